"""Places of the parts of a figure: "143 people: 96 in Ghana and 47 in Nepal" are not all in Ghana."""

from collections.abc import Sequence
from dataclasses import dataclass

from impactetl.model import LOCAL_PLACES, NAMED_PLACES, PlaceKind, PlaceMention
from impactetl.records.base.view import APPOSITION, View
from impactetl.syntax.phrases import Phrase

# Signs and words that tell that what follows is counted before: "22 arrests (15 in Spain)", "people, including 96".
_OPENS = APPOSITION | {":", "("}
_THEM = frozenset({"them", "whom", "these", "those", "which"})
# Between a part and its place: "31 of them were in Ghana".
_PASSED = frozenset({"prep", "det", "be", "adv"})
_PASSED_REACH = 6
# "Of the 312 people": the whole stands so near the beginning of its sentence.
_OF_REACH = 3


@dataclass(frozen=True)
class Parts:
    """The places that parts of a figure have of their own, in order."""

    places: Sequence[PlaceMention] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The countries of all parts."""
        return tuple(dict.fromkeys(code for place in self.places for code in place.codes))


def parts_of(view: View, phrase: Phrase, places: Sequence[PlaceMention]) -> Parts:
    """Give the places that only parts of what a phrase counts have.

    A part that names whom it counts shares its place with the whole ("five people, including two officers in Kenya"),
    unless another part is elsewhere. A town says that of a part alone, its country of the whole too.
    """
    states = [place for place in places if place.kind is PlaceKind.COUNTRY]
    owned = [(place, part) for place in states if (part := _counted_before(view, place)) is not None]
    opening = [part.start for _, part in owned if part.start >= phrase.end and _opens(view, phrase, part)]
    if not opening:
        return Parts()
    listed = [(place, part) for place, part in owned if part.start >= min(opening)]
    apart = len({place.codes for place, _ in listed}) > 1
    return Parts(tuple(place for place, part in listed if apart or part.head is None or part.pronoun))


def towns_of_parts(view: View, phrase: Phrase, places: Sequence[PlaceMention]) -> frozenset[str]:
    """Give the names of the towns and regions that parts of a figure have, where they are several."""
    local = [place for place in places if place.kind in LOCAL_PLACES]
    owned = [(place, part) for place in local if (part := _counted_before(view, place)) is not None]
    opening = [part.start for _, part in owned if part.start >= phrase.end and _opens(view, phrase, part)]
    names = frozenset(place.name for place, part in owned if opening and part.start >= min(opening))
    return names if len(names) > 1 else frozenset()


def is_of_part(view: View, phrase: Phrase, place: PlaceMention) -> bool:
    """Whether a place stands right behind a phrase that counts: "31 of them in Ghana"."""
    return phrase.counted and _counted_before(view, place) == phrase


def _counted_before(view: View, place: PlaceMention) -> Phrase | None:
    """The count that a place stands right behind: "96 in Ghana", "31 of them in Ghana"; no object of a verb."""
    if place.kind not in NAMED_PLACES or not place.codes:
        return None
    last = view.reach.at(place.start) - 1
    if last < 0 or view.items[last].category != "prep":
        return None
    for k in range(last, max(last - _PASSED_REACH, -1), -1):
        found = view.at(k)
        if found is not None and found.counted:
            return None if view.is_verb(found.start - 1) else found
        if found is None and view.items[k].category not in _PASSED and view.items[k].lower not in _THEM:
            return None
    return None


def _opens(view: View, phrase: Phrase, part: Phrase) -> bool:
    """Whether a count begins the parts of a figure before it."""
    if part.of and part.pronoun:
        return True
    before = [item.lower for item in view.items[max(part.start - 2, phrase.end) : part.start]]
    if part.prep in APPOSITION or not _OPENS.isdisjoint(before):
        return True
    return phrase.prep == "of" and phrase.start <= _OF_REACH and part.head is None and before[-1:] == [","]
