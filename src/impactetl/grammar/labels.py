"""Digits that name instead of counting: web addresses, phone numbers, codes, references and footnote marks."""

import re

from impactetl.grammar.atom import Atom, refusal
from impactetl.grammar.fold import Stretch
from impactetl.grammar.numerals import SHORT_SCALES, any_of
from impactetl.lexicon.load import load
from impactetl.model import NumberKind

_LISTS = load("numbers")
_CONTACT: list[str] = _LISTS["contact"]["words"]
_REFERENCE = frozenset(_LISTS["reference"]["any_case"])
_REFERENCE_NAMES = frozenset(_LISTS["reference"]["capitalised"])
_CODE_NAMES = frozenset(_LISTS["code"]["capitalised"])

_ADDRESS = re.compile(
    r"(?:https?://|(?<!\w)www\.|[\w.+-]{1,64}@)[^\s<>()\"]+|[\w-]{1,63}\.(?:com|org|net|gov)/[^\s<>()\"]*"
)
_ADDRESS_SIGNS = ("://", "www.", "@", ".com/", ".org/", ".net/", ".gov/")
_DIGIT = re.compile(r"[0-9]")
_FOUR_DIGITS = re.compile(r"(?:19|20)[0-9]{2}(?![0-9,.])")

# Signs that part the groups of a phone number; tabs part the cells of a table.
_PARTS = r"[ \u00a0\u202f.-]"
_PHONE = re.compile(
    rf"[0-9]{{1,3}}{_PARTS}?\(?[0-9]{{2,4}}\)?{_PARTS}[0-9]{{3,4}}{_PARTS}[0-9]{{3,4}}(?![0-9,])"  # +1 (703) 465-5495
    rf"|[0-9]{{3}}\)? ?{_PARTS} ?[0-9]{{3}} ?[-.] ?[0-9]{{4}}(?![0-9])"  # (703) 465-5495
    r"|1-8[0-9]{2}-[0-9a-z-]{5,12}"  # 1-888-373-7888
    rf"|0[0-9]{{2,4}}{_PARTS}[0-9]{{3,4}}{_PARTS}?[0-9]{{3,4}}(?![0-9])"
)
_AFTER_PLUS = re.compile(r"[0-9][0-9\s().-]{6,18}[0-9]")
_LOOSE = re.compile(r"[0-9][0-9-]*(?:[\s.][0-9-]+){0,5}")
_CONTACT_BEFORE = re.compile(rf"(?<![a-z]){any_of(_CONTACT)}:?\s(?:us\sat\s|at\s|no\.?\s|number\s|\()?\(?$")
# "Text FREEDOM to 70070": a short code that one writes to.
_SHORT_CODE = re.compile(r"[0-9]{4,6}(?![0-9,.]?[0-9])")
_WRITE_TO = re.compile(r"(?<![a-z])(?:text|txt|sms)\s[\"']?[a-z0-9]{1,16}[\"']?\s(?:to|at)\s$")
_POST_CODE = re.compile(r"[0-9]{5}(?:-[0-9]{4})?(?![0-9,.])")
_STATE_BEFORE = re.compile(r"[\s,][A-Z]{2}\s$")
_COUNTING = re.compile(r"\s[a-z]+")

_GLUE = re.compile(r"[A-Za-z][A-Za-z.&]*-?$")
_TAIL = re.compile(r"[0-9][\w]*(?:[-./][\w]*[0-9][\w]*)*")
_LETTERED = re.compile(r"[0-9]+(?:[.,][0-9]+){0,6}([a-z]+)")
_SUFFIXES = frozenset(
    {"st", "nd", "rd", "th", "s", "km", "kg", "cm", "mm", "am", "pm", "years", "months", *SHORT_SCALES}
)
_RUN = re.compile(r"(?:5|10)k\b")
_DOTTED = re.compile(
    r"(?![1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9.]))[0-9]+(?:\.[0-9a-z]+){2,}\.?(?![0-9])|[0-9]+\.[a-z]\b\.?|[0-9]+\([a-z0-9]{1,2}\)"
)
_VERSE = re.compile(r"[0-9]{1,3}:[0-9]{1,3}(?:-[0-9]{1,3}(?::[0-9]{1,3})?)?(?:,\s?[0-9]{1,3}(?:-[0-9]{1,3})?)*")
_SERIAL = re.compile(r"[0-9]+(?:-[0-9]+){2,}|[0-9]+(?:\+[0-9]+)+|[0-9]+/[0-9]+/[0-9]+(?:/[0-9]+)*|0[0-9]{2,}(?![0-9,])")
_LONG = re.compile(r"[0-9]{8,}(?![0-9,])")
_MARK = re.compile(r"\[[0-9]{1,3}\]")
_GLUED_MARK = re.compile(r"(?<=[a-z])[.,;!?\"')]{1,2}$")
_MARK_DIGITS = re.compile(r"[0-9]{1,3}(?=\s+[A-Z]|\s*$)")
_ITEM = re.compile(r"[0-9]{1,2}[.)](?=\s+\S)")
_LINE_START = re.compile(r"(?:^|\n)[\s(*\u2022-]{0,4}$")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*|\u00a7{1,2})(?:\s|(?<=[\u00a7.]))\s?$")


def addresses(plain: Stretch) -> list[Atom]:
    """Find the web and mail addresses that hold a digit, in order."""
    if not any(sign in plain.low for sign in _ADDRESS_SIGNS):
        return []
    return [
        refusal(found.start(), found.start() + len(found[0].rstrip(".,;:!?'")), NumberKind.OTHER, "contact")
        for found in _ADDRESS.finditer(plain.low)
        if _DIGIT.search(found[0])
    ]


