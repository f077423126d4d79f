"""A stretch of text made plain for the number grammar, with the way back to its places in the document."""

import re
from collections.abc import Sequence

from impactetl.model import plain

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d"), '"'),
    **dict.fromkeys(map(ord, _INVISIBLE), None),
    0x0130: "I",  # the one letter whose lower case is longer than itself
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFF04: "$",
    0xFFE1: "\u00a3",
    0xFFE5: "\u00a5",
    0x2044: "/",
}


# Few signs of a text are changed: to look for them takes less than to look every sign up.
_CHANGED = re.compile("[" + re.escape("".join(map(chr, _PLAIN))) + "]")


def _made_plain(sign: re.Match[str]) -> str:
    return _PLAIN[ord(sign[0])] or ""


# What is not a letter to a search for words, or none of theirs, until it is made plain.
_FOLDED = re.compile("[" + _INVISIBLE + "\u0130\ufb00-\ufb04]")


def is_plain(piece: str) -> bool:
    """Tell whether making a text plain leaves its words and digits as they are."""
    return piece.isascii() or _FOLDED.search(piece) is None


@plain
class Stretch:
    """``text[start:end]`` with hyphens and quotes plain, ligatures undone and soft hyphens gone.

    ``raw`` keeps the case and ``low`` is its lower case; both are of the same length. ``places[i]`` is the offset of
    character ``i`` in the document.
    """

    raw: str
    low: str
    places: Sequence[int]

    def at(self, index: int) -> int:
        """Give the document's offset of the character at ``index``, for the start of a span."""
        return self.places[index]

    def until(self, index: int) -> int:
        """Give the document's offset behind the character before ``index``, for the end of a span."""
        return self.places[index - 1] + 1 if index else self.places[0]


def stretch(text: str, start: int, end: int) -> Stretch:
    r"""Make ``text[start:end]`` plain.

    >>> plain = stretch("the \ufb01fty girls", 4, 15)
    >>> plain.low, plain.at(0), plain.until(5)
    ('fifty girls', 4, 8)
    """
    piece = text[start:end]
    if piece.isascii():
        return Stretch(piece, piece.lower(), range(start, end + 1))
    raw = _CHANGED.sub(_made_plain, piece)
    if len(raw) == len(piece) and not any(sign in piece for sign in _INVISIBLE):
        return Stretch(raw, lowered(raw), range(start, end + 1))
    places: list[int] = []
    for offset, sign in enumerate(piece, start):
        plain = _PLAIN.get(ord(sign), sign)
        places.extend([offset] * len(plain or ""))
    places.append(end)
    return Stretch(raw, lowered(raw), places)


def lowered(raw: str) -> str:
    """Lower the case sign by sign, so that no place moves."""
    low = raw.lower()
    return low if len(low) == len(raw) else "".join(c.lower() if len(c.lower()) == 1 else c for c in raw)
