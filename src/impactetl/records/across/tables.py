"""The figures of a table row: each number with the words of its row and its column that may say what it counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

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
from impactetl.records.across.table_labels import (
    WORD,
    Labels,
    is_title,
    names_goal,
    names_things,
    no_count,
    of_caption,
    part_of_column,
    tells_money,
    tells_terms,
)
from impactetl.syntax.words import common_verbs

# What stands behind the number of a cell that holds a figure alone: marks of footnotes, in brackets or not.
_MARKS = re.compile(
    r"[\s*\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3\u2070\u2074-\u2079]*(?:[(\[]\w{1,3}[)\]][\s*]*){0,3}"
)

_GAP = re.compile(r"\t| {2,}|\|")
# What ends a line of prose above a table, which is no caption that dates its figures.
_STOPS = frozenset(".!?:;,")
_SIGNS = " \t|"
# The number by which a goal begins.
_OPENS_GOAL = re.compile(r"(?:at least|over|more than|up to)?\s{0,2}\d[\d.,]*\s{1,2}(?=[^\W\d_])", re.IGNORECASE)
# What was done to a part of others: "of whom convicted".
_DONE = frozenset({"past", "part"})
_COUNTS = frozenset({NumberKind.CARDINAL, NumberKind.VAGUE, NumberKind.MONEY})


@plain
class Figure:
    """A number of a table row.

    ``words`` are the spans of the words that may say what it counts, likeliest first: of its cell, its row, its
    column, or two of them together. ``row`` and ``column`` are the labels as they are published. ``share`` spans the
    wholes of which the row tells a part and the label of the part, which may name no more than some of those people.
    ``counted`` is what the figure counts where its labels say so in no word of their own.
    """

    number: NumberMention
    words: tuple[tuple[Span, ...], ...]
    period: Period | None
    row: str | None
    column: str | None
    columns: tuple[Span, ...]
    share: tuple[tuple[Span, ...], Span] | None = None
    counted: str | None = None


def figures(text: str, passage: Passage, mentions: Mentions, reference: Reference) -> Iterator[Figure]:
    """Give the figures of a table row; ``reference`` is from where the dates of its headings are counted."""
    heading = " ".join(text[a:b] for a, b in passage.headings[-1:])
    corner = _GAP.split(text[slice(*passage.lead)].lstrip(_SIGNS), maxsplit=1)[0] if passage.lead is not None else ""
    money = tells_money(heading) or tells_money(corner)
    title = passage.lead if passage.lead in passage.headings else None  # no cell of a table's own first row
    known = Labels(text, mentions, reference, title, passage.caption)
    cells = passage.cells if not names_goal(corner) else map(partial(_reached, text), passage.cells)
    for cell, whole in _with_wholes(text, cells):
        number = _figure(text, cell, mentions.numbers)
        if number is None:
            continue
        told = _told(text, cell, number, known)
        if told.period is None and known.totals(cell):
            told = replace(told, period=known.years_together(passage.cells))
        if whole is not None:
            of = _told(text, replace(cell, columns=whole.columns), number, known)
            told = _of_whole(text, told, of, cell.columns[-1])
        labels = (*((cell.header,) if cell.header else ()), *cell.columns, *cell.wholes)
        sums = number.kind is not NumberKind.MONEY and (money or any(tells_money(text[a:b]) for a, b in labels))
        if sums or no_count(text, labels) or any(names_goal(text[a:b]) for a, b in cell.columns[-1:]):
            yield replace(told, words=(), share=None)
        else:
            yield _captioned(told, cell, passage, known)


def _with_wholes(text: str, cells: Iterable[Cell]) -> Iterator[tuple[Cell, Cell | None]]:
    """Give the cells of a row, with each below a heading that names a part the one of its whole before it."""
    whole: Cell | None = None
    for cell in cells:
        part = part_of_column(text, cell.columns[-1]) if cell.columns else None
        yield cell, whole if part is not None else None
        whole = cell if part is None else whole


def _captioned(told: Figure, cell: Cell, passage: Passage, known: Labels) -> Figure:
    """A figure with what the caption of its table says that it counts, where its own labels leave that open."""
    text = known.text
    titled = bool(cell.columns) and is_title(cell, cell.columns[-1], known)
    caption = passage.lead if titled else passage.caption
    counted = of_caption(caption, cell, known) if caption is not None else ()
    told = replace(told, words=(*told.words, counted)) if counted else told
    if told.period is None and passage.caption is not None and text[passage.caption[1] - 1] not in _STOPS:
        told = replace(told, period=known.period(passage.caption))
    spans = (*told.columns, *(span for span in (passage.caption, passage.lead) if span is not None))
    above = [text[a:b] for a, b in spans]
    terms = cell.header is not None and tells_terms(above, text[slice(*cell.header)])
    return replace(told, words=(), share=None, counted=load("tables")["terms"]["counted"]) if terms else told


def _reached(text: str, cell: Cell) -> Cell:
    """A cell of a row that its goal heads, labelled with what the goal counts: "freed" of "150 freed"."""
    opens = _OPENS_GOAL.match(text, *cell.header) if cell.header is not None else None
    return replace(cell, header=(opens.end(), cell.header[1])) if opens is not None and cell.header else cell


def _figure(text: str, cell: Cell, numbers: Sequence[NumberMention]) -> NumberMention | None:
    """The number that a cell states: its first, where nothing stands before it and it can be a count."""
    number = next((n for n in numbers if cell.start <= n.start and n.end <= cell.end), None)
    if number is None or number.refused is not None or number.kind not in _COUNTS:
        return None
    outer = number.outer_start if number.outer_start >= 0 else number.start
    return number if not WORD.search(text, cell.start, max(outer, cell.start)) else None


def _told(text: str, cell: Cell, number: NumberMention, known: Labels) -> Figure:
    """Tell what may say the metric: the row where the column is a date, else the column before the row."""
    inner = cell.columns[::-1]
    labels = [*inner, cell.header] if cell.header else list(inner)
    above = cell.wholes[::-1]
    period = known.dated([*labels, *above])
    telling = [span for span in labels if not known.bare(span) and not is_title(cell, span, known)]
    if cell.header in telling and inner and known.bare(inner[0]):
        telling = [cell.header, *(span for span in telling if span != cell.header)]
    parts = _unbroken(text, [known.beside(span) for span in telling], cell)
    broken = len(parts) < len(telling)
    alone = [*parts, *((one,) for part in parts[broken:] if len(part) > 1 for one in part)]
    if cell.wholes and cell.header is not None:
        alone = _parts(text, cell.header, cell.wholes)
    if cell.header is None and len(parts) > 1 and inner[-1] > cell.row:  # a label below, broken over lines
        alone, parts = [tuple(span for part in parts[::-1] for span in part)], parts[:1]
    pairs = [(*parts[0], *other) for other in parts[1:]] + [(*other, *parts[0]) for other in parts[1:]]
    behind = _behind(text, cell, number)
    return Figure(
        number,
        tuple([behind] if behind else []) + tuple(alone) + tuple(pairs),
        period,
        label(text, [*cell.wholes, *([cell.header] if cell.header else [])]),
        label(text, cell.columns),
        (*cell.columns, *above),
        (cell.wholes, cell.header) if cell.wholes and cell.header is not None else None,
    )


def _unbroken(text: str, parts: Sequence[tuple[Span, ...]], cell: Cell) -> list[tuple[Span, ...]]:
    """The words of labels, innermost first, those of a heading of several lines together: "Cases" / "taken on"."""
    heads = [part for part in parts if part and any(a <= part[0][0] < b for a, b in cell.columns)]
    goes_on = len(heads) > 1 and all(text[part[0][0]].islower() for part in heads[:-1]) and cell.columns[-1] < cell.row
    if not goes_on or parts[: len(heads)] != heads:
        return list(parts)
    return [tuple(span for part in reversed(heads) for span in part), *parts[len(heads) :]]


def _of_whole(text: str, told: Figure, whole: Figure, heading: Span) -> Figure:
    """A figure below a heading that names a part of what the column before it counts: "of which children"."""
    part = part_of_column(text, heading) or heading
    labels = tuple(span for words in reversed(whole.words) for span in words)
    both = [(part, *words) for words in whole.words]
    return replace(
        told,
        words=tuple([(part,), *both] if _tells_deed(text, part) else both),
        share=(labels, part),
        column=" / ".join(words for words in (whole.column, told.column) if words),
        columns=(*whole.columns, *told.columns),
    )


def _parts(text: str, header: Span, wholes: Sequence[Span]) -> list[tuple[Span, ...]]:
    """What may say what a part of another row counts: its own label, then both; "of whom women" alone says nothing."""
    both: list[tuple[Span, ...]] = [] if names_things(text, header) else [(header, whole) for whole in reversed(wholes)]
    words = text[slice(*header)].lower().lstrip("- \u2013")
    of_whole = words.startswith(tuple(load("tables")["part"]["openings"]))
    return both if of_whole and not _tells_deed(text, header) else [(header,), *both]


def _tells_deed(text: str, part: Span) -> bool:
    """Whether the label of a part says what was done to them: "of whom convicted"."""
    words = text[slice(*part)].lower().lstrip("- \u2013(")
    opening = next((told for told in load("tables")["part"]["openings"] if words.startswith(told)), "")
    return common_verbs().get(next(iter(words[len(opening) :].split()), "")) in _DONE


def _behind(text: str, cell: Cell, number: NumberMention) -> tuple[Span, ...]:
    """The words of the cell behind its number ("3 convictions"), marks of footnotes left out."""
    start = max(number.end, number.outer_end)
    marks = _MARKS.match(text, start, cell.end)
    start = marks.end() if marks else start
    return ((start, cell.end),) if WORD.search(text, start, cell.end) else ()


def label(text: str, spans: Sequence[Span]) -> str | None:
    """The words of a heading as one line; headings above one another are parted by a slash."""
    return " / ".join(" ".join(text[a:b].split()) for a, b in spans) or None
