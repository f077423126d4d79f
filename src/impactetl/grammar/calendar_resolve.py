"""Puts date expressions on the calendar, given what the document and the story say about time."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from impactetl.grammar.calendar_shifts import DAYS_IN_WEEK, MONTHS_OF, months_shifted, moved
from impactetl.grammar.calendar_words import MONTHS_IN_YEAR
from impactetl.model import DateKind, DateMention, DateRole, Period, plain

# A story that lasts longer than this many days tells no month of its own.
_LONGEST_MONTH: Final = 31
# The story of a quarter has a quarter before it.
_LONGEST_STORY: Final = {"quarter": 92, "half": 184}
# A reporting year over two calendar years; "the year before" is the like span one year earlier.
_LONGEST_YEAR: Final = 366
# By this month the fiscal years of most countries have ended.
_AUTUMN: Final = 10


@plain
class Reference:
    """What a date expression is counted from.

    ``published`` is the day of publication; ``story`` the period in force in the story (a section's heading, an
    earlier sentence); ``reporting`` the period that the document states for its figures; ``document_year`` the year of
    a document whose day is not known; ``event`` the last event that was dated in the section: "two days later".
    Where what is told lies before the story (``earlier``: "had been arrested in March"), a month is none behind it.
    ``clock`` is the time that an earlier paragraph of the story told last; ``written`` the last day of the month that a
    document tells beside its year.
    """

    published: date | None = None
    story: Period | None = None
    reporting: Period | None = None
    document_year: int | None = None
    event: Period | None = None
    earlier: bool = False
    clock: Period | None = None
    written: date | None = None


def resolve(mention: DateMention, reference: Reference) -> Period | None:
    """Give the days that a date expression means; None where the reference does not tell.

    >>> july = DateMention(0, 7, DateKind.PARTIAL, month=7)
    >>> resolve(july, Reference(published=date(2016, 1, 12))).first
    datetime.date(2015, 7, 1)
    """
    try:
        period = _READERS[mention.kind](mention, reference)
    except (ValueError, OverflowError):  # a day outside the calendar: "30 February", "9000 years ago"
        return None
    if period is None or period.first > period.last:
        return None
    if mention.role is DateRole.SINCE:
        return _since(period, reference)
    if mention.role is DateRole.UNTIL:
        return _until(period, reference)
    return period


def _since(period: Period, reference: Reference) -> Period | None:
    """Count from the period's first day up to the document's date."""
    last = reference.published
    if last is None and reference.document_year is not None:
        last = whole_year(reference.document_year).last
    if last is None and reference.reporting is not None:
        last = reference.reporting.last
    if last is None or last < period.first:
        return None
    return Period(period.first, last, last.year, open_end=True)


def _until(period: Period, reference: Reference) -> Period:
    """Let "so far in 2014" end on the day of publication, and "through August" of a report begin with its year."""
    report, published = _report(reference), reference.published
    if report is not None and report.first < period.first <= report.last:
        period = replace(period, first=report.first)
    if published is not None and period.first <= published < period.last:
        return replace(period, last=published, year=published.year)
    return period


def whole_year(year: int) -> Period:
    """Give a calendar year.

    >>> whole_year(2015).last
    datetime.date(2015, 12, 31)
    """
    return Period(date(year, 1, 1), date(year, 12, 31), year)


def _absolute(mention: DateMention, _: Reference) -> Period | None:
    return None if mention.year is None else _span(mention, mention.year, mention.last_year or mention.year)


def _span(mention: DateMention, first_year: int, last_year: int) -> Period:
    """Lay the mention's month and days into the years given."""
    if mention.month is None:
        return Period(date(first_year, 1, 1), date(last_year, 12, 31), last_year)
    last_month = mention.last_month or mention.month
    last_day = mention.last_day or (mention.day if mention.last_month is None else None)
    first = date(first_year, mention.month, mention.day or 1)
    last = date(last_year, last_month, last_day or monthrange(last_year, last_month)[1])
    return Period(first, last, last.year)


