"""What the word lists say of a word: ordinary English, a place, a body, a given name."""

from functools import cache

from impactetl.lexicon.english import english
from impactetl.lexicon.gazetteer import PlaceEntry, entry_of, person_names
from impactetl.lexicon.load import load, words_of
from impactetl.lexicon.places import key_of
from impactetl.model import PlaceKind

# A phrase of the lists has at most this many words.
LONGEST_PHRASE = 6
_WORKERS = ("ers", "ors", "men")


@cache
def function_words() -> frozenset[str]:
    """Give the closed classes of English: no name, wherever they stand."""
    tables = load("function_words")
    names = (
        "preposition",
        "conjunction",
        "subordinator",
        "determiner",
        "pronoun",
        "adverb",
        "negation",
        "modal",
        "not_noun",
    )
    return frozenset(word for name in names for word in tables[name].split())


@cache
def is_ordinary(key: str) -> bool:
    """Tell whether a word, or each part of it between hyphens, is known as an ordinary one.

    >>> is_ordinary("anti-trafficking"), is_ordinary("they've"), is_ordinary("namusisi")
    (True, True, False)
    """
    if "-" in key:
        return all(is_ordinary(part) or part.isdigit() for part in key.split("-") if part)
    stem = key.partition("'")[0]
    if stem != key:
        return key.endswith("n't") or ((stem in english() or stem == "i") and len(key) - len(stem) <= len("'ve"))
    return key in english() or _of_the_field(key) or _of_workers(key) or key in words_of("proper_words", "calendar")


def _of_workers(key: str) -> bool:
    """Whether it is the plural of a listed word for who does a work: "fishers", "trawlermen", but not "Sanders"."""
    if is_person(key):
        return False
    return key.endswith(_WORKERS) and (key[:-1] in english() or f"{key[:-3]}man" in english())


def _of_the_field(key: str) -> bool:
    field = words_of("proper_words", "field")
    endings = ("s", "ed", "d", "ing", "es")
    return key in field or any(key.endswith(ending) and key[: -len(ending)] in field for ending in endings)


@cache
def is_given(key: str) -> bool:
    """Tell whether a word is listed as a given name."""
    return "G" in person_names().get(key, "")


def is_person(key: str) -> bool:
    """Tell whether a word is listed as a given name or a family name."""
    return key in person_names()


@cache
def is_name_too(key: str) -> bool:
    """Tell whether an ordinary word is a given name too: "Hope", "Mark", "April"."""
    return key in words_of("personal_names", "also_words") or (is_given(key) and key in english())


def is_function(key: str) -> bool:
    """Tell whether a word is of the closed classes of English and no name besides.

    >>> is_function("the"), is_function("will")
    (True, False)
    """
    return key in function_words() and key not in words_of("personal_names", "also_words")


def is_office_too(key: str) -> bool:
    """Tell whether a word of an office is a name too: "Prince", "King", but not "Judge"."""
    return is_name_too(key) or key in words_of("personal_names", "short_surname")


@cache
def is_proper(key: str) -> bool:
    """Tell whether a word or a phrase in capitals is known as a body, a people, a faith or a feast."""
    known = ("people", "name", "abbreviation")
    return any(key in words_of("proper_words", name) for name in known)


@cache
def place_of(key: str) -> PlaceEntry | None:
    """Give what a word or a phrase names as a place; the kind of a set phrase that names none is None."""
    return entry_of(key_of(key))


@cache
def is_wide(key: str) -> bool:
    """Tell whether a place is wider than a town: a country, a region, a people, a part of the world, a set phrase."""
    entry = place_of(key)
    return entry is not None and entry.kind is not PlaceKind.CITY
