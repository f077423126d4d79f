"""Where a text leaves its event: for a matter of its own ("In a separate case"), or for what has ever been so."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of


def _words(name: str) -> str:
    return any_of(words_of("events", name))


# "In another big case in Lagos": adjectives between.
_MATTER = rf"(?:{_words('another')})\s(?:\w+\s){{0,2}}?{_words('matters')}\b"
_OTHER_MATTER = re.compile(
    rf"(?:and\s|but\s)?(?:(?:{_words('elsewhere')}),|(?:in|at|during|under|as part of)\s(?:(?:an?|one)\s)?{_MATTER})",
    re.IGNORECASE,
)
_EVER = re.compile(r"\bonly\b[^.;]{0,120}\b(?:ever|in\s(?:[\w'\u2019]+\s){0,5}history)\b", re.IGNORECASE)


def leaves_event(words: str) -> bool:
    """Whether a sentence tells of another matter than those before it, so that their date is not its own.

    >>> leaves_event("In a separate matter, officers arrested an agent."), leaves_event("In court they were acquitted.")
    (True, False)
    >>> leaves_event("Only two presidents have ever been tried.")
    True
    """
    return _OTHER_MATTER.match(words) is not None or ("nly" in words and _EVER.search(words) is not None)
