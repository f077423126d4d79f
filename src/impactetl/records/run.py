"""Passages and what stands in them -> links; with the context in force where they stand, records and rejections."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from impactetl.grammar.calendar_resolve import Reference
from impactetl.model import Document, Mentions, Passage, PassageKind, PlaceKind
from impactetl.records.across.breakdown import of_whole
from impactetl.records.across.carry import enter, leave, reached
from impactetl.records.across.entries import Stretch
from impactetl.records.across.headline import opening
from impactetl.records.across.led import modality_led
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.row import Row
from impactetl.records.across.table_labels import names_things
from impactetl.records.across.table_totals import TableTotals
from impactetl.records.across.tables import Figure, figures, label
from impactetl.records.amounts.told_terms import is_aside
from impactetl.records.base.context import Context, Frame, Subject
from impactetl.records.base.cues import find_cues, possible_cues
from impactetl.records.base.link import Link
from impactetl.records.base.setting import Setting
from impactetl.records.base.view import View
from impactetl.records.confidence import with_confidence
from impactetl.records.draft import Reading, read_passage, topics_here
from impactetl.records.linking.labels.beside import counted_label, part_label
from impactetl.records.make import Maker
from impactetl.schema import ImpactRecord, Rejection
from impactetl.syntax.items import Item, items_of, tagged
from impactetl.syntax.words import PERSON


def readings(rows: PassageRows, wanted: Sequence[bool]) -> Iterator[Reading | None]:
    """Read each passage that is ``wanted`` or that may go on from links of the one before it; None for the others."""
    setting = rows.setting
    before: tuple[Link, ...] = ()
    for i, (passage, own) in enumerate(zip(rows.passages, wanted, strict=True)):
        reading = _read(rows.row(i), setting, before) if own or before else None
        yield reading
        links = reading.links if reading is not None else ()
        if before and links and all(link.rule == "share" and link.hit is None for link in links):
            continue  # shares of those told before: more may follow
        goes_on = passage.kind is PassageKind.ITEM or is_aside(rows.words(i))
        before = links or (before if goes_on else ())


def states(text: str, read: Iterable[Reading | None]) -> bool:
    """Tell whether records can come of readings, whatever their context: one has links, or a figure of its row has."""
    return any(_states(text, reading) for reading in read if reading is not None)


def _states(text: str, reading: Reading) -> bool:
    figures_of_row = _row_figures(text, reading, Reference())
    return bool(reading.links) or any(_cell(text, reading, figure).links for figure in figures_of_row)


def rows(
    document: Document, read: Sequence[Reading | None], contexts: Iterable[Context]
) -> tuple[list[ImpactRecord], list[Rejection]]:
    """Give the records and the rejections of a document, each in the order of the text.

    ``contexts`` are those in force at each passage; where no reading states something (``states``) they may be any.
    """
    maker = Maker(document)
    records: list[ImpactRecord] = []
    rejections: list[Rejection] = []
    above: dict[int | None, ImpactRecord] = {}
    totals = TableTotals(document.text)
    for reading, around in zip(read, contexts, strict=False):
        if reading is None or not (reading.links or reading.mentions.numbers):
            continue
        context = totals.enter(reading, around)
        made: list[ImpactRecord] = []
        for part, here in _parts(document.text, reading, of_whole(context, above.get(reading.below))):
            made.extend(maker.records(part, here))
            rejections.extend(maker.rejections(part))
        above.update((reading.passage.start, record) for record in made[:1])
        records.extend(made)
    return with_confidence(records, document), rejections


def contexts(
    frame: Frame,
    passages: Sequence[Passage],
    read: Sequence[Reading | None],
    find: Callable[[Passage], Mentions],
    stretches: Sequence[Stretch] = (),
) -> Iterator[Context]:
    """Give the context in force at each passage of a document, in order; what it is where nothing is stated may differ.

    ``find`` finds the dates and places of a passage; it is asked for those that a passage that states something hears.
    ``stretches`` are those of another country's entry.
    """
    text = frame.document.text
    context = opening(Context(frame), passages, find, text)
    frames = _frames(frame, len(passages), stretches)
    heard_at = reached(passages, list(map(_takes, read)), text)
    for i, (passage, heard) in enumerate(zip(passages, heard_at, strict=True)):
        if frames and context.frame is not frames[i]:
            context = _in_entry(context, frames[i], new=frames[i] is not frame)
        if heard or passage.start < context.opening_end:
            mentions = find(passage)
            context = enter(context, passage, mentions)
            yield context
            context = leave(context, passage, mentions, text)
        else:
            yield context


def _takes(reading: Reading | None) -> bool:
    """Whether records may come of a reading, which take what they do not state from the context."""
    return reading is not None and (bool(reading.links) or reading.passage.kind is PassageKind.ROW)


def _in_entry(context: Context, frame: Frame, *, new: bool) -> Context:
    """The context in another entry of a yearbook; what was set in the one before ends where a ``new`` one begins."""
    if not new:
        return replace(context, frame=frame)
    return replace(context, frame=frame, paragraph_place=None, story_place=None, section_place=None)


def _frames(frame: Frame, count: int, stretches: Sequence[Stretch]) -> Sequence[Frame]:
    """The frame of each of so many passages, where parts of another country's entry stand among them; else none."""
    frames = [frame] * count if stretches else []
    for stretch in stretches:
        other = replace(frame, find_subject=partial(Subject, stretch.code))
        frames[stretch.start : stretch.end] = [other] * (stretch.end - stretch.start)
    return frames


