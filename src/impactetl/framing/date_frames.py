"""Dates that frame a document: the day of its publication, and the period that it states for its figures."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from impactetl.framing.datelines import PLACE_BEFORE, full_day
from impactetl.framing.heads import ANNUAL, ENTERED
from impactetl.framing.reposts import own_day
from impactetl.framing.year_end import closed_year, tells_of_year
from impactetl.grammar.bracketed import speaks_of_brackets
from impactetl.grammar.calendar_words import FIRST_LIKELY_YEAR, FULL_MONTHS, LAST_LIKELY_YEAR
from impactetl.grammar.titles import is_imprint, is_of_season, names_season, tells_plan
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateKind, DateMention

# Lines with text that make up a document's head, and those within which a date on a line of its own still dates it.
_HEAD_LINES: Final = 15
_DATE_LINES: Final = 40
_TITLE_LINES: Final = 3
_LONGEST_LINE: Final = 300
_LONGEST_BYLINE: Final = 120
_LONGEST_HEADING_WORDS: Final = 14
# A statement of the reporting period and its date stand this close.
_STATEMENT: Final = 120

_LINE: Final = re.compile(r"[^\n\r]+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONE_YEAR: Final = re.compile(r"\s*((?:19|20)\d\d)\s*")
_BYLINE: Final = re.compile(rf"\b(?:{ENTERED}|by)\b", re.IGNORECASE)
# A line of prose that happens to end in a date: "trafficking, and an August 2, 2001".
_RUNNING: Final = re.compile(r"\b(?:an?|the|and|or|his|her|its|their|our|this|that)\s+\Z")
_CLOCK: Final = re.compile(r"[,|]?\s*(?:at\s+|\|\s*)?\d{1,2}[:.]\d\d", re.IGNORECASE)
_DATELINE: Final = re.compile(r"\s*\)?\s*(?:/[\w ]{1,30}/\s*)?(?:[\u2013\u2014]|-{1,2}\s|:\s|\()")
_CLOCK_WORDS: Final = r"on|at|am|pm|gmt|utc|est|edt"
_ONLY_DATE: Final = re.compile(
    rf"[\W_]*(?:(?:{ENTERED}|{_CLOCK_WORDS}|\d{{1,2}}:\d\d(?::\d\d)?|[+-]\d{{4}})\b[\W_]*)*\Z", re.IGNORECASE
)
_REPORT_WORD: Final = re.compile(
    r"\b(?:report|review|findings|annual|yearbook|survey|results|statistics|factsheet|update|index|impact|snapshot"
    r"|at a glance|in (?:figures|numbers|brief|short)|(?:our|the) year (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?][\"'\u201d\u2019)]?\s*\Z")
_STATES_PERIOD: Final = re.compile(
    r"\breporting (?:year|period)\s*[:=(]|\b(?:covers?|covering|cover) (?:the )?"
    r"(?:(?:reporting |fiscal |calendar )?(?:period|years?|months)\b)?"
    r"|\b(?:numbers?|figures?|data|statistics|totals?|results) (?:above |below |here )?"
    r"(?:reflects?|cover|covers|are for|refers? to)\b"
    r"|\bhighlights (?:from|of|for)\b|\b(?:period|year) under review\b"
    r"|\bfor the (?:period|year) (?:of|from|ended|ending)\b"
    r"|\bkey (?:numbers|figures|facts|results)\b",
    re.IGNORECASE,
)
# One of these stands wherever ``_STATES_PERIOD`` matches.
_STATING: Final = (
    "reporting ",
    "cover",
    "reflect",
    "are for",
    "refer",
    "highlights ",
    "under review",
    "for the ",
    "key ",
)
_ANNUAL: Final = re.compile(rf"\b{ANNUAL}\s+(?:report|review)\b|\byear in review\b", re.IGNORECASE)
_DOCUMENTS_OWN: Final = re.compile(
    r"\b(?:this|our|the present|these|the following)\b|^\W*(?:reporting|numbers?|figures?|data|key|highlights)\b"
    r"|\bthe period\b",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"[^\n]{0,25}\Z")


def _lines(text: str, count: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the first lines that hold text."""
    for match in islice(_lines_of(text), count):
        yield match.span()


def _lines_of(text: str) -> Iterator[re.Match[str]]:
    """Give the lines that hold text, without their breaks."""
    return (match for match in _LINE.finditer(text) if not match[0].isspace())


def document_date(text: str) -> tuple[date | None, int | None, tuple[int, int] | None]:
    r"""Find the day of publication that the head of a text states, the year alone, and the span of the words.

    A year alone stands on a line of its own or in the title. Dates in running sentences are not those of publication.

    >>> document_date("Dec 07, 2011\\nby A. Writer\\n")[0]
    datetime.date(2011, 12, 7)
    """
    day, span = None, None
    for place, (start, end) in enumerate(_lines(text, _DATE_LINES)):
        found = _published(text, start, min(end, start + _LONGEST_LINE), head=place < _HEAD_LINES)
        if found is not None and not (_LONE_DATE.fullmatch(text, start, end) and is_timeline(text)):
            day, span = own_day(text, found[0]) or found
            break
    year, year_span = _document_year(text)
    return day, year, span or year_span


