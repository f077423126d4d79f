"""The year that a title tells of in its own words: "What changed in 2017", "How 2015 went"; and what closes a year."""

import re
from collections.abc import Sequence

from impactetl.grammar.titles import names_season, tells_plan
from impactetl.lexicon.load import words_of
from impactetl.model import Span


def _words(name: str) -> str:
    return "|".join(sorted(words_of("framing", name)))


# What opens a title, or its part behind a colon, and tells in the past of what somebody did in a year.
_TOLD = re.compile(
    rf"(?:\A|[:|\u2013\u2014-]\s)\W*(?:what|how|where)\s(?:[\w'\u2019]+\s){{0,3}}?(?:{_words('doing')}|{_words('went')})"
    r"(?:\s[a-z]+){0,2}?\s(?:in|during|over|through)\s(?:the\syear\s)?(?:19|20)\d\d\Z",
    re.IGNORECASE,
)


def tells_of_year(title: str) -> bool:
    """Tell a title that says of the year with which it ends what was done in it.

    >>> tells_of_year("After dark: what changed in 2017"), tells_of_year("What the law says in 2017")
    (True, False)
    """
    return _TOLD.search(title) is not None


# A line of the head that calls a text one that looks back on a year, and no year of its own.
_CLOSES = re.compile(
    rf"\b(?:(?:year[\s-]end|end[\s-]of[\s-](?:the[\s-])?year)\s(?:{_words('document')}|{_words('written')})"
    rf"|(?:annual|yearly)\s(?:{_words('written')}))\b",
    re.IGNORECASE,
)
_WENT = re.compile(
    rf"(?:\A|[:|\u2013\u2014-]\s)\W*how\s(?:the\syear\s)?((?:19|20)\d\d)\s(?:{_words('went')})\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\w/.,-])((?:19|20)\d\d)(?![\w/-]|[.,]\d)")
# A year behind one of these is no year that is told of.
_BOUND = re.compile(r"\b(?:after|before|since|until|from|by|act|law|of)\s\Z", re.IGNORECASE)
_TITLE_LINES, _HEAD_LINES, _LONGEST = 3, 5, 90


def closed_year(text: str, lines: Sequence[Span]) -> int | None:
    """Read the year that the first lines name where one of them looks back on it: "Year-end note from our office"."""
    heads = [text[start:end] for start, end in lines[:_HEAD_LINES] if end - start <= _LONGEST]
    titles = [head for head in heads[:_TITLE_LINES] if not (tells_plan(head) or names_season(head))]
    went = [int(found[1]) for found in map(_WENT.search, titles) if found is not None]
    if went:
        return went[0]
    if not any(_CLOSES.search(head) and _YEAR.search(head) is None for head in heads):
        return None
    found = [year for head in titles for year in _YEAR.finditer(head)]
    told = {int(year[1]) for year in found if not _BOUND.search(year.string, 0, year.start()) or _closes(year)}
    return told.pop() if len(told) == 1 else None


def _closes(year: re.Match[str]) -> bool:
    """Whether the end of a year is told: "at the close of 2012"."""
    return re.search(r"\b(?:close|end)\sof\s\Z", year.string[: year.start()], re.IGNORECASE) is not None
