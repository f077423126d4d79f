"""What a document says of itself: its day, the period that it reports, the country that it is about."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.grammar.calendar_words import CENTURY
from impactetl.grammar.titles import names_season, tells_plan
from impactetl.mentions.dates import (
    Issue,
    document_date,
    find_dates,
    issue_of,
    reporting_period,
    statement,
    tail_date,
)
from impactetl.mentions.places import labelled_country, subject_country
from impactetl.model import DateKind, DateMention, DateRole, Document, Period, PlaceKind, PlaceMention
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
    published = document.published or stated or (tail_date(document.text) if year is None else None)
    issue = issue_of(document.text) if published is None else Issue()
    published = published or (issue.published if year is None else None)
    told = statement(document.text)
    totals = told.period if told is not None and told.counted_up else None
    reporting = told.period if told is not None else _reported(document.text, published, year)
    reporting = None if totals is not None else reporting
    document = replace(document, published=published)
    only_issue = issue.span if issue.season or reporting is not None else None
    said = told.span if told is not None else only_issue
    subject, latest = partial(_subject_of, document, find), partial(_latest_told, document.text)
    return Frame(document, reporting, totals, said, year or issue.year, edition, subject, latest)


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
    opening = _borne_out(subject(document), found)
    titled = document.title is not None and subject_country(document.title, document.title) is not None
    if dominant is None and not titled and not _is_half(opening, found) and _is_round(document.text, found):
        return Subject()
    return Subject(opening or dominant, dominant, leading_country(found))


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
# What stands before a year that is told beside the one reported.
_COMPARES = re.compile(
    r"\([^()]*\Z|\b(?:against|compared|than|up from|down from|where|whereas|while|since)\b[^.;\n]*\Z", re.IGNORECASE
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
    own = _OWN_YEAR.search(head) is not None
    years = (match for match in re.finditer(rf"\b(?:{year}|{year - 1})\b", text) if _is_told(text, match))
    told = Counter(int(match[0]) for match in years if not (own and _is_compared(text, match.start())))
    return told[year - 1] > told[year] or (told[year] == 0 and not own)


def _is_compared(text: str, start: int) -> bool:
    """Whether a year stands beside the one that is reported: "143 women (in 2011 it was 110)"."""
    return _COMPARES.search(text, max(start - _PLAN_CHARS, text.rfind("\n", 0, start) + 1), start) is not None


def _is_told(text: str, year: re.Match[str]) -> bool:
    """Whether a year stands in running text and dates what is past: no title, no running head, no plan."""
    start = year.start()
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() or _REPORT_BEFORE.search(text, max(start - _YEAR_CHARS, 0), start):
        return False
    return _TO_COME.search(text, max(start - _PLAN_CHARS, line), start) is None


def _latest_told(text: str) -> int | None:
    """The latest year that a text names as past."""
    years = re.finditer(r"(?<![\w/.-])(?:19|20)\d\d\b", text)
    return max((int(year[0]) for year in years if _is_past(text, year.start())), default=None)


def _is_past(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    before = text[max(start - _PLAN_CHARS, line) : start]
    return _TO_COME.search(before) is None and not tells_plan(before)


# What stands before a country that heads a line, and behind it.
_OPENS = re.compile(r"(?:\A|\n)[ \t]*(?:[(\[]?\w{1,3}[.)\]][ \t]+|#+[ \t]*)?\Z")
_OPENS_CHARS = 12
_HEADS = re.compile(r"[ \t]*(?:[.:\u2013\u2014]|-\s)")
_HEADED_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.CITY})


def _is_round(text: str, found: Sequence[PlaceMention]) -> bool:
    """Whether lines are headed by several countries: "KENYA. Police freed", "(b) Nepal. 131 claims"."""
    heads = {
        p.codes[0]
        for p in found
        if p.kind in _HEADED_KINDS
        and len(p.codes) == 1
        and _HEADS.match(text, p.end)
        and _OPENS.search(text[max(p.start - _OPENS_CHARS, 0) : p.start])
    }
    return len(heads) > 1


def _is_half(code: str | None, found: Sequence[PlaceMention]) -> bool:
    """Whether half of the places that a document names lie in one country."""
    inside = sum(p.codes == (code,) for p in found)
    return inside * 2 >= len(found)


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
# The years of a project close its title, which is among so many lines.
_SPAN_LINES = 5


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
                spans = _spans_months(mention, line) or (
                    number < _SPAN_LINES and _spans_years(mention, line, mention.end - start)
                )
                if (periodical and mention.day is None) or spans:
                    return resolve(mention, reference)
        start += len(line)
    return None


def _spans_months(mention: DateMention, line: str) -> bool:
    """Whether a title names a span of months of a year, and no time to come."""
    spans = mention.role is DateRole.BETWEEN and mention.kind is DateKind.ABSOLUTE and mention.month is not None
    return spans and mention.month != mention.last_month and not tells_plan(line)


def _spans_years(mention: DateMention, line: str, end: int) -> bool:
    """Whether a title closes with the years of what it reports: "Roots and Routes: final report, 2020-2023"."""
    years = mention.kind is DateKind.ABSOLUTE and mention.last_year is not None and mention.month is None
    years = years and not names_season(line)
    return years and mention.role is DateRole.BETWEEN and not line[end:].strip(" )\n\r") and not tells_plan(line)
