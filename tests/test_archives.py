"""Zip and gzip: what they hold is read by its own format; damage, bombs and tricks cost what they touch."""

import gzip
import io
import json
import struct
import sys
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from impactetl import sources
from impactetl.schema import Problem, ProblemKind
from inputs import FREED, JAILED, by_uri, kinds, read

NOISE = "".join(sha256(bytes([i % 256, i // 256])).hexdigest() for i in range(1000))  # packs to about half


def _zip(path: Path, entries: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def _line(name: str, text: str = FREED) -> bytes:
    return json.dumps({"id": name, "text": text}).encode() + b"\n"


def test_any_format_is_read_inside_gzip_and_zip_and_both(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(FREED.encode()))
    _zip(tmp_path / "b.zip", {"x/a.md": FREED, "x/rows.jsonl.gz": gzip.compress(_line("n-1")), "x/": ""})
    inner = (tmp_path / "b.zip").read_bytes()
    _zip(tmp_path / "c.zip", {"b.zip": inner, ".hidden.txt": "x", "__MACOSX/x.txt": "x"})
    (tmp_path / "d.zip.gz").write_bytes(gzip.compress(inner))
    documents, problems = read(tmp_path)
    assert problems == []
    inside = {"x/a.md": FREED, "x/rows.jsonl.gz#n-1": FREED}
    assert by_uri(documents) == {
        "a.txt.gz": FREED,
        **{f"b.zip#{name}": text for name, text in inside.items()},
        **{f"c.zip#b.zip#{name}": text for name, text in inside.items()},
        **{f"d.zip.gz#{name}": text for name, text in inside.items()},
    }


@pytest.mark.parametrize("content", [gzip.compress(_line("n-1")), _line("n-1")], ids=["packed", "plain"])
def test_standard_input_is_known_by_its_first_bytes(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [item.uri for item in sources.read(["-"])] == ["-#n-1"]


def test_a_zip_on_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = _zip(tmp_path / "a.zip", {"a.txt": FREED}).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [item.uri for item in sources.read(["-"])] == ["-#a.txt"]


def test_entries_that_climb_out_links_and_odd_names_are_told_and_the_others_kept(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../up.txt", "/root.txt", "C:\\win.txt", "a/../../b.txt", "good.txt", "new\nline\x1b[31m.txt"):
            archive.writestr(name, FREED)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("last.txt", JAILED)
    documents, problems = read(tmp_path / "a.zip")
    assert [document.record for document in documents] == ["good.txt", "new\\nline\\x1b[31m.txt", "last.txt"]
    assert kinds(problems) == [ProblemKind.UNSAFE] * 5
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", FREED)
        archive.writestr("a.txt", JAILED)
    documents, _ = read(tmp_path / "a.zip")
    assert [document.record for document in documents] == ["a.txt", "a.txt~2"]
    assert [document.text for document in documents] == [FREED, JAILED]


def test_a_damaged_entry_and_a_locked_one_cost_themselves_only(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": FREED, "b.txt": NOISE, "c.txt": JAILED, "d.xyz": "x"})
    content = bytearray(path.read_bytes())
    content[content.index(b"b.txt") + 20_000] ^= 0xFF
    for at in (content.index(b"a.txt") - 24, content.rindex(b"a.txt") - 38):  # flags, in both headers
        content[at] |= 1
    path.write_bytes(content)
    documents, problems = read(path)
    assert by_uri(documents) == {"a.zip#c.txt": JAILED}
    assert {(problem.record, problem.kind) for problem in problems} == {
        ("a.txt", ProblemKind.ENCRYPTED),
        ("b.txt", ProblemKind.CORRUPT),
        ("d.xyz", ProblemKind.UNREADABLE),
    }


def test_what_is_no_zip_or_was_cut_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and nothing else")
    content = _zip(tmp_path / "b.zip", {"a.txt": NOISE}).read_bytes()
    (tmp_path / "b.zip").write_bytes(content[: len(content) // 2])
    documents, problems = read(tmp_path)
    assert documents == []
    assert kinds(problems) == [ProblemKind.CORRUPT] * 2


def test_a_zip_bomb_is_stopped_and_what_stood_before_is_kept(tmp_path: Path) -> None:
    entries: dict[str, bytes | str] = {"a.txt": FREED, "bomb.txt": b"6 girls were freed.\n" * 4_000_000, "z.txt": FREED}
    documents, problems = read(_zip(tmp_path / "a.zip", entries), max_expansion=10)
    assert documents[0].text == FREED
    assert sum(len(document.text) for document in documents) < 70 << 20
    assert [(problem.record, problem.kind) for problem in problems] == [
        ("bomb.txt", ProblemKind.LIMIT),
        ("z.txt", ProblemKind.LIMIT),
    ]


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(_line("n-1") + _line("n-2") + b" " * (200 << 20), 1))
    documents, (problem,) = read(tmp_path, max_expansion=100)
    assert [document.record for document in documents] == ["n-1", "n-2"]
    assert problem.kind is ProblemKind.LIMIT
    assert "expansion" in problem.message


def test_archives_within_archives_end_at_the_limit(tmp_path: Path) -> None:
    content: bytes | str = FREED
    for name in ["a.txt", *["a.zip"] * 6]:
        content = _zip(tmp_path / "a.zip", {name: content}).read_bytes()
    documents, (problem,) = read(tmp_path / "a.zip")
    assert (documents, problem.kind) == ([], ProblemKind.LIMIT)
    assert len(read(tmp_path / "a.zip", max_nesting=9)[0]) == 1


def test_more_members_than_the_limit_are_told(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {f"{i}.txt": FREED for i in range(5)})
    documents, (problem,) = read(path, max_members=3)
    assert (len(documents), problem.kind, problem.kept) == (3, ProblemKind.LIMIT, "the first 3 members")


def test_a_text_beyond_the_limit_is_kept_up_to_its_last_whole_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{FREED}\n{JAILED} One more is on the same line.\n", encoding="utf-8")
    (document,), (problem,) = read(tmp_path, max_document=len(FREED) + 10)
    assert document.text == FREED + "\n"
    assert (problem.kind, problem.offset) == (ProblemKind.LIMIT, len(FREED) + 10)


def test_a_truncated_gzip_is_told_and_its_whole_lines_are_kept(tmp_path: Path) -> None:
    content = gzip.compress(f"{FREED}\n{NOISE}\n{JAILED}\n".encode())
    (tmp_path / "a.txt.gz").write_bytes(content[: len(content) // 2])
    (document,), (problem,) = read(tmp_path)
    assert document.text == FREED + "\n"
    assert (problem.kind, problem.offset) == (ProblemKind.TRUNCATED, len(content) // 2)


def test_of_a_gzip_cut_in_its_first_bytes_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(FREED.encode())[:12])
    _, (problem, *_) = read(tmp_path)
    assert (problem.kind, problem.kept) == (ProblemKind.TRUNCATED, "nothing")


def test_a_row_that_a_truncated_gzip_cuts_is_no_row(tmp_path: Path) -> None:
    rows = gzip.compress(b"id,text\n1,120 were freed\n" + NOISE.encode() + b"\n")
    (tmp_path / "a.csv.gz").write_bytes(rows[:-20])
    documents, problems = read(tmp_path)
    assert [document.text for document in documents] == ["120 were freed"]
    assert kinds(problems) == [ProblemKind.TRUNCATED]


def _members(count: int) -> list[bytes]:
    return [gzip.compress(_line(f"n-{i}", FREED + NOISE[: 3000 + i])) for i in range(count)]


@pytest.mark.parametrize("place", ["magic", "middle", "checksum", "length"])
def test_a_damaged_member_of_a_gzip_costs_itself_and_what_it_leaves_open(tmp_path: Path, place: str) -> None:
    members = _members(8)
    bad = bytearray(members[3])
    at = {"magic": 0, "middle": len(bad) // 2, "checksum": -6, "length": -2}[place]
    bad[at] ^= 0x55
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join([*members[:3], bytes(bad), *members[4:]]))
    documents, (problem,) = read(tmp_path)
    assert [document.record for document in documents] == [f"n-{i}" for i in (0, 1, 2, 5, 6, 7)]
    assert problem.kind is ProblemKind.CORRUPT
    assert problem.offset == sum(map(len, members[:3]))
    assert problem.kept == "the members before it and, of a table or web archive, the members behind it"


def test_a_damage_late_in_a_large_member_is_found_and_the_next_member_read(tmp_path: Path) -> None:
    large = bytearray(gzip.compress(b"".join(_line(f"a-{i}", NOISE[i : i + 900]) for i in range(8000)), 1))
    large[len(large) * 9 // 10] ^= 0x55
    rest = gzip.compress(b"\n" + _line("b-1"))
    (tmp_path / "a.jsonl.gz").write_bytes(bytes(large) + rest + b"\0" * 512)
    documents, problems = read(tmp_path)
    assert kinds(problems)[0] is ProblemKind.CORRUPT
    assert documents[-1].record == "b-1"


def test_a_gzip_with_nothing_sound_in_it_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(b"no gzip at all")
    documents, (problem,) = read(tmp_path)
    assert (documents, problem.kind, problem.kept) == ([], ProblemKind.CORRUPT, "nothing")
    assert "this is no gzip file; name it after what it is" in problem.message


def test_of_a_gzip_whose_first_member_is_damaged_no_member_before_it_is_kept(tmp_path: Path) -> None:
    first, *others = _members(3)
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join([first[:-6], b"\0" * 6, *others]))
    documents, (problem,) = read(tmp_path)
    assert [document.record for document in documents] == ["n-2"]
    assert problem.kept == "of a table or web archive, the members behind it"


def test_an_unsupported_way_of_packing_is_told(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": FREED}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for at in (8, content.index(b"PK\x01\x02") + 10):
        struct.pack_into("<H", content, at, 97)
    path.write_bytes(content)
    documents, (problem,) = read(path)
    assert (documents, problem.kind, problem.record) == ([], ProblemKind.CORRUPT, "a.txt")


def test_an_input_that_stops_being_readable_keeps_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.RawIOBase):
        def __init__(self) -> None:
            self.parts = [_line("n-1"), b'{"id": "n-2", "text": "cut']

        def read(self, _size: int = -1) -> bytes:
            if not self.parts:
                raise OSError(5, "Input/output error")
            return self.parts.pop(0)

    class Standard:
        buffer = Failing()

    monkeypatch.setattr(sys, "stdin", Standard())
    items = list(sources.read(["-"]))
    assert [item.uri for item in items] == ["-#n-1", "-"]
    assert isinstance(items[1], Problem)
    assert (items[1].kind, "Input/output error" in items[1].message) == (ProblemKind.TRUNCATED, True)


def test_patterns_name_what_they_match(tmp_path: Path) -> None:
    for name in ("a/x.txt", "a/b/y.txt", "a/b/z.csv", "[1].txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FREED, encoding="utf-8")
    assert [item.uri for item in sources.read([f"{tmp_path}/**/*.txt"])] == ["[1].txt", "a/b/y.txt", "a/x.txt"]
    assert [item.uri for item in sources.read([tmp_path / "[1].txt"])] == ["[1].txt"]


def test_zlib_says_what_is_wrong_as_the_messages_expect() -> None:
    with pytest.raises(zlib.error, match=": incorrect header check"):
        zlib.decompressobj(31).decompress(b"no gzip at all")


def test_the_next_member_is_found_far_behind_a_damage_and_past_what_only_looks_like_one(tmp_path: Path) -> None:
    noise = b"".join(sha256(i.to_bytes(4, "big")).digest() for i in range(10_000))
    bad = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff\xff" + noise + b"\x1f\x8b\x08\x00 no member" + noise
    content = gzip.compress(_line("n-1")) + bad + gzip.compress(b"\n" + _line("n-2"))
    (tmp_path / "a.jsonl.gz").write_bytes(content)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(_line("n-1")) + bad)
    documents, problems = read(tmp_path)
    assert [document.uri for document in documents] == ["a.jsonl.gz#n-1", "a.jsonl.gz#n-2", "b.jsonl.gz#n-1"]
    assert set(kinds(problems)) == {ProblemKind.CORRUPT}
    assert problems[0].offset == len(gzip.compress(_line("n-1")))


def test_a_document_too_large_for_a_format_that_needs_all_of_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"x" * 5000)
    documents, problems = read(tmp_path, max_document=1000)
    assert documents == []
    assert ProblemKind.LIMIT in kinds(problems)
