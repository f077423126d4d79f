"""Citations: source, quote and build of a record, a claim or a query."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import impactetl
from factories import RECORDS, build, hash16, source
from impactetl import dataset
from impactetl.citing import cite
from impactetl.cli import app
from impactetl.dataset import Dataset
from impactetl.errors import UsageError
from impactetl.publish import publish

ROOT = Path(__file__).parents[1]
TWELVE = hash16("a.txt12")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cited")
    publish(build(sources=(source(publisher="Girls & Co", url="https://example.org/a"), source("b.txt", "x"))), out)
    return out


@pytest.fixture(scope="module")
def opened(folder: Path) -> Iterator[Dataset]:
    with dataset.open(folder) as found:
        yield found


def test_a_record_is_cited_with_source_quote_and_build(opened: Dataset) -> None:
    (found,) = cite(opened, TWELVE)
    for part in ("Girls & Co", "The girls' report", "2015-01-02", "https://example.org/a", TWELVE, opened.build_id):
        assert part in found.text
    assert "\u201cIn 2014, 12 girls were freed in Phnom Penh \U0001f600.\u201d" in found.text
    assert "(people_rescued 12 person, KHM, 2014)" in found.text


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("100", "people_rescued at least 100 person"),
        ("40", "people_rescued at most 40 person"),
        ("5 and 8", "people_rescued 5 to 8 person"),
        ("30", "people_rescued about 30 person"),
        ("36 million", "victims_estimated 36,000,000 person"),
        ("150th", "convictions 150 person"),
    ],
)
def test_a_number_is_cited_as_firmly_as_its_text_states_it(opened: Dataset, number: str, told: str) -> None:
    (found,) = cite(opened, hash16(f"a.txt{number}"))
    assert f"({told}" in found.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2015, between 35 and 40 labourers were freed in India.", "35 to 40 person, IND, 2015"),
        ("More than 1600 children were rescued in India in 2015.", "at least 1,600 person, IND, 2015"),
        ("In 2015, hundreds of children were rescued in India.", "hundreds (at least 200) person, IND, 2015"),
    ],
)
def test_a_citation_keeps_the_bounds_of_a_text_that_was_built(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(text, encoding="utf-8")
    impactetl.build(tmp_path / "raw", tmp_path / "out")
    with impactetl.open(tmp_path / "out") as built:
        (found,) = cite(built, "FROM records")
    assert f"(people_rescued {told})" in found.text


def test_the_readme_shows_the_beginning_of_a_citation(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("freedom-for-the-captives.txt", "freedom-for-the-captives.txt.toml"):
        shutil.copy(ROOT / "data" / "raw" / name, raw / name)
    impactetl.build(raw, tmp_path / "out")
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## Cite\n")[1].split("\n\n")[1]
    start, end = " ".join(line.removeprefix("> ") for line in shown.splitlines()).split(" \u2026 ")
    with impactetl.open(tmp_path / "out") as built:
        (found,) = cite(built, "65a291da8e747e37")
    assert found.text.startswith(start)
    assert end in found.text


def test_bibtex_has_the_publisher_and_the_day(opened: Dataset) -> None:
    (found,) = cite(opened, TWELVE)
    entry = found.bibtex()
    for field in (
        r"author = {{Girls \& Co}}",
        r"publisher = {Girls \& Co}",
        "year = {2015}",
        "month = jan",
        "day = {2}",
    ):
        assert f"\n  {field},\n" in entry
    (whole,) = cite(opened, "SELECT count(*) AS n FROM records")
    assert "publisher" not in whole.bibtex()
    assert "month" not in whole.bibtex()


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ({"author": "Ruth Cooke with Rebekah Hill"}, "author = {{Ruth Cooke with Rebekah Hill}}"),
        ({"publisher": "Example Mission"}, "author = {{Example Mission}}"),
        ({}, None),
    ],
)
def test_bibtex_takes_no_author_apart_and_makes_none_up(
    tmp_path: Path, said: dict[str, str], author: str | None
) -> None:
    publish(build(sources=(source(**said), source("b.txt", "x"))), tmp_path)
    with dataset.open(tmp_path) as found:
        (one,) = cite(found, TWELVE)
    lines = [line.strip(" ,") for line in one.bibtex().splitlines()]
    assert [line for line in lines if line.startswith("author =")] == ([author] if author else [])
    assert one.text.startswith(next(iter(said.values()), "Author unknown") + ".")


def test_a_claim_is_cited_by_its_best_record(opened: Dataset) -> None:
    (claim,) = opened.claims.loc[opened.claims["best_record_id"] == TWELVE, "claim_id"]
    assert cite(opened, claim) == cite(opened, TWELVE)
    query = f"SELECT claim_id FROM claims WHERE claim_id = '{claim}'"  # noqa: S608 - an id
    assert cite(opened, query) == cite(opened, TWELVE)


def test_a_query_is_cited_by_its_records_or_as_a_whole(opened: Dataset) -> None:
    assert len(cite(opened, "FROM records")) == len(RECORDS)
    (whole,) = cite(opened, "SELECT count(*) AS n\nFROM records")
    assert opened.build_id in whole.text
    assert "query: SELECT count(*) AS n FROM records" in whole.text


def test_what_is_not_there_is_named(opened: Dataset) -> None:
    with pytest.raises(UsageError, match="no record or claim of build"):
        cite(opened, "0" * 16)
    with pytest.raises(UsageError, match="cannot be answered"):
        cite(opened, "no query")
    with pytest.raises(UsageError, match="aaaa: neither a record_id or claim_id"):
        cite(opened, "aaaa")


def test_the_command_prints_text_and_bibtex(folder: Path) -> None:
    text = CliRunner().invoke(app, ["cite", TWELVE, "--data", str(folder)])
    assert text.exit_code == 0
    assert text.output.startswith("Girls & Co.")
    entry = CliRunner().invoke(app, ["cite", "FROM records", "--data", str(folder), "--format", "bibtex"])
    assert entry.output.count("@misc{impactetl_") == len(RECORDS)
    assert r"author = {{Girls \& Co}}" in entry.output


def test_the_citation_file_names_the_version() -> None:
    from impactetl import __version__  # noqa: PLC0415 - the version under test

    about = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'version: "{__version__}"' in about
    assert about.startswith("cff-version: 1.2.0\n")
