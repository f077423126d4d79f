"""How fast each format is read, against the bare library on the same files in the same run, on one core."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
from fastwarc.warc import ArchiveIterator, WarcRecordType
from measure import Row, cpu_seconds
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from impactetl import pipeline
from impactetl.model import Document, Ledger
from impactetl.schema import Problem
from impactetl.sources import About, Found, read_one

_REPEATS = 5


def wet(path: Path) -> Iterator[Row]:
    """A WET file: read to documents, and all the way to records, against decompressing and iterating its records."""
    size = sum(len(text) for text in _blocks(path)) / 1e6
    bare = _least(lambda: list(_blocks(path)))
    yield Row("WET .gz, reading", "MB/s", size / _least(lambda: _read([path])), "records alone", size / bare, 0.5)
    yield Row("WET .gz, to records", "MB/s", size / _through(path), "records alone", size / bare, 0.5)


def html(path: Path) -> Iterator[Row]:
    """Pages in a WARC file, against bare extraction of their main content by the library that ours uses, too."""
    size = path.stat().st_size / 1e6

    def bare() -> None:
        for page in _blocks(path):
            extract_plain_text(HTMLTree.parse_from_bytes(page), main_content=True)

    ours, theirs = _pair(lambda: _read([path]), bare)
    yield Row("HTML in WARC, reading", "MB/s packed", size / ours, "bare main content", size / theirs, 0.5)
    yield Row("HTML in WARC, to records", "MB/s packed", size / _through(path), "bare main content", size / theirs, 0.5)


def pdf(paths: Sequence[Path]) -> Iterator[Row]:
    """PDF files against bare text extraction."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)

    def bare() -> None:
        for path in paths:
            with pypdfium2.PdfDocument(path) as file:
                for page in file:
                    page.get_textpage().get_text_range()

    ours, theirs = _pair(lambda: _read(paths), bare)
    yield Row("PDF, reading", "pages/s", pages / ours, "bare text", pages / theirs, 0.5)


def _blocks(path: Path) -> Iterator[bytes]:
    """What the records of an archive hold, as the library gives it."""
    kinds = WarcRecordType.response | WarcRecordType.conversion
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=kinds, parse_http=True):
            yield record.reader.read()


def _read(paths: Sequence[Path]) -> None:
    for path in paths:
        for _ in read_one(Found(path.name, path, path.parent)):
            pass


def _through(path: Path) -> float:
    """Seconds to read, sieve and extract, once; the patterns and word lists are loaded before."""

    def through(one: Document | Problem) -> None:
        for _ in pipeline.worked(one, About(), strict=False, ledger=Ledger.PASSED):
            pass

    found = Found(path.name, path, path.parent)
    through(next(read_one(found)))
    return cpu_seconds(lambda: deque(map(through, read_one(found)), maxlen=0))


def _pair(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The least seconds of both, in turn: what else the machine does slows both."""
    ours()
    found = [(cpu_seconds(ours), cpu_seconds(theirs)) for _ in range(_REPEATS)]
    return min(first for first, _ in found), min(second for _, second in found)


def _least(work: Callable[[], object]) -> float:
    work()
    return min(cpu_seconds(work) for _ in range(_REPEATS))
