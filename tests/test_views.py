"""The views: what they count, and how low, value and high come about."""

from datetime import date
from typing import Any

import pytest

from factories import bounded, hash16, record, source
from impactetl.schema import ImpactRecord
from stores import asked, filled

RESCUES = "SELECT country, year, low, value, high, claims, records, publishers FROM rescues_by_country_year"


@pytest.mark.parametrize(
    ("row", "low", "value", "high"),
    [
        (record(), 12, 12, 12),
        (bounded("100", "at_least", (100, 100, None)), 100, 100, None),
        (bounded("40", "at_most", (40, None, 40)), 0, 40, 40),
        (bounded("5 and 8", "range", (None, 5, 8)), 5, 5, 8),
        (bounded("30", "approximate", (30, None, None)), 30, 30, 30),
        (bounded("30", "vague", (None, 24, None)), 24, 24, None),
    ],
)
def test_low_value_and_high_of_one_figure(row: ImpactRecord, low: float, value: float, high: float | None) -> None:
    assert asked(filled(records=(row,)), RESCUES) == [("Cambodia", 2014, low, value, high, 1, 1, 1)]


@pytest.mark.parametrize(
    "left_out",
    [
        {"modality": "planned"},
        {"modality": "conditional"},
        {"scope": "cumulative"},
        {"scope": "stock"},
        {"scope": "rate"},
        {"metric": "people_assisted"},
        {"year": None},
        {"country_code": None, "country_codes": (), "area": "unknown"},
        {"part_of": hash16("a.txt12")},
    ],
    ids=str,
)
def test_what_does_not_count_is_left_out(left_out: dict[str, Any]) -> None:
    rows = (record(), record("100", 100.0, **left_out))
    assert asked(filled(records=rows), RESCUES) == [("Cambodia", 2014, 12, 12, 12, 1, 1, 1)]


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        # events add up
        ((record(), record("100", 100.0)), [(112, 112, 112, 2)]),
        # a total may hold its events, which are then not added to it
        ((record(), record("100", 100.0, scope="period")), [(100, 100, 100, 1)]),
        # the bound of one figure is missing from the total
        ((record(), bounded("100", "at_least", (100, 100, None))), [(112, 112, None, 2)]),
        # two totals of two halves of a year add up
        (
            (
                record("12", 12.0, scope="period", period_end=date(2014, 6, 30)),
                record("100", 100.0, scope="period", period_start=date(2014, 7, 1)),
            ),
            [(112, 112, 112, 2)],
        ),
    ],
)
def test_what_is_added_and_what_is_not(rows: tuple[ImpactRecord, ...], totals: list[tuple[object, ...]]) -> None:
    query = "SELECT low, value, high, claims FROM totals_by_country_year"
    assert asked(filled(records=rows), query) == totals


def lasting(number: str, value: float, first: date, last: date, **changes: Any) -> ImpactRecord:  # noqa: ANN401 - columns
    total: dict[str, Any] = {"scope": "period", "place": None, "year": last.year}
    return record(number, value, period_start=first, period_end=last, **(total | changes))


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        # two years and the total of both: the years alone
        (
            (
                lasting("40", 40.0, date(2019, 1, 1), date(2019, 12, 31)),
                lasting("30", 30.0, date(2020, 1, 1), date(2020, 12, 31)),
                lasting("100", 100.0, date(2019, 1, 1), date(2020, 12, 31)),
            ),
            [(2019, 40), (2020, 30)],
        ),
        # a fiscal year that a longer total only half holds, in the year in which it ends
        (
            (
                lasting("100", 100.0, date(2015, 1, 1), date(2020, 12, 31)),
                lasting("30", 30.0, date(2020, 4, 1), date(2021, 3, 31)),
            ),
            [(2021, 30)],
        ),
        # 366 days over two calendar years are a year, 367 are not
        ((lasting("30", 30.0, date(2019, 7, 1), date(2020, 6, 30)),), [(2020, 30)]),
        ((lasting("30", 30.0, date(2019, 6, 30), date(2020, 6, 30)),), []),
        # an occasion counts in its year, however vaguely it is dated
        ((lasting("12", 12.0, date(2019, 1, 1), date(2020, 12, 31), scope="event"),), [(2020, 12)]),
        # a year's total still holds what lies in that year
        (
            (
                lasting("40", 40.0, date(2019, 1, 1), date(2019, 12, 31)),
                lasting("6", 6.0, date(2019, 3, 1), date(2019, 3, 31), scope="event"),
                lasting("100", 100.0, date(2019, 1, 1), date(2020, 12, 31)),
            ),
            [(2019, 40)],
        ),
    ],
)
def test_a_total_of_several_years_stands_in_no_year(
    rows: tuple[ImpactRecord, ...], totals: list[tuple[int, float]]
) -> None:
    assert asked(filled(records=rows), "SELECT year, value FROM totals_by_country_year") == totals


def test_a_total_reaches_to_the_figures_that_contradict_it() -> None:
    sources = (source("a.txt", publisher="One"), source("b.txt", publisher="Two"))
    rows = (
        record("12", 12.0, "a.txt", scope="period", place=None),
        record("100", 100.0, "b.txt", scope="period", place=None),
    )
    assert asked(
        filled(sources=sources, records=rows), "SELECT low, value, high, claims FROM totals_by_country_year"
    ) in (
        [(12, 12, 100, 1)],
        [(12, 100, 100, 1)],
    )
    query = "SELECT reason, abs(preferred_value - other_value) FROM conflicts"
    assert asked(filled(sources=sources, records=rows), query) == [("same_period", 88)]


def test_convictions_are_of_persons() -> None:
    rows = (
        record(metric="convictions"),
        record("100", 100.0, metric="people_rescued"),
        record("40", 40.0, metric="prosecutions", unit="case"),
    )
    query = "SELECT country_code, year, value FROM convictions_by_country_year"
    assert asked(filled(records=rows), query) == [("KHM", 2014, 12)]


def test_the_latest_cumulative_figure_wins() -> None:
    common: dict[str, Any] = {"scope": "cumulative", "organization": "The agency"}
    rows = (
        record("12", 12.0, **common, year=2013, period_start=date(2013, 1, 1), period_end=None),
        record("100", 100.0, **common),
        record("40", 40.0, **common),
        record("30", 30.0, **common, modality="planned"),
        record("150th", 150.0, scope="cumulative", organization="Another"),
    )
    query = "SELECT organization, year, low, value, high FROM latest_cumulative"
    assert asked(filled(records=rows), query) == [
        ("Another", 2014, 150, 150, 150),
        ("The agency", 2014, 100, 100, 100),
    ]
