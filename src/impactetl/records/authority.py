"""The authority that acted, and the country whose it is: "Cambodian National Police", "Thai police"."""

from collections.abc import Sequence

from impactetl.model import PlaceKind, PlaceMention, PlaceRole
from impactetl.records.view import View

AUTHORITY = frozenset(
    [
        "police",
        "authorities",
        "authority",
        "government",
        "officials",
        "official",
        "court",
        "courts",
        "prosecutors",
        "prosecutor",
        "army",
        "military",
        "navy",
        "ministry",
        "minister",
        "parliament",
        "supreme",
        "national",
        "federal",
        "law",
        "immigration",
        "soldiers",
        "forces",
        "officers",
        "judge",
        "justice",
        "constabulary",
        "investigators",
        "state",
        "coastguard",
        "customs",
        "judiciary",
        "lawmakers",
        "inspectors",
        "anti-trafficking",
        "department",
    ],
)


_ENDS = frozenset(
    [",", ";", ".", "by", "to", "of", "in", "on", "at", "for", "from", "with", "and", "or", "who", "were", "was"]
)


def authority_country(view: View, places: Sequence[PlaceMention], told: int) -> tuple[str, ...] | None:
    """The country of the authority that acted: "Cambodian National Police", "Thai police"; the nearest to its verb."""
    for place in sorted(places, key=lambda p: abs(p.start - told)):
        if len(place.codes) == 1 and acts(view, place):
            return place.codes
    return None


def acts(view: View, place: PlaceMention) -> bool:
    """Whether an authority of the place is named: "Thai police"; a people of it is none ("Bosnian Serb forces")."""
    if place.kind is PlaceKind.AUTHORITY:
        return True
    if place.kind is not PlaceKind.DEMONYM or place.role is not PlaceRole.NAME:
        return False
    behind = view.reach.behind(place.end, 3)
    return bool(AUTHORITY & set(behind[: _phrase_end(behind)]))


def _phrase_end(words: Sequence[str]) -> int:
    """How many words stand before the first that ends a noun phrase."""
    return next((i for i, word in enumerate(words) if word in _ENDS), len(words))
