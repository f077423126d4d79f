"""The views: what they count, and how low, value and high come about."""

from datetime import date
from typing import Any

import pytest

from factories import bounded, hash16, record, source
from impactetl.schema import ImpactRecord
from stores import asked, filled

RESCUES = "SELECT country, year, scope, low, value, high, facts, records, sources FROM rescues_by_country_year"


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
    assert asked(filled(records=(row,)), RESCUES) == [("Cambodia", 2014, "event", low, value, high, 1, 1, 1)]


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
    assert asked(filled(records=rows), RESCUES) == [("Cambodia", 2014, "event", 12, 12, 12, 1, 1, 1)]


def test_a_total_and_its_events_stand_apart_and_a_fact_counts_once() -> None:
    text = "Police freed 12 and 12 and 30 and 100."
    sources = (source("a.txt", text), source("b.txt", text))

    def row(number: str, uri: str, **changes: object) -> ImpactRecord:
        at = text.index(number)
        where = {
            "quote": text,
            "quote_start": 0,
            "quote_end": len(text),
            "number_text": number,
            "number_start": at,
            "number_end": at + len(number),
        }
        return record("12", float(number), uri, record_id=hash16(uri + number + str(changes)), **(where | changes))

    rows = (
        row("12", "a.txt"),
        row("12", "b.txt"),
        row("12", "b.txt", place="Svay Pak"),
        row("30", "a.txt"),
        row("100", "a.txt", scope="period"),
    )
    assert asked(filled(sources=sources, records=rows, rejections=()), RESCUES) == [
        ("Cambodia", 2014, "event", 54, 54, 54, 3, 4, 2),
        ("Cambodia", 2014, "period", 100, 100, 100, 1, 1, 1),
    ]


def test_convictions_are_of_persons() -> None:
    rows = (record(metric="convictions"), record("100", 100.0, metric="people_rescued"))
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
