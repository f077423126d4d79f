"""What reviews are good for beside the dataset: agreement between reviewers, and gold for the evaluation."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import impactetl
from impactetl import building
from impactetl.cli import app
from impactetl.reviews.agreement import FIELDS, RECORD, agreements, kappa
from impactetl.reviews.folder import add, line_of
from impactetl.reviews.gold import annotated
from impactetl.schema import Verdict
from verdicts import TEXT, record, rejection, verdict

YEARLESS: dict[str, Any] = {"period_start": None, "period_end": None}
OTHER = "In 2015, police in Kenya arrested 9 men.\n"


def run(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == status, result.output
    return result.output


# --- agreement ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # counts of (yes, yes), (yes, no), (no, yes), (no, no)
        ((20, 5, 10, 15), 0.4),
        ((45, 15, 25, 15), 0.1304),  # two with the same share of agreement, and other shares of yes
        ((25, 35, 5, 35), 0.2593),
        ((10, 0, 0, 10), 1.0),
        ((0, 10, 10, 0), -1.0),
        ((5, 5, 5, 5), 0.0),
        ((10, 0, 0, 0), None),
        ((0, 0, 0, 0), None),
    ],
)
def test_kappa_of_tables_worked_out_by_hand(table: tuple[int, ...], expected: float | None) -> None:
    answers = [(True, True), (True, False), (False, True), (False, False)]
    assert kappa([pair for pair, count in zip(answers, table, strict=True) for _ in range(count)]) == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_kappa_is_the_same_for_both_and_one_only_where_they_agree(answers: list[tuple[int, int]]) -> None:
    found = kappa(answers)
    assert found == kappa([(other, one) for one, other in answers])
    assert found is None or -1 <= found <= 1
    assert (found == 1) is (found is not None and all(one == other for one, other in answers))


def judged(reviewer: str, **decisions: str) -> list[Verdict]:
    """Verdicts on numbers of the text: accepted, rejected, or corrected to another year."""
    return [
        verdict(
            record(number.strip("_")),
            decision if decision in {"accepted", "rejected"} else "corrected",
            fields={} if decision in {"accepted", "rejected"} else YEARLESS | {"year": int(decision)},
            reviewer=reviewer,
        )
        for number, decision in decisions.items()
    ]


def test_reviewers_are_compared_field_by_field_where_both_judged() -> None:
    ada = judged("Ada", _120="accepted", six="rejected", _15="accepted", _5="2017")
    grace = judged("Grace", _120="accepted", six="accepted", _15="2011", _5="2017", _12="rejected")
    by_field = {found.field: found for found in agreements([*ada, *grace])}
    assert (by_field[RECORD].places, by_field[RECORD].observed, by_field[RECORD].kappa) == (4, 0.75, 0.0)
    year = by_field["year"]
    assert (year.one, year.other, year.places, year.observed, year.kappa) == ("Ada", "Grace", 3, 0.6667, 0.5714)
    assert by_field["metric"].kappa is None
    assert set(by_field) <= {RECORD, *FIELDS}


def test_of_several_verdicts_of_one_reviewer_the_latest_is_compared() -> None:
    first = verdict(record("120"), "rejected", reviewer="Ada")
    later = verdict(record("120"), "accepted", reviewer="Ada", time="2026-05-02T10:00:00Z")
    remark = verdict(record("120"), "commented", reviewer="Ada", time="2026-05-03T10:00:00Z")
    grace = verdict(record("120"), "accepted", reviewer="Grace")
    found = next(agreements([later, first, remark, grace]))
    assert (found.field, found.observed) == (RECORD, 1.0)
    assert list(agreements([first, later])) == []


def test_the_command_line_compares_reviewers(tmp_path: Path) -> None:
    both = [*judged("Ada", _120="accepted", six="rejected"), *judged("Grace", _120="accepted", six="rejected")]
    (tmp_path / "in.jsonl").write_text("".join(map(line_of, both)), encoding="utf-8")
    add(tmp_path / "reviews", tmp_path / "in.jsonl")
    told = run("review", "agreement", "--reviews", tmp_path / "reviews", "--format", "csv")
    assert told.splitlines()[:2] == ["one,other,field,places,observed,kappa", "Ada,Grace,record,2,1.0,1.0"]
    lost = run("review", "agreement", "--reviews", tmp_path / "none", status=2)
    assert "none: there is no such folder; bring some in with: impactetl review import FILE" in lost
    assert "no two reviewers" in lost


# --- gold ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two sources, one of them reviewed: a correction, a rejection, an addition, the rest accepted."""
    folder = tmp_path / "data" / "raw"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "sub" / "b.txt").write_text(OTHER, encoding="utf-8")
    verdicts = [
        *judged("Ada", _120="accepted", six="2015", _12="rejected", _15="accepted", _5="accepted"),
        verdict(rejection("40"), "added", fields={"metric": "people_trained"}),
    ]
    (tmp_path / "in.jsonl").write_text("".join(map(line_of, verdicts)), encoding="utf-8")
    add(tmp_path / "data" / "reviews", tmp_path / "in.jsonl")
    building.build(folder, tmp_path / "data" / "out")
    return tmp_path / "data"


