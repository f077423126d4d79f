"""Where a page says that its body works: "which defends domestic workers in Lebanon"; and where others do."""

import re
from collections.abc import Iterator, Sequence

from impactetl.framing.heads import HEAD
from impactetl.lexicon.load import words_of
from impactetl.model import NAMED_PLACES, PlaceMention, PlaceRole

# What says so stands among the first lines, and weighs as much as so many places.
_WEIGHT = 2
_LEAD = 2 * HEAD
# So many characters lie between the verb and the country at most.
_REACH = 90
_CLAUSE = re.compile(r"[^.;:!?\n]*\Z")
_WORD = re.compile(r"[A-Za-z]+")
# A list of countries is none of one: "in Kenya, Uganda and Chad"; and what was long ago is not the work.
_LISTED = re.compile(r",? (?:and|or|&) (?:the )?[A-Z]|, [A-Z]\w+(?:,| and| or)")
_SEVERAL = words_of("own_work", "several")
_MISSIONS = words_of("own_work", "missions")
_DISPATCH = words_of("place_roles", "dispatch")


def missions(text: str, found: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Give the places where a page says that its body works, and whence its letter comes, as often as they weigh."""
    for place in found:
        if place.start > _LEAD:
            return
        if place.kind in NAMED_PLACES and place.role is PlaceRole.AT and len(place.codes) == 1 and _is_of(text, place):
            yield from [place] * _WEIGHT


# "In Niger, where our sister association works": what is told of it is a look abroad.
_OTHERS = re.compile(r", where (?:our|its|the) (?:\w+ )?(?:sister|partner|counterpart|colleague|friend)s?\b")


def at_home(text: str, found: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Give the places of a document without those of the countries in which others do the work."""
    others = {place.codes for place in found if _OTHERS.match(text, place.end)}
    return [place for place in found if place.codes not in others] if others else found


def _is_of(text: str, place: PlaceMention) -> bool:
    """Whether the clause before a place tells of what a body does there, and of no other country."""
    clause = _CLAUSE.search(text, max(place.start - _REACH, 0), place.start)
    words = [word.lower() for word in _WORD.findall(clause[0])] if clause is not None else []
    if _LISTED.match(text, place.end) or not _SEVERAL.isdisjoint(words):
        return False
    return not _MISSIONS.isdisjoint(words) or (words[-1:] == ["from"] and not _DISPATCH.isdisjoint(words[-2:-1]))
