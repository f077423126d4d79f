"""Claims of yearly reports: the figure of a year that two reports give is one claim."""

import json
import shutil
from pathlib import Path

import pytest

import impactetl

SHARED = Path(__file__).parents[2] / "shared"
REPORTS = SHARED / "corpus" / "reports"
GOLD = SHARED / "gold" / "reports.jsonl"
NAMES = ("2020-haiti.pdf", "2021-haiti.pdf")

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports lie beside some checkouts only")


def test_a_year_in_two_reports_is_one_claim_and_counts_once(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in NAMES:
        shutil.copy(REPORTS / name, raw / name)
    figures = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    mine = [one for one in figures if one["doc"] in NAMES]
    expected = {(one["metric"], one["year"], one["value"]) for one in mine}
    assert len(expected) < len(mine), "some figures stand in both reports"
    impactetl.build(raw, tmp_path / "out")
    with impactetl.open(tmp_path / "out") as dataset:
        claims = dataset.claims[dataset.claims["metric"].isin(("investigations", "prosecutions", "convictions"))]
        found = list(zip(claims["metric"], claims["year"], claims["value"], strict=True))
        assert sorted(found) == sorted(expected)
        twice = claims[claims["sources"] == len(NAMES)]
        assert {*zip(twice["metric"], twice["year"], twice["value"], strict=True)} == {
            ("investigations", 2020, 585),
            ("prosecutions", 2020, 35),
        }
        assert set(twice["merge_reasons"]) == {("same_total",)}
        totals = dataset.totals("investigations", ["country"], where={"country_code": "HTI"})
    assert totals["value"].tolist() == [744 + 585 + 466]
