"""The command line, and the Python door beside it."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

import impactetl
from impactetl.cli import app
from impactetl.cli.app import COMMANDS, EXAMPLES
from impactetl.cli.rows import LEDGER_COLUMNS, RECORD_COLUMNS
from tiny import TEXT


def _run(*arguments: str | Path, status: int = 0, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)], input=stdin)
    assert result.exit_code == status, result.output
    return result


def _lines(*arguments: str | Path, status: int = 0, stdin: str | None = None) -> list[dict[str, object]]:
    printed = _run(*arguments, "--format", "jsonl", status=status, stdin=stdin).stdout
    return [json.loads(line) for line in printed.splitlines()]


# --- help ---------------------------------------------------------------------------------------------------------


def test_help_names_every_command_and_the_exit_statuses() -> None:
    printed = _run("--help").stdout
    assert all(re.search(rf"^  {command.split()[0]} +\w", printed, re.MULTILINE) for command, _, _ in COMMANDS)
    assert "Exit status: 0" in printed


@pytest.mark.parametrize("command", [name for name, _, _ in COMMANDS])
def test_each_command_has_help_with_an_example(command: str) -> None:
    printed = _run(*command.split(), "--help").stdout
    examples = printed.partition("\nExamples:\n")[2].splitlines()
    assert examples
    assert all(line.startswith("  ") and re.search(rf"\bimpactetl {command}\b", line) for line in examples)
    options = re.findall(r"^ +(?:-\w, )?(--[a-z]+)(?: |$)(.*)", printed, re.MULTILINE)
    assert options


def test_the_examples_use_options_that_exist() -> None:
    for name, examples in [("impactetl", EXAMPLES), *((name, examples) for name, _, examples in COMMANDS)]:
        known = _run(*([] if name == "impactetl" else name.split()), "--help").stdout
        assert all(option in known for option in re.findall(r" (--?[a-z]+)\b", examples))


def test_the_version_is_printed() -> None:
    assert _run("--version").stdout == f"impactetl {impactetl.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, impactetl\nfrom impactetl.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('duckdb', 'pandas', 'pyarrow', 'pydantic', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.endswith("\n[]\n")


def test_no_command_and_a_wrong_one_are_usage_errors() -> None:
    assert _run(status=2).output
    assert "No such command" in _run("bild", status=2).output
    assert "Missing argument" in _run("extract", status=2).output


# --- extract ------------------------------------------------------------------------------------------------------


def test_json_lines_carry_every_column_and_the_uri(raw: Path) -> None:
    lines = _lines("extract", raw, "--published", "2016-05-01", "--country", "GHA")
    assert [tuple(line) for line in lines] == [RECORD_COLUMNS] * 3
    first, second, third = lines
    assert (first["uri"], first["value"], first["year"], first["country_code"]) == ("a.txt", 12, 2016, "GHA")
    assert (second["value"], second["value_min"], second["qualifier"]) == (30, None, "approximate")
    assert (third["value"], third["value_min"], third["value_max"]) == (None, 9, 11)
    assert (first["period_start"], first["country_codes"], first["metric"]) == ("2016-05-01", ["GHA"], "people_rescued")
    assert TEXT[int(str(first["quote_start"])) : int(str(first["quote_end"]))] == first["quote"]


def test_whole_numbers_are_printed_without_a_fraction(raw: Path) -> None:
    printed = _run("extract", raw, "--format", "jsonl").stdout
    assert '"value": 12,' in printed
    assert '"confidence": 1.0' in printed


def test_csv_has_a_header_and_joins_lists_by_bars(raw: Path) -> None:
    printed = _run("extract", raw, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert tuple(rows[0]) == RECORD_COLUMNS
    assert [(row["value"], row["year"], row["nationality_codes"]) for row in rows] == [
        ("12", "", "GHA|TGO"),
        ("30", "", "GHA|TGO"),
        ("", "", "GHA|TGO"),
    ]


def test_the_table_shows_numbers_as_firmly_as_they_are_stated(raw: Path) -> None:
    printed = _run("extract", raw).stdout
    header, *rows = printed.splitlines()
    assert header.split() == ["record_id", "uri", "metric", "number", "unit", "year", "country", "quote"]
    assert [row.split()[3] for row in rows] == ["12", "~30", "9-11"]


def test_the_table_tells_plans_from_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 2022, we hope to rescue 500 children in Kenya.", encoding="utf-8")
    (row,) = _run("extract", tmp_path).stdout.splitlines()[1:]
    assert "  500 (planned)  " in row


def test_parquet_is_typed_and_carries_the_uri(raw: Path, tmp_path: Path) -> None:
    _run("extract", raw, "-o", tmp_path / "records.parquet", "--published", "2016-05-01")
    table = pq.read_table(tmp_path / "records.parquet")
    assert set(table.column_names) == set(RECORD_COLUMNS)
    assert table.column("value").to_pylist() == [12, 30, None]
    assert table.column("period_start").to_pylist() == [date(2016, 5, 1)] * 3
    assert table.column("uri").to_pylist() == ["a.txt"] * 3
    first = (tmp_path / "records.parquet").read_bytes()
    _run("extract", raw, "-o", tmp_path / "records.parquet", "--published", "2016-05-01")
    assert (tmp_path / "records.parquet").read_bytes() == first


def test_parquet_needs_a_file(raw: Path) -> None:
    assert "-o records.parquet" in _run("extract", raw, "--format", "parquet", status=2).stderr


@pytest.mark.parametrize(("name", "start"), [("o.jsonl", '{"uri"'), ("o.csv", "uri,"), ("o.txt", "record_id  ")])
def test_the_output_file_tells_the_format(raw: Path, tmp_path: Path, name: str, start: str) -> None:
    assert _run("extract", raw, "-o", tmp_path / name).stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert oct((tmp_path / name).stat().st_mode & 0o777) == oct((raw / "a.txt").stat().st_mode & 0o777)


@pytest.mark.parametrize("name", ["o.xlsx", "o.JSON"])
def test_an_output_of_an_unknown_suffix_is_refused(raw: Path, tmp_path: Path, name: str) -> None:
    told = _run("extract", raw, "-o", tmp_path / name, status=2).stderr
    assert ".jsonl, .csv, .parquet, .txt" in told
    assert name in told
    assert not (tmp_path / name).exists()
    assert _run("extract", raw, "-o", tmp_path / name, "--format", "csv").stdout == ""


def test_an_output_that_cannot_be_written_is_named(raw: Path, tmp_path: Path) -> None:
    assert "no/o.csv" in _run("extract", raw, "-o", tmp_path / "no" / "o.csv", status=2).stderr
    assert "cannot be written" in _run("extract", raw, "-o", tmp_path, status=2).stderr


def test_a_device_is_written_to_and_not_replaced(raw: Path) -> None:
    _run("extract", raw, "-o", os.devnull)
    assert not Path(os.devnull).is_file()


def test_a_strict_run_that_fails_leaves_the_output_as_it_was(raw: Path, tmp_path: Path) -> None:
    (raw / "b.txt").write_bytes(b"\x00")
    (tmp_path / "o.csv").write_text("old", encoding="utf-8")
    result = _run("extract", raw, "--strict", "-o", tmp_path / "o.csv", status=1)
    assert "b.txt: binary" in result.stderr
    assert (tmp_path / "o.csv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "o.csv"]


def test_standard_input_is_read(raw: Path) -> None:  # noqa: ARG001 - brings the tiny extractor
    assert [line["uri"] for line in _lines("extract", "-", stdin=TEXT)] == ["-"] * 3


def test_standard_input_without_a_text_is_told() -> None:
    assert (
        "empty: -: empty, nothing to read; give it its text, or leave it out" in _run("extract", "-", status=1).stderr
    )


def test_what_cannot_be_read_is_told_and_the_rest_is_extracted(raw: Path) -> None:
    (raw / "b.txt").write_bytes(b"\x00\x01")
    result = _run("extract", raw, "--format", "jsonl", status=1)
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.startswith("unreadable: b.txt: binary")


def test_a_disagreement_is_told_and_no_failure(raw: Path) -> None:
    digest = sha256(TEXT.encode()).hexdigest()
    fields = f'sha256 = "{digest}"\nrights = "none"\ntitle = "Something else"\n'
    (raw / "a.txt.toml").write_text(fields, encoding="utf-8")
    result = _run("extract", raw)
    assert "disagreement: a.txt: in its sidecar field title" in result.stderr


def test_odd_file_names_are_shown_escaped(raw: Path) -> None:
    (raw / "b\n\x1b[31m.txt").write_text(TEXT, encoding="utf-8")
    (raw / "c\n\x1b[31m.xyz").write_text(TEXT, encoding="utf-8")
    result = _run("extract", raw, status=1)
    assert "\x1b[31m" not in result.output
    assert result.stdout.count("b\\n\\x1b[31m.txt") == 3
    assert "c\\n\\x1b[31m.xyz" in result.stderr
    assert [line["uri"] for line in _lines("extract", raw, status=1)][3:] == ["b\n\x1b[31m.txt"] * 3


def test_a_path_that_is_not_there_is_told_and_the_others_are_read(raw: Path) -> None:
    result = _run("extract", raw / "lost.txt", raw / "a.txt", "--format", "csv", status=1)
    assert "missing: lost.txt: there is no such file or folder" in result.stderr
    assert result.stderr.endswith("[kept: nothing]\n")
    assert "people_rescued" in result.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["lost.txt", "reports/*.txt"], ["error: lost.txt, reports/*.txt: there is no such file or folder"]),
        (["."], ["no source to read"]),
        (["a.txt", "--published", "March"], ["published", "'March'", "YYYY-MM-DD"]),
        (["a.txt", "--country", "Ghana"], ["country", "'Ghana'", "ISO 3166-1"]),
        (["a.txt", "--format", "xml"], ["'--format': 'xml' is not one of 'table', 'jsonl'"]),
    ],
)
def test_a_wrong_call_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = _run("extract", *options, status=2)
    assert all(word in result.stderr for word in words)
    assert result.stdout == ""


# --- ledger -------------------------------------------------------------------------------------------------------


def test_the_ledger_has_a_row_for_each_number_in_the_order_of_the_text(raw: Path) -> None:
    lines = _lines("ledger", raw)
    assert [tuple(line) for line in lines] == [LEDGER_COLUMNS] * 4
    assert [line["number_text"] for line in lines] == ["2016", "12", "30", "9 to 11"]
    assert [line["verdict"] for line in lines] == ["rejected", "record", "record", "record"]
    assert [(line["reason"], line["metric"]) for line in lines[:2]] == [("year", None), (None, "people_rescued")]
    assert lines[0]["record_id"] is None
    assert [line["record_id"] for line in lines[1:]] == [line["record_id"] for line in _lines("extract", raw)]


def test_the_ledger_is_a_table_too(raw: Path) -> None:
    assert tuple(_run("ledger", raw).stdout.splitlines()[0].split()) == LEDGER_COLUMNS
