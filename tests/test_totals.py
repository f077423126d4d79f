"""Sums of claims from Python: what is added, and what is refused with the way to do it right."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factories import bounded, build, hash16, record, source
from impactetl import dataset
from impactetl.dataset import Dataset
from impactetl.errors import UnsafeSumError, UsageError
from impactetl.publish import publish

RECORDS = (
    record(),
    bounded("100", "at_least", (100, 100, None), place="Kandal"),
    record("40", 40.0, country_code="BOL", country_codes=("BOL",), place=None, sex=None),
    record("30", 30.0, metric="prosecutions"),
    record("150th", 150.0, metric="prosecutions", unit="case"),
    record("36 million", 36e6, metric="victims_estimated", scope="stock"),
    record("12", 12.0, metric="arrests", scope="period", period_start=date(2013, 1, 1), record_id=hash16("two years")),
    record("6", 6.0, year=None, period_start=None, period_end=None, place="Siem Reap"),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    out = tmp_path_factory.mktemp("totals")
    publish(build(records=RECORDS, sources=(source(publisher="The agency"),), rejections=()), out)
    with dataset.open(out) as found:
        yield found


def rows(frame: Any) -> list[list[Any]]:  # noqa: ANN401 - a data frame
    return [[None if value != value else value for value in row] for row in frame.to_numpy(dtype=object).tolist()]  # noqa: PLR0124 - only NaN differs from itself


@pytest.mark.parametrize(
    ("by", "where", "expected"),
    [
        (
            ["country", "year"],
            None,
            [["Bolivia", 2014, 40, 40, 40, 1, 1, 1], ["Cambodia", 2014, 112, 112, None, 2, 2, 1]],
        ),
        (["year"], {"country": ["Cambodia", "Bolivia"]}, [[2014, 152, 152, None, 3, 3, 1]]),
        (["year"], {"country_code": "BOL"}, [[2014, 40, 40, 40, 1, 1, 1]]),
        ([], {"year": 2014, "sex": "female"}, [[112, 112, None, 2, 2, 1]]),
    ],
)
def test_claims_add_up(opened: Dataset, by: list[str], where: dict[str, object] | None, expected: list[Any]) -> None:
    assert rows(opened.totals("people_rescued", by, where=where)) == expected


def test_one_name_is_no_list_of_letters(opened: Dataset) -> None:
    assert rows(opened.totals("people_rescued", "year")) == rows(opened.totals("people_rescued", ["year"]))
    assert opened.plot("people_rescued", "year").to_dict() == opened.plot("people_rescued").to_dict()


def test_what_was_left_out_is_told(opened: Dataset) -> None:
    assert opened.totals("people_rescued").attrs["left_out"] == {"no_year": 1}


def test_units_are_chosen_or_kept_apart(opened: Dataset) -> None:
    with pytest.raises(UnsafeSumError, match="case, person, which do not add up; choose one with unit='case'"):
        opened.totals("prosecutions")
    assert rows(opened.totals("prosecutions", [], unit="person")) == [[30, 30, 30, 1, 1, 1]]
    assert [row[0] for row in rows(opened.totals("prosecutions", ["unit"]))] == ["case", "person"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"metric": "victims_estimated"}, r"no claim of victims_estimated may be added here: 1 metric \(figures of"),
        (
            {"metric": "sentence_length"},
            r"no claim of sentence_length may be added here: figures of this metric do not add up",
        ),
        (
            {"metric": "arrests"},
            r"no claim of arrests may be added here: 1 no_one_year \(a total of more than 366 days",
        ),
        ({"metric": "people_rescued", "where": {"scope": "cumulative"}}, "take the newest: FROM latest_cumulative"),
        ({"metric": "people_rescued", "where": {"scope": ["event", "rate"]}}, "scope rate do not add up"),
    ],
)
def test_an_unsafe_sum_is_refused(opened: Dataset, arguments: dict[str, Any], why: str) -> None:
    with pytest.raises(UnsafeSumError, match=why):
        opened.totals(**arguments)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"metric": "rescues"}, "there is no metric 'rescues'; the metrics are people_rescued"),
        ({"metric": "people_rescued", "by": ["source_id"]}, "source_id: claims cannot be added by this"),
        ({"metric": "people_rescued", "where": {"country": "Kambodia"}}, "holds 'Kambodia'; did you mean 'Cambodia'"),
        ({"metric": "people_rescued", "where": {"country_code": "Q"}}, "never holds 'Q'; did you mean 'BOL' or 'KHM'"),
        ({"metric": "people_rescued", "where": {"abuse_type": "Q"}}, "never holds 'Q'; values are such as '"),
        ({"metric": "people_rescued", "where": {"country": "O'Land"}}, 'never holds "O\'Land"'),
        ({"metric": "people_rescued", "where": {"sex": ["woman"]}}, "did you mean 'female' or 'male' or 'mixed'"),
        ({"metric": "people_rescued", "where": {"place": "Kandal"}}, "place: claims cannot be added by this"),
        ({"metric": "people_rescued", "unit": "bananas"}, "has no unit 'bananas'; its unit is 'person'"),
        ({"metric": "people_rescued", "unit": ""}, "people_rescued has no unit ''; its unit is 'person'"),
        (
            {"metric": "prosecutions", "where": {"unit": ["case", "day"]}},
            "no unit 'day'; its unit is 'person' or 'case'",
        ),
        ({"metric": "fine", "unit": "usd"}, "fine has no unit 'usd'; its unit is an ISO 4217 code .* such as 'USD'"),
    ],
)
def test_what_is_not_there_is_named(opened: Dataset, arguments: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        opened.totals(**arguments)


def test_a_metric_without_claims_gives_no_rows(opened: Dataset) -> None:
    assert opened.totals("operations").empty
    assert opened.totals("operations", []).empty
    assert opened.totals("fine", unit="GBP").empty
    assert opened.totals("people_rescued", where={"organization": "O'Land"}).empty
    assert opened.totals("people_rescued", where={"country": []}).empty


def test_a_chart_shows_bars_and_bounds(opened: Dataset) -> None:
    chart = opened.plot("people_rescued", ["year", "country"]).to_dict()
    assert [layer["mark"]["type"] for layer in chart["layer"]] == ["bar", "rule"]
    (drawn,) = chart["datasets"].values()
    assert {row["country"]: (row["low"], row["upper"]) for row in drawn} == {
        "Bolivia": (40, 40),
        "Cambodia": (112, 112),
    }
    assert chart["layer"][0]["encoding"]["color"]["field"] == "country"
    assert "color" not in opened.plot("people_rescued").to_dict()["layer"][0]["encoding"]


def test_a_chart_needs_altair_and_a_column_or_two(opened: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="a chart shows one or two columns, not 3"):
        opened.plot("people_rescued", ["year", "country", "sex"])
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(UsageError, match=r"pip install 'impactetl\[plot\]'"):
        opened.plot("people_rescued")


def test_totals_are_there_without_altair(opened: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.chdir(tmp_path)
    assert len(opened.totals("people_rescued")) == 2
