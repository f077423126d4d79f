"""Figures of the present: cases in hand and people in care on the day of writing (contract, section 4)."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import load, words_of
from impactetl.records.base.clause import own
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.items import Item

_NOW = words_of("scope", "now")
_AT_PRESENT = words_of("scope", "at_present")
_IN_HAND = words_of("scope", "in_hand")
# What stands between the verb and its number: "have some 88", "look after about 52".
_NUMBER_REACH = 5
_BE = frozenset({"is", "are", "am"})
_PEOPLE = frozenset({"people_assisted"})
# Cases need no word for now: nobody "has 88 files" of years ago.
_CASES = frozenset({"cases"})


def is_current(view: View, link: Link) -> bool:
    """Whether a verb of the present tells how many are in hand: "our lawyers have 88 files", "now looks after 52"."""
    if link.metric not in _PEOPLE | _CASES or link.modality != "actual":
        return False
    phrases = (link.phrase,) if link.whole is None else (link.phrase, link.whole)
    return any(_is_in_hand(view, phrase.start, is_case=link.metric in _CASES) for phrase in phrases)


def _is_in_hand(view: View, at: int, *, is_case: bool) -> bool:
    """Whether the verb before the number at item ``at`` has it in hand, and no date in its clause."""
    low, high = own(view, at)
    items = view.items
    verb = next((i for i in range(at - 1, max(low, at - _NUMBER_REACH) - 1, -1) if _holds(items, i, at)), None)
    if verb is None or any(item.date is not None for item in items[low:high]):
        return False
    return is_case or items[verb].lower.endswith("ing") or _is_now(items[low:high])


# "Won" is read as money as well.
_NO_OBJECT = frozenset({",", "to", "won"})


def _holds(items: Sequence[Item], i: int, at: int) -> bool:
    """Whether item ``i`` is a verb of the present that has item ``at`` for its object."""
    if any(item.category in {"verb", "be", "have"} or item.lower in _NO_OBJECT for item in items[i + 1 : at]):
        return False
    if items[i].lower.endswith("ing") and items[i].category == "verb":
        return i > 0 and (items[i - 1].lower in _BE or items[i - 1].clitic in {"'re", "'s", "'m"})
    before = items[i - 1] if i else None
    led = before is not None and (before.category in {"modal", "do", "prep"} or before.lower == "to")
    return items[i].lower in _IN_HAND and not led


def _is_now(items: Sequence[Item]) -> bool:
    """Whether a clause names the day of writing: "now", "at present"."""
    if any(item.lower in _NOW for item in items):
        return True
    return any(a.lower == "at" and b.lower in _AT_PRESENT | {"the"} for a, b in pairwise(items))


# What tells how many there are, not what happened.
STOCKS = frozenset({"victims_estimated", "countries_of_operation", "illicit_profits"})


def is_stock(view: View, link: Link) -> bool:
    """Whether a figure tells how many there are at a time."""
    return link.metric in STOCKS or is_held(view, link)


def is_held(view: View, link: Link) -> bool:
    """People in custody at the time of writing: "some 600 migrants are detained"."""
    group = link.group
    if link.metric != "arrests" or group is None:
        return False
    said = {item.lower for item in view.items[group.start : group.end]}
    return not said.isdisjoint(_PRESENT) and said.isdisjoint(_AT_ONCE)


_PRESENT = frozenset({"are", "is", "remain", "remains"})
# What is done in a moment is told in the present as a story is: "one man is arrested".
_AT_ONCE = frozenset(load("scope")["at_once"]) | {"being"}
