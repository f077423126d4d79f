"""What was aimed at beside what was reached: "Girls sheltered" / "Target: 120" / "Achieved: 134".

Only what was reached is told of those whom the label counts; the aim is no fact.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from impactetl.lexicon.load import load, words_of
from impactetl.model import NumberKind, plain
from impactetl.records.across.breakdown import LINES, SUMMED
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.base.view import View
from impactetl.records.draft import Reading, read_passage
from impactetl.records.linking.labels.beside import counted_label
from impactetl.syntax.items import Item, items_of, tagged
from impactetl.syntax.words import PERSON

# A line with a label and its measures has so many characters, a label above them so many items.
_LINE_CHARS, _LABEL_ITEMS = 200, 20
_SIGNS = frozenset({",", ";", "/", "|", ".", "(", ")", "-", "\u2022", "\u00b7", "*", "and"})
_LEADS = frozenset({":", "-", "=", "was", "is", "of", "number", "value", "total", "figure"})
_APART = frozenset({":", "-", "(", "|", ";", "."})


@plain
class _Measure:
    """A number that a line calls an aim, or what was ``reached``, with the date before its name."""

    number: Item
    reached: bool
    date: Item | None


def beside_targets(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with the lines that set what was reached beside what was aimed at."""
    out = list(readings)
    label: Sequence[Item] = ()
    above: int | None = None
    for k, passage in enumerate(rows.passages):
        words = rows.words(k)
        if passage.kind not in LINES or passage.cells or len(words) > _LINE_CHARS:
            label, above = (), None
            continue
        if not _may_measure(words):
            label, above = (), k if _may_label(words) else None
            continue
        label, above = _label(rows, above) if above is not None else label, None
        row = _items(rows, k)
        start = _measured_from(row)
        measures = _measures(row[start:]) if start is not None else ()
        if not measures or any(map(_counts, row[:start])):
            label = ()
            continue
        own = _named(row[:start]) if start else ()
        label = own or label
        if label:
            out[k] = _read(rows, k, label, measures)
        label = () if own else label
    return out


@cache
def _aims() -> frozenset[str]:
    return frozenset(load("tables")["goal"]["words"]) | words_of("counting", "baselines")


@cache
def _reached() -> frozenset[str]:
    return words_of("counting", "reached")


def _may_measure(words: str) -> bool:
    """Whether a line names an aim or what was reached, and a number."""
    told = {word.strip(".,:;()/|-").lower() for word in words.split()}
    return not told.isdisjoint(_aims() | _reached()) and any(map(str.isdigit, words))


def _may_label(words: str) -> bool:
    return len(words) <= _LINE_CHARS // 2 and words[-1:] not in "?!"


def _items(rows: PassageRows, k: int) -> tuple[Item, ...]:
    row = rows.row(k)
    return items_of(rows.text, (row.passage.start, row.passage.end), row.mentions.numbers, row.mentions.dates)


def _label(rows: PassageRows, k: int) -> Sequence[Item]:
    """The words of a line that may say what is measured below it; none where it counts something itself."""
    row = _items(rows, k)
    return () if any(map(_counts, row)) else _named(row)


def _named(row: Sequence[Item]) -> Sequence[Item]:
    """The words of a label behind what it is called: "Indicator 2: Number of girls sheltered"."""
    colon = next((i for i, item in enumerate(row) if item.lower == ":"), None)
    if colon is not None and colon + 1 < len(row) and row[0].lower in words_of("counting", "measures"):
        row = row[colon + 1 :]
    row = [item for item in row if item.number is None]
    while row and row[-1].lower in _APART:
        row = row[:-1]
    return counted_label(row) if 0 < len(row) <= _LABEL_ITEMS else ()


def _measured_from(row: Sequence[Item]) -> int | None:
    """Where the measures of a line begin: at its start, or behind the sign that ends its label."""
    named = _aims() | _reached()
    at = next((i for i, item in enumerate(row) if item.lower in named and _leads_to_number(row, i)), None)
    if at is None:
        return None
    if at and row[at - 1].date is not None:
        at -= 1
    return at if not at or row[at - 1].lower in _APART else None


def _leads_to_number(row: Sequence[Item], i: int) -> bool:
    k = i + 1
    while k < len(row) and row[k].lower in _LEADS:
        k += 1
    return k < len(row) and _counts(row[k])


def _measures(row: Sequence[Item]) -> tuple[_Measure, ...]:
    """The measures that make up a row; none where anything else stands there."""
    out: list[_Measure] = []
    i = 0
    while i < len(row):
        if row[i].lower in _SIGNS:
            i += 1
            continue
        date = row[i] if row[i].date is not None else None
        i += date is not None
        if i >= len(row) or row[i].lower not in _aims() | _reached() or not _leads_to_number(row, i):
            return ()
        number = next(k for k in range(i + 1, len(row)) if _counts(row[k]))
        out.append(_Measure(row[number], row[i].lower in _reached(), date))
        i = _behind(row, number + 1)
    return tuple(out)


def _behind(row: Sequence[Item], i: int) -> int:
    """The item behind those counted and a share in brackets: "134 girls (112%)"."""
    while i < len(row) and row[i].noun in PERSON:
        i += 1
    if i < len(row) and row[i].lower == "(":
        closing = next((k for k in range(i, len(row)) if row[k].lower == ")"), None)
        inside = row[i:closing] if closing is not None else ()
        share = any(item.number is not None and item.number.kind is NumberKind.PERCENT for item in inside)
        return closing + 1 if closing is not None and share else i
    return i


# "Target 200" looks like the name of a thing.
_OPEN = frozenset({None, "code"})


def _counts(item: Item) -> bool:
    number = item.number
    if number is None or item.date is not None or number.refused not in _OPEN:
        return False
    return number.kind is NumberKind.CARDINAL and float(number.value or 0).is_integer()


def _read(rows: PassageRows, k: int, label: Sequence[Item], measures: Sequence[_Measure]) -> Reading:
    """A line read as the number that was reached with the words of its label."""
    row = rows.row(k)
    setting = rows.setting.having(row.vocabulary | {item.lower for item in label})
    told = next(
        (m for m in measures if m.reached and m.number.number is not None and m.number.number.refused is None), None
    )
    if told is None:
        return Reading(row.passage, row.mentions, View(_items(rows, k), ()), (), setting)
    comma = Item(told.number.end, told.number.end, ",", "sign")
    date = (comma, told.date) if told.date is not None else ()
    reading = read_passage(row.passage, row.mentions, tagged((told.number, *label, *date)), setting, ())
    links = [link for link in reading.links if link.phrase.start == 0 and link.metric in SUMMED]
    return replace(reading, links=tuple(links))
