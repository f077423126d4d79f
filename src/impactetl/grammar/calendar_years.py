"""Four-digit numbers that are years, told from those that count."""

import re
from collections.abc import Iterator
from typing import Final

from impactetl.grammar.calendar_words import (
    CENTURY,
    DASH,
    FIRST_LIKELY_YEAR,
    FULL_MONTHS,
    LAST_LIKELY_YEAR,
    NUMBER,
    words,
)
from impactetl.grammar.numerals import any_of
from impactetl.model import DateKind, DateMention, DateRole

_FISCAL = r"(?:(?:fiscal|financial|reporting)\s+(?:years?|periods?)|FYs?)"
_YEARS: Final = re.compile(
    rf"(?P<decade>1[89]\d0|20\d0)['\u2019]?s\b"
    rf"|(?P<year>\d{{4}})"
    rf"(?:(?P<sign>\s?(?:{DASH}|/)\s?)['\u2019]?(?P<last>\d{{4}}|\d\d)(?![\d%]|[-/.,]\d))?"
    rf"(?![\w%+]|[.,:]\d|/\d|{DASH}\d)",
)
_BARE_YEARS: Final = re.compile(
    rf"(?:(?<![\w.,:/$\u20ac\u00a3%#])(?<!\d{DASH})|(?<=\bFY))(?P<year>(?:19|20)\d\d)"
    rf"(?:\s?(?:{DASH}|/)\s?(?P<last>(?:19|20)\d\d|\d\d)(?!\d))?(?![\w%+]|[.,:/]\d|{DASH}\d)"
)
_FAR_YEAR: Final = re.compile(
    r"\s+(?:to|through|until|and|till)\s+(?:the (?:end|start|beginning|middle) of\s+"
    r"|(?:spring|summer|autumn|fall|winter)\s+|(?:early|mid|late)[\s-])?"
    r"(?P<last>(?:19|20)\d\d)(?![\w%]|[-/.,]\d)"
)
_LIST: Final = re.compile(
    r"(?:,\s(?:19|20)\d\d){0,4},?\s(?:and|&)\s(?P<last>(?:19|20)\d\d)\b(?![-/.,]\d|%|,?\srespectively\b)"
)
_LED_LIST: Final = re.compile(r"\b(?:in|during|throughout|over|for|both)\s\Z", re.IGNORECASE)
_TWO_COUNTS: Final = re.compile(
    rf"(?<![\w-])(?:\d[\d,.]*|{NUMBER})\s(?:and|&)\s(?:\d[\d,.]*|{NUMBER})\b[^,;]*\Z", re.IGNORECASE
)
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
_FISCAL_BEFORE: Final = re.compile(rf"\b{_FISCAL}\s?(?:of\s+)?\(?$", re.IGNORECASE)
_FISCAL_AFTER: Final = re.compile(rf"\s+{_FISCAL}\b", re.IGNORECASE)
_SHORT_FISCAL: Final = re.compile(
    r"(?:FY|fiscal year)\s?['\u2019]?(?P<year>\d\d)(?:[-/](?P<last>\d\d))?(?![\d/,.-]\d|\d)"
)
_NEXT_WORDS: Final = re.compile(r"[ \t\u00a0]+([^\W\d_][\w-]*)(?:[ \t\u00a0]+([^\W\d_][\w-]*))?")
_LAST_WORD: Final = re.compile(r"(?P<word>[^\W\d_][\w.'\u2019-]*|\d[\w,.]*)?(?P<gap>[^\w\n]*)$")
_LOOK_BACK: Final = 40
_PART_OF: Final = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|end|beginning|start|middle|half|quarter|trimester|whole|course|close|entirety"
    r"|remainder|outset|turn|months)\s+of\s\Z|\b(?:in|during|over|for|throughout)\s(?:all|most|much)\s+of\s\Z"
)
# "It was 2006 when inspectors came", "the year was 1999".
_IT_WAS: Final = re.compile(
    r"\b(?:it|this|that|the\syear)\s(?:is|was)\s(?:only\s|still\s|now\s|already\s)?\Z", re.IGNORECASE
)
# A year does something, or is asked to: "2019 was a hard year", "what else did 2019 bring?".
_YEAR_ACTS: Final = re.compile(
    rf"\s(?:was|is|has|had|will|behind|like|{any_of(words('year_acts'))}|(?:an?|the)(?: \w+)? (?:year|one))\b"
)
_ASKED: Final = frozenset({"did", "does", "will"})
_GLUE: Final = re.compile(
    r"[\w$\u20ac\u00a3\u00a5\u20b9#+&=@%\\]$|\w[./:,_-]$|[$\u20ac\u00a3\u00a5\u20b9#+]\s?$|\.$(?<=\w\.)"
)
_YEAR_PREFIX: Final = re.compile(r"(?:\bFYs?|\b(?:mid|early|late)-)\Z", re.IGNORECASE)
_PREFIX: Final = len("early-") + 1

