"""The figures of a table row: each number with the words of its row and its column that may say what it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.grammar.calendar_resolve import Reference
from impactetl.lexicon.load import load
from impactetl.model import (
    Cell,
    Mentions,
    NumberKind,
    NumberMention,
    Passage,
    Period,
    Span,
    plain,
)
from impactetl.records.across.table_labels import Labels, no_count, of_caption, tells_money

_WORD = re.compile(r"[^\W\d_]{2,}")
# What stands behind the number of a cell that holds a figure alone: marks of footnotes, in brackets or not.
_MARKS = re.compile(
    r"[\s*\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3\u2070\u2074-\u2079]*(?:[(\[]\w{1,3}[)\]][\s*]*){0,3}"
)

_GAP = re.compile(r"\t| {2,}|\|")
_COUNTS = frozenset({NumberKind.CARDINAL, NumberKind.VAGUE, NumberKind.MONEY})


@plain
class Figure:
    """A number of a table row.

    ``words`` are the spans of the words that may say what it counts, likeliest first: of its cell, its row, its
    column, or two of them together. ``row`` and ``column`` are the labels as they are published. ``share`` spans the
    whole of which the row tells a part and the label of the part, which may name no more than some of those people.
    """

    number: NumberMention
    words: tuple[tuple[Span, ...], ...]
    period: Period | None
    row: str | None
    column: str | None
    columns: tuple[Span, ...]
    share: tuple[Span, Span] | None = None


def figures(text: str, passage: Passage, mentions: Mentions, reference: Reference) -> Iterator[Figure]:
    """Give the figures of a table row; ``reference`` is from where the dates of its headings are counted."""
    heading = " ".join(text[a:b] for a, b in passage.headings[-1:])
    corner = _GAP.split(text[slice(*passage.lead)], maxsplit=1)[0] if passage.lead is not None else ""
    money = tells_money(heading) or tells_money(corner)
    for cell in passage.cells:
        number = _figure(text, cell, mentions.numbers)
        labels = ((cell.header,) if cell.header else ()) + cell.columns
        if number is None or no_count(text, labels):
            continue
        known = Labels(text, mentions, reference)
        told = _told(text, cell, number, known)
        if number.kind is not NumberKind.MONEY and (money or any(tells_money(text[a:b]) for a, b in labels)):
            yield replace(told, words=(), share=None)
            continue
        counted = of_caption(passage.caption, cell, known) if passage.caption is not None else ()
        yield replace(told, words=(*told.words, counted)) if counted else told


def _figure(text: str, cell: Cell, numbers: Sequence[NumberMention]) -> NumberMention | None:
    """The number that a cell states: its first, where nothing stands before it and it can be a count."""
    number = next((n for n in numbers if cell.start <= n.start and n.end <= cell.end), None)
    if number is None or number.refused is not None or number.kind not in _COUNTS:
        return None
    outer = number.outer_start if number.outer_start >= 0 else number.start
    return number if not _WORD.search(text, cell.start, max(outer, cell.start)) else None


def _told(text: str, cell: Cell, number: NumberMention, known: Labels) -> Figure:
    """Tell what may say the metric: the row where the column is a date, else the column before the row."""
    inner = cell.columns[::-1]
    labels = [*inner, cell.header] if cell.header else list(inner)
    period = known.of([span for span in labels if known.bare(span)]) or known.of(labels)
    telling = [span for span in labels if not known.bare(span)]
    if cell.header in telling and inner and known.bare(inner[0]):
        telling = [cell.header, *(span for span in telling if span != cell.header)]
    parts = [known.beside(span) for span in telling]
    alone = [*parts, *((one,) for part in parts if len(part) > 1 for one in part)]
    if cell.whole is not None and cell.header is not None:
        alone = _parts(text, cell.header, cell.whole)
    pairs = [(*parts[0], *other) for other in parts[1:]] + [(*other, *parts[0]) for other in parts[1:]]
    behind = _behind(text, cell, number)
    return Figure(
        number,
        tuple([behind] if behind else []) + tuple(alone) + tuple(pairs),
        period,
        label(text, [span for span in (cell.whole, cell.header) if span]),
        label(text, cell.columns),
        cell.columns,
        (cell.whole, cell.header) if cell.whole is not None and cell.header is not None else None,
    )


def _parts(text: str, header: Span, whole: Span) -> list[tuple[Span, ...]]:
    """What may say what a part of another row counts: its own label, then both; "of whom women" alone says nothing."""
    words = text[slice(*header)].lower().lstrip("- \u2013")
    of_whole = words.startswith(tuple(load("tables")["part"]["openings"]))
    return [(header, whole)] if of_whole else [(header,), (header, whole)]


def _behind(text: str, cell: Cell, number: NumberMention) -> tuple[Span, ...]:
    """The words of the cell behind its number ("3 convictions"), marks of footnotes left out."""
    start = max(number.end, number.outer_end)
    marks = _MARKS.match(text, start, cell.end)
    start = marks.end() if marks else start
    return ((start, cell.end),) if _WORD.search(text, start, cell.end) else ()


def label(text: str, spans: Sequence[Span]) -> str | None:
    """The words of a heading as one line; headings above one another are parted by a slash."""
    return " / ".join(" ".join(text[a:b].split()) for a, b in spans) or None
