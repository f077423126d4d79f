"""Command ``explain`` on rows of tables, and on numbers that nothing leads to."""

import json
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import case_rows
from impactetl import pipeline
from impactetl.cli import app
from impactetl.cli.cases import case_of
from impactetl.cli.stretches import stretches
from impactetl.extraction import extract_document
from impactetl.model import Cell, Document
from impactetl.pipeline import Extraction

PAGE = """<html><head><title>Enforcement</title></head><body><article><h1>Ghana</h1>
<p>The law is enforced by the police across the whole country, and courts hear what they bring.</p>
<h2>Criminal law in 2015</h2>
<table><tr><th>Overview</th><th>First half</th><th>Second half</th></tr>
<tr><td>Number of Convictions</td><td>5 (4)</td><td>8 (5)</td></tr>
<tr><td>Inspectors</td><td>30</td><td>40</td></tr></table>
<p>The end of the report was written by the same hand as its beginning.</p></article></body></html>"""


def explained(path: Path, at: int, *options: str) -> str:
    ended = CliRunner().invoke(app, ["explain", f"{path}:{at}", *options])
    assert ended.exit_code == 0, ended.output
    return ended.stdout


def test_a_case_of_a_row_is_the_row_with_its_headings(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (extraction,) = (one for one in pipeline.extract_paths([tmp_path / "a.html"]) if isinstance(one, Extraction))
    text = extraction.document.text
    printed = explained(tmp_path / "a.html", text.index("8 (5)"), "--case")
    (case,) = tomllib.loads(printed)["case"]
    lines = case["text"].splitlines()
    assert [line.split() for line in lines[-2:]] == [
        ["Overview", "First", "half", "Second", "half"],
        ["Number", "of", "Convictions", "5", "(4)", "8", "(5)"],
    ]
    assert "Inspectors" not in case["text"]
    assert "whole country" not in case["text"]
    assert [(row["metric"], row["value"], row["year"]) for row in case["expect"]] == [
        ("convictions", 5.0, 2015),
        ("convictions", 8.0, 2015),
    ]
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "explain.toml").write_text(printed)
    (loaded,) = case_rows.load(folder=tmp_path / "cases")
    assert case_rows.checked(loaded) == []


def test_the_cells_go_with_the_text_where_it_needs_them(tmp_path: Path) -> None:
    """A row that its text alone does not tell from prose: the cells say what heads what."""
    text = "Arrests\n\nLater.\n\nin 2015 they came to 9\n\nThe end.\n"
    row = (text.index("in 2015"), text.index("9") + 1)
    cell = Cell(row[1] - 1, row[1], row, (row[0], row[0] + 7), ((0, 7),))
    document = Document("0" * 16, "a.html", text, title="Ghana", language="en", country="GHA", cells=(cell,))
    extraction = extract_document(document)
    assert [(r.metric.value, r.value, r.year) for r in extraction.records] == [("arrests", 9, 2015)]
    printed = "\n".join(case_of(extraction, *row))
    (case,) = tomllib.loads(printed)["case"]
    assert case["text"] == "Arrests\nin 2015 they came to 9\n"
    assert case["layout"] == ["cell 29-30 row 8-30 head 8-15 under 0-7"]
    (tmp_path / "explain.toml").write_text(printed)
    (loaded,) = case_rows.load(folder=tmp_path)
    assert case_rows.checked(loaded) == []


def test_each_stretch_of_a_row_keeps_its_words_in_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (extraction,) = (one for one in pipeline.extract_paths([tmp_path / "a.html"]) if isinstance(one, Extraction))
    document = extraction.document
    start = document.text.index("Number")
    tried = [*stretches(document, start, start + 5)]
    assert len(tried) == 3
    for stretch in tried:
        assert document.text[stretch.start : stretch.end] in stretch.text
        assert stretch.text[stretch.start - stretch.shift :].startswith("Number of Convictions")
        words = [stretch.text[cell.start : cell.end] for cell in stretch.cells]
        assert words in ([], ["5 (4)", "8 (5)"])
    assert "Criminal law in 2015" in tried[-1].text


def test_a_row_is_explained_by_the_column_that_is_named(tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("case,summary\nA,Police in Ghana rescued 9 children in 2019.\n")
    told = CliRunner().invoke(app, ["explain", f"{table}#1:24", "--column", "text=summary"]).output
    assert "'9'  reads 9  record: people_rescued" in told
    assert "name it with --column text=COLUMN" in CliRunner().invoke(app, ["explain", f"{table}#1:24"]).output


@pytest.mark.parametrize(
    ("sentence", "number", "why"),
    [
        ("Police in Ghana walked 12 trees.", "12", "no word of its passage is a cue for '# trees'"),
        ("The convicted men walked 12 trees.", "12", "which no cue here counts: 'convicted' (convictions)"),
        ("She was born in 1990.", "1990", "it is read as a part of a date"),
        ("It stands in chapter 12 of it.", "12", "its form tells that it counts nothing here (reference)"),
        ("Police arrested men, it was said, while 12 girls slept.", "12", "no rule leads from 'arrested' (arrests) to"),
        ("Call 020 7946 0123 now.", "020 7946 0123", "its form tells that it counts nothing here (contact)"),
    ],
)
def test_a_number_that_nothing_leads_to_says_why(tmp_path: Path, sentence: str, number: str, why: str) -> None:
    (tmp_path / "a.txt").write_text(sentence)
    printed = explained(tmp_path / "a.txt", sentence.index(number))
    assert f"'{number}'  no link: " in printed
    assert why in printed


@pytest.mark.parametrize("name", ["news.csv", "news #2.csv"])
def test_a_document_of_a_table_is_named_as_the_ledger_names_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("id,text\na1,\na2,In 2014 police in Ghana rescued 12 girls.\na3,In 2015 they rescued 13.\n")
    ledger = CliRunner().invoke(app, ["ledger", str(path), "--format", "jsonl"])
    rows = [json.loads(line) for line in ledger.stdout.splitlines()]
    uri, start = next((row["uri"], row["number_start"]) for row in rows if row["number_text"] == "12")
    assert uri == f"{name}#a2"
    printed = explained(tmp_path / uri, start)
    assert f"document     {name}#a2" in printed
    assert "record: people_rescued" in printed
    ended = CliRunner().invoke(app, ["explain", f"{path}#a4:6"])
    assert (ended.exit_code, "holds no document named 'a4'" in ended.stderr) == (2, True)
