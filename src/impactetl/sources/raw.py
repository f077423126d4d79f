"""What every reader is given, and what it gives."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind, Sidecar

BYTE_ORDER_MARK = "\ufeff"
_ID_DIGITS = 16

# Headings of published pages are shorter than this, with room to spare.
MAX_TITLE_CHARS = 120
MAX_TITLE_WORDS = 16
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_PRELUDE = re.compile(
    rf"(?:by|written by|posted by|author:)\s.*|(?:(?:posted|published|updated|date|on|{_WEEKDAY}|{_MONTH}|"
    r"\d++(?:st|nd|rd|th)?+)[\s.,:/-]*+){1,8}",
    re.IGNORECASE,
)
_SENTENCE_END = (".", ",", ";", ":", "…")


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input with its name and its sidecar."""

    uri: str
    content: bytes
    sidecar: Sidecar | None = None


Reader = Callable[[Raw], Iterator[Document | Problem]]


def source_id(uri: str) -> str:
    """Give the id of the source with this uri: 16 hexadecimal digits of its SHA-256.

    >>> source_id("text")
    '982d9e3eb996f559'
    """
    return hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def sha256_of(content: bytes) -> str:
    """Give the SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def document(raw: Raw, text: str, *, title: str | None, media_type: str) -> Document:
    """Make the document of an input; what its sidecar says wins over ``title``, which the text states."""
    known = raw.sidecar
    about = {} if known is None else {name: getattr(known, name) for name in _FROM_SIDECAR}
    about["title"] = about.get("title") or title
    return Document(
        source_id=source_id(raw.uri),
        uri=raw.uri,
        text=text,
        media_type=media_type,
        sha256=sha256_of(raw.content),
        **about,
    )


_FROM_SIDECAR = ("title", "publisher", "author", "published", "language", "url", "country", "rights")


def left_out(uri: str, kind: ProblemKind, message: str, *, offset: int | None = None) -> Problem:
    """Tell of an input of which nothing is kept; ``message`` says what is wrong and what to do."""
    return Problem(uri=uri, record=None, offset=offset, kind=kind, message=message, kept="nothing")


def title_of(text: str) -> str | None:
    r"""Give the heading that a text starts with, None where it starts otherwise; lines of date and author go before.

    >>> title_of("Dec 07, 2011\nby April Hedrick\n\nInternational Justice Mission\n\nIn the fight ...")
    'International Justice Mission'
    >>> title_of("The police freed six men on Monday.")
    """
    for line in text.removeprefix(BYTE_ORDER_MARK).splitlines():
        heading = line.strip().lstrip("#").strip()
        if heading and not _PRELUDE.fullmatch(heading):
            return heading if _is_heading(heading) else None
    return None


def _is_heading(line: str) -> bool:
    short = len(line) <= MAX_TITLE_CHARS and len(line.split()) <= MAX_TITLE_WORDS
    return short and not line.endswith(_SENTENCE_END)