def _parts(text: str, reading: Reading, context: Context) -> Iterator[tuple[Reading, Context]]:
    """A passage as it is, or the cells of a table row one by one, and then the rest of the row."""
    passage, mentions = reading.passage, reading.mentions
    if passage.cells and passage.kind is not PassageKind.ROW:  # prose in a cell
        cell = passage.cells[0]
        head = (cell.header,) if cell.header is not None else ()
        reading = replace(reading, row=label(text, head), column=label(text, cell.columns))
    told = list(_row_figures(text, reading, context.reference()))
    if not told:
        yield reading, context
        return
    for figure in told:
        here = replace(context, lead_period=figure.period or context.lead_period)
        yield _cell(text, reading, figure), here
    taken = {figure.number for figure in told}
    rest = replace(mentions, numbers=tuple(n for n in mentions.numbers if n not in taken))
    yield Reading(passage, rest, View(reading.view.items, ()), (), reading.setting), context


def _row_figures(text: str, reading: Reading, reference: Reference) -> Iterator[Figure]:
    """The figures of a row of a table; none of another passage."""
    if reading.passage.kind is not PassageKind.ROW or reading.foreign:
        return iter(())
    return figures(text, reading.passage, reading.mentions, reference)


def _cell(text: str, row: Reading, figure: Figure) -> Reading:
    """Read a figure of a table row with the first of its labels that say what it counts."""
    passage, mentions = row.passage, row.mentions
    heads = [mentions.heads[span] for span in figure.columns if span in mentions.heads]
    places = (*mentions.places, *(p for head in heads for p in head.places if p.kind is PlaceKind.COUNTRY))
    mentions = replace(mentions, numbers=(figure.number,), dates=(), places=places)
    number = items_of(text, (figure.number.start, figure.number.end), (figure.number,), ())
    for words in _labels(text, figure):
        cell = read_passage(passage, mentions, tagged((*number, *part_label(words))), row.setting, ())
        own = tuple(link for link in cell.links if link.phrase.start == 0)
        if own:
            return replace(cell, links=own, row=figure.row, column=figure.column)
    shared = _share(text, row, number, figure)
    return (
        replace(shared, mentions=mentions) if shared else Reading(passage, mentions, View(number, ()), (), row.setting)
    )


def _labels(text: str, figure: Figure) -> Iterator[list[Item]]:
    """The words that may say what a figure counts, likeliest first."""
    if figure.counted is not None:
        end = figure.number.end
        yield [replace(item, start=end, end=end) for item in items_of(figure.counted, (0, len(figure.counted)), (), ())]
    for spans in figure.words:
        yield [item for span in spans for item in items_of(text, span, (), ())]


def _share(text: str, row: Reading, number: tuple[Item, ...], figure: Figure) -> Reading | None:
    """Read a figure whose row names some of those whom a line above counts: "Women sheltered", "of them under 18"."""
    if figure.share is None or names_things(text, figure.share[1]):
        return None
    wholes, part = figure.share[0], items_of(text, figure.share[1], (), ())
    named = part_label(part)
    if any(item.category in _TELLING for item in named) or not (
        len(named) < len(part) or any(item.noun in PERSON or item.capital for item in named) or _goes_on(named)
    ):
        return None
    comma = Item(number[-1].end, number[-1].end, ",", "sign")
    for span in reversed(wholes):
        label = counted_label(items_of(text, span, (), ()))
        read = read_passage(row.passage, row.mentions, tagged((*number, *label, comma, *named)), row.setting, ())
        own = tuple(link for link in read.links if link.phrase.start == 0)
        if own:
            return replace(read, links=own, row=figure.row, column=figure.column)
    return None


def _goes_on(label: Sequence[Item]) -> bool:
    """Whether a label goes on with one above it: "from elsewhere"."""
    return bool(label) and label[0].category == "prep"


def _read(row: Row, setting: Setting, before: tuple[Link, ...]) -> Reading:
    """Read a passage as deep as what stands in it calls for; ``setting`` is that of its text."""
    if setting.whole.foreign:
        return replace(_nothing(row, setting), foreign=True)
    if row.passage.kind is PassageKind.FURNITURE or row.heads_columns() or row.counts_nothing():
        return _nothing(row, setting)
    setting = setting.having(row.vocabulary)
    topics = topics_here(setting, row.mentions.numbers)
    cues = possible_cues(row.vocabulary, topics)
    if row.counts():
        told = before or cues or row.may_count(topics)
        return _deep(row, setting, before) if told else _nothing(row, setting)
    implied = bool(cues) and row.may_imply(cues)
    if not implied and not (cues and row.mentions.numbers):
        return _nothing(row, setting)
    hits = find_cues(row.items, topics)
    if implied and row.implies(hits):
        return _deep(row, setting, before)
    return Reading(row.passage, row.mentions, View(row.items, (), hits), (), setting)


def _deep(row: Row, setting: Setting, before: tuple[Link, ...]) -> Reading:
    led = modality_led(row.text, row.passage, row.heading)
    setting = replace(setting, led=led) if led is not None else setting
    return read_passage(row.passage, row.mentions, row.items, setting, before)


def _nothing(row: Row, setting: Setting) -> Reading:
    """A reading without cues and links."""
    return Reading(row.passage, row.mentions, View(row.items if row.counts() else (), ()), (), setting)


# What tells a deed of its own.
_TELLING = frozenset({"verb", "be", "have", "modal"})
