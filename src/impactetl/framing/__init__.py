"""What a document says of itself: its day, the period that it reports, the country that it is about."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from impactetl.framing.country import Places, subject, subject_of
from impactetl.framing.date_frames import document_date, reporting_period
from impactetl.framing.datelines import meeting_day, release_day
from impactetl.framing.fiscal import over_two_years
from impactetl.framing.heads import HEAD, PERIODICAL
from impactetl.framing.mastheads import Issue, days_of_issue, issue_of, tail_date
from impactetl.framing.statements import statement
from impactetl.framing.years import covers_year_before, latest_told, unfinished_year
from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.grammar.titles import is_of_season, names_season, tells_plan
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateKind, DateMention, DateRole, Document, Period
from impactetl.records.base.context import Frame

__all__ = ["frame_of", "subject"]


def frame_of(document: Document, find: Callable[[], Places] = tuple) -> Frame:
    """Read what a document says of itself: its day, the period that it reports, the country that it is about.

    ``find`` gives the places of its passages.
    """
    stated, year, _ = document_date(document.text)
    stated = stated or meeting_day(document.text)
    if year is None and document.title is not None:
        year = document_date(document.title.partition(":")[0])[1]
    edition = year if year is not None and covers_year_before(document, year) else None
    if edition is not None:
        year = edition - 1
    published = document.published or stated or (tail_date(document.text) if year is None else None)
    issue = issue_of(document.text) if published is None else Issue()
    published = published or (issue.published if year is None else None)
    told = statement(document.text)
    totals = told.period if told is not None and told.counted_up else None
    reporting = told.period if told is not None else _reported(document.text, published, year)
    if edition is not None and year is not None and reporting == whole_year(edition):
        reporting = whole_year(year)  # the year of its title is that of the edition
    reporting = None if totals is not None else over_two_years(reporting, document.text)
    document = replace(document, published=published)
    only_issue = issue.span if issue.season or reporting is not None else None
    said = tuple(span for span in (told.span if told is not None else None, only_issue) if span is not None)
    about, latest = partial(subject_of, document, find), partial(latest_told, document.text)
    written = (issue.last or release_day(document.text)) if published is None and year is None else None
    if written is not None:
        year = written.year
    year = year or issue.year or (unfinished_year(document.text) if published is None else None)
    return Frame(document, reporting, totals, said, year, edition, about, latest, written)


def _reported(text: str, published: date | None, year: int | None) -> Period | None:
    """The period that a document reports: the one that it states or that its title names, else that of its masthead."""
    reference = Reference(published, document_year=year)
    mention = reporting_period(text)
    reporting = resolve(mention, reference) if mention is not None else None
    if reporting is None and year is not None and (published is None or published.year != year):
        span = _masthead(text, reference)  # "Report for the year ended 31 March 2019"
        return span if span is not None and span.year == year else whole_year(year)
    return reporting or _masthead(text, reference)


# A masthead stands in so many first lines, the name of a periodical in fewer.
_MASTHEAD_LINES, _TITLE_LINES = 8, 3
# The years of a project close its title, which is among so many lines.
_SPAN_LINES = 5


def _masthead(text: str, reference: Reference) -> Period | None:
    """Read the period that the first lines name: "Quarterly Bulletin Q3/2017", "Decisions, January to June 2013".

    A day or a month alone dates a periodical and nothing else.
    """
    start = 0
    lines = text[:HEAD].splitlines(keepends=True)
    if text[HEAD : HEAD + 1] not in {"", "\n"}:  # a line that goes on behind the head is prose
        lines.pop()
    for number, line in enumerate(lines[:_MASTHEAD_LINES]):
        if not line.rstrip().endswith("."):
            periodical = number < _TITLE_LINES and PERIODICAL.search(line) is not None
            periodical = periodical and not is_of_season(line)
            if number < _SPAN_LINES and (days := days_of_issue(line)) is not None:
                return days
            for mention in find_dates(text, start, start + len(line)):
                spans = _spans_months(mention, line) or (
                    number < _SPAN_LINES and _spans_years(mention, line, mention.end - start)
                )
                told = number < _TITLE_LINES and reference.published is not None and _of_these_weeks(mention, line)
                if (periodical and mention.day is None) or spans or told:
                    return resolve(mention, reference)
        start += len(line)
    return None


# In such a title "this month" is what the text tells of: "What the shelter looked like this month".
_OWN_WORK = re.compile(r"\b(?:our|we|what|how)\b", re.IGNORECASE)


def _of_these_weeks(mention: DateMention, line: str) -> bool:
    """Whether a title tells that a text is about the month or the quarter in which it was written."""
    near = mention.kind is DateKind.RELATIVE and mention.shift in {0, -1} and mention.shift_unit in {"month", "quarter"}
    return near and _OWN_WORK.search(line) is not None and not tells_plan(line)


def _spans_months(mention: DateMention, line: str) -> bool:
    """Whether a title names a span of months of a year, and no time to come."""
    spans = mention.role is DateRole.BETWEEN and mention.kind is DateKind.ABSOLUTE and mention.month is not None
    return spans and mention.month != mention.last_month and not tells_plan(line)


def _spans_years(mention: DateMention, line: str, end: int) -> bool:
    """Whether a title closes with the years of what it reports: "Roots and Routes: final report, 2020-2023"."""
    years = mention.kind is DateKind.ABSOLUTE and mention.last_year is not None and mention.month is None
    years = years and not names_season(line)
    return years and mention.role is DateRole.BETWEEN and not line[end:].strip(" )\n\r") and not tells_plan(line)
