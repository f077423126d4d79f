"""Tables that are drawn with rules: rows between the rules across, columns at their ends and at upright rules."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from impactetl.sources.pdf.shapes import Line, Rule, Word

# Rules nearer than this, in points, are one; the ends of two that touch are as near.
_NEAR = 2.5
# A space between words is less than this share of the height of the line.
_SPACE = 0.35
# A row may stand above the first rule or below the last, within this many heights of its line.
_BESIDE = 0.8
# A line that runs over the bounds of columns heads the rows below it if it is alone and has no more words than this.
_HEAD_WORDS = 12

# The cells of a row, each with its lines of words.
GridWords = list[list[list[Word]]]


class Words(Protocol):
    """The words of the lines of a page."""

    def __call__(self, line: Line) -> list[Word]:
        """Give the words of a line."""

    def read(self, lines: Sequence[Line]) -> None:
        """Take many lines apart at once, which costs less than one by one."""


@dataclass(slots=True)
class Level:
    """The rules across at one height: how far they reach, and where they begin, end and meet."""

    at: float
    low: float
    high: float
    ends: list[float]


@dataclass(slots=True)
class _Group:
    """Levels that may be those of one table, from the top; ``uprights`` are those of the page, each once."""

    uprights: Sequence[Rule]
    levels: list[Level]
    low: float
    high: float
    ends: set[float]

    def add(self, level: Level) -> None:
        """Add a level below the others."""
        self.levels.append(level)
        self.low, self.high = min(self.low, level.low), max(self.high, level.high)
        self.ends.update(level.ends)

    def holds(self, level: Level) -> bool:
        """Whether a level lies within the sides of the group."""
        return level.low >= self.low - _NEAR and level.high <= self.high + _NEAR

    def joined(self, level: Level) -> bool:
        """Whether an upright rule reaches from the group to a level below it."""
        low, high, foot, top = self.low - _NEAR, self.high + _NEAR, level.at + _NEAR, self.levels[-1].at - _NEAR
        return any(low <= rule.at <= high and rule.low <= foot and rule.high >= top for rule in self.uprights)

    def within(self, ends: Iterable[float]) -> set[float]:
        """The ends of rules that lie within the sides of the group."""
        low, high = self.low + 2 * _NEAR, self.high - 2 * _NEAR
        return {x for x in ends if low < x < high}

    def shares(self, level: Level) -> bool:
        """Whether a level shares a bound of columns with the group, where both have any."""
        ours, theirs = self.within(self.ends), self.within(level.ends)
        return not ours or not theirs or any(abs(a - b) <= 2 * _NEAR for a in ours for b in theirs)


@dataclass(frozen=True)
class Ruled:
    """A table drawn with rules: its heights from the top, and the bounds of its columns from the left.

    ``open`` are the numbers of the heights that leave the first column open: a label goes on below them.
    """

    tops: tuple[float, ...]
    bounds: tuple[float, ...]
    open: frozenset[int] = frozenset()

    @cached_property
    def _feet(self) -> list[float]:
        """The heights from the top, as numbers that grow."""
        return [-top for top in self.tops]

    @cached_property
    def inner(self) -> tuple[float, ...]:
        """The bounds between columns."""
        return self.bounds[1:-1]

    def bands(self, lines: Sequence[Line]) -> list[int]:
        """The band of rows that each line lies in, from 0 at the top; -1 is above all rules, the last below them."""
        feet = self._feet
        return [bisect_left(feet, -(line.y0 + line.y1) / 2) - 1 for line in lines]

    def column(self, place: float) -> int:
        """The column that a place lies in, from the left."""
        return bisect_left(self.inner, place)

    def holds(self, line: Line) -> bool:
        """Whether a line begins and ends between the outer bounds."""
        return line.x0 >= self.bounds[0] - _NEAR and line.x1 <= self.bounds[-1] + _NEAR


def levels(rules: Sequence[Rule]) -> list[Level]:
    """Give the heights at which rules lie, from the top."""
    out: list[Level] = []
    for down, low, high in sorted([(-rule.at, rule.low, rule.high) for rule in rules if not rule.upright]):
        if out and out[-1].at + down <= _NEAR:
            level = out[-1]
            level.low, level.high = min(level.low, low), max(level.high, high)
            level.ends += low, high
        else:
            out.append(Level(-down, low, high, [low, high]))
    return out


def ruled_tables(rules: Sequence[Rule], lines: Sequence[Line], words: Words) -> list[Ruled]:
    """Find the tables that rules draw: two heights or more that begin and end alike, with bounds of columns within."""
    groups: list[_Group] = []
    uprights = [rule for rule in rules if rule.upright]
    each = list({(rule.at, rule.low, rule.high): rule for rule in uprights}.values())
    for level in levels(rules):
        if groups and _goes_on(groups[-1], level, (lines, words)):
            groups[-1].add(level)
        else:
            groups.append(_Group(each, [level], level.low, level.high, set(level.ends)))
    found = []
    for group in groups:
        bounds = _bounds(group, uprights) if len(group.levels) > 1 else ()
        if len(bounds) > 2:  # noqa: PLR2004 -- left, right, and one within
            middle = (bounds[0] + bounds[1]) / 2
            left_open = {i for i, one in enumerate(group.levels) if not _covers(one, middle)}
            found.append(Ruled(tuple(level.at for level in group.levels), bounds, frozenset(left_open)))
    return found


def _covers(level: Level, place: float) -> bool:
    """Whether a rule of a level runs over a place; the ends of each rule are a pair."""
    ends = iter(level.ends)
    return any(low < place < high for low, high in zip(ends, ends, strict=True))


def _goes_on(group: _Group, level: Level, page: tuple[Sequence[Line], Words]) -> bool:
    """Whether a level goes on with a group: an upright rule joins them, or bounds in common and no prose between."""
    return group.holds(level) and (group.joined(level) or (group.shares(level) and not _parted(group, level, page)))


def _parted(group: _Group, below: Level, page: tuple[Sequence[Line], Words]) -> bool:
    """Whether text between two levels parts two tables: lines that run over the bounds of columns."""
    top, foot, (lines, words) = 2 * group.levels[-1].at, 2 * below.at, page
    between = [x for x in lines if foot < x.y0 + x.y1 < top and x.x0 < group.high and x.x1 > group.low]
    if len({round(line.y0) for line in between}) == 1 and len(between[0].text.split()) <= _HEAD_WORDS:
        return False  # a row, or a heading of the rows below it
    bounds = sorted({round(x) for x in group.within({*group.ends, *below.ends})})
    return any(line.x0 < x < line.x1 and runs_over(words(line), x) for line in between for x in bounds)


def runs_over(words: Sequence[Word], bound: float) -> bool:
    """Whether words run over a bound of columns: one stands on it, or no more than a space leaves it free."""
    left = max([word.x1 for word in words if word.x0 < bound], default=None)
    right = min([word.x0 for word in words if word.x0 >= bound], default=None)
    if left is not None and left > bound + _NEAR:
        return True
    height = words[0].y1 - words[0].y0 if words else 0.0
    return left is not None and right is not None and right - left < _SPACE * height


def _bounds(group: _Group, uprights: Sequence[Rule]) -> tuple[float, ...]:
    """The bounds of columns, from the left: ends of rules that two levels share, and upright rules."""
    low, high = group.low, group.high
    top, foot = group.levels[0].at - _NEAR, group.levels[-1].at + _NEAR
    places = sorted(
        [x for level in group.levels for x in {round(end) for end in level.ends}]
        + [r.at for r in uprights if r.low < top and r.high > foot for _ in range(2)]
    )
    out = [low]
    run: list[float] = []
    for x in [*places, float("inf")]:
        if run and x - run[-1] > _NEAR:
            middle = sum(run) / len(run)
            if len(run) > 1 and low + 2 * _NEAR < middle < high - 2 * _NEAR:
                out.append(middle)
            run = []
        run.append(x)
    return (*out, high)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the lines of the page that it takes, and its rows of cells of lines of words.

    ``go_on`` are the numbers of the rows whose label is that of the row above.
    """

    lines: Sequence[int]
    rows: Sequence[GridWords]
    go_on: frozenset[int] = frozenset()


