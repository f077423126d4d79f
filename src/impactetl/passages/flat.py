"""Tables in plain text: which line of a run of rows heads its columns, and the cells of each row with their headings.

A number is never given to the label of another row, and to a column only where the layout leaves no choice: as many
cells as headings, the same count of tabs or bars before both, or the same place on their lines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from impactetl.grammar.calendar_points import point_at
from impactetl.model import Cell, Span, plain
from impactetl.passages.layout import Line, LineKind
from impactetl.passages.sentences import trimmed
from impactetl.passages.slots import Slot, aside_of, bare_aside, is_value, slots_of
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
# The year of the counts in brackets, as a heading tells it: "2019 (2018)", "in brackets: 2018", "2018 in brackets".
_BRACKETED_YEAR = re.compile(
    r"\((?:[^()\d]{0,30}?)((?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?)[^()\d]{0,20}\)"
    r"|(?:brackets|parentheses)\D{0,24}?((?:19|20)\d\d)|((?:19|20)\d\d)\s+(?:figures?\s+)?in\s+(?:brackets|parentheses)"
)
# The heading of a column and its cells stand no more signs apart.
_ASTRAY = 3
# Cells stand below their headings in a row that has so wide a gap behind its label.
_ALIGNED = 4


@plain
class FlatRow:
    """A line of a table with the span of its header, if it has one, and its cells."""

    span: Span
    header: Span | None = None
    cells: tuple[Cell, ...] = ()


def flat_rows(text: str, lines: Sequence[Line], above: Line | None, below: Line | None) -> Iterator[FlatRow]:
    """Give the rows of a run of lines; ``above`` and ``below`` are lines of words that stand next to it.

    Lines of another kind than rows are rules, or head the rows below them.
    """
    header, over, wholes = above, None, Wholes(text)
    taken: Line | None = None
    for k, line in enumerate(lines):
        if line.kind is not LineKind.ROW:
            wholes.open(line)
            yield FlatRow(_span(line))
            continue
        if _is_header(text, line):
            if line is not taken:
                over = header if k and header is lines[k - 1] else None
                header, wholes = line, Wholes(text)
            yield FlatRow(_span(line))
            continue
        taken = None if _are_labels(text, line, header) else _labels_below(text, lines, k, below)
        named = taken or header
        cells = _cells(text, line, _Heads(text, named, over if named is header else None))
        yield FlatRow(_span(line), _span(named) if named is not None else None, wholes.placed(line, cells))


def _span(line: Line) -> Span:
    return line.start, line.end


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
    alone = 1 < len(values) <= _MOST_CELLS and all(is_value(text[slot.start : slot.end]) for slot in values)
    return alone and len(_GAP.findall(text, *_span(line))) + 1 == len(values)


def _labels_below(text: str, lines: Sequence[Line], k: int, below: Line | None) -> Line | None:
    """The line below a row of numbers that names each of them."""
    under = lines[k + 1] if k + 1 < len(lines) else below
    return under if _are_labels(text, lines[k], under) else None


def _cells(text: str, line: Line, heads: "_Heads") -> tuple[Cell, ...]:
    """The data cells of a row; none where row and header do not fit.

    A date on a line of its own ("Friday, May 2, 2014") is no row.
    """
    span = _span(line)
    slots = [slot for slot in slots_of(text, line.raw_start, line.end) if _says(text, slot)]
    if _is_date(text, span) or len(slots) > _MOST_CELLS:
        return ()
    slots, asides = _parted(text, slots, heads.other_year)
    if pairs := _pairs(text, slots):
        return tuple(Cell(*value.span, span, label.span, (label.span,)) for label, value in pairs)
    label = slots[0] if slots and not is_value(text[slots[0].start : slots[0].end]) else None
    values = slots[1:] if label is not None else slots
    first = label.span if label is not None else None
    columns = heads.over(values, label)
    if not columns and len(values) == 1 and first is not None:
        columns = [(first,)]
    out = [Cell(*value.span, span, first, column) for value, column in zip(values, columns, strict=False)]
    return (*out, *(Cell(*count, span, first, (when,)) for count, when in asides if out))


def _says(text: str, slot: Slot) -> bool:
    """Whether a slot holds more than a sign such as a tick; a dash stands for a figure."""
    words = text[slot.start : slot.end]
    return is_value(words) or any(c.isalnum() for c in words)


def _is_date(text: str, row: Span) -> bool:
    """Tell whether a line is a date and nothing else."""
    start, end = trimmed(text, *row)
    point = point_at(text, start, end)
    return point is not None and point.end == end


def _parted(text: str, slots: Sequence[Slot], year: Span | None) -> tuple[list[Slot], list[tuple[Span, Span]]]:
    """The slots without counts in brackets, which are of another time; and those counts with their times.

    ``year`` is the one of counts that stand in brackets by themselves.
    """
    kept: list[Slot] = []
    asides: list[tuple[Span, Span]] = []
    for n, slot in enumerate(slots):
        words = text[slot.start : slot.end]
        found, bare = aside_of(words), bare_aside(words) if year is not None and n else None
        if found is not None and n:
            asides.append((_moved(found[0], slot.start), _moved(found[1], slot.start)))
        elif bare is not None and year is not None:
            asides.append((_moved(bare, slot.start), year))
        else:
            kept.append(slot)
            continue
        start = words.index("(")
        if words[:start].strip():
            end = slot.start + len(words[:start].rstrip())
            kept.append(Slot(slot.start, end, slot.left, slot.left + end - slot.start, slot.field))
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


@plain
class _Heads:
    """The headings of the columns of a row: those of ``line``, and those of the line ``above`` it that head several."""

    text: str
    line: Line | None
    above: Line | None = None

    @property
    def other_year(self) -> Span | None:
        """The year of counts in brackets, where the headings tell it."""
        found = _BRACKETED_YEAR.search(self.text, *_span(self.line)) if self.line is not None else None
        return next((found.span(i) for i in (1, 2, 3) if found[i]), None) if found is not None else None

    def over(self, values: Sequence[Slot], label: Slot | None) -> list[tuple[Span, ...]]:
        """The headings of each value of a row, outermost first; none where they are not plain."""
        heads, outer = self._slots(self.line), self._slots(self.above)
        columns = _columns(values, heads, label)
        every = len(heads) // len(outer) if outer and len(heads) % len(outer) == 0 else 0
        if not every:
            return [(column.span,) for column in columns]
        return [(outer[heads.index(column) // every].span, column.span) for column in columns]

    def _slots(self, line: Line | None) -> list[Slot]:
        if line is None:
            return []
        aside = self.other_year
        slots = slots_of(self.text, line.raw_start, line.end)
        return [s for s in slots if aside is None or self.text[s.start] != "(" or not s.start < aside[0] < s.end]


def _columns(values: Sequence[Slot], heads: Sequence[Slot], label: Slot | None) -> list[Slot]:
    """The heading of each value; none where that is not plain."""
    count = len(values)
    if not count or not heads:
        return []
    by_field = {head.field: head for head in heads if head.field >= 0}
    if by_field and all(value.field in by_field for value in values):
        return [by_field[value.field] for value in values]
    if len(heads) == count:
        return list(heads)
    if label is None:
        return []
    if len(heads) == count + 1 and heads[0].left <= label.right:
        return list(heads[1:])
    wide = values[0].left - label.right >= _ALIGNED and all(b.left - a.right > 1 for a, b in pairwise(heads))
    return _by_place(values, heads) if wide else []


def _by_place(values: Sequence[Slot], heads: Sequence[Slot]) -> list[Slot]:
    """The headings that stand above values; none where two would share one."""
    out: list[Slot] = []
    for value in values:
        apart = sorted((max(head.left - value.right, value.left - head.right, 0), i) for i, head in enumerate(heads))
        if apart[0][0] > _ASTRAY or (len(apart) > 1 and apart[1][0] == apart[0][0]):
            return []
        out.append(heads[apart[0][1]])
    return out if len({head.start for head in out}) == len(out) else []
