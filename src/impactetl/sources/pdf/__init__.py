"""PDF: text in reading order, pages, paragraphs, and tables with the headings of their rows and columns."""

from impactetl.sources.raw import Items, Raw


def read(raw: Raw) -> Items:
    """Read a PDF: problems first, then the document, unless there is none."""
    from impactetl.sources.pdf.document import read_pdf  # noqa: PLC0415 - pdfium is loaded for those who read PDF

    return read_pdf(raw)
