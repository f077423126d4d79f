"""The authority that acted, and the country whose it is: "Cambodian National Police", "Thai police"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import PlaceKind, PlaceMention, PlaceRole
from impactetl.records.base.view import View

AUTHORITY = words_of("bodies", "authorities", "words")
COURTS = words_of("justice", "court", "words")
"""Courts, and who judges there."""


_ENDS = frozenset(
    [",", ";", ".", "by", "to", "of", "in", "on", "at", "for", "from", "with", "and", "or", "who", "were", "was"]
)


# An authority acts within its clause: a semicolon costs as much.
_CLAUSE_COST = 30.0


def authority_country(
    view: View, places: Sequence[PlaceMention], told: int, every: Sequence[PlaceMention]
) -> tuple[str, ...] | None:
    """The countries of the authority that acted: "Cambodian National Police", "Thai police"; the nearest to its verb.

    ``every`` place of the passage tells whether "Polish and Belgian police" are two.
    """
    reach = view.reach
    for place in sorted(places, key=lambda p: abs(p.start - told)):
        if len(place.codes) == 1 and acts(view, place):
            if reach.cost(min(place.start, told), max(place.start, told)) >= _CLAUSE_COST:
                return None
            first = [p for p in every if p.kind is place.kind and 0 < place.start - p.end <= len(" and ")]
            joined = [code for p in first if reach.before(place.start, 1) == ["and"] for code in p.codes]
            return tuple(dict.fromkeys((*joined, *place.codes)))
    return None


def acts(view: View, place: PlaceMention) -> bool:
    """Whether an authority of the place is named: "Thai police"; a people of it is none ("Bosnian Serb forces")."""
    if place.role is not PlaceRole.NAME or place.kind not in {PlaceKind.AUTHORITY, PlaceKind.DEMONYM}:
        return False
    if place.kind is PlaceKind.AUTHORITY:
        return True
    behind = view.reach.behind(place.end, 3)
    return bool(AUTHORITY & set(behind[: _phrase_end(behind)]))


def _phrase_end(words: Sequence[str]) -> int:
    """How many words stand before the first that ends a noun phrase."""
    return next((i for i, word in enumerate(words) if word in _ENDS), len(words))
