"""Bytes become text: which encoding they are in, and what is done with the few that are in none.

The decoded characters are not changed. Two repairs keep every other character at its place: in a text that is UTF-8
for the most part, each byte that is not is read as Windows-1252, and a NUL character becomes U+FFFD.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from impactetl.errors import SidecarError, UnreadableError
from impactetl.schema import ProblemKind
from impactetl.sources.stream import Fault

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
# More NUL characters than this come with UTF-16 without its mark, and with binary data.
_MAX_NUL_SHARE = 0.02
_STRAY = re.compile("[\udc80-\udcff]+")
_NUL, _REPLACEMENT = "\x00", "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what had to be repaired in it."""

    text: str
    faults: tuple[Fault, ...] = ()


def decode(content: bytes, declared: str | None = None) -> str:
    r"""Decode bytes: UTF-8, else as declared, else as their byte-order mark says, else cp1252, else Latin-1.

    UTF-8 keeps a byte-order mark.

    Raises:
        SidecarError: the declared encoding does not exist or does not fit the bytes.
        UnreadableError: the bytes are no text.

    >>> decode(b"caf\xc3\xa9"), decode(b"caf\xe9"), decode("café".encode("utf-16"))
    ('café', 'café', 'café')

    """
    return decoded(content, declared).text


def decoded(content: bytes, declared: str | None = None) -> Decoded:
    r"""Decode bytes as ``decode`` does, and tell what was repaired.

    >>> decoded(b"na\xc3\xafve caf\xe9").text
    'naïve café'
    """
    text = _attempt(content, "utf-8")
    if text is not None and _NUL not in text:
        return Decoded(text)
    if declared is not None:
        return Decoded(_as_declared(content, declared))
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    mixed = _mixed(content) if marked is None and text is None else None
    return mixed or _guessed(content, (marked,) if marked else ("utf-8", *_GUESSES))


def _guessed(content: bytes, encodings: Iterable[str]) -> Decoded:
    """Decode as the first encoding that gives a text.

    Raises:
        UnreadableError: none does.

    """
    for encoding in encodings:
        text = _attempt(content, encoding)
        if text is not None and (encoding not in _GUESSES or _looks_like_text(text)):
            return _without_nul(content, text)
    raise UnreadableError(_BINARY)


_BINARY = "binary, or text in an unknown encoding; convert it to UTF-8, name its encoding in a sidecar, or take it out"


def _attempt(content: bytes, encoding: str) -> str | None:
    """Decode, or give None where the bytes are not in this encoding."""
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _without_nul(content: bytes, text: str) -> Decoded:
    """Put U+FFFD in the place of a few NUL characters; many mean that this is no text.

    Raises:
        UnreadableError: there are too many.

    """
    found = text.count(_NUL)
    if not found:
        return Decoded(text)
    if found > _MAX_NUL_SHARE * len(text) or not _looks_like_text(text):
        raise UnreadableError(_BINARY)
    message = f"{found} NUL bytes, each read as the character U+FFFD; check the file"
    fault = Fault(ProblemKind.ENCODING, message, "the text", content.find(b"\x00"))
    return Decoded(text.replace(_NUL, _REPLACEMENT), (fault,))


def _mixed(content: bytes) -> Decoded | None:
    """Decode what is UTF-8 but for some bytes; None where no character outside ASCII is UTF-8."""
    text = content.decode("utf-8", "surrogateescape")
    strays = _STRAY.findall(text)
    if text.isascii() or not any(ord(c) > _LAST_ASCII for c in set(_STRAY.sub("", text))):
        return None
    repaired = _without_nul(content, _STRAY.sub(_from_windows, text))
    if not _looks_like_text(repaired.text):
        return None
    first = len(text[: text.index(strays[0])].encode("utf-8", "surrogateescape"))
    amount = sum(map(len, strays))
    message = f"{amount} bytes of this UTF-8 text are not UTF-8, they were read as Windows-1252; convert it to UTF-8"
    return Decoded(repaired.text, (Fault(ProblemKind.ENCODING, message, "the text", first), *repaired.faults))


_LAST_ASCII = 0x7F


def _from_windows(stray: re.Match[str]) -> str:
    content = stray[0].encode("ascii", "surrogateescape")
    return "".join(_attempt(bytes([byte]), "cp1252") or chr(byte) for byte in content)


def _looks_like_text(text: str) -> bool:
    """Tell whether bytes decoded by a guess, which fits nearly all bytes, read as a text."""
    return len(_CONTROL.findall(text)) <= MAX_CONTROL_SHARE * len(text)


def _as_declared(content: bytes, declared: str) -> str:
    try:
        return content.decode(declared)
    except (LookupError, ValueError) as error:
        msg = f"field encoding: {declared!r} does not decode the file ({error}); correct the field, or leave it out"
        raise SidecarError(msg) from error


def first_nul(content: bytes) -> int | None:
    """Give the offset of the first NUL byte."""
    place = content.find(b"\x00")
    return None if place < 0 else place


def through_last(content: bytes, ends: tuple[bytes, ...]) -> bytes:
    r"""Give bytes that break off up to the last whole part: through the last of ``ends``, tried in turn.

    >>> through_last(b"Six were freed. Two men were con", (b"\n", b". "))
    b'Six were freed. '
    """
    for end in ends:
        place = content.rfind(end)
        if place >= 0:
            return content[: place + len(end)]
    return b""
