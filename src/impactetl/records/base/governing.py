"""The word that governs a noun: the verb whose object it is, or the noun or verb before its preposition."""

from impactetl.records.base.link import Link
from impactetl.records.base.view import View

# It stands within so many items before the noun.
_REACH = 7
_PASSED = frozenset({"det", "adv", "num", "date"})


def noun_start(view: View, link: Link) -> int:
    """The first item of the noun that counts or that leads to those counted."""
    if link.hit is None:
        return link.phrase.start
    noun = view.at(link.hit.at)
    return min(noun.start if noun is not None else link.hit.at, link.phrase.start)


def governor(view: View, start: int) -> int | None:
    """The word that governs the phrase at ``start``, over determiners and one preposition, None where nothing does."""
    led = False
    for i in range(start - 1, max(start - 1 - _REACH, -1), -1):
        item = view.items[i]
        if item.category == "prep" and not led:
            led = True
        elif item.category not in _PASSED and item.lower != "total":
            return i
    return None
