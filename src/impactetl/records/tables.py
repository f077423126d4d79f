"""Rows of a table in plain text: each number with the words of its row and of its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from impactetl.grammar.calendar_resolve import whole_year
from impactetl.model import NumberMention, Passage, Period

_CELL = re.compile(r"[^\t|]+?(?=\t| {2,}|\s*\||$)")
_SPLIT = re.compile(r"\t+| {2,}|\s*\|\s*")
# A row of more cells is no table that people read.
_MOST_CELLS = 60
_YEAR = re.compile(r"(?:19|20)\d\d$")
_TRAILING = re.compile(r"(?:\s+(?:(?:\d[\d,.]*\+?)(?:\s*\(\d{1,2}\))?|Unknown|N/A|Yes|No)\*?)+\s*$")
_VALUE = re.compile(r"(?:\d[\d,.]*\+?)(?:\s*\(\d{1,2}\))?|Unknown\*?|N/A\*?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place in the document and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table row: ``words`` is the span of the words that say what it counts."""

    number: NumberMention
    words: tuple[int, int]
    period: Period | None
    row: str
    column: str


def cells(text: str, start: int, end: int) -> list[Cell]:
    """Split a line into cells: at tabs, bars or two spaces, else before each number at its end."""
    out: list[Cell] = []
    at = start
    for match in [*_SPLIT.finditer(text, start, end), None]:
        stop = match.start() if match is not None else end
        if text[at:stop].strip():
            lead = len(text[at:stop]) - len(text[at:stop].lstrip())
            out.append(Cell(at + lead, stop, text[at:stop].strip()))
        at = match.end() if match is not None else end
    if len(out) == 1:
        out = _by_words(text, out[0])
    return [part for cell in out for part in _trailing(text, cell)]


def _trailing(text: str, cell: Cell) -> list[Cell]:
    """A label and the numbers glued behind it by single spaces: "Number of Convictions 5 (4) 8 (5)"."""
    tail = _TRAILING.search(text, cell.start, cell.end)
    if tail is None or (tail.start() == cell.start and not tail[0].strip()):
        return [cell]
    values = [Cell(m.start(), m.end(), m[0]) for m in _VALUE.finditer(text, tail.start(), cell.end)]
    label = text[cell.start : tail.start()].strip()
    return ([Cell(cell.start, tail.start(), label)] if label else []) + values


def _by_words(text: str, cell: Cell) -> list[Cell]:
    """A header without wide gaps: each capitalised word opens a cell."""
    words = list(re.finditer(r"\S+", text[cell.start : cell.end]))
    if len(words) > 8 or not all(w[0][0].isupper() or w[0][0].isdigit() for w in words):  # noqa: PLR2004 -- a header is short
        return [cell]
    return [Cell(cell.start + w.start(), cell.start + w.end(), w[0]) for w in words]


def figures(text: str, passage: Passage, numbers: tuple[NumberMention, ...]) -> Iterator[Figure]:
    """Give the figures of a table row whose header is ``passage.lead``."""
    row = cells(text, passage.start, passage.end)
    header = cells(text, *passage.lead) if passage.lead is not None else []
    if len(row) > _MOST_CELLS:
        return
    values = [c for c in row if _VALUE.fullmatch(c.text) and not _YEAR.fullmatch(c.text)]
    labels = [c for c in row if c not in values]
    columns = header[-len(values) :] if values and len(header) >= len(values) else []
    label = labels[0] if labels else None
    if not columns and label is not None and len(values) == len(labels) == 1:
        columns = [label]
    for cell, column in zip(values, columns, strict=False):
        number = next((n for n in numbers if cell.start <= n.start < cell.end and not _bracket(text, n)), None)
        figure = _figure(number, label, column)
        if figure is not None:
            yield figure


def _bracket(text: str, number: NumberMention) -> bool:
    return text[max(number.start - 1, 0)] == "("


def _figure(number: NumberMention | None, label: Cell | None, column: Cell) -> Figure | None:
    """Tell what says the metric: the row where the column is a year, else the column."""
    if number is None:
        return None
    row = label.text if label is not None else ""
    if _YEAR.fullmatch(column.text):
        if label is None:
            return None
        return Figure(number, (label.start, label.end), whole_year(int(column.text)), row, column.text)
    period = whole_year(int(row)) if _YEAR.fullmatch(row) else None
    return Figure(number, (column.start, column.end), period, row, column.text)
