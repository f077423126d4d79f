"""Stretches of a text that hold whole passages, cut round places of interest without looking at the rest.

A stretch may be longer than its passages, never shorter: where a passage might go on, so does the stretch.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from impactetl.model import Span
from impactetl.passages.layout import HEADING_WORDS
from impactetl.passages.sentences import sentences

# A line as short as this with a digit may be a figure whose label stands on another line.
_FIGURE_CHARS = 60
# The cells of a row stand apart, or two numbers stand side by side.
_COLUMNS = re.compile(r"[\t|]|\S {2,}\S|\d\)?\s+\(?\d")
_BREAK = re.compile(r"[\n\r\u2028\u2029\x0c]")
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
_CAPITAL = re.compile(r"[\"'\u201c\u2018(]?[A-Z][a-z]")
# A figure is looked at with so many lines that are not blank on either side: its label, or the header of its table.
_AROUND = 2
# A label or a header stands no more blank lines away.
_MOST_BLANK = 3


class Unit(NamedTuple):
    """A stretch; ``sentence`` is true where it is one passage, a sentence in prose."""

    start: int
    end: int
    sentence: bool


class Lines:
    """The lines of a text, and the stretches that they make up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [line.strip() for line in text.split("\n")]
        self._known: dict[int, bool] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._text.split("\n"))]

    def units(self, places: Iterable[int]) -> Iterator[Unit]:
        """Give the stretches that hold these places, ascending: sentences where they can be told, else paragraphs."""
        last = -1
        first, behind, parts = 0, -1, []
        for place in places:
            if place > behind:
                first, behind = self._paragraph(max(place - 1, 0))
                parts = self._parts(first, behind)
            span = next((part for part in parts if part[0] < place <= part[1]), None)
            start, end = span or (first, behind)
            if start > last:
                last = start
                yield Unit(start, end, span is not None and self._within(first, behind, start))

    def _within(self, first: int, behind: int, start: int) -> bool:
        """Whether a sentence is a passage as it stands: in a paragraph of one line, and behind its bullet, if any."""
        return start > first and not _BREAK.search(self._text, first, behind)

    def around(self, unit: Unit) -> Span:
        """Give a stretch with the lines before and behind it, by which the layout of its own is told."""
        low, high = (bisect_right(self._starts, place) - 1 for place in (unit.start, max(unit.end - 1, unit.start)))
        return self._starts[max(low - 1, 0)], min(self._starts[min(high + 2, len(self._lines))], len(self._text))

    def _paragraph(self, place: int) -> Span:
        """The lines that may go on into each other round a place."""
        low = high = bisect_right(self._starts, place) - 1
        while (before := self._next(low, -1)) is not None and self._goes_on(before, low):
            low = before
        while (after := self._next(high, 1)) is not None and self._goes_on(high, after):
            high = after
        return self._starts[low], self._starts[high + 1] - 1

    def _next(self, i: int, step: int) -> int | None:
        """The next line that is not blank, unless too many blank ones stand between."""
        for j in range(i + step, i + step * (_MOST_BLANK + 2), step):
            if not 0 <= j < len(self._lines):
                return None
            if self._lines[j]:
                return j
        return None

    def _goes_on(self, i: int, j: int) -> bool:
        """Whether a passage may reach from line ``i`` to the next line ``j`` that is not blank."""
        if self._near_figure(i, j):
            return True
        if j > i + 1:
            return False
        return not (_STOP.search(self._lines[i]) and _CAPITAL.match(self._lines[j]))

    def _near_figure(self, i: int, j: int) -> bool:
        lines: list[int | None] = [i, j]
        for _ in range(_AROUND - 1):
            before, after = lines[0], lines[-1]
            lines.insert(0, None if before is None else self._next(before, -1))
            lines.append(None if after is None else self._next(after, 1))
        return any(k is not None and self._is_open(k) for k in lines)

    def _is_open(self, i: int) -> bool:
        """Whether a line may be a figure without its label, or a row of a table."""
        if i not in self._known:
            line = self._lines[i]
            short = len(line) <= _FIGURE_CHARS
            self._known[i] = _DIGIT.search(line) is not None and (short or _COLUMNS.search(line) is not None)
        return self._known[i]

    def _parts(self, start: int, end: int) -> list[Span]:
        """The sentences of a paragraph; what holds a line as short as a heading, or a figure, stays whole."""
        text = self._text[start:end]
        lines = [line for line in text.split("\n") if line.strip()]
        short = any(line.count(" ") < HEADING_WORDS for line in lines)
        return [] if short or any(map(_COLUMNS.search, lines)) else list(sentences(self._text, start, end))
