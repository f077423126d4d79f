"""Of what counts in brackets behind others are: "2010 (2009)", "2009 in brackets", "women in brackets"."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of
from impactetl.model import Span

_YEAR = r"(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?"


def _words(name: str) -> str:
    return any_of(words_of("tables", "brackets", name))


_FIGURES, _BEFORE = _words("figures"), rf"(?:the\s)?{_words('year_before')}"
_SIGNED = _words("signs")
_TOLD = re.compile(
    rf"\((?:[^()\d]{{0,30}}?)({_YEAR})[^()\d]{{0,20}}\)"
    rf"|{_SIGNED}\D{{0,24}}?((?:19|20)\d\d)"
    rf"|((?:19|20)\d\d)\s+(?:{_FIGURES}\s+)?(?:(?:are\s+)?(?:given\s+)?in\s+){_SIGNED}",
    re.IGNORECASE,
)
_SIGNS = ("bracket", "parenthes")
_WITHIN = rf"\b(?:{_words('put')}\s)?in\s{_SIGNED}\b"
_COUNTS = rf"(?:(?:the\s)?{_FIGURES})"
_COUNTED = re.compile(_COUNTS, re.IGNORECASE)
# The year before the one told: "the previous year's figures in brackets", "in brackets: the year before".
_BEFORE_TOLD = re.compile(
    rf"\b({_BEFORE})\b(?:['\u2019]s)?[,:]?\s(?:{_FIGURES}\s)?(?:are\s)?{_WITHIN}"
    rf"|{_WITHIN}[:,]?\s(?:(?:are|is|for|of|the|{_FIGURES}|{_words('mean')})\s){{0,5}}({_BEFORE})\b",
    re.IGNORECASE,
)
# Those whom counts in brackets are of: "of which minors, in brackets", "figures in brackets are women".
_PART = re.compile(
    rf"(?P<before>[A-Za-z][A-Za-z ]{{2,40}}?),?\s(?:are\s)?{_WITHIN}"
    rf"|(?:{_COUNTS}\s)?{_WITHIN}\s?(?:[:,=]|are|is|{_words('mean')})\s?"
    r"(?P<behind>[A-Za-z][A-Za-z ]{2,40})",
    re.IGNORECASE,
)
# A line that tells it is no longer.
_LINE_CHARS = 140


def speaks_of_brackets(words: str) -> bool:
    """Tell whether words speak of what stands in brackets."""
    words = words.lower()
    return any(map(words.__contains__, _SIGNS))


def year_in_brackets(text: str, start: int, end: int) -> Span | None:
    """Give where words tell the year of counts in brackets.

    >>> words = "Results, 2016 (2015)"
    >>> words[slice(*year_in_brackets(words, 0, len(words)))]
    '2015'
    """
    for told in (_TOLD, _BEFORE_TOLD):
        found = told.search(text, start, end)
        if found is not None:
            return next(found.span(i) for i in range(1, len(found.groups()) + 1) if found[i])
    return None


def part_in_brackets(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Give where words tell of what part of others the counts in brackets are: all of these words, and the part.

    >>> words = "Arrests in 2016 (women in brackets)"
    >>> whole, part = part_in_brackets(words, 0, len(words))
    >>> words[slice(*whole)], words[slice(*part)]
    ('women in brackets', 'women')
    """
    if not speaks_of_brackets(text[start:end]):
        return None
    found = next((m for m in _PART.finditer(text, start, end) if not _COUNTED.fullmatch(m["before"] or "")), None)
    return (found.span(), found.span("before" if found["before"] else "behind")) if found is not None else None


def tells_brackets(text: str, at: int) -> bool:
    """Tell whether the year at ``at`` is said, in so many words, to be that of the counts in brackets.

    >>> tells_brackets("2010 (figures for 2009 in brackets)", 18), tells_brackets("2010 (figures for 2009)", 18)
    (True, False)
    """
    start = max(text.rfind("\n", 0, at) + 1, at - _LINE_CHARS)
    end = text.find("\n", at)
    end = min(len(text) if end < 0 else end, at + _LINE_CHARS)
    if not speaks_of_brackets(text[start:end]):
        return False
    told = year_in_brackets(text, start, end)
    return told is not None and told[0] <= at < told[1]
