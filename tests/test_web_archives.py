"""WARC and WET: each record by its own format, and what happens to those that are broken."""

import base64
import gzip
import hashlib
import io
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest

from impactetl import sources
from impactetl.model import Document
from impactetl.schema import ProblemKind
from inputs import FREED, JAILED, kinds, read

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "web"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(kind: str, block: bytes, name: str = "urn:x:1", *headers: str, length: int | None = None) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <{name}>",
        "WARC-Target-URI: https://example.org/a",
        *headers,
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(page: bytes, name: str = "urn:x:1", *headers: str, http: bytes = OK) -> bytes:
    return record("response", http + b"\r\n" + page, name, "Content-Type: application/http; msgtype=response", *headers)


def text(words: str, name: str, *headers: str, length: int | None = None) -> bytes:
    return record("conversion", words.encode(), name, "Content-Type: text/plain", *headers, length=length)


def three(middle: bytes) -> bytes:
    return text(FREED, "urn:x:1") + middle + text(JAILED, "urn:x:3")


def _archive(folder: Path, content: bytes, name: str = "a.warc") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_a_record_is_a_document_with_its_address_id_and_digest(tmp_path: Path) -> None:
    page = f"<html><head><title>News</title></head><body><p>{FREED}</p></body></html>".encode()
    content = record("warcinfo", b"software: x") + response(page, "urn:x:2", "WARC-Payload-Digest: sha1:ABC")
    (document,), problems = read(_archive(tmp_path, content + record("request", b"GET / HTTP/1.1")))
    assert problems == []
    assert (document.uri, document.record, document.container) == ("a.warc#urn:x:2", "urn:x:2", "a.warc")
    assert (document.url, document.digest, document.title) == ("https://example.org/a", "sha1:ABC", "News")
    assert document.text == FREED
    assert document.sha256 == hashlib.sha256(page).hexdigest()


@pytest.mark.parametrize("packed", ["plain", "members", "one member", "zip of gzip", "standard input"])
def test_archives_are_read_however_they_come(tmp_path: Path, packed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [text(FREED, "urn:x:1"), text(JAILED, "urn:x:2")]
    members = b"".join(map(gzip.compress, records))
    if packed == "standard input":
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(members)))
        items = list(sources.read(["-"]))
    else:
        content = {"plain": b"".join(records), "one member": gzip.compress(b"".join(records))}.get(packed, members)
        name = "a.warc" if packed == "plain" else "a.warc.wet.gz"
        items = list(sources.read([_archive(tmp_path, content, name)]))
    assert [item.text for item in items if isinstance(item, Document)] == [FREED, JAILED]
    assert len(items) == 2


@pytest.mark.parametrize(
    ("http", "page", "wanted"),
    [
        (OK, f"<p>{FREED}</p>".encode(), FREED),
        (OK + b"Content-Encoding: gzip\r\n", gzip.compress(f"<p>{FREED}</p>".encode()), FREED),
        (OK + b"Content-Encoding: deflate\r\n", zlib.compress(f"<p>{FREED}</p>".encode()), FREED),
        (OK + b"Transfer-Encoding: chunked\r\n", b"9\r\n<p>12 men\r\n4\r\n</p>\r\n0\r\n\r\n", "12 men"),
        (OK + b"Transfer-Encoding: chunked\r\n", b"<p>12 men, unpacked by the crawler</p>", "12 men, unpacked by the"),
        (OK + b"Content-Encoding: gzip\r\n", b"<p>12 men, unpacked by the crawler</p>", "12 men, unpacked by the"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n", "<p>Шесть</p>".encode("koi8-r"), "Шесть"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=none-such\r\n", FREED.encode(), FREED),
        (b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", b"<p>12 men</p>", None),
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", b"\x89PNG", None),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n", b"p {}", None),
        (b"no http at all", b"", None),
    ],
    ids=[
        "as it is",
        "gzip",
        "deflate",
        "chunked",
        "not chunked",
        "not gzip",
        "koi8",
        "charset",
        "404",
        "png",
        "css",
        "none",
    ],
)
def test_what_a_server_sent_is_unpacked(tmp_path: Path, http: bytes, page: bytes, wanted: str | None) -> None:
    documents, problems = read(_archive(tmp_path, response(page, http=http)))
    assert problems == []
    assert len(documents) == (wanted is not None)
    assert all(wanted in document.text for document in documents if wanted)


