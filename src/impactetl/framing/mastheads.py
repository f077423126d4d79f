"""When a document was issued, where it states no day: by its masthead, its signature, the number of its issue."""

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import islice

from impactetl.framing.date_frames import is_timeline
from impactetl.framing.heads import ISSUED
from impactetl.grammar.calendar_resolve import Reference, resolve
from impactetl.grammar.calendar_seasons import ISSUE_SEASONS, LATE_SEASONS
from impactetl.grammar.titles import SEASON_OF_ISSUE
from impactetl.lexicon.load import words_of
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateKind, DateMention, Period, Span, plain

# A masthead stands within so many characters of the start, and its lines are among so many first ones, no longer.
_HEAD, _ISSUE_LINES, _ISSUE_CHARS = 600, 5, 80
# A note on how a document came about is among so many first or last lines; such a line is no longer than this.
_FIRST_LINES, _LAST_LINES, _NOTE_CHARS = 6, 4, 240
# A signature, or a note in brackets at the end, is no longer.
_TAIL_LINES, _TAIL_CHARS = 3, 160


@plain
class Issue:
    """When a document was issued: the last day that it may be of, or the year alone.

    ``span`` is the line of its month or season: a season tells when the issue came out and no more, as a month may.
    ``last`` is the last day of the month of which it has the ``year`` alone: a page is brought up to date in parts.
    """

    published: date | None = None
    year: int | None = None
    span: Span | None = None
    season: bool = False
    last: date | None = None


def issue_of(text: str) -> Issue:
    r"""Read when a document was issued that states no day of publication.

    >>> issue_of("The Lantern\nIssue 44 | October 2017\n").published
    datetime.date(2017, 10, 31)
    >>> issue_of("Court Watch, Bulletin 3/2017\n").year
    2017
    """
    told = _month_line(text)
    if told is not None:
        return told
    timeline = is_timeline(text)
    by_month = _by_month(text) if not timeline else None
    if by_month is not None:
        return by_month
    year = _numbered(text)
    if year is not None:
        return Issue(year=year)
    published = _told_in(text) or _as_written(text) or (_signed(text) if not timeline else None)
    return Issue(published, (_updated_below(text) or _season_year(text)) if published is None else None)


_UPDATED = re.compile(rf"\s*[(\[]?(?:last\s+)?(?:{ISSUED}|as of)\b", re.IGNORECASE)


def _month_line(text: str) -> Issue | None:
    """Read the year of a document that tells the month of its release: "Updated April 2021"."""
    start = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        note = (_UPDATED.match(line) or _UPDATED_BELOW.search(line)) if len(line) <= _TAIL_CHARS else None
        if note is not None:
            found = find_dates(text, start + note.end(), start + len(line))
            day = next((m for m in found if m.year is not None), None)
            if day is None or not _is_month(day):
                return Issue(year=day.year, span=(start, start + len(line))) if day is not None else None
            return Issue(year=day.year, span=(start, start + len(line)), last=_day_of(day))
        start += len(line)
    return None


# A note at the end: "Page last updated May 2022", "Last reviewed: 12/2020".
_UPDATED_BELOW = re.compile(
    r"(?:\A|[|.\u2022\u00b7\u2013\u2014-]\s)\W*(?:(?:this|the)\s)?"
    r"(?:(?:web\s?)?(?:pages?|sites?|fact\s?sheets?|profiles?|documents?|contents?|articles?|briefings?|text|information)\s)?"
    r"(?:(?:was|were|has\sbeen)\s)?(?:last\s)?(?:updated|reviewed|revised|modified|checked|edited)\b(?:\s(?:on|in)\b|:)?\s*"
    r"(?=(?:\d{1,2}/(?P<year>20\d\d)\b)?)",
    re.IGNORECASE,
)


def _updated_below(text: str) -> int | None:
    """Read the year of a document from a note at its end that says when it was brought up to date."""
    for line in _last_lines(text, _TAIL_LINES):
        note = _UPDATED_BELOW.search(line) if len(line) <= _TAIL_CHARS else None
        if note is not None and note["year"] is not None:
            return int(note["year"])
        dates = find_dates(line, note.end(), len(line)) if note is not None else ()
        if note is not None and dates and dates[0].start == note.end():
            return dates[0].year
    return None


_SMALL_WORD = re.compile(r"(?<![\w'\u2019-])[a-z][a-z-]*")
_SEASON_ENDS = ISSUE_SEASONS | LATE_SEASONS


