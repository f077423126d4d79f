"""The headline of a text: it takes country and year from the event of the first paragraph (contract, section 4)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from impactetl.model import Mentions, Passage, PassageKind, Period
from impactetl.records.across.carry import enter, leave
from impactetl.records.base.context import Context
from impactetl.records.dating.not_told import not_told
from impactetl.records.dating.times import opens_with, periods

# Titles, their copies, bylines and notes such as "9 min read" stand before the first paragraph, so many at most.
_NOTES = 20
# The first sentences tell the event of a headline, so many at most.
_SENTENCES = 3
# News tells what happened in the days before it.
_NEWS = timedelta(days=31)
# A sentence has this many words at least, and mostly small letters.
_WORDS, _SMALL = 6, 0.5
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s*\Z")

# "Two other men were charged last month": that is no event of the sentences before.
_OTHERS = re.compile(r"(?:\w+ ){0,2}(?:an)?others?\b", re.IGNORECASE)

Find = Callable[[Passage], Mentions]


def opening(context: Context, passages: Sequence[Passage], find: Find, text: str) -> Context:
    """Look ahead to the first paragraph, for the headline before it; ``find`` finds what stands in a passage."""
    if context.frame.document.published is None:
        return context
    told = [(passage, find(passage)) for passage in _first(passages, text)]
    if not told or told[0][0].start == passages[0].start:
        return context
    period, place, lead_end = None, None, 0
    ahead = context
    for passage, mentions in told:
        ahead = enter(ahead, passage, mentions)
        if passage.paragraph == told[0][0].paragraph:
            place = place or leave(ahead, passage, mentions, text).paragraph_place
        if period is None and not _OTHERS.match(text, passage.start, passage.end):
            period = _event(passage, mentions, ahead, text)
            lead_end = passage.start if period is not None and _is_news(period, context) else lead_end
        ahead = leave(ahead, passage, mentions, text)
    return replace(context, opening_period=period, opening_place=place, opening_end=told[0][0].start, lead_end=lead_end)


def _first(passages: Sequence[Passage], text: str) -> Iterator[Passage]:
    """Give the first sentences behind the headline; none where numbers with labels or a lead-in come first."""
    count = 0
    for i, passage in enumerate(passages):
        sentence = passage.kind is PassageKind.SENTENCE
        if sentence and _is_sentence(text[passage.start : passage.end]):
            yield passage
            count += 1
        elif count == 0 and (i == _NOTES or passage.kind is PassageKind.BLOCK):
            return
        if count == _SENTENCES or (sentence and text[passage.end - 1 : passage.end] == ":"):
            return


def _is_sentence(words: str) -> bool:
    """Tell a running sentence from a title, a byline or a note."""
    if _END.search(words) is None or len(words.split()) < _WORDS:
        return False
    letters = [c for c in words if c.isalpha()]
    return sum(c.islower() for c in letters) > _SMALL * len(letters)


def _is_news(period: Period, context: Context) -> bool:
    """Whether a period lies in the days before the text."""
    published = context.frame.document.published
    return published is not None and published - _NEWS <= period.last and period.first <= published


def _event(passage: Passage, mentions: Mentions, context: Context, text: str) -> Period | None:
    """The time of the event that a sentence tells: a day of the news, else the date that it opens with."""
    published = context.frame.document.published
    if published is None or not mentions.dates:
        return None
    told = list(periods(mentions, context, not_told(mentions, text, (passage.start, passage.end))))
    news = (period for _, period in told if published - _NEWS <= period.last and period.first <= published)
    return next(news, None) or next((period for mention, period in told if opens_with(mention, passage)), None)