def table_of(table: Ruled, lines: Sequence[Line], words: Words) -> Table:
    """Sort the words of a page into a table.

    Headings right above the first rule are rows of it, and so is a row of values right below the last.
    """
    last = len(table.tops) - 1
    rows: list[GridWords] = [[[] for _ in table.bounds[1:]] for _ in range(last)]
    bands = table.bands(lines)
    inside = [i for i, band in enumerate(bands) if 0 <= band < last and table.holds(lines[i])]
    lefts, rights = ([table.column(getattr(lines[i], side)) for i in inside] for side in ("x0", "x1"))
    words.read([lines[i] for i, left, right in zip(inside, lefts, rights, strict=True) if left != right])
    for i, left, right in zip(inside, lefts, rights, strict=True):
        line = lines[i]
        if left == right:
            rows[bands[i]][left].append([Word(line.text, line.x0, line.y0, line.x1, line.y1)])
        else:
            for column, found in _by_column(table, words(line)).items():
                rows[bands[i]][column].append(found)
    go_on = _labels(table, rows)
    above = _beside(table, [i for i, band in enumerate(bands) if band < 0], lines, words)
    below = _beside(table, [i for i, band in enumerate(bands) if band == last], lines, words)
    every = [
        *((_row(table, words(lines[i])), False) for i in reversed(above)),
        *((row, band in go_on) for band, row in enumerate(rows)),
        *((_row(table, words(lines[i])), False) for i in below),
    ]
    kept = [(row, again) for row, again in every if any(row)]
    again = frozenset(number for number, (_, again) in enumerate(kept) if again)
    return Table(sorted({*inside, *above, *below}), [row for row, _ in kept], again)


