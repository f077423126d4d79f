"""The cells of a table row in plain text, found by its gaps, tabs and bars, or by the numbers at its end."""

import re
from functools import lru_cache

from impactetl.grammar.calendar_points import point_at
from impactetl.model import Cell, Span
from impactetl.passages.sentences import trimmed

_SPLIT = re.compile(r"\t+| {2,}|(?<!\s)\s+\|\s*|\|\s*")
# A row of more cells is no table that people read.
_MOST_CELLS = 60
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMBER = re.compile(r"\d")
_TRAILING = re.compile(r"(?:\s+(?:(?:\d[\d,.]*\+?)(?:\s*\(\d{1,2}\))?|Unknown|N/A|Yes|No)\*?)+\s*$")
_VALUE = re.compile(r"(?:\d[\d,.]*\+?|Unknown\*?|N/A\*?|Yes|No)(?:\s*\(\d{1,2}\))?", re.IGNORECASE)
# How a row begins whose first cell is a value.
_OPENS_VALUE = re.compile(r"[\s|]*[\dUNY]", re.IGNORECASE)
# What such a tail may end in, beside a digit: a mark or the last letter of one of its words.
_TAIL_ENDS = frozenset(",.+)*nAso")
# The numbers at the end of a row stand within this many characters.
_LONGEST_TAIL = 1000
# A header is short: words that all open with a capital or a digit.
_HEADER_WORDS = 8


def flat_cells(text: str, row: Span, lead: Span | None) -> tuple[Cell, ...]:
    """Give the data cells of a table row whose header stands at ``lead``; none where row and header do not fit.

    A date on a line of its own ("Friday, May 2, 2014") is no row.
    """
    if _is_date(text, row):
        return ()
    spans = _spans(text, *row)
    header = _header(text, *lead) if lead is not None else []
    if len(spans) > _MOST_CELLS:
        return ()
    values = [span for span in spans if _is_value(text[slice(*span)])]
    labels = [span for span in spans if span not in values]
    columns = header[-len(values) :] if values and len(header) >= len(values) else []
    if not columns and len(values) == len(labels) == 1:
        columns = labels
    first = labels[0] if labels else None
    return tuple(Cell(*value, row, first, (column,)) for value, column in zip(values, columns, strict=False))


@lru_cache(1)
def _header(text: str, start: int, end: int) -> list[Span]:
    """The cells of a header, which are the same for each of its rows."""
    return _spans(text, start, end)


def are_labels(text: str, row: Span, line: Span | None) -> bool:
    """Tell whether a line names each number of a row of nothing but numbers, as infographics do above or below them."""
    if line is None or _NUMBER.search(text, *line) or not _OPENS_VALUE.match(text, *row):
        return False
    values = _spans(text, *row)
    alone = 1 < len(values) <= _MOST_CELLS and all(_is_value(text[a:b]) for a, b in values)
    return alone and len(_SPLIT.findall(text, *trimmed(text, *line))) + 1 == len(values)


def _is_date(text: str, row: Span) -> bool:
    """Tell whether a line is a date and nothing else."""
    start, end = trimmed(text, *row)
    point = point_at(text, start, end)
    return point is not None and point.end == end


def _is_value(words: str) -> bool:
    return bool(_VALUE.fullmatch(words)) and not _YEAR.fullmatch(words)


def _spans(text: str, start: int, end: int) -> list[Span]:
    """Split a line into cells: at tabs, bars or two spaces, else before each number at its end."""
    out: list[Span] = []
    at = start
    for match in [*_SPLIT.finditer(text, start, end), None]:
        stop = match.start() if match is not None else end
        if text[at:stop].strip():
            out.append(trimmed(text, at, stop))
        at = match.end() if match is not None else end
    if len(out) == 1:
        out = _by_words(text, out[0])
    return [part for span in out for part in _trailing(text, span)]


def _trailing(text: str, span: Span) -> list[Span]:
    """A label and the numbers glued behind it by single spaces: "Number of Convictions 5 (4) 8 (5)"."""
    last = text[span[1] - 1]
    if not last.isdecimal() and last not in _TAIL_ENDS:
        return [span]
    tail = _TRAILING.search(text, max(span[0], span[1] - _LONGEST_TAIL), span[1])
    if tail is None:
        return [span]
    values = [(m.start(), m.end()) for m in _VALUE.finditer(text, tail.start(), span[1])]
    label = trimmed(text, span[0], tail.start())
    return [label, *values] if label[0] < label[1] else values


def _by_words(text: str, span: Span) -> list[Span]:
    """A header without wide gaps: each capitalised word opens a cell."""
    words = list(re.finditer(r"\S+", text[slice(*span)]))
    if len(words) > _HEADER_WORDS or not all(w[0][0].isupper() or w[0][0].isdigit() for w in words):
        return [span]
    return [(span[0] + w.start(), span[0] + w.end()) for w in words]
