"""Tables of Markdown in a text that stays as it is: lines whose cells are parted by pipes, below a line of dashes.

The shape is that of GitHub Flavored Markdown, section 4.10: a row of headings, a row of dashes with as many cells, then
rows up to the first line without a pipe.
"""

import re
from collections.abc import Generator, Iterator, Sequence

from impactetl.model import Cell, Span

_DASHES = re.compile(r":?-+:?")
_LINE = re.compile(r"(?m)^.*$")
# The row of dashes with the break before it, to which a search leaps from line to line.
_DASHED = re.compile(r"\n[^\S\n]*+\|?[^\S\n]*+:?-++:?[^\S\n]*+\|(?:[^\S\n]|[:|-])*+(?![^\n])")


def pipe_cells(text: str) -> tuple[Cell, ...]:
    """Give the data cells of all tables, each with its row, the cell that heads the row and that above its column."""
    return tuple(_cells(text))


def _cells(text: str) -> Iterator[Cell]:
    done = 0
    for dashed in _DASHED.finditer("\n" + text) if "|" in text else ():
        start = dashed.start()  # of the line: the break put before the text moves all by one
        if start >= done:
            done = yield from _table(text, text.rfind("\n", 0, max(start - 1, 0)) + 1)


def _table(text: str, start: int) -> Generator[Cell, None, int]:
    """The data cells of the table whose headings stand in the line at ``start``; give where it ends."""
    heads: Sequence[Span] = ()
    before: Sequence[Span] = ()
    for number, line in enumerate(_LINE.finditer(text, start)):
        row = _row(text, line.start(), line.end())
        if len(row) > 1 and len(row) == len(before) and all(_DASHES.fullmatch(text[a:b]) for a, b in row):
            heads = before
        elif heads and row:
            yield from _data(row, heads, line.span())
        elif number:
            return line.start()
        before = row
    return len(text)


def _row(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line, without the blanks round them; an empty cell is an empty span. No pipe, no cells."""
    if text.find("|", start, end) < 0:
        return []
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    last = start + len(text[start:end].rstrip())
    first += text[first] == "|"
    last -= last > first and text[last - 1] == "|" and text[last - 2] != "\\"
    spans, at = [], first
    for bar in [m.start() for m in re.finditer(r"(?<!\\)\|", text[first:last])] + [last - first]:
        words = text[at : first + bar]
        begin = at + len(words) - len(words.lstrip())
        spans.append((begin, max(begin, at + len(words.rstrip()))))
        at = first + bar + 1
    return spans


def _data(row: Sequence[Span], heads: Sequence[Span], line: Span) -> Iterator[Cell]:
    label = row[0] if row[0][0] < row[0][1] else None
    for span, head in zip(row[1:], heads[1:], strict=False):
        if span[0] < span[1]:
            yield Cell(*span, line, label, (head,) if head[0] < head[1] else ())
