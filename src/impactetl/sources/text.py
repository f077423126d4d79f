"""Plain text: the decoded bytes, with no character changed.

In UTF-8 a byte-order mark is a character like any other (U+FEFF, the first one of the text), so that whoever decodes
the file as UTF-8 finds the same offsets. In UTF-16 and UTF-32 the mark tells the order of the bytes: it is decoded
and gone. Line ends stay as they are.
"""

import re
from collections.abc import Iterator

from impactetl.errors import SidecarError, UnreadableError
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.raw import BYTE_ORDER_MARK, Raw, document, left_out, title_of

MEDIA_TYPE = "text/plain"

# A mark says which Unicode encoding the bytes are in. UTF-32 comes first: its mark starts with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_GUESSES = ("cp1252", "latin-1")

# More control characters than this are no text in any encoding: pictures and archives have a tenth and more.
MAX_CONTROL_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read(raw: Raw) -> Iterator[Document | Problem]:
    """Read one plain-text input; its title is what its sidecar says, else its heading."""
    try:
        text = decode(raw.content, raw.sidecar.encoding if raw.sidecar else None)
    except SidecarError as error:
        yield left_out(raw.uri, ProblemKind.SIDECAR, f"{raw.uri}.toml: {error}")
    except UnreadableError as error:
        yield left_out(raw.uri, ProblemKind.UNREADABLE, f"{raw.uri}: {error}", offset=_first_nul(raw.content))
    else:
        if text.strip().strip(BYTE_ORDER_MARK):
            yield document(raw, text, title=title_of(text), media_type=MEDIA_TYPE)
        else:
            message = f"{raw.uri}: empty, nothing to read; put its text back, or delete it"
            yield left_out(raw.uri, ProblemKind.EMPTY, message)


def decode(content: bytes, declared: str | None = None) -> str:
    r"""Decode bytes: UTF-8, else as declared, else as their byte-order mark says, else cp1252, else Latin-1.

    What the decoder gives is not changed; UTF-8 keeps a byte-order mark.

    Raises:
        SidecarError: the declared encoding does not exist or does not fit the bytes.
        UnreadableError: the bytes are no text.

    >>> decode(b"caf\xc3\xa9"), decode(b"caf\xe9"), decode("café".encode("utf-16"))
    ('café', 'café', 'café')

    """
    text = _attempt(content, "utf-8")
    if text is not None:
        return text
    if declared is not None:
        return _as_declared(content, declared)
    marked = [name for mark, name in _MARKS if content.startswith(mark)]
    for encoding in marked[:1] or _GUESSES:
        text = _attempt(content, encoding)
        if text is not None and (marked or _looks_like_text(text)):
            return text
    msg = "binary, or text in an unknown encoding; convert it to UTF-8, name its encoding in a sidecar, or take it out"
    raise UnreadableError(msg)


def _attempt(content: bytes, encoding: str) -> str | None:
    """Decode, or give None where the bytes are not in this encoding or hold a NUL."""
    try:
        text = content.decode(encoding)
    except UnicodeError:
        return None
    return None if "\x00" in text else text


def _looks_like_text(text: str) -> bool:
    """Tell whether bytes decoded by a guess, which fits nearly all bytes, read as a text."""
    return len(_CONTROL.findall(text)) <= MAX_CONTROL_SHARE * len(text)


def _as_declared(content: bytes, declared: str) -> str:
    try:
        return content.decode(declared)
    except (LookupError, ValueError) as error:
        msg = f"field encoding: {declared!r} does not decode the file ({error}); correct the field, or leave it out"
        raise SidecarError(msg) from error


def _first_nul(content: bytes) -> int | None:
    place = content.find(b"\x00")
    return None if place < 0 else place
