"""Table ``quality``: what the file holds is what the rules measure today, or close to it."""

import json
import runpy
from collections import Counter
from pathlib import Path

import pytest

from gold_sets import GOLD, SETS, GoldSet, evaluation
from impactetl.publish.reference import quality_rows
from impactetl.schema import Basis, MetricName, QualityRow

MADE = runpy.run_path(str(GOLD / "quality.py"))


def test_each_figure_has_one_row_and_lies_in_its_interval() -> None:
    rows = quality_rows()
    keys = Counter((row.basis, row.texts, row.metric, row.field) for row in rows)
    assert [key for key, count in keys.items() if count > 1] == []
    assert {row.texts for row in rows} >= {chosen.name for chosen in SETS}
    for row in rows:
        assert row.right <= min(row.predicted, row.annotated) or row.basis is Basis.BLIND_AUDIT
        for low, share, high in (
            (row.precision_low, row.precision, row.precision_high),
            (row.recall_low, row.recall, row.recall_high),
        ):
            assert (low is None) == (share is None) == (high is None)
            assert share is None or (low is not None and high is not None and low <= share <= high)


@pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: chosen.name)
def test_the_file_does_not_promise_more_than_the_rules_keep(chosen: GoldSet) -> None:
    if not chosen.here:
        pytest.skip(f"{chosen.name} may not be copied into the project and does not lie beside it")
    stored = {row.field: row for row in quality_rows() if row.texts == chosen.name and row.metric is None}
    assert {row.documents for row in stored.values()} == {len(evaluation(chosen).texts)}
    for found in evaluation(chosen).figures:
        if found.key.part == "all":
            row = stored[found.key.level]
            assert row.precision_low is not None
            assert row.recall_low is not None
            assert found.precision is not None
            assert found.recall is not None
            assert found.precision.value >= row.precision_low
            assert found.recall.value >= row.recall_low


def test_the_figures_of_a_metric_are_of_its_records_alone() -> None:
    rows = [row for row in MADE["set_rows"](SETS[0]) if row.field == "found"]
    whole = next(row for row in rows if row.metric is None)
    assert sum(row.annotated for row in rows if row.metric is not None) == whole.annotated
    assert sum(row.right for row in rows if row.metric is not None) == whole.right


def test_an_audit_gives_the_precision_of_each_level(tmp_path: Path) -> None:
    wrongs: list[list[str]] = [[], [], ["year"], ["qualifier"], ["found"], ["sex"]]
    lines = [json.dumps({"metric": "arrests", "wrong": wrong}) + "\n" for wrong in wrongs]
    (tmp_path / "mixed-1.jsonl").write_text("".join(lines), encoding="utf-8")
    rows: list[QualityRow] = list(MADE["audit_rows"](tmp_path / "mixed-1.jsonl"))
    assert {(row.metric, row.field): row.right for row in rows} == {
        (metric, field): right
        for metric in (None, MetricName.ARRESTS)
        for field, right in (("found", 5), ("number", 4), ("record", 3))
    }
    assert all(row.basis is Basis.BLIND_AUDIT and row.recall is None and row.texts == "mixed-1" for row in rows)
