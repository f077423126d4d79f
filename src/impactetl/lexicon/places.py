"""Countries and their names: read from ``countries.toml``, contradictions refused."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from impactetl.errors import LexiconError
from impactetl.lexicon.load import load

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W\d_]+")
"""One word of a name; a dotted abbreviation ("U.S.") is one word."""

# Endings of demonyms whose plural is the same word ("the Chinese", "the Swiss").
_INVARIABLE = ("ese", "ish", "ch", "ss", "ois", "lsh", "gyz", "Scots", "Khmer", "Basotho", "Batswana", "Emaswati")
_PERSON_ENDINGS = {"ish": ("man", "men", "woman", "women"), "ch": ("man", "men", "woman", "women")}
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory; ``code`` is ISO 3166-1 alpha-3, ``numeric`` three digits (empty for XKX)."""

    code: str
    alpha2: str
    numeric: str
    name: str
    region: str
    subregion: str
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the country itself, the common one first."""
        return (self.name, *self.aliases)


# Letters that Unicode takes no accent off: dotless i, and l, o and d with a bar.
_BARRED = str.maketrans("\u0131\u0142\u0141\u00f8\u00d8\u0111\u0110", "ilLoOdD")


def fold(name: str) -> str:
    """Give the form under which a name is looked up: lower case, no accents.

    >>> fold("Côte"), fold("TÜRKİYE")
    ('cote', 'turkiye')
    """
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.translate(_BARRED))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


def key_of(name: str) -> str:
    """Give the look-up key of a name: its folded words, joined by single spaces.

    >>> key_of("Guinea-Bissau"), key_of("Cote d'Ivoire"), key_of("U.S.")
    ('guinea bissau', 'cote d ivoire', 'u.s.')
    """
    return " ".join(WORD.findall(fold(name)))


def people_forms(demonym: str) -> Iterator[str]:
    """Give a demonym and the words for its people.

    >>> list(people_forms("Cambodian")), list(people_forms("Chinese"))
    (['Cambodian', 'Cambodians'], ['Chinese'])
    >>> list(people_forms("French"))
    ['French', 'Frenchman', 'Frenchmen', 'Frenchwoman', 'Frenchwomen']
    """
    yield demonym
    if not demonym.endswith(_INVARIABLE):
        yield demonym + "s"
    for ending, people in _PERSON_ENDINGS.items():
        if demonym.endswith(ending):
            yield from (demonym + person for person in people)


def read_countries(table: Mapping[str, Mapping[str, Any]]) -> tuple[Country, ...]:
    """Make the countries of a table, sorted by code; raise LexiconError where a code or a field is off."""
    found = []
    for code, row in sorted(table.items()):
        if not _CODE.fullmatch(code):
            message = f"countries.toml: {code!r} is no ISO 3166-1 alpha-3 code; write three capitals"
            raise LexiconError(message)
        fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        try:
            found.append(Country(code=code, **fields))
        except TypeError as error:
            message = f"countries.toml: [{code}] does not fit a country: {error}"
            raise LexiconError(message) from error
    return tuple(found)


def claims(table: Iterable[Country]) -> tuple[dict[str, str], dict[str, str]]:
    """Give key -> code for names and for demonyms; raise LexiconError where two countries claim one."""
    names: dict[str, str] = {}
    people: dict[str, str] = {}
    for country in table:
        for name in country.names:
            _claim(names, key_of(name), country.code)
        for demonym in country.demonyms:
            for form in people_forms(demonym):
                _claim(people, key_of(form), country.code)
    for key in names.keys() & people.keys():
        _claim(names, key, people[key])
    return names, people


def _claim(index: dict[str, str], key: str, code: str) -> None:
    """Enter one key; two countries with the same key are a contradiction."""
    holder = index.setdefault(key, code)
    if holder != code:
        message = f"countries.toml: {key!r} is claimed by {holder} and {code}; keep it in one of them"
        raise LexiconError(message)


@cache
def countries() -> tuple[Country, ...]:
    """Give every country, sorted by alpha-3 code."""
    return read_countries(load("countries"))


@cache
def country_claims() -> tuple[dict[str, str], dict[str, str]]:
    """Give key -> code of the package's own table: names, then demonyms."""
    return claims(countries())


@cache
def _names() -> dict[str, str]:
    return {country.code: country.name for country in countries()}


def country_name(code: str) -> str:
    """Give the common name of an alpha-3 code; raise KeyError for a code that is none.

    >>> country_name("KHM")
    'Cambodia'
    """
    return _names()[code]


def code_of(name: str) -> str | None:
    """Give the alpha-3 code of a country's name, alias, or alpha-3 code itself; None for anything else.

    >>> code_of("Burma"), code_of("KHM"), code_of("Atlantis")
    ('MMR', 'KHM', None)
    """
    if name in _names():
        return name
    return country_claims()[0].get(key_of(name))
