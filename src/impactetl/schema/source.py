"""Tables ``sources`` and ``problems``, and the sidecar that describes a source."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from impactetl.lexicon.load import load
from impactetl.schema.base import Hash, Iso3, Offset, Table, Text
from impactetl.schema.layout import PATTERN

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def listed(code: str) -> str:
    """Refuse a code that no country of table ``countries`` has."""
    if code not in load("countries"):
        msg = f"{code!r} is no country code of ISO 3166-1 alpha-3; look it up in table countries"
        raise ValueError(msg)
    return code


def _known(encoding: str) -> str:
    try:
        "a".encode(encoding)  # fails also for the codecs that are of bytes, not of text
    except (LookupError, ValueError) as error:
        msg = f"{encoding!r} is no encoding that Python knows; write one such as cp1252"
        raise ValueError(msg) from error
    return encoding


class Source(Table):
    """One document of the dataset, with the text that all offsets point into."""

    source_id: Hash
    """Hash of the uri."""
    uri: Text
    """Path relative to the input root, with forward slashes; for a member of an archive or a table, ``#`` and
    ``record`` behind it."""
    record: Text | None
    """The member of an archive or the row of a table: its record id, its path, or its number."""
    title: Text | None
    """Title of the document."""
    publisher: Text | None
    """Who published it."""
    author: Text | None
    """Who wrote it."""
    published: date | None
    """Day of publication."""
    language: Text | None
    """Language of the text, ISO 639."""
    country: Iso3 | None
    """The one country that the whole document is about, ISO 3166-1 alpha-3, where its sidecar or the caller says so."""
    media_type: Text
    """Media type of the bytes."""
    sha256: Sha256
    """SHA-256 of the bytes; for a row of a table, of its text in UTF-8."""
    digest: Text | None
    """The checksum that the archive states for the record, with its algorithm before a colon."""
    chars: Offset
    """Length of the text in code points."""
    url: Text | None
    """Where the source was published, where known."""
    rights: Text | None
    """Who holds the rights, and what they allow."""
    text: str
    """The very text that the offsets point into."""
    layout: tuple[Annotated[str, Field(pattern=PATTERN)], ...]
    """Pages and table cells of the text, each with its offsets: "page 1200" is where the next page starts, "cell 40-42
    row 20-48 head 20-38 under 9-13" a data cell, its row, the cell that heads the row and those that head its column.
    """


class Sidecar(Table):
    """What ``<file>.toml`` says of the file beside it."""

    title: Text | None = None
    """Title of the document."""
    publisher: Text | None = None
    """Who published it."""
    author: Text | None = None
    """Who wrote it."""
    published: date | None = None
    """Day of publication; left out where it is not known."""
    url: Text | None = None
    """Where it was published, where the text names it."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    """Language, ISO 639."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$"), AfterValidator(listed)] | None = None
    """The one country that the whole document is about, ISO 3166-1 alpha-3."""
    encoding: Annotated[Text, AfterValidator(_known)] | None = None
    """Encoding of the bytes, where they do not tell it themselves."""
    sha256: Sha256
    """SHA-256 of the file's bytes."""
    rights: Text
    """Who holds the rights, and what they allow."""
    original_name: Text | None = None
    """The file's name where it was received."""


class ProblemKind(StrEnum):
    """What went wrong with an input; a closed list."""

    MISSING = "missing"  # a path that is named and not there, or a sidecar without its file
    UNREADABLE = "unreadable"  # the bytes cannot be read as a text
    ALTERED = "altered"  # the file's sha256 is not its sidecar's, or a record's checksum not its archive's
    TRUNCATED = "truncated"  # the input ends too early
    CORRUPT = "corrupt"  # a part is damaged
    LIMIT = "limit"  # larger than a limit lets through
    UNSAFE = "unsafe"  # an entry that leads out of its archive, or a link
    ENCRYPTED = "encrypted"  # locked with a password
    ENCODING = "encoding"  # some bytes are in another encoding than the rest
    FIELD = "field"  # a field of a record makes no sense
    SIDECAR = "sidecar"  # the sidecar does not fit its model
    DISAGREEMENT = "disagreement"  # two say different things, a sidecar and its text or two reviewers; one wins
    LANGUAGE = "language"  # skipped: not English
    EMPTY = "empty"  # nothing to read
    CRASHED = "crashed"  # the process that read it died, and died again when it read this alone
    REVIEW = "review"  # a reviewer's verdict does not fit the text any more


FAILURES = frozenset(ProblemKind) - {ProblemKind.DISAGREEMENT, ProblemKind.FIELD, ProblemKind.LANGUAGE}
"""Problems that leave something unused; others (a skipped language, a sidecar that corrects its text) are normal."""


class Problem(Table):
    """One input that could not be used whole, or that contradicts itself."""

    uri: Text
    """The input."""
    record: Text | None
    """The record within an archive."""
    offset: Offset | None
    """Where in the input, in bytes for bytes and code points for text."""
    kind: ProblemKind
    """What kind of problem."""
    message: Text
    """What is wrong and what to do next."""
    kept: Text
    """What was kept."""
