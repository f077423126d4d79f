"""The pages and tables of a document as texts of one column, so that a stored text can be read again as it was."""

import re
from collections.abc import Iterable, Iterator

from impactetl.model import Cell, Span

PATTERN = r"^(page \d+|cell \d+-\d+ row \d+-\d+( head \d+-\d+)?( under( \d+-\d+)+)?)$"
_SPAN = re.compile(r"(\d+)-(\d+)")


def layout_of(pages: Iterable[int], cells: Iterable[Cell]) -> tuple[str, ...]:
    """Give pages and cells as texts.

    >>> layout_of((0,), (Cell(5, 6, (0, 6), (0, 4), ((9, 13),)),))
    ('page 0', 'cell 5-6 row 0-6 head 0-4 under 9-13')
    """
    return (*(f"page {start}" for start in pages), *map(_text, cells))


def _text(cell: Cell) -> str:
    head = "" if cell.header is None else f" head {_span(cell.header)}"
    under = " ".join(map(_span, cell.columns))
    return f"cell {cell.start}-{cell.end} row {_span(cell.row)}{head}{' under ' if under else ''}{under}"


def _span(span: Span) -> str:
    return f"{span[0]}-{span[1]}"


def pages_of(layout: Iterable[str]) -> tuple[int, ...]:
    """Read the pages back."""
    return tuple(int(text.removeprefix("page ")) for text in layout if text.startswith("page "))


def cells_of(layout: Iterable[str]) -> tuple[Cell, ...]:
    """Read the cells back.

    >>> cells_of(["page 0", "cell 5-6 row 0-6 head 0-4 under 9-13"])
    (Cell(start=5, end=6, row=(0, 6), header=(0, 4), columns=((9, 13),), wholes=()),)
    """
    return tuple(_cell(text) for text in layout if text.startswith("cell "))


def _cell(text: str) -> Cell:
    own, _, under = text.partition(" under ")
    (start, end), row, *head = _spans(own)
    return Cell(start, end, row, head[0] if head else None, tuple(_spans(under)))


def _spans(text: str) -> Iterator[Span]:
    return ((int(start), int(end)) for start, end in _SPAN.findall(text))
