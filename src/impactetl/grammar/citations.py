"""Citations: numbers in brackets that name sources in a list, and count nothing."""

import re
from collections.abc import Iterator

from impactetl.model import Span

_NUMBER = r"\d{1,3}(?:\s?[-\u2013]\s?\d{1,3})?"
_LIST = re.compile(rf"\({_NUMBER}(?:[,;]\s?{_NUMBER})+\)")
_BRACKET = re.compile(rf"\({_NUMBER}\)")
# The end of a sentence right before a bracket, in so many characters.
_STOP_BEFORE, _STOP_CHARS = re.compile(r"(?:[a-z\u2019\u201d)][.!?]|[a-z][.!?][\u201d\u2019\"])(\s?)\Z"), 4
_ALONE = re.compile(rf"(?<=\w[ .,\u2020\u2021])\({_NUMBER}\)|(?<=\w)\({_NUMBER}\)")
# A document with so many lists of numbers in brackets, or numbers behind full stops, cites by numbers throughout.
_CITES = 4


def citations(text: str) -> list[Span]:
    """Give the spans of the citations of a document, in order.

    A list of numbers in brackets is one, and one number behind a full stop; where a document has many of them, any
    number that stands alone in brackets is one as well.

    >>> citations("Some were trafficked (1-4, 23). Towns: Benin (13), Togo (9).")
    [(21, 30)]
    """
    if "(" not in text:
        return []
    sure = [*(match.span() for match in _LIST.finditer(text)), *_behind_stops(text)]
    alone = [match.span() for match in _ALONE.finditer(text)] if len(sure) >= _CITES else []
    return sorted({*sure, *alone})


def _behind_stops(text: str) -> Iterator[Span]:
    """Give the spans of the numbers in brackets behind a full stop."""
    for match in _BRACKET.finditer(text):
        stop = _STOP_BEFORE.search(text, max(match.start() - _STOP_CHARS, 0), match.start())
        if stop is not None:
            yield stop.start(1), match.end()