_MONTH_NAME: Final = "|".join(sorted({form for name in FULL_MONTHS for form in (name, name[:3])}))
_LONE_DATE: Final = re.compile(
    rf"[ \t]*(?:(?:\d{{1,2}} )?(?:{_MONTH_NAME})\.?(?: \d{{1,2}})?,? )?((?:19|20)\d\d)"
    r"(?: ?(?:[\u2013\u2014-]|to) ?(?:\d\d(?:\d\d)?|now|today|present|date))?[ \t]*[:.]?[ \t\r]*",
    re.IGNORECASE,
)
# So many different lines that are dates and no more, of so many years, head the parts of a timeline.
_TIMELINE_LINES: Final = 3
_TIMELINE_YEARS: Final = 2
_LONGEST_LONE: Final = 30


def is_timeline(text: str) -> bool:
    r"""Tell a text whose parts are headed by dates on lines of their own, none of which is that of the document.

    >>> is_timeline("2006\nA debt.\nMay 2009\nA raid.\n7 March 2018\nAn arrest.\n")
    True
    """
    short = (match[0] for match in _lines_of(text) if match.end() - match.start() <= _LONGEST_LONE)
    dates = {line.strip(): found[1] for line in short if (found := _LONE_DATE.fullmatch(line)) is not None}
    years = list(dates.values())
    return len(dates) >= _TIMELINE_LINES and len(set(years)) >= _TIMELINE_YEARS and years == sorted(years)


# A day of a year is told with the name of its month, or in numbers.
_DAY_CUE: Final = re.compile(
    "|".join(sorted({form for name in FULL_MONTHS for form in (name[:3].capitalize(), name[:3].upper())}))
    + r"|\d[-/.]\d"
)
# The words, names and numbers that a line longer than any byline opens with, up to its day of publication.
_OPENING: Final = re.compile(
    r"(?:[\W_]|\d\w*+|[A-Z][\w.'\u2019-]*+"
    rf"|(?i:{ENTERED}|{_CLOCK_WORDS}|of|the|and|to|through|until|till)\b)*+"
)
_LONGEST_DATE: Final = 60


def _may_publish(text: str, start: int, end: int) -> bool:
    """Whether a day can stand in a line where it may be that of publication: anywhere in a short one, else in front."""
    if not _YEAR.search(text, start, end):
        return False
    if end - start > _LONGEST_BYLINE + _LONGEST_DATE and (opening := _OPENING.match(text, start, end)) is not None:
        end = opening.end()
    return _DAY_CUE.search(text, start, end) is not None


def _published(text: str, start: int, end: int, *, head: bool) -> tuple[date, tuple[int, int]] | None:
    if not _may_publish(text, start, end):
        return None
    for mention in find_dates(text, start, end):
        day = full_day(mention)
        if day is None:
            continue
        before, after = text[start : mention.start], text[mention.end : end]
        alone = bool(_ONLY_DATE.match(before) and _ONLY_DATE.match(after))
        if alone or (head and _is_byline(text, mention, before, after)):
            return day, (mention.start, mention.end)
    return None


def _is_byline(text: str, mention: DateMention, before: str, after: str) -> bool:
    """Tell a byline or dateline from a sentence that has a date in it."""
    if PLACE_BEFORE.match(before) and (_DATELINE.match(after) or _CLOCK.match(after)):
        return True
    if _SENTENCE_END.search(after) or len(before) + len(after) > _LONGEST_BYLINE:
        return False
    if _CLOCK.match(after) or _BYLINE.search(before):
        return True
    led = text[max(0, mention.outer_start) : mention.start].strip() or _RUNNING.search(before)
    return not led and (not after.strip() or not before.strip() or bool(re.search(r"[|\u2022\u00b7,]\s*\Z", before)))


def _document_year(text: str) -> tuple[int | None, tuple[int, int] | None]:
    lines = list(_lines(text, _HEAD_LINES))
    alone = [match for span in lines if (match := _LONE_YEAR.fullmatch(text, *span)) is not None]
    likely = [match for match in alone if FIRST_LIKELY_YEAR <= int(match[1]) <= LAST_LIKELY_YEAR]
    # The years of a timeline head what stands under them.
    if len({match[1] for match in likely}) > 1 or (likely and is_timeline(text)):
        lines = [span for span in lines if _LONE_YEAR.fullmatch(text, *span) is None]
    elif likely:
        return int(likely[0][1]), likely[0].span(1)
    for start, end in lines[:_TITLE_LINES]:
        mention = _title_year(text, start, end)
        if mention is not None and not tells_plan(text[start:end]):
            return mention.last_year or mention.year, (mention.start, mention.end)
    return closed_year(text, lines), None


# "Balance of the year 2021: forced labour": what stands before the year of a title.
_LEADS_TITLE: Final = ("", "the", "year", "the year", "of the year", "for the year")


