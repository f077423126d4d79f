"""The figures of a table row: each number with the words of its row and its column that may say what it counts."""

import re
from collections.abc import Iterator, Sequence

from impactetl.grammar.calendar_resolve import Reference, resolve
from impactetl.lexicon.load import load
from impactetl.model import (
    Cell,
    DateMention,
    DateRole,
    Mentions,
    NumberKind,
    NumberMention,
    Passage,
    Period,
    Span,
    plain,
)

_WORD = re.compile(r"[^\W\d_]{2,}")
# What stands behind the number of a cell that holds a figure alone: marks of footnotes, in brackets or not.
_MARKS = re.compile(
    r"[\s*\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3\u2070\u2074-\u2079]*(?:[(\[]\w{1,3}[)\]][\s*]*){0,3}"
)


@plain
class Figure:
    """A number of a table row.

    ``words`` are the spans of the words that may say what it counts, likeliest first: of its cell, its row, its
    column, or two of them together. ``row`` and ``column`` are the labels as they are published.
    """

    number: NumberMention
    words: tuple[tuple[Span, ...], ...]
    period: Period | None
    row: str | None
    column: str | None
    columns: tuple[Span, ...]


def figures(text: str, passage: Passage, mentions: Mentions, reference: Reference) -> Iterator[Figure]:
    """Give the figures of a table row; ``reference`` is from where the dates of its headings are counted."""
    for cell in passage.cells:
        number = _figure(text, cell, mentions.numbers)
        if number is not None and not _other(text, cell):
            yield _told(text, cell, number, _Dates(text, mentions, reference))


def _figure(text: str, cell: Cell, numbers: Sequence[NumberMention]) -> NumberMention | None:
    """The number that a cell states: its first, where nothing stands before it and it can be a count."""
    number = next((n for n in numbers if cell.start <= n.start and n.end <= cell.end), None)
    if number is None or number.refused is not None or number.kind not in {NumberKind.CARDINAL, NumberKind.VAGUE}:
        return None
    outer = number.outer_start if number.outer_start >= 0 else number.start
    return number if not _WORD.search(text, cell.start, max(outer, cell.start)) else None


def _other(text: str, cell: Cell) -> bool:
    """Whether a heading says that the numbers below it are shares, averages, goals or the like."""
    words = " ".join(text[a:b] for a, b in ([cell.header] if cell.header else []) + list(cell.columns))
    known = load("tables")["no_count"]
    return any(sign in words for sign in known["signs"]) or bool(
        set(known["words"]) & set(_WORD.findall(words.lower()))
    )


@plain
class _Dates:
    """The dates of the labels of one row."""

    text: str
    mentions: Mentions
    reference: Reference

    def period(self, span: Span) -> Period | None:
        """The period that a label names."""
        for mention in self._of(span):
            if mention.role in {DateRole.IN, DateRole.BETWEEN}:
                return resolve(mention, self.reference)
        return None

    def bare(self, span: Span) -> bool:
        """Whether a label is a date and nothing else."""
        at, rest = span[0], ""
        for mention in self._of(span):
            start = mention.outer_start if mention.outer_start >= 0 else mention.start
            rest, at = rest + self.text[at:start], mention.end
        return at > span[0] and not _WORD.search(rest + self.text[at : span[1]])

    def _of(self, span: Span) -> list[DateMention]:
        dates = self.mentions.heads.get(span, self.mentions).dates
        return [m for m in dates if span[0] <= m.start and m.end <= span[1]]


def _told(text: str, cell: Cell, number: NumberMention, dates: _Dates) -> Figure:
    """Tell what may say the metric: the row where the column is a date, else the column before the row."""
    inner = cell.columns[::-1]
    labels = [*inner, cell.header] if cell.header else list(inner)
    period = next((found for span in labels if (found := dates.period(span)) is not None), None)
    telling = [span for span in labels if not dates.bare(span)]
    if cell.header in telling and inner and dates.bare(inner[0]):
        telling = [cell.header, *(span for span in telling if span != cell.header)]
    alone = [(span,) for span in telling]
    pairs = [(telling[0], other) for other in telling[1:]] + [(other, telling[0]) for other in telling[1:]]
    behind = _behind(text, cell, number)
    return Figure(
        number,
        tuple([behind] if behind else []) + tuple(alone) + tuple(pairs),
        period,
        label(text, [cell.header] if cell.header else []),
        label(text, cell.columns),
        cell.columns,
    )


def _behind(text: str, cell: Cell, number: NumberMention) -> tuple[Span, ...]:
    """The words of the cell behind its number ("3 convictions"), marks of footnotes left out."""
    start = max(number.end, number.outer_end)
    marks = _MARKS.match(text, start, cell.end)
    start = marks.end() if marks else start
    return ((start, cell.end),) if _WORD.search(text, start, cell.end) else ()


def label(text: str, spans: Sequence[Span]) -> str | None:
    """The words of a heading as one line; headings above one another are parted by a slash."""
    return " / ".join(" ".join(text[a:b].split()) for a, b in spans) or None
