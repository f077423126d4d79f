"""Dates that name a month or a day, and spans of two of them ("March 26-28", "1 October 2014 - 30 September 2015")."""

import re
from dataclasses import replace
from typing import Final

from impactetl.grammar.calendar_words import (
    CENTURY,
    DASH,
    DAY,
    DAYS_IN_MONTH,
    FULL_MONTH,
    MONTH,
    MONTHS_IN_YEAR,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    month_number,
)
from impactetl.model import DateKind, DateMention, DateRole, plain


@plain
class Point:
    """One end of a date expression and where its words end; None is what the words leave open."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None


_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
_TO_DAY = rf"(?:\s?(?:{DASH}|to|and|through|&)\s?(?P<last_day>{DAY})(?:st|nd|rd|th)?\b(?!\s*[.,]?\d))?"
_POINTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?P<left>\d{1,2})(?P<sign>[-/.])(?P<right>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?![\w/])",
        rf"{_WEEKDAY}(?P<day>{DAY})(?:st|nd|rd|th)?{_TO_DAY}[\s-](?:of\s+)?(?P<month>{MONTH})(?:,?[\s-](?P<year>{YEAR})\b)?",
        rf"{_WEEKDAY}(?P<month>{MONTH})\s?(?P<day>{DAY})(?P<year>(?:19|20)\d\d)\b",
        rf"{_WEEKDAY}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?:st|nd|rd|th)?\b(?![.,:/]\d){_TO_DAY}(?:,?\s+(?P<year>{YEAR})\b)?",
        rf"(?P<month>{MONTH})(?:,?\s+|[-/])(?:of\s+)?(?P<year>{YEAR})\b",
        rf"(?P<month>{MONTH})(?=\s?{DASH}\s?{MONTH})",
        rf"(?P<month>{FULL_MONTH})",
    )
)
# "2022-09" is a month; "2010-11" rather two years.
_YEAR_MONTH: Final = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d/.-]\d|\d)")
_JOINT: Final = re.compile(rf"\s?{DASH}\s?|\s+(?:to|through|until|till|thru|up to)\s+(?:the end of\s+)?")
_AND: Final = re.compile(r"\s+and\s+")
_NEXT_IS_NOUN: Final = re.compile(r"\s+[a-z]")


def point_at(text: str, start: int, end: int) -> Point | None:
    """Read the date words that begin at ``start``: the fullest form that fits, or None.

    >>> point_at("Dec 07, 2011", 0, 12)
    Point(end=12, year=2011, month=12, day=7, last_day=None, weekday=None)
    """
    match = _YEAR_MONTH.match(text, start, end)
    if match and int(match["month"]) <= int(match["year"]) % CENTURY:
        return _named(match)
    for pattern in _POINTS:
        match = pattern.match(text, start, end)
        if match:
            return _numeric(match) if "left" in match.re.groupindex else _named(match)
    return None


def _named(match: re.Match[str]) -> Point:
    parts = match.groupdict()
    month = parts["month"]
    weekday = parts.get("weekday")
    return Point(
        match.end(),
        _number(parts.get("year")),
        int(month) if month.isdecimal() else month_number(month),
        _number(parts.get("day")),
        _number(parts.get("last_day")),
        WEEKDAYS[weekday.rstrip(".").lower()] if weekday else None,
    )


def _numeric(match: re.Match[str]) -> Point | None:
    """Read "15/12/2017"; where day and month could be swapped, only the year is sure."""
    left, right, year = int(match["left"]), int(match["right"]), int(match["year"])
    low, high = sorted((left, right))
    if not (1 <= low <= MONTHS_IN_YEAR and high <= DAYS_IN_MONTH):
        return None
    if left == right or high > MONTHS_IN_YEAR:
        return Point(match.end(), year, low, high)
    return Point(match.end(), year)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def dated_at(text: str, start: int, end: int, *, before: str = "") -> DateMention | None:
    """Read a point or a span of two points; ``before`` is the word before it, in lower case.

    >>> dated_at("January-May 2015", 0, 16).last_month
    5
    """
    first = point_at(text, start, end)
    if first is None:
        return None
    first = _without_count(text, first, (start, end), before)
    last = _far_end(text, first, end, before)
    return _span(start, first, last) if last else _single(start, first)


def _without_count(text: str, point: Point, stretch: tuple[int, int], before: str) -> Point:
    """Give "In May 15 people were freed" its month only: "in" takes no day, and the number counts."""
    start, end = stretch
    if before != "in" or point.day is None or point.year is not None or text[start].isdigit():
        return point
    month = _POINTS[-1].match(text, start, end)
    if month is None or not _NEXT_IS_NOUN.match(text, point.end, end):
        return point
    return Point(month.end(), None, point.month)


def _far_end(text: str, first: Point, end: int, before: str) -> Point | None:
    joint = _JOINT.match(text, first.end, end) or (before == "between" and _AND.match(text, first.end, end))
    if not joint or first.month is None or first.last_day:
        return None
    last = point_at(text, joint.end(), end)
    if last is None or last.month is None or (last.day is None and first.day is not None):
        return None
    if last.day is not None and first.day is None and before not in {"between", "from"}:
        return None
    forward = (first.year or 0, first.month, first.day or 0) < (last.year or 0, last.month, last.day or 0)
    return last if forward or last.year is None else None


def _single(start: int, point: Point) -> DateMention:
    return DateMention(
        start,
        point.end,
        DateKind.PARTIAL if point.year is None else DateKind.ABSOLUTE,
        DateRole.BETWEEN if point.last_day else DateRole.IN,
        year=point.year,
        month=point.month,
        day=point.day,
        last_month=point.month if point.last_day else None,
        last_day=point.last_day,
        last_year=point.year if point.last_day else None,
        weekday=point.weekday,
    )


def _span(start: int, first: Point, last: Point) -> DateMention:
    opening = first
    if first.year is None and last.year is not None:
        wraps = (first.month or 0) > (last.month or 0)
        opening = replace(first, year=last.year - wraps)
    mention = _single(start, opening)
    closing = last.year or first.year
    return replace(
        mention,
        end=last.end,
        role=DateRole.BETWEEN,
        last_year=closing,
        last_month=last.month,
        last_day=last.last_day or last.day,
    )
