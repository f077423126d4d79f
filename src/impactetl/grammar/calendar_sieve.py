"""What a stretch of text must hold for a date to stand in it: the cheap look before the finder's patterns."""

import re
from bisect import bisect_left
from typing import Final

from impactetl.grammar.calendar_days import ORDINAL_DAY
from impactetl.grammar.calendar_words import FULL_MONTHS, WEEKDAYS, words
from impactetl.grammar.fold import lowered


def _written(names: frozenset[str] | dict[str, int]) -> tuple[str, ...]:
    """The first three letters of each name, with a capital and in capitals."""
    return tuple(sorted({form for name in names for form in (name[:3].capitalize(), name[:3].upper())}))


_NAMES: Final = re.compile("|".join((*_written(FULL_MONTHS), *_written(WEEKDAYS), "FY")))
_TOLD: Final = {cue: re.compile(cue) for cue in sorted(words("told_cues"))}
_STARTS: Final = words("told_starts")
_YEAR: Final = re.compile(r"[0-9][0-9]{3}")
_PART_CODE: Final = re.compile(r"[qh][1-4]\b")
# A count of units of time has this many digits at most.
_COUNT_DIGITS: Final = 3
# A date told from a reference names its unit within so many characters: "so far in the current reporting year".
_TOLD_REACH: Final = 80


def may_name_date(text: str) -> bool:
    """Tell whether a year, a month or a weekday can stand in a text.

    >>> may_name_date("freed 12 girls in 2 raids"), may_name_date("freed 12 girls in 2014")
    (False, True)
    """
    return _NAMES.search(text) is not None or _YEAR.search(text) is not None or ORDINAL_DAY.search(text) is not None


def told_places(text: str) -> list[int]:
    """Give the places of the words of which one stands in every date told from a reference, ascending.

    >>> told_places("Police freed the girls."), told_places("Police freed the girls last year.")
    ([], [28])
    """
    low = lowered(text)
    cues = [_TOLD[cue] for cue in filter(low.__contains__, _TOLD)]
    if any(map(low.__contains__, "1234")):
        cues.append(_PART_CODE)
    return sorted(match.start() for cue in cues for match in cue.finditer(low))


def starts_phrase(word: str) -> bool:
    """Tell whether a date told from a reference can start with a word or numeral."""
    return word.lower() in _STARTS or (len(word) <= _COUNT_DIGITS and word.isdecimal())


def in_reach(place: int, told: list[int]) -> bool:
    """Tell whether one of the words that make a date, at ``told``, stands near enough behind ``place``."""
    after = bisect_left(told, place)
    return after < len(told) and told[after] - place <= _TOLD_REACH