def test_a_document_that_is_wholly_reviewed_becomes_gold(project: Path) -> None:
    out = project / "out"
    run("review", "export", "--gold", "-o", project / "gold.jsonl", "--texts", project / "texts", "--data", out)
    lines = [json.loads(line) for line in (project / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["number_text"] for line in lines] == ["120", "six", "40", "15", "5"]
    assert {line["doc"] for line in lines} == {"a.txt"}
    assert (lines[1]["year"], lines[1]["value"], lines[1]["country_code"]) == (2015, 6, "GHA")
    assert lines[4]["part_of"] == lines[3]["number_start"]
    assert sorted(path.name for path in (project / "texts").iterdir()) == ["a.txt", "a.txt.toml"]
    assert (project / "texts" / "a.txt").read_text(encoding="utf-8") == TEXT


def test_evaluate_finds_in_the_gold_what_the_reviewers_changed(project: Path) -> None:
    gold, texts = project / "gold.jsonl", project / "texts"
    run("review", "export", "--gold", "-o", gold, "--texts", texts, "--data", project / "out")
    printed = CliRunner().invoke(app, ["evaluate", str(gold), "--texts", str(texts), "--format", "json"]).stdout
    told: dict[str, Any] = json.loads(printed)
    found, whole = told["all"]["found"], told["all"]["record"]
    assert (found["gold"], found["predicted"], found["right"]) == (5, 5, 4)
    assert whole["right"] == 3


def test_a_document_that_is_reviewed_in_part_is_left_out(project: Path) -> None:
    (file,) = (project / "reviews").iterdir()
    kept = [line for line in file.read_text(encoding="utf-8").splitlines(keepends=True) if '"40"' not in line]
    file.write_text("".join(kept), encoding="utf-8")
    building.build(project / "raw", project / "out")
    told = run("review", "export", "--gold", "--data", project / "out", status=2)
    assert "left out: a.txt: 1 of its records and near misses are not reviewed" in told
    assert "no document of" in told


def test_documents_of_one_name_and_of_other_formats_are_told_apart(project: Path) -> None:
    for path in ("a.txt", "sub/a.txt", "sub/a.jsonl"):
        text = json.dumps({"text": OTHER}) + "\n" if path.endswith("jsonl") else OTHER
        (project / "raw" / path).write_text(text, encoding="utf-8")
    building.build(project / "raw", project / "out")
    with impactetl.open(project / "out") as dataset:
        rows = dataset.sql(
            "SELECT quote, quote_start, quote_end, number_text, number_start, number_end, metric, uri,"
            " sha256 AS source_sha256 FROM records JOIN sources USING (source_id)"
        ).to_dict("records")
    seen = {"verdict": "accepted", "reviewer": "Ada", "time": "2026-05-01T10:00:00Z"}
    lines = [json.dumps({**row, **seen}) for row in rows]
    (project / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    add(project / "accepted", project / "in.jsonl")
    building.build(project / "raw", project / "out", plan=building.Plan(reviews=project / "accepted"))
    with impactetl.open(project / "out") as dataset:
        names = {found.source["uri"]: found.name for found in annotated(dataset)}
    assert names["a.txt"] == "a.txt"
    assert names["sub/a.txt"] == "sub__a.txt"
    assert len({*names.values()}) == len(names) == 4
    assert all(name.endswith(".txt") for name in names.values())
