"""Whether a number that may count something can stand in a stretch, without reading its numbers in full."""

import re

from impactetl.grammar.datelike import date_at
from impactetl.grammar.fold import Stretch, stretch
from impactetl.grammar.money import sign_before
from impactetl.grammar.reader import may_spell_number

# A note mark in square brackets, which no figure is.
_NOTE = re.compile(r"\[[0-9]{1,3}\]")
_DIGITS = re.compile(r"[0-9]+")


def has_number(text: str) -> bool:
    """Tell whether a number that may count something can stand in a stretch: "in 1990," and "[12]" count nothing.

    >>> has_number("He left in 1990."), has_number("He met 1990 men."), has_number("a dozen")
    (False, True, True)
    """
    plain = stretch(text, 0, len(text))
    low = plain.low
    behind = 0
    for found in _DIGITS.finditer(low):
        if found.start() < behind:
            continue
        behind = _countless(plain, found.start())
        if not behind:
            return True
    return may_spell_number(low)


def _countless(plain: Stretch, place: int) -> int:
    """Where the note mark or the date ends whose digits begin at ``place``; 0 for other digits."""
    note = _NOTE.match(plain.low, place - 1) if place else None
    if note is not None:
        return note.end()
    date = date_at(plain, place) if sign_before(plain.raw, plain.low, place) is None else None
    return date.end if date is not None else 0
