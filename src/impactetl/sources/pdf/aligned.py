"""Tables that only the places of their words tell: rows of short values that stand below one another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from impactetl.sources.grid import is_value, may_hold_value
from impactetl.sources.pdf.ruled import GridWords, Words
from impactetl.sources.pdf.shapes import Line, Rule, Word

# A gap of this share of the line's height parts cells; a space is a fifth of it, in justified prose half.
_GAP = 0.75
# Lines whose feet differ by less than this share of their height stand side by side.
_LEVEL = 0.3
# Rows of one table are no farther apart than this many heights, the lines of one cell than this.
_NEXT, _WRAPPED = 3.5, 1.3
# Lines of a cell are closer than this share of the usual distance; within a line's height they stand side by side.
_CLOSER, _SIDE = 0.85, 0.9
# A value and its note are no more words than this; a table has no more columns.
_VALUE_WORDS, _MOST_COLUMNS = 4, 30
# Rows of headings above the values, and labels between rows of values, at the most.
_HEADS, _LABELS = 4, 3
# A figure, or what stands for one, with its note; what ends in a full stop is prose.
_ENDS_IN_VALUE = re.compile(
    r"(?:^|\s)(?:[^\w\s]{0,2}\d[\d,.]*(?<!\.)%?|[Uu]nknown|[Nn]one|N/?A|[-\u2013\u2014])"
    r"(?:\s*[(\[][^()\[\]]{1,20}[)\]])?[\s*+\u2020\u2021\u00a7#]*$"
)
# A figure with its note is no longer than this, in characters; these may be the last one.
_TAIL = 40
_LAST = frozenset("0123456789,%neA-\u2013\u2014)]*+\u2020\u2021\u00a7#")
_OPEN_END = re.compile(r"(?:\b(?:of|and|or|the|for|to|in|on|by|with|from|at|related)|[-,/])$", re.IGNORECASE)


@dataclass
class Row:
    """Words side by side, as the cells that wide gaps make of them; ``lines`` are the numbers of the page's lines."""

    lines: list[int]
    cells: list[list[Word]]
    y0: float
    y1: float

    def __post_init__(self) -> None:
        """Tell whether it is a row of a table: short cells behind the first, and a value among them."""
        if len(self.cells) <= 1:
            self.values = False
            return
        behind = [" ".join([word.text for word in cell]) for cell in self.cells[1:]]
        short = all(len(words.split()) <= _VALUE_WORDS for words in behind)
        self.values = short and any(map(is_value, behind))

    @property
    def height(self) -> float:
        """The height of the row."""
        return self.y1 - self.y0


def aligned_tables(
    lines: Sequence[Line], free: Sequence[int], rules: Sequence[Rule], words: Words
) -> list[Sequence[Row]]:
    """Find the tables among the ``free`` lines of a page: for each its rows, from the top."""
    rows = _side_by_side(lines, free, words)
    out: list[Sequence[Row]] = []
    i = 0
    while i < len(rows):
        if not rows[i].values:
            i += 1
            continue
        stop = _run_end(rows, i)
        start = _heads_start(rows, i, _columns(rows[i:stop]))
        table = rows[start:stop]
        if _is_table(table, i - start):
            out.append(_merged(table, rules))
        i = stop
    return out


def _low(cell: Sequence[Word]) -> float:
    return min(word.x0 for word in cell)


def _high(cell: Sequence[Word]) -> float:
    return max(word.x1 for word in cell)


def _side_by_side(lines: Sequence[Line], free: Sequence[int], words: Words) -> list[Row]:
    """The rows of a page from the top, if any holds values; only those near a value are taken apart into cells."""
    levels: list[list[int]] = []
    for i in sorted(free, key=lambda i: (-lines[i].y0, lines[i].x0)):
        first = lines[levels[-1][0]] if levels else None
        if first is not None and first.y0 - lines[i].y0 < _LEVEL * first.height:
            levels[-1].append(i)
        else:
            levels.append([i])
    valued = [k for k, level in enumerate(levels) if any(_ends_in_value(lines[i].text) for i in level)]
    words.read([lines[i] for k in valued for i in levels[k]])
    known = {k: row for k in valued if len((row := _row(levels[k], lines, words)).cells) > 1}
    near = {j for k in known for j in range(k - _HEADS, k + _LABELS + 1)}
    for k, level in enumerate(levels):
        if k in near and k not in known and any(may_hold_value(lines[i].text) for i in level):
            known[k] = _row(level, lines, words)
        elif k not in near and len(level) > 1:
            known[k] = _row(level, lines, None)
    if not any(row.values for row in known.values()):
        return []
    return [known.get(k) or _row(level, lines, words if k in near else None) for k, level in enumerate(levels)]


def _ends_in_value(text: str) -> bool:
    last = text[-1:]
    return (last in _LAST or not last.isascii() or last.isspace()) and bool(_ENDS_IN_VALUE.search(text[-_TAIL:]))


def _row(level: Sequence[int], lines: Sequence[Line], words: Words | None) -> Row:
    foot, top = min([lines[i].y0 for i in level]), max([lines[i].y1 for i in level])
    if words is None:
        return Row(list(level), [[Word(lines[i].text, lines[i].x0, foot, lines[i].x1, top)] for i in level], foot, top)
    found = sorted((word for i in level for word in words(lines[i])), key=lambda word: word.x0)
    cells: list[list[Word]] = []
    for word in found:
        if len(word.text) > 2 and not word.text.strip("._\u2026"):  # noqa: PLR2004 -- leader dots
            continue
        if cells and word.x0 - cells[-1][-1].x1 < _GAP * (top - foot):
            cells[-1].append(word)
        else:
            cells.append([word])
    return Row(list(level), cells, foot, top)


