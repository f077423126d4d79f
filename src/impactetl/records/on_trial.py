"""What a court does: the date of the crime, or of what happened to the victims, dates none of it."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of

# What a court hands down. An arrest or a charge may follow the crime on the same day.
HANDED_DOWN = frozenset({"convictions", "acquittals", "sentence_length"})


def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of a list of words and, before a "*", of their beginnings."""
    words = any_of([*words_of("events", name)]).replace(r"\*", r"\w*")
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


_TRIAL, _CRIME = _pattern("trial"), _pattern("crime")


def tells_crime(words: str) -> bool:
    """Whether a sentence tells of a crime or of what its victims suffered, and of no court, trial or charge.

    >>> tells_crime("On 3 May 2015 the shop owner was shot dead."), tells_crime("The killer was tried in May 2016.")
    (True, False)
    """
    return _CRIME.search(words) is not None and _TRIAL.search(words) is None
