"""Links of the public edition."""

from collections.abc import Callable
from urllib.parse import urlsplit

_TEXT_FRAGMENT = ":~:"


def page_alone(link: str) -> str:
    """Give a link without the sentence that it shows; the page of a document stays.

    >>> page_alone("https://a.org/b#page=2:~:text=Rose%20fled"), page_alone("https://a.org/b#:~:text=Rose")
    ('https://a.org/b#page=2', 'https://a.org/b')
    """
    address, _, fragment = link.partition("#")
    kept = fragment.partition(_TEXT_FRAGMENT)[0]
    return f"{address}#{kept}" if kept else address


def public_link(link: str | None, *, shows: bool, masked: Callable[[str], str]) -> str | None:
    """Give a link as it may be shared.

    Where ``shows`` says that the sentence must not be seen, the link points to the page only; where ``masked`` finds a
    name in the address itself, to the site. None where even the site's name is one, or the link is no web address.

    >>> public_link("https://a.org/rose#:~:text=Rose", shows=True, masked=lambda url: url.replace("rose", "####"))
    'https://a.org/'
    """
    if link is None:
        return None
    link = page_alone(link) if shows else link
    if masked(link) == link:
        return link
    parts = urlsplit(link)
    site = f"{parts.scheme}://{parts.hostname}/"
    return site if parts.scheme and parts.hostname and masked(site) == site else None
