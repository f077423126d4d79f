"""The commands that make a dataset and ask it, and the program as a process."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import impactetl
from impactetl import building, planning, publish
from impactetl.building import BuildReport, Counts, Progress, SourceCount
from impactetl.cli import app
from impactetl.cli.building import MAX_SOURCES_SHOWN, summary
from impactetl.cli.querying import value_of
from impactetl.schema import ImpactRecord
from tiny import TEXT


def _run(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == status, result.output
    return result


def _words(line: str) -> list[str]:
    return line.split()


def test_a_build_prints_what_it_read_made_and_refused(raw: Path, tmp_path: Path) -> None:
    (raw / "b.txt").write_text("In 2019, 7 girls.", encoding="utf-8")
    lines = _run("build").stdout.splitlines()
    assert [_words(line) for line in lines[:4]] == [
        ["source", "characters", "records", "refused"],
        ["a.txt", str(len(TEXT)), "3", "1"],
        ["b.txt", "17", "1", "1"],
        ["all", "2", "sources", str(len(TEXT) + 17), "4", "2"],
    ]
    assert lines[4].startswith("0 problems; build ")
    assert (tmp_path / "data" / "processed" / "impact.duckdb").exists()


def test_a_build_with_an_input_that_cannot_be_used_publishes_the_rest(raw: Path) -> None:
    (raw / "b.txt").write_bytes(b"\x00")
    result = _run("build", status=1)
    assert "unreadable: b.txt" in result.stderr
    assert "1 problem; build" in result.stdout
    printed = _run("sql", "SELECT uri, kind FROM problems", "--format", "csv").stdout
    assert printed == "uri,kind\nb.txt,unreadable\n"


def test_a_strict_build_publishes_nothing(raw: Path, tmp_path: Path) -> None:
    (raw / "b.txt").write_bytes(b"\x00")
    told = _run("build", "--strict", status=1).stderr
    assert "error: b.txt: binary" in told
    assert "nothing was published, as the build is strict" in told
    assert not (tmp_path / "data" / "processed").exists()


def test_a_folder_of_verdicts_that_is_not_there_is_told(raw: Path) -> None:
    assert raw.is_dir()
    assert "no folder of verdicts" in _run("build", "--reviews", "no-such", status=2).stderr


def test_a_build_of_nothing_usable_leaves_the_old_dataset(raw: Path) -> None:
    _run("build")
    before = _run("sql", "SELECT count(*) AS n FROM records").stdout
    (raw / "a.txt").write_bytes(b"\x00")
    assert "nothing was published" in _run("build", status=1).stderr
    assert _run("sql", "SELECT count(*) AS n FROM records").stdout == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--raw", "lost"], "there is no such folder"),
        (
            ["--raw", "data/raw/a.txt"],
            "this is a file; name the folder that holds it, or read it alone with: impactetl extract",
        ),
        (["--raw", "data/raw/empty"], "no source to read"),
        (["--out", "data/raw/out"], "lies in the folder of the sources"),
        (["--out", "data/notes.txt"], "data/notes.txt: is a file; name a folder for the dataset"),
        (["--cache", "data/notes.txt"], "data/notes.txt: is a file; name a folder for what is kept between builds"),
    ],
)
def test_a_wrong_build_says_what_to_do_and_writes_nothing(raw: Path, options: list[str], words: str) -> None:
    (raw / "empty").mkdir()
    (raw.parent / "notes.txt").touch()
    assert words in _run("build", *options, status=2).stderr
    assert sorted(path.name for path in raw.parent.iterdir()) == ["notes.txt", "raw"]


def test_a_folder_that_cannot_be_written_is_named(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "impact.duckdb")

    assert raw.is_dir()
    monkeypatch.setattr(publish, "release", fail)
    message = _run("build", "--out", tmp_path / "out", status=1).stderr
    assert message == (
        "error: impact.duckdb: No space left on device; check the path, its permissions and the space left\n"
    )


def test_many_sources_are_summed_up_only() -> None:
    many = tuple(SourceCount(f"{n}.txt", 10, 1, 2) for n in range(MAX_SOURCES_SHOWN + 1))
    (line,) = summary(BuildReport(Path("out"), "0", Counts(len(many), 10 * len(many), len(many), 2 * len(many)), many))
    assert list(line.values()) == [f"all {len(many)} sources", 10 * len(many), len(many), 2 * len(many)]


def test_the_build_id_depends_on_bytes_sidecars_and_problems_and_not_on_the_folder(raw: Path, tmp_path: Path) -> None:
    ids = [building.build(raw, tmp_path / "one").build_id, building.build(raw, tmp_path / "two").build_id]
    (raw / "b.bin").write_bytes(b"")
    ids.append(building.build(raw, tmp_path / "two").build_id)
    (raw / "a.txt").write_text(TEXT + "\n", encoding="utf-8")
    ids.append(building.build(raw, tmp_path / "two").build_id)
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_the_code_version_names_the_release_and_its_files() -> None:
    assert re.fullmatch(re.escape(impactetl.__version__) + r"\+[0-9a-f]{8}", planning.code_version())


def test_progress_counts_the_inputs(raw: Path, tmp_path: Path) -> None:
    (raw / "b.bin").write_bytes(b"")
    told: list[Progress] = []
    report = building.build(raw, tmp_path / "out", progress=told.append)
    assert told[0] == Progress(of_inputs=2, of_size=len(TEXT.encode()))
    assert told[-1] == Progress(2, 2, 0, len(TEXT.encode()), len(TEXT.encode()), 1, 3, 1)
    assert not report.whole


@pytest.mark.parametrize("packed", [False, True])
def test_progress_goes_on_within_an_input_of_many_documents(raw: Path, tmp_path: Path, packed: bool) -> None:  # noqa: FBT001 - pytest calls it
    noise = [" ".join(sha256(f"{i} {j}".encode()).hexdigest() for j in range(40)) for i in range(100)]
    noise = [more.translate(str.maketrans("0123456789", "ghijklmnop")) for more in noise]
    lines = [json.dumps({"text": f"{TEXT} {more}"}).encode() + b"\n" for more in noise]
    content = b"".join(gzip.compress(line, mtime=0) if packed else line for line in lines)
    (raw / ("z.jsonl.gz" if packed else "z.jsonl")).write_bytes(content)
    told: list[Progress] = []
    # With two workers the other input may end last, whatever that one is at.
    building.build(raw, tmp_path / "out", plan=building.Plan(workers=1), progress=told.append)
    sizes = [one.size for one in told if one.of_inputs - one.inputs == 1]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) > 2
    assert told[-1].size == told[-1].of_size == len(content) + len(TEXT.encode())


def test_sql_answers_in_three_formats(raw: Path) -> None:
    assert raw.is_dir()
    _run("build")
    query = "SELECT number_text AS n, value, country_codes, year, year AS year FROM records WHERE value = 12"
    assert _words(_run("sql", query).stdout.splitlines()[0]) == ["n", "value", "country_codes", "year", "year_2"]
    expected = {"n": "12", "value": 12, "country_codes": [], "year": None, "year_2": None}
    assert json.loads(_run("sql", query, "--format", "jsonl").stdout) == expected
    assert _run("sql", query, "--format", "csv").stdout == "n,value,country_codes,year,year_2\n12,12,,,\n"


@pytest.mark.parametrize("columns", ["120", "400"])
def test_rows_of_many_columns_stand_one_under_another(raw: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    assert raw.is_dir()
    _run("build")
    monkeypatch.setenv("COLUMNS", columns)  # what goes into a pipe is the same on every terminal
    first, second = _run("sql", "SELECT * FROM records ORDER BY number_start LIMIT 2").stdout.split("\n\n")
    told = [dict(zip(ImpactRecord.model_fields, lines.splitlines(), strict=True)) for lines in (first, second)]
    assert [_words(lines["metric"]) for lines in told] == [["metric", "people_rescued"], ["metric", "people_rescued"]]
    assert re.match(r"quote {8,}\S", told[0]["quote"])
    assert _words(_run("sql", "SELECT * FROM records WHERE false").stdout)[:2] == ["record_id", "source_id"]


def test_a_sentence_is_not_folded_to_a_tower_of_words(raw: Path) -> None:
    assert raw.is_dir()
    _run("build")
    names = ", ".join(f"repeat('x', 20) AS c{n}" for n in range(11))
    beside = _run("sql", f"SELECT {names}, repeat('word ', 5) AS told").stdout
    assert len(beside.splitlines()[0].split()) == 12
    below = _run("sql", f"SELECT {names}, repeat('word ', 30) AS told").stdout
    assert below.splitlines()[0].split() == ["c0", "x" * 20]


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("SELECT DATE '2014-12-11' AS v", "2014-12-11"),
        ("SELECT TIMESTAMP '2014-12-11 10:00:00' AS v", "2014-12-11T10:00:00"),
        ("SELECT 2.5::DECIMAL(4,1) AS v", 2.5),
        ("SELECT true AS v", True),
        ("SELECT sum(n) AS v FROM (VALUES (9007199254740992), (1)) AS t(n)", 9007199254740993),
        ("SELECT 1e19::HUGEINT AS v", 10**19),
        ("SELECT 1 / 0.0 AS v", None),
        ("SELECT {'a': [1, NULL]} AS v", {"a": [1, None]}),
    ],
)
def test_every_kind_of_value_becomes_json(raw: Path, query: str, value: object) -> None:
    assert raw.is_dir()
    _run("build")
    assert json.loads(_run("sql", query, "--format", "jsonl").stdout) == {"v": value}


def test_missing_values_of_every_kind_are_null() -> None:
    assert [value_of(value) for value in (None, float("nan"), (None, 1.5))] == [None, None, [None, 1.5]]


def test_a_wrong_query_and_a_missing_dataset_are_told(raw: Path, tmp_path: Path) -> None:
    assert raw.is_dir()
    assert "data/processed: there is no such folder" in _run("sql", "SELECT 1", status=1).stderr
    _run("build")
    told = _run("sql", "FROM no_such", status=2).stderr
    assert "the dataset has no table 'no_such'; it has build, claim_links, claim_records" in told
    assert "cannot be answered" in _run("sql", "SELECT nothing_such(1)", status=2).stderr
    assert (
        "column 'uri' is in problems, source_rows, sources" in _run("sql", "SELECT uri FROM records", status=2).stderr
    )
    assert "column 'foo'" not in _run("sql", "SELECT foo FROM records", status=2).stderr
    assert "the query is empty" in _run("sql", " ;", status=2).stderr
    assert "the query is empty" in _run("sql", "", status=2).stderr
    assert "holds 2 statements" in _run("sql", "SELECT 1; SELECT 2", status=2).stderr
    assert _run("sql", "SELECT 1 AS one;").stdout.split() == ["one", "1"]
    assert "there is no dataset here" in _run("sql", "SELECT 1", "--data", tmp_path, status=1).stderr


@pytest.mark.parametrize(
    ("condition", "hint"),
    [
        ("metric = 'conviction'", "no column metric holds 'conviction'; did you mean 'convictions'?"),
        ("country_code='Cambodia'", "no column country_code holds 'Cambodia'; it holds such as "),
        ("metric = 'convictions' AND quote = 'none'", ""),
    ],
)
def test_an_empty_answer_tells_of_words_that_no_column_holds(raw: Path, condition: str, hint: str) -> None:
    assert raw.is_dir()
    _run("build")
    told = _run("sql", f"SELECT value FROM records WHERE {condition}").stderr  # noqa: S608 - rows of examples
    assert hint in told
    assert bool(told) is bool(hint)


def test_a_query_reads_and_writes_no_file_but_the_dataset(raw: Path, tmp_path: Path) -> None:
    _run("build")
    assert "disabled" in _run("sql", f"FROM read_text('{raw / 'a.txt'}')", status=2).stderr
    assert "disabled" in _run("sql", f"COPY records TO '{tmp_path / 'out.csv'}'", status=2).stderr
    assert not (tmp_path / "out.csv").exists()


def test_records_are_not_written_among_the_files_of_a_dataset(raw: Path, tmp_path: Path) -> None:
    _run("build")
    target = tmp_path / "data" / "processed" / "records.parquet"
    before = target.read_bytes()
    assert "holds a built dataset" in _run("extract", raw, "-o", target, status=2).stderr
    assert target.read_bytes() == before


def test_schemas_are_written_and_checked(tmp_path: Path) -> None:
    assert "differs from the model" not in _run("schemas", "--out", tmp_path).stdout
    assert json.loads((tmp_path / "record.schema.json").read_text(encoding="utf-8"))["title"] == "ImpactRecord"
    _run("schemas", "--out", tmp_path, "--check")
    (tmp_path / "record.schema.json").unlink()
    assert "record.schema.json: missing" in _run("schemas", "--out", tmp_path, "--check", status=1).stderr


def _process(arguments: Sequence[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "impactetl", *arguments]
    return subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, timeout=60)


def test_the_program_runs_as_a_module_with_exit_statuses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nobody came.", encoding="utf-8")
    good = _process(["extract", "a.txt", "--format", "jsonl"], tmp_path)
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    bad = _process(["extract", ".", "--format", "jsonl"], tmp_path)
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)
    assert _process(["extract", "lost"], tmp_path).returncode == 2


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It cost 5 francs. " * 3000, encoding="utf-8")
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        command = [sys.executable, "-m", "impactetl", "ledger", "a.txt"]
        done = subprocess.run(command, cwd=tmp_path, check=False, stdout=closed, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (0, "")
