"""What a stretch of text must hold for a date to stand in it: the cheap look before the finder's patterns."""

import re
from typing import Final

from impactetl.grammar.calendar_words import FULL_MONTHS, WEEKDAYS, words


def _written(names: frozenset[str] | dict[str, int]) -> tuple[str, ...]:
    """The first three letters of each name, with a capital and in capitals."""
    return tuple(sorted({form for name in names for form in (name[:3].capitalize(), name[:3].upper())}))


_NAMES: Final = re.compile("|".join((*_written(FULL_MONTHS), *_written(WEEKDAYS), "FY")))
_TOLD: Final = tuple(words("told_cues"))
_STARTS: Final = words("told_starts")
_YEAR: Final = re.compile(r"\d{4}")
_PART_CODE: Final = re.compile(r"[QqHh][1-4]\b")
# A count of units of time has this many digits at most.
_COUNT_DIGITS: Final = 3


def may_name_date(text: str) -> bool:
    """Tell whether a year, a month or a weekday can stand in a text.

    >>> may_name_date("freed 12 girls in 2 raids"), may_name_date("freed 12 girls in 2014")
    (False, True)
    """
    return _NAMES.search(text) is not None or _YEAR.search(text) is not None


def may_tell_date(text: str) -> bool:
    """Tell whether a date told from a reference can stand in a text.

    >>> may_tell_date("Police freed the girls."), may_tell_date("Police freed the girls last year.")
    (False, True)
    """
    return any(map(text.lower().__contains__, _TOLD)) or _PART_CODE.search(text) is not None


def starts_phrase(word: str) -> bool:
    """Tell whether a date told from a reference can start with a word or numeral."""
    return word.lower() in _STARTS or (len(word) <= _COUNT_DIGITS and word.isdecimal())
