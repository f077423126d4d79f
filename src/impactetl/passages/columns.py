"""The headings above the columns of a flattened table: which one stands over each value of a row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from impactetl.grammar.bracketed import year_in_brackets
from impactetl.lexicon.load import load
from impactetl.model import Span, plain
from impactetl.passages.layout import Line
from impactetl.passages.sentences import trimmed
from impactetl.passages.slots import Slot, is_time, slots_of
from impactetl.syntax.words import SUFFERING, noun_class

# The heading of a column and its cells stand no more signs apart.
_ASTRAY = 3
# What ends a heading and tells a part of those whom it counts.
_BRACKETS = re.compile(r"\([^()\n]{3,40}\)\Z")
# Cells stand below their headings in a row that has so wide a gap behind its label.
_ALIGNED = 4


@plain
class Heads:
    """The headings of the columns of a row: those of ``line``, and those of the lines ``above`` it, outermost first.

    A line above heads several columns, or its headings go on in those below them. Those of ``more`` lines go on with
    those of ``line``; ``aside`` tells of what counts in brackets are, where a line further above does.
    """

    text: str
    line: Line | None
    above: Sequence[Line] = ()
    more: Sequence[Line] = ()
    aside: Span | None = None

    @property
    def count(self) -> int:
        """How many columns are headed."""
        return len(self._slots(self.line))

    @property
    def last(self) -> Line | None:
        """The last of their lines."""
        return self.more[-1] if self.more else self.line

    def with_more(self, line: Line) -> "Heads | None":
        """The headings with a line right below them that goes on with some in lower case; None where it does not."""
        heads, slots = self._slots(self.line), self._slots(line)
        goes_on = all(self.text[slot.start].islower() or self.text[slot.start] == "(" for slot in slots)
        if not len(slots) < len(heads) or not goes_on:
            return None
        return replace(self, more=(*self.more, line)) if len(_nearest(heads, slots)) == len(slots) else None

    def above_line(self, line: Line, *, joined: bool) -> "Heads":
        """The headings of another line, with these above them where no other line parts them."""
        above = (*self.above, *([self.line] if self.line is not None else []), *self.more) if joined else ()
        return Heads(self.text, line, above)

    @property
    def bracketed(self) -> Span | None:
        """The year or the part of which counts in brackets are, where the headings tell it."""
        told = year_in_brackets(self.text, self.line.start, self.line.end) if self.line is not None else None
        return told or self.aside

    @property
    def names_parts(self) -> bool:
        """Whether a heading says in brackets of what part its counts in brackets are: "Arrests (women)"."""
        return any(self._part((slot.span,)) for slot in self._slots(self.line))

    def bracket(self, told: Span | None, column: tuple[Span, ...]) -> tuple[Span, ...]:
        """The headings of a count in brackets, behind one below ``column``: of another year, or of a part of it.

        ``told`` says which, else the brackets of its own heading do; no headings where neither does.
        """
        told = told or self._part(column)
        if told is None:
            return ()
        if not is_time(self.text[slice(*told)]):
            return (*self.bare(column), told)
        timed = any(a <= told[0] < b or is_time(self.text[a:b]) for a, b in column)
        return (told,) if timed else (told, *column)

    def bare(self, column: tuple[Span, ...]) -> tuple[Span, ...]:
        """The headings of a column without the brackets that tell of what part its counts in brackets are."""
        part = self._part(column)
        return (*column[:-1], trimmed(self.text, column[-1][0], part[0])) if part is not None else column

    def _part(self, column: tuple[Span, ...]) -> Span | None:
        """The brackets at the end of a heading that name a part of those whom it counts."""
        found = _BRACKETS.search(self.text, *column[-1]) if column else None
        if found is None:
            return None
        words = found[0].strip("()").lower()
        opens = words.startswith(tuple(load("tables")["part"]["openings"]))
        return found.span() if opens or {noun_class(word) for word in words.split()} & SUFFERING else None

    def over(self, values: Sequence[Slot], label: Slot | None) -> list[tuple[Span, ...]]:
        """The headings of each value of a row, outermost first; none where they are not plain."""
        heads = self._slots(self.line)
        columns = _columns(values, heads, label)
        below = self._stacked(values, columns) if self.more and columns else [()] * len(columns)
        above = [_wrapped(self.text, heads, outer) or _above(heads, outer) for outer in map(self._slots, self.above)]
        spans: list[tuple[Span, ...]] = []
        for column, more in zip(columns, below, strict=True):
            i = heads.index(column)
            over = [told[i] for told in above if i in told]
            spans.append((*(each.span for each in over), column.span, *more))
        return spans

    def _stacked(self, values: Sequence[Slot], columns: Sequence[Slot]) -> list[tuple[Span, ...]]:
        """The further lines of the heading of each value, one below the other."""
        out: list[list[Span]] = [[] for _ in columns]
        for line in self.more:
            heads = self._slots(line)
            known = dict(enumerate(heads)) if len(heads) == len(values) else _nearest(columns, heads)
            for i, head in known.items():
                out[i].append(head.span)
        return [tuple(spans) for spans in out]

    def _slots(self, line: Line | None) -> list[Slot]:
        if line is None:
            return []
        aside = year_in_brackets(self.text, line.start, line.end)
        slots = slots_of(self.text, line.raw_start, line.end)
        return [s for s in slots if aside is None or self.text[s.start] != "(" or not s.start < aside[0] < s.end]


def _wrapped(text: str, heads: Sequence[Slot], outer: Sequence[Slot]) -> dict[int, Slot]:
    """The words right above headings that go on with them in lower case ("Cases" / "opened"), by their index."""
    going_on = {i for i, head in enumerate(heads) if text[head.start].islower()}
    known = _nearest(heads, outer) if going_on else {}
    return known if going_on <= known.keys() else {}


def _above(heads: Sequence[Slot], outer: Sequence[Slot]) -> dict[int, Slot]:
    """The outer heading of each: so many each, or the one that it stands under where each has one; else none."""
    if not outer:
        return {}
    if len(heads) % len(outer) == 0:
        every = len(heads) // len(outer)
        return {i: outer[i // every] for i in range(len(heads))}
    if any(head.field >= 0 for head in (*heads, *outer)):
        return {}
    above = [min(outer, key=lambda each: max(each.left - head.right, head.left - each.right, 0)) for head in heads]
    at = [outer.index(each) for each in above]
    return dict(enumerate(above)) if at == sorted(at) and len(set(at)) == len(outer) else {}


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
