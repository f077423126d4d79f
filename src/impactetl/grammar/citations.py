"""Citations: numbers in brackets that name sources in a list, and count nothing."""

import re

from impactetl.model import Span

_NUMBER = r"\d{1,3}(?:\s?[-\u2013]\s?\d{1,3})?"
_LIST = re.compile(rf"\({_NUMBER}(?:[,;]\s?{_NUMBER})+\)")
_BEHIND_STOP = re.compile(
    rf"(?<=[a-z\u2019\u201d)][.!?])\s?\({_NUMBER}\)|(?<=[a-z][.!?][\u201d\u2019\"])\s?\({_NUMBER}\)"
)
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
    sure = [match.span() for pattern in (_LIST, _BEHIND_STOP) for match in pattern.finditer(text)]
    alone = [match.span() for match in _ALONE.finditer(text)] if len(sure) >= _CITES else []
    return sorted({*sure, *alone})
