"""Lines of several labels with their numbers: "Q3 2018: raids 6 | victims freed 35 (girls 21, boys 14)".

Each number is put before its label, as it would stand in a sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from impactetl.grammar.signs import JOINING_SIGNS, PART_SIGNS
from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.linking.labels.beside import counted_label, unmarked
from impactetl.syntax.items import Item, tagged
from impactetl.syntax.words import PERSON

_FINITE = frozenset({"be", "have", "modal", "do", "neg", "pron", "rel", "sub"})
# A lead and a label have so many items at most.
_LEAD_ITEMS, _LABEL_ITEMS = 12, 8
# How a line of two numbers ends, and what makes its label a clause.
_TAILS = ([":", "#", "and", "#"], [":", "#", "/", "#"])
_TAIL_ITEMS = 4
_STOPS, _SAYING, _LONGEST = frozenset({".", ";", ":"}), frozenset({"be", "have", "modal", "do", "neg", "pron"}), 16
_WITH_DATE = frozenset({None, "time", "thing"})
# The two are named within so many items.
_HEAD_ITEMS = 4
_COUNTED = frozenset({NumberKind.CARDINAL, NumberKind.VAGUE})


def tallied(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Put each number of a line of labels before its label; None where the line is another."""
    row = unmarked(row)
    row = row[:-1] if row and row[-1].lower == "." else row
    lead = _lead_end(row)
    found = _Line(row, lead).pairs()
    if found is None or len(found) < 2:  # noqa: PLR2004 -- one label and its number are read as such
        return None
    out = list(row[:lead])
    for number, label, rest in found:
        end = max(number.end, rest[-1].end if rest else 0)
        out += [number, *label, *rest, Item(end, end, ";", "sign")]
    return tagged(out[:-1])


