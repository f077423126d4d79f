"""The headline of a text: it takes country and year from the event of the first paragraph (contract, section 4)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from impactetl.grammar.calendar_resolve import resolve
from impactetl.grammar.tokens import words_in
from impactetl.model import DateKind, DateRole, Mentions, Passage, PassageKind, Period
from impactetl.records.across.carry import enter, leave
from impactetl.records.base.context import Context
from impactetl.records.dating.not_told import not_told
from impactetl.records.dating.offence_dates import of_offence
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
    first = list(_first(passages, text)) or next((list(_first(p, text)) for p in _copies(passages, text)), [])
    told = [(passage, find(passage)) for passage in first]
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
            if period is None and passage is first[0] and _tells_title(text, passages[0], passage):
                period = _dated(passage, mentions, ahead, text)
            lead_end = passage.start if period is not None and _is_news(period, context) else lead_end
        ahead = leave(ahead, passage, mentions, text)
    return replace(context, opening_period=period, opening_place=place, opening_end=told[0][0].start, lead_end=lead_end)


def _copies(passages: Sequence[Passage], text: str) -> Iterator[Sequence[Passage]]:
    """Give what stands from each copy of a title on that a page repeats behind its menu."""
    title = _NAME_OF_SITE.split(text[passages[0].start : passages[0].end])[0]
    place = text.find(title, passages[0].end, _MENU_CHARS) if len(title) >= _TITLE_CHARS else -1
    while place >= 0:
        k = max(bisect_right(passages, place, key=lambda passage: passage.start) - 1, 0)
        if any(_is_sentence(text[p.start : p.end]) for p in passages[k + 1 : k + _NOTES]):
            yield passages[k + 1 :]
        place = text.find(title, place + 1, _MENU_CHARS)


# The menu of a page is no longer, a title that it repeats no shorter; the name of the site may close it.
_MENU_CHARS, _TITLE_CHARS = 20000, 24
_NAME_OF_SITE = re.compile(r"\s(?:[|\u2013\u2014-]|::)\s")


def _first(passages: Sequence[Passage], text: str) -> Iterator[Passage]:
    """Give the first sentences behind the headline; none where numbers with labels or a lead-in come first."""
    count = 0
    for i, passage in enumerate(passages):
        sentence = passage.kind is PassageKind.SENTENCE
        if sentence and (_is_sentence(text[passage.start : passage.end]) or _opens_paragraph(passages, i, text)):
            yield passage
            count += 1
        elif count == 0 and (i == _NOTES or passage.kind is PassageKind.BLOCK):
            return
        if count == _SENTENCES or (sentence and text[passage.end - 1 : passage.end] == ":"):
            return


def _opens_paragraph(passages: Sequence[Passage], i: int, text: str) -> bool:
    """Whether a few words are the first sentence of a paragraph: "2022 was a busy year. In Nepal we rescued"."""
    here, behind = passages[i], passages[i + 1 : i + 2]
    if not behind or behind[0].paragraph != here.paragraph or _END.search(text, here.start, here.end) is None:
        return False
    return _is_sentence(text[behind[0].start : behind[0].end])


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


def _tells_title(text: str, title: Passage, passage: Passage) -> bool:
    """Whether a sentence tells the deed of the title: "Man charged" over "was charged in September 2020"."""
    deeds = {word[:_STEM] for word in words_in(text[title.start : title.end]) if len(word) > _STEM}
    return any(word.endswith("ed") and word[:_STEM] in deeds for word in words_in(text[passage.start : passage.end]))


# Forms of one verb begin with so many letters: "convicts", "convicted".
_STEM = 5


def _dated(passage: Passage, mentions: Mentions, context: Context, text: str) -> Period | None:
    """The one month or day of which the first sentence tells, and no crime: "convicted five men in August 2014"."""
    aside = not_told(mentions, text, (passage.start, passage.end))
    told = [m for m in mentions.dates if m.kind is DateKind.ABSOLUTE and m.role is DateRole.IN and m.last_year is None]
    if len(told) != 1 or told[0].month is None or told[0].end in aside or told[0].outer_start in {-1, told[0].start}:
        return None
    return None if of_offence(text, passage.start, told[0]) else resolve(told[0], context.reference())
