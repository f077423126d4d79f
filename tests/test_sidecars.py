"""Sidecars: what they say of a source, and what happens where they do not fit it."""

import hashlib
import tomllib
from datetime import date
from pathlib import Path

import pytest

from impactetl import pipeline, sources
from impactetl.errors import SourceError, UsageError
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.schema import Problem, ProblemKind, Sidecar
from impactetl.sources import About
from impactetl.working import source_row

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
SEEDS = ROOT.parent / "shared" / "seeds"
TEXT = "4 March 2013\n\nMimi's Story\n\nSix girls were freed.\n"
RIGHTS = 'rights = "public domain"'


def _source(folder: Path, *fields: str, text: str | bytes = TEXT, sha256: str | None = None) -> Path:
    """Write a source and its sidecar with these fields beside the ones that it must have."""
    content = text.encode() if isinstance(text, str) else text
    (folder / "a.txt").write_bytes(content)
    digest = sha256 or hashlib.sha256(content).hexdigest()
    (folder / "a.txt.toml").write_text("\n".join([f'sha256 = "{digest}"', RIGHTS, *fields]), encoding="utf-8")
    return folder / "a.txt"


def _documents(*paths: Path, about: About | None = None) -> tuple[list[Document], list[Problem]]:
    items = list(pipeline.extract_paths(paths, about))
    documents = [item.document for item in items if isinstance(item, Extraction)]
    return documents, [item for item in items if isinstance(item, Problem)]


def _problem(folder: Path) -> Problem:
    documents, (problem,) = _documents(folder)
    assert documents == []
    assert problem.kept == "nothing"
    return problem


def test_every_field_of_a_sidecar_goes_into_the_source_row(tmp_path: Path) -> None:
    path = _source(
        tmp_path,
        'title = "Mimi\'s Story"',
        'publisher = "Watch"',
        'author = "A. Writer"',
        "published = 2013-03-04",
        'url = "https://example.org/mimi"',
        'language = "en"',
        'country = "RWA"',
        'encoding = "utf-8"',
        'original_name = "000.txt"',
    )
    (document,), problems = _documents(path)
    row = source_row(document)
    assert problems == []
    assert (row.title, row.publisher, row.author) == ("Mimi's Story", "Watch", "A. Writer")
    assert (row.published, row.url, row.language, row.rights) == (
        date(2013, 3, 4),
        "https://example.org/mimi",
        "en",
        "public domain",
    )
    assert (row.uri, row.chars, row.text) == ("a.txt", len(TEXT), TEXT)
    assert row.country == "RWA"


def test_a_source_without_a_sidecar_takes_title_and_date_from_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (document,), problems = _documents(tmp_path)
    assert (document.title, document.published) == ("Mimi's Story", date(2013, 3, 4))
    assert problems == []
    assert source_row(document).rights is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (['published = 2014-01-01\ntitle = "Mimi\'s story"'], ["published", "2014-01-01", "2013-03-04"]),
        (['title = "Another Story"'], ["title", "Another Story", "Mimi's Story"]),
    ],
)
def test_the_sidecar_wins_and_the_disagreement_is_told(tmp_path: Path, fields: list[str], words: list[str]) -> None:
    _source(tmp_path, *fields)
    (document,), (problem,) = _documents(tmp_path)
    said = tomllib.loads("\n".join(fields))
    assert document.title == said["title"]
    assert document.published == said.get("published", date(2013, 3, 4))
    assert problem.kind is ProblemKind.DISAGREEMENT
    assert all(word in problem.message for word in ["a.txt", *words])
    assert problem.kept == "what the sidecar says"


def test_a_title_that_stands_elsewhere_in_the_text_is_no_disagreement(tmp_path: Path) -> None:
    _source(tmp_path, 'title = "SIX girls: were freed"')
    assert _documents(tmp_path)[1] == []


def test_the_caller_wins_over_the_sidecar(tmp_path: Path) -> None:
    _source(tmp_path, "published = 2013-03-04", 'country = "RWA"')
    (document,), _ = _documents(tmp_path, about=About("Title", "2015-06-30", "UGA"))
    assert (document.title, document.published, document.country) == ("Title", date(2015, 6, 30), "UGA")


def test_an_altered_file_is_left_out_and_names_both_hashes(tmp_path: Path) -> None:
    _source(tmp_path, sha256="0" * 64)
    problem = _problem(tmp_path)
    assert problem.kind is ProblemKind.ALTERED
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert all(word in problem.message for word in ["a.txt.toml", "field sha256", "0" * 64, digest, "restore"])


