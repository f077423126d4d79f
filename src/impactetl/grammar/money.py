"""Money: the signs, codes and words that make a numeral an amount, and the currency they mean."""

import re
from typing import Any

from impactetl.lexicon.load import load
from impactetl.model import plain

_LISTS = load("currencies")
_FAMILIES: dict[str, dict[str, Any]] = _LISTS["family"]
_SYMBOLS: dict[str, str] = _LISTS["symbol"]
_CENTS: dict[str, str] = _LISTS["cent"]


def _unit_of(name: str, family: dict[str, Any]) -> str:
    """Give the code of a family that has one currency only, else the family's name."""
    codes = {family.get("default"), *family.get("countries", {}).values(), *family.get("adjectives", {}).values()}
    return str(codes.pop()) if len(codes) == 1 and None not in codes else name


_UNIT_OF: dict[str, str] = {name: _unit_of(name, family) for name, family in _FAMILIES.items()}
_FAMILY_OF: dict[str, str] = {word: name for name, family in _FAMILIES.items() for word in family["words"]}
CODES = frozenset(
    code
    for family in _FAMILIES.values()
    for code in (
        *family.get("countries", {}).values(),
        *family.get("adjectives", {}).values(),
        *([family["default"]] if "default" in family else []),
    )
)

# Codes that read as an English word in capitals ("ALL 12 VICTIMS"), and currency words that are common words
# ("12 won awards"): they make an amount from this value on.
WORDLIKE = frozenset(
    {"ALL", "TOP", "TRY", "MAD", "SOS", "CUP", "MOP", "BOB", "PEN", "COP", "BAM", "won", "P", "Q", "K", "N", "R", "L"}
    | {"KM", "Le", "Br", "Bs", "VT", "Vt", "RD", "L.", "Q.", "K."}
)
_WORDLIKE_LEAST = 1000
_LONGEST_SIGN = 7

_SIGN_END = re.compile(r"(?:\b[BS]/\.?|[^\s\d(),;:\"'/-]+)[\s]?$")
# Names that stand before their amount: "CFA francs 500,000", "francs CFA 500,000", "ariary 1 million".
_NAMED_BEFORE = re.compile(r"\b(?:cfa\s?(francs?)|(francs?)\s?cfa|(ariary|naira|kwacha|rupees|taka|birr|riel))\s$")
_LONGEST_NAME = len("francs  cfa  ")
_LETTERS = re.compile(r"[A-Za-z]+\.?$")
_UNITED_STATES = re.compile(r"(?<![a-z])u\.?s\.?\s$")
_WORD = re.compile(r"(?:\s?-\s?|\s{1,3})([a-z][a-z.']*)")
_GLUED_SIGN = re.compile(r"\s?([\u20ac\u00a3$\u00a5\u20b9\u20b1\u0e3f\u20ab\u20a9])(?!\s?\d)")
_WEIGHT = re.compile(r"\s+(?:of|heavier|lighter)\b")
_ADJECTIVE_WORDS = 3
_ADJECTIVE_STARTS = frozenset(
    adjective.split()[0] for family in _FAMILIES.values() for adjective in ("cfa", *family.get("adjectives", {}))
)


# A currency behind the name of its country: "Thai baht", "US$". The Koreans alone have a "won" that is no verb.
_OF_COUNTRY = re.compile(
    r"[ -](?:(?:" + "|".join(sorted(map(re.escape, _FAMILY_OF.keys() - WORDLIKE))) + r"|currency|real(?! estate)"
    r"|(?<=Korean )won)\b)| ?\$"
)


@plain
class Currency:
    """A currency sign or word beside a numeral: where it starts or ends, an ISO 4217 code or a family name."""

    place: int
    unit: str
    factor: float = 1.0


def is_currency(text: str, place: int) -> bool:
    """Tell whether a currency stands at ``place``, right behind the name of a country or a people.

    >>> [is_currency(text, len("Thai")) for text in ("Thai baht", "Thai-baht", "Thai boys")]
    [True, True, False]
    """
    return _OF_COUNTRY.match(text, place) is not None


