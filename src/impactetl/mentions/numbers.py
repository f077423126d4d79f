"""The number finder: every number expression of a stretch, once, with what its form rules out."""

import re
from collections.abc import Sequence

from impactetl.grammar.quantity import read_numbers
from impactetl.model import DateMention, NumberKind, NumberMention

_YEARS_ONLY = re.compile(r"(?:1[5-9]|20)\d\d(?:'?s|\s*(?:[-/\u2013]|to|through|and)\s*(?:(?:1[5-9]|20)\d\d|\d\d))?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find_numbers(text: str, start: int, end: int, dates: Sequence[DateMention] = ()) -> tuple[NumberMention, ...]:
    """Find every number expression of ``text[start:end]``, in order and without overlap; offsets are into ``text``.

    The numbers within one of ``dates`` make one mention of kind DATE; its span reaches from the first to the last.

    >>> [m.refused for m in find_numbers("In 2011 about 30 of 41% rose.", 0, 29)]
    ['year', None, 'percentage']
    """
    found = read_numbers(text, start, end)
    if not found or not dates:
        return found
    kept: list[NumberMention] = []
    index = 0
    for date in sorted(dates, key=lambda mention: mention.start):
        while index < len(found) and found[index].end <= date.start:
            kept.append(found[index])
            index += 1
        inside = index
        while inside < len(found) and found[inside].start < date.end:
            inside += 1
        if inside > index:
            kept.append(_dated(text, found[index:inside]))
        index = inside
    return (*kept, *found[index:])


def _dated(text: str, parts: Sequence[NumberMention]) -> NumberMention:
    """Make the one mention of a date's numbers."""
    start, end = parts[0].start, parts[-1].end
    words = text[start:end]
    value = float(words) if _YEAR.fullmatch(words) else None
    reason = "year" if _YEARS_ONLY.fullmatch(words) else "date"
    return NumberMention(start, end, NumberKind.DATE, value, value, value, "exact", None, reason, start, end)
