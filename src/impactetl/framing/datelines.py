"""Days of a document that its place or its occasion tells: the dateline of a release, the meeting of minutes."""

import re
from datetime import date
from itertools import islice
from typing import Final

from impactetl.grammar.numerals import CARDINALS, any_of
from impactetl.lexicon.load import words_of
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateKind, DateMention

PLACE_BEFORE: Final = re.compile(
    r"\s*(?:[A-Z][\w.'\u2019-]*[,.]?\s+(?:of\s+|the\s+|and\s+)?){0,8}(?:[(|\u2013\u2014-]\s*)?\Z"
)
"""What stands before the day of a dateline: a place, or nothing."""


def _words(name: str) -> str:
    return "|".join(sorted(words_of("framing", name)))


# By such words a text is sent to the press, or tells in its first sentences that it is of the day of its dateline.
_RELEASE: Final = re.compile(rf"\b(?:{_words('release')})\b", re.IGNORECASE)
_OF_TODAY: Final = re.compile(rf"\b(?:{_words('these_days')}|{_words('hails')})\b")
_CLOSED: Final = re.compile(r"\s?\.\s+[A-Z\u00c0-\u00de\"\u201c\u2018]")
_FIRST_CHARS: Final = 400


_LINES, _LONGEST_PLACE, _LONGEST_LINE = 8, 80, 300


def release_day(text: str) -> date | None:
    r"""Read the day of a release whose dateline a full stop ends; its news may be of that day or of none.

    A story may be set so as well: no word above it is of the press, and its first sentences tell of no today.

    >>> release_day("PRESS STATEMENT\nLima, 4 May 2016. The network met.\n")
    datetime.date(2016, 5, 4)
    """
    start = 0
    for line in text[: _LINES * _LONGEST_LINE].splitlines(keepends=True)[: 2 * _LINES]:
        for mention in find_dates(line, 0, min(len(line), _LONGEST_PLACE))[:1]:
            before, after = line[: mention.start], line[mention.end :]
            if "," in before and PLACE_BEFORE.match(before) and _CLOSED.match(after):
                told = _RELEASE.search(text[:start][-_FIRST_CHARS:]) or _OF_TODAY.search(after[:_FIRST_CHARS])
                return full_day(mention) if told is not None else None
        start += len(line)
    return None


# A title that names a meeting, and the lines among which its day stands.
_MEETING: Final = re.compile(
    rf"\bminutes\b(?!\s(?:{_words('no_meeting')})\b)"
    rf"|\b(?:{_words('meeting_kinds')})\s(?:general\s)?(?:{_words('meetings')})\b|\bA\.?G\.?M\b",
    re.IGNORECASE,
)
# "Ninety minutes" and "five minutes" are a length of time.
_LENGTH: Final = re.compile(rf"\b(?:\d+|{any_of(CARDINALS)})\s+minutes\b", re.IGNORECASE)
_TITLE_LINES, _DAY_LINES = 3, 6
_MET: Final = re.compile(rf"\b(?:held|met|{_words('meetings')})\b", re.IGNORECASE)
# A line that ends as any other sentence does tells what was done that day: "Police freed 12 girls on 4 May 2012."
_SENTENCE: Final = re.compile(r"(?:[a-z]{3}|\d\d)[.!?][\"\u201d\u2019)]?(?:\s+[A-Z]|\s*\Z)")


def meeting_day(text: str) -> date | None:
    r"""Read the day of the meeting that minutes are of.

    >>> meeting_day("MINUTES\nAnnual General Meeting, Dang\nSaturday (27 January 2017), 11 a.m., in the hall\n")
    datetime.date(2017, 1, 27)
    """
    lines = list(islice((line for line in text[: _DAY_LINES * _LONGEST_LINE].splitlines() if line.strip()), _DAY_LINES))
    if not any(_MEETING.search(_LENGTH.sub("", line)) for line in lines[:_TITLE_LINES]):
        return None
    dated = (line for line in lines if _MET.search(line) is not None or _SENTENCE.search(line) is None)
    days = (full_day(mention) for line in dated for mention in find_dates(line, 0, len(line)))
    return next((day for day in days if day is not None), None)


def full_day(mention: DateMention) -> date | None:
    """The day that a date names with its month and its year."""
    if mention.kind is not DateKind.ABSOLUTE or mention.last_year or mention.last_month:
        return None
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    try:
        return date(mention.year, mention.month, mention.day)
    except ValueError:  # "30 February 2015"
        return None
