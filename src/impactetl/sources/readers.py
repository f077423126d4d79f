"""The reader table, and the way of one input through it."""

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from impactetl.errors import LimitError, SidecarError
from impactetl.locations import fetched
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind, Sidecar
from impactetl.sources import columnar, delimited, docx, gz, html, jsonl, pdf, text, warc, zipped
from impactetl.sources.find import find
from impactetl.sources.found import Found
from impactetl.sources.options import Options
from impactetl.sources.raw import Items, Raw, Reader, left_out
from impactetl.sources.sidecar import altered, sidecar_of
from impactetl.sources.stream import CHUNK, Stream
from impactetl.sources.unread import unread

# Suffix, in lower case, to reader. A new format is one file in this folder and its lines here.
READERS: Mapping[str, Reader] = {
    "": text.read,
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".markdown": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".parquet": columnar.read,
    ".warc": warc.read,
    ".wet": warc.read,
    ".gz": gz.read,
    ".zip": zipped.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
}

# The suffix that stands for a media type: members of web archives have no names.
MEDIA_TYPES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}

# How the bytes of an input start that has no suffix, and the suffix that it should have. Standard input has none.
SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", ".gz"),
    (b"PK\x03\x04", ".zip"),
    (b"PAR1", ".parquet"),
    (b"%PDF-", ".pdf"),
    (b"WARC/", ".warc"),
    (b'{"', ".jsonl"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
)
_SIGN = 1 << 9
# The first name in a zip archive stands so far from its start; a Word document is one that begins with one of these.
_NAME, _WORD_PARTS = 30, (b"[content_types].xml", b"_rels/.rels", b"word/", b"docprops/")


def read(paths: Sequence[Path | str], root: Path | None = None, options: Options | None = None) -> Items:
    """Read every source at and below ``paths``, one after the other, sorted by uri; ``-`` is standard input.

    Raises:
        UsageError: no path exists, or one lies outside ``root``.

    """
    for found in find(paths, root, options):
        yield from [found] if isinstance(found, Problem) else read_one(found)


def read_one(found: Found, at: Callable[[int], object] = lambda _: None) -> Iterator[Document | Problem]:
    """Read one file: its sidecar, then its documents as they stream by; a file of many is never held whole.

    ``at`` is told before each how far the file has been read, in bytes; standard input has no such place.
    """
    if found.path is None:
        yield from _read(Raw(found.uri, Stream(sys.stdin.buffer), _read, options=found.options))
        return
    try:
        sidecar = sidecar_of(found.path, found.root)
        with fetched(found.path) as path, path.open("rb") as file:
            raw = Raw(found.uri, Stream(file), _read, name=found.path.name, sidecar=sidecar, options=found.options)
            altered = _altered(file, found.uri, sidecar)
            for item in [altered] if altered else _read(raw):
                at(file.tell())
                yield item
    except SidecarError as error:
        yield left_out(found.uri, ProblemKind.SIDECAR, str(error))
    except OSError as error:
        message = f"{found.uri}: cannot be read ({_reason(error)}); check that it is there and its permissions"
        yield left_out(found.uri, ProblemKind.UNREADABLE, message)


def _read(raw: Raw) -> Items:
    """Hand an input to its reader; what went wrong in its bytes becomes problems behind its documents."""
    suffix = MEDIA_TYPES.get(raw.media_type, raw.media_type) if raw.media_type else suffix_of(raw.name)
    reader = READERS.get(suffix or _sign(raw))
    if reader is None:
        yield raw.problem(ProblemKind.UNREADABLE, unread(suffix, READERS))
    elif raw.depth > raw.options.max_nesting:
        message = f"more than {raw.options.max_nesting} archives within each other (limit nesting); unpack it"
        yield raw.problem(ProblemKind.LIMIT, message)
    else:
        try:
            yield from reader(raw)
        except LimitError as error:
            yield raw.problem(ProblemKind.LIMIT, str(error))
        while raw.stream.faults:
            fault = raw.stream.faults.pop(0)
            yield raw.problem(fault.kind, fault.message, offset=fault.offset, kept=fault.kept)


def suffix_of(uri: str) -> str:
    """Give the suffix that chooses the reader, in lower case; a sidecar that is named as input is no source.

    >>> suffix_of("a/Report.TXT"), suffix_of("-"), suffix_of("notes")
    ('.txt', '', '')
    """
    return PurePosixPath(uri).suffix.lower()


def _sign(raw: Raw) -> str:
    """Tell by its first bytes what an input without a suffix is; a text where they say nothing."""
    start = raw.stream.peek(_SIGN).lower().removeprefix(b"\xef\xbb\xbf").lstrip()
    sign = next((suffix for sign, suffix in SIGNS if start.startswith(sign.lower())), "")
    if sign == ".zip" and start[_NAME:].startswith(_WORD_PARTS):
        return ".docx"
    return sign or (".csv" if delimited.is_delimited(raw) else "")


def _altered(file: IO[bytes], uri: str, sidecar: Sidecar | None) -> Problem | None:
    """Tell of a file that is not what its sidecar describes."""
    if sidecar is None:
        return None
    found = hashlib.sha256()
    while part := file.read(CHUNK):
        found.update(part)
    file.seek(0)
    if sidecar.sha256 == found.hexdigest():
        return None
    return left_out(uri, ProblemKind.ALTERED, altered(uri, sidecar.sha256, found.hexdigest()))


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
