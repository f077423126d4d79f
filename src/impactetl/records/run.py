"""Documents as passages and mentions -> records and rejections, passage by passage with the context in force."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from impactetl.model import Document, Mentions, Passage, PassageKind, PlaceKind
from impactetl.records.confidence import with_confidence
from impactetl.records.context import Context, Frame, document_topics, enter, leave, with_topics
from impactetl.records.cues import find_cues, possible_cues
from impactetl.records.draft import Reading, read_passage, topics_here
from impactetl.records.link import Link
from impactetl.records.make import Maker
from impactetl.records.row import Row, counted_label
from impactetl.records.tables import Figure, figures, label
from impactetl.records.view import View
from impactetl.records.who import acronyms
from impactetl.schema import ImpactRecord, Rejection
from impactetl.syntax.items import items_of, tagged


def rows(
    document: Document,
    frame: Frame,
    found: Sequence[tuple[Passage, Mentions]],
) -> tuple[list[ImpactRecord], list[Rejection]]:
    """Give the records and the rejections of a document, each in the order of the text."""
    maker = Maker(document)
    records: list[ImpactRecord] = []
    rejections: list[Rejection] = []
    for reading, context in readings(document, frame, found):
        made: list[ImpactRecord] = []
        for part, here in _parts(document.text, reading, context):
            made.extend(maker.records(part, here))
            rejections.extend(maker.rejections(part))
        records.extend(with_confidence(made))
    return records, rejections


def readings(
    document: Document, frame: Frame, found: Sequence[tuple[Passage, Mentions]]
) -> Iterator[tuple[Reading, Context]]:
    """Read each passage with the context in force there."""
    text = document.text
    passages = [Row(text, passage, mentions) for passage, mentions in found]
    topics = document_topics(chain.from_iterable(row.words for row in passages))
    frame = replace(frame, topics=topics, acronyms=acronyms(text))
    context = opening(Context(frame), found, text)
    before: tuple[Link, ...] = ()
    for row in passages:
        context = enter(context, row.passage, row.mentions)
        reading, here = _read(row, context, before)
        yield reading, here
        before = reading.links or (before if row.passage.kind is PassageKind.ITEM else ())
        context = leave(context, row.passage, row.mentions, text)


def _parts(text: str, reading: Reading, context: Context) -> Iterator[tuple[Reading, Context]]:
    """A passage as it is, or the cells of a table row one by one, and then the rest of the row."""
    passage, mentions = reading.passage, reading.mentions
    row = passage.kind is PassageKind.ROW and not reading.foreign
    if passage.cells and passage.kind is not PassageKind.ROW:  # prose in a cell
        cell = passage.cells[0]
        head = (cell.header,) if cell.header is not None else ()
        reading = replace(reading, row=label(text, head), column=label(text, cell.columns))
    told = list(figures(text, passage, mentions, context.reference())) if row else []
    if not told:
        yield reading, context
        return
    for figure in told:
        here = replace(context, lead_period=figure.period or context.lead_period)
        yield _cell(text, passage, mentions, (figure, here)), here
    taken = {figure.number for figure in told}
    rest = replace(mentions, numbers=tuple(n for n in mentions.numbers if n not in taken))
    yield Reading(passage, rest, View(reading.view.items, ()), ()), context


def _cell(text: str, passage: Passage, mentions: Mentions, at: tuple[Figure, Context]) -> Reading:
    """Read a figure with the first of its labels that say what it counts."""
    figure, context = at
    heads = [mentions.heads[span] for span in figure.columns if span in mentions.heads]
    places = (*mentions.places, *(p for head in heads for p in head.places if p.kind is PlaceKind.COUNTRY))
    mentions = replace(mentions, numbers=(figure.number,), dates=(), places=places)
    number = items_of(text, (figure.number.start, figure.number.end), (figure.number,), ())
    for spans in figure.words:
        words = [item for span in spans for item in items_of(text, span, (), ())]
        cell = read_passage(passage, mentions, tagged((*number, *counted_label(words))), context, ())
        own = tuple(link for link in cell.links if link.phrase.start == 0)
        if own:
            return replace(cell, links=own, row=figure.row, column=figure.column)
    return Reading(passage, mentions, View(number, ()), ())


# Notes such as "9 min read" stand before the first paragraph: so many are looked at until one is dated.
_OPENING = 3


def opening(context: Context, found: Sequence[tuple[Passage, Mentions]], text: str) -> Context:
    """Look ahead to the first paragraph: a headline takes country and year from its event (contract, section 4)."""
    if context.frame.document.published is None:
        return context
    ahead = context
    first: int | None = None
    looked = 0
    for passage, mentions in found:
        if passage.kind is PassageKind.SENTENCE:
            if first not in {None, passage.paragraph}:
                looked += 1
                if ahead.paragraph_period is not None or looked == _OPENING:
                    break
            first = passage.paragraph
            ahead = leave(enter(ahead, passage, mentions), passage, mentions, text, ahead=True)
    return replace(context, opening_period=ahead.paragraph_period, opening_place=ahead.paragraph_place)


def _read(row: Row, context: Context, before: tuple[Link, ...]) -> tuple[Reading, Context]:
    """Read a passage as deep as what stands in it calls for, with the context that it was read in."""
    if context.frame.foreign:
        return replace(_nothing(row), foreign=True), context
    if row.passage.kind is PassageKind.FURNITURE or row.counts_nothing():
        return _nothing(row), context
    here = with_topics(context, row.vocabulary)
    topics = topics_here(here, row.mentions.numbers)
    cues = possible_cues(row.vocabulary, topics)
    if row.counts():
        told = before or cues or (row.may_state() and row.may_state_cueless())
        return (_deep(row, here, before) if told else _nothing(row)), here
    implied = bool(cues) and row.may_imply(cues)
    if not implied and not (cues and row.mentions.numbers):
        return _nothing(row), here
    hits = find_cues(row.items, topics)
    if implied and row.implies(hits):
        return _deep(row, here, before), here
    return Reading(row.passage, row.mentions, View(row.items, (), hits), ()), here


def _deep(row: Row, context: Context, before: tuple[Link, ...]) -> Reading:
    return read_passage(row.passage, row.mentions, row.items, context, before)


def _nothing(row: Row) -> Reading:
    """A reading without cues and links."""
    return Reading(row.passage, row.mentions, View(row.items if row.counts() else (), ()), ())
