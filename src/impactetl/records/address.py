"""Where a record stands for one who opens its source: the page, and a link to it."""

from bisect import bisect_right

from impactetl.model import Document, Span
from impactetl.records.fragment import fragment


def page_of(document: Document, offset: int) -> int | None:
    r"""Give the page that an offset lies on, from 1; None for a document without pages.

    >>> page_of(Document("0" * 16, "a.pdf", "One.\n\nTwo.", pages=(0, 6)), 7)
    2
    """
    return max(bisect_right(document.pages, offset), 1) if document.pages else None


def link_of(document: Document, page: int | None, quote: Span) -> str | None:
    """Give the URL that opens a document at a page, or a page of the web at a quote; None where no URL is known.

    >>> link_of(Document("0" * 16, "a.pdf", "", url="https://a.org/a.pdf#top"), 2, (0, 0))
    'https://a.org/a.pdf#page=2'
    >>> link_of(Document("0" * 16, "a.html", "Six girls were freed.", url="https://a.org/a"), None, (0, 21))
    'https://a.org/a#:~:text=Six%20girls%20were%20freed.'
    """
    if document.url is None or not document.url.startswith(_WEB):
        return None
    opened = document.url.partition("#")[0]
    return f"{opened}#page={page}" if page is not None else f"{opened}{fragment(document.text, *quote)}"


_WEB = ("https://", "http://")
