"""Lines of names or years with their numbers below what they count: "Girls freed" / "2015: 34" / "2016: 51"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.records.across.breakdown import LINE_CHARS, LINES, SUMMED, runs_behind
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.row import Row
from impactetl.records.base.link import Link
from impactetl.records.base.setting import Setting
from impactetl.records.draft import Reading, read_passage
from impactetl.records.linking.labels.beside import counted_label, whom
from impactetl.syntax.items import Item, counts, tagged
from impactetl.syntax.words import PERSON

# A number, a colon, a number.
_PAIR = 2
# What stands between the name of a line and its number.
_SIGNS = frozenset({":", "-", "|", "(", ")", "."})


def counted_under(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with lines of a name and a number that a heading of people counts."""
    out = list(readings)
    for i in range(len(rows.passages) - 1):
        if not _may_head(rows, i, out[i]) or not _has_number(rows.words(i + 1)):
            continue
        run = next(iter(runs_behind(rows, out, i)), range(0))
        if not run or run[0] != i + 1:
            continue
        told = [_read(rows.row(i), rows.row(k), rows.setting) for k in run]
        while told and told[-1] is None:
            told.pop()
        metrics = {reading.links[0].metric if reading is not None else "" for reading in told}
        if len(told) > 1 and len(metrics) == 1 and "" not in metrics:
            out[i + 1 : i + 1 + len(told)] = told
    return out


def _may_head(rows: PassageRows, i: int, reading: Reading | None) -> bool:
    """Whether a short line without a number stands here, which states nothing by itself."""
    passage, words = rows.passages[i], rows.words(i)
    if passage.kind not in LINES or passage.cells or len(words) > LINE_CHARS:
        return False
    return (reading is None or not reading.links) and not _has_number(words)


def _has_number(words: str) -> bool:
    return any(c.isdigit() for c in words)


def _read(head: Row, line: Row, setting: Setting) -> Reading | None:
    """A line read as its number with the words of the heading; None where that counts no people."""
    numbers = [item for item in line.items if counts(item)]
    if len(line.items) > _PAIR and line.items[-1] in numbers and line.items[-2].lower == ":":
        numbers = numbers[-1:]  # "10-14: 61", where the first is a band of ages
    label = whom(counted_label([item for item in head.items if item.lower not in _SIGNS]))
    if len(numbers) != 1 or not label:
        return None
    name = [item for item in line.items if item is not numbers[0] and item.lower not in _SIGNS]
    if not name or not all(_names(item) for item in name):
        return None
    number = numbers[0]
    comma = Item(number.end, number.end, ",", "sign")
    items = tagged((number, *label, comma, *name))
    reading = read_passage(line.passage, line.mentions, items, setting.having(head.vocabulary | line.vocabulary), ())
    own = [k for k in reading.links if k.phrase.start == 0 and k.metric in SUMMED and k.modality == "actual"]
    people = [k for k in own if (k.phrase.noun in PERSON or len(label) == 1) and not _of_others(reading, k)]
    return replace(reading, links=tuple(people[:1])) if people else None


def _of_others(reading: Reading, link: Link) -> bool:
    """Whether the deed was done to others than those counted: "Victims of the convicted"."""
    return link.hit is not None and reading.view.word(link.hit.at - 1) in {"the", "those"}


def _names(item: Item) -> bool:
    """Whether an item may be a year, a place or a kind of people, beside which a line has its number."""
    return (
        item.date is not None
        or item.number is not None
        or item.capital
        or item.noun in PERSON
        or item.lower in words_of("tables", "bands", "words")
    )
