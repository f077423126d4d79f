"""Labels of a table that are months, quarters or halves of a year and name no year: "Mar", "Q2", "First half"."""

import re

from impactetl.grammar.calendar_words import DASH, MONTHS, MONTHS_IN_YEAR, ORDINALS, month_number, words
from impactetl.model import DateKind, DateMention, DateRole, Span

_NAME = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_PLACE = "|".join(sorted(ORDINALS, key=len, reverse=True))
_UNIT = "|".join(sorted(words("year_parts"), key=len, reverse=True))
# Signs of footnotes, brackets and stops round a label.
_SIGNS = r"[\s*\u2020\u2021#.,:;|()\[\]]{0,4}"
_MONTHS = re.compile(
    rf"{_SIGNS}(?P<a>{_NAME})(?:\s?(?:{DASH}|/|&|,|to\b|and\b|through\b)\s?(?P<z>{_NAME})){{0,11}}{_SIGNS}",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{_SIGNS}(?:the\s+)?(?:(?P<q>[QHS]|{_UNIT})[\s-]?(?P<n>[1-4])"
    rf"|(?P<m>[1-4])\s?(?P<qm>[QH])|(?P<nth>{_PLACE})[\s-](?P<of>{_UNIT}))"
    rf"(?:\s?\(?(?P<ins>{_NAME}\s?(?:{DASH}|to)\s?{_NAME})\)?)?{_SIGNS}",
    re.IGNORECASE,
)
# How many months each of these has, by its first letter.
_LENGTHS = {"q": 3, "t": 3, "h": 6, "s": 6}
_LONGEST = 60


def month_label(text: str, span: Span) -> DateMention | None:
    """The months that a label names, where it holds nothing else.

    >>> [(m.month, m.last_month) for m in (month_label("Jan-Mar", (0, 7)), month_label("Q2", (0, 2))) if m]
    [(1, 3), (4, 6)]
    """
    start, end = span
    if end - start > _LONGEST:
        return None
    told = _MONTHS.fullmatch(text, start, end)
    if told is not None:
        return _mention(span, month_number(told["a"]), month_number(told["z"] or told["a"]))
    part = _PART.fullmatch(text, start, end)
    return _part(span, part) if part is not None else None


def counts_parts(text: str, span: Span) -> bool:
    """Tell whether a label numbers quarters or halves, which begin with a year of its own where that is fiscal."""
    part = _PART.fullmatch(text, *span) if span[1] - span[0] <= _LONGEST else None
    return part is not None and part["ins"] is None


def _part(span: Span, part: re.Match[str]) -> DateMention | None:
    if part["ins"] is not None:
        first, last = re.findall(_NAME, part["ins"], re.IGNORECASE)
        return _mention(span, month_number(first), month_number(last))
    length = _LENGTHS[(part["q"] or part["qm"] or part["of"])[0].lower()]
    place = ORDINALS[part["nth"].lower()] if part["nth"] else int(part["n"] or part["m"])
    last = MONTHS_IN_YEAR if place < 0 else place * length
    return _mention(span, last - length + 1, last) if last <= MONTHS_IN_YEAR else None


def _mention(span: Span, first: int, last: int) -> DateMention:
    later = {"last_month": last, "role": DateRole.BETWEEN} if last != first else {}
    return DateMention(*span, DateKind.PARTIAL, month=first, outer_start=span[0], **later)  # type: ignore[arg-type]  # fields by name
