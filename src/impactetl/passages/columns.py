"""The headings above the columns of a flattened table: which one stands over each value of a row."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.grammar.bracketed import year_in_brackets
from impactetl.model import Span, plain
from impactetl.passages.layout import Line
from impactetl.passages.slots import Slot, slots_of

# The heading of a column and its cells stand no more signs apart.
_ASTRAY = 3
# Cells stand below their headings in a row that has so wide a gap behind its label.
_ALIGNED = 4


@plain
class Heads:
    """The headings of the columns of a row: those of ``line``, and those of the line ``above`` it that head several.

    Those of ``more`` lines go on with those of ``line``; ``aside`` is the year of counts in brackets, where a line
    further above tells it.
    """

    text: str
    line: Line | None
    above: Line | None = None
    more: Sequence[Line] = ()
    aside: Span | None = None

    @property
    def count(self) -> int:
        """How many columns are headed."""
        return len(self._slots(self.line))

    @property
    def other_year(self) -> Span | None:
        """The year of counts in brackets, where the headings tell it."""
        told = year_in_brackets(self.text, self.line.start, self.line.end) if self.line is not None else None
        return told or self.aside

    def over(self, values: Sequence[Slot], label: Slot | None) -> list[tuple[Span, ...]]:
        """The headings of each value of a row, outermost first; none where they are not plain."""
        heads, outer = self._slots(self.line), self._slots(self.above)
        columns = _columns(values, heads, label)
        if self.more and columns:
            return self._stacked(values, columns)
        above = _above(heads, outer)
        return [(above[heads.index(column)].span, column.span) if above else (column.span,) for column in columns]

    def _stacked(self, values: Sequence[Slot], columns: Sequence[Slot]) -> list[tuple[Span, ...]]:
        """The lines of the heading of each value, one below the other."""
        out = [[column.span] for column in columns]
        for line in self.more:
            heads = self._slots(line)
            known = dict(enumerate(heads)) if len(heads) == len(values) else _nearest(values, heads)
            for i, head in known.items():
                out[i].append(head.span)
        return [tuple(spans) for spans in out]

    def _slots(self, line: Line | None) -> list[Slot]:
        if line is None:
            return []
        aside = year_in_brackets(self.text, line.start, line.end)
        slots = slots_of(self.text, line.raw_start, line.end)
        return [s for s in slots if aside is None or self.text[s.start] != "(" or not s.start < aside[0] < s.end]


def _above(heads: Sequence[Slot], outer: Sequence[Slot]) -> list[Slot]:
    """The outer heading of each: so many each, or the one that it stands under where each has one; else none."""
    if not outer:
        return []
    if len(heads) % len(outer) == 0:
        every = len(heads) // len(outer)
        return [outer[i // every] for i in range(len(heads))]
    if any(head.field >= 0 for head in (*heads, *outer)):
        return []
    above = [min(outer, key=lambda each: max(each.left - head.right, head.left - each.right, 0)) for head in heads]
    at = [outer.index(each) for each in above]
    return above if at == sorted(at) and len(set(at)) == len(outer) else []


def _columns(values: Sequence[Slot], heads: Sequence[Slot], label: Slot | None) -> list[Slot]:
    """The heading of each value; none where that is not plain."""
    count = len(values)
    if not count or not heads:
        return []
    by_field = {head.field: head for head in heads if head.field >= 0}
    if by_field and all(value.field in by_field for value in values):
        return [by_field[value.field] for value in values]
    if len(heads) == count:
        return list(heads)
    if label is None:
        return []
    if len(heads) == count + 1 and heads[0].left <= label.right:
        return list(heads[1:])
    wide = values[0].left - label.right >= _ALIGNED and all(b.left - a.right > 1 for a, b in pairwise(heads))
    return _by_place(values, heads) if wide else []


def _nearest(values: Sequence[Slot], heads: Sequence[Slot]) -> dict[int, Slot]:
    """Headings, fewer than the values, by the index of the value that each stands under."""
    out: dict[int, Slot] = {}
    for head in heads:
        apart = [
            abs(head.field - value.field)
            if head.field >= 0
            else max(head.left - value.right, value.left - head.right, 0)
            for value in values
        ]
        i = apart.index(min(apart))
        if apart[i] <= (0 if head.field >= 0 else _ASTRAY) and apart.count(apart[i]) == 1:
            out[i] = head
    return out


def _by_place(values: Sequence[Slot], heads: Sequence[Slot]) -> list[Slot]:
    """The headings that stand above values; none where two would share one."""
    out: list[Slot] = []
    for value in values:
        apart = sorted((max(head.left - value.right, value.left - head.right, 0), i) for i, head in enumerate(heads))
        if apart[0][0] > _ASTRAY or (len(apart) > 1 and apart[1][0] == apart[0][0]):
            return []
        out.append(heads[apart[0][1]])
    return out if len({head.start for head in out}) == len(out) else []