def _run_end(rows: Sequence[Row], i: int) -> int:
    """The end of a run of rows with values from row ``i`` on, labels alone between them let through."""
    last = i
    columns = _columns([rows[i]])
    for k in range(i + 1, len(rows)):
        if k - last > _LABELS + 1 or rows[k - 1].y0 - rows[k].y0 > _NEXT * rows[k].height:
            break
        if rows[k].values and _fits(rows[k], columns):
            last = k
            columns = _columns(rows[i : k + 1])
        elif (len(rows[k].cells) > 1 and not _only_values(rows[k])) or (
            rows[k].cells and columns and rows[k].cells[0][-1].x1 > columns[-1][1] + rows[k].height
        ):
            break
    return last + 1


def _only_values(row: Row) -> bool:
    return all(is_value(" ".join(word.text for word in cell)) for cell in row.cells)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Where the columns of values stand, from the left: cells behind the first that overlap are one column."""
    spans = sorted((_low(cell), _high(cell)) for row in rows if row.values for cell in row.cells[1:])
    out: list[tuple[float, float]] = []
    for low, high in spans:
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def _fits(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the values of a row stand below those above, with room for numbers of other lengths."""
    room = row.height
    return all(
        any(_low(cell) <= high + room and _high(cell) >= low - room for low, high in columns) for cell in row.cells[1:]
    )


def _heads_start(rows: Sequence[Row], i: int, columns: Sequence[tuple[float, float]]) -> int:
    """Where the headings above row ``i`` start: the nearest rows that stand above the columns of values."""
    start = k = i
    while k and i - k < _HEADS and columns:
        k -= 1
        above, below = rows[k], rows[k + 1]
        if above.y0 - below.y0 > _NEXT * below.height or not above.cells:
            break
        cells = above.cells if _low(above.cells[0]) >= columns[0][0] - above.height else above.cells[1:]
        if cells and _over(cells, columns) and all(len(cell) <= 2 * _VALUE_WORDS for cell in cells):
            start = k
        elif cells or _high(above.cells[0]) > columns[0][0]:
            break
    return start


def _over(cells: Sequence[Sequence[Word]], columns: Sequence[tuple[float, float]]) -> bool:
    return all(any(_low(cell) <= high and _high(cell) >= low for low, high in columns) for cell in cells)


def _is_table(rows: Sequence[Row], heads: int) -> bool:
    """A table has headings and a row of values, or several rows with several values."""
    columns = _columns(rows)
    values = sum(row.values for row in rows)
    return len(columns) <= _MOST_COLUMNS and (heads > 0 or (values > 1 and len(columns) > 1))


def _merged(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Row]:
    """Join the lines of rows whose labels are broken: what is left of a label stands above, below, or both."""
    out: list[Row] = []
    steps = [a.y0 - b.y0 for a, b in pairwise(rows) if a.values and b.values]
    for k, row in enumerate(rows):
        # Lines of one cell stand closer than rows; where no two rows follow, closer than the lines round them.
        around = [rows[i].y0 - rows[i + 1].y0 for i in (k - 2, k) if 0 <= i < len(rows) - 1]
        usual = median(steps) if steps else min(around, default=0.0)
        if out and _one_row(out[-1], row, rules, usual):
            above = out[-1]
            out[-1] = Row([*above.lines, *row.lines], _joined(above, row), row.y0, above.y1)
        else:
            out.append(row)
    return out


def _joined(above: Row, below: Row) -> list[list[Word]]:
    """The cells of two lines of a row: what stands below the label goes on with it."""
    label, then = above.cells[0], below.cells[0]
    under = _low(then) < _low(label) + above.height
    return [[*label, *then], *above.cells[1:], *below.cells[1:]] if under else [*above.cells, *below.cells]


def _one_row(above: Row, below: Row, rules: Sequence[Rule], usual: float) -> bool:
    """Whether two rows are lines of one: as near as lines of a cell, the label goes on, and no rule parts them."""
    foot = min((word.y0 for cell in above.cells for word in cell), default=above.y0)
    step = foot - below.y0
    ruled = any(not r.upright and below.y0 < r.at < foot + below.height / 2 for r in rules)
    if step > _WRAPPED * below.height or ruled or not above.cells or not below.cells:
        return False
    first, then = " ".join(w.text for w in above.cells[0]), " ".join(w.text for w in below.cells[0])
    if step < _SIDE * below.height:  # values stand in the middle of a label on two lines
        return True
    goes_on = then[:1].islower() or bool(_OPEN_END.search(first)) or step < _CLOSER * usual
    return goes_on and (len(above.cells) == 1 or len(below.cells) == 1)


def grid_words(rows: Sequence[Row]) -> list[GridWords]:
    """Put the cells of rows into columns: the first is that of the labels."""
    columns = _columns(rows)
    return [_in_columns(row, columns) for row in rows]


def _by_line(cell: Sequence[Word]) -> list[list[Word]]:
    """The words of a cell line by line."""
    out: list[list[Word]] = []
    for word in cell:
        if out and abs(out[-1][-1].y0 - word.y0) < _LEVEL * (word.y1 - word.y0):
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _in_columns(row: Row, columns: Sequence[tuple[float, float]]) -> GridWords:
    out: GridWords = [[] for _ in range(len(columns) + 1)]
    for cell in row.cells:
        middle = (_low(cell) + _high(cell)) / 2
        over = [k for k, (low, high) in enumerate(columns) if _low(cell) <= high and _high(cell) >= low]
        label = bool(columns) and _high(cell) < columns[0][0]
        nearest = min(range(len(columns)), key=lambda k: abs(sum(columns[k]) / 2 - middle), default=-1)
        out[0 if label else (over[0] if over else nearest) + 1] += _by_line(cell)
    return out
