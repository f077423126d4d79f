"""Ages that stand alone in commas behind a person."""

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.records.subjects.apposition import OLDEST
from impactetl.syntax.items import Item
from impactetl.syntax.words import PERSON


def _is_age(view: View, link: Link) -> bool:
    """A number alone in commas behind a person, or told of a share: "one of them, 52, with", "81 percent were 16"."""
    if link.metric == "sentence_length":  # "The driver, four." behind the term of another
        return False
    i, end, items = link.phrase.start, link.phrase.end, view.items
    number = items[i].number
    if [item.lower for item in items[max(i - 2, 0) : i]] in _SHARE and link.phrase.head is None:
        return True
    if link.phrase.head is not None or link.phrase.of or number is None:
        return False
    plain = number.kind is NumberKind.CARDINAL and number.value is not None and number.value <= OLDEST
    if plain and view.word(i - 1) in words_of("counting", "oldest"):  # "four girls, the youngest 14, and"
        return True
    closed = _behind_one(view, i, end) or (end < len(items) and (items[end].lower == "," or _behind_name(view, i)))
    left = i > 1 and items[i - 2].lower in words_of("counting", "rest")  # "and the rest, 19, from mills"
    alone = i > 1 and items[i - 1].lower == "," and closed and not left
    return plain and alone and items[i - 2].number is None and link.rule not in {"comparison", "listed", "change"}


# Ages that stand in a row behind those who have them.
_YOUNGEST_LISTED = 4


def _in_row(view: View, link: Link) -> bool:
    """One of several ages in commas or brackets behind as many people: "two boys, 15 and 16, were arrested"."""
    i, items = link.phrase.start, view.items
    if link.phrase.head is not None or link.phrase.of or not _may_be_age(items[i]):
        return False
    first, last = i, i
    while first > 1 and (_may_be_age(items[first - 1]) or items[first - 1].lower in _ROW):
        first -= 1
    while last + 1 < len(items) and (_may_be_age(items[last + 1]) or items[last + 1].lower in _ROW):
        last += 1
    ages = [k for k in range(first, last + 1) if items[k].number is not None]
    people = view.at(first - 1)
    opened = items[first].lower in {",", "(", "and"} and people is not None and people.end == first
    closed = last == len(items) - 1 or items[last].lower in {",", ")"} or items[last + 1].lower in {".", ";", ")"}
    if people is None or people.noun not in PERSON or not (opened and closed) or len(ages) == 1:
        return False
    count = items[people.start].number
    return count is None or count.value == len(ages) or people.basis != "stated"


def _span(view: View, link: Link) -> bool:
    """How old several are, from the youngest to the oldest: "six girls from El Alto, between 13 and 17, were"."""
    i, end = link.phrase.start, link.phrase.end
    number = view.items[i].number
    if link.phrase.head is not None or link.phrase.of or number is None or number.kind is not NumberKind.CARDINAL:
        return False
    spans = number.qualifier == "range" and (number.high or 0) <= OLDEST
    closed = end >= len(view.items) or view.word(end) in _CLOSES
    opened = spans and closed and view.word(i - 1) in {",", "("}
    left = view.at(i - 2) if opened else None
    if left is not None and not left.counted and left.start > 1:  # "six girls from El Alto, between 13 and 17"
        left = view.at(left.start - 2)
    return left is not None and left.counted and left.noun in PERSON


_CLOSES = frozenset({",", ")", "."})


def _may_be_age(item: Item) -> bool:
    number = item.number
    plain = number is not None and number.kind is NumberKind.CARDINAL and number.value is not None
    return plain and number is not None and _YOUNGEST_LISTED <= (number.value or 0) <= OLDEST


_ROW = frozenset({",", "and", "(", ")"})


def _behind_one(view: View, i: int, end: int) -> bool:
    """Whether one person stands before the comma and nothing behind the number: "freed Maria, 14", "his wife, 43"."""
    left = view.at(i - 2) if i > 1 else None
    if left is None or left.prep is not None or left.end != i - 1:
        return False
    named = left.basis == "bare" and left.noun is None and view.items[i - 2].capital
    return (named or left.basis == "implied") and (end >= len(view.items) or view.items[end].lower in _ENDS)


_SHARE = (["percent", "were"], ["percent", "are"], ["%", "were"], ["%", "are"])
_ENDS = frozenset({".", "and", ";", "!", "?"})


def _behind_name(view: View, i: int) -> bool:
    """Whether a personal name of two words or more stands before the comma: "Nabil Talaat, 55 were indicted"."""
    j = i - 2
    while j >= 0 and view.items[j].capital and view.items[j].category == "noun":
        j -= 1
    led = j >= 0 and view.items[j].category == "prep"
    return i - 2 - j > 1 and not led


CHECKS: Doubts = (Doubt("age", _is_age), Doubt("age", _in_row), Doubt("age", _span))
