"""Files become documents: which files, in which order, decoded how."""

import io
import os
import sys
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactetl import pipeline, sources
from impactetl.errors import SidecarError, UnreadableError, UsageError
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.encoding import decode
from impactetl.sources.find import shown

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def _write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.", encoding="utf-8")


def _uris(*paths: Path | str, root: Path | None = None) -> list[str]:
    return [item.uri for item in sources.read(paths, root)]


def _one(path: Path) -> Document | Problem:
    (item,) = sources.read([path])
    return item


def _problem(path: Path) -> Problem:
    item = _one(path)
    assert isinstance(item, Problem)
    return item


def test_a_folder_is_read_in_full_sorted_by_uri_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/z.md", "a/b/c.text", "a-b.txt", "notes", ".hidden.txt", ".git/x.txt", "a/.x/y.txt")
    assert _uris(tmp_path) == ["a/b/c.text", "a/z.md", "a-b.txt", "b.txt", "notes"]


def test_a_single_file_is_named_by_its_name_and_files_by_their_path_below_their_common_folder(tmp_path: Path) -> None:
    _write(tmp_path, "x/a.txt", "y/a.txt", ".named.txt")
    assert _uris(tmp_path / "x/a.txt") == ["a.txt"]
    assert _uris(tmp_path / "y/a.txt", tmp_path / "x/a.txt") == ["x/a.txt", "y/a.txt"]
    assert _uris(tmp_path / "x", tmp_path / "x/a.txt") == ["a.txt"]
    assert _uris(tmp_path / "x/a.txt", root=tmp_path) == ["x/a.txt"]
    assert _uris(tmp_path / ".named.txt") == [".named.txt"]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    names = [f"{folder}/{name}.txt" for folder in "abc" for name in "xyz"]
    _write(tmp_path, *names)
    assert _uris(*(tmp_path / name for name in names[4:] + names[:4][::-1])) == names


def test_the_source_id_is_the_hash_of_the_uri_alone(tmp_path: Path) -> None:
    _write(tmp_path, "one/a.txt", "two/a.txt")
    (tmp_path / "two/a.txt").write_text("Another text.", encoding="utf-8")
    first, second = _one(tmp_path / "one/a.txt"), _one(tmp_path / "two/a.txt")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.source_id == second.source_id == sources.source_id("a.txt")
    assert first.sha256 != second.sha256


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"lost\.txt: there is no such file or folder"):
        list(sources.read([tmp_path / "lost.txt"]))


def test_a_path_that_is_not_there_costs_itself_where_others_are(tmp_path: Path) -> None:
    _write(tmp_path, "a/x.txt", "b/y.txt")
    lost: list[Path | str] = [tmp_path / "lost.txt", tmp_path / "b" / "none", str(tmp_path / "*.csv")]
    items = list(sources.read([tmp_path / "a", *lost, tmp_path / "b/y.txt"]))
    assert [item.uri for item in items] == ["*.csv", "a/x.txt", "b/none", "b/y.txt", "lost.txt"]
    problems = [item for item in items if isinstance(item, Problem)]
    assert {(problem.kind, problem.kept) for problem in problems} == {(ProblemKind.MISSING, "nothing")}
    assert "lost.txt: there is no such file or folder" in problems[-1].message
    with pytest.raises(UsageError, match=r"lost\.txt, .*none.*: there is no such file or folder"):
        list(sources.read(lost[:2]))
    assert [item.uri for item in sources.find(["-", *lost[:1]])] == ["-", "lost.txt"]


def test_a_path_outside_the_root_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "in/a.txt", "out.txt")
    with pytest.raises(UsageError, match="outside the input root"):
        list(sources.read([tmp_path / "out.txt"], tmp_path / "in"))


def test_links_are_followed_within_the_root_only(tmp_path: Path) -> None:
    _write(tmp_path, "root/a.txt", "root/sub/b.txt", "secret.txt", "elsewhere/c.txt")
    root = tmp_path / "root"
    (root / "in.txt").symlink_to(root / "a.txt")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "folder-in").symlink_to(root / "sub")
    (root / "folder-out").symlink_to(tmp_path / "elsewhere")
    (root / "loop").symlink_to(root)
    items = list(sources.read([root]))
    assert [item.uri for item in items if isinstance(item, Document)] == ["a.txt", "in.txt", "sub/b.txt"]
    problems = [item for item in items if isinstance(item, Problem)]
    assert [problem.uri for problem in problems] == ["folder-out", "out.txt"]
    assert all("not followed" in problem.message for problem in problems)


