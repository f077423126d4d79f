"""A day of the month that is being told of, by its ordinal alone: "on the 7th, a driver was convicted"."""

import re
from typing import Final

from impactetl.grammar.calendar_words import DAYS_IN_MONTH, words
from impactetl.grammar.numerals import any_of
from impactetl.model import DateKind, DateMention

_BEFORE: Final = r"(?:on|by|until|till|since|before|after|from)\s+the\s+"
ORDINAL_DAY: Final = re.compile(rf"\b{_BEFORE}\d{{1,2}}(?:st|nd|rd|th)\b", re.IGNORECASE)
"""Where a day of a month that is not named may stand."""
_LED: Final = re.compile(rf"\b{_BEFORE}\Z", re.IGNORECASE)
_LEAD_CHARS: Final = 16
# What an ordinal ranks stands right behind it ("on the 7th floor"); behind a day the sentence goes on.
_DAY: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)\b(?:(?P<month>\s+of\s+(?:last|this|that|the\s+same)\s+month\b)"
    rf"|(?=\s*(?:[,.;:!?)]|\Z)|\s+(?:\d|{any_of(words('day_followers'))}\b)))",
    re.IGNORECASE,
)


def day_at(text: str, start: int, end: int) -> DateMention | None:
    """Read the day of a month that is not named; None where the ordinal ranks something.

    >>> day_at("On the 7th, two men", 7, 19).day
    7
    >>> day_at("on the 7th floor", 7, 16) is None
    True
    """
    match = _DAY.match(text, start, end)
    if match is None or _LED.search(text, max(0, start - _LEAD_CHARS), start) is None:
        return None
    day = int(match[1])
    if not 1 <= day <= DAYS_IN_MONTH:
        return None
    before = match["month"] is not None and "last" in match["month"].lower()
    return DateMention(
        start, match.end(), DateKind.PARTIAL, day=day, shift=-1 if before else 0, shift_unit="month", story=not before
    )
