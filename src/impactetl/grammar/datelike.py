"""Years, dates and times by their own form, so that none of them is read as a count."""

import re

from impactetl.grammar.atom import Atom, exact, refusal
from impactetl.grammar.fold import Stretch
from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import load
from impactetl.model import NumberKind

_COUNTED: list[str] = load("numbers")["counted"]["nouns"]
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_YEAR = r"(?:1[5-9][0-9]{2}|20[0-9]{2})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_END = r"(?![0-9]|[.,][0-9])"
_COUNTS = re.compile(rf"\s+(?:\w+\s+)?{any_of(_COUNTED)}\b")
_COUNTS_NEXT = re.compile(rf"\s+{any_of(_COUNTED)}\b")

_MONTH_BEFORE = re.compile(rf"(?<![a-z])({_MONTH})\s{{0,2}}(?:the\s+)?$")
_AFTER_MONTH = re.compile(
    rf"{_DAY}{_YEAR}{_END}"  # "December 112014", a space lost
    rf"|{_DAY}(?:\s?(?:-|to|and|&)\s?(?:{_MONTH}\s)?{_DAY})?(?:\s{{0,2}},?\s{{0,2}}{_YEAR}){_END}"
    rf"|{_DAY}(?:\s?-\s?(?:{_MONTH}\s)?{_DAY})?{_END}"
    rf"|{_YEAR}{_END}"
)
_BEFORE_MONTH = re.compile(
    rf"({_DAY}(?:\s?(?:-|to|and|&)\s?{_DAY})?)\s?-?(?:of\s+)?({_MONTH})(?:\s?[-,]?\s{{0,2}}{_YEAR}{_END})?(?![a-z])"
)
_NUMERIC = re.compile(
    r"(?:[0-9]{4}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12][0-9]|0?[1-9])"
    r"|(?:3[01]|[12][0-9]|0?[1-9])([-/.])(?:3[01]|[12][0-9]|0?[1-9])\1(?:[0-9]{4}|[0-9]{2})|9/11)(?![0-9/-])"
)
_SPAN = re.compile(rf"{_YEAR}(?:\s?(?:-|/|\s+to\s+|\s+through\s+)\s?{_YEAR}|[-/][0-9]{{2}}){_END}(?!-)")
_DECADE = re.compile(r"(?:1[5-9]|20)[0-9]0'?s\b")
_YOUTH = re.compile(r"[1-9]0'?s\b")
_YOUTH_BEFORE = re.compile(r"\b(?:his|her|their|my|early|late|mid|in)[\s-](?:early\s|late\s|mid-?\s?)?$")
_THE_BEFORE = re.compile(r"\bthe[\s-](?:early\s|late\s|mid-?\s?)?$")
_ALONE = re.compile(rf"{_YEAR}(?!,?[0-9]|\.[0-9]|\+)")
_CLEAR_YEAR = range(1900, 2060)
_QUANTIFIED = re.compile(
    r"\b(?:more than|fewer than|less than|at least|as many as|up to|nearly|almost|approximately|roughly|some|estimated"
    r"|total of|exceeding|only)\s+$"
)
_IN_YEAR = re.compile(
    r"\b(?:in|since|by|until|from|during|before|after|through|of|for|year|fiscal|fy|and|to|to the)\s*[(]?$"
)
# "The group's 2010 arrests", "the 2009 raids": an owner or an article makes it the year of a deed.
_OWNED_BY = re.compile(r"(?:'s|s'|\b(?:the|their|his|her|its|our|those|these))\s$")
_DEEDS_NEXT = re.compile(
    r"\s(?:arrests?|convictions?|raids?|prosecutions?|investigations?|trials?|operations?|releases?|sentences?|killings?)\b"
)
_SHORT = re.compile(r"'[0-9]{2}s?\b")
_TIME = re.compile(
    r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:a\.m\.?|p\.m\.?|am|pm|o'clock)(?![a-z])"
    r"|(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:-])"
    r"|24/7|[0-9]{3,4}\s(?:hrs|hours)\s(?:gmt|local|est))"
)
_WORD_TIME = re.compile(r"[a-z]+(?:-[a-z]+)?\s(?:o'clock|a\.m\.|p\.m\.)")


