"""A locality that no gazetteer knows, by the words around it: "the village of Kalinzi", "in Ra-ngae District"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import LOCAL_PLACES, PlaceMention, PlaceRole
from impactetl.records.base.view import View
from impactetl.syntax.items import Item

# Behind a town's name: those who live there, which is not where something happened.
_HOME = words_of("place_roles", "at_home")
_BEFORE = words_of("place_roles", "kind_before")
_BEHIND = _BEFORE | {"region", "state", "department", "parish", "subdistrict", "division", "oblast"}
_AT = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "within", "inside"})
# The locality of an event stands within this many items of its number or its verb.
_REACH = 24
# A name has this many words at most.
_WORDS = 3


def locality(view: View, at: tuple[int, int], text: str) -> str | None:
    """Give the nearest locality as written, by "the town of" before it or "District" behind it; None for none."""
    items = view.reach.ordered
    center = [view.reach.at(offset) for offset in at]
    low, high = max(min(center) - _REACH, 0), min(max(center) + _REACH, len(items))
    found = [
        (min(abs(i - c) for c in center), span) for i in range(low, high) if (span := _named(items, i)) is not None
    ]
    if not found:
        return None
    _, (start, end) = min(found)
    return " ".join(text[items[start].start : items[end - 1].end].split())


def is_home(view: View, place: PlaceMention) -> bool:
    """Whether a town or a region only tells whose people they are: "a Brooklyn man", "Omar Bell, 31, of Leeds"."""
    if place.kind not in LOCAL_PLACES:
        return False
    behind = view.reach.behind(place.end, 2)
    named = behind[1:] if behind[:1] and behind[0] in _BEFORE else behind[:1]
    return place.role is PlaceRole.SEAT or not _HOME.isdisjoint(named)


def _named(items: Sequence[Item], i: int) -> tuple[int, int] | None:
    """The items of the locality's name, if word ``i`` says what it is."""
    word = items[i]
    if word.lower in _BEFORE and not word.capital and i + 2 < len(items) and items[i + 1].lower == "of":
        end = _run(items, i + 2, 1)
        return (i + 2, end) if end > i + 2 else None
    if word.lower in _BEHIND and i:
        start = _run(items, i - 1, -1) + 1
        at = items[start - 1].lower if start else ""
        return (start, i + word.capital) if start < i and at in _AT else None
    return None


def _run(items: Sequence[Item], i: int, step: int) -> int:
    """The first index from ``i`` on that holds no capitalised word of a name."""
    first = i
    while 0 <= i < len(items) and abs(i - first) < _WORDS and items[i].capital and items[i].number is None:
        if items[i].date is not None or items[i].category not in {"noun", "verb"}:
            break
        i += step
    return i
