"""The country and the place of a figure (contract, section 5)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, islice

from impactetl.model import PlaceKind, PlaceMention
from impactetl.records.authority import acts, authority_country
from impactetl.records.context import Context, Place
from impactetl.records.view import View
from impactetl.syntax.nominal import PERSON
from impactetl.syntax.phrases import Phrase

_ORIGIN_VERBS = frozenset(
    [
        "rescued",
        "removed",
        "freed",
        "repatriated",
        "returned",
        "recovered",
        "saved",
        "brought",
        "released",
        "liberated",
        "out",
        "back",
    ]
)
_BREAK_COST = {";": 30, ":": 3, "and": 3, "but": 5, "while": 6, ",": 1, "compared": 6}
# "From" stands at most this many items before the place: "from the north and east of Myanmar".
_FROM_REACH = 5
_STATED = {PlaceKind.COUNTRY: "stated", PlaceKind.REGION: "city", PlaceKind.CITY: "city"}


@dataclass(frozen=True, slots=True)
class Where:
    """Country, area, locality and where the country was read (``place_basis`` of the contract)."""

    codes: tuple[str, ...] = ()
    area: str = "unknown"
    place: str | None = None
    basis: str = "none"

    @property
    def country(self) -> str | None:
        """The one country, or None."""
        return self.codes[0] if len(self.codes) == 1 else None


def where(
    view: View, phrase: Phrase, places: Sequence[PlaceMention], context: Context, cue: int | None = None
) -> Where:
    """Place a figure: the passage's own place, the authority that acted, what is in force, the document's country.

    ``cue`` is the item of the verb that states it; a place behind the verb is as near as one beside the number.
    """
    at = view.items[phrase.start].start
    told = at if cue is None else view.items[cue].start
    if phrase.noun == "country":
        return Where()
    own = [p for p in places if not (_is_origin(view, p, phrase) or _is_source(view, p) or _in_share(view, p))]
    own = [p for p in own if not _is_namesake(p, places, context)]
    authority = authority_country(view, own, told)
    found = _own(view, (at, told), own, acted=authority is not None)
    if found is not None:
        return found
    if authority is not None:
        return Where(authority, "country", None, "authority")
    if any(p.kind is PlaceKind.WORLD for p in own):
        return Where((), "world", None, "stated")
    if _of_the_world(view, phrase) and context.frame.country is None:
        return Where()
    return _inherited(view, context)


# No country has so many people in slavery by any index (the highest estimate for one is 18 million).
_WORLDWIDE = 20_000_000


def _of_the_world(view: View, phrase: Phrase) -> bool:
    """Whether a number of people is too high for the place that an earlier sentence names."""
    number = view.items[phrase.start].number
    return phrase.noun in PERSON and number is not None and (number.low or number.value or 0) >= _WORLDWIDE


def _inherited(view: View, context: Context) -> Where:
    """The place in force; what an earlier paragraph named holds for the event that it told, not for our whole work."""
    for place in (context.paragraph_place, context.lead_place, context.section_place):
        if place is not None:
            return _at(place)
    if context.frame.country is not None:
        return Where((context.frame.country,), "country", None, "inherited")
    own_work = any(item.lower in {"we", "our"} for item in view.items)
    return _at(context.story_place) if context.story_place is not None and not own_work else Where()


def _at(place: Place) -> Where:
    return Where(place.codes, "country" if len(place.codes) == 1 else "several", None, "inherited")


def _own(view: View, at: tuple[int, int], places: Sequence[PlaceMention], *, acted: bool) -> Where | None:
    """The nearest place of the passage that is no demonym; places listed together count together.

    Where an authority ``acted``, a place that something was headed or meant for, or that another clause tells, is none.
    """
    named = [p for p in places if (p.kind in _STATED or _inside(view, p)) and p.codes]
    if not named:
        return None
    far = partial(_distance, view, _costs(view))
    cost = {p: min(far(at[0], p), far(max(at), p) if p.start > at[1] else _FAR) for p in named}
    best = min(named, key=lambda p: (cost[p], p.start))
    if acted and cost[best] >= _ABROAD_COST:
        return None
    if len(best.codes) > 1:
        single = [p for p in named if len(p.codes) == 1 and p.codes[0] in best.codes]
        best = single[0] if single else best
    codes = dict.fromkeys(best.codes)
    for other in named:
        if _listed(view, best, other):
            codes.update(dict.fromkeys(other.codes))
    local = best.name if best.kind in {PlaceKind.CITY, PlaceKind.REGION} else None
    return Where(tuple(codes), "country" if len(codes) == 1 else "several", local, _STATED.get(best.kind, "stated"))


_AT = frozenset({"in", "on", "at", "near", "off", "across"})


def _inside(view: View, place: PlaceMention) -> bool:
    """A demonym before the noun of a place: "in Indonesian waters", "on Hawaiian farms"."""
    if place.kind is not PlaceKind.DEMONYM:
        return False
    i = next((k for k, item in enumerate(view.items) if item.start == place.start), 0)
    behind = view.items[i + 1] if i + 1 < len(view.items) else None
    return (
        i > 0
        and (
            view.items[i - 1].lower in _AT or (view.items[i - 1].number is not None and view.items[i - 2].lower in _AT)
        )
        and behind is not None
        and behind.noun in {None, "thing", "business"}
    )


_Costs = tuple[list[int], list[float]]


def _distance(view: View, passed: _Costs, at: int, place: PlaceMention) -> float:
    low, high = min(at, place.start), max(at, place.start)
    if _is_dateline(view, place):
        return _DATELINE_COST
    starts, costs = passed
    cost = costs[bisect_left(starts, high)] - costs[min(bisect_right(starts, low), bisect_left(starts, high))]
    return cost + (_TO_COST if _behind_to(view, place) else 0.0)


def _costs(view: View) -> _Costs:
    """The starts of the items in order, and what it costs to pass all items before each."""
    ordered = sorted((item.start, 1.0 + _BREAK_COST.get(item.lower, 0)) for item in view.items)
    return [start for start, _ in ordered], [0.0, *accumulate(cost for _, cost in ordered)]


# A dateline places what no nearer word does; a place that somebody was on the way to places nothing.
_DATELINE_COST, _TO_COST = 8.0, 10.0
# From this cost on a place says less than the authority that acted.
_ABROAD_COST, _FAR = 14.0, 1000.0


def _is_dateline(view: View, place: PlaceMention) -> bool:
    """A place that opens the passage before a dash: "MANILA -"."""
    if view.items[0].start < place.start - 40 or not view.items[0].capital or view.at(0) is None:
        return False
    return any(item.lower == "-" for item in islice((i for i in view.items if i.start >= place.end), 4))


def _behind_to(view: View, place: PlaceMention) -> bool:
    before = [item.lower for item in islice((i for i in reversed(view.items) if i.end <= place.start), 2)]
    return "to" in before or before[:1] in (["for"], ["against"])


def _listed(view: View, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places are named in one list: "from Kuwait and Lebanon"."""
    low, high = min(one.end, other.end), max(one.start, other.start)
    between = [item.lower for item in view.items if low <= item.start < high]
    return one is not other and bool(between) and len(between) <= 2 and "and" in between  # noqa: PLR2004 -- ", and"


