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
    found = _with_signs(text, start, end, read_numbers(text, start, end))
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


# Fractions, raised and circled digits, and the digits of other scripts: no numeral that English prose counts with.
# A raised digit glued to a word is a note mark and belongs to that word.
_SIGNS = re.compile(
    r"(?<!\w)[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+"
    r"|[\u00bc-\u00be\u2150-\u215f]+|[\u2460-\u249b]+|(?:(?![0-9])\d)+"
)
# Their characters lie here, beside letters; the quotes and dashes of running text do not.
_MAY_BE_SIGN = re.compile("[\u00b2-\u00be\u0660-\u1fff\u2070-\U0010ffff]")
_FRACTIONS = re.compile(r"[\u00bc-\u00be\u2150-\u215f]+")


def _with_signs(text: str, start: int, end: int, found: tuple[NumberMention, ...]) -> tuple[NumberMention, ...]:
    """Add the number signs that the grammar does not read, so that each digit of a text is accounted for."""
    if text[start:end].isascii() or _MAY_BE_SIGN.search(text, start, end) is None:
        return found
    taken = [(mention.start, mention.end) for mention in found]
    signs = [
        _sign(match)
        for match in _SIGNS.finditer(text, start, end)
        if not any(a < match.end() and match.start() < b for a, b in taken)
    ]
    return tuple(sorted((*found, *signs), key=lambda mention: mention.start)) if signs else found


def _sign(match: re.Match[str]) -> NumberMention:
    """A number sign as a refused mention: a fraction, or a note or numeral that a reviewer should look at."""
    fraction = bool(_FRACTIONS.fullmatch(match[0]))
    kind = NumberKind.FRACTION if fraction else NumberKind.OTHER
    reason = "fraction" if fraction else "unsure" if match[0].isdecimal() else "reference"
    span = (match.start(), match.end())
    return NumberMention(*span, kind, None, None, None, "exact", None, reason, *span)
