"""The country and the place of a figure (contract, section 5)."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.model import LOCAL_PLACES, PlaceKind, PlaceMention, PlaceRole, plain
from impactetl.records.base.authority import authority_country
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.placing.beside import is_beside, is_inside
from impactetl.records.placing.charges import is_aside, is_told_of
from impactetl.records.placing.locality import is_home, locality
from impactetl.records.placing.parted import parts_of, towns_of_parts
from impactetl.records.placing.place_in_force import as_in_force, in_force
from impactetl.records.placing.scene import is_namesake
from impactetl.records.placing.worldwide import is_worldwide
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_STATED = {PlaceKind.COUNTRY: "stated", PlaceKind.REGION: "city", PlaceKind.CITY: "city"}
# A dateline places what no nearer word does.
_DATELINE_COST = 8.0
# Where people were brought from says less than where those who did it are.
_LEFT_COST = 12.0
# From this cost on a place says less than the authority that acted.
_ABROAD_COST = 14.0
# A place further off than this many characters is told of something else.
_FARTHEST = 2000


@plain
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
    if phrase.noun == "country":
        return Where()
    at = view.items[phrase.start].start
    told = at if cue is None else view.items[cue].start
    near = [as_in_force(place, context) for place in _near(places, min(at, told), max(at, told))]
    found = _country(view, phrase, (at, told), near, context)
    if found.place is None and found.country is not None:
        found = replace(found, place=locality(view, (at, told), context.frame.document.text))
    return replace(found, place=None) if found.place in towns_of_parts(view, phrase, near) else found


def _country(
    view: View, phrase: Phrase, at: tuple[int, int], places: Sequence[PlaceMention], context: Context
) -> Where:
    """The place by the contract's order; a place that somebody was headed for comes last."""
    home = context.frame.home or context.frame.about
    own = [p for p in places if not (is_beside(view, p, phrase) or is_aside(view, p, at))]
    own = [p for p in own if home is None or not is_namesake(p, places, home)]
    parts = parts_of(view, phrase, places)
    own = [p for p in own if p not in parts.places]
    found = _stated(view, at, own, places, context)
    if found is not None:
        return found
    if len(parts.codes) > 1:
        return Where(parts.codes, "several", None, "stated")
    if _of_the_world(view, phrase) and context.frame.about is None:
        return Where()
    codes = in_force(view, phrase, context)
    found = Where(codes, _area(codes), None, "inherited") if codes else Where()
    if found.basis == "none":
        return _own(view, at, [p for p in own if not _is_elsewhere(view, p)], acted=False) or found
    if parts.codes == found.codes:  # the others are elsewhere
        return Where()
    last = _own(view, at, [p for p in own if p.role not in _AWAY], acted=False)
    return last if last is not None and last.codes == found.codes and last.place is not None else found


def _stated(
    view: View, at: tuple[int, int], own: Sequence[PlaceMention], places: Sequence[PlaceMention], context: Context
) -> Where | None:
    """The place that the passage tells: of the event, of the authority that acted, or the world."""
    authority = authority_country(view, own, at[1], places)
    acted = authority is not None
    if not acted and any(is_worldwide(view, p, at, places) for p in places):
        return Where((), "world", None, "stated")
    scenes = [p for p in own if _is_scene(view, p, at, acted=acted)]
    led_to = [p for p in scenes if p.role in _HEADED and at[0] < p.start < at[1]]
    found = _own(view, at, led_to or scenes, acted=acted)
    if found is not None:
        return found
    if authority is not None:
        return _led(authority, context) or Where(authority, _area(authority), None, "authority")
    return Where((), "world", None, "stated") if any(p.kind is PlaceKind.WORLD for p in own) else None


def _led(acting: tuple[str, ...], context: Context) -> Where | None:
    """Where authorities of several countries acted together, the country in force if it is one of them."""
    told = context.paragraph_place or context.lead_place or context.section_place
    if len(acting) == 1 or told is None or len(told.codes) != 1 or told.codes[0] not in acting:
        return None
    return Where(told.codes, _area(told.codes), None, "inherited")


