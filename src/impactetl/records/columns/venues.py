"""The kind of trafficking that those freed, or the place they are freed from, tells where no word names it."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View

# Of whom it is told: those brought out, and those found to be victims.
_FREED = frozenset({"people_rescued", "victims_identified"})
_SOLD = frozenset({"woman", "minor"})
# "A cattle ranch", "three hillside workshops": so many words stand between the preposition and the place.
_MODIFIERS = 4
_AT = frozenset({"from", "at", "in", "on", "inside", "off", "of", "aboard", "through", "raided", "searched", "closed"})


def venue_kind(view: View, link: Link, last: str) -> str | None:
    """Give the kind of trafficking of people freed from work or from where people are sold; None where none is told.

    ``last`` is the sentence before: "A building site was searched. Officials freed 85 men".
    """
    if link.metric not in _FREED:
        return None
    here = [item.lower for item in view.items]
    before = last.lower().replace(",", " ,").rstrip(".").split()
    if not _list("captors").isdisjoint((*here, *before)):
        return None
    workers = _workers(view, link)
    if workers is None:
        return None
    return _sold(link, here) or workers or _at_work(here) or _sold(link, before) or _at_work(before) or None


def _list(name: str) -> frozenset[str]:
    return words_of("workplaces", name)


def _workers(view: View, link: Link) -> str | None:
    """The kind that those counted tell; empty where they tell none, None where they work for others than a trafficker.

    "46 strawberry pickers" were made to work; "five oil workers" were held by others.
    """
    phrase = link.phrase
    counted = [item.lower for item in view.items[phrase.start : phrase.end]]
    if _list("workers").isdisjoint(counted[-1:]):
        return ""
    return "labor_trafficking" if _list("professions").isdisjoint(counted) else None


def _sold(link: Link, said: Sequence[str]) -> str | None:
    """Whether women or children are counted, and a place is told of where they are sold."""
    sold = link.phrase.noun in _SOLD and "boys" not in said
    return "sex_trafficking" if sold and not _list("venues").isdisjoint(said) else None


def _at_work(said: Sequence[str]) -> str | None:
    """Whether a place of work is told of as where they were: "from a workshop", "on a building site"."""
    paired = [*pairwise(said)]
    for k, word in enumerate(said):
        site = word in _list("places") or (k > 0 and "-".join(paired[k - 1]) in _list("sites"))
        if site and not _AT.isdisjoint(said[max(k - _MODIFIERS - 1, 0) : k]):
            return "labor_trafficking"
    return None