def date_at(plain: Stretch, place: int) -> Atom | None:
    """Read the date or year whose first digit stands at ``place``; the span starts there."""
    low = plain.low
    if found := _NUMERIC.match(low, place):
        return refusal(place, found.end(), NumberKind.DATE, "date")
    return _beside_month(plain, place) or _year_at(low, place)


def _beside_month(plain: Stretch, place: int) -> Atom | None:
    low = plain.low
    before = _MONTH_BEFORE.search(low, max(0, place - 16), place)
    if before and _is_month(plain, before.start(1), before[1]) and (found := _AFTER_MONTH.match(low, place)):
        named = found.end() - place > len("31st") or not _COUNTS_NEXT.match(low, found.end())
        return refusal(place, found.end(), NumberKind.DATE, "date") if named else None
    after = _BEFORE_MONTH.match(low, place)
    if after and _is_month(plain, after.start(2), after[2]):
        end = after.end(1) if after.end() == after.end(2) else after.end()
        return refusal(place, end, NumberKind.DATE, "date")
    return None


def _is_month(plain: Stretch, start: int, name: str) -> bool:
    """Tell a month from the verbs "may" and "march": those two need their capital."""
    return name.rstrip(".") not in {"may", "march", "mar"} or plain.raw[start].isupper()


def _year_at(low: str, place: int) -> Atom | None:
    if found := _SPAN.match(low, place):
        return refusal(place, found.end(), NumberKind.DATE, "year")
    if shortened := _decade_at(low, place):
        return shortened
    found = _ALONE.match(low, place)
    if found and _is_year(low, place, found.end()):
        return exact(place, found.end(), NumberKind.DATE, float(found[0]), "year")
    return None


def _decade_at(low: str, place: int) -> Atom | None:
    """Read "1990s", "the 80s", "'99"; "in her 20s" is an age."""
    if found := _DECADE.match(low, place):
        return refusal(place, found.end(), NumberKind.DATE, "year")
    if (found := _YOUTH.match(low, place)) and _YOUTH_BEFORE.search(low, max(0, place - 20), place):
        return refusal(place, found.end(), NumberKind.OTHER, "age")
    if (found := _YOUTH.match(low, place)) and _THE_BEFORE.search(low, max(0, place - 20), place):
        return refusal(place, found.end(), NumberKind.DATE, "year")
    if place and low[place - 1] == "'" and _SHORT.match(low, place - 1) and not low[place - 2 : place - 1].isalpha():
        return refusal(place, _end_of(_SHORT, low, place - 1), NumberKind.DATE, "year")
    return None


def _end_of(pattern: re.Pattern[str], low: str, place: int) -> int:
    found = pattern.match(low, place)
    return found.end() if found else place


def _is_year(low: str, start: int, end: int) -> bool:
    """Tell a year from a count of the same digits by the words beside it."""
    dated = _IN_YEAR.search(low, max(0, start - 12), start) is not None
    if int(low[start:end]) not in _CLEAR_YEAR:
        return dated and not _COUNTS.match(low, end)
    if _OWNED_BY.search(low, max(0, start - 12), start) and _DEEDS_NEXT.match(low, end):
        return True
    if _QUANTIFIED.search(low, max(0, start - 20), start):
        return False
    return not _COUNTS_NEXT.match(low, end) or dated


def time_at(low: str, place: int) -> Atom | None:
    """Read the time of day that starts at ``place``."""
    found = _TIME.match(low, place) or _WORD_TIME.match(low, place)
    return refusal(place, found.end(), NumberKind.TIME, "time") if found else None
