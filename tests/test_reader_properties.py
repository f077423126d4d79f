"""Any bytes given to any reader end without an error, in documents and problems that keep to the limits."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from impactetl import sources
from impactetl.model import Document
from impactetl.schema import Problem
from impactetl.sources.readers import MEDIA_TYPES, READERS
from inputs import FREED, JAILED
from pdf_files import Pages, ruled

MAX_DOCUMENT, MAX_MEMBERS, MAX_PAGES = 4_000, 6, 2
OPTIONS = sources.Options(
    max_document=MAX_DOCUMENT, max_tags=60, max_depth=8, max_members=MAX_MEMBERS, max_pages=MAX_PAGES, max_nesting=2
)
# A text is longer than its bytes by bullets, breaks and the signs that stand for odd bytes, never by much more.
MOST_TEXT = 4 * MAX_DOCUMENT
# A table may have no row, and an archive no entry that holds prose.
CONTAINERS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc", ".wet", ".zip", ".gz")
EXAMPLES = int(os.environ.get("READER_EXAMPLES", "25"))


def _page() -> bytes:
    grid = "<table><tr><th>Overview</th><th>2015</th></tr><tr><td>Arrests</td><td>5</td></tr></table>"
    head = "<head><title>News</title><meta property='article:published_time' content='2016-05-04'></head>"
    page = f"<!doctype html><html>{head}<body><article><h1>Ghana</h1><p>{FREED}</p>{grid}<ul><li>{JAILED}</li></ul>"
    return f"{page}</article></body></html>".encode()


def _rows() -> bytes:
    lines = [{"id": "a", "text": FREED, "published": "2016-05-04"}, {"id": "b", "text": JAILED, "title": "Kenya"}]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def _parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"id": ["a", "b"], "text": [FREED, JAILED]}), file)
    return file.getvalue()


def _record(kind: str, block: bytes, media: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x:{len(block)}>\r\nContent-Type: {media}\r\n"
    uri = "WARC-Target-URI: https://example.org/a\r\n"
    return f"{head}{uri}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def _warc() -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page()
    page = _record("response", answer, "application/http; msgtype=response")
    return page + _record("conversion", FREED.encode(), "text/plain")


def _zip(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def _pdf() -> bytes:
    page = Pages()
    page.set_compression(compress=False)  # so that damage meets what is drawn, too
    ruled(page, [["Overview", "2015"], ["Arrests", "5"]], page.lines(60, [FREED, JAILED]))
    return page.done()


def _docx() -> bytes:
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    cell = f"<w:tc><w:p><w:r><w:t>{JAILED}</w:t></w:r></w:p></w:tc>"
    body = f"<w:p><w:r><w:t>{FREED}</w:t></w:r>{note}</w:p><w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    notes = f'<w:footnote w:id="1"><w:p><w:r><w:t>{JAILED}</w:t></w:r></w:p></w:footnote>'
    return _zip(
        {
            "word/document.xml": f"<w:document {name}><w:body>{body}</w:body></w:document>".encode(),
            "word/footnotes.xml": f"<w:footnotes {name}>{notes}</w:footnotes>".encode(),
        }
    )


def _archive() -> bytes:
    return _zip({"a.txt": FREED.encode(), "a.txt.toml": b'rights = "none"', "b.jsonl.gz": gzip.compress(_rows())})


SOUND: dict[str, Callable[[], bytes]] = {
    "": FREED.encode,
    ".txt": lambda: f"Ghana\n\n4 May 2016\n\n{FREED} caf\xe9\n".encode("cp1252"),
    ".text": lambda: f"{FREED}\n".encode("utf-16"),
    ".md": f"# Ghana\n\n- {FREED}\n- {JAILED}\n".encode,
    ".markdown": lambda: f"{FREED}\n".encode("utf-32"),
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".jsonl": _rows,
    ".ndjson": _rows,
    ".csv": f'id,text,url\n7,"{FREED}",https://example.org\n8,"{JAILED}",\n'.encode,
    ".tsv": f"id\ttext\n7\t{FREED}\n".encode,
    ".parquet": _parquet,
    ".warc": _warc,
    ".wet": _warc,
    ".gz": lambda: gzip.compress(FREED.encode()) + gzip.compress(JAILED.encode()),
    ".jsonl.gz": lambda: gzip.compress(_rows()) + gzip.compress(_rows()),
    ".warc.gz": lambda: gzip.compress(_warc()) + gzip.compress(_warc()),
    ".zip": _archive,
    ".zip.gz": lambda: gzip.compress(_archive()),
    ".pdf": _pdf,
    ".docx": _docx,
}


@cache
def sound(suffix: str) -> bytes:
    return SOUND[suffix]()


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes that are changed, cut out, told twice and put in, here and there."""
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        end = min(at + draw(st.integers(0, 40)), len(content))
        put = draw(st.one_of(st.binary(max_size=8), st.just(content[at:end] * 3), st.just(b""), st.just(b"\xff" * 4)))
        content = content[:at] + put + content[end:]
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


def looked_at(path: Path, content: bytes) -> None:
    """Read a file, and check what it gave."""
    path.write_bytes(content)
    items = [*sources.read([path], options=OPTIONS)]
    assert items or path.name.endswith(CONTAINERS), "neither a document nor a problem"
    for item in items:
        assert item.uri == path.name or (item.uri.startswith(f"{path.name}#") and item.uri.isprintable())
        if isinstance(item, Problem):
            assert item.message.isprintable()
            assert item.kept
        else:
            whole(item)


def whole(item: Document) -> None:
    chars = len(item.text)
    assert 0 < chars <= MOST_TEXT
    assert [*item.pages] == sorted(set(item.pages))
    assert len(item.pages) <= MAX_PAGES
    for cell in item.cells:
        spans = [(cell.start, cell.end), cell.row, *filter(None, [cell.header]), *cell.columns]
        assert all(0 <= start < end <= chars for start, end in spans)


def test_every_reader_has_a_sound_file_that_gives_documents(tmp_path: Path) -> None:
    assert set(SOUND) >= set(READERS) >= set(MEDIA_TYPES.values())
    for suffix in SOUND:
        path = tmp_path / f"a{suffix}"
        path.write_bytes(sound(suffix))
        assert any(isinstance(item, Document) for item in sources.read([path])), suffix
        looked_at(path, sound(suffix))


@pytest.mark.parametrize("suffix", [*SOUND])
def test_any_bytes_end_in_documents_and_problems(suffix: str, tmp_path: Path) -> None:
    signs = [b"", sound(suffix)[:16], sound(suffix)[:64]]

    @settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(signs), st.binary(max_size=300))
    def check(sign: bytes, content: bytes) -> None:
        looked_at(tmp_path / f"a{suffix}", sign + content)

    check()


@pytest.mark.parametrize("suffix", [*SOUND])
def test_any_damage_ends_in_documents_and_problems(suffix: str, tmp_path: Path) -> None:
    @settings(deadline=None, max_examples=2 * EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
    @given(damaged(sound(suffix)))
    def check(content: bytes) -> None:
        looked_at(tmp_path / f"a{suffix}", content)

    check()
