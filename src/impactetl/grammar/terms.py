"""Lengths of time: the unit behind a numeral, and lengths of several units added up in the smallest one."""

import re

from impactetl.grammar.numerals import any_of, cardinal
from impactetl.lexicon.load import load, words_of
from impactetl.model import plain

_UNITS: dict[str, str] = {word: unit for unit, words in load("numbers")["unit"].items() for word in words}
_FILLER = r"(?:(?:long|full|whole|consecutive|additional|more|calendar|further|straight|extra)\s+)?"
_UNIT = re.compile(rf"(?:\s?-\s?|\s{{1,3}}|(?=years|months))?{_FILLER}({any_of(list(_UNITS))})(?![a-z])")
_LINK = re.compile(r"'?,?\s+(?:and|plus)\s+|,\s*|\s+|-and-|-")
_AND_HALF = re.compile(r"\s+and\s+(?:a|one)[\s-]half\b")
_AND_ONE = re.compile(r"\s+and\s+(?:a|one)\s+(month|week|day)\b")
_BARE = re.compile(
    r"an?\s+(year|month|week|day)\b(?P<more>\s+and\s+an?\s+half\b)?"
    r"(?='?\s+(?:(?:in|behind|of|at|under)\s+)?(?:prison|jail|bars|imprisonment|detention|custody|hard\s+lab|probation"
    r"|house\s+arrest|incarceration|community\s+service|suspended|sentence|prison\s+term|jail\s+term)"
    r"|\s+and\s+(?:\w+)\s+(?:months|weeks|days)\b)"
)

_CUSTODY = any_of(words_of("terms", "custody"))
_LEAST = r"(?:(?:at\s+least|about)\s+)?"
# "Jailed for the next 12 years", "jailed the owner for the next 12 years", "sent to prison for the next 12 years".
_JAILED_FOR = re.compile(
    rf"\b(?:{any_of(words_of('terms', 'ahead', 'jailed'))}(?:\s+(?!and\b|but\b|or\b)[\w-]+){{0,3}}|{_CUSTODY})"
    rf"\s+for\s+{_LEAST}\Z",
    re.IGNORECASE,
)
# "Will spend the next 12 years in prison", but not "in prison reform".
_PASSED = re.compile(rf"\b{any_of(words_of('terms', 'ahead', 'passed'))}\s+{_LEAST}\Z", re.IGNORECASE)
_INSIDE = re.compile(
    rf"[^.;]{{0,40}}?\s(?:in|behind|inside)\s+(?:a\s+)?(?:\w+\s+)?{_CUSTODY}"
    r"(?=\s*(?:[^\w\s]|\Z)|\s+(?:for|and|but|after|on|over|without|with|as|because|if|while|before|following|where)\b)",
    re.IGNORECASE,
)
_LED_CHARS = 60

_DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}
_MONTHS_A_YEAR = 12
# "three years and 18 months" is two terms; a part of a year is smaller than the next larger unit.
_MOST = {"month": 12, "week": 52, "day": 31}


@plain
class Length:
    """A length of time; ``end`` is behind its last unit word."""

    end: int
    value: float
    unit: str


def opens_term(text: str, start: int, end: int) -> bool:
    """Whether "the next 12 years" from ``start`` to ``end`` is what somebody was given, and no time of a story.

    >>> opens_term("He was jailed for the next 12 years.", 18, 35)
    True
    >>> opens_term("He will spend the next 12 years in exile.", 14, 31)
    False
    """
    low = max(0, start - _LED_CHARS)
    if _JAILED_FOR.search(text, low, start) is not None:
        return True
    return _PASSED.search(text, low, start) is not None and _INSIDE.match(text, end) is not None


def unit_after(low: str, place: int) -> tuple[int, str] | None:
    """Find the unit of time that starts at ``place``: its end and its name."""
    found = _UNIT.match(low, place)
    return (found.end(), _UNITS[found[1]]) if found else None


def length(low: str, place: int, value: float) -> Length | None:
    """Read the unit behind a numeral that ends at ``place``, and the smaller units that follow.

    >>> length("14 years and four months", 2, 14)
    Length(end=24, value=172.0, unit='month')
    >>> length("nine and a half years", 15, 9.5)
    Length(end=21, value=9.5, unit='year')
    """
    found = unit_after(low, place)
    if found is None:
        return None
    end, unit = found
    if half := _AND_HALF.match(low, end):
        return Length(half.end(), value + 0.5, unit)
    return _with_rest(low, Length(end, value, unit))


def bare(low: str, place: int) -> Length | None:
    """Read "a year" where the words after it make it a term: "a year in prison", "a year and six months"."""
    found = _BARE.match(low, place)
    if found is None:
        return None
    if found["more"]:
        return Length(found.end(), 1.5, found[1])
    return _with_rest(low, Length(found.end(), 1.0, found[1]))


def _with_rest(low: str, whole: Length) -> Length:
    """Add the smaller units behind ``whole``: at most one of each."""
    for _ in range(len(_DAYS)):
        part = _part(low, whole)
        if part is None:
            break
        whole = Length(part.end, convert(whole.value, whole.unit, part.unit) + part.value, part.unit)
    return whole


def _part(low: str, whole: Length) -> Length | None:
    if one := _AND_ONE.match(low, whole.end):
        return Length(one.end(), 1.0, one[1]) if _smaller(one[1], whole.unit) else None
    link = _LINK.match(low, whole.end)
    number = cardinal(low, link.end()) if link else None
    found = unit_after(low, number.end) if number else None
    if number is None or found is None:
        return None
    end, unit = found
    fits = _smaller(unit, whole.unit) and number.value < _MOST[unit]
    return Length(end, number.value, unit) if fits else None


def _smaller(unit: str, other: str) -> bool:
    return unit in _DAYS and other in _DAYS and _DAYS[unit] < _DAYS[other]


def convert(value: float, unit: str, to: str) -> float:
    """Give ``value`` of ``unit`` in a smaller unit.

    >>> convert(2, "year", "month"), convert(2, "year", "day")
    (24, 730)
    """
    if unit == to or unit not in _DAYS or to not in _DAYS:
        return value
    if unit == "year" and to == "month":
        return value * _MONTHS_A_YEAR
    return value * _DAYS[unit] / _DAYS[to] if _DAYS[unit] % _DAYS[to] else value * (_DAYS[unit] // _DAYS[to])


def smaller_unit(unit: str, other: str) -> str:
    """Give the smaller one of two units of time."""
    return min(unit, other, key=lambda name: _DAYS.get(name, 0))
