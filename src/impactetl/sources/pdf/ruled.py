"""Tables that are drawn with rules: rows between the rules across, columns at their ends and at upright rules."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from impactetl.sources.pdf.page import Line, Rule, Word

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
Words = Callable[[Line], list[Word]]


@dataclass(slots=True)
class Level:
    """The rules across at one height: how far they reach, and what each covers."""

    at: float
    low: float
    high: float
    covered: list[tuple[float, float]] = field(default_factory=list)

    @property
    def ends(self) -> list[float]:
        """Where its rules end or meet."""
        return [x for piece in self.covered for x in piece]


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

    def band(self, line: Line) -> int:
        """The band of rows that a line lies in, from 0 at the top; -1 above the first rule, the last below the last."""
        return bisect_left(self._feet, -(line.y0 + line.y1) / 2) - 1

    def column(self, word: Word) -> int:
        """The column that a word lies in."""
        middle = (word.x0 + word.x1) / 2
        return sum(middle > bound for bound in self.bounds[1:-1])

    def holds(self, line: Line) -> bool:
        """Whether a line begins and ends between the outer bounds."""
        return line.x0 >= self.bounds[0] - _NEAR and line.x1 <= self.bounds[-1] + _NEAR


def levels(rules: Sequence[Rule]) -> list[Level]:
    """Give the heights at which rules lie, from the top."""
    out: list[Level] = []
    for rule in sorted((r for r in rules if not r.upright), key=lambda r: (-r.at, r.low)):
        if out and out[-1].at - rule.at <= _NEAR:
            level = out[-1]
            level.low, level.high = min(level.low, rule.low), max(level.high, rule.high)
            level.covered.append((rule.low, rule.high))
        else:
            out.append(Level(rule.at, rule.low, rule.high, [(rule.low, rule.high)]))
    return out


def ruled_tables(rules: Sequence[Rule], lines: Sequence[Line], words: Words) -> list[Ruled]:
    """Find the tables that rules draw: two heights or more that begin and end alike, with bounds of columns within."""
    groups: list[list[Level]] = []
    uprights = [rule for rule in rules if rule.upright]
    for level in levels(rules):
        if groups and _alike(groups[-1], level, uprights) and not _parted(groups[-1], level, uprights, (lines, words)):
            groups[-1].append(level)
        else:
            groups.append([level])
    found = []
    for group in groups:
        bounds = _bounds(group, uprights)
        if len(group) > 1 and len(bounds) > 2:  # noqa: PLR2004 -- left, right, and one within
            middle = (bounds[0] + bounds[1]) / 2
            left_open = {i for i, one in enumerate(group) if not any(a < middle < b for a, b in one.covered)}
            found.append(Ruled(tuple(level.at for level in group), bounds, frozenset(left_open)))
    return found


def _joined(rule: Rule, above: Level, below: Level) -> bool:
    """Whether an upright rule reaches from one level to the next."""
    return rule.low <= below.at + _NEAR and rule.high >= above.at - _NEAR


def _alike(group: Sequence[Level], level: Level, uprights: Sequence[Rule]) -> bool:
    """Whether a level goes on with a group: it lies within it, and shares a bound of columns where both have any."""
    low, high = min(one.low for one in group), max(one.high for one in group)
    if level.low < low - _NEAR or level.high > high + _NEAR:
        return False
    if any(_joined(rule, group[-1], level) and low - _NEAR <= rule.at <= high + _NEAR for rule in uprights):
        return True
    ours, theirs = _within(group, low, high), _within([level], low, high)
    return not ours or not theirs or any(abs(a - b) <= 2 * _NEAR for a in ours for b in theirs)


def _within(group: Sequence[Level], low: float, high: float) -> list[float]:
    """The ends of rules within a table."""
    return [x for level in group for x in level.ends if low + 2 * _NEAR < x < high - 2 * _NEAR]


def _parted(group: Sequence[Level], below: Level, uprights: Sequence[Rule], page: tuple[Sequence[Line], Words]) -> bool:
    """Whether text between two levels parts two tables: lines that run over the bounds of columns."""
    above, (lines, words) = group[-1], page
    low, high = min(level.low for level in group), max(level.high for level in group)
    if any(_joined(rule, above, below) and low - _NEAR <= rule.at <= high + _NEAR for rule in uprights):
        return False
    between = [x for x in lines if below.at < (x.y0 + x.y1) / 2 < above.at and x.x0 < high and x.x1 > low]
    if len({round(line.y0) for line in between}) == 1 and len(between[0].text.split()) <= _HEAD_WORDS:
        return False  # a row, or a heading of the rows below it
    inner = _within([*group, below], low, high)
    bounds = sorted({round(x) for x in inner})
    return any(line.x0 < x < line.x1 and runs_over(words(line), x) for line in between for x in bounds)


def runs_over(words: Sequence[Word], bound: float) -> bool:
    """Whether words run over a bound of columns: one stands on it, or no more than a space leaves it free."""
    left = max((word.x1 for word in words if word.x0 < bound), default=None)
    right = min((word.x0 for word in words if word.x0 >= bound), default=None)
    if left is not None and left > bound + _NEAR:
        return True
    height = words[0].y1 - words[0].y0 if words else 0.0
    return left is not None and right is not None and right - left < _SPACE * height


def _bounds(group: Sequence[Level], uprights: Sequence[Rule]) -> tuple[float, ...]:
    """The bounds of columns, from the left: ends of rules that two levels share, and upright rules."""
    low, high = min(level.low for level in group), max(level.high for level in group)
    top, foot = group[0].at, group[-1].at
    places = sorted(
        [x for level in group for x in {round(end) for end in level.ends}]
        + [r.at for r in uprights for _ in range(2) if r.low < top - _NEAR and r.high > foot + _NEAR]
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
    inside = {i for i, line in enumerate(lines) if 0 <= table.band(line) < last and table.holds(line)}
    for i in sorted(inside):
        for column, found in _by_column(table, _words_of(table, lines[i], words)).items():
            rows[table.band(lines[i])][column].append(found)
    go_on = _labels(table, rows)
    above = _beside(table, [i for i, line in enumerate(lines) if table.band(line) < 0], lines, words)
    below = _beside(table, [i for i, line in enumerate(lines) if table.band(line) == last], lines, words)
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
    for i in sorted(others, key=lambda i: abs(lines[i].y0 - table.tops[0])):
        line = lines[i]
        away = line.y0 - edge[0] if line.y0 >= edge[0] - _NEAR else edge[1] - line.y1
        if away > _BESIDE * line.height or not table.holds(line):
            continue
        found = words(line)
        clear = not any(runs_over(found, bound) for bound in table.bounds[1:-1])
        if clear and (len(_by_column(table, found)) > 1 or line.x0 > table.bounds[1]):
            out.append(i)
            edge = (max(edge[0], line.y1), min(edge[1], line.y0))
    return out


def _words_of(table: Ruled, line: Line, words: Words) -> list[Word]:
    """The words of a line, as one where all of them stand in one column."""
    left, right = (table.column(Word("", x, line.y0, x, line.y1)) for x in (line.x0, line.x1))
    return [Word(line.text, line.x0, line.y0, line.x1, line.y1)] if left == right else words(line)


def _by_column(table: Ruled, words: Sequence[Word]) -> dict[int, list[Word]]:
    """The words of a line by their columns; a heading that runs over the bounds stays whole, in its first column."""
    if words and len(words) <= _HEAD_WORDS and any(words[0].x0 < b and runs_over(words, b) for b in table.bounds[1:-1]):
        return {table.column(words[0]): list(words)}
    out: dict[int, list[Word]] = {}
    for word in words:
        out.setdefault(table.column(word), []).append(word)
    return out
