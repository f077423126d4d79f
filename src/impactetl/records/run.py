"""Documents as passages and mentions -> records and rejections, passage by passage with the context in force."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.model import Document, Mentions, Passage, PassageKind, PlaceKind
from impactetl.records.context import Context, Frame, document_topics, enter, leave
from impactetl.records.cues import may_state
from impactetl.records.draft import Reading, read_passage
from impactetl.records.link import Link
from impactetl.records.make import Maker
from impactetl.records.scope import main_abuse
from impactetl.records.tables import figures
from impactetl.records.view import View
from impactetl.records.who import acronyms
from impactetl.schema import ImpactRecord, Rejection
from impactetl.syntax.items import Item, items_of, tagged


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
        for part, here in _parts(document.text, reading, context):
            records.extend(maker.records(part, here))
            rejections.extend(maker.rejections(part))
    return records, rejections


def readings(
    document: Document, frame: Frame, found: Sequence[tuple[Passage, Mentions]]
) -> Iterator[tuple[Reading, Context]]:
    """Read each passage with the context in force there."""
    items = [passage_items(document.text, passage, mentions) for passage, mentions in found]
    frame = replace(
        frame, topics=document_topics(items), acronyms=acronyms(document.text), abuse=main_abuse(document.text)
    )
    context = opening(Context(frame), found, items, document.text)
    before: tuple[Link, ...] = ()
    for (passage, mentions), row in zip(found, items, strict=True):
        context = enter(context, passage, mentions, row)
        reading = _read(passage, mentions, row, context, before)
        yield reading, context
        before = reading.links or (before if passage.kind is PassageKind.ITEM else ())
        context = leave(context, passage, mentions, document.text)


def _parts(text: str, reading: Reading, context: Context) -> Iterator[tuple[Reading, Context]]:
    """A passage as it is, or the cells of a table row one by one, and then the rest of the row."""
    passage, numbers = reading.passage, reading.mentions.numbers
    told = list(figures(text, passage, numbers)) if passage.kind is PassageKind.ROW and not reading.foreign else []
    if not told:
        yield reading, context
        return
    taken = {figure.number for figure in told}
    for figure in told:
        mentions = replace(reading.mentions, numbers=(figure.number,), dates=())
        words = items_of(text, figure.words, (), ())
        number = items_of(text, (figure.number.start, figure.number.end), (figure.number,), ())
        here = replace(context, lead_period=figure.period or context.lead_period)
        cell = read_passage(passage, mentions, tagged((*number, *_counted_label(words))), here, ())
        own = tuple(link for link in cell.links if link.phrase.start == 0)
        yield replace(cell, links=own, row=figure.row or None, column=figure.column or None), here
    rest = replace(reading.mentions, numbers=tuple(n for n in numbers if n not in taken))
    yield nothing(passage, rest, reading.view.items), context


def opening(
    context: Context, found: Sequence[tuple[Passage, Mentions]], items: Sequence[tuple[Item, ...]], text: str
) -> Context:
    """Look ahead to the first paragraph: a headline takes country and year from its event (contract, section 4)."""
    ahead = context
    first: int | None = None
    for (passage, mentions), row in zip(found, items, strict=True):
        if passage.kind is PassageKind.SENTENCE:
            if first not in {None, passage.paragraph}:
                break
            first = passage.paragraph
            ahead = leave(enter(ahead, passage, mentions, row), passage, mentions, text, ahead=True)
    if context.frame.document.published is None:
        return context
    return replace(context, opening_period=ahead.paragraph_period, opening_place=ahead.paragraph_place)


def _read(
    passage: Passage, mentions: Mentions, row: tuple[Item, ...], context: Context, before: tuple[Link, ...]
) -> Reading:
    if context.frame.foreign:
        return replace(nothing(passage, mentions, row), foreign=True)
    if passage.kind is PassageKind.FURNITURE or not row or not (before or may_state(row)):
        return nothing(passage, mentions, row)
    return read_passage(passage, mentions, row, context, before)


def nothing(passage: Passage, mentions: Mentions, row: Sequence[Item]) -> Reading:
    """A reading without links."""
    return Reading(passage, mentions, View(row, ()), ())


def passage_items(text: str, passage: Passage, mentions: Mentions) -> tuple[Item, ...]:
    """Give the items of a passage; in "label: number" the number comes first, as it would in a sentence."""
    demonyms = frozenset(p.start for p in mentions.places if p.kind is PlaceKind.DEMONYM)
    row = items_of(text, (passage.start, passage.end), mentions.numbers, mentions.dates, demonyms)
    if passage.kind in {PassageKind.ITEM, PassageKind.HEADING, PassageKind.SENTENCE}:
        return _number_first(row)
    if passage.kind is PassageKind.BLOCK and row and row[0].number is None and row[-1].number is not None:
        return tagged((row[-1], *_counted_label(row[:-1])))
    return row


_TALLIES = frozenset({"number", "no", "nos", "total", "count", "numbers"})


def _counted_label(label: Sequence[Item]) -> Sequence[Item]:
    """What a label counts: the words behind its "number of"."""
    for i, item in enumerate(label[:5]):
        if item.lower == "of" and i and all(x.lower in _TALLIES or x.lower in {"the", "."} for x in label[:i]):
            return label[i + 1 :]
    return label


_LEADERS = frozenset({":", ".", "\u2026", "_", "-"})


def _number_first(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put the number of "new cases taken in: 61" before its label."""
    if len(row) < 3 or row[0].number is not None:  # noqa: PLR2004 -- label, colon, number
        return row
    for i, item in enumerate(row):
        if item.number is None:
            continue
        led = i > 1 and row[i - 1].lower in _LEADERS and (row[i - 1].lower == ":" or row[i - 2].lower in _LEADERS)
        ends = i + 1 == len(row) or row[i + 1].lower in {"(", ",", ";", "."}
        if led and ends and not any(x.category == "be" for x in row[:i]):
            label = list(row[: i - 1])
            while label and label[-1].lower in _LEADERS:
                label.pop()
            return tagged((item, *_counted_label(label), *row[i + 1 :]))
        return row
    return row
