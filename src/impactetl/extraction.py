"""The order of the stages for one document, written once."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from impactetl.framing import frame_of, subject
from impactetl.grammar.citations import citations
from impactetl.mentions.dates import find_dates
from impactetl.mentions.numbers import find_numbers
from impactetl.mentions.places import find_places
from impactetl.model import Document, Mentions, NumberMention, Passage, Span
from impactetl.passages import passages, pieces
from impactetl.records.context import Frame
from impactetl.records.draft import Reading
from impactetl.records.run import readings, rows
from impactetl.scan import deep
from impactetl.schema import ImpactRecord, Rejection
from impactetl.syntax.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave: its records and its refused numbers, each in the order of the text."""

    document: Document
    records: tuple[ImpactRecord, ...]
    rejections: tuple[Rejection, ...]


def extract_document(document: Document, spans: Sequence[Span] | None = None) -> Extraction:
    """Find every statistic of one document, and refuse every other number with a reason.

    Only passages that can state something are read deep, and only their numbers are refused, where ``spans`` are the
    stretches that the sieve lets through; where they are None, every number is accounted for.
    """
    document = replace(document, text=_storable(document.text))
    found = list(passages(document.text, document.cells))
    read = [True] * len(found) if spans is None else deep(document.text, found, spans)
    if not any(read):
        return Extraction(document, (), ())
    document, frame, mentioned = _prepared(document, found, read)
    records, rejections = rows(document, frame, mentioned)
    return Extraction(document, tuple(records), tuple(rejections))


def weighed(document: Document, start: int) -> list[tuple[str, str, str, str | None]]:
    """Tell what was weighed in the passage that starts at ``start``: number, metric, rule, and what refused it."""
    document = replace(document, text=_storable(document.text))
    passed = list(passages(document.text, document.cells))
    document, frame, found = _prepared(document, passed, [True] * len(passed))
    for reading, _ in readings(document, frame, found):
        if reading.passage.start == start:
            return [
                (_words(document.text, reading, link.phrase), link.metric, link.rule, reason)
                for link, reason in reading.weighed
            ]
    return []


def _words(text: str, reading: Reading, phrase: Phrase) -> str:
    """The words of a counted phrase."""
    items = reading.view.items
    return text[items[phrase.start].start : items[max(phrase.end - 1, phrase.start)].end]


def _prepared(
    document: Document, found: Sequence[Passage], read: Sequence[bool]
) -> tuple[Document, Frame, list[tuple[Passage, Mentions]]]:
    """A document as the records stage takes it: its frame, and its passages with what stands in them.

    Of a passage that is not to be ``read`` only the dates and places are found, which those behind it may need.
    """
    about = document.country or subject(document)
    hint = frozenset({about}) if about is not None else frozenset()
    heads: dict[Span, Mentions] = {}
    text = document.text
    mentions = [
        mentions_of(text, passage, hint, heads) if wanted else _context_of(text, passage, hint)
        for passage, wanted in zip(found, read, strict=True)
    ]
    mentions = _without_citations(text, mentions)
    return document, frame_of(document, mentions), list(zip(found, mentions, strict=True))


def _context_of(text: str, passage: Passage, hint: frozenset[str]) -> Mentions:
    """What a passage that states nothing gives to those behind it: its dates and places."""
    dates = (find_dates(text, *span) for span in _pieces(passage))
    places = (find_places(text, *span, hint) for span in _pieces(passage))
    return Mentions((), tuple(chain.from_iterable(dates)), tuple(chain.from_iterable(places)))


def _pieces(passage: Passage) -> list[Span]:
    return list(pieces(passage)) if passage.cells else [(passage.start, passage.end)]


def _without_citations(text: str, found: list[Mentions]) -> list[Mentions]:
    """Refuse the numbers that cite sources."""
    spans = citations(text)
    if not spans:
        return found
    starts = [start for start, _ in spans]

    def cited(number: NumberMention) -> NumberMention:
        i = bisect_right(starts, number.start) - 1
        inside = i >= 0 and number.end <= spans[i][1] and number.refused is None
        return replace(number, refused="reference") if inside else number

    return [replace(seen, numbers=tuple(map(cited, seen.numbers))) if seen.numbers else seen for seen in found]


def _storable(text: str) -> str:
    """The text without lone surrogates, which no file can hold: each becomes a question mark, so that offsets hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def mentions_of(
    text: str, passage: Passage, hint: frozenset[str] = frozenset(), heads: dict[Span, Mentions] | None = None
) -> Mentions:
    """Run the finders over one passage, in a table row over each cell by itself.

    ``hint`` is the country whose towns come first where several share a name; ``heads`` keeps what stands in the
    headings of columns, which many rows share.
    """
    if not passage.cells:
        return _found(text, passage.start, passage.end, hint)
    heads = {} if heads is None else heads
    parts = [_found(text, start, end, hint) for start, end in pieces(passage)]
    for span in {span for cell in passage.cells for span in cell.columns} - heads.keys():
        heads[span] = _found(text, *span, hint)
    return Mentions(
        tuple(number for part in parts for number in part.numbers),
        tuple(date for part in parts for date in part.dates),
        tuple(place for part in parts for place in part.places),
        {span: heads[span] for cell in passage.cells for span in cell.columns},
    )


def _found(text: str, start: int, end: int, hint: frozenset[str]) -> Mentions:
    dates = find_dates(text, start, end)
    return Mentions(find_numbers(text, start, end, dates), dates, find_places(text, start, end, hint))
