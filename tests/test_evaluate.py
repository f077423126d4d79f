"""``impactetl evaluate``: the figures of the scorer beside the annotations, their intervals, and the page of errors."""

import json
import re
import runpy
import sys
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from gold_sets import SCORE, SETS, GoldSet, original_names, predictions
from impactetl.cli import app
from impactetl.errors import UsageError
from impactetl.evaluation import LEVELS, measured, read_gold, read_texts
from impactetl.evaluation.faults import KINDS, kinds_of
from impactetl.evaluation.gold import Text, actual, grounded
from impactetl.evaluation.intervals import draws
from impactetl.evaluation.match import pairs
from impactetl.evaluation.page import page
from impactetl.evaluation.report import as_json, table_rows
from impactetl.schema import MetricName

Rows = list[dict[str, Any]]
SEEDS, NGO, *_ = SETS
main = runpy.run_path(str(SCORE))["main"]


def texts_of(chosen: GoldSet) -> dict[str, str]:
    names = original_names(chosen.texts)
    read = {path.name: path.read_bytes().decode("utf-8") for path in chosen.texts.rglob("*.txt")}
    return {names.get(name, name): text for name, text in read.items()}


def scored(gold: Path, rows: Rows, texts: dict[str, str]) -> dict[str, Any]:
    """What the scorer says, run in this process."""
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_bytes(text.encode())
        lines = Path(folder) / "rows.jsonl"
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = ["score", str(gold), str(lines), "--texts", folder, "--json"]
        with (
            patch.object(sys, "argv", command),
            redirect_stdout(StringIO()) as printed,
            warnings.catch_warnings(action="ignore", category=ResourceWarning),  # the scorer leaves a file open
        ):
            main()
    return dict(json.loads(printed.getvalue()))


def ours(gold: Path, rows: Rows, texts: dict[str, str]) -> dict[str, Any]:
    by_name: dict[str, Rows] = {name: [] for name in texts}
    for row in rows:
        by_name[row["uri"]].append(row)
    made = [
        Text(name, text, tuple(actual(by_name[name])), (), sum(not grounded(row, text) for row in by_name[name]))
        for name, text in texts.items()
    ]
    return as_json(measured(read_gold(gold), made))


def value_of(figure: dict[str, float] | None) -> float | None:
    return figure["value"] if figure is not None else None


def agree(gold: Path, rows: Rows, texts: dict[str, str]) -> None:
    theirs, found = scored(gold, rows, texts), ours(gold, rows, texts)
    # The scorer writes 0 or 1 for a share of nothing, where the figures have none
    of = {"precision": theirs["predicted"], "recall": theirs["gold"], "f1": theirs["predicted"] + theirs["gold"]}
    for level in LEVELS:
        shares = {name: value_of(found["all"][level][name]) for name in of}
        assert shares == {name: theirs[level][name] if whole else None for name, whole in of.items()}
        assert (found["all"][level]["gold"], found["all"][level]["predicted"]) == (theirs["gold"], theirs["predicted"])
    assert (found["documents"], found["ungrounded"]) == (theirs["documents"], theirs["ungrounded"])


@cache
def today(chosen: GoldSet) -> Rows:
    return list(predictions(chosen))


@pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: chosen.name)
def test_the_figures_are_those_of_the_scorer(chosen: GoldSet) -> None:
    if not chosen.here:
        pytest.skip(f"{chosen.name} may not be copied into the project and does not lie beside it")
    agree(chosen.gold, today(chosen), texts_of(chosen))


def other(row: dict[str, Any], way: str) -> Rows:
    """One row changed in one way: none, two, or one with another column."""
    start, end = row["number_start"], row["number_end"]
    changed: dict[str, Rows] = {
        "kept": [row],
        "dropped": [],
        "doubled": [row, {**row, "year": 1999}],
        "value": [{**row, "value": 17}],
        "near value": [{**row, "value": row["value"] * (1 + 1e-12) if row["value"] is not None else None}],
        "qualifier": [{**row, "qualifier": "vague"}],
        "unit": [{**row, "unit": "EUR"}],
        "year": [{**row, "year": None}],
        "country": [{**row, "country_code": "KHM"}],
        "metric": [{**row, "metric": "cases"}],
        "planned": [{**row, "modality": "planned"}],
        "moved": [{**row, "number_start": start + 1, "number_end": end + 1}],
        "longer": [{**row, "number_end": end + 13}],
        "elsewhere": [{**row, "number_start": 0, "number_end": 3}],
    }
    return changed[way]


WAYS = (
    *("kept", "dropped", "doubled", "value", "near value", "qualifier", "unit", "year", "country", "metric"),
    *("planned", "moved", "longer", "elsewhere"),
)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.data())
def test_the_figures_are_those_of_the_scorer_whatever_is_predicted(data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from([SEEDS, NGO]))
    rows = data.draw(st.permutations(today(chosen))) if data.draw(st.booleans()) else today(chosen)
    ways = data.draw(st.lists(st.sampled_from(WAYS), min_size=len(rows), max_size=len(rows)))
    changed = [made for row, way in zip(rows, ways, strict=True) for made in other(row, way)]
    agree(chosen.gold, changed, texts_of(chosen))


