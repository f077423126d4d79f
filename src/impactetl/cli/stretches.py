"""The stretches of a document that may stand for a sentence of it on their own, the shortest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from impactetl.cli.findings import passage_at
from impactetl.model import Cell, Document, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text that stands for the characters ``start`` to ``end`` of a document.

    ``shift`` is how much further to the front these stand in it. ``cells`` are those of its tables.
    """

    text: str
    start: int
    end: int
    shift: int
    cells: tuple[Cell, ...] = ()


def whole(document: Document) -> Stretch:
    """Give the text of a document as it is."""
    return Stretch(document.text, 0, len(document.text), 0, document.cells)


def stretches(document: Document, start: int, end: int) -> Iterator[Stretch]:
    """Give the sentence, its paragraph, all from each heading or lead-in, nearest first; of a table row others."""
    if any(cell.row[0] <= start < cell.row[1] for cell in document.cells):
        yield from _of_row(document, start)
    else:
        for first, last in _of_sentence(document, start, end):
            yield Stretch(document.text[first:last], first, last, first)


def _of_sentence(document: Document, quote_start: int, quote_end: int) -> Iterator[Span]:
    text = document.text
    yield quote_start, quote_end
    start = text.rfind("\n\n", 0, quote_start)
    end = text.find("\n\n", quote_end)
    end = len(text) if end < 0 else end
    yield (0 if start < 0 else start + 2), end
    passage = passage_at(document, quote_start, quote_end)
    above = [first for first, _ in (*passage.headings, *filter(None, [passage.lead]))]
    for first in sorted(above, reverse=True):
        yield first, end
    yield 0, end


def _of_row(document: Document, start: int) -> Iterator[Stretch]:
    """Give the row with the lines of the headings of its columns: as plain text, with its cells, under its headings."""
    cells = [cell for cell in document.cells if cell.row[0] <= start < cell.row[1]]
    row = cells[0].row
    table = {_line(document.text, span[0]) for cell in cells for span in cell.columns if span[0] < row[0]}
    above = {_line(document.text, span[0]) for span in passage_at(document, *row).headings if span[0] < row[0]}
    for heads, known in ((frozenset(), ()), (frozenset(), cells), (above - table, cells)):
        yield _drawn(document.text, heads, (*sorted(table), row), known)


def _line(text: str, at: int) -> Span:
    """The line that a place stands on."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _drawn(text: str, heads: Iterable[Span], lines: Sequence[Span], cells: Sequence[Cell]) -> Stretch:
    """Put headings and the lines of a table, its row last, together as one text, and move the cells with them."""
    written, moved, row = "", {}, lines[-1]
    for head in sorted(heads):
        moved[head] = head[0] - len(written)
        written += f"{text[slice(*head)]}\n\n"
    for line in lines:
        moved[line] = line[0] - len(written)
        written += f"{text[slice(*line)]}\n"

    def at(span: Span) -> Span:
        shift = next(shift for (first, last), shift in moved.items() if first <= span[0] < last)
        return span[0] - shift, span[1] - shift

    def here(cell: Cell) -> Cell:
        columns = tuple(at(span) for span in cell.columns if span[0] < row[0])
        header = cell.header and at(cell.header)
        (start, end), at_row = at((cell.start, cell.end)), at(cell.row)
        return replace(cell, start=start, end=end, row=at_row, header=header, columns=columns)

    return Stretch(written, *row, moved[row], tuple(map(here, cells)))
