"""Stretches of a text that hold whole passages, cut only where something of interest stands.

A stretch may be longer than its passages, never shorter: where a passage might go on, so does the stretch.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from impactetl.model import Span
from impactetl.passages.layout import HEADING_WORDS, is_bulleted, is_figure, lines
from impactetl.passages.sentences import sentences

_STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
_CAPITAL = re.compile(r"[\"'\u201c\u2018(]?[A-Z][a-z]")
# How a line of prose begins, which is no item of a list; a full stop within it tells it from a label and its figure.
_PROSE = re.compile(r"[\"'\u201c\u2018]?[A-Z](?:[a-z]+[^\w.)]|[ ,][A-Za-z])[^.!?\u2026]*[.!?\u2026]")
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
        self._spans = list(lines(text))
        self._words = [text[start:end].strip() for start, end in self._spans]

    def units(self, wanted: Callable[[Span], bool]) -> Iterator[Unit]:
        """Give the stretches that are wanted, ascending: sentences where they can be told, else paragraphs."""
        for i, j in self._paragraphs():
            first, behind = self._spans[i][0], self._spans[j][1]
            if not wanted((first, behind)):
                continue
            if any(self._stands_alone(line) for line in self._words[i : j + 1] if line):
                yield Unit(first, behind, sentence=False)
                continue
            for n, part in enumerate(sentences(self._text, first, behind)):
                if wanted(part):
                    whole = i == j and (n > 0 or _PROSE.match(self._text, part[0], behind) is not None)
                    yield Unit(*part, sentence=whole)

    def around(self, unit: Unit) -> Span:
        """Give a stretch with the lines before and behind it, by which the layout of its own is told."""
        low, high = (bisect_right(self._starts, place) - 1 for place in (unit.start, max(unit.end - 1, unit.start)))
        last = min(high + 1, len(self._spans) - 1)
        return self._spans[max(low - 1, 0)][0], self._spans[last][1]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._spans]

    def _paragraphs(self) -> Iterator[tuple[int, int]]:
        """Give the first and the last of the lines that may go on into each other, one run after the other."""
        told = [i for i, line in enumerate(self._words) if line]
        near = self._near_figures(told)
        first = 0
        for k, i in enumerate(told):
            if k + 1 == len(told) or not self._goes_on(i, told[k + 1], near=near[k]):
                yield told[first], i
                first = k + 1

    def _near_figures(self, told: Sequence[int]) -> list[bool]:
        """Tell of each line whether a figure stands among the lines up to it and from the next one on."""
        near = [False] * len(told)
        for k, i in enumerate(told):
            if is_figure(self._words[i]):
                for behind in range(max(k - _AROUND, 0), min(k + _AROUND, len(told))):
                    near[behind] = True
        return near

    def _goes_on(self, i: int, j: int, *, near: bool) -> bool:
        """Whether a passage may reach from line ``i`` to the next line ``j`` that is not blank."""
        if near:
            return j - i - 1 <= _MOST_BLANK
        if j > i + 1 or is_bulleted(self._words[j]):
            return False
        return not (_STOP.search(self._words[i]) and _CAPITAL.match(self._words[j]))

    @staticmethod
    def _stands_alone(line: str) -> bool:
        """Whether a line may be a heading or a figure."""
        return line.count(" ") < HEADING_WORDS or is_figure(line)
