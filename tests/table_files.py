"""One table written in every format that tells tables; "<" stands for a cell that the one to its left covers."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import takewhile
from pathlib import PurePosixPath
from xml.sax.saxutils import escape as xml

from impactetl.model import Document
from impactetl.sources.options import Options
from impactetl.sources.raw import Raw, Reader
from impactetl.sources.readers import READERS
from impactetl.sources.stream import Stream
from pdf_files import LEFT, TOP, Pages, ruled

Grid = Sequence[Sequence[str]]
COVERED = "<"
TITLE = "Courts in West Africa"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WIDTH = 510.0
# The fonts that every PDF reader has know these alone.
_LATIN = str.maketrans("\u2013\u2020", "-*")


def _spans(row: Sequence[str]) -> list[tuple[str, int]]:
    """The cells of a row that are written, with how many columns each is wide."""
    return [
        (words, 1 + len(list(takewhile(lambda other: other == COVERED, row[place + 1 :]))))
        for place, words in enumerate(row)
        if words != COVERED
    ]


def _page(grid: Grid, caption: str, heads: int) -> bytes:
    rows = []
    for number, row in enumerate(grid):
        tag = "th" if number < heads else "td"
        cells = (f'<{tag} colspan="{wide}">{escape(words)}</{tag}>' for words, wide in _spans(row))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<html><body><h1>{TITLE}</h1><table>{told}{''.join(rows)}</table></body></html>".encode()


def _word(grid: Grid, caption: str, heads: int) -> bytes:
    def cell(words: str, wide: int) -> str:
        return (
            f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/></w:tcPr><w:p><w:r><w:t>{xml(words)}</w:t></w:r></w:p></w:tc>'
        )

    mark = "<w:trPr><w:tblHeader/></w:trPr>"
    rows = "".join(
        f"<w:tr>{mark if number < heads else ''}{''.join(cell(*span) for span in _spans(row))}</w:tr>"
        for number, row in enumerate(grid)
    )
    style = '<w:pPr><w:pStyle w:val="Caption"/></w:pPr>'
    told = f"<w:p>{style}<w:r><w:t>{xml(caption)}</w:t></w:r></w:p>" if caption else ""
    title = f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        body = f'<w:document xmlns:w="{_W}"><w:body>{title}{told}<w:tbl>{rows}</w:tbl></w:body></w:document>'
        archive.writestr("word/document.xml", body)
    return file.getvalue()


def _markdown(grid: Grid, caption: str, heads: int) -> bytes:
    """The first row above the line of dashes, the others below it, as Markdown has it."""
    del heads
    lines = [f"| {' | '.join('' if words == COVERED else words for words in row)} |" for row in grid]
    lines.insert(1, f"|{' --- |' * len(grid[0])}")
    return "\n".join([f"# {TITLE}", "", *([caption, ""] if caption else []), *lines, ""]).encode()


def _tabs(grid: Grid, caption: str, heads: int) -> bytes:
    del heads
    lines = ["\t".join("" if words == COVERED else words for words in row) for row in grid]
    return "\n".join([TITLE, "", *([caption] if caption else []), *lines, ""]).encode()


def _pdf(grid: Grid, caption: str, heads: int) -> bytes:
    del heads
    page = Pages()
    page.put(LEFT, TOP, TITLE, 20, "B")
    if caption:
        page.put(LEFT, TOP + 40, caption, 10, "B")
    told = [["" if words == COVERED else words.translate(_LATIN) for words in row] for row in grid]
    ruled(page, told, TOP + 60, widths=[_WIDTH / len(grid[0])] * len(grid[0]))
    return page.done()


Writer = Callable[[Grid, str, int], bytes]
# The name of a file in each format to what writes it; the pages and documents mark their rows of headings, or do not.
FORMATS: Mapping[str, Writer] = {
    "marked.html": _page,
    "plain.html": lambda grid, caption, _: _page(grid, caption, 0),
    "marked.docx": _word,
    "plain.docx": lambda grid, caption, _: _word(grid, caption, 0),
    "table.md": _markdown,
    "table.txt": _tabs,
    "table.pdf": _pdf,
}


def read_as(name: str, grid: Grid, caption: str = "", heads: int = 1) -> Document:
    """The document that a file with the table gives, read by the reader of its suffix."""
    reader: Reader = READERS[PurePosixPath(name).suffix]
    content = FORMATS[name](grid, caption, heads)
    (document,) = reader(Raw(name, Stream(io.BytesIO(content)), reader, name=name, options=Options()))
    assert isinstance(document, Document)
    return document
