"""Words for the whole world right behind a figure: "50 million people around the globe are held"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import PlaceKind, PlaceMention
from impactetl.records.base.view import View

# "45,000 men, women and children across the world" stands so near behind its number.
_REACH = 10
_SUPERLATIVE = words_of("comparing", "superlatives")
# Words that tell more than who is counted: "12 girls were freed with help from around the world".
_TELLING = frozenset({"verb", "be", "have", "rel", "modal"})
_STOPS = frozenset({";", ".", ":", "(", "than"})


def is_worldwide(view: View, place: PlaceMention, at: tuple[int, int], places: Sequence[PlaceMention]) -> bool:
    """Whether a word for the world tells where a figure is from, though the passage names countries further on.

    ``at`` are the offsets of the figure and of its verb. "People from around the world" are somewhere, and "the highest
    number in the world" is one country's.
    """
    figure = at[0]
    if place.kind is not PlaceKind.WORLD or place.start < figure:
        return False
    if any(other.kind is not PlaceKind.WORLD and other.codes and other.start < place.start for other in places):
        return False
    reach = view.reach
    passed = reach.ordered[reach.at(figure) : reach.at(place.start)]
    between = [item.lower for item in passed]
    if len(between) > _REACH or any(item.category in _TELLING for item in passed):
        return False
    if between[-1:] == ["from"] or "with" in between:
        return False
    return _SUPERLATIVE.isdisjoint(between) and _STOPS.isdisjoint(between)
