"""The passages of a text, in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from impactetl.lexicon.load import words_of
from impactetl.model import Cell, Passage, PassageKind, Span
from impactetl.passages.asides import told_in_force, with_pairs
from impactetl.passages.blocks import GAP, block_end, labelled_end
from impactetl.passages.figured import figured
from impactetl.passages.flat import flat_rows, names_columns
from impactetl.passages.headings import headed
from impactetl.passages.layout import MAX_LINE, WRAP_CHARS, Line, LineKind, classify
from impactetl.passages.rows import Row, marked, row_passages, table_rows
from impactetl.passages.runs import is_rule, run_at
from impactetl.passages.sentences import sentences, trimmed

_LEAD = re.compile(r":\s*$")
_STOP = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*\s*$")
_KINDS = {
    LineKind.HEADING: PassageKind.HEADING,
    LineKind.ITEM: PassageKind.ITEM,
    LineKind.ROW: PassageKind.ROW,
    LineKind.FURNITURE: PassageKind.FURNITURE,
    LineKind.PAGE: PassageKind.FURNITURE,
}


def passages(text: str, cells: Sequence[Cell] = ()) -> list[Passage]:
    """Split a text into passages; every character that is not white space lies in exactly one.

    ``cells`` are the data cells of the tables that the document tells; tables in plain text are found by their lines.
    """
    rows = table_rows(text, cells)
    lines = figured(text, with_pairs(text, classify(text)))
    found = list(_Walk(text, marked(lines, rows) if rows else lines, rows).run())
    return list(headed(text, found))


@dataclass(slots=True)
class _Walk:
    """The walk over the lines of a text, with the headings and the lead that are in force.

    Each reader takes the line at which its stretch starts, and gives the line behind the stretch and its passages.
    """

    text: str
    lines: list[Line]
    tables: Sequence[Row] = ()
    headings: tuple[Span, ...] = ()
    lead: Span | None = None
    paragraph: int = 0

    def run(self) -> Iterator[Passage]:
        """Give the passages in order."""
        i, rows = 0, iter(self.tables)
        while i < len(self.lines):
            if self.lines[i].kind is LineKind.CELLS:
                i, found = self._cells(i, next(rows))
                yield from found
                continue
            if self.lines[i].kind is LineKind.BLANK:
                self.paragraph, i = self.paragraph + 1, i + 1
                continue
            i, found = self._stretch(i)
            yield from found

    def _stretch(self, i: int) -> tuple[int, list[Passage]]:
        """Read what starts at a line that is not blank."""
        line = self.lines[i]
        stop = block_end(self.text, self.lines, i) or labelled_end(self.text, self.lines, i)
        if stop is not None:
            return stop, [self._passage((line.raw_start, self.lines[stop - 1].end), PassageKind.BLOCK)]
        if line.kind in (LineKind.PROSE, LineKind.NUMBER):
            self.paragraph += i > 0 and self._ends_paragraph(self.lines[i - 1])
            return self._prose(i)
        return self._rows(i) if line.kind is LineKind.ROW else self._line(i)

    def _ends_paragraph(self, line: Line) -> bool:
        """Whether a line ends its paragraph though no blank line follows: it is too short or too long to be wrapped."""
        words = self.text[line.start : line.end]
        wrapped = WRAP_CHARS <= len(words) <= _WRAPPED_CHARS
        stops = _STOP.search(words) is not None and not words.endswith(":")
        return line.kind is LineKind.PROSE and not wrapped and stops

    def _passage(self, span: Span, kind: PassageKind) -> Passage:
        return Passage(*span, kind, self.paragraph, self.headings, self.lead)

    def _prose(self, i: int) -> tuple[int, list[Passage]]:
        """A paragraph, sentence by sentence; one that ends in a colon leads what follows."""
        stop = _prose_end(self.text, self.lines, i)
        start, end = self.lines[i].start, self.lines[stop - 1].end
        spans = [*self._outline(start), *sentences(self.text, self._words_from(start), end)]
        self.lead = spans[-1] if spans and _LEAD.search(self.text[slice(*spans[-1])]) else None
        return stop, [Passage(*span, PassageKind.SENTENCE, self.paragraph, self.headings) for span in spans]

    def _cells(self, i: int, row: Row) -> tuple[int, list[Passage]]:
        """A row of a table that the document tells, with paragraphs of its own."""
        self.paragraph, self.lead = self.paragraph + 1, None
        while i < len(self.lines) and self.lines[i].raw_start < row.end:
            i += 1
        above = self._passage(trimmed(self.text, row.start, row.end), PassageKind.ROW)
        return i, list(row_passages(self.text, row, above))

    def _rows(self, i: int) -> tuple[int, list[Passage]]:
        """The rows of a table, each led by its header."""
        run = run_at(self.text, self.lines, i)
        below = self.lines[run.end : run.end + _LABEL_LINES]
        found = []
        header = _header_above(self.text, self.lines, i)
        over = self.text[header.start : header.end].lower().rstrip(" :") if header is not None else ""
        kind = PassageKind.FURNITURE if over in words_of("tables", "contents", "headings") else PassageKind.ROW
        aside = told_in_force(self.text, self.lines, i)
        for row in flat_rows(self.text, run.lines, header, (below, aside)):
            passage = Passage(*row.span, kind, self.paragraph, self.headings, row.header)
            found.append(replace(passage, cells=row.cells))
        return run.end, found

    def _line(self, i: int) -> tuple[int, list[Passage]]:
        """A heading, a list item with its marker, or furniture."""
        line = self.lines[i]
        kind = _KINDS[line.kind]
        stop = _wrapped_end(self.text, self.lines, i)
        end = self.lines[stop - 1].end
        if kind is PassageKind.HEADING:
            self.headings, self.lead = _stack(self.text, self.headings, (line.start, end)), None
        prose = kind is PassageKind.ITEM or end - line.start > MAX_LINE
        start = self._words_from(line.start) if prose else line.start
        spans = list(sentences(self.text, start, end)) if prose else [(start, end)]
        if start > line.start:
            spans = [*self._outline(line.start), *spans]
        if _MARKER.match(self.text, line.raw_start, line.start):
            spans = [trimmed(self.text, line.raw_start, line.start), *spans]
        return stop, [self._passage(span, kind) for span in spans]

    def _outline(self, start: int) -> list[Span]:
        """The number of a paragraph in an outline ("3.2 Cases filed: 7."), which counts nothing, if it has one."""
        end = self._words_from(start)
        return [trimmed(self.text, start, end)] if end > start else []

    def _words_from(self, start: int) -> int:
        """Where the words of a line begin, behind its number in an outline."""
        outline = _OUTLINE.match(self.text, start)
        return outline.end() if outline is not None else start


_MARKER = re.compile(r"\s*\(?\d")
# "3.2", "3.2.1" or "3.2." before a word that opens a sentence or a label; "2.5 M" is money.
_OUTLINE = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){1,2}[.)]?[ \t\u00a0]+"
    r"(?![MBTCL](?:illion|rillion|housand|rore|akh)\b)(?=[A-Z][a-z\u2019']|[AI] |[A-Z]{2,} [a-z])"
)


# The labels of a row of numbers may stand on so many lines below it.
_LABEL_LINES = 4
# Hard-wrapped lines are no longer than this.
_WRAPPED_CHARS = 120


def _header_above(text: str, lines: list[Line], i: int) -> Line | None:
    """A header that does not look like a row: the line right above the first row."""
    k = i - 1
    while k >= 0 and (lines[k].kind is LineKind.BLANK or is_rule(text, lines[k])) and i - k <= GAP:
        k -= 1
    if k < 0 or text[lines[k].end - 1] in ".!?":
        return None
    if lines[k].kind is LineKind.ITEM:  # "2. THE TABLE   2016   2015"
        return lines[k] if names_columns(text, lines[k]) else None
    return lines[k] if lines[k].kind in (LineKind.HEADING, LineKind.PROSE) else None


def _prose_end(text: str, lines: list[Line], i: int) -> int:
    """Where the paragraph ends: hard-wrapped lines go on, a line that stands for itself does not."""
    j = i + 1
    while (
        j < len(lines)
        and lines[j].kind in (LineKind.PROSE, LineKind.HEADING)
        and _goes_on(text, lines[j - 1], lines[j])
    ):
        j += 1
    return j


def _goes_on(text: str, line: Line, after: Line) -> bool:
    """Tell a hard wrap: the line is long or stops in mid-sentence, and the next goes on with it."""
    words, rest = text[line.start : line.end], text[after.start : after.end]
    if rest[:1].islower() or words.endswith((",", "-")):
        return True
    return after.kind is LineKind.PROSE and len(words) >= WRAP_CHARS and not _STOP.search(words)


def _wrapped_end(text: str, lines: list[Line], i: int) -> int:
    """Where a heading or an item ends that is broken over lines ("Reha-" / "bilitation")."""
    j = i + 1
    while (
        j < len(lines)
        and lines[i].kind in (LineKind.HEADING, LineKind.ITEM)
        and lines[j].kind is LineKind.PROSE
        and (lines[i].kind is LineKind.ITEM or lines[j].end - lines[i].start <= MAX_LINE)
        and (text[lines[j].start : lines[j].end][:1].islower() or text[lines[j - 1].end - 1] == "-")
        and not (text[lines[j - 1].end - 1].isdecimal() and _is_labelled(text[lines[j].start : lines[j].end]))
    ):
        j += 1
    return j


def _is_labelled(words: str) -> bool:
    """Whether a line tells labels and their numbers, and does not go on with the line above it."""
    return ":" in words or words[-1].isdecimal()


def _stack(text: str, headings: tuple[Span, ...], new: Span) -> tuple[Span, ...]:
    """The headings in force: the title, and the latest heading; one in capitals holds until the next in capitals."""
    if not headings:
        return (new,)
    capitals = [span for span in headings[1:] if text[span[0] : span[1]].isupper()]
    if text[new[0] : new[1]].isupper():
        return (headings[0], new)
    return (headings[0], *capitals[-1:], new)
