"""Number blocks: a number and its label on lines of their own, in either order, as infographics are flattened."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from impactetl.grammar.inflect import plural
from impactetl.metrics.base import Role
from impactetl.metrics.registry import METRICS
from impactetl.passages.layout import Line, LineKind
from impactetl.syntax.words import common_verbs, noun_class

# One blank line may stand between a number and its label.
GAP = 2
_LABEL_WORDS = 16
_WORD = re.compile(r"[^\W\d_]+")
_YEARS = re.compile(r"(?:19|20)\d\d\b")
_TEXT = (LineKind.PROSE, LineKind.HEADING)
# A label that is broken over lines takes no more of them, in capitals each of a few words.
_BROKEN_LINES, _BROKEN_WORDS = 3, 4
# So many lines of a run of numbers and labels tell which comes first.
_RUN_LINES = 80


def block_end(text: str, lines: Sequence[Line], i: int) -> int | None:
    """Where the block ends whose number stands at line ``i`` and its label below."""
    if lines[i].kind is not LineKind.NUMBER:
        return None
    j = _behind(lines, i)
    if j > i + 1 and _YEARS.fullmatch(text, lines[i].start, lines[i].end):
        return None  # the year of a document, below its title
    if j < len(lines) and lines[j].kind in _TEXT and _is_label(text, lines[j]):
        return _label_end(text, lines, j)
    return None


def labelled_end(text: str, lines: Sequence[Line], i: int) -> int | None:
    """Where the block ends whose label stands at line ``i`` and its number below."""
    first = _run_start(text, lines, i) if lines[i].kind in _TEXT and _is_label(text, lines[i]) else None
    if first is None:
        return None
    j = _label_end(text, lines, i)
    if j < len(lines) and lines[j].kind is LineKind.NUMBER:
        apart = first == i and (j + 1 >= len(lines) or lines[j + 1].kind is LineKind.BLANK)
        return j + 1 if apart or _labels_first(text, lines, first) else None
    if first < i:
        return None
    j = _behind(lines, i)
    led = j < len(lines) and lines[j].kind is LineKind.NUMBER
    return j + 1 if led and _labels_first(text, lines, i) else None


def _run_start(text: str, lines: Sequence[Line], i: int) -> int | None:
    """The first label of the labels and numbers in turn on the lines down to the label ``i``; None behind a number."""
    first = i
    while first > 1 and lines[first - 1].kind is LineKind.NUMBER and i - first <= _RUN_LINES:
        if lines[first - 2].kind not in _TEXT or not _is_label(text, lines[first - 2]):
            return None
        first -= 2
    return None if first and lines[first - 1].kind is LineKind.NUMBER else first


def _behind(lines: Sequence[Line], i: int) -> int:
    """The next line, over as many blank ones as may part a number and its label."""
    j = i + 1
    while j < len(lines) and lines[j].kind is LineKind.BLANK and j - i <= GAP:
        j += 1
    return j


def _is_label(text: str, line: Line) -> bool:
    """Whether a line is as short as a label, and no question, which a number answers."""
    return text[line.end - 1] != "?" and 0 < _words(text, line) <= _LABEL_WORDS


def _words(text: str, line: Line) -> int:
    return sum(1 for _ in islice(_WORD.finditer(text, line.start, line.end), _LABEL_WORDS + 1))


def _label_end(text: str, lines: Sequence[Line], i: int) -> int:
    """Where a label ends that is broken over lines: all in capitals, or going on in small letters."""
    j = i + 1
    capitals = text[lines[i].start : lines[i].end].isupper()
    while j < len(lines) and lines[j].kind in _TEXT and j - i < _BROKEN_LINES:
        words = text[lines[j].start : lines[j].end]
        small = words[:1].islower() or text[lines[j - 1].end - 1] == "-"
        if not small and not (capitals and words.isupper() and _words(text, lines[j]) <= _BROKEN_WORDS):
            break
        j += 1
    return j


def _labels_first(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether the run of labels and numbers from the label at line ``i`` on, blank lines between, puts labels first.

    The line before its first number then says what is counted, and no such line stands behind its last.
    """
    label, last = i, i
    for _ in range(_RUN_LINES):
        number = _behind(lines, label)
        if number >= len(lines) or lines[number].kind is not LineKind.NUMBER:
            return last > i and _counts(text, lines[i]) and not _counts(text, lines[label])
        last = label = _behind(lines, number)
        if label >= len(lines) or lines[label].kind not in _TEXT or not _is_label(text, lines[label]):
            return _counts(text, lines[i])
    return False


def _counts(text: str, line: Line) -> bool:
    """Whether a line names what may be counted: people, cases, or what was done."""
    words = [word.lower() for word in _WORD.findall(text, line.start, line.end)]
    told = _nouns()
    return any(noun_class(w) is not None or w in told or common_verbs().get(w) in {"past", "part"} for w in words)


@cache
def _nouns() -> frozenset[str]:
    """The nouns by which metrics count themselves, such as "arrests"."""
    words = (word for metric in METRICS for cue in metric.cues if cue.role is Role.NOUN for word in cue.words)
    return frozenset(form for word in words for form in (word, *plural(word)))