_COMING = frozenset(
    {
        "are",
        "were",
        "came",
        "come",
        "comes",
        "coming",
        "originally",
        "them",
        "whom",
        "mostly",
        "all",
        "arrived",
        "travelled",
        "traveled",
    }
) | frozenset({"transported", "smuggled", "trafficked", "fled", "lured"})


def _is_origin(view: View, place: PlaceMention, phrase: Phrase) -> bool:
    """Whether the place tells where the people come from: a demonym in their phrase, or "women from Vietnam"."""
    items = view.items
    start = items[phrase.start].start
    end = items[max(phrase.end - 1, phrase.start)].end
    if place.kind is PlaceKind.DEMONYM:
        return start <= place.start < end or not (acts(view, place) or _inside(view, place))
    index = next((i for i, item in enumerate(items) if item.start >= place.start), len(items))
    j = index - 1
    while (
        j > 0 and items[j].category in {"det", "noun", "conj"} and items[j].lower != "from" and index - j <= _FROM_REACH
    ):
        j -= 1
    if j <= 0 or items[j].lower != "from":
        return False
    before = view.at(j - 1)
    if items[j - 1].lower in _COMING:
        return True
    return before is not None and before.noun is not None and items[j - 1].lower not in _ORIGIN_VERBS


def _in_share(view: View, place: PlaceMention) -> bool:
    """Whether an aside on some of those counted names it: "survivors, most of them in Russia"."""
    if place.kind is PlaceKind.WORLD:
        return False
    before = [item.lower for item in view.items if item.end <= place.start][-12:]
    aside = before[len(before) - 1 - before[::-1].index(",") :] if "," in before else before
    return "of" in aside[:6] and bool({"whom", "them"} & set(aside))


def _is_source(view: View, place: PlaceMention) -> bool:
    """Whether the place belongs to the name of a source: "according to the US State Department"."""
    before = [item.lower for item in islice((i for i in reversed(view.items) if i.end <= place.start), 4)][::-1]
    return "according" in before and "," not in before[before.index("according") :]


def _is_namesake(place: PlaceMention, places: Sequence[PlaceMention], context: Context) -> bool:
    """A town abroad in a country report, whose country the sentence does not name: more likely a namesake at home."""
    frame = context.frame
    report = frame.reporting is not None and frame.document.published is None and frame.country is not None
    abroad = place.kind is PlaceKind.CITY and frame.country not in place.codes
    named = any(p.kind is not PlaceKind.CITY and p.codes == place.codes for p in places)
    return report and abroad and not named
