"""Two builds compared: what is told, with which cause, and in which order."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factories import build, record, rejection, source
from impactetl import dataset
from impactetl.cli import app
from impactetl.comparing import FORMS, Comparison, compare, report
from impactetl.comparing.causes import CAUSES
from impactetl.publish import publish

OLD = (record(), record("100", 100.0, "b.txt", place="Kandal"), record("40", 40.0, metric="arrests"))
UNDATED = dict.fromkeys(("year", "period_start", "period_end"))
SOURCES = (source("a.txt", publisher="One"), source("b.txt", publisher="Two"))


def compared(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    common: dict[str, Any] = {"sources": SOURCES, "records": OLD, "rejections": ()}
    publish(build("old", **common | old), tmp_path / "old")
    publish(build("new", **common | new), tmp_path / "new")
    with dataset.open(tmp_path / "old") as before, dataset.open(tmp_path / "new") as after:
        return compare(before, after)


def told(found: Comparison) -> list[tuple[int, str, str, str]]:
    return [(one.severity, one.what, one.table, one.cause) for one in found.changes]


def test_equal_builds_have_no_changes(tmp_path: Path) -> None:
    found = compared(tmp_path, {}, {"records": OLD[::-1]})
    assert found.changes == ()
    assert "no row and no claim is another" in "".join(report(found, "text"))


@pytest.mark.parametrize("form", FORMS)
def test_a_period_is_told_in_days_without_a_time_of_day(tmp_path: Path, form: str) -> None:
    other = record(period_start=date(2014, 3, 1), period_end=None)
    found = compared(tmp_path, {}, {"records": (other, *OLD[1:])})
    text = "".join(report(found, form))
    assert "2014-03-01" in text
    assert "00:00" not in text


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (
            {"records": OLD[:2]},
            [(0, "removed", "claims", "options"), (2, "removed", "records", "options")],
        ),
        (
            {"records": (*OLD[:2], record("40", 40.0, metric="arrests", confidence=0.5))},
            [(5, "changed", "claims", "options"), (5, "changed", "records", "options")],
        ),
        (
            {"records": (*OLD[:2], record("40", 40.0, metric="arrests", scope="stock"))},
            [(0, "changed", "claims", "options"), (2, "changed", "records", "options")],
        ),
        (
            {
                "records": (
                    *OLD[:2],
                    record("40", 40.0, metric="arrests", year=None, period_start=None, period_end=None),
                )
            },
            [(1, "changed", "claims", "options"), (4, "changed", "records", "options")],
        ),
        (
            {"records": (*OLD[:2], record("40", 40.0, metric="arrests", review="accepted"))},
            [(4, "changed", "records", "review")],
        ),
        (
            {"records": OLD[:2], "rejections": (rejection("40", reason="reviewer"),)},
            [(0, "removed", "claims", "review"), (2, "removed", "records", "review")],
        ),
        (
            {"sources": SOURCES[:1], "records": (OLD[0], OLD[2])},
            [(0, "removed", "claims", "document removed"), (2, "removed", "records", "document removed")],
        ),
        (
            {
                "sources": (*SOURCES, source("c.txt")),
                "records": (*OLD, record("12", 12.0, "c.txt", metric="convictions")),
            },
            [(3, "added", "claims", "new document"), (4, "added", "records", "new document")],
        ),
        (
            {
                "sources": (source("a.txt", publisher="Three"), SOURCES[1]),
                "records": (OLD[0].model_copy(update={"place": None}), *OLD[1:]),
            },
            [(4, "changed", "claims", "source changed"), (4, "changed", "records", "source changed")],
        ),
    ],
)
def test_each_change_has_its_cause_and_its_weight(
    tmp_path: Path, new: dict[str, Any], expected: list[tuple[int, str, str, str]]
) -> None:
    found = compared(tmp_path, {}, new)
    assert told(found) == expected
    assert sum(found.counts().values()) == len(expected)


def test_another_code_version_is_another_rule_version(tmp_path: Path) -> None:
    found = compared(tmp_path, {}, {"records": OLD[:2], "code_version": "0.2.0"})
    assert {one.cause for one in found.changes} == {"rule version"}


def test_a_claim_that_takes_in_an_earlier_document_stays_itself(tmp_path: Path) -> None:
    early = source("0.txt", publisher="Zero", published=None)
    same = record("12", 12.0, "0.txt")
    found = compared(tmp_path, {}, {"sources": (*SOURCES, early), "records": (*OLD, same)})
    assert [(one.what, one.table) for one in found.changes if one.table == "claims"] == [("changed", "claims")]
    (claim,) = [one for one in found.changes if one.table == "claims"]
    assert claim.cause == "new document"
    assert claim.columns["records"] == (1, 2)


def test_the_largest_of_the_worst_changes_comes_first(tmp_path: Path) -> None:
    found = compared(tmp_path, {}, {"records": ()})
    claims = [one for one in found.changes if one.table == "claims"]
    assert [one.size for one in claims] == [100, 40, 12]
    assert [one.severity for one in found.changes] == sorted(one.severity for one in found.changes)


PAYLOAD = "<script>alert(1)</script>"


@pytest.mark.parametrize("form", sorted(FORMS))
def test_each_form_tells_every_change(tmp_path: Path, form: str) -> None:
    new = record("40", 40.0, metric="arrests", organization=PAYLOAD, place=None)
    found = compared(tmp_path, {}, {"records": (OLD[0], new)})
    text = "".join(report(found, form, None))
    ids = {one.id for one in found.changes}
    if form == "jsonl":
        assert {json.loads(line)["id"] for line in text.splitlines()} == ids
    else:
        assert all(one in text for one in ids)
        assert (PAYLOAD in text) == (form == "text")
        assert "Not listed: 4 of 4 changes" in "".join(report(found, form, 0))


def test_the_command_writes_a_page(tmp_path: Path) -> None:
    compared(tmp_path, {}, {"records": OLD[:2]})
    page = tmp_path / "changes.html"
    arguments = ["diff", str(tmp_path / "old"), str(tmp_path / "new")]
    assert CliRunner().invoke(app, [*arguments, "--format", "html", "-o", str(page)]).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    shown = CliRunner().invoke(app, [*arguments, "--limit", "1"])
    assert "A claim that counts in sums is gone, or its number is another" in shown.output
    assert "Not listed: 1 of " in shown.output
    assert CliRunner().invoke(app, ["diff", str(tmp_path), str(tmp_path / "new")]).exit_code == 1


def test_every_cause_is_explained() -> None:
    assert all(CAUSES.values())