def _by_month(text: str) -> Issue | None:
    """Read the month or season that an issue is of: "Issue 44 | October 2017", "Spring 2016"."""
    start = told = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        told_last = line.rpartition("|")[2] if len(line.strip()) > _ISSUE_CHARS else line
        found = _end_of_issue(told_last) if 0 < len(told_last.strip()) <= _ISSUE_CHARS else None
        if found is not None:
            season = SEASON_OF_ISSUE.search(line) is not None
            return Issue(found, span=(start, start + len(line)), season=season)
        start, told = start + len(line), told + bool(line.strip())
        if told >= _ISSUE_LINES:
            break
    return None


def days_of_issue(line: str) -> Period | None:
    """The days of a few weeks that an issue is of, in a line with nothing but names beside them.

    >>> days_of_issue("Court diary, week of 4 March 2018").last
    datetime.date(2018, 3, 10)
    """
    if not 0 < len(line.strip()) <= _ISSUE_CHARS or _end_of_issue(line) is None:
        return None
    dates = [m for m in find_dates(line, 0, len(line)) if m.day is not None]
    return _days_of(dates[0], line) if dates else None


def _season_year(text: str) -> int | None:
    """Read the year of a season that a line of the masthead names among other words: "A letter to you, Lent 2012"."""
    lines = [line for line in text[:_HEAD].splitlines() if line.strip()][:_ISSUE_LINES]
    found = (SEASON_OF_ISSUE.search(line) for line in lines if len(line) <= _LETTER_CHARS)
    return next((int(season[2]) for season in found if season is not None), None)


# A line of a masthead with words of its own is no longer.
_LETTER_CHARS = 80


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _end_of_issue(line: str) -> date | None:
    """The last day of the month or the days that a line of a masthead names, and nothing but a name beside them."""
    season = SEASON_OF_ISSUE.search(line)
    if season is not None:
        span, found = season.span(), _last_day(int(season[2]), _SEASON_ENDS[season[1].lower()])
    else:
        dates = [m for m in find_dates(line, 0, len(line)) if m.year is not None and m.month is not None]
        if len(dates) != 1 or (days := _days_of(dates[0], line)) is None:
            return None
        span, found = (dates[0].start, dates[0].end), days.last
    rest = f"{line[: span[0]]} {line[span[1] :]}"
    led = re.search(r"\b(?:in|since|until|by|during|before|after)\s*\Z", line[: span[0]], re.IGNORECASE)
    small = words_of("framing", "masthead").issuperset(_SMALL_WORD.findall(rest))
    return found if small and led is None and _BEGUN.search(rest) is None else None


def _days_of(mention: DateMention, line: str) -> Period | None:
    """The month, the week or the days that an issue is of: "October 2017", "week of 4 March", "7 to 18 October"."""
    period = resolve(mention, Reference())
    if mention.day is not None and mention.last_day is None and period is not None:
        week = _WEEK.search(line, 0, mention.start)
        if week is None:
            return None
        first = period.first - _SIX_DAYS if week[1].lower() == "ending" else period.first
        return Period(first, first + _SIX_DAYS, period.year)
    return period if period is not None and (period.last - period.first).days <= _ISSUE_DAYS else None


# An issue is of so many days at most: no longer than a month.
_ISSUE_DAYS, _SIX_DAYS = 31, timedelta(days=6)
_WEEK = re.compile(r"\bweek (of|ending|beginning|commencing|starting|from)(?: on)?:? \Z", re.IGNORECASE)


# Such a line dates no issue: "SINCE WE STARTED (June 2011)".
_BEGUN = re.compile(r"\b(?:since|began|begun|founded|launched|opened|started)\b", re.IGNORECASE)

_SERIAL = re.compile(
    r"\b(?:issue|bulletin|newsletter|edition|number|no|nr|volume|vol|digest|dispatch|circular|magazine|journal|update)\b"
    r"\.?[ ,]*(?:(?:issue|number|no|nr)\b\.?|#)? ?"
    r"(?:\d{1,3} ?[/\u2013-] ?((?:19|20)\d\d)|((?:19|20)\d\d) ?/ ?\d{1,2}|\d{1,3}[^\n.;]{0,24}?[, (]((?:19|20)\d\d))\b",
    re.IGNORECASE,
)
# Numbers of files and laws hold a year as well.
_FILE = re.compile(
    r"\b(?:case|cases|file|ref|reference|docket|decree|law|act|resolution|regulation|order|appeal|petition|bill|suit"
    r"|decision|application|crime|fir|complaint|directive|ordinance|proclamation)\b",
    re.IGNORECASE,
)


