"""Tables of a web page: which words head which cell.

Each cell of a table of data is marked in the page before its text is read, and the marks are taken out of the text
again: so the text is the one that is read anyway, and the cells are where they are in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from resiliparse.parse.html import HTMLTree
from resiliparse.parse.html.node import ElementNode

from impactetl.model import Cell, Span
from impactetl.sources.grid import Slot, heads_of
from impactetl.sources.html.content import elements

# Characters that no text has: Unicode keeps them free for such use within a program.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
# A cell with more words is a part of a layout, not a datum.
_MAX_CELL_CHARS = 300
# More columns or rows in one cell, or cells in one table, than these are no table that people read.
_MAX_SPAN = 100
_MAX_CELLS = 20_000
_LEAST_LINES = 2
# Tabs between cells, with the marks of empty ones among them.
_TABS = re.compile(rf"\t(?:\t|{OPEN}{CLOSE})*\t")


@dataclass(frozen=True, slots=True)
class _Slot:
    """One cell as it is written in a page: its number in the order of the page, its words, and how far it reaches."""

    number: int
    words: str
    heads: bool
    wide: int
    high: int


@dataclass(slots=True)
class Grid:
    """One table: its rows, each with the cell in each of its columns; the first ``heads`` rows are headings.

    ``starts`` holds the number of the first cell that is written in each row: the others reach down from above.
    """

    rows: list[list[_Slot]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    heads: int = 0


def mark_cells(tree: HTMLTree, page: str) -> list[Grid]:
    """Mark the cells of the tables of data in a page, and give the tables; ``page`` is its source in lower case."""
    grids: list[Grid] = []
    number = 0
    if tree.body is None or "<td" not in page:
        return grids
    for node in list(elements(tree.body)):
        if node.tag == "table" and _is_data(node):
            lines = [row for row in elements(node) if row.tag == "tr"]
            grid = Grid()
            number = _fill(grid, lines, tree, number)
            grids.append(grid)
    return grids


def _is_data(table: ElementNode) -> bool:
    """Tell whether a table holds data: no other table in it, no long text, and more than one line and column."""
    lines = cells = 0
    for node in elements(table):
        if node != table and node.tag == "table":
            return False
        lines += node.tag == "tr"
        if node.tag in {"td", "th"}:
            cells += 1
            if cells > _MAX_CELLS or len(node.text or "") > _MAX_CELL_CHARS:
                return False
    return lines >= _LEAST_LINES and cells > lines


def _fill(grid: Grid, lines: list[ElementNode], tree: HTMLTree, number: int) -> int:
    """Put the cells of a table into its columns, and mark them; give the number of the next cell."""
    below: list[tuple[_Slot, int] | None] = []  # what reaches down from the row before, and how many rows yet
    for line in lines:
        row: list[_Slot] = []
        grid.starts.append(number)
        cell = line.first_element_child
        while cell is not None:
            if cell.tag in {"td", "th"}:
                _reaching(row, below)
                words, marked = (cell.text or "").strip(), cell.tag == "th"
                slot = _Slot(number, words, marked, _span(cell, "colspan"), _span(cell, "rowspan"))
                row += [slot] * slot.wide
                _mark(tree, cell)
                number += 1
            cell = cell.next_element_sibling
        _reaching(row, below)
        below = [_left(column, slot, below) for column, slot in enumerate(row)]
        grid.rows.append(row)
    grid.heads = _heads(grid.rows)
    return number


def _heads(rows: list[list[_Slot]]) -> int:
    """Count the rows down to the last one that heads columns; captions, which fill a row alone, stand before."""
    filled = [(number, told) for number, row in enumerate(rows, start=1) if (told := _told(row))]
    captions = next((i for i, (number, _) in enumerate(filled) if len(set(rows[number - 1])) > 1), len(filled))
    count = heads_of([told for _, told in filled[captions:]])
    return filled[captions + count - 1][0] if count else 0


def _told(row: list[_Slot]) -> list[Slot]:
    """A row as tables of all formats are told, to see whether it is one of headings."""
    return [Slot(slot.words, row.index(slot), slot.wide, head=slot.heads) for slot in dict.fromkeys(row) if slot.words]


def _mark(tree: HTMLTree, cell: ElementNode) -> None:
    """Put a mark before and one behind what is in a cell."""
    before, behind = tree.create_text_node(OPEN), tree.create_text_node(CLOSE)
    if before is not None and behind is not None:
        cell.insert_before(before, cell.first_child)
        cell.append_child(behind)


def _reaching(row: list[_Slot], below: list[tuple[_Slot, int] | None]) -> None:
    """Add the cells of rows above that reach down to the next columns of a row."""
    while len(row) < len(below) and (above := below[len(row)]) is not None:
        row.append(above[0])


def _left(column: int, slot: _Slot, below: list[tuple[_Slot, int] | None]) -> tuple[_Slot, int] | None:
    """Tell whether a cell reaches on to the next row."""
    above = below[column] if column < len(below) else None
    rows = above[1] - 1 if above is not None and above[0] is slot else slot.high - 1
    return (slot, rows) if rows > 0 else None


def _span(cell: ElementNode, name: str) -> int:
    text = (cell.getattr(name) or "1").strip()
    return min(max(int(text), 1), _MAX_SPAN) if text.isascii() and text.isdigit() else 1


def parted(text: str) -> str:
    """Part the cells of each row by one tab, as in tables of other formats; an empty cell leaves no tab of its own."""
    return _TABS.sub(lambda found: found[0].replace("\t", "") + "\t", text)


def unmark(text: str, grids: list[Grid]) -> tuple[str, tuple[Cell, ...]]:
    """Take the marks out of a text, and give the cells of data in it; no cells where the marks do not match."""
    if OPEN not in text and CLOSE not in text:
        return text, ()
    plain: list[str] = []
    spans: list[Span] = []
    at = place = 0
    for start, end in _marked(text):
        plain += [text[place:start], text[start + 1 : end]]
        at += start - place
        spans.append((at, at + end - start - 1))
        at += end - start - 1
        place = end + 1
    told = "".join([*plain, text[place:]])
    wanted = len({slot.number for grid in grids for row in grid.rows for slot in row})
    if len(spans) != wanted or OPEN in told or CLOSE in told:
        return text.translate({ord(OPEN): None, ord(CLOSE): None}), ()
    spans = [_trimmed(told, span) for span in spans]
    return told, tuple(cell for grid in grids for cell in _cells(grid, spans))


def _marked(text: str) -> list[Span]:
    """Find each pair of marks; marks within each other are none."""
    found = []
    start = text.find(OPEN)
    while start >= 0:
        end = text.find(CLOSE, start)
        following = text.find(OPEN, start + 1)
        if end < 0 or 0 <= following < end:
            return []
        found.append((start, end))
        start = following
    return found


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _cells(grid: Grid, spans: list[Span]) -> Iterator[Cell]:
    """Give the cells below the headings of a table that hold something; a row of one cell heads the rows behind it."""
    over: list[Span] = []
    for row, start in list(zip(grid.rows, grid.starts, strict=True))[grid.heads :]:
        told = [slot for slot in dict.fromkeys(row) if spans[slot.number][0] < spans[slot.number][1]]
        own = [spans[slot.number] for slot in told if slot.number >= start]
        if len(set(row)) == 1:
            over = own or over
        elif own:
            line = (own[0][0], own[-1][1])
            label = spans[row[0].number] if row[0] in told else None
            for slot in told:
                if slot is not row[0] and slot.number >= start:
                    column = row.index(slot)
                    above = [head[column] for head in grid.rows[: grid.heads] if column < len(head)]
                    columns = [*over, *(spans[head.number] for head in above)]
                    yield Cell(*spans[slot.number], line, label, _distinct(columns))


def _distinct(spans: list[Span]) -> tuple[Span, ...]:
    """Headings that say something, each once."""
    return tuple(dict.fromkeys(span for span in spans if span[0] < span[1]))
