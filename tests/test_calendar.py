"""Putting date expressions on the calendar."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateKind, DateMention, DateRole, Period

_NEWS = Reference(published=date(2016, 1, 12))
_YEARBOOK = Reference(document_year=2019)
_STORY = Reference(published=date(2018, 5, 4), story=whole_year(2015))
_REPORT = Reference(reporting=Period(date(2014, 10, 1), date(2015, 9, 30), 2015))

PLACED: tuple[tuple[str, Reference, str | None], ...] = (
    ("in July", _NEWS, "2015-07-01 2015-07-31 2015"),
    ("in January", _NEWS, "2016-01-01 2016-01-31 2016"),
    ("on 11 January", _NEWS, "2016-01-11 2016-01-11 2016"),
    ("on 13 January", _NEWS, "2015-01-13 2015-01-13 2015"),
    ("on Monday", _NEWS, "2016-01-11 2016-01-11 2016"),
    ("on Tuesday", _NEWS, "2016-01-12 2016-01-12 2016"),
    ("last Tuesday", _NEWS, "2016-01-05 2016-01-05 2016"),
    ("on Monday", _YEARBOOK, None),
    ("last month", _NEWS, "2015-12-01 2015-12-31 2015"),
    ("last month", _YEARBOOK, None),
    ("last year", _NEWS, "2015-01-01 2015-12-31 2015"),
    ("last year", _YEARBOOK, "2018-01-01 2018-12-31 2018"),
    ("this year", _YEARBOOK, "2019-01-01 2019-12-31 2019"),
    ("so far this year", _NEWS, "2016-01-01 2016-01-12 2016"),
    ("last week", _NEWS, "2016-01-04 2016-01-10 2016"),
    ("yesterday", _NEWS, "2016-01-11 2016-01-11 2016"),
    ("today", _YEARBOOK, None),
    ("three months ago", _NEWS, "2015-10-01 2015-10-31 2015"),
    ("over the past 14 years", _NEWS, "2002-01-13 2016-01-12 2016"),
    ("next year", _NEWS, "2017-01-01 2017-12-31 2017"),
    ("in recent years", _NEWS, None),
    ("in April", _YEARBOOK, "2019-04-01 2019-04-30 2019"),
    ("in August", _STORY, "2015-08-01 2015-08-31 2015"),
    ("two years later", _STORY, "2017-01-01 2017-12-31 2017"),
    ("the year before", _STORY, "2014-01-01 2014-12-31 2014"),
    ("that year", _STORY, "2015-01-01 2015-12-31 2015"),
    ("that year", _NEWS, None),
    ("two years later", _NEWS, None),
    ("three months later", _STORY, None),
    ("the year before", _REPORT, "2013-10-01 2014-09-30 2014"),
    ("the year before", _YEARBOOK, "2018-01-01 2018-12-31 2018"),
    ("in April", _REPORT, "2015-04-01 2015-04-30 2015"),
    ("in November", _REPORT, "2014-11-01 2014-11-30 2014"),
    ("during the year", _REPORT, "2014-10-01 2015-09-30 2015"),
    ("during the year", _YEARBOOK, "2019-01-01 2019-12-31 2019"),
    ("during the year", Reference(), None),
    ("the previous reporting period", _REPORT, "2013-10-01 2014-09-30 2014"),
    ("since 2008", _NEWS, "2008-01-01 2016-01-12 2016 open"),
    ("since December 2007", _YEARBOOK, "2007-12-01 2019-12-31 2019 open"),
    ("since 2008", Reference(), None),
    ("since 2012", _REPORT, "2012-01-01 2015-09-30 2015 open"),
    ("last spring", _NEWS, "2015-03-01 2015-05-31 2015"),
    ("this summer", Reference(published=date(2016, 8, 20)), "2016-06-01 2016-08-31 2016"),
    ("last winter", Reference(published=date(2016, 8, 20)), "2015-12-01 2016-02-29 2016"),
    ("over the weekend", _NEWS, "2016-01-09 2016-01-09 2016"),
    (
        "the previous quarter",
        Reference(story=Period(date(2013, 7, 1), date(2013, 9, 30), 2013)),
        "2013-04-01 2013-06-30 2013",
    ),
    ("through August", _YEARBOOK, "2019-01-01 2019-08-31 2019"),
    ("as of 1 May", _REPORT, "2014-10-01 2015-05-01 2015"),
    ("in 2014/15", _NEWS, "2014-01-01 2015-12-31 2015"),
    ("January-May 2015", _NEWS, "2015-01-01 2015-05-31 2015"),
    ("1 October 2014 to 30 September 2015", _NEWS, "2014-10-01 2015-09-30 2015"),
    ("in the 12 months to June 2016", _NEWS, "2015-07-01 2016-06-30 2016"),
    ("the first quarter of 2019", _NEWS, "2019-01-01 2019-03-31 2019"),
    ("the first eight months of the year", _YEARBOOK, "2019-01-01 2019-08-31 2019"),
    ("between October and March", _YEARBOOK, "2018-10-01 2019-03-31 2019"),
    ("October last year", _NEWS, "2015-10-01 2015-10-31 2015"),
    ("30 February 2015", _NEWS, None),
    ("so far in 2016", _NEWS, "2016-01-01 2016-01-12 2016"),
    ("March 26-28", _NEWS, "2015-03-26 2015-03-28 2015"),
)


def _show(period: Period | None) -> str | None:
    return None if period is None else f"{period.first} {period.last} {period.year}" + " open" * period.open_end


@pytest.mark.parametrize(("text", "reference", "expected"), PLACED)
def test_resolves(text: str, reference: Reference, expected: str | None) -> None:
    (mention,) = find_dates(text, 0, len(text))
    assert _show(resolve(mention, reference)) == expected


def _maybe(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


_PERIODS = st.builds(lambda a, b: Period(min(a, b), max(a, b), max(a, b).year), st.dates(), st.dates())
_MENTIONS = st.builds(
    DateMention,
    st.just(0),
    st.just(1),
    st.sampled_from(DateKind),
    st.sampled_from(DateRole),
    year=_maybe(1, 9999),
    month=_maybe(1, 12),
    day=_maybe(1, 31),
    last_year=_maybe(1, 9999),
    last_month=_maybe(1, 12),
    last_day=_maybe(1, 31),
    weekday=_maybe(0, 6),
    shift=_maybe(-9999, 9999),
    shift_unit=st.none() | st.sampled_from(["day", "week", "month", "quarter", "half", "year", "period"]),
    story=st.booleans(),
    fiscal=st.booleans(),
)
_REFERENCES = st.builds(Reference, st.none() | st.dates(), st.none() | _PERIODS, st.none() | _PERIODS, _maybe(1, 9999))


@given(_MENTIONS, _REFERENCES)
@settings(max_examples=400, deadline=None)
def test_any_mention(mention: DateMention, reference: Reference) -> None:
    period = resolve(mention, reference)
    assert period is None or period.first <= period.last
