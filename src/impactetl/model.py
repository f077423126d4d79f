"""The working types, plain and frozen, in the order in which the data meets them.

Every ``start`` and ``end`` is a code-point offset into the text of the document; ``end`` is exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar, dataclass_transform

Span = tuple[int, int]
T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def plain(kind: type[T]) -> type[T]:
    """Make a working type of a class: a dataclass with slots, frozen for the type checker alone.

    To freeze it at run time as well makes it four times as slow to make, and these are made by the hundred thousand.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)


@plain
class Cell:
    """One data cell of a table that is not empty, with the cells that say what it holds.

    ``row`` spans the whole row that the cell stands in, from its first cell to its last: whole lines of the text, and
    no other text between them. ``header`` spans the cell that heads the row; ``columns`` those that head the column,
    outermost first, a heading that runs over the whole width of the table among them. ``wholes`` spans, in a table of
    plain text, what this row is a part of, outermost first: lines between rows that head those below them, and the
    label of the row above of which this one tells a part ("of whom minors").
    """

    start: int
    end: int
    row: Span
    header: Span | None = None
    columns: tuple[Span, ...] = ()
    wholes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source as text, with what is known about it.

    ``text`` is what all offsets point into. ``country`` is the ISO 3166-1 alpha-3 code of the one country that the
    whole document is about, where the caller or a sidecar says so. ``pages`` are the offsets at which the pages of a
    paged document start, ascending, empty for others; ``cells`` are the data cells of its tables in the order of the
    text. ``record`` names the document within an archive or a table, and ``digest`` is the checksum that the archive
    states for it. ``described`` tells whether a sidecar stands beside it, whose word can be compared with the text's.
    """

    source_id: str
    uri: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""
    url: str | None = None
    country: str | None = None
    rights: str | None = None
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    record: str | None = None
    digest: str | None = None
    described: bool = False

    @property
    def container(self) -> str:
        """The uri of the file that the document was read from."""
        return self.uri if self.record is None else self.uri.removesuffix(f"#{self.record}")


class Ledger(StrEnum):
    """Which refusals are kept: of every number, or of the passages that could state something."""

    FULL = "full"
    PASSED = "passed"


class PassageKind(StrEnum):
    """What a passage is in the layout of its document."""

    SENTENCE = "sentence"
    HEADING = "heading"
    ITEM = "item"
    BLOCK = "block"
    ROW = "row"
    FURNITURE = "furniture"


class NumberKind(StrEnum):
    """What the form of a number expression says that it is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    VAGUE = "vague"
    MONEY = "money"
    TERM = "term"
    FRACTION = "fraction"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    OTHER = "other"


@plain
class NumberMention:
    """One number expression and how it reads.

    ``start`` and ``end`` span the expression without its qualifier (``number_text`` of the contract); ``outer_start``
    and ``outer_end`` span it with its qualifier words ("more than", "or more", "+"). ``value``, ``low`` and ``high``
    follow the qualifier (contract, sections 1 and 3). ``unit`` is an ISO 4217 code or a currency family for money,
    and ``year``, ``month``, ``week``, ``day`` or ``hour`` for a term. ``refused`` names the reason why the form alone
    rules out a statistic (a year, a phone number); it is None for a number that may count something. ``leans`` is true
    for a bare number that took its unit from a term before it ("five years for her, four for him").
    """

    start: int
    end: int
    kind: NumberKind
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    unit: str | None = None
    refused: str | None = None
    outer_start: int = -1
    outer_end: int = -1
    leans: bool = False


class DateKind(StrEnum):
    """How a date expression gets its place on the calendar."""

    ABSOLUTE = "absolute"  # it names its year
    PARTIAL = "partial"  # a day or month without its year: "in October", "on 4 June", "on Monday"
    RELATIVE = "relative"  # counted from a reference: "last month", "two years later", "this year"


class DateRole(StrEnum):
    """What the words before a date expression make of it."""

    IN = "in"
    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"


