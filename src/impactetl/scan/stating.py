"""Which stretches of a document can hold a statistic, and which of its passages are to be read."""

from collections.abc import Sequence

from impactetl.finding import Finder
from impactetl.grammar.language import ENGLISH
from impactetl.model import Document, Passage, PassageKind, Span
from impactetl.passages import passages
from impactetl.passages.units import Lines, Unit
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.base.setting import Whole
from impactetl.records.doubting.supposed import is_imperative
from impactetl.records.draft import Reading
from impactetl.records.run import readings, states
from impactetl.scan.demands import Demand
from impactetl.scan.search import Signs
from impactetl.scan.words import may_state


def stretches(document: Document) -> list[Span]:
    """Give the stretches of a text that can hold a statistic, in order; none for most texts.

    Where no stretch gives a link when it is read by itself, none can hold a statistic, but in a text about survivors,
    where a heading alone may tell what is counted. A document with tables, whose
    headings may stand anywhere, is one stretch; in another language than English nothing is stated.
    """
    text = document.text
    if document.language not in {None, ENGLISH}:
        return []
    if document.cells:
        return [(0, len(text))]
    lines, whole, signs = Lines(text), Whole(text), Signs(text)
    asked: dict[Span, list[Demand]] = {}

    def wanted(span: Span) -> bool:
        asked[span] = signs.asked(span)
        return bool(asked[span])

    found = [
        unit
        for unit in lines.units(signs.begin, wanted)
        if may_state(text[unit.start : unit.end], whole, asked[unit.start, unit.end])
    ]
    sentences = [Passage(unit.start, unit.end, _KIND, 0) for unit in found if unit.sentence]
    linked = _links(whole, text, sentences, [True] * len(sentences)) or any(
        _links(whole, *_laid_out(whole, lines, unit)) for unit in found if not unit.sentence
    )
    if not linked and whole.of_survivors:
        return [(0, len(text))]
    return [(unit.start, unit.end) for unit in found] if linked else []


# What is an item may state more than a sentence of prose: "12 countries" by itself.
_KIND = PassageKind.ITEM


def _laid_out(whole: Whole, lines: Lines, unit: Unit) -> tuple[str, list[Passage], list[bool]]:
    """A stretch that is more than a sentence, with the lines round it, as passages of which some are wanted."""
    start, end = lines.around(unit)
    text = whole.text[start:end]
    found = passages(text)
    return text, found, deep(whole, text, found, [(unit.start - start, unit.end - start)])


def _links(whole: Whole, text: str, found: Sequence[Passage], wanted: Sequence[bool]) -> bool:
    """Whether one of these passages gives a link, or a figure of a table, where they are read by themselves.

    A demand ("Free 12 girls") counts as one: the lead of its list, which may make a fact of it, may stand elsewhere.
    """
    finder = Finder(text)
    read = readings(PassageRows(text, whole, found, finder.mentions), wanted)
    return any(states(text, [one]) or _demands(one) for one in read)


def _demands(reading: Reading | None) -> bool:
    return reading is not None and any(is_imperative(reading.view, link) for link, _ in reading.weighed)


def deep(whole: Whole, text: str, found: Sequence[Passage], spans: Sequence[Span]) -> list[bool]:
    """Tell which passages of a text can state something by themselves, among those that ``spans``, ascending, touch.

    ``text`` is what passages and spans point into, ``whole`` the document that it is, or is a stretch of.
    """
    out: list[bool] = []
    signs, at = Signs(text), 0
    for passage in found:
        while at < len(spans) and spans[at][1] <= passage.start:
            at += 1
        inside = at < len(spans) and spans[at][0] < passage.end
        same = inside and spans[at] == (passage.start, passage.end)
        told = _told(passage) if inside and not same else []
        asked = signs.asked(*told)
        out.append(same or (bool(asked) and may_state("\n".join(text[a:b] for a, b in told), whole, asked)))
    return out


def _told(passage: Passage) -> list[Span]:
    """Where the words of a passage stand; of a row of a table with the headings above it."""
    heads = {span for cell in passage.cells for span in (*cell.columns, *cell.wholes)}
    heads |= {span for span in (passage.caption, passage.lead) if span is not None and passage.cells}
    return [(passage.start, passage.end), *sorted(heads)]
