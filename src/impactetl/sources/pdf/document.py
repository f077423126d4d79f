"""A PDF to a document, page by page; what cannot be read is told, and the good pages are kept."""

from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2 as pdfium

from impactetl.garbage import uncollected
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.pdf.calls import address
from impactetl.sources.pdf.compose import compose
from impactetl.sources.pdf.page import Page
from impactetl.sources.pdf.shapes import Line
from impactetl.sources.pdf.sheet import Sheet, sheet_of
from impactetl.sources.raw import MAX_TITLE_CHARS, Items, Raw, document, title_of

MEDIA_TYPE = "application/pdf"
# A title is set this much larger than most lines of the first page; its lines differ by less than this.
_LARGER, _ALIKE = 1.2, 1.05
# What pdfium says of a document that is locked.
_LOCKED = ("password", "security")
_OTHERS = "the other pages"


def read_pdf(raw: Raw) -> Items:
    """Read a PDF: problems first, then the document, unless there is none."""
    with uncollected():  # what a page is taken apart to makes no circles
        items = list(_items(raw))
    yield from items


def _items(raw: Raw) -> Items:
    try:
        opened = pdfium.PdfDocument(raw.content)
    except pdfium.PdfiumError as error:
        yield _unopened(raw, str(error))
        return
    try:
        sheets: list[Sheet | None] = []
        for found in _sheets(raw, opened):
            if isinstance(found, Problem):
                yield found
            else:
                sheets.append(found)
    finally:
        opened.close()
    yield _document(raw, sheets)


def _unopened(raw: Raw, error: str) -> Problem:
    if any(word in error.lower() for word in _LOCKED):
        return raw.problem(ProblemKind.ENCRYPTED, "locked with a password; save a copy without one")
    message = f"no PDF, or damaged so that it cannot be opened ({error}); get the file again, or take it out"
    return raw.problem(ProblemKind.CORRUPT, message)


def _sheets(raw: Raw, opened: pdfium.PdfDocument) -> Iterator[Sheet | Problem | None]:
    """Take the pages apart: None, behind its problem, for one that cannot be read."""
    count, document = len(opened), address(opened.raw)
    for number in range(min(count, raw.options.max_pages)):
        try:
            page = Page(document, number)
        except pdfium.PdfiumError as error:
            message = f"page {number + 1} cannot be read ({error}); look at it in a viewer, and save the file anew"
            yield raw.problem(ProblemKind.CORRUPT, message, kept=_OTHERS)
            yield None
            continue
        try:
            sheet = sheet_of(page)
        finally:
            page.close()
        if page.cut:
            message = f"page {number + 1} holds more signs or shapes than a page does, and is read in part"
            yield raw.problem(ProblemKind.LIMIT, message, kept=f"part of the page, and {_OTHERS}")
        yield sheet
    if count > raw.options.max_pages:
        message = f"{count} pages (limit pages); raise the limit to read all of them, or split the file"
        yield raw.problem(ProblemKind.LIMIT, message, kept=f"the first {raw.options.max_pages} pages")


def _document(raw: Raw, sheets: Sequence[Sheet | None]) -> Document | Problem:
    written = compose(sheets)
    text = written.text()
    if not text.strip():
        scanned = any(sheet is not None and sheet.pictures for sheet in sheets)
        pictures = "pictures of pages and no text (scanned); run it through text recognition, or take it out"
        return raw.problem(ProblemKind.EMPTY, pictures if scanned else "no text on any page; take it out")
    title = _title(sheets[0].lines if sheets[0] is not None else ()) or title_of(text)
    layout = {"pages": tuple(written.pages), "cells": tuple(written.cells)}
    return document(raw, text, title=title, media_type=MEDIA_TYPE, **layout)


def _title(first_page: Sequence[Line]) -> str | None:
    """The words that are set largest on the first page, if they are set larger than the rest."""
    lines = [line for line in first_page if any(map(str.isalpha, line.text))]
    height = max((line.height for line in lines), default=0.0)
    if not lines or height <= _LARGER * median(line.height for line in lines):
        return None
    first = next(i for i, line in enumerate(lines) if line.height == height)
    last = next((i for i in range(first, len(lines)) if lines[i].height * _ALIKE < height), len(lines))
    title = " ".join(" ".join(line.text.split()) for line in lines[first:last])
    return title if len(title) <= MAX_TITLE_CHARS else None
