"""What a document says of itself: its day, the period that it reports, the country that it is about."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.grammar.calendar_words import CENTURY
from impactetl.grammar.titles import tells_plan
from impactetl.mentions.dates import document_date, find_dates, reporting_period, statement
from impactetl.mentions.places import labelled_country, subject_country
from impactetl.model import DateKind, DateMention, DateRole, Document, Period, PlaceKind, PlaceMention, Span
from impactetl.records.context import Frame, Subject

# A document is about a country that this share of its place names lie in, if it names that many at least.
_DOMINANT_SHARE, _DOMINANT_COUNT = 0.8, 3
# The country that is named first needs less.
_LEADING_SHARE, _LEADING_COUNT = 0.6, 2
# A country that the first lines name needs this share of the places of a document that names many.
_LEAST_SHARE, _MANY_PLACES = 0.2, 20
# Title and dateline stand within this many characters.
_HEAD = 600


Places = Iterable[Sequence[PlaceMention]]


def frame_of(document: Document, find: Callable[[], Places] = tuple) -> Frame:
    """Read what a document says of itself: its day, the period that it reports, the country that it is about.

    ``find`` gives the places of its passages.
    """
    stated, year, _ = document_date(document.text)
    if year is None and document.title is not None:
        year = document_date(document.title.partition(":")[0])[1]
    edition = year if year is not None and _covers_year_before(document, year) else None
    if edition is not None:
        year = edition - 1
    published = document.published or stated or (_tail_date(document.text) if year is None else None)
    month = _month_line(document.text) if published is None and year is None else None
    issue = None
    if published is None and year is None and month is None:
        published, issue = _issued(document.text)
    told = statement(document.text)
    totals = told.period if told is not None and told.counted_up else None
    reporting = told.period if told is not None else _reported(document.text, published, year)
    reporting = None if totals is not None else reporting
    document = replace(document, published=published)
    said = told.span if told is not None else issue
    return Frame(document, reporting, totals, said, year or month, edition, partial(_subject_of, document, find))


def _reported(text: str, published: date | None, year: int | None) -> Period | None:
    """The period that a document reports: the one that it states or that its title names, else that of its masthead."""
    reference = Reference(published, document_year=year)
    mention = reporting_period(text)
    reporting = resolve(mention, reference) if mention is not None else None
    if reporting is None and year is not None and (published is None or published.year != year):
        return whole_year(year)
    return reporting or _masthead(text, reference)


def _subject_of(document: Document, find: Callable[[], Places]) -> Subject:
    """The country that a document is about: the one that it was given with or labelled with, else by its places."""
    told = document.country or labelled_country(document.title or "")
    if told is not None:
        return Subject(told, told)
    found = [place for places in find() for place in places]
    dominant = dominant_country(found)
    return Subject(_borne_out(subject(document), found) or dominant, dominant, leading_country(found))


_REPORT_BEFORE = re.compile(r"\breport\s+$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:until|scheduled|due|expected|plan(?:s|ned)?|elections?|polls?|postponed|deferred|delayed|would|will"
    r"|should|to be|ahead of|before)\b"
    r"[^.;\n]*\Z",
    re.IGNORECASE,
)
_OWN_YEAR = re.compile(
    r"\b(?:annual|impact|yearly|year[- ]end|mid-?year|activity|progress|financial)\s+report\b", re.IGNORECASE
)
_YEAR_CHARS, _PLAN_CHARS = 12, 60


def _covers_year_before(document: Document, year: int) -> bool:
    """Whether a "Report 2010" is for 2009 (contract, section 4, on yearbooks).

    Its text dates more by the year before, or nothing that is past by the year of its title.
    """
    text = document.text
    head = f"{document.title or ''}\n{text[:_HEAD]}"
    title = re.search(
        rf"\breport\s+(?:{year}|{year - 1}\s?[/\u2013-]\s?(?:{year}|{year % CENTURY:02}))\b", head, re.IGNORECASE
    )
    if title is None:
        return False
    told = Counter(int(match[0]) for match in re.finditer(rf"\b(?:{year}|{year - 1})\b", text) if _is_told(text, match))
    own = _OWN_YEAR.search(head) is not None
    return told[year - 1] > told[year] or (told[year] == 0 and not own)


def _is_told(text: str, year: re.Match[str]) -> bool:
    """Whether a year stands in running text and dates what is past: no title, no running head, no plan."""
    start = year.start()
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() or _REPORT_BEFORE.search(text, max(start - _YEAR_CHARS, 0), start):
        return False
    return _TO_COME.search(text, max(start - _PLAN_CHARS, line), start) is None


def _borne_out(code: str | None, found: Sequence[PlaceMention]) -> str | None:
    """The country of the first lines, unless nearly all places that the document names lie elsewhere."""
    places = [p for p in found if p.kind is not PlaceKind.WORLD and len(p.codes) == 1]
    inside = sum(p.codes[0] == code for p in places)
    return None if len(places) >= _MANY_PLACES and inside < _LEAST_SHARE * len(places) else code


def dominant_country(found: Sequence[PlaceMention]) -> str | None:
    """Give the one country in which nearly all places of a document lie, demonyms left out; None where they scatter."""
    places = [p for p in found if p.kind not in {PlaceKind.DEMONYM, PlaceKind.WORLD}]
    count = Counter(p.codes[0] for p in places if len(p.codes) == 1)
    if not count:
        return None
    code, most = count.most_common(1)[0]
    return code if most >= _DOMINANT_COUNT and most >= _DOMINANT_SHARE * len(places) else None


def leading_country(found: Sequence[PlaceMention]) -> str | None:
    """Give the country of the first place of a document, where it is named and most places lie in it."""
    places = [p for p in found if p.kind not in {PlaceKind.DEMONYM, PlaceKind.WORLD} and len(p.codes) == 1]
    inside = [p for p in places if p.codes == places[0].codes]
    named = any(p.kind is PlaceKind.COUNTRY for p in inside)
    led = named and len(inside) >= max(_LEADING_COUNT, _LEADING_SHARE * len(places))
    return places[0].codes[0] if led else None


_UPDATED = re.compile(r"\s*(?:last\s+)?(?:updated|published|released|issued|posted|revised|as of)\b", re.IGNORECASE)


def _month_line(text: str) -> int | None:
    """Read the year of a document that tells the month of its release: "Updated April 2021"."""
    start = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        if _UPDATED.match(line) and len(line) <= _TAIL_CHARS:
            found = find_dates(text, start, start + len(line))
            return next((m.year for m in found if m.year is not None), None)
        start += len(line)
    return None


_ISSUE_LINES, _ISSUE_CHARS = 5, 80
# The small words of a masthead; in a line with another one the month dates news.
_ISSUE_WORD = re.compile(
    r"(?:issue|edition|vol|volume|no|nr|number|newsletter|news|e-?news|bulletin|update|digest|magazine|quarterly|monthly"
    r"|weekly|the|of|and|for|from|a)\b"
)
_SMALL_WORD = re.compile(r"(?<![\w'\u2019-])[a-z][a-z-]*")
_SEASON = re.compile(
    r"\b(spring|summer|autumn|fall|winter)(?:\s+(?:issue|edition))?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}


def _issued(text: str) -> tuple[date | None, Span | None]:
    """Read the last day of the month or season that an issue is of: "Issue 44 | October 2017", "Spring 2016".

    The line of a season is given, too: it tells when the issue came out, and no more, as a month may.
    """
    start = told = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        found = _month_of_issue(line) if 0 < len(line.strip()) <= _ISSUE_CHARS else None
        if found is not None:
            season = (start, start + len(line)) if _SEASON.search(line) else None
            return date(*found, monthrange(*found)[1]), season
        start, told = start + len(line), told + bool(line.strip())
        if told >= _ISSUE_LINES:
            break
    return None, None


def _month_of_issue(line: str) -> tuple[int, int] | None:
    """The year and the month that a line of a masthead names, and nothing but a name beside them."""
    season = _SEASON.search(line)
    if season is not None:
        span, found = season.span(), (int(season[2]), _SEASON_ENDS[season[1].lower()])
    else:
        months = [m for m in find_dates(line, 0, len(line)) if m.year is not None and m.month is not None]
        if len(months) != 1 or months[0].day is not None or months[0].last_year is not None:
            return None
        span, found = (months[0].start, months[0].end), (months[0].year or 0, months[0].month or 0)
    rest = f"{line[: span[0]]} {line[span[1] :]}"
    led = re.search(r"\b(?:in|since|until|by|during|before|after)\s*\Z", line[: span[0]], re.IGNORECASE)
    small = all(_ISSUE_WORD.fullmatch(word[0]) for word in _SMALL_WORD.finditer(rest))
    return found if small and led is None else None


_TAIL_LINES, _TAIL_CHARS = 3, 160


def _tail_date(text: str) -> date | None:
    """Read the day of publication from a note in brackets at the end: "(June 3, 2012. Translated.)"."""
    for line in text.rstrip()[-3 * _TAIL_CHARS :].splitlines()[-_TAIL_LINES:]:
        if line.strip().startswith(("(", "[", "\u2014", "Published", "Posted")) and len(line) <= _TAIL_CHARS:
            for mention in find_dates(line, 0, len(line)):
                if mention.year is not None and mention.month is not None and mention.day is not None:
                    period = resolve(mention, Reference())
                    return period.first if period is not None else None
    return None


def subject(document: Document) -> str | None:
    """Read the country from the title, alone if it names a periodical or stands in capitals, else with the lead."""
    title = document.title or ""
    own = title.isupper() or bool(_PERIODICAL.search(title))
    return (subject_country(title, title) if own else None) or subject_country(document.title, document.text[:_HEAD])


_PERIODICAL = re.compile(
    r"\b(?:bulletin|newsletter|update|report|review|digest|highlights|summary|round-?up)\b", re.IGNORECASE
)
# A masthead stands in so many first lines, the name of a periodical in fewer.
_MASTHEAD_LINES, _TITLE_LINES = 8, 3


def _masthead(text: str, reference: Reference) -> Period | None:
    """Read the period that the first lines name: "Quarterly Bulletin Q3/2017", "Decisions, January to June 2013".

    A day or a month alone dates a periodical and nothing else.
    """
    start = 0
    lines = text[:_HEAD].splitlines(keepends=True)
    for number, line in enumerate(lines[:_MASTHEAD_LINES]):
        if not line.rstrip().endswith("."):
            periodical = number < _TITLE_LINES and _PERIODICAL.search(line) is not None
            for mention in find_dates(text, start, start + len(line)):
                if (periodical and mention.day is None) or _spans_months(mention, line):
                    return resolve(mention, reference)
        start += len(line)
    return None


def _spans_months(mention: DateMention, line: str) -> bool:
    """Whether a title names a span of months of a year, and no time to come."""
    spans = mention.role is DateRole.BETWEEN and mention.kind is DateKind.ABSOLUTE and mention.month is not None
    return spans and mention.month != mention.last_month and not tells_plan(line)