def paired(row: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Put two numbers before what each counts: "girls and boys freed: 40 and 12" is 40 girls freed, 12 boys freed."""
    row = unmarked(row)
    row = row[:-1] if row and row[-1].lower == "." else row
    label = row[:-_TAIL_ITEMS]
    lows = [item.lower if item.number is None else "#" for item in row[-_TAIL_ITEMS:]]
    if lows not in _TAILS or not label or len(label) > _LONGEST or not (_counts(row[-3]) and _counts(row[-1])):
        return None
    if any(item.number is not None or item.lower in _STOPS or item.category in _SAYING for item in label):
        return None
    both = _joined(counted_label(label))
    if both is None:
        return None
    first, second = both
    sign = Item(row[-3].end, row[-3].end, ";", "sign")
    return tagged((row[-3], *first, sign, row[-1], *second))


def _joined(label: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]] | None:
    """The two that a label names: joined by "and" at its head, or the second with the first at its end."""
    lows = [item.lower for item in label]
    i = next((i for i in range(1, min(_HEAD_ITEMS, len(lows))) if lows[i] in {"and", "/"}), None)
    if i is not None:
        head = next((k for k in range(i + 1, len(label)) if label[k].category == "noun"), None)
        return ((*label[:i], *label[head + 1 :]), label[i + 1 :]) if head is not None else None
    with_whom = "with" in lows and label[0].noun in PERSON and label[-1].noun in PERSON
    if not with_whom or len(label) - lows.index("with") > _HEAD_ITEMS:
        return None
    return label, (label[-1], *label[1 : lows.index("with")])


def _lead_end(row: Sequence[Item]) -> int:
    """Where the lead of a line ends, a time or a place before a colon: "Year to date (2016, India):"."""
    colon = next((i for i, item in enumerate(row[:_LEAD_ITEMS]) if item.lower == ":"), None)
    if colon is None:
        return 0
    # What a date stands with may be a page or a quarter: "same page at the end of 2016:".
    passed = _WITH_DATE if any(item.date is not None for item in row[:colon]) else frozenset({None})
    if any(_counts(item) or item.noun not in passed or item.category == "verb" for item in row[:colon]):
        return 0
    return colon + 1 if colon + 1 < len(row) and row[colon + 1].number is None else 0


@dataclass(slots=True)
class _Line:
    """The walk over a line from the end of its lead on."""

    row: Sequence[Item]
    at: int
    _found: list[tuple[Item, Sequence[Item], Sequence[Item]]] = field(default_factory=list)

    def pairs(self) -> list[tuple[Item, Sequence[Item], Sequence[Item]]] | None:
        """The numbers with their labels and with what stands in brackets behind them; None where more stands there."""
        parts = PART_SIGNS | (JOINING_SIGNS if self.at or _says_outcome(self.row) else frozenset())
        while self.at < len(self.row):
            label = self._label()
            number = self._number()
            if not label or number is None:
                return None
            self._found.append((number, counted_label(label), self._brackets()))
            if self.at < len(self.row) and self.row[self.at].lower not in parts:
                return None
            while self.at < len(self.row) and self.row[self.at].lower in parts:
                self.at += 1
        return self._found

    def _label(self) -> Sequence[Item]:
        """The words up to a colon, a bracket or a number; none where they make a clause."""
        start = self.at
        while self.at < len(self.row) and self._names() and self.at - start <= _LABEL_ITEMS:
            self.at += 1
        return self.row[start : self.at]

    def _names(self) -> bool:
        """Whether the next item belongs to a label; a denial does in "not guilty" alone."""
        return _names(self.row[self.at]) or [x.lower for x in self.row[self.at : self.at + 2]] == ["not", "guilty"]

    def _number(self) -> Item | None:
        """The number behind a label, which may stand in brackets alone."""
        row = self.row
        if self.at < len(row) and row[self.at].lower == ":":
            self.at += 1
        lows = [item.lower for item in row[self.at : self.at + 3]]
        bare = len(lows) == 3 and (lows[0], lows[2]) == ("(", ")")  # noqa: PLR2004 -- bracket, number, bracket
        number = row[self.at + bare] if self.at + bare < len(row) else None
        if number is None or not _counts(number):
            return None
        self.at += 3 if bare else 1
        return number

    def _brackets(self) -> Sequence[Item]:
        """What stands in brackets behind a number, the brackets included."""
        start = self.at
        if start < len(self.row) and self.row[start].lower == "(":
            end = next((i for i in range(start, len(self.row)) if self.row[i].lower == ")"), None)
            self.at = end + 1 if end is not None else start
        inside = self.row[start + 1 : self.at - 1]
        named = _Line(inside, 0).names() if inside else None
        return self.row[start : self.at] if named is None else (self.row[start], *named, self.row[self.at - 1])

    def names(self) -> Sequence[Item] | None:
        """A list of names with their numbers as one of numbers with their names: "21 girls, 14 boys"."""
        out: list[Item] = []
        while self.at < len(self.row):
            name, number = self._label(), self._number()
            if not name or number is None:
                return None
            sign = self.row[self.at : self.at + 1]
            if sign and sign[0].lower not in PART_SIGNS | JOINING_SIGNS:
                return None
            out += [number, *name, *sign]
            self.at += 1
        return out


def _says_outcome(row: Sequence[Item]) -> bool:
    """Whether a line has no noun but of courts, and so tells only what became of some: "guilty 11, not guilty 9"."""
    court = words_of("topics", "trial")
    named = [item for item in row if item.category in {"noun", "be", "have"} or item.noun is not None]
    return all(item.lower in court for item in named)


def _names(item: Item) -> bool:
    """Whether an item may stand in a label: a word, no number or date, and none that makes a clause."""
    if item.number is not None or item.date is not None or item.category in _FINITE:
        return False
    return item.category != "sign" or item.lower == "-"


def _counts(item: Item) -> bool:
    """Whether an item is a number that may count."""
    return (
        item.number is not None
        and item.date is None
        and item.number.kind in _COUNTED
        and item.number.refused in {None, "negated"}
    )
