"""Shares: percentages, fractions and "one in five"."""

import re

from impactetl.grammar.atom import Atom, refusal
from impactetl.grammar.numerals import Numeral, cardinal
from impactetl.model import NumberKind

_PERCENT = re.compile(
    r"(?:\s?%|\s?-?\s?per\s?cent\b|\s?-?percent\b|\s?-?percentage\s+points?\b|\s+pct\b|\s+basis\s+points?\b)"
)
_PARTS = r"(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)"
_FRACTION = re.compile(
    rf"(?:two|three|four|five|six|seven|eight|nine|[2-9])[\s-](?:thirds|quarters|fourths|fifths|sixths|sevenths|eighths"
    rf"|ninths|tenths|hundredths)\b|one[\s-]{_PARTS}\b(?!\s+(?:day|time|man|woman|person|year))"
    rf"|an?\s+(?:third|quarter|fifth|fourth|sixth|seventh|eighth|ninth|tenth)(?=\s+of\b)"
    rf"|(?:an?\s+)?half\b|quarter(?=\s+of\s+(?:all|the|its|their|those|them)\b)"
    rf"|[1-9][0-9]?/[1-9][0-9]{{0,2}}(?:th|rd|ths)?\b(?!/)"
)
_OF = re.compile(r"(?:\s+of)?\s+(?:every|each)\s+|\s+out\s+of\s+(?:every\s+)?|\s+in\s+(?:every\s+)?|-in-")
_COUNTED = re.compile(
    r"\s+(?:\w+\s+)?(?:years?|months?|weeks?|days?|hours?|cases?|raids?|operations?|incidents?|villages?|towns?|cities"
    r"|countries|districts?|provinces?|states?|locations?|trials?|courts?|counties|sites?|places?|regions?|homes?|houses"
    r"|separate|different|areas?|brothels?|factories|kilns?|camps?|shelters?|batches|groups?|other)\b"
)
# "12 out of 15 defendants" counts people; shares are said in small or round numbers.
_SMALL = 10
_ROUND = frozenset({12, 20, 30, 40, 50, 100, 150, 200, 250, 300, 400, 500, 1000, 10_000, 100_000, 1_000_000})


def percent(low: str, start: int, number: Numeral) -> Atom | None:
    """Make the percentage whose numeral ends before a percent sign or word."""
    found = _PERCENT.match(low, number.end)
    if found is None:
        return None
    atom = Atom(start, found.end(), NumberKind.PERCENT, refused="percentage", core_start=start, core_end=number.end)
    atom.set_exact(number.value)
    return atom


def fraction_at(low: str, place: int) -> Atom | None:
    """Read "two-thirds", "a quarter of", "half", "3/4"."""
    found = _FRACTION.match(low, place)
    return refusal(place, found.end(), NumberKind.FRACTION, "fraction") if found else None


def share(low: str, number: Numeral) -> Atom | None:
    """Read "one in five", "nine out of ten" from their first numeral on; "three in one day" is none."""
    link = _OF.match(low, number.end)
    whole = cardinal(low, link.end()) if link else None
    if link is None or whole is None or number.value >= whole.value:
        return None
    every = "every" in link[0] or "each" in link[0]
    if not every and (not _is_whole(number.value, whole.value) or _COUNTED.match(low, whole.end)):
        return None
    return refusal(number.start, whole.end, NumberKind.FRACTION, "fraction")


def _is_whole(part: float, whole: float) -> bool:
    """Tell whether two numbers read as a share: small ones, or one (a few) in a round number; never in a year."""
    if whole <= _SMALL:
        return True
    years = range(1900, 2060)
    return whole in _ROUND or (part == 1 and whole not in years)
