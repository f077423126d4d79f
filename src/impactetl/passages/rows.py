"""The rows of the tables that a document tells: each a passage with its cells, or its cells where they hold prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.model import Cell, Passage, PassageKind, Span, plain
from impactetl.passages.layout import Line, LineKind
from impactetl.passages.sentences import sentences

# A cell of more words is prose, to be read sentence by sentence; so is a shorter one that ends as a sentence does.
PROSE_WORDS = 14
_SENTENCE_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_STOP = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s*$")


@plain
class Row:
    """A stretch of a table on lines of its own: a row with its data cells, or headings of columns without any."""

    start: int
    end: int
    cells: tuple[Cell, ...] = ()


def table_rows(text: str, cells: Sequence[Cell]) -> list[Row]:
    """Give the rows of all tables in the order of the text, the lines of column headings among them.

    Each is whole lines, not all blank. None overlap: where two would, as in tables within tables, the first stands.
    """
    inside: dict[Span, list[Cell]] = {}
    for cell in cells:
        inside.setdefault(_lines(text, cell.row), []).append(cell)
    for span in dict.fromkeys(span for cell in cells for span in cell.columns):
        inside.setdefault(_lines(text, span), [])
    out: list[Row] = []
    # A heading that stands in a row of its table is read with that row, so rows with cells come first.
    for start, end in sorted(inside, key=lambda span: (span[0], not inside[span], -span[1])):
        if text[start:end].strip() and (not out or start >= out[-1].end):
            out.append(Row(start, end, tuple(inside[start, end])))
    return out


def _lines(text: str, span: Span) -> Span:
    """The whole lines that a span lies on."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return start, len(text) if end < 0 else end


def marked(lines: Sequence[Line], rows: Sequence[Row]) -> list[Line]:
    """The lines of a text, those of its table rows marked as such."""
    starts = [row.start for row in rows]
    out = []
    for line in lines:
        i = bisect_right(starts, line.end) - 1
        inside = (
            i >= 0 and line.kind is not LineKind.BLANK and rows[i].start < line.end and line.raw_start < rows[i].end
        )
        out.append(replace(line, kind=LineKind.CELLS) if inside else line)
    return out


def row_passages(text: str, row: Row, above: Passage) -> Iterator[Passage]:
    """Give the passages of a row: the row as one, or cell by cell where a cell is prose.

    ``above`` is the row as a passage without cells, with the headings in force.
    """
    lead = _lead(row)
    if not any(is_prose(text[cell.start : cell.end]) for cell in row.cells):
        yield replace(above, cells=row.cells, lead=lead)
        return
    at = row.start
    for cell in sorted(row.cells, key=lambda cell: cell.start):
        yield from _piece(text, (at, cell.start), above)
        kind = PassageKind.SENTENCE if is_prose(text[cell.start : cell.end]) else PassageKind.ITEM
        for start, end in sentences(text, cell.start, cell.end):
            yield replace(above, start=start, end=end, kind=kind, cells=(cell,), lead=lead)
        at = cell.end
    yield from _piece(text, (at, row.end), above)


def pieces(passage: Passage) -> Iterator[tuple[Span, bool]]:
    """Cut a passage at the bounds of its cells and headings: what stands before, in and behind each.

    None is empty, none overlap; with each, whether it is a heading.
    """
    at = passage.start
    heads = frozenset(passage.heads)
    for span in sorted({(cell.start, cell.end) for cell in passage.cells} | heads):
        start, end = max(span[0], at), min(span[1], passage.end)
        if start < end:
            if at < start:
                yield (at, start), False
            yield (start, end), span in heads
            at = end
    if at < passage.end:
        yield (at, passage.end), False


def _piece(text: str, span: Span, above: Passage) -> Iterator[Passage]:
    """What stands in a row outside its data cells: the cell that heads it."""
    for start, end in sentences(text, *span):
        yield replace(above, start=start, end=end, kind=PassageKind.ITEM)


def _lead(row: Row) -> Span | None:
    """The headings of the columns, from the first to the last."""
    spans = [span for cell in row.cells for span in cell.columns[-1:] if span[1] <= row.start]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def is_prose(words: str) -> bool:
    """Tell whether the words of a cell are prose rather than a figure or a label.

    >>> is_prose("Unknown"), is_prose("In 2016, inspectors freed six boys.")
    (False, True)
    """
    count = len(_WORD.findall(words))
    return count > PROSE_WORDS or (count >= _SENTENCE_WORDS and bool(_STOP.search(words)))
