"""Items of a list that go on with the time of one above: "45 held, up from 38 the year before", "Of those, 12 were"."""

import re
from dataclasses import replace

from impactetl.model import DateKind, DateMention, Mentions, Passage, PassageKind, Period
from impactetl.records.base.context import Context

_OPENS = re.compile(r"(?:in|of|among|amongst|from)\s(?:those|these|them)\b", re.IGNORECASE)
# An item that is gone on with ends so near before, in characters.
_NEAR = 260
# A number that is no year, as a figure is.
_FIGURE = re.compile(r"(?<![\d.,/-])(?!(?:19|20)\d\d\b)\d[\d,.]*")
# What is compared with the year before is of a year.
_YEAR_DAYS = 360
# "After the raid" is told of one of so many sentences before.
_LANDMARKS = 8


def told_above(context: Context, passage: Passage, mentions: Mentions) -> Period | None:
    """The time of an item above that this one goes on with: it takes those up, or compares with the year before."""
    frame = context.frame.reporting or context.frame.totals or context.section_period
    if not context.landmarks or frame is not None or passage.kind is not PassageKind.ITEM:
        return None
    text, (period, (start, end)) = context.frame.document.text, context.landmarks[-1]
    if _OPENS.match(text, passage.start) is not None:
        return period if passage.start - end <= _NEAR else None
    if not mentions.dates or not all(map(_is_year_before, mentions.dates)):
        return None
    whole = (period.last - period.first).days >= _YEAR_DAYS
    return period if whole and _FIGURE.search(text, start, end) is not None else None


def with_landmark(context: Context, period: Period, passage: Passage) -> Context:
    """The context behind a passage that tells a time, from which what is told later may count by its name."""
    told = (period, (passage.start, passage.end))
    return replace(context, landmarks=(*context.landmarks[-_LANDMARKS:], told))


def _is_year_before(mention: DateMention) -> bool:
    """Whether a date is the year before one that is not told beside it."""
    return mention.kind is DateKind.RELATIVE and mention.story and mention.shift_unit == "year" and mention.shift == -1
