"""The dates of a passage that may set a time for what follows, and those that are the document's own."""

from collections.abc import Iterator

from impactetl.grammar.calendar_resolve import resolve, whole_year
from impactetl.model import DateKind, DateMention, DateRole, Mentions, Passage, Period
from impactetl.records.base.context import Context
from impactetl.records.base.view import View

# A run-in heading ("2018 so far.") has fewer characters.
_RUN_IN_CHARS = 14
# A date that spans this many years more than one is a decade.
_DECADE = 9


def said(mentions: Mentions, context: Context) -> frozenset[int]:
    """Ends of the dates by which the document says what its figures are for."""
    spans = context.frame.said
    return frozenset(m.end for m in mentions.dates if any(low <= m.start < high for low, high in spans))


def is_year(mention: DateMention) -> bool:
    """Whether a date is a year and no more."""
    return mention.kind is DateKind.ABSOLUTE and mention.month is None


def opens_with(mention: DateMention, passage: Passage) -> bool:
    """Whether a passage begins with a date, which goes on behind it."""
    return passage.start in {mention.start, mention.outer_start}


def today_told(mentions: Mentions, context: Context) -> Period | None:
    """The day of publication, where the words of a sentence name it as a day of the story: "today", "on Tuesday"."""
    published = context.frame.document.published
    if published is None:
        return None
    told = (resolve(m, context.reference()) for m in mentions.dates if m.kind is not DateKind.ABSOLUTE)
    return next((p for p in told if p is not None and p.first == published == p.last), None)


def told_again(view: View, i: int) -> bool:
    """Whether a date that counts from another is told once more, by its year: "three years later, in 2014"."""
    mention, behind = view.items[i].date, view.items[i + 1 : i + 3]
    again = behind[1].date if len(behind) > 1 and behind[0].lower in {",", "("} else None
    if mention is None or again is None or mention.kind is not DateKind.RELATIVE:
        return False
    return mention.shift_unit == "year" and again.kind is DateKind.ABSOLUTE


def publication(mentions: Mentions, context: Context) -> frozenset[int]:
    """Ends of the dates that are the document's own, "today" with them: they date no event that is told later."""
    published = context.frame.document.published
    out: set[int] = set()
    for mention in mentions.dates:
        period = resolve(mention, context.reference()) if published is not None else None
        if period is not None and period.first == published == period.last:
            out.add(mention.end)
    return frozenset(out)


def runs_in(text: str, passage: Passage) -> bool:
    """A run-in heading such as "2016-2017." or "2018 so far." opens its paragraph."""
    return passage.end - passage.start < _RUN_IN_CHARS and any(c.isdigit() for c in text[passage.start : passage.end])


def periods(
    mentions: Mentions, context: Context, aside: frozenset[int] = frozenset()
) -> Iterator[tuple[DateMention, Period]]:
    """Give the dates that may set a time, those with a preposition first; "since" and "by" set none."""
    for mention in sorted(mentions.dates, key=_is_bare):
        compares = mention.story and (mention.shift or 0) < 0
        counted = mention.role in {DateRole.SINCE, DateRole.UNTIL} and not _so_far(mention, context)
        counted = counted and not _since_this_year(mention, context)
        if counted or is_decade(mention) or compares or mention.end in aside:
            continue
        period = resolve(mention, context.reference_for(mention))
        if period is not None and _sane(period, context) and not (_is_bare(mention) and _is_edition(period, context)):
            yield mention, period


def _so_far(mention: DateMention, context: Context) -> bool:
    """Whether a year that is not over opens a part of a text: "2019 so far  Fifty withdrawn", "So far this year:"."""
    text, start = context.frame.document.text, mention.start
    if mention.kind is DateKind.RELATIVE:
        told = mention.role is DateRole.UNTIL and mention.shift == 0 and mention.shift_unit == "year"
        return told and text[max(mention.outer_start - 1, 0) : mention.outer_start] in {"", "\n"}
    year = mention.role is DateRole.UNTIL and is_year(mention) and mention.outer_start in {-1, start}
    return year and text[max(start - 1, 0) : start] in {"", "\n"} and text[start : mention.end].endswith("far")


def _since_this_year(mention: DateMention, context: Context) -> bool:
    """Whether a bound in the year of writing is all that dates a paragraph: "since January we won 12", "by May"."""
    day = context.frame.document.published if context.paragraph_period is None else None
    partial = mention.kind is DateKind.PARTIAL and mention.month is not None
    period = resolve(mention, context.reference()) if partial and day is not None else None
    return period is not None and day is not None and period.first.year == day.year


def _is_bare(mention: DateMention) -> bool:
    """Whether no preposition stands before a date."""
    return mention.outer_start in {-1, mention.start}


def _is_edition(period: Period, context: Context) -> bool:
    """Whether a year names the edition of a yearbook, which tells of another year."""
    return period.year == context.frame.edition and period.last == whole_year(period.year).last


def is_decade(mention: DateMention) -> bool:
    """Tell whether a date is a decade, which dates no event."""
    if mention.last_year is None or mention.year is None:
        return False
    return mention.year % (_DECADE + 1) == 0 and mention.last_year - mention.year == _DECADE


def _sane(period: Period, context: Context) -> bool:
    """A period that starts after the document was published dates nothing that it tells."""
    published = context.frame.document.published
    return published is None or period.first <= published
