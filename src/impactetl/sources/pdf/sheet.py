"""One page taken apart: its lines, its tables, and what stands between them in the order of the content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from impactetl.sources.pdf.aligned import aligned_tables, grid_words
from impactetl.sources.pdf.page import Page
from impactetl.sources.pdf.ruled import Table, ruled_tables, table_of
from impactetl.sources.pdf.shapes import Line, Word


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page holds; ``pictures`` counts its images."""

    height: float
    lines: Sequence[Line]
    tables: Sequence[Table]
    pictures: int = 0

    def stretches(self, without: frozenset[int]) -> Iterator[list[Line] | Table]:
        """Give the page in the order of its content: stretches of lines, and tables; ``without`` some lines."""
        first = {min(table.lines): table for table in self.tables}
        taken = {i for table in self.tables for i in table.lines}
        stretch: list[Line] = []
        for i, line in enumerate(self.lines):
            if i in first:
                if stretch:
                    yield stretch
                stretch = []
                yield first[i]
            elif i not in taken and i not in without:
                stretch.append(line)
        if stretch:
            yield stretch


def sheet_of(page: Page) -> Sheet:
    """Take a page apart."""
    lines = list(page.lines())
    words = _Words(page)
    tables = []
    taken: set[int] = set()
    for ruled in ruled_tables(page.rules, lines, words):
        table = table_of(ruled, lines, words)
        rows = sum(sum(map(bool, row)) > 1 or number in table.go_on for number, row in enumerate(table.rows))
        if rows > 1 and not taken.intersection(table.lines):
            tables.append(table)
            taken.update(table.lines)
    free = [i for i in range(len(lines)) if i not in taken]
    aligned = aligned_tables(lines, free, page.rules, words)
    tables += [Table([i for row in found for i in row.lines], grid_words(found)) for found in aligned]
    return Sheet(page.height, lines, tables, page.pictures)


class _Words:
    """The words of lines, each line taken apart once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[int, list[Word]] = {}

    def __call__(self, line: Line) -> list[Word]:
        if line.start not in self._known:
            self.read([line])
        return self._known[line.start]

    def read(self, lines: Sequence[Line]) -> None:
        """Take many lines apart at once, which costs less than one by one."""
        unread = [line for line in lines if line.start not in self._known]
        self._known.update(zip([line.start for line in unread], self._page.words(unread), strict=True))