TEXT = "In 2016 police freed 12 girls in Ghana. They arrested two men and fined 30 others."


def line(metric: str, number: str, **more: object) -> dict[str, Any]:
    start = TEXT.index(number)
    value = {"12": 12, "two": 2, "30": 30, "2016": 2016}[number]
    row = {
        "doc": "a.txt",
        "metric": metric,
        "value": value,
        "value_min": value,
        "value_max": value,
        "qualifier": "exact",
        "unit": "person",
        "number_text": number,
        "number_start": start,
        "number_end": start + len(number),
        "year": 2016,
        "country_code": "GHA",
    }
    return row | more


def kinds(gold: Rows, records: Rows) -> list[str]:
    paired = pairs(gold, records)
    return [kind for pair in paired for kind in kinds_of(pair, paired)]


@pytest.mark.parametrize(
    ("gold", "record", "expected"),
    [
        ({}, {}, []),
        ({}, {"value": 13}, ["value"]),
        ({}, {"value_max": None, "qualifier": "at_least"}, ["qualifier"]),
        ({}, {"unit": "case", "year": None}, ["unit", "year_missing"]),
        ({"year": None}, {}, ["year_false"]),
        ({}, {"year": 2015, "country_code": "TGO"}, ["year_other", "country_other"]),
        ({"year_optional": True}, {"year": 2015}, []),
        ({"optional": True}, {"value": 13}, []),
        ({"country_code": None}, {}, ["country_false"]),
        ({}, {"metric": "arrests"}, ["metric"]),
        ({"optional": True}, {"metric": "arrests"}, ["spurious"]),
    ],
)
def test_each_kind_of_error_is_named(gold: dict[str, Any], record: dict[str, Any], expected: list[str]) -> None:
    assert set(expected) <= set(KINDS)
    written = line("people_rescued", "12")
    assert kinds([written | gold], [written | record]) == expected


def test_what_has_no_counterpart_is_missed_or_spurious() -> None:
    gold, records = [line("people_rescued", "12")], [line("fine", "30")]
    assert kinds(gold, records) == ["missed", "spurious"]


def made(gold: Rows, records: Rows, rejections: Rows) -> Any:  # noqa: ANN401 - the evaluation's own type is not asked for
    return measured({"a.txt": gold}, [Text("a.txt", TEXT, tuple(records), tuple(rejections))])


def test_columns_are_compared_where_the_gold_carries_them() -> None:
    gold = [
        line("people_rescued", "12", sex="female", nationality_codes=["GHA", "TGO"], place="Accra"),
        line("arrests", "two", sex=None),
    ]
    records = [
        line("people_rescued", "12", sex=None, nationality_codes=["TGO", "GHA"], place="accra"),
        line("arrests", "two", sex="male", place="Kumasi"),
    ]
    found = as_json(made(gold, records, []))["fields"]
    assert (found["sex"]["compared"], found["sex"]["gold"], found["sex"]["predicted"]) == (2, 1, 1)
    assert found["sex"]["accuracy"]["value"] == 0
    assert found["nationality_codes"]["f1"]["value"] == found["place"]["f1"]["value"] == 1
    assert found["place"]["compared"] == 1
    assert "scope" not in found


@pytest.mark.parametrize(
    ("gold", "records", "expected"),
    [
        ([], [], (None, None, None)),
        ([], ["12"], (0, None, 0)),
        (["12"], [], (None, 0, 0)),
        (["12"], ["12"], (1, 1, 1)),
    ],
)
def test_a_share_of_nothing_is_not_defined(gold: list[str], records: list[str], expected: tuple[object, ...]) -> None:
    lines, rows = ([line("people_rescued", number) for number in numbers] for numbers in (gold, records))
    found = made(lines, rows, [])
    shares = as_json(found)["all"]["record"]
    assert tuple(value_of(shares[name]) for name in ("precision", "recall", "f1")) == expected
    errors = as_json(found)["errors"].values()
    assert all((error["per_gold_line"] is None) == (not gold) for error in errors)
    row = next(row for row in table_rows(found) if row["figure"] == "all, record")
    assert [row[name] != "" for name in ("precision", "recall", "f1")] == [share is not None for share in expected]
    assert "nan" not in page(found, "t")


def test_documents_without_anything_to_share_are_left_out_of_an_interval() -> None:
    gold = {name: [line("people_rescued", "12", doc=name)] for name in ("a.txt", "b.txt")}
    texts = [Text("a.txt", TEXT, (line("people_rescued", "12"),), ()), Text("b.txt", TEXT, (), ())]
    found = as_json(measured(gold, texts))["all"]["found"]
    assert found["precision"] == {"value": 1, "low": 1, "high": 1}
    assert found["recall"] == {"value": 0.5, "low": 0, "high": 1}


