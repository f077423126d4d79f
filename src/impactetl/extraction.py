"""The order of the stages for one document, written once."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.mentions.dates import document_date, find_dates, reporting_period
from impactetl.mentions.numbers import find_numbers
from impactetl.mentions.places import find_places, subject_country
from impactetl.model import Document, Mentions, Passage, Period, PlaceKind
from impactetl.passages import passages
from impactetl.records.context import Frame
from impactetl.records.run import rows
from impactetl.schema import ImpactRecord, Rejection

# A document is about a country that this share of its place names lie in, if it names that many at least.
_DOMINANT_SHARE, _DOMINANT_COUNT = 0.8, 3
# Title and dateline stand within this many characters.
_HEAD = 600


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave: its records and its refused numbers, each in the order of the text."""

    document: Document
    records: tuple[ImpactRecord, ...]
    rejections: tuple[Rejection, ...]


def extract_document(document: Document) -> Extraction:
    """Find every statistic of one document, and refuse every other number with a reason."""
    found = [(passage, mentions_of(document.text, passage)) for passage in passages(document.text)]
    records, rejections = rows(document, frame_of(document, [mentions for _, mentions in found]), found)
    return Extraction(document, tuple(records), tuple(rejections))


def mentions_of(text: str, passage: Passage) -> Mentions:
    """Run the finders over one passage."""
    dates = find_dates(text, passage.start, passage.end)
    numbers = find_numbers(text, passage.start, passage.end, dates)
    return Mentions(numbers, dates, find_places(text, passage.start, passage.end))


def frame_of(document: Document, found: Sequence[Mentions] = ()) -> Frame:
    """Read what a document says of itself: its day, the period that it reports, the country that it is about."""
    stated, year, _ = document_date(document.text)
    published = document.published or stated
    mention = reporting_period(document.text)
    reporting = resolve(mention, Reference(published, document_year=year)) if mention is not None else None
    if reporting is None and published is None and year is not None:
        reporting = whole_year(year)
    if reporting is None:
        reporting = _masthead(document.text, Reference(published, document_year=year))
    country = document.country or subject_country(document.title, document.text[:_HEAD]) or dominant_country(found)
    return Frame(document, reporting, year, country)


def dominant_country(found: Sequence[Mentions]) -> str | None:
    """Give the one country in which nearly all places of a document lie, demonyms left out; None where they scatter."""
    places = [p for m in found for p in m.places if p.kind not in {PlaceKind.DEMONYM, PlaceKind.WORLD}]
    count = Counter(p.codes[0] for p in places if len(p.codes) == 1)
    if not count:
        return None
    code, most = count.most_common(1)[0]
    return code if most >= _DOMINANT_COUNT and most >= _DOMINANT_SHARE * len(places) else None


_PERIODICAL = re.compile(r"\b(?:bulletin|newsletter|update|report|review|digest|highlights|summary|round-?up)\b", re.IGNORECASE)
_MASTHEAD_LINES = 3


def _masthead(text: str, reference: Reference) -> Period | None:
    """Read the quarter or month that a periodical names in its first lines: "Quarterly Bulletin Q3/2017"."""
    start = 0
    for line in [line for line in text[:_HEAD].splitlines(keepends=True)][:_MASTHEAD_LINES]:
        if _PERIODICAL.search(line):
            for mention in find_dates(text, start, start + len(line)):
                if mention.day is None and (mention.month is not None or mention.shift_unit == "quarter"):
                    return resolve(mention, reference)
        start += len(line)
    return None
