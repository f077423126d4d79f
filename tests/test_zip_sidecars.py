"""Sidecars inside a zip: read like those beside a file, and told of where they do not fit."""

import zipfile
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from impactetl import pipeline
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind
from inputs import FREED, JAILED, kinds, read

RIGHTS = 'rights = "none"'


def sidecar(content: str | bytes, *fields: str) -> str:
    raw = content.encode() if isinstance(content, str) else content
    return "\n".join([f'sha256 = "{sha256(raw).hexdigest()}"', RIGHTS, *fields])


def packed(
    folder: Path, entries: Mapping[str, str | bytes], name: str = "a.zip"
) -> tuple[list[Document], list[Problem]]:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return read(folder / name)


@pytest.mark.parametrize("first", [True, False], ids=["before its file", "behind it"])
def test_a_sidecar_describes_the_file_beside_it(tmp_path: Path, *, first: bool) -> None:
    both = {"x/a.txt": FREED, "x/a.txt.toml": sidecar(FREED, 'title = "Freed"', "published = 2017-01-02")}
    entries = dict(sorted(both.items(), reverse=first)) | {"a.txt": JAILED}
    documents, problems = packed(tmp_path, entries)
    assert problems == []
    told = {document.uri: (document.title, document.published, document.rights) for document in documents}
    assert told == {"a.zip#x/a.txt": ("Freed", date(2017, 1, 2), "none"), "a.zip#a.txt": (None, None, None)}
    assert [document.described for document in documents if document.title] == [True]


def test_what_it_leaves_open_the_sidecar_of_the_archive_may_say(tmp_path: Path) -> None:
    packed(tmp_path, {"a.txt": FREED, "a.txt.toml": sidecar(FREED, 'title = "Freed"'), "b.txt": JAILED})
    of_all = sidecar((tmp_path / "a.zip").read_bytes(), 'title = "All"', 'publisher = "Watch"', 'country = "GHA"')
    (tmp_path / "a.zip.toml").write_text(of_all.replace('"none"', '"open"'))
    documents, problems = read(tmp_path)
    assert problems == []
    assert [(d.title, d.publisher, d.country, d.rights, d.described) for d in documents] == [
        ("Freed", "Watch", "GHA", "none", True),
        (None, "Watch", "GHA", "open", False),
    ]


def test_a_sidecar_of_an_archive_in_an_archive_and_of_a_table(tmp_path: Path) -> None:
    packed(tmp_path, {"rows.csv": f'id,text\n7,"{JAILED}"\n'}, "inner.zip")
    inner = (tmp_path / "inner.zip").read_bytes()
    documents, problems = packed(tmp_path, {"i.zip": inner, "i.zip.toml": sidecar(inner, 'publisher = "Watch"')})
    assert problems == []
    assert [(d.uri, d.publisher, d.described) for d in documents] == [("a.zip#i.zip#rows.csv#7", "Watch", False)]


@pytest.mark.parametrize(
    ("beside", "kind", "told"),
    [
        (sidecar("other"), ProblemKind.ALTERED, "but field sha256 of a.txt.toml is"),
        ("title = ", ProblemKind.SIDECAR, "cannot be read as TOML"),
        (b"\xff\xfe", ProblemKind.SIDECAR, "cannot be read as TOML"),
        (RIGHTS, ProblemKind.SIDECAR, f"the sha256 of a.txt is {sha256(FREED.encode()).hexdigest()}"),
        (sidecar(FREED, "colour = 1"), ProblemKind.SIDECAR, "field colour"),
    ],
)
def test_a_sidecar_that_does_not_fit_costs_its_file_and_no_other(
    tmp_path: Path, beside: str | bytes, kind: ProblemKind, told: str
) -> None:
    documents, (problem,) = packed(tmp_path, {"a.txt": FREED, "a.txt.toml": beside, "b.txt": JAILED})
    assert [document.uri for document in documents] == ["a.zip#b.txt"]
    assert (problem.uri, problem.record, problem.kind, problem.kept) == ("a.zip", "a.txt", kind, "nothing")
    assert problem.message.startswith("a.zip#a.txt: ")
    assert told in problem.message


def test_a_sidecar_without_its_file_is_told(tmp_path: Path) -> None:
    documents, (problem,) = packed(tmp_path, {"gone.txt.toml": sidecar("gone"), ".b.txt.toml": "x", "b.txt": JAILED})
    assert [document.uri for document in documents] == ["a.zip#b.txt"]
    assert (problem.record, problem.kind) == ("gone.txt", ProblemKind.MISSING)
    assert problem.message.startswith("a.zip#gone.txt: missing, though its sidecar gone.txt.toml is there")


def test_a_sidecar_that_contradicts_its_text_is_told_of_the_member(tmp_path: Path) -> None:
    text = "Report\n\n4 March 2013\n\n" + FREED
    packed(tmp_path, {"a.txt": text, "a.txt.toml": sidecar(text, "published = 2014-01-01")})
    problems = [item for item in pipeline.extract_paths([tmp_path / "a.zip"]) if isinstance(item, Problem)]
    assert kinds(problems) == [ProblemKind.DISAGREEMENT]
    assert (problems[0].uri, problems[0].record) == ("a.zip", "a.txt")


def test_a_damaged_sidecar_and_a_damaged_file(tmp_path: Path) -> None:
    packed(tmp_path, {"a.txt": FREED, "a.txt.toml": sidecar(FREED), "b.txt": JAILED, "b.txt.toml": sidecar(JAILED)})
    content = bytearray((tmp_path / "a.zip").read_bytes())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for name in ("a.txt.toml", "b.txt"):
            entry = archive.getinfo(name)
            content[entry.header_offset + 30 + len(name) + 4] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(content)
    documents, problems = read(tmp_path / "a.zip")
    assert documents == []
    assert [(problem.record, problem.kind) for problem in problems] == [
        ("a.txt", ProblemKind.SIDECAR),
        ("b.txt", ProblemKind.CORRUPT),
    ]
