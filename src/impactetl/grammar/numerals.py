"""Numerals: digits and number words, their spans and their values.

A pattern here matches from a given place on, on text made plain and lower case (``grammar.fold``).
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from impactetl.lexicon.load import load
from impactetl.model import plain

_WORDS = load("numbers")
CARDINALS: dict[str, int] = _WORDS["cardinal"]
ORDINALS: dict[str, int] = _WORDS["ordinal"]
SCALES: dict[str, int] = _WORDS["scale"]
SHORT_SCALES: dict[str, int] = _WORDS["short_scale"]
DOZEN: int = _WORDS["vague"]["dozen"] // 2

_TEN, _TWENTY = CARDINALS["ten"], CARDINALS["twenty"]
_LARGE = [word for word, value in SCALES.items() if value > SCALES["thousand"]]


def any_of(words: Iterable[str]) -> str:
    """Give the pattern for one of the words, longest first so that none hides another, in one order."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


_UNITS = any_of([word for word, value in CARDINALS.items() if value < _TEN])
_TENS = any_of([word for word, value in CARDINALS.items() if value >= _TWENTY])
_SINGLES = any_of([word for word, value in CARDINALS.items() if value < _TWENTY])
_ORDINAL = any_of(list(ORDINALS))
_ORDINAL_UNIT = any_of([word for word, value in ORDINALS.items() if value < _TEN])
_BIG = any_of(_LARGE)
JOIN = r"(?:\s{0,2}-\s?|\s{1,3})"
_AND = rf"(?:,?\s+and\s+|{JOIN})"
_BELOW_100 = rf"(?:{_TENS}(?:{JOIN}{_UNITS}\b)?|{_SINGLES}\b)"
_HUNDRED = rf"(?:(?:an?{JOIN}|{_BELOW_100}{JOIN})?hundred\b(?:{_AND}{_BELOW_100}\b)?)"
_BELOW_1000 = rf"(?:(?:(?:an?\s+)?{_HUNDRED})|{_BELOW_100}\b)"
_THEN = rf"(?:\s+and\s+|{JOIN}|,\s+(?=(?:\w+[\s-]){{1,2}}hundred\b))"
_THOUSAND = rf"(?:(?:an?{JOIN}|{_BELOW_1000}{JOIN})?thousand\b(?:{_THEN}{_BELOW_1000})?)"
_HALF = r"(?:\s+and\s+(?:a|one)[\s-]half|-and-a-half)"
_MANY = (
    rf"(?:(?:half{JOIN}(?:an?\s+)?|an?\s+half{JOIN}|(?:a\s+)?quarter{JOIN}(?:of\s+)?(?:an?\s+)?"
    rf"|{_BELOW_1000}{_HALF}?{JOIN}|an?{JOIN}(?={_BIG}))?"
)
_MILLION = rf"{_MANY}{_BIG}\b(?:{_THEN}(?:{_THOUSAND}|{_BELOW_1000}))?)"
_HALF_OF = rf"(?:(?:half{JOIN}(?:an?\s+)?|an?\s+half{JOIN}|{_BELOW_100}{_HALF}{JOIN})(?:thousand|hundred)\b)"
_WORD_NUMBER = rf"(?:{_MILLION}|{_HALF_OF}|{_THOUSAND}|{_BELOW_1000}(?:{_HALF})?)"

_GROUPED = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 1,906
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # 10,00,000
    r"|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])"  # 1 906 with spaces that do not break
    r"|[0-9]{1,3}(?:[ ]000)+(?![0-9])"  # 10 000
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9])"  # 1.906.000
    r"|[0-9]+(?:\.[0-9]+)?"
)
_FRACTION_TAIL = r"(?:\s?[\u00bc\u00bd\u00be]|[\s-][13]/[248](?![0-9]))"
_SCALED = rf"(?:(?:\+\s?|\s{{0,2}}-?\s?){any_of(list(SCALES))}s?\b|\s?{any_of(list(SHORT_SCALES))}\b)"
_DIGITS = rf"(?P<digits>{_GROUPED})(?P<part>{_FRACTION_TAIL}|{_HALF})?(?P<scale>{_SCALED})?"
_CARDINAL = re.compile(rf"{_DIGITS}|(?P<words>{_WORD_NUMBER})")

_ORDINAL_DIGITS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)\s?(?:st|nd|rd|th)\b")
_ORDINAL_WORDS = re.compile(
    rf"(?:(?:(?:an?{JOIN}|{_BELOW_100}{JOIN})?hundred{_AND}|(?:{_BELOW_1000}{JOIN})?thousand{_AND})?"
    rf"(?:{_TENS}{JOIN}{_ORDINAL_UNIT}|{_ORDINAL})"
    rf"|(?:{_BELOW_100}{JOIN})?hundredth|(?:{_BELOW_1000}{JOIN})?(?:thousandth|millionth))\b"
)

_SOME = r"(?:(?:several|many|multiple|a\s+few|some\s+few|untold|countless|a\s+couple(?:\s+of)?)\s+)"
_VAGUE = re.compile(
    rf"(?P<many>{_SOME}?(?:(?:tens|dozens|scores|hundreds)\s+(?:and\s+\w+\s+)?of\s+)?"
    rf"(?:hundreds|thousands|lakhs|crores|millions|billions|trillions))\b"
    rf"|(?P<several>{_SOME}(?:hundred\s+)?(?:{any_of(list(SCALES))}|dozen)s?)\b"
    r"|(?P<dozens>dozens|scores(?=\s+(?:of|more|others)\b))\b"
    r"|(?P<single>an?\s+(?:single|lone)\b(?!-|\s+(?:mothers?|mom|moms|parents?|fathers?|market|currency|issue|word)\b))"
)
_DOZEN = re.compile(
    rf"(?:(?:half\s?-?\s?an?\s+|half[\s-]|an?\s+half[\s-])|an?\s+(?=dozen)|(?P<times>{_BELOW_100}|[0-9]{{1,3}}){JOIN})?"
    r"dozen\b|(?:an?|(?P<scores>two|three|four|five|six))\s+score(?=\s+(?:of\s+(?!\d)|people|men|women)\b)"
)
_LEAST = {
    "tens": 20, "dozens": DOZEN * 2, "scores": 40, "hundreds": 200, "several": 2,
}  # fmt: skip