def resolve_currency(unit: str, country_code: str | None) -> str | None:
    """Give the ISO 4217 code of a currency unit in a country (ISO 3166-1 alpha-3); None where it stays open.

    >>> resolve_currency("dollar", None), resolve_currency("peso", "PHL"), resolve_currency("peso", None)
    ('USD', 'PHP', None)
    """
    if unit in CODES:
        return unit
    family = _FAMILIES.get(unit, {})
    code: str | None = family.get("countries", {}).get(country_code, family.get("default"))
    return code


def sign_before(raw: str, low: str, place: int) -> Currency | None:
    """Find the sign or name that ends at ``place``: "US$", "NRs. ", "CAD ", "CFA francs "."""
    named = _NAMED_BEFORE.search(low, max(0, place - _LONGEST_NAME), place)
    if named is None:
        return _mark_before(raw, low, place)
    return Currency(named.start(), _UNIT_OF[_FAMILY_OF[named[1] or named[2] or named[3]]])


def _mark_before(raw: str, low: str, place: int) -> Currency | None:
    """Find the sign, abbreviation or code that ends at ``place``, one space apart at most: "US$", "NRs. ", "CAD "."""
    found = _SIGN_END.search(raw, max(0, place - _LONGEST_SIGN - 1), place)
    if found is None:
        return None
    mark = found[0].rstrip()
    start = found.start()
    if _is_glued_to_letter(raw, start):
        return None
    if unit := _symbol_unit(mark):
        if mark == "$" and (us := _UNITED_STATES.search(low, max(0, start - 5), start)):
            return Currency(us.start(), "USD")
        return Currency(start, unit)
    if not mark[-1].isalpha() and (unit := _SYMBOLS.get(mark[-1])):
        return Currency(start + len(mark) - 1, unit)
    return None


def _is_glued_to_letter(raw: str, start: int) -> bool:
    return start > 0 and raw[start - 1].isalnum() and raw[start].isalnum()


def _symbol_unit(mark: str) -> str | None:
    """Look a mark up; letters count only with a capital, so that no common word is one."""
    if mark in CODES:
        return mark
    if _LETTERS.fullmatch(mark) and not mark[0].isupper():
        return None
    return _SYMBOLS.get(mark.lower())


def fits(sign: str, value: float) -> bool:
    """Tell whether an amount may have the value: word-like codes need a large one."""
    return sign.strip() not in WORDLIKE or value >= _WORDLIKE_LEAST


def word_after(raw: str, low: str, place: int, value: float) -> Currency | None:
    """Find the currency word, code or sign that starts at ``place``: " Kenyan shillings", "-peso", " USD", "\u20ac"."""
    if found := _GLUED_SIGN.match(low, place):
        return Currency(found.end(), _SYMBOLS[found[1]])
    words: list[str] = []
    while len(words) <= _ADJECTIVE_WORDS and (word := _WORD.match(low, place)):
        here = raw[word.start(1) : word.end(1)]
        if not words and here in CODES:
            return Currency(word.end(), here) if fits(here, value) else None
        if not words and _is_symbol(here, low, word.end()):
            return Currency(word.end(), _SYMBOLS[here.lower()])
        written = word[1].rstrip("'.")
        if currency := _word_unit(written, " ".join(words), value):
            end = word.start(1) + len(written)
            return None if currency[0] == "pound" and _WEIGHT.match(low, end) else Currency(end, *currency)
        if not words and word[1] not in _ADJECTIVE_STARTS:
            return None
        words.append(word[1])
        place = word.end()
    return None


def _is_symbol(word: str, low: str, end: int) -> bool:
    """Tell whether a word is an abbreviation that stands alone: "200,000 Rs"; "CFA francs" goes on."""
    if len(word) == 1 or not word[0].isupper() or word.lower() not in _SYMBOLS:
        return False
    follow = _WORD.match(low, end)
    return follow is None or follow[1] not in _FAMILY_OF


def _word_unit(word: str, adjective: str, value: float) -> tuple[str, float] | None:
    if not adjective and word in _CENTS:
        return _CENTS[word], 0.01
    family = _FAMILY_OF.get(word)
    if family is None or (word in WORDLIKE and not adjective and value < _WORDLIKE_LEAST):
        return None
    if not adjective or adjective == "cfa":
        return _UNIT_OF[family], 1.0
    code = _FAMILIES[family].get("adjectives", {}).get(adjective)
    return (code, 1.0) if code else None