def _partial(mention: DateMention, reference: Reference) -> Period | None:
    if mention.month is None:
        return _weekday(mention, reference) if mention.day is None else _day_of_month(mention.day, mention, reference)
    if mention.shift is None:
        return _month(mention, reference)
    anchor = _anchor(mention, reference)
    if anchor is not None and mention.story and mention.shift_unit == "month":
        period = _ending(mention, anchor.last.year)  # "the following April"
        return period if period.first > anchor.last else _ending(mention, anchor.last.year + 1)
    return None if anchor is None else _ending(mention, anchor.year + mention.shift)


def _ending(mention: DateMention, year: int) -> Period:
    """Place months without a year so that they end in ``year``; "October to March" begins in the year before."""
    wraps = (mention.month or 0) > (mention.last_month or MONTHS_IN_YEAR)
    return _span(mention, year - wraps, year)


def _month(mention: DateMention, reference: Reference) -> Period | None:
    """Place a month or day without its year: within the time in force, else the latest that is not to come."""
    published = reference.published
    if published is not None and mention.shift_unit == "month":
        period = _ending(mention, published.year)
        return period if period.last < published else _ending(mention, published.year - 1)
    frame = reference.story or reference.reporting
    if frame is not None and (frame is reference.reporting or (frame.last - frame.first).days <= _LONGEST_YEAR):
        placed = _within(mention, frame) or _onwards(mention, frame, reference)
        return placed or _not_after(mention, frame.year, published or reference.written)
    if reference.document_year is not None:
        return _not_after(mention, reference.document_year, reference.written)
    return None if published is None else _not_after(mention, published.year, published)


def _within(mention: DateMention, frame: Period) -> Period | None:
    """Find the latest year in which the months meet ``frame``."""
    for year in range(frame.last.year, max(frame.first.year, frame.last.year - 1) - 1, -1):
        period = _ending(mention, year)
        if frame.first <= period.last and period.first <= frame.last:
            return period
    return None


def _onwards(mention: DateMention, event: Period, reference: Reference) -> Period | None:
    """Place a month behind an event of the months after it: "freed in November 2012. In March the owner was tried"."""
    told = reference.reporting is None and not reference.earlier and event.open_end is False
    if not told or reference.published is None or (event.last - event.first).days > _LONGEST_MONTH:
        return None
    period = _ending(mention, event.last.year + 1)
    later = period.first <= reference.published and period.last.month < event.first.month
    return period if later else None


def _not_after(mention: DateMention, year: int, published: date | None) -> Period:
    period = _ending(mention, year)
    begins = period.last.replace(day=1) if mention.day is None else period.last
    return _ending(mention, year - 1) if published is not None and begins > published else period


def _weekday(mention: DateMention, reference: Reference) -> Period | None:
    published = reference.published
    if mention.weekday is None or published is None:
        return None
    back = (published.weekday() - mention.weekday) % DAYS_IN_WEEK
    shift = mention.shift or 0
    if shift > 0:
        back -= DAYS_IN_WEEK
    elif shift < 0:
        back = back or DAYS_IN_WEEK
    day = published - timedelta(days=back)
    return Period(day, day, day.year)


def _day_of_month(day: int, mention: DateMention, reference: Reference) -> Period | None:
    """Place a day within the month that the text tells of, else within the one up to its own day: "on the 7th"."""
    told, published = (reference.story or reference.event) if mention.story else None, reference.published
    if told is not None and (told.first.year, told.first.month) == (told.last.year, told.last.month):
        placed = told.first.replace(day=day)
    elif published is not None and (told is None or published.year == told.year):
        back = mention.shift or -(day > published.day)
        placed = moved(published.replace(day=1), back, "month").replace(day=day)
    else:
        return told or _report(reference)
    return Period(placed, placed, placed.year)


