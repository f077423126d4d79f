"""How inputs are read: which column of a table holds what, and the limits that hostile input meets.

Limits count work (bytes, tags, members), never seconds, so that the same input gives the same rows on every machine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from impactetl.errors import UsageError

MIB = 1 << 20
# What a column of a JSON, CSV or Parquet table can hold.
FIELDS = ("id", "text", "title", "published", "url")
_UNITS = {"": 1, "K": 1 << 10, "M": MIB, "G": 1 << 30}


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read; the defaults let every honest document pass that was ever seen here.

    Raises:
        UsageError: a limit is below 1, or a column is mapped to something that no document has.

    """

    columns: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Field of a document (``FIELDS``) to the column that holds it, or to several, of which the first that a table has
    counts; without an entry common names are tried."""
    max_document: int = 64 * MIB
    """Bytes of one document: of a text or page the part before the limit is kept, of anything else nothing."""
    max_tags: int = 1_000_000
    """Tags of one HTML page or Word document; the part before the limit is kept. A whole book has some 100,000."""
    max_depth: int = 512
    """Elements within each other in a page of more than 10,000 tags; what lies deeper is read as running text."""
    max_expansion: int = 250
    """Bytes that one compressed byte may become, once 64 MiB have come out. Text becomes 3 to 20 times as long."""
    max_members: int = 1_000_000
    """Members of one .zip file."""
    max_pages: int = 5_000
    """Pages of one PDF; those before the limit are kept."""
    max_nesting: int = 4
    """Archives within archives."""

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - set(FIELDS))
        if unknown:
            fields_known = ", ".join(FIELDS)
            msg = f"column: {', '.join(unknown)} is not read from a column; a column may hold one of {fields_known}"
            raise UsageError(msg)
        for limit in LIMITS:
            if getattr(self, limit) < 1:
                msg = f"{limit}: {getattr(self, limit)} lets nothing through; name a number from 1"
                raise UsageError(msg)


LIMITS = tuple(known.name for known in fields(Options) if known.name.startswith("max_"))


def columns_of(mapped: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
    """Read mappings such as ``text=body``; of a field that is mapped again, each column is kept, in order.

    Raises:
        UsageError: one has no equals sign.

    >>> columns_of(["text=body", "id=Doc No"])
    {'text': 'body', 'id': 'Doc No'}
    >>> columns_of(["text=body", "text=summary"])
    {'text': ('body', 'summary')}

    """
    columns: dict[str, list[str]] = {}
    for one in mapped:
        name, sign, column = one.partition("=")
        if not sign or not column:
            msg = f"column: {one!r} maps nothing; write it as FIELD=COLUMN, such as text=body"
            raise UsageError(msg)
        columns.setdefault(name.strip(), []).append(column)
    return {name: named[0] if len(named) == 1 else tuple(named) for name, named in columns.items()}


def limits_of(limits: Iterable[str]) -> dict[str, int]:
    """Read limits such as ``document=10M``: a name of ``LIMITS`` without ``max_``, and a number with K, M, G or none.

    Raises:
        UsageError: there is no such limit, or it is no number.

    >>> limits_of(["document=10M", "tags=5000"])
    {'max_document': 10485760, 'max_tags': 5000}

    """
    read = {}
    for one in limits:
        name, _, amount = one.partition("=")
        digits, unit = (amount[:-1], amount[-1:].upper()) if amount[-1:].isalpha() else (amount, "")
        known = f"max_{name.strip()}"
        if known not in LIMITS or unit not in _UNITS or not (digits.isascii() and digits.isdigit()):
            names = ", ".join(limit.removeprefix("max_") for limit in LIMITS)
            msg = f"limit: {one!r} sets none; write it as NAME=NUMBER, such as document=10M (names: {names})"
            raise UsageError(msg)
        read[known] = int(digits) * _UNITS[unit]
    return read
