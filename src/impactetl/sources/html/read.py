"""Web pages: the text of their content, with the cells of their tables, and what they say of themselves."""

import re

from resiliparse.parse.html import HTMLTree

from impactetl.errors import UnreadableError
from impactetl.schema import ProblemKind
from impactetl.sources.encoding import Decoded, decoded, first_nul
from impactetl.sources.html.content import content_of, elements
from impactetl.sources.html.facts import facts_of
from impactetl.sources.html.guard import first_tags, tamed
from impactetl.sources.html.tables import CLOSE, OPEN, mark_cells, parted, unmark
from impactetl.sources.raw import Items, Raw, document, title_of
from impactetl.sources.stream import Fault

MEDIA_TYPE = "text/html"
# A page tells its encoding within so many bytes, says the standard.
_HEAD = 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
# What browsers read where a page claims these.
_WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
_NUL, _REPLACEMENT = "\x00", "\ufffd"
# A number in an element of its own, and its words in the next: they are set apart on the page, not by a space.
_COUNTER = re.compile(
    r"</(?:span|strong|b|em|i|label)>(?=<(?:span|strong|b|em|i|small|label)\b[^<>]{0,400}>[A-Za-z]{3})"
)
# Numbers and signs set high are notes: read with the number before them they would make another one.
_NOTE = re.compile(r"[\s\d\[\](),*†‡§¶#]*")


def read_html(raw: Raw) -> Items:
    """Read one page; what its sidecar says wins over what it says of itself."""
    content = raw.start
    try:
        found = _decoded(content, raw)
    except UnreadableError as error:
        yield raw.problem(ProblemKind.UNREADABLE, str(error), offset=first_nul(content))
        return
    raw.stream.faults += found.faults
    page = _bounded(raw, found.text)
    tree = HTMLTree.parse(page)
    low = page.lower()
    facts = facts_of(tree, low, raw.url)
    _set_apart(tree, low)
    grids = mark_cells(tree, low)
    text, cells = unmark(parted(content_of(tree)), grids)
    if text.strip():
        title = facts.title or title_of(text)
        known = {"title": title, "published": facts.published, "url": facts.url, "publisher": facts.site}
        yield document(raw, text, media_type=MEDIA_TYPE, cells=cells, **known)
    elif not raw.stream.broken:
        yield raw.problem(ProblemKind.EMPTY, "a page without text; take it out")


def _decoded(content: bytes, raw: Raw) -> Decoded:
    """Decode a page: UTF-8, else as its sidecar, its server or itself says, else as any text."""
    stated = _CHARSET.search(content, 0, _HEAD)
    own = stated[1].decode("ascii", "replace").lower() if stated else None
    for charset in (raw.sidecar.encoding if raw.sidecar else None, raw.charset, own):
        if charset and charset.lower() not in {*_WINDOWS, "utf-8", "utf8"}:
            try:
                return Decoded(content.decode(charset).replace(_NUL, _REPLACEMENT))
            except (LookupError, ValueError):
                continue
    return decoded(content)


def _bounded(raw: Raw, page: str) -> str:
    """Give the part of a page that the limits let through, in a form that is parsed in good time."""
    if raw.stream.broken:
        page = page[: page.rfind("</") if "</" in page else 0]
    part = first_tags(page, raw.options.max_tags)
    if len(part) < len(page):
        message = f"more than {raw.options.max_tags} tags (limit tags); raise the limit to read all of it"
        raw.stream.faults.append(Fault(ProblemKind.LIMIT, message, "the part before", len(part)))
    if OPEN in part or CLOSE in part:
        part = part.replace(OPEN, _REPLACEMENT).replace(CLOSE, _REPLACEMENT)
    return _COUNTER.sub(_parted, tamed(part, raw.options.max_depth))


def _parted(found: re.Match[str]) -> str:
    """Put a space behind an element that ends with a number."""
    return f"{found[0]} " if found.string[found.start() - 1] in _FIGURE else found[0]


_FIGURE = frozenset("0123456789+%")


def _set_apart(tree: HTMLTree, page: str) -> None:
    """Take notes out that are set high behind a number, and put a line end behind the heading of what unfolds."""
    if tree.body is None or not ("<sup" in page or "<summary" in page):
        return
    for node in list(elements(tree.body)):
        if node.tag == "sup" and _NOTE.fullmatch(node.text or ""):
            node.decompose()
        elif node.tag == "summary" and (line_end := tree.create_element("br")) is not None:
            node.append_child(line_end)
