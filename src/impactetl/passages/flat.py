"""Tables in plain text: which line of a run of rows heads its columns, and the cells of each row with their headings.

A number is never given to the label of another row, and to a column only where the layout leaves no choice: as many
cells as headings, the same count of tabs or bars before both, or the same place on their lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.grammar.calendar_points import point_at
from impactetl.model import Cell, Span, plain
from impactetl.passages.columns import Heads
from impactetl.passages.layout import Line, LineKind
from impactetl.passages.sentences import trimmed
from impactetl.passages.slots import Slot, aside_of, bare_aside, is_value, slots_of
from impactetl.passages.sums import with_sums
from impactetl.passages.wholes import Wholes

# A row of more cells is no table that people read.
_MOST_CELLS = 60
_NUMBER = re.compile(r"\d")
_YEARS = re.compile(r"(?:19|20)\d\d\b")
# What stands in the heading of a column though it has digits: years, quarters, ages, notes.
_HEADING_DIGITS = re.compile(
    r"\b(?:FY\s?)?(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?\b|\bFY\s?\d\d(?:[-\u2013/]\d\d)?\b|\b[QH][1-4]\b|\b[1-4]Q\b"
    r"|\b\d{1,2} ?[-\u2013] ?\d{1,2}\b|[(\[]\d{1,2}[)\]]"
)
# A row that ends in an answer names no columns: "Training for Investigators  Yes  Yes".
_ANSWER = re.compile(r"\s(?:Yes|No|Unknown|N/A)\*?\s*$")
# How a row begins whose first cell is a value.
_OPENS_VALUE = re.compile(r"[\s|]*[\dUNY]", re.IGNORECASE)
_GAP = re.compile(r"\t+| {2,}|(?<!\s)\s+\|\s*|\|\s*")
# A figure with its unit: a share, an amount.
_FIGURE = re.compile(
    r"(?:[A-Z]{0,3}[$\u00a3\u20ac]\s?)?\d[\d.,]*\s?(?:%|per cent|percent|[mk]|bn|million|billion|thousand)?\+?",
    re.IGNORECASE,
)
# The labels below a row of numbers take so many lines.
_LABEL_LINES, _FEW_WORDS = 4, 3


@plain
class FlatRow:
    """A line of a table with the span of its header, if it has one, and its cells."""

    span: Span
    header: Span | None = None
    cells: tuple[Cell, ...] = ()


def flat_rows(
    text: str, lines: Sequence[Line], above: Line | None, around: tuple[Sequence[Line], Span | None]
) -> Iterator[FlatRow]:
    """Give the rows of a run of lines as ``_rows`` does, those with their whole that add up to the row above them."""
    rows = list(_rows(text, lines, above, around))
    for row, cells in zip(rows, with_sums(text, [row.cells for row in rows]), strict=True):
        yield FlatRow(row.span, row.header, cells)


def _rows(
    text: str, lines: Sequence[Line], above: Line | None, around: tuple[Sequence[Line], Span | None]
) -> Iterator[FlatRow]:
    """Give the rows of a run of lines; ``above`` is the line of words right above.

    ``around`` are the lines behind it, and of what counts in brackets are where a line further above tells it.
    Lines of another kind than rows are rules, or head the rows below them.
    """
    above = None if above is not None and _is_figure(text, above) else above
    (below, aside), heads, wholes = around, Heads(text, above), Wholes(text)
    taken: Line | None = None
    for k, line in enumerate(lines):
        on = heads.with_more(line) if k and heads.last is lines[k - 1] else None
        if line.kind is not LineKind.ROW and on is None:
            wholes.open(line)
            yield FlatRow(_span(line))
            continue
        if on is not None or _is_header(text, line):
            if line is not taken:
                heads, wholes = on or heads.above_line(line, joined=k > 0 and heads.last is lines[k - 1]), Wholes(text)
            yield FlatRow(_span(line))
            continue
        under = [] if _are_labels(text, line, heads.line) else _labels_below(text, line, (*lines[k + 1 :], *below))
        taken = under[-1] if under else None
        named = Heads(text, under[0], (), under[1:]) if under else heads
        cells = _cells(text, line, replace(named, aside=aside))
        yield FlatRow(_span(line), _span(named.line) if named.line is not None else None, wholes.placed(line, cells))


def _span(line: Line) -> Span:
    return line.start, line.end


def _is_figure(text: str, line: Line) -> bool:
    """Whether a line above rows is a figure with its label, and heads nothing: "Rs. 69.4 lakh    grants received"."""
    words = text[slice(*_span(line))]
    return _GAP.search(words) is not None and _NUMBER.search(_HEADING_DIGITS.sub("", words)) is not None


def names_columns(text: str, line: Line) -> bool:
    """Tell a line of several cells that names columns by years, though it opens as an item of a list does."""
    years = len(_YEARS.findall(text, line.start, line.end)) > 1
    return years and _GAP.search(text, line.start, line.end) is not None and _is_header(text, line)


def _is_header(text: str, line: Line) -> bool:
    """A row that names columns: no number in it, but years and the like behind its label."""
    words = text[line.start : line.end]
    if _ANSWER.search(words):
        return False
    return not _NUMBER.search(_HEADING_DIGITS.sub("", words)) and not (
        _YEARS.match(words) and len(_YEARS.findall(words)) == 1
    )


def _are_labels(text: str, row: Line, line: Line | None) -> bool:
    """Tell whether a line names each number of a row of nothing but numbers, as infographics do above or below them."""
    if line is None or _NUMBER.search(text, *_span(line)) or not _OPENS_VALUE.match(text, *_span(row)):
        return False
    values = slots_of(text, row.start, row.end)
    alone = 1 < len(values) <= _MOST_CELLS and all(_stands(text[slot.start : slot.end]) for slot in values)
    return alone and len(_GAP.findall(text[slice(*_span(line))].strip(" \t|"))) + 1 == len(values)


def _stands(words: str) -> bool:
    """Whether words are a figure or a share, which has a label of its own in a row of nothing but numbers."""
    return is_value(words) or _FIGURE.fullmatch(words) is not None


def _labels_below(text: str, row: Line, below: Sequence[Line]) -> list[Line]:
    """The lines right below a row of numbers that name each of them: the first, and those that go on with it."""
    under: list[Line] = []
    for line in below[:_LABEL_LINES]:
        end = under[-1].end if under else row.end
        if text.count("\n", end, line.raw_start) > 1 or _NUMBER.search(
            _HEADING_DIGITS.sub("", text[slice(*_span(line))])
        ):
            break
        if not _are_labels(text, row, line) and not (under and _goes_on(text, line)):
            break
        under.append(line)
    return under if under and _are_labels(text, row, under[0]) else []


def _goes_on(text: str, line: Line) -> bool:
    """Whether a line below labels may go on with some of them: it has several cells, or one of a few words."""
    words = text[slice(*_span(line))]
    return _GAP.search(words) is not None or (words[:1].islower() and len(words.split()) <= _FEW_WORDS)


def _cells(text: str, line: Line, heads: Heads) -> tuple[Cell, ...]:
    """The data cells of a row; none where row and header do not fit.

    A date on a line of its own ("Friday, May 2, 2014") is no row.
    """
    span = _span(line)
    slots = [slot for slot in slots_of(text, line.raw_start, line.end) if _says(text, slot)]
    if _is_date(text, span) or len(slots) > _MOST_CELLS:
        return ()
    slots, asides = _parted(text, slots, heads)
    if pairs := _pairs(text, slots):
        return tuple(Cell(*value.span, span, label.span) for label, value in pairs)
    label = slots[0] if slots and _labels(text, slots, heads) else None
    values = slots[1:] if label is not None else slots
    first = label.span if label is not None else None
    columns = heads.over(values, label)
    if not columns and len(values) == 1 and first is not None:
        columns = [()]
    out: list[Cell] = []
    for value, column in zip(values, columns, strict=False):
        behind = [each for each in asides if each.behind == value]
        out.append(Cell(*value.span, span, first, heads.bare(column) if behind else column))
        out += (Cell(*each.count, span, first, over) for each in behind if (over := heads.bracket(each.told, column)))
    return tuple(out)


def _says(text: str, slot: Slot) -> bool:
    """Whether a slot holds more than a sign such as a tick; a dash stands for a figure."""
    words = text[slot.start : slot.end]
    return is_value(words) or any(c.isalnum() for c in words)


def _labels(text: str, slots: Sequence[Slot], heads: Heads) -> bool:
    """Whether the first slot of a row is its label: no figure, or an open band where figures stand for all columns."""
    words = text[slots[0].start : slots[0].end]
    return not is_value(words) or (words.endswith("+") and len(slots) == heads.count + 1)


def _is_date(text: str, row: Span) -> bool:
    """Tell whether a line is a date and nothing else."""
    start, end = trimmed(text, *row)
    point = point_at(text, start, end)
    return point is not None and point.end == end


@plain
class _Aside:
    """A count in brackets, what tells its time or its part, and the slot before it."""

    count: Span
    told: Span | None
    behind: Slot | None


def _parted(text: str, slots: Sequence[Slot], heads: Heads) -> tuple[list[Slot], list[_Aside]]:
    """The slots without counts in brackets, which are of another time or of a part; and those counts."""
    told = heads.bracketed
    may = told is not None or heads.names_parts
    kept: list[Slot] = []
    asides: list[_Aside] = []
    for n, slot in enumerate(slots):
        words = text[slot.start : slot.end]
        found, bare = aside_of(words) if n else None, bare_aside(words) if may and n else None
        count = found[0] if found is not None else bare
        if count is None:
            kept.append(slot)
            continue
        start = words.index("(")
        if words[:start].strip():
            end = slot.start + len(words[:start].rstrip())
            kept.append(Slot(slot.start, end, slot.left, slot.left + end - slot.start, slot.field))
        when = _moved(found[1], slot.start) if found is not None else told
        asides.append(_Aside(_moved(count, slot.start), when, kept[-1] if kept else None))
    return kept, asides


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _pairs(text: str, slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """Labels with their values, where two or more of them stand on one line by turns: "Rescued 61 | Charged 19"."""
    if len(slots) < 4 or len(slots) % 2:  # noqa: PLR2004 -- two pairs
        return []
    told = [is_value(text[slot.start : slot.end]) for slot in slots]
    if any(told[::2]) == any(told[1::2]) or not (all(told[::2]) or all(told[1::2])):
        return []
    first, second = slots[::2], slots[1::2]
    return list(zip(second, first, strict=True)) if told[0] else list(zip(first, second, strict=True))
