"""Lines that lead on to what stands below them: "Thanks to you, in 2019:", "So, the numbers for 2020"."""

import re
from itertools import pairwise

from impactetl.grammar.calendar_resolve import resolve
from impactetl.grammar.quantity import read_numbers
from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of
from impactetl.model import DateRole, Mentions, Passage, PassageKind, Period
from impactetl.records.base.context import Context
from impactetl.records.dating.times import runs_in
from impactetl.syntax.words import words


def leads_on(passage: Passage, mentions: Mentions, text: str) -> bool:
    """Whether a passage leads on to what follows it: by its end, as a run-in heading, or as a promise of figures."""
    if _LEADS_ON.search(text, max(passage.end - _LEAD_CHARS, passage.start), passage.end) is not None:
        return True
    if passage.kind is not PassageKind.SENTENCE:
        return False
    return runs_in(text, passage) or _announces(passage, mentions, text) or _points_below(passage, text)


def _points_below(passage: Passage, text: str) -> bool:
    """Whether a sentence points to the figures on the lines below it: "Everything below happened in 2019."."""
    if _FIGURE_BELOW.match(text, passage.end) is None:
        return False
    told = (*words_in(text[passage.start : passage.end]), "")
    figures = words_of("framing", "figures")
    return any((a == "below" and b not in _WHOSE) or (a in _BELOW and b in figures) for a, b in pairwise(told))


_BELOW = frozenset({"these", "following", "next"})
# "The house below the hill" stands below something else.
_WHOSE = words("determiner")
_FIGURE_BELOW = re.compile(r"[ \t]*\n\s{0,8}(?:[*\u2022-]\s{0,3})?\d")


def counted_from_start(mentions: Mentions, context: Context) -> Period | None:
    """The time up to the day of writing, where a lead names its start: "What we did since 2008:"."""
    starts = (resolve(m, context.reference()) for m in mentions.dates if m.role is DateRole.SINCE)
    return next((period for period in starts if period is not None), None)


def _announces(passage: Passage, mentions: Mentions, text: str) -> bool:
    """Whether a sentence on its own line promises the figures of a time, and holds none: "So, the numbers for 2020"."""
    if len(mentions.dates) != 1 or not stands_alone(passage, text):
        return False
    date = mentions.dates[0]
    before = words_in(text[passage.start : max(date.outer_start, date.start)])[-2:]
    behind = words_in(text[date.end : passage.end])[:1]
    if words_of("framing", "figures").isdisjoint([*before, *behind]):
        return False
    # Read here: the numbers of a passage that can state nothing itself were not looked for.
    return all(number.refused not in {None, "negated"} for number in read_numbers(text, passage.start, passage.end))


# The end of a sentence that leads what follows: "Thanks to you, in 2019:", "this year we did the following."
_LEADS_ON = re.compile(r":\Z|\b(?:the following|as follows)\.\Z", re.IGNORECASE)
_LEAD_CHARS = 20


def stands_alone(passage: Passage, text: str) -> bool:
    """Whether a passage has its line for itself, so that it leads what stands on the lines below."""
    before = text[max(passage.start - 1, 0) : passage.start]
    behind = text[passage.end : passage.end + 1]
    return passage.kind is PassageKind.SENTENCE and before in {"", "\n"} and behind in {"", "\n", "\r"}
