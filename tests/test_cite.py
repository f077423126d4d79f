"""Citations: source, quote and build of a record, a claim or a query."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

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


def test_the_command_prints_text_and_bibtex(folder: Path) -> None:
    text = CliRunner().invoke(app, ["cite", TWELVE, "--data", str(folder)])
    assert text.exit_code == 0
    assert text.output.startswith("Girls & Co.")
    entry = CliRunner().invoke(app, ["cite", "FROM records", "--data", str(folder), "--format", "bibtex"])
    assert entry.output.count("@misc{impactetl_") == len(RECORDS)
    assert r"author = {Girls \& Co}" in entry.output


def test_the_citation_file_names_the_version() -> None:
    from impactetl import __version__  # noqa: PLC0415 - the version under test

    about = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'version: "{__version__}"' in about
    assert about.startswith("cff-version: 1.2.0\n")
