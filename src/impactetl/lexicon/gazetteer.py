"""Every place name in one index: countries, demonyms, regions, towns, and set phrases that name no place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from impactetl.lexicon.load import load
from impactetl.lexicon.places import countries, country_claims, key_of, people_forms
from impactetl.model import PlaceKind

# Countries whose name people bear as a given name often enough that a surname after it decides.
_GIVEN_COUNTRIES = frozenset(
    {"chad", "georgia", "israel", "jordan", "kenya", "malaysia", "ireland", "india", "cuba", "dominica"}
)
_MAX_ACRONYM = 5
# Names that are looked up once; beyond so many the oldest are looked up again.
_KNOWN_KEYS = 1 << 16
# The tables of ``regions.toml`` that are no country's.
_TABLES = {"world": PlaceKind.WORLD, "peoples": PlaceKind.DEMONYM, "no_place": None}


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """What a name can mean.

    ``codes`` are what it means without context, ``others`` what a namesake means; ``name`` is the country's common
    name, or empty. ``kind`` None marks a set phrase that names no place. ``exact`` names are matched in capitals only.
    """

    kind: PlaceKind | None
    codes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    name: str = ""
    exact: bool = False
    large: bool = True
    word: bool = False
    given: bool = False
    person: bool = False

    @property
    def possible(self) -> tuple[str, ...]:
        """Every code that the name can stand for."""
        return self.codes + self.others


@cache
def person_names() -> dict[str, str]:
    """Give folded name -> ``G`` (given name), ``S`` (surname) or ``GS``."""
    return _table("person_names.tsv")


@cache
def curated() -> dict[str, PlaceEntry]:
    """Give key -> entry for everything but the towns."""
    index: dict[str, PlaceEntry] = {}
    for key, entry in _entries():
        known = index.get(key)
        index[key] = entry if known is None else _joined(known, entry)
    return index


@cache
def towns() -> dict[str, str]:
    """Give key -> the rest of the line of ``towns.tsv``; a line is taken apart when it is looked up."""
    return _table("towns.tsv")


@cache
def first_words() -> dict[str, int]:
    """Give the first word of each name -> the number of words of the longest name that starts with it.

    Names of several words are keys too, which no single word ever equals.
    """
    keys = (*curated(), *towns())
    longest = dict.fromkeys(keys, 1)
    for key in keys:
        if " " in key:
            first, length = key[: key.index(" ")], key.count(" ") + 1
            if longest.get(first, 0) < length:
                longest[first] = length
    return longest


@cache
def first_pairs() -> frozenset[str]:
    """Give the first two words of every name of several words."""
    return frozenset(" ".join(key.split(" ", 2)[:2]) for key in (*curated(), *towns()) if " " in key)


@lru_cache(_KNOWN_KEYS)
def entry_of(key: str) -> PlaceEntry | None:
    """Give the entry of a key; None for a word that names no place."""
    entry = curated().get(key)
    line = towns().get(key)
    if line is None or (entry is not None and entry.kind is not PlaceKind.REGION):
        return entry
    town = _town(key, line)
    return town if entry is None else _joined(entry, town)


def _table(name: str) -> dict[str, str]:
    """Read a table of two columns; an empty line ends its header. One split of the whole text is the fastest way."""
    text = files("impactetl.lexicon").joinpath(name).read_text(encoding="utf-8")
    fields = text[text.index("\n\n") + 2 : -1].replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=True))


def _entries() -> Iterator[tuple[str, PlaceEntry]]:
    yield from _country_entries()
    for table, names in load("regions").items():
        kind = _TABLES.get(table, PlaceKind.REGION)
        codes = (table,) if kind is PlaceKind.REGION else ()
        for name in names:
            key = key_of(name)
            yield key, _marked(key, PlaceEntry(kind, codes, exact=_is_acronym(name)))
    for code, names in load("authorities").items():
        for name in names:
            yield key_of(name), PlaceEntry(PlaceKind.AUTHORITY, (code,), exact=_is_acronym(name))


def _country_entries() -> Iterator[tuple[str, PlaceEntry]]:
    country_claims()
    for country in countries():
        for name in country.names:
            key = key_of(name)
            entry = PlaceEntry(PlaceKind.COUNTRY, (country.code,), (), country.name, _is_acronym(name))
            yield key, replace(entry, given=key in _GIVEN_COUNTRIES, person=key in person_names())
        for demonym in country.demonyms:
            for form in people_forms(demonym):
                yield key_of(form), PlaceEntry(PlaceKind.DEMONYM, (country.code,), (), country.name)


def _marked(key: str, entry: PlaceEntry) -> PlaceEntry:
    flags = person_names().get(key, "")
    return replace(entry, given="G" in flags, person=True) if flags else entry


def _town(key: str, line: str) -> PlaceEntry:
    codes, _, classes = line.partition(" ")
    first, *others = codes.split(",")
    entry = PlaceEntry(PlaceKind.CITY, (first,), tuple(others), large="L" in classes, word="W" in classes)
    return _marked(key, entry)


def _joined(known: PlaceEntry, entry: PlaceEntry) -> PlaceEntry:
    """Two regions of one name share it; otherwise the first meaning holds and the other waits for its context."""
    if known.kind is entry.kind is PlaceKind.REGION:
        return replace(known, codes=tuple(sorted({*known.codes, *entry.codes})))
    others = tuple(code for code in (*known.others, *entry.possible) if code not in known.codes)
    return replace(known, others=tuple(dict.fromkeys(others)))


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) <= _MAX_ACRONYM and " " not in name
