"""Names of places that only tell where people come from, or where they fled to."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of
from impactetl.model import PlaceMention, PlaceRole

_PERSONS = any_of([*words_of("place_roles", "persons"), *words_of("place_roles", "shares")])
# Before a name: who comes from there, or where somebody fled to.
_PEOPLE_FROM = re.compile(
    rf"(?:\b(?:{_PERSONS}|[\w-]+-old),? from"
    r"|\bnative of|\b(?:fled|escaped|fleeing|escaping)(?: to)?) (?:the )?\Z",
    re.IGNORECASE,
)
# Such words take so many characters before the name.
_PEOPLE_CHARS = 40


def is_home_of_people(place: PlaceMention, text: str) -> bool:
    """Whether a place only tells where somebody comes from or fled to: "Woman from Benin jailed", "a native of Ghana".

    People are "freed from Togo" there.
    """
    if place.role not in {PlaceRole.FROM, PlaceRole.TO}:
        return False
    return _PEOPLE_FROM.search(text[max(place.start - _PEOPLE_CHARS, 0) : place.start]) is not None
