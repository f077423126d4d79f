"""Tables as a reader of documents tells them: rows on lines, cells parted by tabs, with the spans of their headings."""

from collections.abc import Sequence

from impactetl.model import Cell, Document, Span

Grid = Sequence[Sequence[str]]


def told(grid: Grid, before: str = "", behind: str = "", *, heads: int = 1) -> Document:
    """A document with one table: ``heads`` rows of column headings, then rows headed by their first cell.

    A row of one cell heads all columns from there on. Empty cells are left out of the text.
    """
    text = before
    above: list[list[Span | None]] = []
    over: Span | None = None
    cells: list[Cell] = []
    for number, row in enumerate(grid):
        start = len(text)
        spans: list[Span | None] = []
        for words in row:
            text += "\t" if len(text) > start and words else ""
            spans.append((len(text), len(text) + len(words)) if words else None)
            text += words
        if number < heads:
            above.append(spans)
        elif len(row) == 1:
            over = spans[0]
        else:
            cells += _data(spans, (start, len(text)), [[over] * len(row), *above])
        text += "\n"
    return Document("0" * 16, "table", text + behind, cells=tuple(cells))


def _data(spans: Sequence[Span | None], row: Span, above: Sequence[Sequence[Span | None]]) -> list[Cell]:
    """The cells of one row behind the one that heads it."""
    out = []
    for column, span in enumerate(spans[1:], start=1):
        if span is not None:
            heads = [line[column] for line in above if column < len(line)]
            out.append(Cell(*span, row, spans[0], tuple(head for head in heads if head is not None)))
    return out