@plain
class DateMention:
    """One date expression, not yet put on the calendar.

    ``outer_start`` counts the preposition in. ``year``, ``month`` and ``day`` are what the words name (``last_*`` for
    the far end of a span: "January-May 2015", "2016-2017"). ``shift`` counts ``shift_unit`` (``day``, ``week``,
    ``month``, ``quarter``, ``half``, ``year``) from the reference for a relative expression: "last month" is -1 month,
    "this year" 0 year. ``story`` is true where it is counted from the story's own time ("two years later", "the year
    before", "that year") and not from the day of publication. ``fiscal`` marks a fiscal or reporting year, ``landmark``
    what counts from an event that its own words name ("five years after the raid").
    """

    start: int
    end: int
    kind: DateKind
    role: DateRole = DateRole.IN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    shift_unit: str | None = None
    story: bool = False
    fiscal: bool = False
    landmark: bool = False
    outer_start: int = -1


@plain
class Period:
    """Days on the calendar, both ends included; ``year`` is the one that a figure for the period counts under."""

    first: date
    last: date
    year: int
    open_end: bool = False


class PlaceKind(StrEnum):
    """What kind of words name the place."""

    COUNTRY = "country"
    REGION = "region"  # a province, state or district
    CITY = "city"
    DEMONYM = "demonym"  # "Cambodian"
    AUTHORITY = "authority"  # a body of one country: "the FBI"
    WORLD = "world"  # "worldwide", "in Africa": no one country


LOCAL_PLACES = frozenset({PlaceKind.REGION, PlaceKind.CITY})
"""What lies within one country."""
NAMED_PLACES = LOCAL_PLACES | {PlaceKind.COUNTRY}
"""What is named for itself, and not by its people or a body."""


class PlaceRole(StrEnum):
    """What the words around a place name make of it."""

    AT = "at"  # "in Cebu", "near the coast of Libya": it is where something happens
    NAME = "name"  # nothing says more: "Bolivia convicted nine", "a Cebu court"
    FROM = "from"  # where somebody comes from, or left: "from Nepal", "citizens of Mali", "fled Syria"
    TO = "to"  # where somebody is headed, or what something is for: "to Kuwait", "bound for Taiwan", "via Mali"
    WITH = "with"  # a partner, a neighbour, a donor: "the border with Brazil", "funded by Norway"
    SEAT = "seat"  # where an organisation sits: "based in New York", "London-based"
    OFFICE = "office"  # whom somebody stands for: "the President of Liberia", "the Kenyan embassy"
    CALLED = "called"  # what only bears the name: "the Bangkok Bar", the "Las Palmas" case


SCENES = frozenset({PlaceRole.AT, PlaceRole.NAME})
"""Roles of a place where something may have happened."""


@plain
class PlaceMention:
    """One place name; ``codes`` are ISO 3166-1 alpha-3, empty for the world, a continent or a town of no gazetteer."""

    start: int
    end: int
    kind: PlaceKind
    codes: tuple[str, ...]
    name: str
    role: PlaceRole = PlaceRole.NAME


@plain
class Passage:
    """A stretch of text that is looked at as one: a sentence, a heading, a list item, a number block or a table row.

    ``label_start`` and ``label_end`` span the words that say what a number block counts, where they are on another
    line than the number. ``paragraph`` numbers the paragraphs of the document; ``headings`` are the offsets of the
    headings in force, outermost first; ``lead`` is the offset span of the sentence that leads a list in. ``cells`` are
    the cells of a table that the passage is made of, where the document tells them, and ``heads`` the headings of
    rows and columns that stand in it: a bare year in one of these counts nothing. ``caption`` is the short line above
    the table whose row the passage is.
    """

    start: int
    end: int
    kind: PassageKind
    paragraph: int
    headings: tuple[tuple[int, int], ...] = ()
    lead: tuple[int, int] | None = None
    cells: tuple[Cell, ...] = ()
    heads: tuple[Span, ...] = ()
    caption: Span | None = None


@plain
class Mentions:
    """What the finders found in one passage, each tuple in the order of the text.

    ``heads`` is what stands in the headings of the columns of a table row, by their spans.
    """

    numbers: tuple[NumberMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    heads: Mapping[Span, "Mentions"] = field(default_factory=dict)
