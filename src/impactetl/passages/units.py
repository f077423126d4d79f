"""Stretches of a text that hold whole passages, cut only where something of interest stands.

A stretch may be longer than its passages, never shorter: where a passage might go on, so does the stretch.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from impactetl.model import Span
from impactetl.passages.layout import HEADING_WORDS, WRAP_CHARS, is_bulleted, is_figure, lines
from impactetl.passages.sentences import sentences

_STOPS, _CLOSING = (".", "!", "?", "\u2026"), "\"'\u201d\u2019)]"
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
        self._told = [i for i, line in enumerate(self._words) if line]
        self._figures: dict[int, bool] = {}

    def units(self, places: Sequence[int], wanted: Callable[[Span], bool]) -> Iterator[Unit]:
        """Give the stretches that are wanted, ascending: sentences where they can be told, else paragraphs.

        ``places`` are the ends of words, ascending, of which one stands in each stretch that may be wanted.
        """
        for i, j in self._paragraphs(places):
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

    def _paragraphs(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Give the first and the last of the lines that may go on into each other, round each of these places."""
        told, behind, last = self._told, -1, -1
        for place in places:
            if place <= behind:
                continue
            floor = last + 1  # no passage reaches over the end of the lines before
            first = last = bisect_left(told, bisect_left(self._starts, place, floor) - 1, floor)
            while first > floor and self._goes_on(first - 1):
                first -= 1
            while last + 1 < len(told) and self._goes_on(last):
                last += 1
            behind = self._spans[told[last]][1]
            yield told[first], told[last]

    def _goes_on(self, k: int) -> bool:
        """Whether a passage may reach from the ``k``-th line that is not blank to the next one."""
        i, j = self._told[k], self._told[k + 1]
        if j - i - 1 > _MOST_BLANK:
            return False
        return (j == i + 1 and self._wraps(self._words[i], self._words[j])) or any(
            map(self._is_figure, self._told[max(k + 1 - _AROUND, 0) : k + 1 + _AROUND])
        )

    @staticmethod
    def _wraps(line: str, after: str) -> bool:
        """Whether a passage that holds no figure may go on from a line to the one right below."""
        if is_bulleted(after):
            return False
        if after[0].islower() or line[-1] in ",-":
            return True
        return (len(line) >= WRAP_CHARS and not line.rstrip(_CLOSING).endswith(_STOPS)) or (
            line.isupper() and after.isupper()
        )

    def _is_figure(self, i: int) -> bool:
        """Whether line ``i`` is a figure, whose label or header may stand on other lines."""
        known = self._figures.get(i)
        if known is None:
            known = self._figures[i] = is_figure(self._words[i])
        return known

    @staticmethod
    def _stands_alone(line: str) -> bool:
        """Whether a line may be a heading or a figure."""
        return line.count(" ") < HEADING_WORDS or is_figure(line)
