"""HTML made to keep a parser busy, tamed before it is parsed.

The parser and the extraction behind it take time that grows with the square of three things: how deep elements stand
within each other, how many attributes one tag has, and how many options one list has. No page comes near the numbers
here. Nothing of the text is lost: tags are left out, or lose their attributes, and what stood between them stays.
"""

import re
from itertools import islice

# Fewer tags than this cannot nest deep enough to matter: the worst page of so many takes some two seconds.
_HARMLESS_TAGS = 10_000
# A tag that goes on for so many characters and quoted values has attributes by the thousand.
_LONG_TAG = 20_000
_STEP = 2 * _LONG_TAG
_MAX_OPTIONS = 2_000
_OPTION = re.compile(r"<(/?)(?:select|optgroup|option)(?=[\s>/])", re.IGNORECASE)
# A value in quotes stands behind an equals sign; other quotes are part of a name.
_REST = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+"
# The rest of a tag for one who stands in it, between values or in one of them.
_QUOTES = (None, '"', "'")
_END = re.compile(f"{_REST}>")
_TAG = re.compile(rf"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{{0,63}}+)({_REST})>)")
# Within these there are no tags.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)


def first_tags(page: str, limit: int) -> str:
    """Give a page up to its ``limit``-th tag."""
    if page.count("<") <= limit:
        return page
    cut = next(islice(re.finditer("<", page), limit, None))
    return page[: cut.start()]


def tamed(page: str, max_depth: int) -> str:
    """Give a page that a parser reads in time that grows with its length."""
    if len(_OPTION.findall(page)) > _MAX_OPTIONS:
        page = _OPTION.sub(r"<\1span", page)
    if page.count("<") <= _HARMLESS_TAGS and not _has_long_tag(page):
        return page
    return "".join(_Flat(page, max_depth).parts())


def _has_long_tag(page: str) -> bool:
    """Tell whether a tag may go on for very long; such a tag covers one of the places looked at, whatever is quoted."""
    return any(
        _goes_on(page, place, quote) for place in range(_LONG_TAG, len(page) - _LONG_TAG, _STEP) for quote in _QUOTES
    )


def _goes_on(page: str, place: int, quote: str | None) -> bool:
    """Tell whether a tag that holds a place, in a value in such quotes or in none, goes on for long.

    A value that goes on for long is no matter: it is one attribute.
    """
    far = place + _LONG_TAG
    start = place if quote is None else page.find(quote, place, far) + 1
    return (start > 0 or quote is None) and _END.match(page, start, far) is None


class _Flat:
    """A page tag by tag: those that stand too deep are left out, and long ones lose their attributes."""

    def __init__(self, page: str, max_depth: int) -> None:
        self._page = page
        self._max_depth = max_depth
        self._open: dict[str, int] = {}
        self._depth = 0
        self._dropped: dict[str, int] = {}

    def parts(self) -> "list[str]":
        """Give what is kept, in order."""
        page, at = self._page, 0
        kept: list[str] = []
        while (tag := _TAG.search(page, at)) is not None:
            kept.append(page[at : tag.start()])
            if tag[1]:
                end = page.find("-->", tag.end())
                at = len(page) if end < 0 else end + len("-->")
                continue
            at = tag.end()
            name = tag[3].lower()
            if self._keeps(name, closing=bool(tag[2])):
                kept.append(tag[0] if len(tag[4]) <= _LONG_TAG else f"<{tag[2]}{tag[3]}>")
            else:
                kept.append(" ")
            if name in _RAW and not tag[2]:
                at = self._behind(name, at)
                kept.append(page[tag.end() : at])
        kept.append(page[at:])
        return kept

    def _behind(self, name: str, at: int) -> int:
        """Give where the text of a script or style ends: at its end tag, else at the end of the page."""
        end = re.compile(f"</{name}", re.IGNORECASE).search(self._page, at)
        return len(self._page) if end is None else end.start()

    def _keeps(self, name: str, *, closing: bool) -> bool:
        """Tell whether a tag stays, and count how deep the next one stands; none is closed that is not open."""
        if name in _VOID:
            return True
        if closing:
            return self._closes(name)
        if self._depth >= self._max_depth:
            self._dropped[name] = self._dropped.get(name, 0) + 1
            return False
        self._open[name] = self._open.get(name, 0) + 1
        self._depth += 1
        return True

    def _closes(self, name: str) -> bool:
        if self._dropped.get(name):
            self._dropped[name] -= 1
            return False
        if not self._open.get(name):
            return False
        self._open[name] -= 1
        self._depth -= 1
        return True
