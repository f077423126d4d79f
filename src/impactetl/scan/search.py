"""The first look, over a whole text: where do words stand that a demand begins with."""

import re
from functools import cache
from typing import TYPE_CHECKING

from impactetl.scan.demands import by_word

if TYPE_CHECKING:
    import hyperscan


@cache
def _database() -> "hyperscan.Database":
    """Compile the words that are looked for first, whatever their case; words that hyphens join by their last part."""
    import hyperscan  # noqa: PLC0415 - small inputs do without

    words = sorted({word.rsplit("-", 1)[-1] for word in by_word()})
    database = hyperscan.Database()
    expression = rf"\b(?:{'|'.join(map(re.escape, words))})\b".encode()
    database.compile(expressions=[expression], ids=[0], elements=1, flags=hyperscan.HS_FLAG_CASELESS)
    return database


def first_hits(text: str) -> list[int]:
    """Give where words end that a demand begins with, and letters that may hide one, ascending.

    A letter that is not ASCII counts as a sign between words.
    """
    found: list[int] = []
    _database().scan(text.encode("ascii", "replace"), match_event_handler=lambda _i, _s, end, _f, _c: found.append(end))
    hidden = [] if text.isascii() else [match.end() for match in _FOLDED.finditer(text)]
    return sorted((*found, *hidden)) if hidden else found


# Letters that are folded into others before a word is looked up: what holds one may hide a word from the first look.
_FOLDED = re.compile(
    "[\u00ad\u017f\u0130\u0132\u0133\u01c4-\u01cc\u2070-\u209c\u2100-\u214f\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