_AWAY = frozenset({PlaceRole.TO, PlaceRole.SEAT})
_HEADED = frozenset({PlaceRole.TO, PlaceRole.FROM})


def _is_scene(view: View, place: PlaceMention, at: tuple[int, int], *, acted: bool) -> bool:
    """Whether a place can be that of the event: "to Lagos" is where things go on for what "where" tells behind it."""
    if place.role in _HEADED and place.end <= max(at) and "where" in view.reach.behind(place.end, 2):
        return True
    return place.role not in _AWAY and not is_told_of(view, place, at, acted=acted)


_FLED = frozenset({"fled", "escaped", "flee", "fleeing"})


def _is_elsewhere(view: View, place: PlaceMention) -> bool:
    """Whether a place only tells where a body or a fugitive sits, or where somebody fled to.

    "A driver, 31, of Leeds" is likely tried at home, and "the victims registered in Togo" are no body.
    """
    before = view.reach.before(place.start, 2)
    if place.role is PlaceRole.TO:
        return not _FLED.isdisjoint(before)
    return place.role is PlaceRole.SEAT and {"of", "registered"}.isdisjoint(before)


def _near(places: Sequence[PlaceMention], low: int, high: int) -> Sequence[PlaceMention]:
    """The places that stand near enough to a figure and its verb."""
    first = bisect_left(places, low - _FARTHEST, key=lambda p: p.start)
    return places[first : bisect_right(places, high + _FARTHEST, key=lambda p: p.start)]


# No country has so many people in slavery by any index (the highest estimate for one is 18 million).
_WORLDWIDE = 20_000_000


def _of_the_world(view: View, phrase: Phrase) -> bool:
    """Whether a number of people is too high for the place that an earlier sentence names."""
    number = view.items[phrase.start].number
    return phrase.noun in PERSON and number is not None and (number.low or number.value or 0) >= _WORLDWIDE


def _area(codes: Sequence[str]) -> str:
    return "country" if len(codes) == 1 else "several"


def _own(view: View, at: tuple[int, int], places: Sequence[PlaceMention], *, acted: bool) -> Where | None:
    """The nearest place of the passage that is no demonym; places listed together count together.

    Where an authority ``acted``, a place that another clause tells is none.
    """
    named = _labelled(view, at, [p for p in places if (p.kind in _STATED or is_inside(view, p)) and p.codes])
    if not named:
        return None
    cost = {p: _distance(view, at, p) for p in named}
    best = min(named, key=lambda p: (cost[p], p.start))
    if acted and cost[best] >= _ABROAD_COST:
        return None
    if len(best.codes) > 1:
        single = [p for p in named if len(p.codes) == 1 and p.codes[0] in best.codes]
        best = single[0] if single else best
    codes = dict.fromkeys(code for place in _list_of(view, best, named) for code in place.codes)
    basis = _STATED.get(best.kind, "stated")
    homes = {p for p in named if is_home(view, p)}
    place = _local(best, cost, homes) if _in_clause(view, best, at) else None
    return Where(tuple(codes), _area(tuple(codes)), place, basis)