def test_resources_and_types_that_are_stated_elsewhere(tmp_path: Path) -> None:
    page = f"<p>{FREED}</p>".encode()
    content = record("resource", page, "urn:x:1", "Content-Type: text/html")
    content += record("resource", FREED.encode(), "urn:x:2")
    content += record("resource", page, "urn:x:3", "WARC-Identified-Payload-Type: text/html")
    content += record("resource", b"x", "urn:x:4", "Content-Type: application/x-unknown")
    content += record("revisit", b"", "urn:x:5", "Content-Type: application/http")
    documents, (problem,) = read(_archive(tmp_path, content))
    assert [document.text for document in documents] == [FREED] * 3
    assert (problem.record, problem.kind) == ("urn:x:4", ProblemKind.UNREADABLE)


def test_an_address_that_is_none_of_the_web_is_left_out(tmp_path: Path) -> None:
    content = text(FREED, "urn:x:1").replace(b"https://example.org/a", b"javascript:alert(1)")
    assert [document.url for document in read(_archive(tmp_path, content))[0]] == [None]


def test_the_own_address_of_a_page_counts_where_it_lies_on_the_same_host(tmp_path: Path) -> None:
    def page(own: str) -> bytes:
        return f'<html><head><link rel="canonical" href="{own}"></head><body><p>{FREED}</p></body></html>'.encode()

    own = ["https://www.example.org/b", "https://other.org/b", "/c", "https://[bad"]
    content = b"".join(response(page(url), f"urn:x:{i}") for i, url in enumerate(own))
    documents, _ = read(_archive(tmp_path, content))
    assert [document.url for document in documents] == [
        "https://www.example.org/b",
        "https://example.org/a",
        "https://example.org/c",
        "https://example.org/a",
    ]


def _digest(content: bytes, kind: str = "sha1") -> str:
    return base64.b32encode(hashlib.new(kind, content).digest()).decode().rstrip("=")


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        (f"sha1:{_digest(FREED.encode())}", True),
        (f"sha1:{hashlib.sha1(FREED.encode(), usedforsecurity=False).hexdigest()}", True),
        (f"sha256:{_digest(FREED.encode(), 'sha256')}", True),
        ("sha1:" + "A" * 32, False),
        ("sha1:not base 32 at all, and long", False),
        ("blake9:whatever", True),
    ],
)
def test_a_record_whose_checksum_is_wrong_is_left_out(tmp_path: Path, stated: str, kept: bool) -> None:  # noqa: FBT001 - a column of the table
    content = text(FREED, "urn:x:1", f"WARC-Block-Digest: {stated}") + text(JAILED, "urn:x:2")
    documents, problems = read(_archive(tmp_path, content))
    assert [document.record for document in documents] == (["urn:x:1"] if kept else []) + ["urn:x:2"]
    assert [(problem.kind, problem.record) for problem in problems] == (
        [] if kept else [(ProblemKind.ALTERED, "urn:x:1")]
    )