class Form(StrEnum):
    """How a numeral is written."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    VAGUE = "vague"


@plain
class Numeral:
    """A numeral in a plain text; ``value`` is the least number for a vague one.

    ``scale`` is the factor of a scale word at its end, 1 without one: "5 to 10 million" shares it out.
    """

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1


def words_value(words: str) -> float:
    """Add up number words.

    >>> words_value("one thousand and twelve"), words_value("two and a half million"), words_value("half a million")
    (1012.0, 2500000.0, 500000.0)
    """
    total = current = 0.0
    seen: set[str] = set()
    for word in re.findall(r"[a-z]+", words):
        value = CARDINALS.get(word) or ORDINALS.get(word)
        if word in {"half", "quarter"}:
            current += 0.5 if word == "half" else 0.25
        elif value is not None:
            current += 0 if word == "one" and "half" in words and seen else value
        elif (scale := _scale_of(word)) == SCALES["hundred"]:
            current = (current or 1) * scale
        elif scale:
            total += (current or 1) * scale
            current = 0
        seen.add(word)
    return total + current


def _scale_of(word: str) -> int | None:
    stem = word.removesuffix("th")
    return SCALES.get(stem) or SCALES.get(stem.removesuffix("s"))


def digits_value(digits: str) -> float:
    """Read grouped or plain digits.

    >>> digits_value("1,906"), digits_value("2.5"), digits_value("1.906.000")
    (1906.0, 2.5, 1906000.0)
    """
    plain = re.sub(r"[,\s]", "", digits)
    return float(plain.replace(".", "") if plain.count(".") > 1 else plain)


def cardinal(low: str, place: int) -> Numeral | None:
    """Read the cardinal that starts at ``place``: "1,906", "2 million", "twenty-one", "nine and a half"."""
    found = _CARDINAL.match(low, place)
    if found is None:
        return None
    if (words := found["words"]) is not None:
        last = _scale_of(re.split(r"[\s-]", words)[-1])
        return Numeral(place, found.end(), words_value(words), Form.CARDINAL, last or 1)
    value = digits_value(found["digits"]) + _part(found["part"])
    scale = _digit_scale(found["scale"])
    # Halves of halves leave binary noise at most in the last place: 4.91 * 1000000.
    return Numeral(place, found.end(), round(value * scale, 6), Form.CARDINAL, scale)


def _part(part: str | None) -> float:
    if not part:
        return 0.0
    sign = part.strip(" -\u00a0")
    if "/" in sign:
        top, bottom = sign.split("/")
        return int(top) / int(bottom)
    return {"\u00bc": 0.25, "\u00be": 0.75}.get(sign, 0.5)


def _digit_scale(scale: str | None) -> float:
    if not scale:
        return 1
    word = scale.strip(" +-\u00a0\n\t")
    return SHORT_SCALES.get(word) or _scale_of(word) or 1


def ordinal(low: str, place: int) -> Numeral | None:
    """Read the ordinal that starts at ``place``: "150th", "twenty-first"."""
    if found := _ORDINAL_DIGITS.match(low, place):
        return Numeral(place, found.end(), digits_value(found[1]), Form.ORDINAL)
    if found := _ORDINAL_WORDS.match(low, place):
        return Numeral(place, found.end(), words_value(found[0]), Form.ORDINAL)
    return None


def dozen(low: str, place: int) -> Numeral | None:
    """Read "a dozen", "half a dozen", "two dozen", "a score of"."""
    found = _DOZEN.match(low, place) if "dozen" in low or "score" in low else None
    if found is None:
        return None
    if found["scores"] or "score" in found[0]:
        return Numeral(place, found.end(), 20 * words_value(found["scores"] or "one"), Form.CARDINAL)
    times = found["times"]
    factor = 0.5 if "half" in found[0] else (digits_value(times) if times and times[0].isdigit() else 1)
    if times and times[0].isalpha():
        factor = words_value(times)
    return Numeral(place, found.end(), factor * DOZEN, Form.CARDINAL)


def vague(low: str, place: int) -> Numeral | None:
    """Read a vague plural; its value is the least number that it commits to. "a single" reads as a plain 1."""
    found = _VAGUE.match(low, place)
    if found is None:
        return None
    if found["single"]:
        return Numeral(place, found.end(), 1, Form.CARDINAL)
    if found["dozens"]:
        return Numeral(place, found.end(), float(_LEAST[found["dozens"]]), Form.VAGUE)
    return Numeral(place, found.end(), _least(found[0]), Form.VAGUE)


def _least(words: str) -> float:
    """Multiply "several", "tens of", "hundred" and the scale: "tens of thousands" is 20000."""
    parts = re.findall(r"[a-z]+", words)
    last = parts[-1]
    least = float(DOZEN if last.startswith("dozen") else _scale_of(last) or 1)
    heads = [part for part in parts[:-1] if part in _LEAST]
    factor = next((_LEAST[part] for part in heads if part != "several"), 2)
    return least * factor * (SCALES["hundred"] if "hundred" in parts[:-1] else 1)
