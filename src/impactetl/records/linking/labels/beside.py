"""Numbers beside their labels: the number is put first, as it would stand in a sentence ("12 new cases taken in")."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from impactetl.grammar.signs import FIGURE_SIGNS, JOINING_SIGNS, PART_SIGNS
from impactetl.lexicon.load import load, words_of
from impactetl.metrics.base import Role
from impactetl.metrics.registry import METRICS
from impactetl.model import NumberKind
from impactetl.syntax.items import Item, is_term, tagged
from impactetl.syntax.words import PERSON

_TALLIES = words_of("counting", "label_tallies")
_LABEL_ENDS = frozenset({":", "-", "|", "=", ".", "\u2026", "_"})
_LEADERS = frozenset({":", ".", "\u2026", "_", "-"})
# What may stand between "rescued: 412" and "arrested: 96" on one line.
_BETWEEN = PART_SIGNS | JOINING_SIGNS | {"-"}
# One of these stands in every line of labels that does not end with a number, or with what may stand behind one.
_LABEL_SIGNS = (_LEADERS - {"."}) | FIGURE_SIGNS | PART_SIGNS | {"*"}
_AFTER_NUMBER = JOINING_SIGNS | {")", "."}
_VERDICTS = words_of("justice", "outcomes", "labels")
_NONE = frozenset({"none", "nil"})
# A number below this may number the lines of a list.
_NUMBERED = 20
# The name of a deed before its count has at most so many items, with the colon.
_NAME_ITEMS = 4
# So many things may be named within a label.
_FEW = 9
# A label is no longer.
_LABEL_ITEMS = 16


def may_be_label(row: Sequence[Item]) -> bool:
    """Tell whether a line may be a label beside its number, or several: a sign parts them, or it ends with a number."""
    lows = [item.lower for item in row]
    if not _LABEL_SIGNS.isdisjoint(lows) or lows.count(".") > 1:  # leaders: "Arrested . . . 14"
        return True
    end = row[-2] if lows[-1:] == ["."] and len(row) > 1 else row[-1] if row else None
    return end is not None and (end.number is not None or end.lower in _AFTER_NUMBER)


def counted_label(label: Sequence[Item]) -> Sequence[Item]:
    """What a label counts: the words behind its "number of"."""
    for i, item in enumerate(label[:5]):
        if item.lower == "of" and i and all(x.lower in _TALLIES or x.lower in {"the", "."} for x in label[:i]):
            return label[i + 1 :]
    if len(label) > 1 and label[0].lower in _TALLIES and label[1].category == "verb":  # "Total arrested"
        return label[1:]
    return label


def part_label(label: Sequence[Item]) -> Sequence[Item]:
    """Those whom the label of a part names: the words behind its "of whom", "among them", "including"."""
    words = " ".join(item.lower for item in label[:4]) + " "
    told = next((opening for opening in load("tables")["part"]["openings"] if words.startswith(opening + " ")), "")
    return counted_label(label[len(told.split()) :])


def unmarked(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without signs of emphasis and marks of footnotes."""
    return tuple(item for item in row if item.lower != "*") if any(item.lower == "*" for item in row) else row


