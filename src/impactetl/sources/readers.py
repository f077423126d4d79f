"""The reader table, and the way of one input through it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from impactetl.errors import SidecarError
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind, Sidecar
from impactetl.sources import text
from impactetl.sources.find import SIDECAR_SUFFIX, Found, find
from impactetl.sources.raw import Raw, Reader, left_out, sha256_of
from impactetl.sources.sidecar import sidecar_of

# Suffix, in lower case, to reader. A new format is one file in this folder and its lines here.
READERS: Mapping[str, Reader] = {
    "": text.read,
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
}


def read(paths: Sequence[Path | str], root: Path | None = None) -> Iterator[Document | Problem]:
    """Read every source at and below ``paths``, one after the other, sorted by uri; ``-`` is standard input.

    Raises:
        UsageError: a path does not exist, or lies outside ``root``.

    """
    for found in find(paths, root):
        yield from [found] if isinstance(found, Problem) else read_one(found)


def read_one(found: Found) -> Iterator[Document | Problem]:
    """Read one file: its sidecar, its bytes, then its format."""
    reader = READERS.get(suffix_of(found.uri))
    if reader is None:
        message = (
            f"{found.uri}: no reader for {suffix_of(found.uri)} files; convert it to plain text (.txt), "
            f"or take it out (formats read: {', '.join(filter(None, READERS))})"
        )
        yield left_out(found.uri, ProblemKind.UNREADABLE, message)
        return
    try:
        sidecar = None if found.path is None else sidecar_of(found.path, found.root)
        content = sys.stdin.buffer.read() if found.path is None else found.path.read_bytes()
    except SidecarError as error:
        yield left_out(found.uri, ProblemKind.SIDECAR, str(error))
    except OSError as error:
        message = f"{found.uri}: cannot be read ({error.strerror}); check that it is there and its permissions"
        yield left_out(found.uri, ProblemKind.UNREADABLE, message)
    else:
        yield from _checked(Raw(found.uri, content, sidecar), reader)


def suffix_of(uri: str) -> str:
    """Give the suffix that chooses the reader, in lower case; a sidecar that is named as input is no source.

    >>> suffix_of("a/Report.TXT"), suffix_of("-"), suffix_of("notes")
    ('.txt', '', '')
    """
    return PurePosixPath(uri).suffix.lower()


def _checked(raw: Raw, reader: Reader) -> Iterator[Document | Problem]:
    """Hand the input to its reader, if it is what its sidecar describes."""
    altered = _altered(raw, raw.sidecar)
    yield from [altered] if altered else reader(raw)


def _altered(raw: Raw, sidecar: Sidecar | None) -> Problem | None:
    digest = sha256_of(raw.content)
    if sidecar is None or sidecar.sha256 == digest:
        return None
    message = (
        f"{raw.uri}: its sha256 is {digest}, but field sha256 of {raw.uri}{SIDECAR_SUFFIX} is {sidecar.sha256}; "
        "restore the file, or put its sha256 into the sidecar if the change is meant"
    )
    return left_out(raw.uri, ProblemKind.ALTERED, message)