def test_documents_are_drawn_the_same_each_time() -> None:
    times = draws(5)
    assert times.equals(draws(5))
    assert set(times.sum(axis="columns")) == {5}
    assert abs(float(times.to_numpy().mean()) - 1) < 1e-9


def test_an_interval_holds_its_figure_and_is_wide_where_documents_differ() -> None:
    found = as_json(measured(read_gold(NGO.gold), read_texts(NGO.texts)))
    figures = [row[name] for row in found["all"].values() for name in ("precision", "recall", "f1")]
    assert all(0 <= figure["low"] <= figure["value"] <= figure["high"] <= 1 for figure in figures)
    assert all(figure["high"] - figure["low"] > 0.02 for figure in figures)
    assert set(found["metrics"]) <= set(MetricName)


class Marks(HTMLParser):
    """The marked pieces of a page, by class, and the text of its first document."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, dict(attrs).get("class")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if ("pre", None) in self._open:
            self.text += data
            tag, kind = self._open[-1]
            if tag == "mark":
                self.found.append((str(kind), data))


def test_the_page_marks_each_error_in_its_text() -> None:
    gold = [line("people_rescued", "12", year=2015), line("arrests", "two"), line("convictions", "two", optional=True)]
    records = [line("people_rescued", "12"), line("fine", "30", extractor="payment", number_text="30")]
    refused = [{"number_start": TEXT.index("two"), "number_end": TEXT.index("two") + 3, "reason": "unsure"}]
    written = page(made(gold, records, refused), "<Ghana>")
    marks = Marks()
    marks.feed(written)
    assert marks.text == TEXT
    assert marks.found == [("wrong", "12"), ("missed", "two"), ("spurious", "30")]
    assert "<Ghana>" not in written
    for said in ("year is 2015, the record says 2016", "refused as unsure", "by rule payment", "optional: convictions"):
        assert said in written.replace("&#x27;", "'")


def test_the_page_says_what_a_missed_number_was_taken_for() -> None:
    gold, records = [line("arrests", "two"), line("people_assisted", "30")], [line("convictions", "two")]
    written = page(made(gold, records, []), "t")
    assert "taken for convictions" in written
    assert "not seen as a number" in written


# --- the command --------------------------------------------------------------------------------------------------


def run(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    assert result.exit_code == status, result.output
    return result.output


def test_the_command_prints_a_table_or_json_and_writes_the_page(tmp_path: Path) -> None:
    html = tmp_path / "errors.html"
    printed = run(SEEDS.gold, "--texts", SEEDS.texts, "--html", html)
    assert re.search(r"^all, record +41 +41 +41 +1\.000 \(1\.000-1\.000\)", printed, re.MULTILINE)
    assert html.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    found = json.loads(run(SEEDS.gold, "--texts", SEEDS.texts, "--format", "json"))
    assert found["all"]["record"]["f1"]["value"] == 1
    assert html.read_text(encoding="utf-8").count("<h2>") == found["documents"] == 5


def test_documents_without_a_gold_line_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("In 2020 police arrested four men.", encoding="utf-8")
    found = measured({"a.txt": [line("arrests", "two")]}, read_texts(tmp_path))
    assert found.without_gold == 1


def wrong_gold() -> Iterator[tuple[str, str]]:
    yield "no JSON", "{"
    yield "doc, metric", "{}"
    yield "doc, metric", "[]"
    yield "b.txt", json.dumps(line("arrests", "two", doc="b.txt"))
    yield "does not stand at", json.dumps(line("arrests", "two", number_start=0))


@pytest.mark.parametrize(("said", "content"), list(wrong_gold()), ids=["json", "empty", "list", "stranger", "offset"])
def test_a_wrong_gold_line_is_refused(tmp_path: Path, said: str, content: str) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(content + "\n", encoding="utf-8")
    assert said in run(gold, "--texts", texts, status=2)


def test_a_gold_file_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_a_record_that_does_not_stand_in_its_text_fails_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactetl.evaluation.gold.grounded", lambda _row, _text: False)
    assert "do not stand in their texts" in run(SEEDS.gold, "--texts", SEEDS.texts, status=1)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"metric": "rescues"}, "metric: 'rescues' is none of its words; write 'people_rescued'"),
        ({"number_start": "9"}, "number_start: "),
        ({"doc": 5}, "doc: 5 is no text"),
        ({"value": "seven"}, "value: "),
    ],
)
def test_a_gold_line_of_wrong_values_is_told_with_its_field(tmp_path: Path, wrong: dict[str, Any], told: str) -> None:
    right = {"doc": "a.txt", "metric": "people_rescued", "number_start": 9, "number_end": 10, "value": 7}
    right |= {"value_min": 7, "value_max": 7, "qualifier": "exact", "unit": "person"}
    (tmp_path / "gold.jsonl").write_text(f"{json.dumps(right)}\n{json.dumps(right | wrong)}\n")
    with pytest.raises(UsageError, match=re.escape(f"gold.jsonl:2: is no gold line: {told}")):
        read_gold(tmp_path / "gold.jsonl")
