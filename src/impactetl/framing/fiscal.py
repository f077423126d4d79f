"""A reporting year over two calendar years: from which month to which it runs."""

import re
from datetime import date, timedelta

from impactetl.grammar.calendar_words import FULL_MONTH, MONTHS_IN_YEAR, month_number
from impactetl.grammar.titles import names_season
from impactetl.model import Period

# The years of a report stand among so many first lines.
_HEAD_LINES = 12
# What calls such a pair of years one year, where both have four digits: "Annual Report 2009-2010".
_ONE_YEAR = re.compile(r"\b(?:annual|yearly|fiscal|financial|reporting|school|academic)\b|\bFY", re.IGNORECASE)
# Where a text does not say, a year over two begins with this month, as in India, Japan and the United Kingdom.
_USUAL_START = 4
_WHOLE_YEAR = 365


def over_two_years(period: Period | None, text: str) -> Period | None:
    r"""Lay the period of a report into the months of its year, where its head names it by two: "Annual Report 2016-17".

    >>> over_two_years(Period(date(2016, 1, 1), date(2017, 12, 31), 2017), "Annual Report 2016-17\n").first
    datetime.date(2016, 4, 1)
    """
    if period is None or period.open_end or (period.last.month, period.last.day) != (MONTHS_IN_YEAR, 31):
        return period
    year = period.last.year
    if (period.last - period.first).days < _WHOLE_YEAR - 1 or period.first < date(year - 1, 1, 1):
        return period
    if not any(_names_pair(line, year) for line in text.splitlines()[:_HEAD_LINES]):
        return period
    start = _start_told(text, year) or _USUAL_START
    first = date(year - (start > 1), start, 1)
    return Period(first, date(first.year + 1, start, 1) - timedelta(days=1), year)


def _names_pair(line: str, year: int) -> bool:
    """Whether a line names a year by the two that it lies in, and no issue of a winter."""
    pair = re.search(rf"(?<![\d/-]){year - 1}\s?[-/\u2013]\s?(?P<last>{year}|{year % 100:02})(?![\d/-])", line)
    if pair is None or names_season(line):
        return False
    return len(pair["last"]) < len(str(year)) or _ONE_YEAR.search(line) is not None


def _start_told(text: str, year: int) -> int | None:
    """The month with which the year begins, by its first months or its last: "1 July 2016 to", "ended 30 June 2017"."""
    begun = re.search(rf"\b({FULL_MONTH})(?: \d\d?,)? {year - 1}\s?(?:[-\u2013]|to|until|through)\s", text)
    ended = re.search(
        rf"\b(?:to|until|through|end(?:ed|ing)|[-\u2013]) (?:\d\d? )?({FULL_MONTH})(?: \d\d?,)? {year}\b", text
    )
    if begun is not None and ended is not None:
        return month_number(begun[1])
    closed = re.search(rf"\byear (?:to|end(?:ed|ing)) (?:on )?(?:\d\d? )?({FULL_MONTH})\b", text, re.IGNORECASE)
    last = month_number(closed[1]) if closed is not None else None
    return last % MONTHS_IN_YEAR + 1 if last is not None else None
