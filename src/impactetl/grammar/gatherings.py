"""Sentences of a meeting, a speech or studies, which set the scene of no event behind them."""

import re

from impactetl.lexicon.load import words_of


def _any(name: str) -> str:
    return "|".join(sorted(words_of("place_roles", name)))


_GATHERING = re.compile(
    rf"\b(?:met|meets?|meeting|gathered|convened?|assembled)\b[^;:]{{0,120}}?\b(?:{_any('debated')})\b"
    r"|\b(?:addressed|attended|spoke at|speaking at|spoke to)\s(?:the|an?)\s(?:[\w-]+\s){0,3}?"
    rf"(?:{_any('gatherings')})\b"
    rf"|\b(?:gave|delivered|held) (?:an?|the|his|her) (?:{_any('speeches')})\b"
    r"|\b(?:studied (?:at|in)|graduated (?:from|in|at)|summit (?:in|at|of))\b",
    re.IGNORECASE,
)
_DEED = re.compile(rf"\b(?:{_any('deeds')})", re.IGNORECASE)


def is_of_gathering(words: str) -> bool:
    """Whether a sentence tells of a meeting, a speech or studies, and of no deed.

    >>> is_of_gathering("Ministers met in Geneva to discuss slavery."), is_of_gathering("They met Ana in Cebu.")
    (True, False)
    """
    return _GATHERING.search(words) is not None and _DEED.search(words) is None
