"""What the finders see in a passage, line by line, for ``explain``."""

from impactetl.finding import Finder
from impactetl.framing import frame_of
from impactetl.lexicon.load import load
from impactetl.model import Cell, Document, Passage, PlaceMention, Span
from impactetl.passages import passages
from impactetl.records.across.row import Row
from impactetl.records.base.cues import find_cues
from impactetl.records.linking.unlinked import unlinked


def document_lines(document: Document) -> list[str]:
    """Tell what is known of a document, by its caller, its sidecar or its text."""
    frame = frame_of(document)
    period = frame.reporting
    known = {
        "title": document.title,
        "published": document.published,
        "reporting": None if period is None else f"{period.first} to {period.last}",
        "country": frame.country,
    }
    return [f"document     {document.uri}", *(f"  {name:<11}{value or 'not known'}" for name, value in known.items())]


def passage_lines(document: Document, start: int, end: int) -> list[str]:
    """Show the stretch of text and what stands in it: cues of whatever metric, dates and places."""
    text = document.text
    passage = passage_at(document, start, end)
    mentions = Finder(text).mentions(passage)
    items = Row(text, passage, mentions).items
    cues = [f"{items[hit.at].lower} ({hit.metric})" for hit in find_cues(items, frozenset(load("topics")))]
    dates = [text[date.start : date.end] for date in mentions.dates]
    lines = [f"passage      {passage.kind.value}, characters {start} to {end}"]
    lines += [f"  {line.strip()}" for line in text[start:end].splitlines() if line.strip()]
    lines += [f"  under: {text[first:last].strip()}" for first, last in passage.headings]
    lines += [f"  cell {_one(text, (cell.start, cell.end))}: {_heads(text, cell)}" for cell in passage.cells]
    lines += [f"cues         {', '.join(dict.fromkeys(cues)) or 'none'}", f"dates        {', '.join(dates) or 'none'}"]
    return [*lines, f"places       {', '.join(map(_place, mentions.places)) or 'none'}"]


def _heads(text: str, cell: Cell) -> str:
    """Show what heads a cell of a table: its columns, outermost first, and its row."""
    spans = [*cell.columns, *([cell.header] if cell.header is not None else [])]
    return " / ".join(_one(text, span) for span in spans) or "nothing heads it"


def _one(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def unlinked_reason(document: Document, number_start: int) -> str:
    """Say why no rule leads from a cue to a number."""
    passage = passage_at(document, number_start, number_start + 1)
    return unlinked(Row(document.text, passage, Finder(document.text).mentions(passage)).items, number_start)


def passage_at(document: Document, start: int, end: int) -> Passage:
    """Give the passage of a quote: the one that holds its start."""
    found = passages(document.text, document.cells)
    return next(passage for passage in found if passage.start <= start < passage.end or passage.start >= end)


def passage_nearest(document: Document, offset: int) -> Passage | None:
    """Give the passage that holds an offset, else the next one, else the last one; None where a text has none."""
    found = passages(document.text, document.cells)
    return next((passage for passage in found if offset < passage.end), found[-1] if found else None)


def _place(place: PlaceMention) -> str:
    return f"{place.name} ({'|'.join(place.codes) or place.kind.value})"
