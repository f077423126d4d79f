"""Figures below a heading that counts up to now: "Since 2008", "To date"."""

import re
from datetime import date

from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of
from impactetl.model import Period
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.in_force import is_present
from impactetl.records.dating.scope import LISTS, counts_up
from impactetl.records.dating.when import When
from impactetl.records.draft import Reading

_SINCE = re.compile(r"\W*since\s+(?:\w+\s+)?((?:19|20)\d\d)\W*", re.IGNORECASE)


def headed(reading: Reading, figure: Figure, told: When, context: Context) -> When:
    """Date a figure by the heading right above it, where that tells a total up to now and nothing nearer dates it."""
    nearer = told.mention is not None or told.since or context.paragraph_period or context.lead_period
    if nearer or not reading.passage.headings:
        return told
    frame = context.frame
    start, end = reading.passage.headings[-1]
    heading = frame.document.text[start:end]
    since = _SINCE.fullmatch(heading)
    below = reading.passage.kind in LISTS or (told.year is None and _of_results(heading))
    totals = (below and counts_up(heading)) or (told.year is None and _goes_on_counting(reading.view, figure, context))
    if since is None and not totals:
        return told
    last = frame.counted_to
    if last is None:
        return When(since=True)
    first = date(int(since[1]), 1, 1) if since is not None else None
    period = Period(first, last, last.year, open_end=True) if first is not None and first <= last else None
    return When(last.year, period, "inherited", since=True)


_RESULTS = words_of("framing", "figures") | words_of("framing", "reached") | words_of("framing", "doing")
# "Since we opened our doors" has no more words.
_MOST_WORDS = 8


def _of_results(heading: str) -> bool:
    """Whether a heading of totals speaks of what was reached: "Results so far", "Since we opened our doors"."""
    words = words_in(heading)
    since = words[:1] == ["since"] and not words_of("framing", "start").isdisjoint(words)
    return len(words) <= _MOST_WORDS and (since or not _RESULTS.isdisjoint(words) or words[-2:] == ["to", "date"])


_PERFECT = frozenset({"have", "has"})


def _goes_on_counting(view: View, figure: Figure, context: Context) -> bool:
    """Whether a figure in the perfect tense stands where a text counts from a start: "Nine have been held"."""
    at, cue = figure.at, figure.cue
    if not context.counts_up or figure.planned or cue is None or any(item.date is not None for item in view.items):
        return False
    near = view.items[max(min(at, cue) - 2, 0) : max(at, cue)]
    perfect = any(item.lower in _PERFECT or item.clitic == "'ve" for item in near)
    return perfect and is_present(view, at, cue)
