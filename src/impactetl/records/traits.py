"""Who is counted: population as written, sex, age group, nationality."""

from collections.abc import Sequence

from impactetl.model import PlaceKind, PlaceMention, plain
from impactetl.records.view import View
from impactetl.syntax.nominal import PERSON
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import traits

_FEMALE = frozenset({"female", "females", "pregnant"})
_MALE = frozenset({"male", "males"})
_NEUTRAL = frozenset({"child", "children", "minors", "people", "persons", "infants", "babies", "orphans", "kids"})
_MINOR = frozenset({"underage", "minor", "juvenile", "teenage", "school-age", "under-age", "school-aged"})
_ADULT_AGE = 18
# What an apposition opens with ("a 34-year-old woman", "both women"), and how far its words may reach.
_OPENING = frozenset({"a", "an", "both", "all"})
_ENDS = frozenset({"sign", "rel", "conj", "sub"})
_LEAST_APPOSED, _APPOSED_REACH, _AGED_REACH = 3, 9, 5


@plain
class People:
    """Traits of the people counted, each None where the text does not say."""

    population: str | None = None
    sex: str | None = None
    age_group: str | None = None
    nationalities: tuple[str, ...] = ()


def people(view: View, phrase: Phrase, places: Sequence[PlaceMention], text: str) -> People:
    """Read the traits from the words of the phrase."""
    if phrase.head is None and phrase.noun is None:
        age = "minor" if _aged_behind(view, phrase) else None
        return People(None, None, age, _nationalities(view, phrase, places))
    if phrase.head is None or phrase.noun is None or phrase.noun not in PERSON:
        return People()
    first = phrase.start + (1 if phrase.basis in {"stated", "zero"} else 0)
    first += 2 * _is_share(view, first)
    last = phrase.tail if phrase.tail is not None else phrase.head
    items = view.items[first : last + 1]
    words = frozenset(item.lower for item in items)
    population = text[items[0].start : items[-1].end] if items else None
    beside = _apposed(view, phrase)
    sex, age = _sex(words) or _sex(beside), _age(view, phrase, words) or _age(view, phrase, beside)
    return People(population or None, sex, age, _nationalities(view, phrase, places))


def _is_share(view: View, first: int) -> bool:
    """Whether "of them" or "of whom" stands between a number and what it says of them: "four of them Haitian"."""
    return [item.lower for item in view.items[first : first + 2]] in (["of", "them"], ["of", "whom"])


def _apposed(view: View, phrase: Phrase) -> frozenset[str]:
    """The words that a phrase between commas adds: "the suspect, a 34-year-old woman", "two defendants, both women"."""
    ahead = view.items[phrase.end : phrase.end + _APPOSED_REACH]
    if len(ahead) < _LEAST_APPOSED or ahead[0].lower != "," or ahead[1].lower not in _OPENING:
        return frozenset()
    ends = (i for i, item in enumerate(ahead[1:], 1) if item.category in _ENDS and item.lower != "-")
    closed = next(ends, None)
    if closed is None or ahead[closed].category == "conj":
        return frozenset()
    return frozenset(item.lower for item in ahead[1:closed])


def _aged_behind(view: View, phrase: Phrase) -> bool:
    """An age below 18 behind a share: "34 were under 16 when rescued"."""
    for item in view.items[phrase.end : phrase.end + _AGED_REACH]:
        if item.category == "sign":
            return False
        if item.number is not None and item.number.value is not None:
            young = item.number.value + (item.number.qualifier == "exact") <= _ADULT_AGE
            return item.number.refused == "age" and young
    return False


def _sex(words: frozenset[str]) -> str | None:
    kinds = traits("sex")
    female = bool(words & (kinds["female"] | _FEMALE))
    male = bool(words & (kinds["male"] | _MALE))
    neutral = bool(words & _NEUTRAL) and not words & (_FEMALE | _MALE)
    return "mixed" if female and male else None if neutral else "female" if female else "male" if male else None


def _age(view: View, phrase: Phrase, words: frozenset[str]) -> str | None:
    kinds = traits("age")
    minor = bool(words & (kinds["minor"] | _MINOR)) or _young(view, phrase)
    adult = bool(words & kinds["adult"])
    return "mixed" if minor and adult else "minor" if minor else "adult" if adult else None


def _young(view: View, phrase: Phrase) -> bool:
    """An age below 18 in the phrase: "two 16-year-olds"."""
    for item in view.items[phrase.start : phrase.end]:
        if item.number is not None and item.number.refused == "age" and item.number.value is not None:
            return item.number.value < _ADULT_AGE
    return False


def _nationalities(view: View, phrase: Phrase, places: Sequence[PlaceMention]) -> tuple[str, ...]:
    """Demonyms within the phrase, and countries that "from" ties to it."""
    start = view.items[phrase.start].start
    end = view.items[phrase.end - 1].end if phrase.end > phrase.start else start
    codes: dict[str, None] = {}
    for place in places:
        inside = place.kind is PlaceKind.DEMONYM and start <= place.start < end
        tied = place.kind is PlaceKind.COUNTRY and _from(view, phrase, place)
        if (inside or tied) and len(place.codes) == 1:
            codes[place.codes[0]] = None
    return tuple(codes)


def _from(view: View, phrase: Phrase, place: PlaceMention) -> bool:
    if phrase.end >= len(view.items) or view.items[phrase.end].lower != "from":
        return False
    end = view.items[phrase.end].end
    return end <= place.start and all(
        item.category in {"noun", "det"} or item.lower in {",", "and"}
        for item in view.items
        if end <= item.start < place.start
    )