_PLACES: Final = words("counted_places")
_PEOPLE: Final = words("counted_people")
_COUNTING: Final = words("counting_words")
_STRONG: Final = words("time_prepositions")
_WEAK: Final = words("weak_words")
_TOLD_BY: Final = frozenset({"is", "was", "only", "still", "now", "already"})
_DECADE: Final = 9
# A range of people is wider than so many: "between 2000 and 2100 officers", not "between 2016 and 2018 officers".
_CLOSE: Final = 12
_DETERMINERS: Final = frozenset({"the", "these", "our", "their", "its", "a"})


def years_at(text: str, start: int, stretch: tuple[int, int]) -> DateMention | None:
    """Read the year, years or decade whose digits begin at ``start``; None where the number counts something.

    >>> years_at("In 2014/15 they", 3, (0, 15)).last_year
    2015
    >>> years_at("freed 2000 people", 6, (0, 17)) is None
    True
    """
    low, high = stretch
    match = _YEARS.match(text, start, high)
    if match is None or _glued(text, start, low):
        return None
    if match["decade"]:
        year = int(match["decade"])
        return DateMention(start, match.end(), DateKind.ABSOLUTE, DateRole.BETWEEN, year=year, last_year=year + _DECADE)
    if match["last"]:
        return _pair(text, match, stretch)
    end = match.end()
    far = _far(text, match, high)
    end, last = (far.end(), int(far["last"])) if far else (end, None)
    year = int(match["year"])
    close = last is not None and last - year <= _CLOSE
    if not _is_year(text, (start, end), stretch, year, close=close):
        return None
    return _years(text, (start, end), stretch, (year, last))


