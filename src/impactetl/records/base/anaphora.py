"""Whether a sentence goes on with the one before it: "They were deported", "The two men", "Six of them"."""

from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.authority import AUTHORITY
from impactetl.records.base.view import View
from impactetl.syntax.words import PERSON

_REFERRING = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "both",
        "each",
        "all",
        "these",
        "those",
        "this",
        "that",
        "another",
        "his",
        "her",
        "their",
        "its",
        "there",
    ]
)
_THEM = frozenset({"them", "these", "those", "whom"})
# "Two of them" opens its sentence within this many words, "the young men" within one less.
_OPENING = 5
_PARTS_OF_DAY = words_of("events", "parts_of_day")


def _same_day(view: View) -> bool:
    """Whether a sentence tells of the day or the place of the event before it: "that night", "on the spot"."""
    told = pairwise(item.lower for item in view.items)
    return any(a in {"that", "same"} and b in _PARTS_OF_DAY for a, b in told) or any(
        view.word(i) == "spot" and view.before(i, 2) == ["on", "the"] for i in range(len(view.items))
    )


def goes_on(view: View) -> bool:
    """Whether a sentence refers to people or an event of the one before it: by its first words, or by "that night"."""
    if _same_day(view):
        return True
    opening = [item for item in view.reach.ordered[: _OPENING + 1] if item.category != "sign"][:_OPENING]
    words = [item.lower for item in opening]
    if words[:1] == ["the"] or words[:2] == ["of", "the"]:
        told = takewhile(lambda item: item.category != "verb", opening[1 : _OPENING - 1])
        return any(i.number is not None or (i.noun in PERSON and i.lower not in AUTHORITY) for i in told)
    return words[:1] != [] and (words[0] in _REFERRING or ("of" in words and not _THEM.isdisjoint(words)))
