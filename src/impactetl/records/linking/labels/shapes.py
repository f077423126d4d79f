"""Labels in another order than a sentence's: with a remark in brackets, or with a clause about those counted.

"Started work (bakery 6, tailoring 9): 15" is "15 started work (...)", "Workers for whom wages were recovered: 54" is
"wages were recovered for 54 workers".
"""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.model import NumberKind
from impactetl.syntax.items import Item, tagged
from impactetl.syntax.words import PERSON

# Those counted are named in so many items at the head of a label, a label has so many.
_NAME_ITEMS, _LABEL_ITEMS = 5, 24
_COUNTED = frozenset({NumberKind.CARDINAL, NumberKind.VAGUE})
_STOPS = frozenset({":", ";", "."})
_SUBJECTS = frozenset({"we", "our", "the"})
_FINITE = frozenset({"be", "have"})


def reshaped(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Give the items of a line of a label and its number in the order in which a sentence tells the same."""
    if not any(item.lower == ":" for item in row):
        return _colon_for_dash(row)
    row = _remark_behind(row)
    colon = next((i for i, item in enumerate(row) if item.lower == ":"), 0)
    if colon < 2 or colon > _LABEL_ITEMS or not _counts(row[colon + 1 : colon + 2]):  # noqa: PLR2004 -- a name, a pronoun
        return row
    label, number, rest = row[:colon], row[colon + 1], row[colon + 2 :]
    if rest and rest[0].lower in {"and", "/"}:
        return row
    told = _told(label, number)
    return tagged((*told, *rest)) if told is not None else row


def _colon_for_dash(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put a colon for the dash that parts a short title from its count: "Freed \u2013 71 people, 40 of them women"."""
    at = next((i for i, item in enumerate(row[1:_TITLE_ITEMS], 1) if item.lower == "-"), None)
    if at is None or not _counts(row[at + 1 : at + 2]) or row[at].start == row[at - 1].end or not row[0].capital:
        return row
    if at + 2 >= len(row) or row[at].end == row[at + 1].start or any(item.number is not None for item in row[:at]):
        return row
    return (*row[:at], replace(row[at], lower=":"), *row[at + 1 :])


# "In care \u2013" is a title of so few items, with its dash.
_TITLE_ITEMS = 4


def _remark_behind(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put a remark with numbers, in brackets within a label, behind the number of the label."""
    opening = next((i for i, item in enumerate(row) if item.lower == "("), 0)
    closing = next((i for i in range(opening, len(row)) if row[i].lower == ")"), 0)
    if not opening or not any(item.number is not None for item in row[opening:closing]):
        return row
    colon = next((i for i in range(closing, len(row)) if row[i].lower == ":"), len(row))
    if any(item.number is not None or item.lower in _STOPS for item in (*row[:opening], *row[closing + 1 : colon])):
        return row
    number = colon + 1
    if not closing or not _counts(row[number : number + 1]):
        return row
    return (*row[:opening], *row[closing + 1 : number + 1], *row[opening : closing + 1], *row[number + 1 :])


def _counts(items: Sequence[Item]) -> bool:
    """Whether a number that may count opens the items."""
    number = items[0].number if items else None
    return number is not None and number.kind in _COUNTED and number.refused in {None, "negated"}


def _told(label: Sequence[Item], number: Item) -> Sequence[Item] | None:
    """The clause of a label about those whom it counts, with their number; None where it has none."""
    at = next((i for i, item in enumerate(label[: _NAME_ITEMS + 1]) if item.lower in _WHO), None)
    if not at or at + 1 >= len(label) or any(item.number is not None for item in label):
        return None
    word, behind = label[at].lower, label[at + 1 :]
    named = label[: at - (word == "whom" and label[at - 1].category == "prep")]
    if not any(item.noun in PERSON for item in named) or any(item.category in {"verb", "be"} for item in named):
        return None
    if word == "who":
        return (number, *named, *behind)
    if word == "whose":
        return _of_theirs(named, number, behind)
    return (*behind, label[at - 1], number, *named) if len(named) < at else None


_WHO = frozenset({"who", "whom", "whose"})


def _of_theirs(named: Sequence[Item], number: Item, clause: Sequence[Item]) -> Sequence[Item] | None:
    """What is told of what is theirs: "whose fees we paid" is "we paid fees of", "whose wages were won" "wages of"."""
    at = next((i for i, item in enumerate(clause) if item.lower in _SUBJECTS or item.category in _FINITE), None)
    if not at:
        return None
    of = Item(clause[at].start, clause[at].start, "of", "prep")
    if clause[at].category in _FINITE:
        return (*clause[:at], of, number, *named, *clause[at:])
    return (*clause[at:], *clause[:at], of, number, *named)