def bare_years(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Give the years of a heading, where every bare year is one, whatever noun stands beside it.

    >>> [year.year for year in bare_years("2020 convictions", 0, 16)]
    [2020]
    """
    for match in _BARE_YEARS.finditer(text, start, end):
        year, digits = int(match["year"]), match["last"] or ""
        last = int(digits) if len(digits) > 2 else year - year % CENTURY + int(digits or year % CENTURY)  # noqa: PLR2004 - two digits
        yield _years(text, match.span(), (start, end), (year, last if last > year else None))


def short_fiscal_at(text: str, start: int, end: int) -> DateMention | None:
    """Read "FY18" and "FY 18-19", whose years have two digits.

    >>> short_fiscal_at("FY18", 0, 4).year
    2018
    """
    match = _SHORT_FISCAL.match(text, start, end)
    if match is None:
        return None
    last = 2000 + int(match["last"]) if match["last"] else None
    year = 2000 + int(match["year"])
    return DateMention(start, match.end(), DateKind.ABSOLUTE, year=year, last_year=last, fiscal=True)


def _glued(text: str, start: int, low: int) -> bool:
    """Tell whether the digits belong to a price, a code, a decimal or a bigger number."""
    before = max(low, start - _PREFIX)
    return bool(_GLUE.search(text, before, start)) and not _YEAR_PREFIX.search(text, before, start)


def _far(text: str, match: re.Match[str], high: int) -> re.Match[str] | None:
    """Find the far end of "from 2011 to 2015" and "between 2011 and 2015"."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()].lower()
    year = int(match["year"])
    far = _listed(text, match, high) or _FAR_YEAR.match(text, match.end(), high)
    if far is None or not FIRST_LIKELY_YEAR <= year < int(far["last"]) <= LAST_LIKELY_YEAR:
        return None
    joined_by_and = far[0].split()[0] == "and"
    if (
        joined_by_and
        and far.re is _FAR_YEAR
        and not re.search(r"\bbetween\s+(?:fiscal years?\s+|(?:early|mid|late)[\s-])?$", before)
    ):
        return None
    return far


def _listed(text: str, match: re.Match[str], high: int) -> re.Match[str] | None:
    """Find the last of years in a row that one count is of: "in 2019 and 2020", "in 2011, 2012 and 2013".

    Two counts have a year each: "freed 30 and 45 in 2014 and 2015".
    """
    far = _LIST.match(text, match.end(), high)
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if far is None or _LED_LIST.search(before) is None:
        return None
    if any(_TWO_COUNTS.search(words) for words in (before, text[far.end() : far.end() + _LOOK_BACK].lstrip(", "))):
        return None
    years = [int(match["year"]), *map(int, _FOUR_DIGITS.findall(far[0]))]
    return far if years == list(range(years[0], years[0] + len(years))) else None


def _pair(text: str, match: re.Match[str], stretch: tuple[int, int]) -> DateMention | None:
    """Read "2016-2017", "2014/15" and "2013-14"; a span must run forward, a short one with a slash by one year."""
    year, digits = int(match["year"]), match["last"]
    last = int(digits) if len(digits) > 2 else year - year % CENTURY + int(digits)  # noqa: PLR2004 - two digits
    if last < year and year % CENTURY == CENTURY - 1:
        last += CENTURY
    likely = FIRST_LIKELY_YEAR <= year < last <= LAST_LIKELY_YEAR
    counts = len(digits) > 2 and _counts(text, match.end(), stretch[1], _PEOPLE)  # noqa: PLR2004 - "2000-2100 people"
    if not likely or counts or ("/" in match["sign"] and last != year + 1):
        return None
    return _years(text, match.span(), stretch, (year, last))


def _years(text: str, span: tuple[int, int], stretch: tuple[int, int], years: tuple[int, int | None]) -> DateMention:
    start, end = span
    after = _FISCAL_AFTER.match(text, end, stretch[1])
    before = _FISCAL_BEFORE.search(text, max(stretch[0], start - _LOOK_BACK), start)
    role = DateRole.BETWEEN if years[1] else DateRole.IN
    return DateMention(
        before.start() if before else start,
        after.end() if after else end,
        DateKind.ABSOLUTE,
        role,
        year=years[0],
        last_year=years[1],
        fiscal=bool(before or after),
    )


def _word_before(text: str, low: int, place: int) -> int:
    """Where the word before ``place`` begins, or its parts round signs: a search from there finds it at once."""
    if place > low and text[place - 1] == "\n":
        place -= 1
    while place > low and not (text[place - 1].isalnum() or text[place - 1] in "_\n"):
        place -= 1
    while place > low and (text[place - 1].isalnum() or text[place - 1] in "_.,'\u2019-"):
        place -= 1
    return place


def _is_year(text: str, span: tuple[int, int], stretch: tuple[int, int], year: int, *, close: bool) -> bool:
    """Whether digits read as a year; ``close`` are two that no range of people is: "between 2016 and 2018 police"."""
    start, end = span
    match = _LAST_WORD.search(text, _word_before(text, max(stretch[0], start - _LOOK_BACK), start), start)
    word = (match["word"] or "") if match else ""
    gap = match["gap"] if match else ""
    lower = word.lower().rstrip(".-") if not gap.strip() else ""
    likely = FIRST_LIKELY_YEAR <= year <= LAST_LIKELY_YEAR
    if lower in _COUNTING or _counts(text, end, stretch[1], _PLACES):
        return False
    part = lower == "of" and _PART_OF.search(text, max(stretch[0], start - _LOOK_BACK), start) is not None
    told = lower in _TOLD_BY and _IT_WAS.search(text, max(stretch[0], start - _LOOK_BACK), start) is not None
    if part or told or lower in _STRONG or gap.strip() == "-" or lower in FULL_MONTHS:
        return 1000 <= year <= 2099 and (likely or not _counts(text, end, stretch[1], _PEOPLE))  # noqa: PLR2004 - the contract's bounds
    if not likely or (not close and _counts(text, end, stretch[1], _PEOPLE)):
        return False
    acts = lower in _ASKED or _YEAR_ACTS.match(text, end, stretch[1]) is not None
    return not lower or acts or lower in _WEAK or _titled(word) or _possessive(lower)


def _titled(word: str) -> bool:
    """Tell a title's word ("Serbia 2019", "Run4Freedom 2017") from a running one ("freed 2011")."""
    return word[:1].isupper()


def _possessive(lower: str) -> bool:
    return lower.endswith(("'s", "\u2019s", "s'", "s\u2019"))


def _counts(text: str, end: int, high: int, nouns: frozenset[str]) -> bool:
    """Tell whether one of the next two words is a noun that the number counts."""
    match = _NEXT_WORDS.match(text, end, high)
    if match is None:
        return False
    first, second = match[1].lower(), (match[2] or "").lower()
    behind = first not in _DETERMINERS and not first.endswith("s")  # "2016 the police"
    return first in nouns or (second in nouns and nouns is _PEOPLE and behind)