def _numbered(text: str) -> int | None:
    """Read the year of an issue from its number: "Bulletin 3/2017", "Vol. 12, No. 3, 2014"."""
    for line in _first_lines(text, _FIRST_LINES):
        serial = _SERIAL.search(line)
        if serial is not None and _FILE.search(line) is None:
            return int(serial[serial.lastindex or 1])
    return None


def _first_lines(text: str, count: int) -> list[str]:
    return list(islice((line for line in text[: _HEAD * 2].splitlines() if line.strip()), count))


def _last_lines(text: str, count: int) -> list[str]:
    return text.rstrip()[-3 * _NOTE_CHARS :].splitlines()[-count:]


_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?]+")


def _told_in(text: str) -> date | None:
    """Read when a document came about from a note on it: "She told her story to our team in November 2019"."""
    for line in (*_first_lines(text, _FIRST_LINES), *_last_lines(text, _LAST_LINES)):
        for sentence in _SENTENCE.findall(line) if len(line) <= _NOTE_CHARS else ():
            told = {word.lower() for word in _WORD.findall(sentence)}
            if told & words_of("framing", "talked") and told & words_of("framing", "talk") and not told & _IN_COURT:
                dates = [m for m in find_dates(sentence, 0, len(sentence)) if _is_month(m)]
                if len(dates) == 1 and not sentence[dates[0].end :].strip(" )"):
                    return _day_of(dates[0])
    return None


# How a writer tells the day of writing: "It's the end of October 2013 and the river stinks", "As I write, in May 2017".
_WRITING = re.compile(
    r"\W*(?:it['\u2019]s|it is|today is|today,|as (?:i|we) write(?: this)?,?"
    r"|(?:(?:i['\u2019]m|i am|we are|we['\u2019]re) writing|(?:i|we) write)(?: this| to you)?)"
    r" (?:now )?(?:the (?:end|beginning|start|middle) of |(?:in )?(?:late|early|mid-) ?|on |in )?",
    re.IGNORECASE,
)


def _as_written(text: str) -> date | None:
    """Read when a document was written from a sentence among its first that says so."""
    for line in _first_lines(text, _FIRST_LINES):
        for mention in find_dates(line, 0, len(line)):
            if _is_month(mention) and _WRITING.fullmatch(re.split(r"[.!?]\s", line[: mention.start])[-1]):
                return _day_of(mention)
    return None


_IN_COURT = words_of("framing", "in_court") | words_of("justice", "court", "words")


def _is_month(mention: DateMention) -> bool:
    one = mention.last_year is None and mention.last_month is None
    return one and mention.kind is DateKind.ABSOLUTE and mention.year is not None and mention.month is not None


def _day_of(mention: DateMention) -> date | None:
    """The day of a date, the last one of a month."""
    if mention.year is None or mention.month is None:
        return None
    last = _last_day(mention.year, mention.month)
    return last.replace(day=min(mention.day, last.day)) if mention.day is not None else last


# What stands before the date that a signature or a note on the authors ends with.
_SIGNED = re.compile(r"(?:\A|[,|\u2013\u2014\u00b7\u2022-]|[^\W\d_]:)\s*\Z")


def _signed(text: str) -> date | None:
    """Read the month that closes a signature or a note at the end: "Asha Rao, Kolkata, January 2015"."""
    for line in _last_lines(text, _TAIL_LINES):
        for mention in find_dates(line, 0, len(line)) if len(line) <= _TAIL_CHARS else ():
            bare = mention.outer_start in {-1, mention.start} and _SIGNED.search(line, 0, mention.start) is not None
            if _is_month(mention) and bare and not line[mention.end :].strip(" .)\u2019\u201d\"'"):
                return _day_of(mention)
    return None


def tail_date(text: str) -> date | None:
    """Read the day of publication from a note in brackets at the end: "(June 3, 2012. Translated.)"."""
    for line in _last_lines(text, _TAIL_LINES):
        if line.strip().startswith(("(", "[", "\u2014", "Published", "Posted")) and len(line) <= _TAIL_CHARS:
            for mention in find_dates(line, 0, len(line)):
                if mention.day is not None and _is_month(mention):
                    return _day_of(mention)
    return None