BROKEN = {
    "length too short": (text(FREED * 9, "urn:x:2", length=40), ProblemKind.CORRUPT),
    "length too long": (text(FREED, "urn:x:2", length=150), ProblemKind.CORRUPT),
    "length beyond the end": (text(FREED, "urn:x:2", length=90_000), ProblemKind.CORRUPT),
    "length beyond the limit": (text(FREED, "urn:x:2", length=10**15), ProblemKind.LIMIT),
    "length that is no number": (text(FREED, "urn:x:2").replace(b"Content-Length: ", b"Content-Length: x"), None),
    "no length": (text(FREED, "urn:x:2").replace(b"Content-Length", b"Content-Width"), None),
    "no header": (b"garbage without end " * 9 + b"\r\n\r\n", None),
    "endless header": (b"WARC/1.0\r\n" + b"X" * 200_000 + b"\r\n\r\n", None),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_broken_record_costs_itself_only(tmp_path: Path, name: str, packed: bool) -> None:  # noqa: FBT001 - as above
    middle, kind = BROKEN[name]
    content = three(middle)
    path = _archive(tmp_path, gzip.compress(content) if packed else content, "a.warc.gz" if packed else "a.warc")
    documents, (problem,) = read(path)
    assert [document.record for document in documents] == ["urn:x:1", "urn:x:3"]
    assert problem.kind is (kind or ProblemKind.CORRUPT)
    assert problem.offset == len(text(FREED, "urn:x:1"))
    assert kind is None or "urn:x:2" in problem.message


def test_a_damaged_member_costs_its_record_only(tmp_path: Path) -> None:
    noise = "".join(hashlib.sha256(bytes([i])).hexdigest() for i in range(200))
    members = [gzip.compress(text(f"{FREED} {noise}", f"urn:x:{i}")) for i in range(5)]
    bad = bytearray(members[2])
    bad[len(bad) // 2] ^= 0x55
    documents, (problem,) = read(_archive(tmp_path, b"".join([*members[:2], bytes(bad), *members[3:]]), "a.warc.gz"))
    assert [document.record for document in documents] == [f"urn:x:{i}" for i in (0, 1, 3, 4)]
    assert (problem.kind, problem.offset) == (ProblemKind.CORRUPT, len(members[0] + members[1]))


@pytest.mark.parametrize("cut", [5, 60, 150, 230])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_an_archive_that_ends_too_early_says_so(tmp_path: Path, cut: int, packed: bool) -> None:  # noqa: FBT001 - as above
    records = [text(FREED, "urn:x:1"), text(JAILED * 5, "urn:x:2")]
    parts = [gzip.compress(part) for part in records] if packed else records
    content = parts[0] + parts[1][: min(cut, len(parts[1]) - 20)]
    documents, problems = read(_archive(tmp_path, content, "a.warc.gz" if packed else "a.warc"))
    assert [document.record for document in documents] == ["urn:x:1"]
    assert problems
    assert set(kinds(problems)) <= {ProblemKind.TRUNCATED, ProblemKind.CORRUPT}


def test_the_last_record_may_lack_its_empty_lines(tmp_path: Path) -> None:
    documents, problems = read(_archive(tmp_path, three(b"").rstrip(b"\r\n")))
    assert (len(documents), problems) == (2, [])


def test_what_the_crawler_cut_is_kept_up_to_there_and_told(tmp_path: Path) -> None:
    page = f"<p>{FREED}</p><p>Then 1".encode()
    content = response(page, "urn:x:1", "WARC-Truncated: length") + text(
        f"{FREED}\nThen 1", "urn:x:2", "WARC-Truncated: time"
    )
    documents, problems = read(_archive(tmp_path, content))
    assert [document.text.strip() for document in documents] == [FREED, FREED]
    assert [(problem.kind, problem.record) for problem in problems] == [
        (ProblemKind.TRUNCATED, "urn:x:1"),
        (ProblemKind.TRUNCATED, "urn:x:2"),
    ]


def test_a_page_that_swells_is_cut_at_the_limit(tmp_path: Path) -> None:
    page = gzip.compress(f"<p>{FREED}</p>".encode() + b"<p>x</p>" * 3_000_000)
    content = response(page, http=OK + b"Content-Encoding: gzip\r\n") + text(JAILED, "urn:x:2")
    documents, problems = read(_archive(tmp_path, content), max_document=1 << 20)
    assert [document.record for document in documents] == ["urn:x:1", "urn:x:2"]
    assert FREED in documents[0].text
    assert kinds(problems) == [ProblemKind.LIMIT]


def test_two_records_of_one_id_are_two_documents(tmp_path: Path) -> None:
    documents, _ = read(_archive(tmp_path, text(FREED, "urn:x:1") + text(JAILED, "urn:x:1")))
    assert [document.uri for document in documents] == ["a.warc#urn:x:1", "a.warc#urn:x:1~2"]


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.warc.gz"
        with path.open("wb") as file:
            for i in range(count):
                file.write(gzip.compress(text(FREED * 1500, f"urn:x:{i}"), 1))
        tracemalloc.start()
        assert sum(1 for _ in sources.read([path])) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(400) < peak(40) + 400_000  # an archive ten times as long, 38 MB of text


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared web corpus")
def test_real_archives_are_read_whole() -> None:
    documents, problems = read(SHARED / "pages.warc.gz")
    assert (len(documents), problems) == (60, [])
    for document in documents:
        assert document.published is not None
        assert document.title is not None
        assert document.publisher == "United States Department of State"
        assert document.text.startswith("202")
        assert "EXECUTIVE SUMMARY" in document.text[:400].upper()
    (page,), _ = read(SHARED / "whirlwind.warc.wet.gz")
    assert page.url == "https://an.wikipedia.org/wiki/Escopete"
    assert len(read(SHARED / "whirlwind.warc.gz")[0]) == 1
