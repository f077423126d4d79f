"""What the row of a table in plain text is a part of: a line that heads rows, or the row above whose part it tells."""

import re
from dataclasses import dataclass, field, replace

from impactetl.lexicon.load import load
from impactetl.model import Cell, Span
from impactetl.passages.layout import Line
from impactetl.passages.runs import YEAR
from impactetl.passages.sentences import trimmed
from impactetl.syntax.words import noun_class

_WORD = re.compile(r"[^\W\d_]+")
_BARS = " \t|:"
# The classes of nouns by which the label of a row names some of those whom the line above it counts.
_PARTS = frozenset({"woman", "minor", "victim", "people"})
# A line ends in empty cells.
_EMPTY = re.compile(r"\|\s*\|\s*$|\t\s*\t|\t\s*$")


@dataclass(slots=True)
class Wholes:
    """The lines and rows above, of which those below may be parts: label and indent of each, outermost first."""

    text: str
    _rows: list[tuple[int, Span, bool]] = field(default_factory=list)
    _heads: list[tuple[int, Span]] = field(default_factory=list)
    _indented: bool | None = None
    _celled: bool = False
    _last: int | None = None

    def open(self, line: Line) -> None:
        """Take in a line that heads the rows below it; one without words only parts them."""
        start, end = _bare(self.text, line)
        if not any(c.isalnum() for c in self.text[start:end]):
            return
        fresh = self._indented is not None or not self._heads
        self._heads = [*([] if fresh else self._heads), (self._indent(line), (start, end))]
        self._rows, self._indented, self._last = [], None, line.end
        self._celled = _EMPTY.search(self.text[line.start : _line_end(self.text, line)]) is not None

    def placed(self, line: Line, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The cells of a row, with the labels of what they are a part of."""
        header = cells[0].header if cells else None
        if header is None:
            return cells
        indent = self._indent(line)
        words = self.text[slice(*header)].lower()
        part = words.startswith(_openings())
        while self._rows and (self._rows[-1][0], not part or self._rows[-1][2]) >= (indent, True):
            self._rows.pop()
        wholes = (*self._headed(line, indent, words), *(span for _, span, _ in self._rows[-1:]))
        self._rows.append((indent, header, part))
        return tuple(replace(cell, wholes=wholes) for cell in cells) if wholes else cells

    def _headed(self, line: Line, indent: int, words: str) -> tuple[Span, ...]:
        """The lines that head a row: rows below one stand further in, or name people; they end where that ends."""
        if not self._heads:
            return ()
        deeper = indent > self._heads[-1][0] or line.start > line.raw_start + indent
        gap = self._last is not None and self.text.count("\n", self._last, line.start) > 1
        if self._indented is None:
            self._indented = deeper
        self._last = line.end
        if (self._indented and not deeper) or (not self._indented and gap):
            self._heads = []
            return ()
        firm = self._indented or self._celled or _names_part(words)
        return tuple(span for _, span in self._heads if firm or YEAR.fullmatch(self.text, *span))

    def _indent(self, line: Line) -> int:
        words = self.text[line.raw_start : line.end]
        return len(words[: len(words) - len(words.lstrip())].expandtabs())


def _line_end(text: str, line: Line) -> int:
    end = text.find("\n", line.end)
    return len(text) if end < 0 else end


def _bare(text: str, line: Line) -> Span:
    """The words of a line without bars and a colon round them."""
    start, end = line.start, line.end
    while start < end and text[start] in _BARS:
        start += 1
    while end > start and text[end - 1] in _BARS:
        end -= 1
    return trimmed(text, start, end)


def _names_part(words: str) -> bool:
    """Whether the label of a row names people, or begins as the end of a label does: "from elsewhere", "under 18"."""
    found = _WORD.findall(words)
    led = bool(found) and found[0] in load("tables")["part"]["led_by"]
    return led or words.startswith(_openings()) or any(noun_class(word) in _PARTS for word in found)


def _openings() -> tuple[str, ...]:
    """How the label of a row begins that tells a part of the row above it."""
    return tuple(load("tables")["part"]["openings"])
