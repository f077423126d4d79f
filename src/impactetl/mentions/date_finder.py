"""Finds date expressions in a stretch of text: what they name, and the preposition before them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from impactetl.grammar import calendar_sieve as sieve
from impactetl.grammar.calendar_days import day_at
from impactetl.grammar.calendar_landmarks import landmark_at
from impactetl.grammar.calendar_phrases import FORMS
from impactetl.grammar.calendar_points import dated_at
from impactetl.grammar.calendar_words import (
    AMBIGUOUS_MONTHS,
    FULL_WEEKDAY,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
)
from impactetl.grammar.calendar_years import bare_years, short_fiscal_at, years_at
from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of
from impactetl.model import DateKind, DateMention, DateRole

_PHRASE_WORD: Final = re.compile(r"\w+")
_PHRASE_WORD_END: Final = re.compile(r"[\s'\u2019,.;:!?)\]\"\u201d/-]|\Z")
_CALENDAR_START: Final = re.compile(rf"(?=[A-Z\d])(?<![^\W\d_])(?:\d{{1,4}}|{MONTH}|{WEEKDAY}|FY)")
_FULL_WEEKDAY: Final = re.compile(rf"{FULL_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?")
_WEEKDAY_RANGE: Final = re.compile(rf"\s?(?:[-\u2013]|to|through)\s?{WEEKDAY}")
_WEEKDAY_RANGE_BEFORE: Final = re.compile(rf"\b{WEEKDAY}\s?(?:[-\u2013]|to|through)\s?\Z")
_ORIGIN: Final = (
    rf"since\s+(?:[\w'\u2019]+\s+){{0,4}}?{any_of(words_of('dates', 'origins'))}\s+(?:[\w'\u2019]+\s+){{0,3}}?"
)
_LEAD: Final = re.compile(
    rf"(?:(?<![\w-])(?:(?P<origin>{_ORIGIN})in|so\s+far\s+in|thus\s+far\s+in|(?:late|early|later|earlier|back|midway|starting|beginning)\s+in"
    r"|as\s+of|up\s+(?:to|until)|in|on|since|by|during|between|from|until|till|through|throughout|before|after|of|for|over|at)\s+)"
    r"(?:(?:the\s+)?(?:end|beginning|start|middle|close|month|year|summer|winter|spring|autumn|fall)\s+(?:of\s+)?)?"
    r"(?:the\s+)?(?:(?:early|late|mid|calendar\s+year|year)(?:\s+|-\s?))?(?:to\s+late\s+)?\Z"
    r"|(?<![\w-])(?:early|late|mid|summer|winter|spring|autumn|fall)(?:\s+|-)\Z",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 90
_LAST_WORD: Final = re.compile(r"([^\W\d_][\w'\u2019]*)[\s-]*\Z")
_ONWARDS: Final = re.compile(
    r"\s?(?:(?P<since>[-\u2013]\s?present\b|to\s+(?:the\s+)?(?:present|date)\b|to\s+today\b"
    r"|through\s+(?:the\s+)?present\b|onwards?\b)"
    r"|(?P<until>so far\b))",
    re.IGNORECASE,
)
_WHICH_YEAR: Final = re.compile(
    r",?\s+(?:of\s+)?(?P<which>this|last|next|that|the same|the previous|the following|the next)\s+year\b",
    re.IGNORECASE,
)
# "The following April" is the first one after what was told; "next April" is told from the day of writing.
_FOLLOWING: Final = re.compile(r"\bthe\s+(?:following|next)\s+\Z", re.IGNORECASE)
_CAPITAL_AFTER: Final = re.compile(r"[ \t\u00a0]+[A-Z][a-z]")
# "March brought verdicts", "May saw two raids"; somebody called April sees or brings somebody.
_MONTH_ACTS: Final = re.compile(
    rf"[ \t]{any_of(words_of('dates', 'month_acts'))}[ \t](?!(?:her|him|his|them|me|my|their|that|how)\b)"
)
_UNTIL: Final = frozenset({"by", "until", "till", "as", "up", "through", "before", "so", "thus"})
_MONTH_WORDS: Final = words_of("dates", "month_words")
_SURE_WORDS: Final = frozenset(
    {"in", "since", "during", "until", "last", "this", "next", "following", "early", "late", "mid"}
)
_WHICH_SHIFT: Final = {
    "last": -1,
    "this": 0,
    "next": 1,
    "that": 0,
    "the same": 0,
    "the previous": -1,
    "the following": 1,
    "the next": 1,
}
_REPEATED: Final = frozenset({"each", "every"})


def find_dates(text: str, start: int, end: int, *, heading: bool = False) -> tuple[DateMention, ...]:
    """Find the date expressions of ``text[start:end]``, in order and without overlap; offsets are into ``text``.

    In a ``heading`` of a table every bare year is one, whatever noun stands beside it.

    >>> [(d.year, d.month, d.role.value) for d in find_dates("Since October 2013 we freed 12.", 0, 31)]
    [(2013, 10, 'since')]
    """
    start, end = max(start, 0), min(end, len(text))
    piece = text[start:end]
    found = list(_calendar(text, start, end)) if sieve.may_name_date(piece) else []
    told = sieve.told_places(piece)
    if told:
        found.extend(_phrases(text, start, end, told))
    if heading:
        found.extend(_led(text, year, start) for year in bare_years(text, start, end))
    if not found:
        return ()
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            low = kept[-1].end if kept else start
            kept.append(mention if mention.outer_start >= low else replace(mention, outer_start=low))
        elif mention.end > kept[-1].end:
            # The longer of two that overlap says more: "the 12 months to June 2016".
            low = kept[-2].end if len(kept) > 1 else start
            longer = mention.end - mention.start > kept[-1].end - kept[-1].start and mention.start >= low
            kept[-1] = mention if longer else kept[-1]
    return tuple(kept)


def _phrases(text: str, start: int, end: int, told: list[int]) -> Iterator[DateMention]:
    """Give the dates told from a reference; ``told`` are the places in the stretch where their words stand."""
    position = start
    for match in _PHRASE_WORD.finditer(text, start, end):
        if not sieve.starts_phrase(match[0]) or match.start() < position:
            continue
        if not sieve.in_reach(match.start() - start, told):
            continue
        ends = _PHRASE_WORD_END.match(text, match.end(), end)
        mention = _phrase_at(text, match.start(), end) if ends is not None else None
        if mention is not None:
            yield _led(text, mention, start)
            position = mention.end


def _phrase_at(text: str, start: int, end: int) -> DateMention | None:
    for form in FORMS:
        match = form.pattern.match(text, start, end)
        if match and (mention := form.read(match)):
            return mention
    return landmark_at(text, start, end)


def _calendar(text: str, start: int, end: int) -> Iterator[DateMention]:
    position = floor = start
    while match := _CALENDAR_START.search(text, position, end):
        mention = _calendar_at(text, match, (start, end))
        position = match.end()
        if mention is not None and mention.start >= floor:
            mention = _in_months(text, _onwards(text, mention, end), end)
            yield _led(text, mention, start)
            position = floor = mention.end


def _calendar_at(text: str, match: re.Match[str], stretch: tuple[int, int]) -> DateMention | None:
    place, (low, high) = match.start(), stretch
    before = _word_before(text, place, low)
    if match[0] == "FY":
        return short_fiscal_at(text, place, high) or years_at(text, match.end(), stretch)
    if place > low and text[place - 1].isdigit():
        return None
    mention = None if _inside_code(text, place, low) else dated_at(text, place, high, before=before)
    if mention is not None:
        bare = mention.day is None and mention.year is None
        if bare and not _is_month(text, mention, before, high):
            return None
        if bare and before == "last":  # told from the day of writing
            mention = replace(mention, shift_unit="month")
        elif bare and _FOLLOWING.search(text, max(low, place - _LOOK_BACK), place) is not None:
            mention = replace(mention, shift=1, shift_unit="month", story=True)
        return _with_year_word(text, mention, high)
    if match[0][0].isdigit():
        return years_at(text, place, stretch) or day_at(text, place, high)
    return _weekday_at(text, place, stretch, before)


def _inside_code(text: str, place: int, low: int) -> bool:
    """Tell whether the digits go on from a number or a price: "1.15 May", "$4 June"."""
    return (
        place > low
        and text[place].isdigit()
        and bool(re.search(r"[$\u20ac\u00a3]\Z|\d[.,:/-]\Z", text[max(low, place - 2) : place]))
    )


def _is_month(text: str, mention: DateMention, before: str, high: int) -> bool:
    """Tell a bare month from a verb or a name: "In May", not "May God", "by April Hedrick", "the March"."""
    if before in _REPEATED:
        return False
    if text[mention.start : mention.start + 9].split(maxsplit=1)[0].rstrip(".,;:").lower() not in AMBIGUOUS_MONTHS:
        return True
    if mention.last_month is not None or before in _SURE_WORDS or _MONTH_ACTS.match(text, mention.end, high):
        return True
    return before in _MONTH_WORDS and not _CAPITAL_AFTER.match(text, mention.end, high)


def _with_year_word(text: str, mention: DateMention, high: int) -> DateMention:
    """Take "October last year" and "May of the same year" together."""
    match = _WHICH_YEAR.match(text, mention.end, high) if mention.year is None and not mention.story else None
    if match is None:
        return mention
    which = match["which"].lower()
    story = which.startswith(("that", "the"))
    return replace(mention, end=match.end(), shift=_WHICH_SHIFT[which], shift_unit="year", story=story)


def _weekday_at(text: str, place: int, stretch: tuple[int, int], before: str) -> DateMention | None:
    """Read a weekday; opening hours ("Monday to Friday") and names ("Black Friday", "Sunday Times") are none."""
    low, high = stretch
    match = _FULL_WEEKDAY.match(text, place, high)
    if match is None or before in _REPEATED or _in_range(text, match.span(), stretch):
        return None
    led = bool(_LEAD.search(text, max(low, place - _LOOK_BACK), place))
    shift = _WHICH_SHIFT.get(before)
    word = _LAST_WORD.search(text, max(low, place - _LOOK_BACK), place)
    named = bool(word and word[1][0].isupper() and place - word.end(1) == 1) and before not in _MONTH_WORDS | {"on"}
    if not led and shift is None and (named or _CAPITAL_AFTER.match(text, match.end(), high)):
        return None
    name = match[0].split()[0].lower()
    unit = None if not shift else "week"
    begin = place if shift is None or word is None else word.start()
    return DateMention(
        begin, match.end(), DateKind.PARTIAL, weekday=WEEKDAYS[name], shift=shift or None, shift_unit=unit
    )


def _in_range(text: str, span: tuple[int, int], stretch: tuple[int, int]) -> bool:
    """Tell whether a weekday is one end of opening hours."""
    low, high = stretch
    after = _WEEKDAY_RANGE.match(text, span[1], high)
    return bool(after or _WEEKDAY_RANGE_BEFORE.search(text, max(low, span[0] - _LOOK_BACK), span[0]))


def _word_before(text: str, place: int, low: int) -> str:
    match = _LAST_WORD.search(text, _word_start(text, place, max(low, place - _LOOK_BACK)), place)
    return match[1].lower() if match else ""


def _word_start(text: str, place: int, low: int) -> int:
    """Where the word before ``place`` begins, with what stands behind it: a search from there finds it at once."""
    while place > low and (text[place - 1].isspace() or text[place - 1] == "-"):
        place -= 1
    while place > low and (text[place - 1].isalnum() or text[place - 1] in "_'\u2019"):
        place -= 1
    return place


def _onwards(text: str, mention: DateMention, end: int) -> DateMention:
    """Take "2008 to the present" and "2018 so far" together."""
    match = _ONWARDS.match(text, mention.end, end)
    if match is None or mention.role is not DateRole.IN:
        return mention
    return replace(mention, end=match.end(), role=DateRole.SINCE if match["since"] else DateRole.UNTIL)


def _in_months(text: str, year: DateMention, end: int) -> DateMention:
    """Take "2022 (January to June)" and "2022 (first half)" together."""
    opening = _IN_BRACKETS.match(text, year.end, end) if year.month is None and year.last_year is None else None
    if opening is None or year.year is None or year.fiscal:
        return year
    if (half := opening["half"]) is not None:
        first, last, close = (1, 6, opening.end()) if half.lower() == "first" else (7, 12, opening.end())
    else:
        months = dated_at(text, opening.end(), end, before="")
        if months is None or months.year is not None or months.day is not None or months.last_month is None:
            return year
        first, last, close = months.month or 0, months.last_month, months.end
    if not 1 <= first <= last or text[close : close + 1] != ")":
        return year
    return replace(year, end=close + 1, month=first, last_year=year.year, last_month=last, role=DateRole.BETWEEN)


_IN_BRACKETS: Final = re.compile(r" ?\((?:(?P<half>first|second) half)?", re.IGNORECASE)


def _led(text: str, mention: DateMention, low: int) -> DateMention:
    """Add the preposition before a date, and the role that it gives."""
    place = mention.outer_start if mention.outer_start >= 0 else mention.start
    lead = _LEAD.search(text, max(low, place - _LOOK_BACK), place)
    if lead is None:
        word = _LAST_WORD.search(text, max(low, place - _LOOK_BACK), place)
        which = word is not None and word[1].lower() in ("last", "this", "next") and mention.month is not None
        if word is None or not which or mention.shift is not None or mention.year is not None:
            return mention if mention.outer_start == place else replace(mention, outer_start=place)
        return _led(text, _with_which(mention, word[1].lower(), word.start()), low)
    role = _role(lead, mention)
    return replace(mention, outer_start=lead.start(), role=role)


def _with_which(mention: DateMention, which: str, start: int) -> DateMention:
    """Take "this November" together; "last October" is the latest October, as without "last"."""
    if which == "last":
        return replace(mention, start=start, outer_start=start)
    return replace(mention, start=start, outer_start=start, shift=_WHICH_SHIFT[which], shift_unit="year")


def _role(lead: re.Match[str], mention: DateMention) -> DateRole:
    word = lead[0].split()[0].lower() if lead[0].split() else ""
    if mention.role is not DateRole.IN:
        return mention.role
    if word in ("since", "after", "starting", "beginning"):
        return DateRole.SINCE
    return DateRole.UNTIL if word in _UNTIL else DateRole.IN
