"""What every reader is given, and what it gives."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from impactetl.errors import LimitError
from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import country_claims, key_of
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind, Sidecar
from impactetl.sources.options import Options
from impactetl.sources.stream import Fault, Stream, read_upto

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
# What str.splitlines splits at, too.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

Items = Iterator[Document | Problem]


class Names:
    """The names that the members of one container have, so that no two are called the same.

    It remembers 8 bytes of each: a table of a million rows costs some 60 MB.
    """

    def __init__(self) -> None:
        self._taken: set[bytes] = set()

    def unused(self, name: str) -> str:
        """Give the name or, for one that is taken, the name with a count behind it.

        >>> names = Names()
        >>> names.unused("a"), names.unused("a"), names.unused("a~2"), names.unused("a")
        ('a', 'a~2', 'a~2~2', 'a~3')
        """
        for nth in count(1):
            tried = name if nth == 1 else f"{name}~{nth}"
            key = hashlib.blake2b(tried.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            if key not in self._taken:
                break
        self._taken.add(key)
        return tried


@dataclass
class Raw:
    """One input: a file, or a member of an archive or table, with what is known of it before it is read.

    ``container`` is the uri of the file and ``record`` names the member within it, None for the file itself. The
    suffix of ``name`` chooses the reader, or else ``media_type`` does. ``sidecar`` says what is known of it; ``own``
    tells a member whose sidecar stands beside it, not beside its archive. ``charset``, ``url`` and ``digest`` are what
    an archive says of its member. ``nested`` reads a member by its own format.
    """

    container: str
    stream: Stream
    nested: "Reader"
    record: str | None = None
    name: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    digest: str | None = None
    sidecar: Sidecar | None = None
    own: bool = False
    options: Options = field(default_factory=Options)
    depth: int = 0
    names: Names | None = None
    _read: tuple[bytes, bool] | None = None

    @property
    def uri(self) -> str:
        """The uri of the document: the file's, and behind a number sign the member's name."""
        return self.container if self.record is None else f"{self.container}#{self.record}"

    @property
    def content(self) -> bytes:
        """All bytes of the input.

        Raises:
            LimitError: there are more than ``options.max_document``.

        """
        content, whole = self._bounded()
        if not whole:
            msg = f"longer than {len(content)} bytes (limit document); raise the limit to read it, or split it"
            raise LimitError(msg)
        return content

    @property
    def start(self) -> bytes:
        """The bytes of the input up to the limit; where more follow, the stream breaks off there."""
        content, whole = self._bounded()
        if not whole and not self.stream.broken:
            size = len(content)
            message = f"longer than {size} bytes (limit document); raise the limit to read all of it"
            self.stream.break_off(Fault(ProblemKind.LIMIT, message, f"the first {size} bytes", size))
        return content

    def _bounded(self) -> tuple[bytes, bool]:
        if self._read is None:
            self._read = read_upto(self.stream, self.options.max_document)
        return self._read

    def member(self, record: str, stream: Stream, **known: Any) -> "Raw":  # noqa: ANN401 - fields of Raw
        """Give a member of this input, under a name that no other member has; ``known`` are further fields of it.

        Of what the sidecar of an archive says, its members inherit what holds for all of them.
        """
        self.names = self.names or Names()
        name = self.names.unused(printable(record))
        return Raw(
            self.container,
            stream,
            self.nested,
            record=name if self.record is None else f"{self.record}#{name}",
            sidecar=self.sidecar and self.sidecar.model_copy(update=_OF_THE_WHOLE),
            options=self.options,
            depth=self.depth + 1,
            **known,
        )

    def problem(self, kind: ProblemKind, message: str, *, offset: int | None = None, kept: str = "nothing") -> Problem:
        """Tell of something in this input that could not be read whole."""
        told = printable(f"{self.uri}: {message}")  # some of it may be a library's word on bytes of the input
        return Problem(uri=self.container, record=self.record, offset=offset, kind=kind, message=told, kept=kept)


def described(member: Raw, own: Sidecar) -> None:
    """Take the sidecar that stands beside a member; what it leaves open, the archive's may say."""
    inherited = member.sidecar
    if inherited is not None:
        known = own.model_dump(exclude_none=True)
        own = inherited.model_copy(update=known)
    member.sidecar, member.own = own, True


Reader = Callable[[Raw], Items]

# What a sidecar says of an archive as a whole and not of each of its members.
_OF_THE_WHOLE = {"title": None, "author": None, "published": None, "url": None}


def printable(name: str) -> str:
    r"""Give a name on one line, every character of it visible.

    >>> printable("a\nb.txt")
    'a\\nb.txt'
    """
    return name if name.isprintable() else "".join(map(_visible, name))


def _visible(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def source_id(uri: str) -> str:
    """Give the id of the source with this uri: 16 hexadecimal digits of its SHA-256.

    >>> source_id("text")
    '982d9e3eb996f559'
    """
    return hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def sha256_of(content: bytes) -> str:
    """Give the SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def document(raw: Raw, text: str, **known: Any) -> Document:  # noqa: ANN401 - fields of Document
    """Make the document of an input; what its sidecar says wins over ``known``, which the input itself states.

    ``known`` holds its ``media_type``, and its ``sha256`` where that is not the hash of all its bytes.
    """
    said = {} if raw.sidecar is None else {name: getattr(raw.sidecar, name) for name in _FROM_SIDECAR}
    about = {"url": raw.url} | known | {name: value for name, value in said.items() if value is not None}
    about.setdefault("sha256", None)
    if about["sha256"] is None:
        about["sha256"] = sha256_of(raw.start)
    return Document(
        source_id=source_id(raw.uri),
        uri=raw.uri,
        text=text,
        record=raw.record,
        digest=raw.digest,
        described=raw.own or (raw.sidecar is not None and raw.record is None),
        **about,
    )


_FROM_SIDECAR = ("title", "publisher", "author", "published", "language", "url", "country", "rights")


def left_out(uri: str, kind: ProblemKind, message: str) -> Problem:
    """Tell of an input of which nothing is kept; ``message`` says what is wrong and what to do."""
    return Problem(uri=uri, record=None, offset=None, kind=kind, message=message, kept="nothing")


def title_of(text: str) -> str | None:
    r"""Give the heading that a text starts with, None where it starts otherwise; dates and the like go before.

    >>> title_of("Dec 07, 2011\nby April Hedrick\n\nInternational Justice Mission\n\nIn the fight ...")
    'International Justice Mission'
    >>> title_of("The police freed six men on Monday.")
    """
    for found in _LINE.finditer(text):
        line = found[0].removeprefix(BYTE_ORDER_MARK)
        heading = line.strip().lstrip("#").strip()
        if heading and not _PRELUDE.fullmatch(heading) and not _is_letterhead(heading):
            return heading if _is_heading(heading) else None
    return None


def _is_letterhead(line: str) -> bool:
    """Whether a line tells for whom, or of which state, a text is, and not what it is."""
    key = key_of(line.removeprefix("THE "))
    if key in words_of("headlines", "notices"):
        return True
    state, _, land = key.rpartition(" of ")
    return line.isupper() and state in words_of("headlines", "states") and land in country_claims()[0]


def _is_heading(line: str) -> bool:
    short = len(line) <= MAX_TITLE_CHARS and len(line.split()) <= MAX_TITLE_WORDS
    return short and not line.endswith(_SENTENCE_END)
