"""The year of the counts that stand in brackets behind those of another: "2010 (2009)", "2009 in brackets"."""

import re

from impactetl.model import Span

_YEAR = r"(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?"
_TOLD = re.compile(
    rf"\((?:[^()\d]{{0,30}}?)({_YEAR})[^()\d]{{0,20}}\)"
    r"|(?:brackets|parenthes[ei]s)\D{0,24}?((?:19|20)\d\d)"
    r"|((?:19|20)\d\d)\s+(?:(?:figures?|numbers?|results?|totals?)\s+)?(?:(?:are\s+)?(?:given\s+)?in\s+)(?:brackets|parenthes[ei]s)",
    re.IGNORECASE,
)
_SIGNS = ("bracket", "parenthes")
# A line that tells it is no longer.
_LINE_CHARS = 140


def year_in_brackets(text: str, start: int, end: int) -> Span | None:
    """Give where words tell the year of counts in brackets.

    >>> words = "Results, 2016 (2015)"
    >>> words[slice(*year_in_brackets(words, 0, len(words)))]
    '2015'
    """
    found = _TOLD.search(text, start, end)
    return next((found.span(i) for i in (1, 2, 3) if found[i]), None) if found is not None else None


def tells_brackets(text: str, at: int) -> bool:
    """Tell whether the year at ``at`` is said, in so many words, to be that of the counts in brackets.

    >>> tells_brackets("2010 (figures for 2009 in brackets)", 18), tells_brackets("2010 (figures for 2009)", 18)
    (True, False)
    """
    start = max(text.rfind("\n", 0, at) + 1, at - _LINE_CHARS)
    end = text.find("\n", at)
    end = min(len(text) if end < 0 else end, at + _LINE_CHARS)
    line = text[start:end].lower()
    if not any(map(line.__contains__, _SIGNS)):
        return False
    told = year_in_brackets(text, start, end)
    return told is not None and told[0] <= at < told[1]