def _labels(table: Ruled, rows: Sequence[GridWords]) -> set[int]:
    """Put the parts of labels over several rows into the first of them; give the rows whose label is above."""
    go_on: set[int] = set()
    first = 0
    for band, row in enumerate(rows):
        if band and band in table.open:
            rows[first][0] += row[0]
            row[0].clear()
            go_on.add(band)
        else:
            first = band
    return go_on


def _row(table: Ruled, words: Sequence[Word]) -> GridWords:
    """A line as a row of its own."""
    found = _by_column(table, words)
    return [[found[column]] if column in found else [] for column in range(len(table.bounds) - 1)]


def _beside(table: Ruled, others: Sequence[int], lines: Sequence[Line], words: Words) -> list[int]:
    """The lines above or below a table that are rows of it: each right beside the last one, clear of the bounds."""
    edge, out = (table.tops[0], table.tops[-1]), []
    held = [i for i in others if table.holds(lines[i])]
    for i in sorted(held, key=lambda i: abs(lines[i].y0 - table.tops[0])):
        line = lines[i]
        away = line.y0 - edge[0] if line.y0 >= edge[0] - _NEAR else edge[1] - line.y1
        if away <= _BESIDE * line.height and _is_row(table, line, words):
            out.append(i)
            edge = (max(edge[0], line.y1), min(edge[1], line.y0))
    return out


def _is_row(table: Ruled, line: Line, words: Words) -> bool:
    """Whether a line stands in several columns, clear of their bounds, or behind the first."""
    if line.x1 < table.bounds[1]:
        return False
    found = words(line)
    clear = not any(runs_over(found, bound) for bound in table.inner)
    return clear and (len(_by_column(table, found)) > 1 or line.x0 > table.bounds[1])


def _by_column(table: Ruled, words: Sequence[Word]) -> dict[int, list[Word]]:
    """The words of a line by their columns; a heading that runs over the bounds stays whole, in its first column."""
    if words and len(words) <= _HEAD_WORDS and any(words[0].x0 < b and runs_over(words, b) for b in table.inner):
        return {table.column((words[0].x0 + words[0].x1) / 2): list(words)}
    out: dict[int, list[Word]] = {}
    for word in words:
        out.setdefault(table.column((word.x0 + word.x1) / 2), []).append(word)
    return out