def test_a_link_that_the_user_names_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "far/a.txt")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "far/a.txt")
    assert isinstance(_one(link), Document)


def test_a_pipe_in_a_folder_is_a_problem_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in _problem(tmp_path).message


def test_a_folder_that_cannot_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "a.txt", "shut/b.txt")

    def scandir(path: Path) -> list[os.DirEntry[str]]:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        with os_scandir(path) as entries:
            return list(entries)

    os_scandir = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    items = list(sources.read([tmp_path]))
    assert [item.uri for item in items] == ["a.txt", "shut"]
    assert isinstance(items[1], Problem)
    assert "Permission denied" in items[1].message


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "a.txt")

    def refuse(_path: Path, _mode: str) -> IO[bytes]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    problem = _problem(tmp_path / "a.txt")
    assert (problem.kind, problem.kept) == (ProblemKind.UNREADABLE, "nothing")
    assert "a.txt" in problem.message
    assert "Permission denied" in problem.message


def test_a_format_without_a_reader_is_a_problem_that_lists_the_formats(tmp_path: Path) -> None:
    _write(tmp_path, "a.xyz")
    problem = _problem(tmp_path)
    assert problem.kind is ProblemKind.UNREADABLE
    assert "no reader for .xyz" in problem.message
    assert ".txt" in problem.message


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("photo.JPG", "a picture needs text recognition"),
        ("notes.txtt", "if it is one of .txt, rename it"),
        ("legacy.doc", "save it as .docx in a word processor"),
        ("figures.xlsx", "save a table of texts as .csv"),
    ],
)
def test_a_format_without_a_reader_is_told_with_what_to_do_about_it(tmp_path: Path, name: str, todo: str) -> None:
    _write(tmp_path, name)
    assert todo in _problem(tmp_path).message


def test_standard_input_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Six girls \u2013 freed.\r\n".encode())))
    (item,) = sources.read(["-"])
    assert isinstance(item, Document)
    assert (item.uri, item.text) == ("-", "Six girls \u2013 freed.\r\n")


def test_a_name_that_is_no_utf8_gives_a_printable_uri(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"Text.")
    assert _uris(tmp_path) == ["caf\\xe9.txt"]
    assert shown("a\x1b[1m\nb") == "a\\x1b[1m\\nb"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("naïve \u2013 “quoted”\r\n\xa0\uf0b7".encode(), "naïve \u2013 “quoted”\r\n\xa0\uf0b7"),
        (b"\xef\xbb\xbfSix girls", "\ufeffSix girls"),
        ("café".encode("utf-16"), "café"),
        ("café".encode("utf-16-be"), None),
        (b"\xfe\xff" + "café".encode("utf-16-be"), "café"),
        ("café".encode("utf-32"), "café"),
        ("“six” \u2013 café".encode("cp1252"), "“six” \u2013 café"),
        (b"caf\xe9 \x81" + b" plain" * 20, "café \x81" + " plain" * 20),
        (b"a\x0cb\x1b", "a\x0cb\x1b"),
        (b"", ""),
        (PNG, None),
        (b"six\x00girls", None),
        (b"\xff\xfe\x00", None),
        (bytes(range(1, 256)) * 4, None),
    ],
)
def test_bytes_are_decoded_in_a_fixed_order_without_a_change(content: bytes, text: str | None) -> None:
    if text is None:
        with pytest.raises(UnreadableError, match="convert it to UTF-8"):
            decode(content)
    else:
        assert decode(content) == text


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
        ("six girls".encode("utf-16-le"), "utf-16-le", "six girls"),
        ("\ufeffsix".encode("utf-16-be"), "utf-16-be", "\ufeffsix"),
        ("Привет".encode(), "koi8-r", "Привет"),
    ],
)
def test_a_declared_encoding_comes_after_utf8_and_before_any_guess(content: bytes, declared: str, text: str) -> None:
    assert decode(content, declared) == text


