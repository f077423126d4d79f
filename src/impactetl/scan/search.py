"""The first look, over a whole text: where do words stand that a demand begins with."""

import re
from functools import cache
from typing import TYPE_CHECKING

from impactetl.scan.demands import by_word

if TYPE_CHECKING:
    import hyperscan


# What a word is made of, as the bytes of ASCII; an underscore marks words that stand out ("_caught_").
_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@cache
def _words() -> tuple[str, ...]:
    """The words that are looked for first; of those that hyphens join, the last part."""
    return tuple(sorted({word.rsplit("-", 1)[-1] for word in by_word()}))


@cache
def _database() -> "hyperscan.Database":
    """Compile the words, whatever their case.

    They are literals: patterns that ask for the bounds of words take seconds to compile in each process.
    """
    import hyperscan  # noqa: PLC0415 - small inputs do without

    literals = [word.encode() for word in _words()]
    flags = [hyperscan.HS_FLAG_CASELESS] * len(literals)
    database = hyperscan.Database()
    database.compile(literals, ids=range(len(literals)), elements=len(literals), flags=flags, literal=True)
    return database


def first_hits(text: str) -> list[int]:
    """Give where words end that a demand begins with, and letters that may hide one, ascending.

    A letter that is not ASCII counts as a sign between words.
    """
    found: list[int] = []
    words, raw = _words(), text.encode("ascii", "replace")

    def hit(which: int, _start: int, end: int, _flags: int, _context: object) -> None:
        start = end - len(words[which])
        if end < len(raw) and raw[end] in _WORD:
            return
        if start == 0 or raw[start - 1] not in _WORD:
            found.append(end)

    _database().scan(raw, match_event_handler=hit)
    hidden = [] if text.isascii() else [match.end() for match in _FOLDED.finditer(text)]
    return sorted((*found, *hidden)) if hidden else found


# Letters that are folded into others before a word is looked up: what holds one may hide a word from the first look.
_FOLDED = re.compile(
    "[\u00ad\u017f\u0130\u0132\u0133\u01c4-\u01cc\u2070-\u209c\u2100-\u214f\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
