"""The order of the stages for one document, written once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat

from impactetl.finding import Finder
from impactetl.framing import frame_of, subject
from impactetl.garbage import uncollected
from impactetl.grammar.language import ENGLISH, language_of
from impactetl.model import Document, Passage, Span
from impactetl.passages import passages
from impactetl.records.across.breakdown import broken_down_below
from impactetl.records.across.entries import neighbours
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.referred import follow
from impactetl.records.across.shared_out import shared_out
from impactetl.records.across.targets import beside_targets
from impactetl.records.across.under_deed import under_deeds
from impactetl.records.across.under_heading import counted_under
from impactetl.records.across.under_title import under_titles
from impactetl.records.base.context import Context, Frame
from impactetl.records.base.setting import Whole
from impactetl.records.dating.figure import figure_of
from impactetl.records.dating.left_out import left_out
from impactetl.records.draft import Reading
from impactetl.records.run import contexts, readings, rows, states
from impactetl.scan import deep
from impactetl.schema import ImpactRecord, Rejection
from impactetl.syntax.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave: its records and its refused numbers, each in the order of the text."""

    document: Document
    records: tuple[ImpactRecord, ...]
    rejections: tuple[Rejection, ...]


@uncollected()  # the rules make no circles
def extract_document(document: Document, spans: Sequence[Span] | None = None) -> Extraction:
    """Find every statistic of one document, and refuse every other number with a reason.

    Only passages that can state something are read, and only their numbers are refused, where ``spans`` are the
    stretches that the sieve lets through; where they are None, every number is accounted for. What a record takes from
    the rest of its document (day, period, country) is looked at where a reading may give one.
    """
    if spans is not None and not spans:
        return Extraction(replace(document, text=_storable(document.text)), (), ())
    read = _read(document, spans)
    document = read.document
    if read.states:
        frame = frame_of(document, partial(map, read.finder.places, read.passages))
        others = neighbours(frame, read.passages, read.finder.places)
        around = contexts(frame, read.passages, read.readings, read.finder.context, others)
    else:
        around = repeat(Context(Frame(document)))
    records, rejections = rows(document, read.readings, around)
    return Extraction(document, tuple(records), tuple(rejections))


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with its passages, what was found in them, and the readings of those that were read.

    ``states`` tells whether records can come of the readings.
    """

    document: Document
    passages: Sequence[Passage]
    finder: Finder
    readings: Sequence[Reading | None]
    states: bool


def _read(document: Document, spans: Sequence[Span] | None = None) -> _Read:
    """Take a document through the stages that need nothing but its words."""
    document = replace(document, text=_storable(document.text))
    text = document.text
    found = passages(text, document.cells)
    wanted = [True] * len(found) if spans is None else deep(Whole(text), text, found, spans)
    foreign = any(wanted) and (document.language or language_of(text) or ENGLISH) != ENGLISH
    about = document.country or (subject(document) if any(wanted) else None)
    finder = Finder(text, frozenset({about}) if about is not None else frozenset())
    pieces = PassageRows(text, Whole(text, foreign), found, finder.mentions)
    read = first = list(readings(pieces, wanted))
    told = states(text, read)
    if told or pieces.whole.of_survivors:
        for stage in (follow, shared_out, broken_down_below, counted_under, under_deeds, under_titles, beside_targets):
            read = stage(pieces, read)
    told = told or (any(new is not old for new, old in zip(read, first, strict=True)) and states(text, read))
    return _Read(document, found, finder, tuple(read), told)


def weighed(document: Document, start: int) -> list[tuple[Span, str, str, str | None]]:
    """Tell what was weighed in the passage that starts at ``start``: phrase, metric, rule, and what refused it."""
    read = _read(document)
    for reading in read.readings:
        if reading is not None and reading.passage.start == start:
            return [(_span(reading, link.phrase), link.metric, link.rule, reason) for link, reason in reading.weighed]
    return []


def dates_left_out(document: Document, start: int) -> list[tuple[Span, Span, str]]:
    """Tell which dates of the passage that starts at ``start`` are none of a figure: phrase, date, what it tells."""
    read = _read(document)
    text = read.document.text
    reading = next((each for each in read.readings if each is not None and each.passage.start == start), None)
    if reading is None:
        return []
    view, at = reading.view, [link.phrase.start for link in reading.links]
    dates = [(i, item.date) for i, item in enumerate(view.items) if item.date is not None]
    told = [
        (_span(reading, link.phrase), (date.start, date.end), left_out(view, figure_of(view, link, at), i, text))
        for link in reading.links
        for i, date in dates
    ]
    return [(phrase, date, reason) for phrase, date, reason in dict.fromkeys(told) if reason is not None]


def _span(reading: Reading, phrase: Phrase) -> Span:
    """Where a counted phrase stands."""
    items = reading.view.items
    return items[phrase.start].start, items[max(phrase.end - 1, phrase.start)].end


def _storable(text: str) -> str:
    """The text without lone surrogates, which no file can hold: each becomes a question mark, so that offsets hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
