"""What the words of a title make of its date."""

import re

from impactetl.grammar.calendar_seasons import ISSUE_SEASONS, LATE_SEASONS
from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of


def tells_plan(title: str) -> bool:
    """Tell a title of a time to come.

    >>> tells_plan("Strategy 2020"), tells_plan("Results 2020"), tells_plan("Results against plan 2020")
    (True, False, False)
    """
    words = words_in(title)
    return not words_of("framing", "plans").isdisjoint(words) and words_of("framing", "reached").isdisjoint(words)


_IMPRINT = re.compile(r"\u00a9|\(c\)\s(?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)


def is_imprint(title: str) -> bool:
    """Tell a line that says whose a text is, whose year dates nothing that is told.

    >>> is_imprint("Copyright 2020, Haven House")
    True
    """
    return _IMPRINT.search(title) is not None


_WITHIN, _LATE = "|".join(ISSUE_SEASONS), "|".join(LATE_SEASONS)
_SEASON = re.compile(rf"\b(?:{_WITHIN})\b", re.IGNORECASE)
_BEHIND = (
    r"(?:\s+(?:issue|edition|letter|newsletter|message|greetings?|appeal|update|card|mailing))?,?\s+((?:19|20)\d\d)\b"
)
# With the year right behind: "Spring 2016", "Christmas letter 2015".
SEASON_OF_ISSUE = re.compile(rf"\b({_WITHIN}|{_LATE}){_BEHIND}", re.IGNORECASE)
_WITHIN_YEAR = re.compile(rf"\b({_WITHIN}){_BEHIND}", re.IGNORECASE)


def names_season(title: str) -> bool:
    """Tell a title with a season, which says when an issue came out.

    >>> names_season("The Lantern, Winter 2018-19")
    True
    """
    return _SEASON.search(title) is not None


def is_of_season(title: str) -> bool:
    """Tell a title whose year is that of a season, so that the issue does not report the year.

    >>> is_of_season("Supporter Update, Spring 2022"), is_of_season("Christmas Newsletter 2011")
    (True, False)
    """
    return _WITHIN_YEAR.search(title) is not None
