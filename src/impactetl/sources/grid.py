"""Text as the readers of formats with tables write it: paragraphs, pages, and tables whose cells know their headings.

A paragraph is one line, with a blank line behind it; a row of a table is one line, its cells parted by tabs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from impactetl.lexicon.load import load
from impactetl.model import Cell, Span, plain

# A heading of more rows is none.
_MOST_HEADS = 4
# Words are set in by more than this, in points.
_SET_IN = 3.0
# The headings of a table without figures are no longer than this.
_HEAD_WORDS = 8
_YEARLIKE = re.compile(
    r"(?:[A-Za-z. ]{0,24})(?:19|20)\d\d(?:\s*[-\u2013/]\s*\d{2,4})?(?!\d)(?:[^\d]|\(\d{1,3}\)|\[\d{1,3}\]){0,48}$"
)
_NUMBER = re.compile(r"\W{0,3}\d")
# The digits of a raised note are raised in the text, too: "45" with note 12 is no 4512.
RAISED_DIGITS = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
# A figure and the number of its note, which may stand close together.
_NOTED = re.compile(r"(\d[\d,.]*)(\(\d{1,3}(?:[,;\u2013-]\s?\d{1,3})*\)\W*)")
_CONTINUED = re.compile(r"\W*(?:cont|contd|cont'd|continued)\W*", re.IGNORECASE)


@plain
class Slot:
    """One cell of a grid: its words, its first column and how many it is wide.

    ``head`` tells that it is marked as a heading, ``above`` that it is the lower part of the cell above it, and
    ``indent`` how far its words are set in, in points.
    """

    text: str
    first: int
    width: int = 1
    head: bool = False
    above: bool = False
    indent: float = 0.0


GridRow = Sequence[Slot]


@dataclass(slots=True)
class Writer:
    """A text in the making, with its pages and the cells of its tables."""

    parts: list[str] = field(default_factory=list)
    chars: int = 0
    pages: list[int] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    _heads: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def page(self) -> None:
        """Begin a page."""
        self.pages.append(self.chars)

    def write(self, words: str) -> Span:
        """Write words as they are, and give their place."""
        start = self.chars
        self.parts.append(words)
        self.chars += len(words)
        return start, self.chars

    def paragraph(self, words: str) -> None:
        """Write a paragraph."""
        if words:
            self.write(words + "\n\n")

    def table(self, rows: Sequence[GridRow], *, goes_on: bool = False) -> None:
        """Write a table; where ``goes_on`` and it has no headings, those of the table before it hold."""
        rows = [kept for row in rows if (kept := _cleaned(row))]
        captions = next((i for i, row in enumerate(rows) if not _heads_all(row)), len(rows))
        heads = captions + heads_of(rows[captions:])
        if goes_on and not any(slot.first and is_value(slot.text) for row in rows for slot in row):
            heads = captions
        wide = {slot.first for row in rows for slot in row}
        above = dict(self._heads) if goes_on and heads == captions and wide <= self._heads.keys() | {0} else {}
        over: tuple[Span, ...] = ()
        label: Span | None = None
        section = _Section()
        for number, row in enumerate(rows):
            if section.ends(row):
                over = ()
            if _heads_all(row):
                over, label = (self.write(" ".join(slot.text for slot in row)),), None
                section = _Section(row[0].indent)
            elif number < heads:
                self._head_row(row, above)
            else:
                label = self._data_row(row, (above, over, label))
            self.write("\n")
        self._heads = above
        self.write("\n" if rows else "")

    def _head_row(self, row: GridRow, above: dict[int, tuple[Span, ...]]) -> None:
        written = [slot for slot in row if slot.text]
        for slot in written:
            span = self._slot(slot, written)
            if _CONTINUED.fullmatch(slot.text):
                continue
            for column in range(slot.first, slot.first + slot.width):
                above[column] = (*above.get(column, ()), span)

    def _data_row(
        self, row: GridRow, heads: tuple[Mapping[int, tuple[Span, ...]], tuple[Span, ...], Span | None]
    ) -> Span | None:
        """Write a row below its headings: of columns, of all columns, and the label of the row above; give its own."""
        above, over, label = heads
        start = self.chars
        written = [slot for slot in row if slot.text]
        spans = [self._slot(slot, written) for slot in written]
        if not row[0].above:
            label = spans[0] if row[0].first == 0 else None
        for slot, span in zip(written, spans, strict=True):
            if span != label:
                self.cells.append(Cell(*span, (start, self.chars), label, (*over, *above.get(slot.first, ()))))
        return label

    def _slot(self, slot: Slot, row: GridRow) -> Span:
        if slot is not row[0]:
            self.write("\t")
        return self.write(slot.text)

    def text(self) -> str:
        """Give what was written."""
        return "".join(self.parts)


@dataclass(slots=True)
class _Section:
    """Rows below a heading of their own: where they are set in, the first row that is not ends them."""

    outer: float | None = None
    inner: float | None = None

    def ends(self, row: GridRow) -> bool:
        """Whether a row ends the section."""
        if self.outer is None or row[0].first or row[0].above:
            return False
        if self.inner is None:
            self.inner = row[0].indent
        return self.inner > self.outer + _SET_IN and row[0].indent <= self.outer + _SET_IN


def _cleaned(row: GridRow) -> list[Slot]:
    """A row without its empty cells, the words of each on one line, a figure apart from the number of its note."""
    slots = []
    for slot in sorted(row, key=lambda slot: slot.first):
        text = " ".join(slot.text.split())
        noted = _NOTED.fullmatch(text) if ")" in text else None
        if noted:
            text = f"{noted[1]} {noted[2]}"
        if text or slot.above:
            slots.append(slot if text == slot.text else replace(slot, text=text))
    return slots if any(slot.text for slot in slots) else []


def _heads_all(row: GridRow) -> bool:
    """Whether a row is one cell at the left: a caption, or a heading of the rows below it."""
    first, *others = row
    return first.first == 0 and not first.above and all(_CONTINUED.fullmatch(slot.text) for slot in others)


def heads_of(rows: Sequence[GridRow]) -> int:
    """Count the rows of headings that a grid begins with: those marked, else those above the first row with a value.

    >>> heads_of([[Slot("Efforts", 0), Slot("2015", 1)], [Slot("Convictions", 0), Slot("5 (4)", 1)]])
    1
    """
    marked = next((i for i, row in enumerate(rows) if not all(slot.head for slot in row)), 0)
    if marked:
        return min(marked, _MOST_HEADS)
    count = 0
    for row in rows:
        if any(slot.first and is_value(slot.text) for slot in row):
            break
        if _heads_all(row):
            break  # it heads the rows below it, not the columns
        count += 1
    if 0 < count < len(rows) and count <= _MOST_HEADS:
        return count
    short = bool(rows) and all(len(slot.text.split()) <= _HEAD_WORDS for slot in rows[0])
    return int(count > 0 and len(rows) > 1 and short)


def may_hold_value(words: str) -> bool:
    """Tell whether a figure, or what stands for one, may be among the words of a line.

    >>> may_hold_value("Role of police"), may_hold_value("Convictions 5 (4)"), may_hold_value("Convictions Unknown")
    (False, True, True)
    """
    return bool(_value_sign().search(words))


@cache
def _value_sign() -> re.Pattern[str]:
    told = "|".join(re.escape(words) for words in load("tables")["no_value"]["words"])
    return re.compile(rf"\d|(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)


def is_value(words: str) -> bool:
    """Tell whether the words of a cell are a figure, or say that there is none; years are no figures.

    >>> [is_value(words) for words in ("5 (4)", "Unknown (2)", "2015", "FY 2016", "Role")]
    [True, True, False, False, False]
    """
    if _YEARLIKE.match(words):
        return False
    bare = words.split("(", maxsplit=1)[0].split("[", maxsplit=1)[0].strip(" *\u2020\u2021\u00a7#").lower()
    return bool(_NUMBER.match(words)) or bare in load("tables")["no_value"]["words"]