@pytest.mark.parametrize("declared", ["no-such-encoding", "ascii", "hex", "utf-8\x00", "undefined"])
def test_a_declared_encoding_that_does_not_fit_is_the_sidecars_fault(declared: str) -> None:
    with pytest.raises(SidecarError, match="field encoding"):
        decode(b"caf\xe9", declared)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60))
def test_any_utf8_text_is_kept_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_an_error_that_says_so(content: bytes) -> None:
    try:
        text = decode(content)
    except UnreadableError:
        return
    assert "\x00" not in text


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_a_file_without_text_is_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert _problem(tmp_path).kind is ProblemKind.EMPTY


def test_a_binary_file_is_unreadable_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PNG)
    problem = _problem(tmp_path)
    assert (problem.kind, problem.offset) == (ProblemKind.UNREADABLE, 8)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Freed at last\n\nSix girls were freed.", "Freed at last"),
        ("\n\n  # Annual Report 2013 \n", "Annual Report 2013"),
        ("\ufeffAnnual Report 2013\n", "Annual Report 2013"),
        ("15 December 2017\n\nFreedom for the Captives\n", "Freedom for the Captives"),
        ("Dec 07, 2011\nby April Hedrick\n\nInternational Mission", "International Mission"),
        ("Published: Monday, 4 March 2013\nMimi's Story", "Mimi's Story"),
        ("Mayor Monroe Speaks Out\nText.", "Mayor Monroe Speaks Out"),
        ("FOR IMMEDIATE RELEASE\n\nSix girls freed in Accra\n", "Six girls freed in Accra"),
        ("For immediate release: 4 March 2013\nSix girls freed", "For immediate release: 4 March 2013"),
        ("REPUBLIC OF ZAMBIA\n\nReport on prosecutions 2021\n", "Report on prosecutions 2021"),
        ("THE UNITED REPUBLIC OF TANZANIA\nReport", "Report"),
        ("REPUBLIC OF FEAR\n\nSix girls were freed.", "REPUBLIC OF FEAR"),
        ("PRESS RELEASE\n\nSix girls were freed.", None),
        ("Six girls were freed on Monday.", None),
        ("From the newsroom:\n\nSix girls", None),
        ("word " * 17, None),
        ("w" * 121, None),
        ("2 May 2014\n", None),
        ("", None),
    ],
)
def test_the_title_is_the_heading_that_the_text_starts_with(text: str, title: str | None) -> None:
    assert sources.title_of(text) == title


@pytest.mark.parametrize(
    ("content", "text", "offset", "what"),
    [
        (b"na\xc3\xafve caf\xe9 and \x93six\x94", "naïve café and \u201csix\u201d", 10, "3 bytes"),
        (b"na\xc3\xafve \x81 bytes" + b" more" * 20, "naïve \x81 bytes" + " more" * 20, 7, "1 bytes"),
        (b"Six girls " * 20 + b"were\x00freed.", "Six girls " * 20 + "were\ufffdfreed.", 204, "1 NUL"),
    ],
)
def test_a_few_odd_bytes_are_repaired_in_their_place_and_told(
    tmp_path: Path, content: bytes, text: str, offset: int, what: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    document, problem = sources.read([tmp_path])
    assert isinstance(document, Document)
    assert isinstance(problem, Problem)
    assert document.text == text
    assert (problem.kind, problem.offset) == (ProblemKind.ENCODING, offset)
    assert what in problem.message


def test_a_table_of_figures_is_told_where_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("country,rescued\nGhana,12\n")
    (problem,) = sources.read([path])
    assert isinstance(problem, Problem)
    assert "save a table of figures as a web page (.html)" in problem.message
    cells = "<tr><th>Country</th><th>People rescued</th></tr><tr><td>Ghana</td><td>12</td></tr>"
    (tmp_path / "figures.html").write_text(f"<html><body><table>{cells}</table></body></html>")
    found = [one for one in pipeline.extract_paths([tmp_path / "figures.html"]) if isinstance(one, pipeline.Extraction)]
    assert [(record.value, record.country_code) for one in found for record in one.records] == [(12, "GHA")]