def _labelled(view: View, at: tuple[int, int], places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """The places that a label leaves: "Nepal: 120 girls rescued, India: 74" tells of each country up to the next."""
    labels = [p for p in places if view.reach.behind(p.end, 1) == [":"]]
    if not labels:
        return places
    first = max((p.start for p in labels if p.start < min(at)), default=0)
    last = min((p.start for p in labels if p.start > max(at)), default=None)
    return [p for p in places if p.start >= first and (last is None or p.start < last)]


# "Forty men were convicted there" means the place of another clause.
_THERE_REACH = 6


def _in_clause(view: View, place: PlaceMention, at: tuple[int, int]) -> bool:
    """Whether no semicolon stands between a place and the figure or its verb, or "there" takes it up."""
    reach = view.reach
    index, first, last = reach.at(place.start), reach.at(min(at)), reach.at(max(at))
    between = reach.ordered[index:first] if index < first else reach.ordered[last:index]
    return all(item.lower != ";" for item in between) or "there" in reach.behind(max(at), _THERE_REACH)


# A town so much further off than the name of its country is still that of the event.
_SAME_COST = 8.0


def _local(best: PlaceMention, cost: Mapping[PlaceMention, float], homes: AbstractSet[PlaceMention]) -> str | None:
    """The locality as written: the town whose province or country stands behind it ("Tenosique, Tabasco"), or nearest.

    ``cost`` is how far off each place of the passage stands; nothing happened in ``homes``, where people live.
    """
    for place in cost:
        if place.kind in LOCAL_PLACES and place.codes == best.codes and 0 < best.start - place.end <= len(", "):
            return place.name
    if (
        best.kind is PlaceKind.REGION
        and best.role is PlaceRole.NAME
        and (town := _town_in(best, cost, homes)) is not None
    ):
        return town
    if best.kind in LOCAL_PLACES and best not in homes:
        return best.name
    local = (p for p in cost if p.kind in LOCAL_PLACES and p.codes == best.codes and p not in homes)
    near = [p for p in local if cost[p] <= cost[best] + _SAME_COST or best in homes]
    return min(near, key=lambda p: (cost[p], p.start)).name if near else None


def _town_in(region: PlaceMention, cost: Mapping[PlaceMention, float], homes: AbstractSet[PlaceMention]) -> str | None:
    """The town of an event, for the region whose people acted there: "Texas police arrested three men in Houston"."""
    for place, far in cost.items():
        inside = place.kind is PlaceKind.CITY and place.codes == region.codes and place.role is PlaceRole.AT
        if inside and place not in homes and far <= cost[region] + _SAME_COST:
            return place.name
    return None


def _distance(view: View, at: tuple[int, int], place: PlaceMention) -> float:
    """What it costs to come from the figure, or from its verb to a place behind it, to a place."""
    if _is_dateline(view, place):
        return _DATELINE_COST
    figure, told = at
    last = max(at)
    cost = view.reach.cost(min(figure, place.start), max(figure, place.start))
    if place.start > told:
        cost = min(cost, view.reach.cost(min(last, place.start), max(last, place.start)))
    return cost + (_LEFT_COST if place.role is PlaceRole.FROM else 0.0)


def _is_dateline(view: View, place: PlaceMention) -> bool:
    """A place that opens the passage before a dash: "MANILA -"."""
    first = view.reach.ordered[0]
    if first.start < place.start - 40 or not first.capital or view.at(0) is None:
        return False
    return "-" in view.reach.behind(place.end, 4)


def _list_of(view: View, place: PlaceMention, named: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """The places that one list names with a place, which comes first: "in Ghana, Kenya and Uganda"; itself alone."""
    ordered = sorted(named, key=lambda p: p.start)
    at = ordered.index(place)
    first = last = at
    joints: list[str] = []
    while first > 0 and (joint := _joint(view, ordered[first - 1], ordered[first])):
        first, joints = first - 1, [joint, *joints]
    while last + 1 < len(ordered) and (joint := _joint(view, ordered[last], ordered[last + 1])):
        last, joints = last + 1, [*joints, joint]
    return [place, *ordered[first:at], *ordered[at + 1 : last + 1]] if "and" in joints else [place]


_AND = frozenset({"and", "or", "nor", ","})


def _joint(view: View, one: PlaceMention, other: PlaceMention) -> str:
    """What joins two places that a list names one after the other: "and" or a comma; else nothing."""
    if other.start - one.end > _JOINT_CHARS:
        return ""
    words = (item.lower for item in view.reach.ordered[view.reach.at(one.end) : view.reach.at(other.start)])
    between = [word for word in words if word not in _WHICH]
    if not between or not _AND.issuperset(between):
        return ""
    return "," if between == [","] else "and"


# "Ghana and parts of western Nigeria": which part of the next place is meant stands between, in so many characters.
_JOINT_CHARS = 40
_WHICH = (words_of("place_roles", "part") | words_of("place_roles", "near") | {"of", "in", "across"}) - {"all", "both"}
