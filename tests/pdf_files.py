"""PDF files made for the tests: prose, tables in many dresses, pages that are broken."""

import io
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as c
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

Grid = Sequence[Sequence[str]]
LEFT, TOP, LINE = 56.0, 60.0, 14.0


class Pages(FPDF):
    """A document in points; ``put`` writes words at a place."""

    def __init__(self) -> None:
        super().__init__(unit="pt", format="letter")
        self.set_auto_page_break(auto=False)
        self.set_margin(0)
        self.set_font("Helvetica", size=10)
        self.add_page()

    def put(self, x: float, y: float, words: str, size: float = 10, style: str = "") -> None:
        self.set_font("Helvetica", style=style, size=size)
        self.text(x, y, words)

    def lines(self, y: float, lines: Sequence[str], *, x: float = LEFT, size: float = 10) -> float:
        """Write lines of prose below one another; give the place behind them."""
        for line in lines:
            self.put(x, y, line, size)
            y += 1.2 * size
        return y + LINE

    def done(self) -> bytes:
        return bytes(self.output())


def unruled(
    page: Pages, grid: Grid, y: float, *, columns: Sequence[float] = (LEFT, 380, 470), pitch: float = 18
) -> float:
    """Write a table without any rule, a row a line."""
    for row in grid:
        for x, words in zip(columns, row, strict=False):
            page.put(x, y, words)
        y += pitch
    return y + LINE


def ruled(page: Pages, grid: Grid, y: float, *, widths: Sequence[float] = (300, 90, 90), upright: bool = True) -> float:
    """Write a table with rules, rows as high as their tallest cell, whose lines a line feed parts."""
    bounds = [LEFT]
    for width in widths:
        bounds.append(bounds[-1] + width)
    for row in grid:
        height = LINE * max(words.count("\n") + 1 for words in row) + 4
        for x, next_x, words in zip(bounds, bounds[1:], row, strict=False):
            for number, line in enumerate(words.split("\n")):
                page.put(x + 4, y + (number + 1) * LINE - 2, line)
            page.line(x, y, next_x, y)
            page.line(x, y + height, next_x, y + height)
            if upright:
                page.line(x, y, x, y + height)
                page.line(next_x, y, next_x, y + height)
        y += height
    return y + 2 * LINE


def encrypted(words: str) -> bytes:
    page = Pages()
    page.set_encryption("owner", "user", EncryptionMethod.RC4)
    page.put(LEFT, TOP, words)
    return page.done()


def lying(content: bytes, quarters: int) -> bytes:
    """The same page stored turned by quarters of a circle, with the order to show it upright."""
    with pdfium.PdfDocument(content) as file:
        (page,) = file
        wide, high = page.get_size()
        turns = {1: (0, 1, -1, 0, high, 0), 2: (-1, 0, 0, -1, wide, high), 3: (0, -1, 1, 0, 0, wide)}
        c.FPDFPage_TransFormWithClip(page.raw, c.FS_MATRIX(*turns[quarters]), None)
        page.set_mediabox(0, 0, *((wide, high) if quarters == 2 else (high, wide)))
        page.set_rotation(90 * quarters)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def raw_pdf(objects: Sequence[str]) -> bytes:
    """A file of objects written as they are, the first of them its catalog; readers find their places themselves."""
    body = "".join(f"{number} 0 obj\n{words}\nendobj\n" for number, words in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode("latin-1")
