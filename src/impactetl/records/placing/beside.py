"""Places that a sentence names beside the event: where people come from, who told it, a share's own place."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.model import LOCAL_PLACES, PlaceKind, PlaceMention, PlaceRole
from impactetl.records.base.authority import acts
from impactetl.records.base.view import View
from impactetl.records.placing.parted import is_of_part
from impactetl.syntax.items import Item, counts
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_ORIGIN_VERBS = words_of("place_roles", "brought")
_COMING = words_of("place_roles", "coming") | words_of("place_roles", "shares")
_CROSSED = words_of("place_roles", "crossed")
# "Who entered the northern province from Mali": the verb stands so near before "from".
_CROSSED_REACH = 4
# "From" stands at most this many items before the place: "from the north and east of Myanmar", "from India, Nepal".
_FROM_REACH = 9
# An aside on a share is as long as this at most.
_SHARE_REACH = 12
_PASSED = frozenset({"det", "noun", "conj"})


def is_beside(view: View, place: PlaceMention, phrase: Phrase) -> bool:
    """Whether a place that the passage names is not where what it counts happened."""
    if place.role in {PlaceRole.OFFICE, PlaceRole.WITH, PlaceRole.CALLED}:
        return True
    if _is_origin(view, place, phrase) or _is_source(view, place) or _in_share(view, place, phrase):
        return True
    return _of_other_share(view, place, phrase)


def _of_other_share(view: View, place: PlaceMention, phrase: Phrase) -> bool:
    """Whether a town is told of another share, beside one whose own is unknown: "698 in Zarqa, 516 in Balqa"."""
    i, items = phrase.end, view.items
    alone = phrase.head is None and counts(items[phrase.start])
    if not alone or place.kind not in LOCAL_PLACES or view.word(i) not in _AT or i + 1 >= len(items):
        return False
    if not items[i + 1].capital or items[i + 1].category != "noun" or items[i + 1].start == place.start:
        return False
    k = view.reach.at(place.start)
    near = view.reach.ordered[max(k - 2, 0) : k]
    shared = len(near) > 1 and near[1].lower in _AT
    return shared and (near[0].number is not None or near[0].noun in PERSON)


def _is_origin(view: View, place: PlaceMention, phrase: Phrase) -> bool:
    """Whether the place tells where the people come from: a demonym in their phrase, or "women from Vietnam"."""
    if place.kind is PlaceKind.DEMONYM:
        start, end = view.items[phrase.start].start, view.items[max(phrase.end - 1, phrase.start)].end
        return start <= place.start < end or not (acts(view, place) or is_inside(view, place))
    return place.role is PlaceRole.FROM and not _is_left(view, place)


def _is_left(view: View, place: PlaceMention) -> bool:
    """Whether people were brought out of the place: "rescued from a bar in Cebu", "freed from Mali"."""
    reach = view.reach
    index = j = reach.at(place.start)
    items = reach.ordered
    j -= 1
    while j > 0 and index - j <= _FROM_REACH and items[j].lower != "from":
        if items[j].category not in _PASSED and items[j].lower != ",":
            return False
        j -= 1
    if j <= 0 or items[j].lower != "from" or items[j - 1].lower in _COMING or _tells_who(items, j - 1):
        return False
    if items[j - 1].lower == "," and j > 1 and (items[j - 2].noun in PERSON or items[j - 2].lower in _THEM):
        return False  # "53 people, from Jamaica and Peru, were brought out"
    if any(item.lower in _CROSSED for item in items[max(j - _CROSSED_REACH, 0) : j]):
        return False
    if items[j - 1].number is not None:  # "3,216 from Ivory Coast"
        return place.kind is not PlaceKind.COUNTRY
    return items[j - 1].noun is None or view.at(j - 1) is None or items[j - 1].lower in _ORIGIN_VERBS


# "The trafficker, a woman from Benin": so many items lie between the comma and the noun.
_ASIDE_REACH = 4


def _tells_who(items: Sequence[Item], i: int) -> bool:
    """Whether item ``i`` ends an aside on who people are: "a girl, a 12-year-old", "the trafficker, a woman"."""
    if items[i].lower.endswith("old"):
        return True
    person = items[i].noun in PERSON and items[i].category == "noun"
    aside = [item.lower for item in items[max(i - _ASIDE_REACH, 0) : i]]
    return person and any(pair in {(",", "a"), (",", "an")} for pair in pairwise(aside))


_THEM = frozenset({"them", "whom", "these", "those"})
_AT = frozenset({"in", "on", "at", "near", "off", "across"})
# Nouns that a people's name makes a place: "in Indonesian waters", "on Hawaiian farms".
_GROUNDS = words_of("place_roles", "grounds")


def is_inside(view: View, place: PlaceMention) -> bool:
    """A demonym before the noun of a place: "in Indonesian waters", "on Hawaiian farms"."""
    if place.kind is not PlaceKind.DEMONYM:
        return False
    reach = view.reach
    i = reach.at(place.start)
    before = reach.ordered[max(i - 2, 0) : i]
    if not before or not _GROUNDS & set(reach.behind(place.end, 2)):
        return False
    counted = before[-1].number is not None and len(before) > 1 and before[0].lower in _AT
    return before[-1].lower in _AT or counted or (before[-1].category == "det" and before[0].lower in _AT)


def _in_share(view: View, place: PlaceMention, phrase: Phrase) -> bool:
    """Whether an aside on some of those counted names it: "survivors, most of them in Russia"."""
    if place.kind is PlaceKind.WORLD or is_of_part(view, phrase, place):
        return False
    if _begins_aside(view, place, phrase):
        return False
    before = view.reach.before(place.end, _SHARE_REACH + 1)[:-1]
    aside = before[len(before) - 1 - before[::-1].index(",") :] if "," in before else before
    return "of" in aside[:6] and bool({"whom", "them"} & set(aside))


def _begins_aside(view: View, place: PlaceMention, phrase: Phrase) -> bool:
    """Whether the aside counts the phrase itself: "of whom 12 were identified as victims in Addis Ababa"."""
    items, reach = view.reach.ordered, view.reach
    i, first = reach.at(place.start), reach.at(view.items[phrase.start].start)
    if not first < i <= first + _SHARE_REACH or "whom" not in [item.lower for item in items[max(first - 2, 0) : first]]:
        return False
    return all(item.lower not in {",", ";"} for item in items[first:i])


def _is_source(view: View, place: PlaceMention) -> bool:
    """Whether the place belongs to the name of a source: "according to the US State Department"."""
    before = view.reach.before(place.start, 4)
    return "according" in before and "," not in before[before.index("according") :]
