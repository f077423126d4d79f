"""Where a record stands for one who opens its source: the page, and a link to it."""

from bisect import bisect_right

from impactetl.model import Document


def page_of(document: Document, offset: int) -> int | None:
    r"""Give the page that an offset lies on, from 1; None for a document without pages.

    >>> page_of(Document("0" * 16, "a.pdf", "One.\n\nTwo.", pages=(0, 6)), 7)
    2
    """
    return max(bisect_right(document.pages, offset), 1) if document.pages else None


def link_of(document: Document, page: int | None) -> str | None:
    """Give the URL that opens a document at a page; None where its URL is not known or it has no pages.

    >>> link_of(Document("0" * 16, "a.pdf", "", url="https://a.org/a.pdf#top"), 2)
    'https://a.org/a.pdf#page=2'
    """
    if document.url is None or page is None:
        return None
    return f"{document.url.partition('#')[0]}#page={page}"