def _anchor(mention: DateMention, reference: Reference) -> Period | None:
    """Choose what a relative expression is counted from."""
    if mention.fiscal:
        return _document_period(reference) or _fiscal_year(reference, mention.shift)
    if mention.story:
        told = _report(reference) if _counts_years_back(mention) else reference.event
        later = mention.shift_unit == "year" and (mention.shift or 0) > 0 and mention.role is DateRole.IN
        return reference.story or (reference.clock if later else None) or told
    day = reference.published or (reference.written if mention.shift_unit in MONTHS_OF else None)
    if day is not None:
        return Period(day, day, day.year)
    if mention.shift_unit != "year":
        year = reference.document_year if mention.shift == 0 and mention.shift_unit != "day" else None
        return (reference.reporting if mention.shift == 0 else None) or (whole_year(year) if year is not None else None)
    year = reference.document_year or (reference.reporting.year if reference.reporting is not None else None)
    return whole_year(year) if year is not None else None


def _counts_years_back(mention: DateMention) -> bool:
    return mention.shift_unit == "year" and mention.shift is not None and mention.shift < 0


def _report(reference: Reference) -> Period | None:
    if reference.reporting is not None:
        return reference.reporting
    return None if reference.document_year is None else whole_year(reference.document_year)


def _document_period(reference: Reference) -> Period | None:
    """Give the year that "during the year" means: the report's own, else the story's, else that of publication."""
    report = _report(reference)
    if report is not None:
        return report
    if reference.story is not None:
        return whole_year(reference.story.year)
    return None


def _fiscal_year(reference: Reference, shift: int | None) -> Period | None:
    """Give the fiscal year of the day of writing; in autumn the one before it ended in spring or summer."""
    day = reference.published
    if day is None:
        return None
    return whole_year(day.year + (shift == -1 and day.month >= _AUTUMN))


def _relative(mention: DateMention, reference: Reference) -> Period | None:
    if mention.shift is None or mention.shift_unit is None:
        return None
    anchor = _anchor(mention, reference)
    if anchor is None or mention.shift_unit == "period" or (mention.fiscal and mention.shift == 0):
        return anchor
    if mention.role is DateRole.BETWEEN:
        return _up_to(anchor, mention.shift, mention.shift_unit)
    return _shifted(anchor, mention.shift, mention.shift_unit)


def _up_to(anchor: Period, shift: int, unit: str) -> Period:
    """Give the span between the anchor's last day and the day that lies ``shift`` units from it."""
    far = moved(anchor.last, shift, unit)
    if shift < 0:
        return Period(far + timedelta(days=1), anchor.last, anchor.last.year)
    return Period(anchor.last, far, far.year)


def _shifted(anchor: Period, shift: int, unit: str) -> Period | None:
    """Give the calendar unit that lies ``shift`` units from the anchor."""
    if unit == "year":
        return _year_shifted(anchor, shift)
    if (anchor.last - anchor.first).days >= _LONGEST_STORY.get(unit, _LONGEST_MONTH):
        # "the next day" in a story of which only the year is known stays in that year; months later may leave it.
        return anchor if unit in {"day", "week"} or shift == 0 else None
    if unit in MONTHS_OF:
        return months_shifted(anchor.last, shift, MONTHS_OF[unit])
    day = moved(anchor.last, shift, unit)
    if unit == "day":
        return Period(day, day, day.year)
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=DAYS_IN_WEEK - 1)
    return Period(monday, sunday, sunday.year)


def _year_shifted(anchor: Period, shift: int) -> Period:
    over_two_years = anchor.first.year != anchor.last.year and (anchor.last - anchor.first).days <= _LONGEST_YEAR
    if not over_two_years:
        return whole_year(anchor.year + shift)
    first = moved(anchor.first, shift, "year")
    return Period(first, moved(anchor.last, shift, "year"), anchor.year + shift)


_READERS: Final = {DateKind.ABSOLUTE: _absolute, DateKind.PARTIAL: _partial, DateKind.RELATIVE: _relative}
