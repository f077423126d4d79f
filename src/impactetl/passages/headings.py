"""What stands round the figures of a table: the headings of its rows and columns, and the caption above it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.model import Passage, PassageKind, Span
from impactetl.passages.rows import is_prose

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w")
_CELL = re.compile(r"[^\t\n]+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)")
# A line of headings without a row of figures below it has so many cells.
_LEAST_CELLS = 3
# A line that a year opens: the label of the figure beside it or on the next line ("2022 arrests: 45").
_LED = re.compile(r"(?P<label>(?:19|20)\d\d[ \u00a0]{1,2}[A-Za-z][A-Za-z '()/-]{2,60})(?P<behind>[^\n]{0,40})")
_MAY_LEAD = re.compile(r"(?m)^[^\w\n]{0,6}(?:19|20)\d\d[ \u00a0]{1,2}[A-Za-z]")
_FIGURE_BEHIND = re.compile(r"\s{0,3}[:=|\u2013\u2014.\u2026_-][\s.:=|\u2013\u2014\u2026_-]{0,30}\d")
_LINE = re.compile(r"[^\n]+")
_LABELS = frozenset({PassageKind.ITEM, PassageKind.HEADING, PassageKind.BLOCK})
# A caption is no longer, and so many line ends part it from its table.
_CAPTION_CHARS, _GAP = 160, 3
_CAPTIONS = frozenset({PassageKind.HEADING, PassageKind.SENTENCE, PassageKind.ITEM})


def headed(text: str, found: Sequence[Passage]) -> Sequence[Passage]:
    """Give passages with the headings of tables that stand in each, and rows of tables with the caption above them."""
    if "\t" not in text and not _MAY_LEAD.search(text) and not any(passage.cells for passage in found):
        return found
    heads = _heads(text, found)
    starts = [start for start, _ in heads]
    told = []
    for passage in found:
        inside = heads[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        inside = [span for span in inside if span[1] <= passage.end]
        inside = inside or _years_over_columns(text, passage) or _led_by_year(text, passage)
        told.append(replace(passage, heads=tuple(inside)) if inside else passage)
    return list(_captioned(text, told))


def _heads(text: str, found: Sequence[Passage]) -> list[Span]:
    """The headings of all cells that hold a figure, in the order of the text."""
    cells = [cell for passage in found for cell in passage.cells if _DIGIT.search(text, cell.start, cell.end)]
    spans = {span for cell in cells for span in (*cell.columns, *((cell.header,) if cell.header else ()))}
    return sorted(span for span in spans if not is_prose(text[slice(*span)]))


def _years_over_columns(text: str, passage: Passage) -> list[Span]:
    """The cells of a line in plain text that names columns, whatever stands below it: years are its only figures."""
    if passage.cells or text.find("\t", passage.start, passage.end) < 0:
        return []
    cells = [match.span() for match in _CELL.finditer(text, passage.start, passage.end) if match[0].strip()]
    bare = _YEAR.sub("", text[passage.start : passage.end])
    if len(cells) < _LEAST_CELLS or _DIGIT.search(bare) or len(bare) == passage.end - passage.start:
        return []
    # Figures of four digits below their headings are no headings: each of these has a word beside its year.
    return cells if all(any(c.isalpha() for c in text[a:b]) for a, b in cells) else []


def _led_by_year(text: str, passage: Passage) -> list[Span]:
    """The label that a year opens on a line of its own or beside its figure."""
    if passage.cells or passage.kind not in _LABELS:
        return []
    lines = (match.start() for match in _LINE.finditer(text, passage.start, passage.end))
    led = next((found for start in lines if (found := _LED.match(text, start, passage.end))), None)
    if led is None:
        return []
    words = led["label"].rstrip(" -")
    rest = led["label"][len(words) :] + led["behind"]
    alone = not rest.strip(": ") and passage.kind is not PassageKind.ITEM
    label = (led.start(), led.start() + len(words))
    return [label] if alone or _FIGURE_BEHIND.match(rest) else []


def _captioned(text: str, found: Sequence[Passage]) -> Iterator[Passage]:
    """Give the passages, those of a table with the short line right above it."""
    before: Passage | None = None
    caption: Span | None = None
    for passage in found:
        table = bool(passage.heads) or passage.kind is PassageKind.ROW
        if not table and _WORD.search(text, passage.start, passage.end):  # no line of dashes
            before = passage
        elif table and before is not None:
            caption, before = _caption(text, before, passage), None
        yield replace(passage, caption=caption) if passage.cells and caption is not None and table else passage


def _caption(text: str, before: Passage, table: Passage) -> Span | None:
    """The passage before a table, where it is a short line right above it."""
    near = text.count("\n", before.end, table.start) <= _GAP
    alone = text.rfind("\n", 0, before.start) + 1 >= before.start - 3 or not text[: before.start].strip()
    short = before.end - before.start <= _CAPTION_CHARS
    return (before.start, before.end) if near and alone and short and before.kind in _CAPTIONS else None