def label_at(plain: Stretch, place: int) -> Atom | None:
    """Read the label whose first digit stands at ``place``; None where the digits may be a quantity."""
    return _phone(plain, place) or _mark(plain, place) or _code(plain, place) or _serial(plain.low, place)


def _phone(plain: Stretch, place: int) -> Atom | None:
    raw, low = plain.raw, plain.low
    if low[place - 1 : place] == "+" and place and (found := _AFTER_PLUS.match(low, place)):
        return refusal(place, found.end(), NumberKind.OTHER, "contact")
    if (found := _PHONE.match(low, place)) and "\t" not in found[0]:  # a tab parts the cells of a table
        return refusal(place, found.end(), NumberKind.OTHER, "contact")
    if (found := _SHORT_CODE.match(low, place)) and _WRITE_TO.search(low, max(0, place - 29), place):
        return refusal(place, found.end(), NumberKind.OTHER, "contact")
    if (found := _POST_CODE.match(low, place)) and _STATE_BEFORE.search(raw, max(0, place - 4), place):
        return refusal(place, found.end(), NumberKind.OTHER, "contact")
    if _CONTACT_BEFORE.search(low, max(0, place - 28), place) and (found := _LOOSE.match(low, place)):
        return None if _COUNTING.match(low, found.end()) else refusal(place, found.end(), NumberKind.OTHER, "contact")
    return None


# The number of a file or a contract before its last part: "ENPI/2015/0366-11".
_FILED, _FILE_LONG = re.compile(r"(?<![\w/])[A-Z]{2,8}(?:/\w{1,8}){1,3}[-/]$"), 40


def _mark(plain: Stretch, place: int) -> Atom | None:
    """Read a footnote mark or the number of a list item."""
    raw = plain.raw
    if place and (found := _MARK.match(raw, place - 1)):
        return refusal(place, found.end() - 1, NumberKind.OTHER, "reference")
    if _GLUED_MARK.search(raw, max(0, place - 3), place) and (found := _MARK_DIGITS.match(raw, place)):
        return refusal(place, found.end(), NumberKind.OTHER, "reference")
    if (found := _ITEM.match(raw, place)) and _LINE_START.search(raw, max(0, place - 5), place):
        return refusal(place, found.end() - 1, NumberKind.OTHER, "reference")
    return None


def _code(plain: Stretch, place: int) -> Atom | None:
    raw, low = plain.raw, plain.low
    if place and (raw[place - 1].isalpha() or (raw[place - 1] == "-" and raw[place - 2 : place - 1].isalpha())):
        return _glued(raw, place)
    if place and raw[place - 1] in "-/" and _FILED.search(raw, max(0, place - _FILE_LONG), place):
        tail = _TAIL.match(raw, place)
        return refusal(place, tail.end(), NumberKind.OTHER, "code") if tail else None
    lettered = _LETTERED.match(low, place)
    if lettered and lettered[1] not in _SUFFIXES:
        return _lettered(plain, place)
    if _RUN.match(low, place) and raw[place - 1 : place] not in {"$", "\u00a3", "\u20ac"}:
        return refusal(place, low.index("k", place) + 1, NumberKind.OTHER, "code")
    return None


def _lettered(plain: Stretch, place: int) -> Atom | None:
    """Read "12A", "3D", "2b": a reference where a reference noun leads it in, else a code."""
    tail = _TAIL.match(plain.raw, place)
    return refusal(place, tail.end(), NumberKind.OTHER, reference_before(plain, place) or "code") if tail else None


def _glued(raw: str, place: int) -> Atom | None:
    """Read digits that letters are glued to: "COVID-19", "A4", "women12"; "mid-2014" and "under-18s" are none."""
    head = _GLUE.search(raw, max(0, place - 20), place)
    tail = _TAIL.match(raw, place)
    if head is None or tail is None:
        return None
    word = head[0].rstrip("-.")
    if head[0].endswith("-") and not word.isupper() and word.lower() not in {"covid", "form"}:
        return None
    if word.lower() in {"fy", "mid", "pre", "post"}:
        return refusal(place, tail.end(), NumberKind.DATE, "year")
    return refusal(head.start(), tail.end(), NumberKind.OTHER, "code")


def _serial(low: str, place: int) -> Atom | None:
    if found := _DOTTED.match(low, place):
        return refusal(place, found.end(), NumberKind.OTHER, "reference")
    if found := _SERIAL.match(low, place) or _LONG.match(low, place):
        plain_large = found[0].endswith("000") and found[0].isdigit() and not found[0].startswith("0")
        return None if plain_large else refusal(place, found.end(), NumberKind.OTHER, "code")
    if (found := _VERSE.match(low, place)) and found[0] != "":
        reason = "reference" if "-" in found[0] or "," in found[0] else "ratio"
        return refusal(place, found.end(), NumberKind.OTHER, reason)
    return None


def reference_before(plain: Stretch, place: int) -> str | None:
    """Give the reason where the word before ``place`` makes the number a reference or a code: "page", "Tier"."""
    found = _LAST_WORD.search(plain.raw, max(0, place - 20), place)
    if found is None or (found.start() and plain.raw[found.start() - 1].isalpha()):
        return None
    word = found[1]
    if word.lower() == "figures" and _FOUR_DIGITS.match(plain.low, place):  # "Facts and figures 2013" are of a year
        return None
    if word.lower() in _REFERENCE or word in _REFERENCE_NAMES:
        return "reference"
    return "code" if word in _CODE_NAMES else None


def verse_at(plain: Stretch, place: int) -> Atom | None:
    """Read "23:10-11" behind the name of a book; before times are read, as "23:10" is one too."""
    if (found := _VERSE.match(plain.low, place)) and reference_before(plain, place):
        return refusal(place, found.end(), NumberKind.OTHER, "reference")
    return None