def year_behind(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put the year that opens a label behind its words: "2022 arrests: 45" is "arrests 2022: 45"."""
    at = next((i for i, item in enumerate(row[:2]) if item.date is not None), None)
    if at is None:
        return row
    end = next((i for i in range(at + 1, len(row)) if row[i].lower in _LABEL_ENDS), len(row))
    return (*row[:at], *row[at + 1 : end], row[at], *row[end:])


def number_first(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put the number of "new cases taken in: 61" before its label; of several on one line, each."""
    row = unmarked(row)
    if len(row) > 1 and row[-1].number is not None and " ".join(item.lower for item in row[:-1]) in _VERDICTS:
        return tagged((row[-1], *row[:-1]))  # "Not guilty 3"
    if len(row) < 3:  # noqa: PLR2004 -- label, colon, number
        return row
    if all(item.lower != ":" for item in row):
        return _barred(row) or _led(row)
    return _each(row) or _of_list(row) or _barred(row) or _named(row) or _led(row)


def _each(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Several labels of one line, each with its number behind a colon: "Rescued: 412 | Arrested: 96"."""
    out: list[Item] = []
    at, pairs = 0, 0
    row = row[:-1] if row[-1].lower == "." else row
    while at < len(row):
        colon = next((i for i in range(at, min(at + _LABEL_ITEMS, len(row))) if row[i].lower == ":"), None)
        if colon is None or colon == at or colon + 1 >= len(row):
            return None
        if row[colon + 1].number is None and row[colon + 1].lower not in _NONE:
            return None
        label, number = _named_deed(row[at:colon], row[colon + 1]), row[colon + 1]
        if any(item.number is not None or item.category == "be" or item.lower in {".", ";"} for item in label):
            return None
        out += [number, *counted_label(label), Item(number.end, number.end, ";", "sign")]
        at, pairs = colon + 2, pairs + 1
        while at < len(row) and row[at].lower in _BETWEEN | {"."}:
            at += 1
    return tagged(out[:-1]) if pairs > 1 else None


def _named_deed(label: Sequence[Item], number: Item) -> Sequence[Item]:
    """The label of a none, whose words for deeds are nouns: "Arrests: none" tells of no arrests."""
    if number.number is not None:
        return label
    return [
        replace(item, category="noun", nominal=True)
        if item.category == "verb" and item.lower.removesuffix("s") in deed_nouns()
        else item
        for item in label
    ]


def _named(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """A noun of a metric that heads its count: "Rescue: 412 people" is the rescue of 412 people."""
    colon = next((i for i, item in enumerate(row[1:_NAME_ITEMS], 1) if item.lower == ":"), None)
    if colon is None or colon + 2 >= len(row) or row[colon + 1].number is None:
        return None
    word = row[colon - 1].lower
    several = row[colon + 2].noun in PERSON and word.removesuffix("s") in deed_nouns()  # "Rescues: 14 girls"
    if word not in deed_nouns() and not several:
        return None
    if any(item.category in {"verb", "be", "have", "modal"} or item.lower == ":" for item in row[colon + 2 :]):
        return None
    led = replace(row[colon], lower="of", category="prep")
    name = replace(row[colon - 1], category="noun", nominal=True)
    return (*row[: colon - 1], name, led, *row[colon + 1 :])


def _of_list(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """One label of several numbers, each with its name: "Girls freed: Cebu 12, Manila 30" is told of each."""
    colon = next((i for i, item in enumerate(row[:_LABEL_ITEMS]) if item.lower == ":"), None)
    if colon is None or colon == 0 or any(item.number is not None or item.category == "be" for item in row[:colon]):
        return None
    label = whom(counted_label(row[:colon]))
    parts = _parts(row[colon + 1 :])
    if not label or len(parts) < 2:  # noqa: PLR2004 -- one number has its label to itself
        return None
    out: list[Item] = []
    for number, name in parts:
        end = max(number.end, name[-1].end)
        out += [number, *label, Item(number.end, number.end, ",", "sign"), *name, Item(end, end, ";", "sign")]
    return tagged(out[:-1])


def whom(label: Sequence[Item]) -> Sequence[Item]:
    """Those of a label who are told by kind: "Nationality of the victims" and "Victims by country" are victims."""
    lows = [item.lower for item in label]
    if len(lows) > 2 and lows[0] in _KINDS and lows[1] == "of":  # noqa: PLR2004 -- "Origin of victims"
        return label[2:]
    by = next((i for i, word in enumerate(lows) if word in {"by", "per"} and i >= len(lows) - _BY_REACH), None)
    return label[:by] if by else label


def _parts(row: Sequence[Item]) -> list[tuple[Item, list[Item]]]:
    """The numbers of a list, each with the words of its name; none where a part of it is something else."""
    out: list[tuple[Item, list[Item]]] = []
    number, name = None, list[Item]()
    for item in (*row, Item(0, 0, ";", "sign")):
        if item.lower in _BETWEEN or item.lower in {".", "then"}:
            if number is not None and name:
                out.append((number, name))
                number, name = None, []
        elif item.lower in {"(", ")", ":"}:
            continue
        elif item.number is not None and item.date is None:
            if number is not None or not _plain(item):
                return []
            number = item
        elif (
            item.category in _NAMING and len(name) < _NAME_ITEMS and not (number is not None and item.noun is not None)
        ):
            name.append(item)
        else:
            return []
    return out if number is None and not name else []


def _plain(item: Item) -> bool:
    """Whether a number may count: its form does not refuse it."""
    return item.number is not None and item.number.kind is NumberKind.CARDINAL and item.number.refused is None


# What a name in a list is made of; a participle may stand in it ("forced labour").
_NAMING = frozenset({"noun", "prep", "det", "date", "adv"})
# "Nationality of the victims", "victims by year of birth".
_KINDS = words_of("counting", "kinds")
_BY_REACH = 3


@cache
def deed_nouns() -> frozenset[str]:
    """Give the nouns by which a metric counts what "of" leads to."""
    cues = (cue for metric in METRICS for cue in metric.cues if cue.role is Role.NOUN and "of" in cue.links)
    return frozenset(word for cue in cues for word in cue.words) | {"training"}


def _barred(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """A number that a dash or a bar parts from its label: "412 - people rescued", "People rescued | 412"."""
    row = _once(row)
    first, last = row[0], row[-1]
    if first.number is not None and row[1].lower == ":" and (first.number.value or 0) >= _NUMBERED:
        label = counted_label(row[2:])
        if len(label) < len(row[2:]):  # "46 million: the number of people in slavery"
            return tagged((first, *label))
    leads, closes = row[1].lower in FIGURE_SIGNS, row[-2].lower in FIGURE_SIGNS
    if not leads and not closes:
        return None
    if sum(item.number is not None for item in row) != 1 or any(item.category == "be" for item in row):
        return None
    if first.number is not None and leads and row[1].start > first.end and not _enumerates(row):
        return tagged((first, *counted_label(row[2:])))
    if last.number is not None and closes and row[-2].start > row[-3].end and row[-2].end < last.start:
        return tagged((last, *counted_label(row[:-2])))
    return None


def _once(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with a sign of two once: "118 // children", "118 => children"."""
    return tuple(
        item
        for i, item in enumerate(row)
        if not i or not {item.lower, row[i - 1].lower} <= FIGURE_SIGNS or row[i - 1].end != item.start
    )


def _enumerates(row: Sequence[Item]) -> bool:
    """Whether a small number only numbers the line: "3 - Suspects arrested"; a bar parts the cells of a table."""
    value = row[0].number.value if row[0].number is not None else None
    return row[2].capital and row[1].lower in FIGURE_SIGNS - {"|"} and (value is None or value < _NUMBERED)


def _compares(label: Sequence[Item]) -> bool:
    """Whether a verb tells of more or fewer: "We freed more people than ever" is a clause, and no label."""
    return any(a.category == "verb" and b.lower in {"more", "fewer", "less"} for a, b in pairwise(label))


def _is_of_label(row: Sequence[Item], i: int) -> bool:
    """Whether a number belongs to the words of a label: an age, or a few things ("living in our two houses: 33")."""
    number, few = row[i].number, i + 1 < len(row) and row[i + 1].noun not in PERSON
    if number is None or number.kind is not NumberKind.CARDINAL:
        return False
    return number.refused == "age" or (few and number.refused is None and 1 < (number.value or 0) <= _FEW)


def _led(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """A label that a colon or leaders lead to its number."""
    if row[0].number is not None:
        return row
    for i, item in enumerate(row):
        if _is_of_label(row, i) and any(x.lower == ":" for x in row[i:]):
            continue  # "Children under 14 removed from work: 73"
        if item.number is None and not (item.lower in _NONE and (i + 1 == len(row) or row[i + 1].lower == ".")):
            continue
        led = i > 1 and row[i - 1].lower in _LEADERS and (row[i - 1].lower == ":" or row[i - 2].lower in _LEADERS)
        ends = i + 1 == len(row) or row[i + 1].lower in {"(", ",", ";", "."}
        if is_term(item) and any(x.category == "verb" for x in row[:i]):  # "received the maximum penalty: 20 years"
            return row
        if led and ends and not any(x.category == "be" for x in row[:i]) and not _compares(row[:i]):
            label = list(row[: i - 1])
            while label and label[-1].lower in _LEADERS:
                label.pop()
            return tagged((item, *counted_label(_named_deed(label, item)), *row[i + 1 :]))
        return row
    return row
