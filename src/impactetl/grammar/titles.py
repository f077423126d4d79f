"""What the words of a title make of its date."""

import re

from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of


def tells_plan(title: str) -> bool:
    """Tell a title of a time to come.

    >>> tells_plan("Strategy 2020"), tells_plan("Results 2020")
    (True, False)
    """
    return not words_of("framing", "plans").isdisjoint(words_in(title))


_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter|easter|pentecost|whitsun)\b", re.IGNORECASE)


def names_season(title: str) -> bool:
    """Tell a title with a season, which says when an issue came out.

    >>> names_season("The Lantern, Winter 2018-19")
    True
    """
    return _SEASON.search(title) is not None