def test_a_sidecar_without_its_file_is_told(tmp_path: Path) -> None:
    _source(tmp_path)
    (tmp_path / "lost.txt.toml").write_text(RIGHTS, encoding="utf-8")
    documents, (problem,) = _documents(tmp_path)
    assert [document.uri for document in documents] == ["a.txt"]
    assert (problem.kind, problem.uri) == (ProblemKind.MISSING, "lost.txt")
    assert "restore the file, or delete the sidecar" in problem.message


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ('publised = "2013"', ["field publised: there is no such field; the nearest is 'published'"]),
        ('published = "2013-03-04"', ["field published: '2013-03-04' is no date", "in TOML without quotes"]),
        ("published = 2013-03-04T10:00:00", ["field published"]),
        ("title = 7", ["field title: 7 is no text"]),
        ('title = ""', ["field title"]),
        ('country = "Rwanda"', ["field country: 'Rwanda' is no country code", "such as KHM"]),
        ('language = "English"', ["field language: 'English' is no language code"]),
        ('encoding = "utf-88"', ["field encoding", "utf-88"]),
        ('country = "AAA"', ["field country: 'AAA' is no country code"]),
        ('encoding = "base64"', ["field encoding", "base64"]),
        ("title = ", ["TOML"]),
        ("title = 7\nauthor = 8", ["field title", "field author"]),
    ],
)
def test_a_sidecar_that_does_not_fit_names_its_fields(tmp_path: Path, field: str, words: list[str]) -> None:
    _source(tmp_path, field)
    problem = _problem(tmp_path)
    assert (problem.kind, problem.uri) == (ProblemKind.SIDECAR, "a.txt")
    assert all(word in problem.message for word in ["a.txt.toml", "correct the sidecar", *words])


def test_what_a_sidecar_must_say_is_missed(tmp_path: Path) -> None:
    _source(tmp_path)
    (tmp_path / "a.txt.toml").write_text('title = "A"', encoding="utf-8")
    message = _problem(tmp_path).message
    assert "field sha256, rights: missing; correct" in message
    assert f"the sha256 of a.txt is {hashlib.sha256(TEXT.encode()).hexdigest()}" in message


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = " + b"[" * 5000], ids=["bytes", "depth"])
def test_a_sidecar_that_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    _source(tmp_path)
    (tmp_path / "a.txt.toml").write_bytes(content)
    assert "cannot be read as TOML" in _problem(tmp_path).message


def test_a_sidecar_that_is_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    _source(folder)
    (folder / "a.txt.toml").rename(tmp_path / "far.toml")
    (folder / "a.txt.toml").symlink_to(tmp_path / "far.toml")
    kinds = {item.uri: item.kind for item in sources.read([folder]) if isinstance(item, Problem)}
    assert kinds == {"a.txt": ProblemKind.SIDECAR, "a.txt.toml": ProblemKind.UNREADABLE}


def test_a_declared_encoding_is_used_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    content = "Освобождены шесть.".encode("koi8-r")
    path = _source(tmp_path, 'encoding = "koi8-r"', text=content)
    (document,), _ = _documents(path)
    assert document.text == "Освобождены шесть."
    _source(tmp_path, 'encoding = "ascii"', text=content)
    problem = _problem(tmp_path)
    assert problem.kind is ProblemKind.SIDECAR
    assert "a.txt.toml: field encoding" in problem.message


def test_a_strict_run_ends_at_the_first_input_that_cannot_be_used(tmp_path: Path) -> None:
    _source(tmp_path, sha256="0" * 64)
    with pytest.raises(SourceError, match="field sha256"):
        list(pipeline.extract_paths([tmp_path], strict=True))


def test_a_strict_run_accepts_a_disagreement(tmp_path: Path) -> None:
    _source(tmp_path, "published = 2014-01-01")
    assert len(list(pipeline.extract_paths([tmp_path], strict=True))) == 2


def test_a_folder_without_sources_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no source to read"):
        list(pipeline.extract_paths([tmp_path]))


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.name)
def test_each_raw_source_has_a_sidecar_that_fits_it_and_agrees_with_its_text(path: Path) -> None:
    sidecar = Sidecar.model_validate(tomllib.loads(path.with_name(f"{path.name}.toml").read_text(encoding="utf-8")))
    (document,), problems = _documents(path)
    assert problems == []
    assert document.title == sidecar.title
    assert document.published == sidecar.published
    assert "not covered by this project's licence" in sidecar.rights


def test_the_raw_sources_are_the_five_that_were_received() -> None:
    names = [tomllib.loads(path.read_text(encoding="utf-8"))["original_name"] for path in sorted(RAW.glob("*.toml"))]
    assert sorted(name[:3] for name in names) == ["000", "001", "002", "003", "004"]
    if not SEEDS.is_dir():
        pytest.skip("the sources as received are not beside this checkout; their sha256 stands in the sidecars")
    for sidecar in RAW.glob("*.toml"):
        original = SEEDS / tomllib.loads(sidecar.read_text(encoding="utf-8"))["original_name"]
        assert sidecar.with_suffix("").read_bytes() == original.read_bytes()
