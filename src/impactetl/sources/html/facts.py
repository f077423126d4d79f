"""What a web page says of itself: its title, its day of publication, its own address, its site."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from resiliparse.parse.html import HTMLTree
from resiliparse.parse.html.node import ElementNode

from impactetl.lexicon.load import load
from impactetl.sources.html.content import elements, first

# A date as machines write it, perhaps with a time behind it.
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)")
# The web is younger than these; what a page calls older is a template's default ("1970-01-01").
_FIRST_YEAR = 1991
# Of a page's JSON-LD so much is read; more is a catalogue.
_MAX_JSON = 1 << 20
_MAX_THINGS = 1000
_JSON_LD = "application/ld+json"
# Where a page marks its own day, and where it most likely does.
_MARKED = "time[pubdate][datetime], [itemprop=datePublished][datetime], [itemprop=datePublished][content]"
_LIKELY = "article header time[datetime], article time.published[datetime], time.entry-date[datetime]"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; None for what it does not say."""

    title: str | None
    published: date | None
    url: str | None
    site: str | None


def facts_of(tree: HTMLTree, page: str, address: str | None) -> Facts:
    """Read what a page says of itself.

    ``page`` is its source in lower case; ``address`` is where it was fetched, where that is known.
    """
    meta = _meta(tree)
    url = _own_address(tree, meta, address, stated="canonical" in page)
    return Facts(_title(tree, meta), _published(tree, page, meta, url), url, _first(meta, "site"))


def _meta(tree: HTMLTree) -> dict[str, str]:
    """Give what the <meta> tags say, by their names in lower case; the first one of a name counts."""
    said: dict[str, str] = {}
    for node in elements(tree.head) if tree.head is not None else ():
        if node.tag != "meta":
            continue
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop") or ""
        content = " ".join((node.getattr("content") or "").split())
        if content:
            said.setdefault(name.strip().lower(), content)
    return said


def _first(meta: Mapping[str, str], fact: str) -> str | None:
    return next((meta[name] for name in load("web")["facts"][fact] if name in meta), None)


def _title(tree: HTMLTree, meta: Mapping[str, str]) -> str | None:
    """Give what the page is called, without the name of the site behind it where the first heading shows that."""
    heading = first(tree, "h1")
    headed = " ".join((heading.text or "").split()) if heading is not None else ""
    called = _first(meta, "title") or " ".join((tree.title or "").split())
    return (headed if headed and (headed in called or not called) else called) or None


def _own_address(tree: HTMLTree, meta: Mapping[str, str], address: str | None, *, stated: bool) -> str | None:
    """Give the address that a page calls its own, where it lies at the place that the page was fetched from."""
    node = first(tree, "link[rel=canonical][href]") if stated else None
    called = (node.getattr("href") if node is not None else None) or _first(meta, "url")
    if address is not None and not called:
        return address
    own = _joined(address or "", (called or "").strip())
    if own is None or (address is not None and _parts(own)[0] != _parts(address)[0]):
        return address
    return own


def _joined(address: str, stated: str) -> str | None:
    """Give a URL that can be opened, None for another."""
    try:
        url = urljoin(address, stated)
    except ValueError:
        return None
    return url.replace(" ", "%20") if url.lower().startswith(("http://", "https://")) and url.isprintable() else None


def _parts(url: str | None) -> tuple[str, str]:
    """Give host and path of a URL."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return "", ""


def _published(tree: HTMLTree, page: str, meta: Mapping[str, str], url: str | None) -> date | None:
    """Give the day of publication: as stated for machines, else as the page marks it, else as its address tells it."""
    for name in load("web")["facts"]["published"]:
        day = _day(meta.get(name))
        if day is not None:
            return day
    day = next(filter(None, map(_day, _in_json(tree))), None) if "json" in page else None
    if day is not None:
        return day
    marked = (first(tree, _MARKED) or first(tree, _LIKELY)) if "<time" in page or "datepublished" in page else None
    day = _day(marked.getattr("datetime") or marked.getattr("content")) if marked is not None else None
    found = _IN_PATH.search(_parts(url)[1]) if day is None else None
    return _date(found) if found else day


def _day(text: object) -> date | None:
    """Read a day, None for what is none.

    >>> _day("2016-05-04T10:00:00+02:00"), _day("20160504"), _day("1970-01-01"), _day("May 4, 2016")
    (datetime.date(2016, 5, 4), datetime.date(2016, 5, 4), None, None)
    """
    found = _ISO.match(text) if isinstance(text, str) else None
    return _date(found) if found else None


def _date(found: re.Match[str]) -> date | None:
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _in_json(tree: HTMLTree) -> Iterator[object]:
    """Give the days of publication that JSON-LD states of the page's text."""
    articles = set(load("web")["facts"]["articles"])
    for thing in islice(_things(tree), _MAX_THINGS):
        kinds = thing.get("@type")
        if any(kind in articles for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)):
            yield thing.get("datePublished")


def _things(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    """Give what the JSON-LD of a page describes, the page and its main thing first."""
    waiting: list[Any] = [_parsed(node.text or "") for node in _scripts(tree)]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[name] for name in ("@graph", "mainEntity") if name in thing]


def _scripts(tree: HTMLTree) -> Iterator[ElementNode]:
    """Give the scripts of JSON-LD: those of the head, else the first one of the page."""
    named = [node for node in elements(tree.head) if node.getattr("type") == _JSON_LD] if tree.head is not None else []
    found = first(tree, f"script[type='{_JSON_LD}']") if not named else None
    yield from named if found is None else [found]


def _parsed(text: str) -> object:
    try:
        return json.loads(text) if len(text) <= _MAX_JSON else None
    except (ValueError, RecursionError):
        return None
