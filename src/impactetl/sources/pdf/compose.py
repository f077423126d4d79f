"""Pages taken apart to one text: paragraphs joined over pages, tables with their headings, running heads left out."""

from collections.abc import Sequence

from impactetl.sources.grid import GridRow, Slot, Writer
from impactetl.sources.pdf.flow import Flow, continues, furniture
from impactetl.sources.pdf.ruled import Table
from impactetl.sources.pdf.shapes import Line, Word
from impactetl.sources.pdf.sheet import Sheet

# Between the parts of a table that a page cuts stand no more words than these ("continued").
_BETWEEN = 4


def compose(sheets: Sequence[Sheet | None]) -> Writer:
    """Write the text of a document; a page that could not be read is an empty one."""
    read = [sheet for sheet in sheets if sheet is not None]
    drop = iter(furniture([(sheet.height, sheet.lines) for sheet in read]))
    composer = _Composer(Flow(line for sheet in read for line in sheet.lines))
    for sheet in sheets:
        composer.page([] if sheet is None else list(sheet.stretches(next(drop))))
    composer.flush()
    return composer.writer


class _Composer:
    """The text in the making; the last paragraph of a page waits for what goes on with it on the next."""

    def __init__(self, flow: Flow) -> None:
        self.writer = Writer()
        self._flow = flow
        self._waiting: list[list[Line]] = []  # of one paragraph, the lines of each page
        self._since_table = _BETWEEN + 1

    def page(self, stretches: Sequence[list[Line] | Table]) -> None:
        """Write one page."""
        found: list[list[Line] | Table] = []
        for stretch in stretches:
            found += [stretch] if isinstance(stretch, Table) else self._flow.paragraphs(stretch)
        first = found[0] if found else None
        if isinstance(first, list) and self._waiting and continues(self._waiting[-1][-1], first[0]):
            self._waiting.append(first)
            found = found[1:]
        else:
            self.flush()
            self.writer.page()
        for part in found:
            self.flush()
            if isinstance(part, Table):
                self._table(part)
            else:
                self._waiting = [part]

    def flush(self) -> None:
        """Write the paragraph that waits, and the pages that begin within it."""
        start = self.writer.chars
        texts: list[str] = []
        for number, lines in enumerate(self._waiting):
            if number:
                self.writer.pages.append(start + len(self._flow.joined(texts)))
            texts += [line.text for line in lines]
        if self._since_table <= _BETWEEN:
            self._since_table += sum(len(text.split()) for text in texts)
        self.writer.paragraph(self._flow.joined(texts))
        self._waiting = []

    def _table(self, table: Table) -> None:
        rows = [self._row(row, go_on=number in table.go_on) for number, row in enumerate(table.rows)]
        self.writer.table(rows, goes_on=self._since_table <= _BETWEEN)
        self._since_table = 0

    def _row(self, row: Sequence[Sequence[Sequence[Word]]], *, go_on: bool) -> GridRow:
        slots = []
        for first, cell in enumerate(row):
            text = self._flow.joined([" ".join([word.text for word in line]) for line in cell]) if cell else ""
            left = min([word.x0 for line in cell for word in line], default=0.0) if cell else 0.0
            slots.append(Slot(text, first, above=go_on and first == 0, indent=left))
        return slots
