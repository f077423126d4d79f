"""The claims of the five source documents, as a person reading them would group and add them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import impactetl
from impactetl.dataset import Dataset

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    out = tmp_path_factory.mktemp("seeds")
    impactetl.build(ROOT / "data" / "raw", out)
    with impactetl.open(out) as dataset:
        yield dataset


def test_the_four_mentions_of_the_150_of_bolivia_are_one_claim(seeds: Dataset) -> None:
    found = seeds.sql("SELECT records, sources, year, country_code FROM claims WHERE value = 150 AND unit = 'person'")
    assert found.to_numpy().tolist() == [[4, 1, 2019, "BOL"]]


def test_the_six_convictions_of_november_2014_are_one_claim(seeds: Dataset) -> None:
    found = seeds.sql(
        "SELECT records, safe_to_sum FROM claims WHERE metric = 'convictions' AND country_code = 'KHM' AND year = 2014"
    )
    assert found.to_numpy().tolist() == [[2, True]]


@pytest.mark.parametrize(("country", "total"), [("Cambodia", 6), ("Philippines", 8), ("Bolivia", 16)])
def test_the_convictions_of_2014_add_up(seeds: Dataset, country: str, total: float) -> None:
    found = seeds.sql(f"SELECT value FROM convictions_by_country_year WHERE country = '{country}' AND year = 2014")  # noqa: S608 - own names
    assert found["value"].tolist() == [total]


def test_the_one_man_is_one_of_the_eight_and_the_150_of_bolivia_come_after_the_50(seeds: Dataset) -> None:
    found = seeds.sql("""
        SELECT one.value, other.value, kind::VARCHAR AS kind FROM claim_links
        JOIN claims AS one ON from_claim = one.claim_id JOIN claims AS other ON to_claim = other.claim_id
        ORDER BY kind""")
    assert found.to_numpy().tolist() == [[1, 8, "part_of"], [150, 50, "supersedes"]]


def test_every_actual_record_is_in_one_claim(seeds: Dataset) -> None:
    actual = seeds.records[seeds.records["modality"] == "actual"]
    assert sorted(seeds.claim_records["record_id"]) == sorted(actual["record_id"])
    assert len(seeds.claims) == seeds.claim_records["claim_id"].nunique() == len(seeds.records) - 4


def test_vague_words_count_as_the_build_was_told(tmp_path: Path, seeds: Dataset) -> None:
    query = "SELECT low FROM claims WHERE qualifier = 'vague' ORDER BY low"
    assert seeds.sql(query)["low"].tolist() == [200, 2000]
    report = impactetl.build(ROOT / "data" / "raw", tmp_path, plan=impactetl.Plan(vague_rules="acled"))
    assert report.build_id != seeds.build_id
    with impactetl.open(tmp_path) as cautious:
        assert cautious.sql(query)["low"].tolist() == [100, 1000]
        assert cautious.records["value_min"].tolist() == pytest.approx(seeds.records["value_min"].tolist(), nan_ok=True)
