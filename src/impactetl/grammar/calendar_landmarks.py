"""Dates that count from something told: "five years after the raid on the kiln", "two more years passed before"."""

import re
from typing import Final

from impactetl.grammar.calendar_words import NUMBER, count_of
from impactetl.model import DateKind, DateMention

# What stands behind "after", up to the comma where the date opens its sentence, else a noun and its place.
_OPENED: Final = re.compile(r"(?:\A|[.!?:;\n][\"'\u201d\u2019)]?\s+|[\"\u201c\u2018(])\Z")
_AFTER: Final = re.compile(
    rf"(?P<count>the|{NUMBER})\s+(?P<unit>year|month|week|day)s?\s+(?:to\s+the\s+day\s+)?after\s+"
    r"(?:(?P<clause>[a-z][^,.;:!?\n\d]{3,70})(?=,)"
    r"|(?P<noun>(?:the|that|this|his|her|their|our|its)\s+(?:(?:first|second|last|same|original)\s+)?[a-z-]{4,}"
    r"(?:\s(?:at|in|on|near)\s(?:the\s|an?\s)[a-z-]+)?)(?![\w'\u2019-]))",
    re.IGNORECASE,
)
_PASSED: Final = re.compile(
    rf"(?P<count>{NUMBER})\s+(?:more\s+|further\s+|other\s+)?(?P<unit>year|month|week|day)s?\s+"
    r"(?:passed|elapsed|went\s+(?:by|past)|were\s+to\s+pass|would\s+pass)\s+(?:before|until|till)\b",
    re.IGNORECASE,
)
_BEFORE_LAST: Final = re.compile(r"the\s+(?P<unit>year|month|week)\s+before\s+last\b", re.IGNORECASE)
_LOOK_BACK: Final = 4


def landmark_at(text: str, start: int, end: int) -> DateMention | None:
    """Read a date that begins at ``start`` and counts from what it names, or from where a story stood.

    >>> landmark_at("Five years after the raid on the kiln, 12 were freed.", 0, 53).landmark
    True
    """
    before = _BEFORE_LAST.match(text, start, end)
    if before is not None:
        unit = before["unit"].lower()
        return DateMention(start, before.end(), DateKind.RELATIVE, shift=-2, shift_unit=unit, outer_start=start)
    match = _AFTER.match(text, start, end)
    if match is not None and match["clause"] and not _OPENED.search(text[max(start - _LOOK_BACK, 0) : start]):
        match = None
    passed = _PASSED.match(text, start, end) if match is None else None
    found = match or passed
    count = None if found is None else 1 if found["count"].lower() == "the" else count_of(found["count"])
    if found is None or count is None:
        return None
    return DateMention(
        start,
        found.end(),
        DateKind.RELATIVE,
        shift=count,
        shift_unit=found["unit"].lower(),
        story=True,
        landmark=match is not None,
        outer_start=start,
    )
