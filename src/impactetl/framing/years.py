"""The years that a text tells of: the one that a yearbook reports, which may be the one before its title's."""

import re
from collections import Counter

from impactetl.framing.heads import ANNUAL, HEAD
from impactetl.grammar.calendar_words import CENTURY
from impactetl.grammar.numerals import any_of
from impactetl.grammar.titles import tells_plan
from impactetl.lexicon.load import words_of
from impactetl.model import Document

_REPORT_BEFORE = re.compile(r"\breport\s+$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:until|scheduled|due|expected|plan(?:s|ned)?|elections?|polls?|postponed|deferred|delayed|would|will"
    r"|should|to be|ahead of|before)\b"
    r"[^.;\n]*\Z",
    re.IGNORECASE,
)
# What somebody calls a report of his own year, or says of his own work.
_OWN_YEAR = re.compile(rf"\b(?:{ANNUAL}\s+report|we|our)\b", re.IGNORECASE)
# What stands before a year that is told beside the one reported.
_COMPARES = re.compile(
    r"\([^()]*\Z|\b(?:against|compared?|than|up from|down from|where|whereas|while|since)\b[^.;\n]*\Z", re.IGNORECASE
)
# A line that a year opens and small letters go on is prose: "2012 was the most violent year".
_GOES_ON = re.compile(r",? [a-z]")
_YEAR_CHARS, _PLAN_CHARS = 12, 60
# An annual report names its own year unless its text never tells of it, and of the year before at least so often.
_OFTEN = 2


def covers_year_before(document: Document, year: int) -> bool:
    """Whether a "Report 2010" is for 2009 (contract, section 4, on yearbooks).

    Its text dates more by the year before, or nothing that is past by the year of its title.
    """
    text = document.text
    head = f"{document.title or ''}\n{text[:HEAD]}"
    title = re.search(
        rf"\breport\s+(?:{year}|{year - 1}\s?[/\u2013-]\s?(?:{year}|{year % CENTURY:02}))\b", head, re.IGNORECASE
    )
    if title is None:
        return False
    own = _OWN_YEAR.search(head) is not None
    years = (match for match in re.finditer(rf"\b(?:{year}|{year - 1})\b", text) if _is_told(text, match))
    told = Counter(int(match[0]) for match in years if not (own and _is_compared(text, match.start())))
    if own:
        return told[year] == 0 and told[year - 1] >= _OFTEN
    return told[year - 1] > told[year] or told[year] == 0


def _is_compared(text: str, start: int) -> bool:
    """Whether a year stands beside the one that is reported: "143 women (in 2011 it was 110)"."""
    return _COMPARES.search(text, max(start - _PLAN_CHARS, text.rfind("\n", 0, start) + 1), start) is not None


def _is_told(text: str, year: re.Match[str]) -> bool:
    """Whether a year stands in running text and dates what is past: no title, no running head, no plan."""
    start = year.start()
    line = text.rfind("\n", 0, start) + 1
    opens = not text[line:start].strip() and _GOES_ON.match(text, year.end()) is None
    if opens or _REPORT_BEFORE.search(text, max(start - _YEAR_CHARS, 0), start):
        return False
    return _TO_COME.search(text, max(start - _PLAN_CHARS, line), start) is None


# What must not stand before it is asked behind it: a search leaps to the first digit.
_WRITTEN = re.compile(r"(?:19|20)\d\d\b(?<![\w/.-]\d{4})")


def latest_told(text: str) -> int | None:
    """The latest year that a text names as past."""
    years = _WRITTEN.finditer(text)
    return max((int(year[0]) for year in years if _is_past(text, year.start())), default=None)


def _is_past(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    before = text[max(start - _PLAN_CHARS, line) : start]
    return _TO_COME.search(before) is None and not tells_plan(before)


# A stretch of a year that was not over: "in the first ten months of 2014", "so far in 2016".
_FIRST, _FIRST_OF = any_of(words_of("dates", "first_parts")), any_of(words_of("dates", "parts_counted"))
_UNFINISHED = re.compile(
    rf"\b(?:(?:the )?first (?:{_FIRST}|(?:[a-z]+|\d{{1,2}}) {_FIRST_OF})(?: of)?(?: the year)?"
    r"|so far in|thus far in) ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def unfinished_year(text: str) -> int | None:
    """The year that was going on when a text was written that tells no day: the last one, told up to a month of it.

    >>> unfinished_year("In 2013 we freed 40. In the first ten months of 2014 we freed 61.")
    2014
    """
    told = max((int(match[1]) for match in _UNFINISHED.finditer(text)), default=None)
    return told if told is not None and told == latest_told(text) else None
