"""Counts of another year, or of a part, that stand in brackets behind those of one: "Persons cared for: 187 (169)".

A line above them tells which: "2010 (2009)", "figures for 2009 in brackets", "of which women in brackets".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from impactetl.grammar.bracketed import part_in_brackets, year_in_brackets
from impactetl.model import Span
from impactetl.passages.layout import Line, LineKind
from impactetl.passages.slots import is_led_pair
from impactetl.syntax.words import SUFFERING, noun_class

_SIGNS = ("bracket", "parenthes", "(1", "(2")
_NOTE = re.compile(
    r"brackets|parenthes[ei]s|\b(?P<year>(?:19|20)\d\d)\s{1,3}\((?P<before>(?:19|20)\d\d)\)", re.IGNORECASE
)
# Such a line is short, and holds for so many lines below it.
_NOTE_CHARS, _REACH = 140, 40
_MAY_TELL = frozenset({LineKind.HEADING, LineKind.PROSE, LineKind.ITEM, LineKind.ROW})


def told_in_force(text: str, lines: Sequence[Line], i: int) -> Span | None:
    """Give the year or the part of which counts in brackets are in the rows from line ``i`` on.

    The nearest line above them that speaks of brackets tells it.
    """
    for line in reversed(lines[max(i - _REACH, 0) : i]):
        if line.kind in _MAY_TELL and line.end - line.start <= _NOTE_CHARS and _tells(text, line):
            return year_in_brackets(text, line.start, line.end) or _part(text, line)
    return None


def _part(text: str, line: Line) -> Span | None:
    """The words of a line that tell which of those counted stand in brackets: "women in brackets"."""
    told = part_in_brackets(text, line.start, line.end)
    if told is None:
        return None
    named = {noun_class(word) for word in text[slice(*told[1])].lower().split()}
    return told[0] if named & SUFFERING else None


def with_pairs(text: str, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a text, those as rows in which a colon leads to such a pair of counts."""
    out = list(lines)
    if not any(map(text.__contains__, _SIGNS)):
        return out
    for i, line in enumerate(lines):
        pair = line.kind is LineKind.ITEM and is_led_pair(text[line.start : line.end])
        if pair and told_in_force(text, lines, i) is not None:
            out[i] = replace(line, kind=LineKind.ROW)
    return out


def _tells(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    found = _NOTE.search(words) if any(map(words.__contains__, _SIGNS)) else None
    if found is None:
        return False
    return found["year"] is None or int(found["year"]) > int(found["before"])
