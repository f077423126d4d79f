"""Which lines make up one table in plain text: its rows, and what may stand between them.

Rows of one table have as many figures as it has columns. Between them may stand a blank line, a line of signs, and a
short line that heads the rows below it ("Girls rescued" / " from brothels  31  44" / " from circuses  8  3").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from impactetl.model import plain
from impactetl.passages.layout import Line, LineKind, is_row
from impactetl.passages.slots import is_value, slots_of

# Dashes, bars and colons that part the head of a table from its rows.
_RULE = re.compile(r"[\s|:=+_*\u2013\u2014\u2500-\u257f-]+")
_GAP = re.compile(r"\S(?:\t+| {2,})\S")
_DIGIT = re.compile(r"\d")
YEAR = re.compile(r"\W*(?:FY\s?)?(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?\W*")
_LETTER = re.compile(r"[^\W\d_]")
_BARS = " \t|"
# What heads rows below it has so many words at most, and so many lines of it stand one above the other.
_HEAD_WORDS, _HEAD_LINES = 8, 2
_STOPS = (".", "!", "?", ";", ",")
_MAY_HEAD = frozenset({LineKind.HEADING, LineKind.PROSE, LineKind.NUMBER})
# Rows of one figure each are known for rows of one table only where a line above them heads one column.
_LEAST = 2


@plain
class Run:
    """The lines of one table, blank ones left out, and the index of the line behind it."""

    lines: tuple[Line, ...]
    end: int


def run_at(text: str, lines: Sequence[Line], i: int) -> Run:
    """Give the table whose first row is line ``i``; a line of another kind than a row heads those below it."""
    out, columns, j = [lines[i]], _columns(text, lines[i]), i + 1
    while j < len(lines):
        k = j
        while k < len(lines) and lines[k].kind is not LineKind.ROW and k - j <= _HEAD_LINES + 1:
            if _as_row(text, lines[k]) is not None:
                break
            k += 1
        row = _as_row(text, lines[k]) if k < len(lines) else None
        if row is None or (k > j and not (_part(text, lines[j:k]) and len(_figures(text, row)) in columns)):
            break
        out += [*(line for line in lines[j:k] if line.kind is not LineKind.BLANK), row]
        columns, j = _columns(text, row, columns), k + 1
    return Run(tuple(out), j)


def is_rule(text: str, line: Line) -> bool:
    """Tell a line of signs that parts the head of a table from its rows."""
    return line.kind is not LineKind.BLANK and _RULE.fullmatch(text, line.raw_start, line.end) is not None


def _as_row(text: str, line: Line) -> Line | None:
    """A line as a row of a table, which may stand behind a bullet."""
    if line.kind is LineKind.ROW:
        return line
    bulleted = line.kind is LineKind.ITEM and line.start > line.raw_start
    return replace(line, kind=LineKind.ROW) if bulleted and is_row(text[line.start : line.end]) else None


def _figures(text: str, row: Line) -> list[bool]:
    """The slots of a row that hold a figure."""
    return [True for slot in slots_of(text, row.raw_start, row.end) if is_value(text[slot.start : slot.end])]


def _columns(text: str, row: Line, before: frozenset[int] = frozenset()) -> frozenset[int]:
    """How many figures the next row of a table may have; a row of none names columns, perhaps that of labels too."""
    count = len(_figures(text, row))
    if count:
        return frozenset({count}) if count >= _LEAST or count in before else frozenset()
    heads = len(slots_of(text, row.raw_start, row.end))
    return frozenset({heads, heads - 1} - {0})


def _part(text: str, between: Sequence[Line]) -> bool:
    """Whether lines between two rows leave them in one table: one blank line, rules, and then what heads the rows."""
    told = [line for line in between if not is_rule(text, line)]
    blank = [line for line in told if line.kind is LineKind.BLANK]
    heads = told[len(blank) :]
    first = all(line.kind is LineKind.BLANK for line in told[: len(blank)])
    return first and len(blank) < _LEAST and len(heads) <= _HEAD_LINES and all(_may_head(text, line) for line in heads)


def _may_head(text: str, line: Line) -> bool:
    """Whether a line may head the rows below it: a few words without a figure, or a year."""
    words = text[line.start : line.end].strip(_BARS)
    if line.kind not in _MAY_HEAD or words.endswith(_STOPS) or _GAP.search(words):
        return False
    if YEAR.fullmatch(words):
        return True
    return not _DIGIT.search(words) and _LETTER.search(words) is not None and len(words.split()) <= _HEAD_WORDS
