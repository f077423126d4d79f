"""The authority that acted, and the country whose it is: "Cambodian National Police", "Thai police"."""

from collections.abc import Sequence

from impactetl.model import PlaceKind, PlaceMention
from impactetl.records.view import View

_AUTHORITY = frozenset(
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


def authority_country(view: View, places: Sequence[PlaceMention], told: int) -> tuple[str, ...] | None:
    """The country of the authority that acted: "Cambodian National Police", "Thai police"; the nearest to its verb."""
    for place in sorted(places, key=lambda p: abs(p.start - told)):
        if place.kind is not PlaceKind.DEMONYM or len(place.codes) != 1:
            continue
        if acts(view, place):
            return place.codes
    return None


def acts(view: View, place: PlaceMention) -> bool:
    """Whether an authority of the place is named: "Thai police"."""
    behind = [item.lower for item in view.items if item.start >= place.end][:3]
    return bool(_AUTHORITY & set(behind))
