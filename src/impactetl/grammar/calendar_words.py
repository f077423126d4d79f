"""The calendar's words as tables and regular-expression fragments."""

import re
import tomllib
from importlib.resources import files
from typing import Final, cast

_DATA: Final = tomllib.loads(files("impactetl.lexicon").joinpath("dates.toml").read_text(encoding="utf-8"))

# A bare four-digit number in this range is rather a year than a count; outside it, it needs a preposition to be one.
FIRST_LIKELY_YEAR: Final = 1900
LAST_LIKELY_YEAR: Final = 2035
MONTHS_IN_YEAR: Final = 12
CENTURY: Final = 100
DAYS_IN_MONTH: Final = 31


def words(name: str) -> frozenset[str]:
    """Give one word list of the lexicon.

    >>> "people" in words("counted_people")
    True
    """
    return frozenset(cast("list[str]", _DATA[name]))


def _numbered(names: str, abbreviations: str, first: int) -> dict[str, int]:
    full = cast("list[str]", _DATA[names])
    short = cast("list[list[str]]", _DATA[abbreviations])
    table = {name: place for place, name in enumerate(full, first)}
    table.update({name: place for place, group in enumerate(short, first) for name in group})
    return table


MONTHS: Final = _numbered("months", "month_abbreviations", 1)
WEEKDAYS: Final = _numbered("weekdays", "weekday_abbreviations", 0)
FULL_MONTHS: Final = words("months")
FULL_WEEKDAYS: Final = words("weekdays")
AMBIGUOUS_MONTHS: Final = words("ambiguous_months")

_UNITS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMBERS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_UNITS, 1)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a dozen": 12,
    "dozen": 12,
}
ORDINALS: Final[dict[str, int]] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": -1,
    "last": -1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


def _capitalised(names: frozenset[str] | set[str]) -> str:
    """Spell each name with a capital and in capitals: "may" and "march" in lower case are verbs."""
    spelled = [form for name in names for form in (name.capitalize(), name.upper())]
    return "|".join(sorted(spelled, key=lambda form: (-len(form), form)))


MONTH: Final = rf"(?:{_capitalised(set(MONTHS))})\b\.?"
FULL_MONTH: Final = rf"(?:{_capitalised(FULL_MONTHS)})\b"
WEEKDAY: Final = rf"(?:{_capitalised(set(WEEKDAYS))})\b\.?"
FULL_WEEKDAY: Final = rf"(?:{_capitalised(FULL_WEEKDAYS)})\b"
YEAR: Final = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"
DASH: Final = r"[-\u2010-\u2015\u2212]"
NUMBER: Final = rf"(?:\d{{1,3}}|a couple of|a dozen|{'|'.join(_UNITS)}|an?)"
# Behind "the year before it" a count follows, and no clause: "the year before it was 977", "there had been 39".
_COUNTED: Final = rf"(?:\s+(?:just|only|about|around|some|over|nearly|almost|more\s+than))?\s+(?:{NUMBER}|\d)"
THEN_COUNTED: Final = rf"\s+(?:was|were|had|counted|stood\s+at)(?:\s+been|\s+had)?{_COUNTED}"


def month_number(word: str) -> int:
    """Give the number of a month by its name or abbreviation.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return MONTHS[word.rstrip(".").lower()]


def count_of(word: str | None) -> int | None:
    """Read a small number; None for "several" and "a few".

    >>> count_of("14"), count_of("a couple of"), count_of("several")
    (14, 2, None)
    """
    if word is None:
        return None
    plain = re.sub(r"\s+", " ", word.strip().lower())
    return int(plain) if plain.isdecimal() else NUMBERS.get(plain)