# "What happened in 2020, in short".
_ENDS_TITLE: Final = frozenset({"", ":", ",", ";", "(", "|", "\u2013", "\u2014", "-"})
# Years over the columns of a table, with gaps between them, are those of its figures.
_OVER_COLUMNS: Final = re.compile(r"(?:19|20)\d\d\)?(?:[ \t]*[\t|][ \t|]*| {2,})\(?(?:FY ?)?(?:19|20)\d\d\b")


def _title_year(text: str, start: int, end: int) -> DateMention | None:
    """Find the year of a title: at its beginning, before a colon, at its end, or beside a word like "report"."""
    if _OVER_COLUMNS.search(text, start, end) is not None:
        return None
    label = text.find(":", start, end)
    if label > 0 and not _is_heading(text, start, end) and not _SENTENCE_END.search(text, start, end):
        end = label  # "China (Includes Hong Kong, Macau, and Tibet) 2019: Torture and Other Cruel, ..."
    noted = text.find(". ", start, end)
    if noted > 0 and speaks_of_brackets(text[noted:end]):
        end = noted  # "Statistics for 2013. Figures in brackets are those of 2012."
    if not _is_heading(text, start, end) or is_imprint(text[start:end]):
        return None
    for mention in find_dates(text, start, end):
        if mention.kind is not DateKind.ABSOLUTE or mention.month is not None or names_season(text[start:end]):
            continue  # a season or a month tells when an issue came out
        led = text[max(0, mention.outer_start) : mention.start].strip().lower() not in _LEADS_TITLE
        edge = not text[start : mention.start].strip() or _ends_title(text[mention.end : end].strip())
        edge = edge and text.rfind("(", start, mention.start) <= text.rfind(")", start, mention.start)  # "(2012: 31)"
        told = tells_of_year(text[start : mention.end]) and text[mention.end : end].strip()[:1] in _ENDS_TITLE
        if _REPORT_WORD.search(text, start, end) or (edge and not led) or told:
            return mention
    return _year_of_report(text, start, end)


def _ends_title(behind: str) -> bool:
    """Whether a title ends behind its year, or goes on with a colon or a place in brackets: "2014 (Nicaragua)"."""
    aside = behind.startswith("(") and behind.endswith(")") and not any(map(str.isdigit, behind))
    return behind[:1] in {"", ":"} or aside


def _year_of_report(text: str, start: int, end: int) -> DateMention | None:
    """Find the one year of a title that no date finder takes for one: "Annual report 2022"."""
    years = list(_YEAR.finditer(text, start, end))
    if is_of_season(text[start:end]) or len(years) != 1 or _REPORT_WORD.search(text, start, end) is None:
        return None
    (year,) = years
    if any(m.day is not None and m.start <= year.start() < m.end for m in find_dates(text, start, end)):
        return None  # "Field report, 12 January 2018"
    return DateMention(year.start(), year.end(), DateKind.ABSOLUTE, year=int(year[0]), outer_start=year.start())


def _is_heading(text: str, start: int, end: int) -> bool:
    words = text[start:end].split(maxsplit=_LONGEST_HEADING_WORDS)
    return len(words) <= _LONGEST_HEADING_WORDS and not (words and _SENTENCE_END.search(words[-1]))


def reporting_period(text: str) -> DateMention | None:
    """Find the period that a document states for its figures; a statement wins over the title of an annual report.

    >>> reporting_period("Reporting year: 1 October 2014 - 30 September 2015").last_year
    2015
    """
    titled = None
    for place, match in enumerate(_lines_of(text)):
        start, end = match.span()
        line = match[0].lower()
        stated = _stated(text, start, end) if any(map(line.__contains__, _STATING)) else None
        if stated is not None:
            return stated
        if titled is None and place < _DATE_LINES and _is_annual(text, start, end):
            titled = _first_dated(text, start, end)
    return titled


def _is_annual(text: str, start: int, end: int) -> bool:
    """Tell the title of an annual report."""
    return _is_heading(text, start, end) and _ANNUAL.search(text, start, end) is not None


def _sets(mention: DateMention) -> bool:
    return mention.kind is DateKind.ABSOLUTE


def _stated(text: str, start: int, end: int) -> DateMention | None:
    """Find a date right after words like "numbers reflect" where the document speaks of itself."""
    for cue in _STATES_PERIOD.finditer(text, start, end):
        if not _DOCUMENTS_OWN.search(text[max(start, cue.start() - _STATEMENT) : cue.end()]):
            continue
        mention = _first_dated(text, cue.end(), min(end, cue.end() + _STATEMENT))
        if mention is not None and _GAP.match(text[cue.end() : max(cue.end(), mention.outer_start)]):
            return mention
    return None


def _first_dated(text: str, start: int, end: int) -> DateMention | None:
    """Give the first span among the dates of a stretch, else the first that names its year."""
    dates = [mention for mention in find_dates(text, start, end) if _sets(mention)]
    spans = [mention for mention in dates if mention.last_year]
    return next(iter(spans or dates), None)
