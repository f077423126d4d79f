"""The words that complete a cue: behind its verb at once, over a gap, or behind the verb's object."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.syntax.items import Item, is_term
from impactetl.syntax.words import common_verbs

Then = tuple[frozenset[str] | None, ...]
"""Choices of words one after another; None is a gap."""
TERM = frozenset({"<term>"})
DATE = frozenset({"<date>"})
"""Stand for a length of time and for a date."""
# How far behind a verb the words may stand that complete it ("brought the girls ... to safety").
_COMPLEMENT_REACH = 14
_GAP = 6
_STOPS = frozenset({";", ":", ".", "!", "?"})
# "Seven died in detention centers" tells where, not that they were held.
_PLACES = words_of("custody", "detention_centers")


def follows_later(items: Sequence[Item], start: int, then: Then) -> bool:
    """Whether the complement follows behind an object, before another verb or a stop."""
    i, end = start, min(start + _COMPLEMENT_REACH, len(items))
    while i < end:
        if match_words(items, i, then) is not None and not _compares(items, i):
            return True
        if items[i].lower == "with" and items[i - 1].lower == ",":
            return False
        if items[i].lower == ",":  # an aside with a verb of its own: ", the largest group we have ever freed,"
            close = next((k for k in range(i + 1, min(i + _COMPLEMENT_REACH, len(items))) if items[k].lower == ","), i)
            if any(item.category in {"be", "modal", "have"} for item in items[i:close]):
                i, end = close + 1, min(close + _COMPLEMENT_REACH, len(items))
                continue
        if _begins_next(items, start, i) or items[i].lower in _STOPS or items[i].category in {"be", "modal", "have"}:
            return False
        i += 1
    return False


def _compares(items: Sequence[Item], i: int) -> bool:
    """Whether "up" tells how a count grew: "took 900 calls, up 12 per cent", "up from 70"."""
    if items[i].lower != "up" or items[i - 1].lower not in {",", "("}:
        return False
    follow = items[i + 1 : i + 2]
    return any(item.number is not None or item.category in {"prep", "det", "adv", "num"} for item in follow)


def _begins_next(items: Sequence[Item], start: int, i: int) -> bool:
    """Whether a verb in the past follows an "and" behind the object: "got 35, and ran out of biscuits"."""
    joined = i > start and items[i - 1].lower in {"and", "but"} and items[i].category == "verb"
    return joined and common_verbs().get(items[i].lower) == "preterite"


def match_words(items: Sequence[Item], i: int, then: Then) -> int | None:
    """Match the words of ``then`` from item ``i`` on, over determiners and adverbs; give the item behind them."""
    gap = 0
    for part in then:
        if part is None:
            gap = _GAP
            continue
        while i < len(items) and not _is(items[i], part):
            passable = items[i].category in {"det", "adv"} or (gap > 0 and _in_gap(items[i]))
            passable = passable or (gap > 0 and (_counts(items, i, part) or _counts_places(items, i, part)))
            if not passable or items[i].lower in _STOPS:
                return None
            gap -= items[i].category not in {"det", "adv"}
            i += 1
        if i >= len(items):
            return None
        i, gap = i + 1, 0
    return None if i < len(items) and items[i].lower in _PLACES else i


def _counts(items: Sequence[Item], i: int, part: frozenset[str]) -> bool:
    """Whether a number tells how long or how large a cue's last word is: "stayed at least three nights"."""
    measured = items[i + 1].lower if items[i].number is not None and i + 1 < len(items) else ""
    return measured in _MEASURES and measured in part


def _counts_places(items: Sequence[Item], i: int, part: frozenset[str]) -> bool:
    """Whether a number behind "off", "from" or "out of" tells how many places they are: "off two canoes"."""
    if items[i].number is None or i == 0 or items[i - 1].lower not in _AWAY:
        return False
    return any(item.lower in part for item in items[i + 1 : i + 1 + _PLACE_REACH])


_AWAY = frozenset({"off", "from", "of"})
# "Two Thai-captained deep-sea trawlers": so many items stand behind the number.
_PLACE_REACH = 4
_MEASURES = words_of("syntax", "measures")


def _in_gap(item: Item) -> bool:
    """Whether a gap may pass it: no finite verb, no count, but an ordinal or a term ("through a three-day course")."""
    finite = item.category == "modal" or (item.category == "be" and item.lower not in {"be", "being", "been"})
    if finite or item.lower in _CLOSING:
        return False
    return item.number is None or item.number.kind in {NumberKind.ORDINAL, NumberKind.TERM}


# What ends the noun phrase that a gap passes: "in a protest against detention" is in no detention.
_CLOSING = frozenset({"he", "she", "they", "we", "i", "against"})


def _is(item: Item, part: frozenset[str]) -> bool:
    if part == TERM:
        return is_term(item)
    if part == DATE:
        return item.date is not None
    return item.lower in part
