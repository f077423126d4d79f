"""Who is counted, where they come from, what is only planned, what is part of what: columns with gold of their own."""

import json
import runpy
from collections import Counter
from functools import cache

import pytest

from gold_sets import PEOPLE, evaluation
from impactetl import pipeline
from impactetl.evaluation.match import overlap
from impactetl.pipeline import Extraction

# What is promised of each of these columns on the lines that carry it.
GOAL = 0.90
LEAST_LINES = 40
COLUMNS = ("population", "nationality_codes", "part_of")


@cache
def lines() -> list[dict[str, object]]:
    return [json.loads(line) for line in PEOPLE.gold.read_text(encoding="utf-8").splitlines()]


def test_the_gold_is_that_of_the_marked_file() -> None:
    made = list(runpy.run_path(str(PEOPLE.gold.parent / "build.py"))["documents"]())
    assert [line for _, _, rows in made for line in rows] == lines()
    for name, text, _ in made:
        assert (PEOPLE.texts / name).read_bytes().decode("utf-8") == text


def test_forty_lines_carry_each_column() -> None:
    filled = Counter(name for line in lines() for name in (*COLUMNS, "modality") if line.get(name) not in (None, []))
    assert all(filled[name] >= LEAST_LINES for name in ("population", "nationality_codes", "modality"))
    assert filled["part_of"] >= LEAST_LINES
    assert sum(line["modality"] != "actual" for line in lines()) >= LEAST_LINES // 2


@pytest.mark.parametrize("name", COLUMNS)
def test_the_column_is_right_where_the_gold_carries_it(name: str) -> None:
    found = evaluation(PEOPLE).of("field", name)
    assert found is not None
    assert found.compared >= LEAST_LINES
    assert all(share and share.value >= GOAL for share in (found.accuracy, found.precision, found.recall))


def test_what_is_planned_is_no_record_of_what_happened() -> None:
    """Of the gold lines that have a record, whatever its modality."""
    told = []
    for item in pipeline.extract_paths([PEOPLE.texts]):
        assert isinstance(item, Extraction)
        rows = [record.model_dump(mode="json") for record in item.records]
        for line in (line for line in lines() if line["doc"] == item.document.uri):
            here = [row for row in rows if row["metric"] == line["metric"] and overlap(row, line)]
            told += [row["modality"] == line["modality"] for row in here]
    assert len(told) >= 3 * LEAST_LINES
    assert sum(told) / len(told) >= GOAL


def test_the_records_themselves_are_right() -> None:
    found = evaluation(PEOPLE).of("all", "", "record")
    assert found is not None
    assert found.f1 is not None
    assert found.f1.value >= GOAL
