"""Lines that tell what they are by the lines round them: the years of a timeline, and figures one below the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from impactetl.grammar.signs import FIGURE_SIGNS
from impactetl.passages.layout import WRAP_CHARS, Line, LineKind
from impactetl.passages.slots import SAID

_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")
# So many years one below the other, each so near the one before, are the headings of a timeline.
_YEARS, _APART = 3, 5
_SIGN = rf"[{''.join(map(re.escape, sorted(FIGURE_SIGNS)))}\u2013\u2014]{{1,2}}"
# A figure before its label, or names before a colon and theirs; a year is none, nor is the number of a section.
_FIGURE = re.compile(
    rf"[^\w\n]{{0,4}}(?:{SAID} )?(?:[A-Z]{{0,3}}[$\u00a3\u20ac]?\s?)"
    r"(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:[,. ]\d{3})+|\d+)(?:\s?(?:million|thousand|lakh|[mk]))?\+?(?![\d.)])"
    rf"(?:\s{{1,3}}(?:{_SIGN}|:)?\s{{0,3}}|:\s{{1,3}}|\s?\.{{3,}}\s?)[^\W\d_][^\n]*"
    rf"|[^\W\d_][^\n:.!?]{{2,60}}:\s(?:{SAID} )?\d[\d.,]*\s"
    r"(?:[^\W\d_][^\n]*,\s\d[^\n]*|[^\W\d_]+(?:\s[^\W\d_]+){0,2})",
    re.IGNORECASE,
)
_MAY_LIST = frozenset({LineKind.HEADING, LineKind.PROSE})
# A label that a colon leads to its number, on a line of its own.
_LED = re.compile(r"[^\W\d_][^\n:.!?]{1,80}:\s[^\n\d]{0,12}\d[\d.,]*[^\n]{0,40}")
_STOPS = (".", "!", "?", ";", ",", ":")
_LINE_CHARS = 90
# A sign between figure and label tells a list, be its lines as long as this: "9 - traffickers sentenced to prison".
_SIGNED = re.compile(rf"[^\w\n]{{0,4}}[\d.,]{{1,12}}\+?(?:\s{{1,3}}{_SIGN}|:)\s{{1,3}}[^\W\d_]")
_SIGNED_CHARS = 140


def figured(text: str, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a text, years of a timeline as headings, and a run of figures with their labels as items."""
    out = list(lines)
    told = [i for i, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    for i in _timeline(text, lines, told):
        out[i] = replace(out[i], kind=LineKind.HEADING)
    for run in _runs(text, out, told):
        for i in run:
            out[i] = replace(out[i], kind=LineKind.ITEM)
    return out


def _timeline(text: str, lines: Sequence[Line], told: Sequence[int]) -> list[int]:
    """The years on lines of their own, each above words, where they go on from one to the next."""
    found: list[tuple[int, int]] = []
    for i, j in pairwise(told):
        year = _YEAR.fullmatch(text, lines[i].start, lines[i].end) if lines[i].kind is LineKind.NUMBER else None
        year = year or (
            _YEAR.fullmatch(text, lines[i].start, lines[i].end) if lines[i].kind is LineKind.HEADING else None
        )
        if year is not None and lines[j].kind is not LineKind.NUMBER:
            found.append((i, int(year[1])))
    steps = [b - a for (_, a), (_, b) in pairwise(found)]
    rises = all(0 < step <= _APART for step in steps) or all(0 < -step <= _APART for step in steps)
    return [i for i, _ in found] if len(found) >= _YEARS and rises else []


def _runs(text: str, lines: Sequence[Line], told: Sequence[int]) -> Iterator[list[int]]:
    """The runs of two or more such lines, each with a blank line or none before the next."""
    run: list[int] = []
    for i in (*told, None):
        figure = i is not None and _is_figure(text, lines[i])
        near = figure and bool(run) and i is not None and i - run[-1] <= 2  # noqa: PLR2004 -- a blank line between
        if not near:
            if len(run) > 1:
                yield run
            run = []
        if figure and i is not None:
            run.append(i)


def _is_figure(text: str, line: Line) -> bool:
    """Whether a line is a figure with its label, and no sentence."""
    words = text[line.start : line.end]
    if line.kind is LineKind.ITEM:
        return line.start == line.raw_start and _LED.fullmatch(words) is not None
    most = _LINE_CHARS if line.kind is LineKind.HEADING else WRAP_CHARS
    most = _SIGNED_CHARS if _SIGNED.match(words) else most
    return (
        line.kind in _MAY_LIST
        and len(words) <= most
        and not words.endswith(_STOPS)
        and not words.isupper()
        and _FIGURE.fullmatch(words) is not None
    )
