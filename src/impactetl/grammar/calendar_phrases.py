"""Dates told from a reference: "last month", "two years later", "the first half of 2018", "the reporting period"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from impactetl.grammar.calendar_points import point_at
from impactetl.grammar.calendar_seasons import AT_FEAST, FEAST, FEASTS, NO_FEAST, SEASONS
from impactetl.grammar.calendar_words import MONTHS_IN_YEAR, NUMBER, ORDINALS, THEN_COUNTED, count_of
from impactetl.grammar.terms import opens_term
from impactetl.model import DateKind, DateMention, DateRole

Fields = DateMention | None

_UNIT = r"(?P<unit>year|month|week|fortnight|day|quarter|decade)s?\b"
_FISCAL = r"(?P<fiscal>(?:fiscal|financial|reporting|review|school|calendar)\s+)?"
_PERIOD_UNIT = r"(?P<unit>year|month|week|fortnight|quarter|decade|period|day)\b"
_WHOSE_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)|(?P<fy>(?:fiscal\s+year|FY)\s?(?P<fiscal_year>20\d\d)(?![\w%]))"
    r"|(?P<rel>this|last|next|the\s+same|that|the\s+previous|the|the\s+fiscal|the\s+reporting)\s+year)"
)
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_MONTHS_OF: Final = {"quarter": 3, "half": 6, "trimester": 3}
_SHIFTS: Final = {"this": 0, "current": 0, "last": -1, "next": 1, "coming": 1}
_SATURDAY: Final = 5
# Units that are so many of another one.
_MANY: Final = {"decade": (10, "year"), "fortnight": (2, "week")}
_LONGEST: Final = 200
# "sentenced to 15 years later that month": the years are a term.
_TERM_BEFORE: Final = re.compile(r"\b(?:to|for)\s\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a date: its pattern (group ``core`` where the date words begin later) and its reading."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Fields]


def _mention(match: re.Match[str], shift: int | None, unit: str, **fields: object) -> DateMention:
    core = match.start("core") if match.groupdict().get("core") else match.start()
    if unit in _MANY:
        count, unit = _MANY[unit]
        shift = None if shift is None else shift * count
    if shift is not None and abs(shift) > _LONGEST:
        shift = None
    base = DateMention(core, match.end(), DateKind.RELATIVE, shift=shift, shift_unit=unit, outer_start=match.start())
    return replace(base, **fields)  # type: ignore[arg-type]  # fields are DateMention's own, given by name


def _is_fiscal(match: re.Match[str]) -> bool:
    return bool(match["fiscal"]) and not match["fiscal"].lower().startswith(("school", "calendar"))


def _named(match: re.Match[str]) -> Fields:
    """Read "last year", "this month", "next fiscal year", "so far this year"."""
    role = DateRole.UNTIL if match["sofar"] else DateRole.IN
    fiscal = _is_fiscal(match) or match["unit"].lower() == "period"
    unit = "year" if match["unit"].lower() == "period" else match["unit"].lower()
    return _mention(match, _SHIFTS[match["which"].lower()], unit, role=role, fiscal=fiscal)


def _daily(match: re.Match[str]) -> Fields:
    word = match[0].lower()
    before = word.startswith(("yesterday", "last", "past", "the"))  # "the past 24 hours"
    return _mention(match, -1 if before else int(word == "tomorrow"), "day")


def _past(match: re.Match[str]) -> Fields:
    """Read "the past 14 years" as the span up to the reference and "the previous year" as one year of the story's."""
    which, several = match["which"].lower(), match["count"]
    count = count_of(several) if several else 1
    shift = None if count is None else -count
    story = which not in ("last", "past")
    if (story or match["fiscal"]) and not several:
        return _mention(match, -1, _unit(match), story=story and not _is_fiscal(match), fiscal=_is_fiscal(match))
    return _mention(match, shift, _unit(match), role=DateRole.BETWEEN, story=story, fiscal=_is_fiscal(match))


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower()
    return "year" if unit == "period" else unit


def _following(match: re.Match[str]) -> Fields:
    if opens_term(match.string, *match.span()):
        return None
    count = count_of(match["count"]) if match["count"] else 1
    role = DateRole.BETWEEN if match["count"] else DateRole.IN
    return _mention(match, count, match["one"].lower() if match["one"] else _unit(match), role=role, story=True)


def _to_date(match: re.Match[str]) -> Fields:
    """Read "in the year to date" as this year up to the reference."""
    return _mention(match, 0, "year", role=DateRole.UNTIL)


def _distance(match: re.Match[str]) -> Fields:
    """Read "a year earlier", "three months ago", "two years later"."""
    if _TERM_BEFORE.search(match.string, max(0, match.start() - len("for ")), match.start()):
        return None
    count = 1 if match["count"].lower() == "the" else count_of(match["count"])
    where = match["where"].lower()
    later = where in ("later", "after", "afterward", "afterwards", "on", "thereafter")
    shift = count if later or count is None else -count
    return _mention(match, shift, _unit(match), story=where != "ago")


def _same(match: re.Match[str]) -> Fields:
    unit = match["unit"].lower()
    if match["count"] or match[0].lower().endswith("s") or unit == "time":
        unit = "period"
    return _mention(match, 0, unit, story=True)


def _same_of(match: re.Match[str]) -> Fields:
    """Read "the same period of 2017", "the same time last year"."""
    if match["year"]:
        year = int(match["year"])
        return _mention(match, None, "year", kind=DateKind.ABSOLUTE, year=year, shift_unit=None)
    story = not (match["rel"] or "").lower().startswith("last") and not match[0].lower().endswith("ago")
    return _mention(match, -1, "year", story=story)


def _document(match: re.Match[str]) -> Fields:
    return _mention(match, 0, "year", fiscal=True)


def _recent(match: re.Match[str]) -> Fields:
    return _mention(match, None, _unit(match))


def _part_of_year(match: re.Match[str]) -> Fields:
    """Read "the first quarter of 2019", "Q2 2020", "the first eight months of the year" as a span of months."""
    parts = match.groupdict()
    length = _MONTHS_OF[parts["part"].lower()] if parts.get("part") else count_of(parts.get("count"))
    if parts.get("code"):
        length = 3 if parts["code"].upper() == "Q" else 6
    if not length or not 1 <= length <= MONTHS_IN_YEAR:
        return None
    place = ORDINALS[parts["ordinal"].lower()] if parts.get("ordinal") else int(parts.get("index") or 1)
    last = MONTHS_IN_YEAR if place < 0 else place * length
    if last > MONTHS_IN_YEAR:
        return None
    return replace(_of_year(match), month=last - length + 1, last_month=last, role=DateRole.BETWEEN)


def _of_year(match: re.Match[str]) -> DateMention:
    parts = match.groupdict()
    if parts.get("year"):
        year = int(parts["year"])
        return _mention(match, None, "year", kind=DateKind.ABSOLUTE, year=year, last_year=year, shift_unit=None)
    if parts.get("fiscal_year"):
        # The months of a fiscal year are not the calendar's: only the year is sure.
        year = int(parts["fiscal_year"])
        return _mention(match, None, "year", kind=DateKind.ABSOLUTE, year=year, fiscal=True, shift_unit=None)
    rel = re.sub(r"\s+", " ", (parts.get("rel") or "").lower())
    if rel in ("this", "last", "next"):
        return _mention(match, _SHIFTS[rel], "year", kind=DateKind.PARTIAL)
    if rel in ("that", "the same", "the previous"):
        return _mention(match, -1 if "previous" in rel else 0, "year", kind=DateKind.PARTIAL, story=True)
    return _mention(match, None, "year", kind=DateKind.PARTIAL, shift_unit=None)


def _season(match: re.Match[str]) -> Fields:
    """Read "last spring", "this summer", "over the winter" as the latest such months, or those of this year."""
    first, last = SEASONS[match["season"].lower()]
    if (match["which"] or "").lower().startswith("the "):
        return replace(_mention(match, 1, "month", kind=DateKind.PARTIAL, story=True), month=first, last_month=last)
    shift = 0 if (match["which"] or "").lower() == "this" and last > first else None
    return _mention(match, shift, "year", kind=DateKind.PARTIAL, role=DateRole.BETWEEN, month=first, last_month=last)


def _feast(match: re.Match[str]) -> Fields:
    """Read "before Easter" and "by Christmas 2016" as the months in which a feast falls."""
    first, last = FEASTS[match["feast"].lower()]
    year = int(match["year"]) if match["year"] else None
    kind = DateKind.PARTIAL if year is None else DateKind.ABSOLUTE
    far = last if last > first else None
    return _mention(match, None, "year", kind=kind, shift_unit=None, year=year, month=first, last_month=far)


def _weekend(match: re.Match[str]) -> Fields:
    return _mention(match, None, "week", kind=DateKind.PARTIAL, weekday=_SATURDAY, shift_unit=None)


def _running_to(match: re.Match[str]) -> Fields:
    """Read "the 12 months to June 2016" and "the year ended 31 March 2016"."""
    point = point_at(match.string, match.end(), match.endpos)
    count = MONTHS_IN_YEAR if match["count"] is None else count_of(match["count"])
    if point is None or point.month is None or not count or count > MONTHS_IN_YEAR:
        return None
    back = point.month - count
    kind = DateKind.PARTIAL if point.year is None else DateKind.ABSOLUTE
    year = None if point.year is None else point.year - (back < 0)
    mention = _mention(match, None, "year", kind=kind, role=DateRole.BETWEEN, shift_unit=None, year=year)
    return replace(
        mention, end=point.end, month=back % MONTHS_IN_YEAR + 1, last_year=point.year, last_month=point.month
    )


def _form(pattern: str, read: Callable[[re.Match[str]], Fields]) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), read)


# The order is the order of trying at one place in the text: the longer forms first.
FORMS: Final = (
    _form(
        r"the\s+same\s+(?:period|months?|time|quarter|half|season)\s+(?:(?:of|in|for|during)\s+)?(?:the\s+year\s+)?"
        r"(?:(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)|(?P<rel>last|the\s+(?:previous|prior|preceding|past))\s+year\b"
        r"|(?:the|a)\s+year\s+(?:before|earlier|ago)\b)",
        _same_of,
    ),
    _form(
        rf"(?:the\s+)?{_ORDINAL}\s+(?P<part>quarter|half)(?:\s+of|(?=\s+(?:19|20)\d\d(?![-/\u2013]\d)))\s+{_WHOSE_YEAR}\b",
        _part_of_year,
    ),
    _form(
        rf"(?:the\s+)?(?P<ordinal>first|last|final)\s+(?P<count>{NUMBER})\s+months\s+of\s+{_WHOSE_YEAR}\b",
        _part_of_year,
    ),
    _form(
        rf"(?:in|during|over|for)\s+(?P<core>the\s+(?P<ordinal>first)\s+(?:(?P<count>{NUMBER})\s+months|(?P<part>quarter|half)))"
        rf"\b(?!\s+of\b|\s+(?:19|20)\d\d\b)",
        _part_of_year,
    ),
    _form(r"(?P<code>[QH])(?P<index>[1-4])[ ,/-]*(?:of\s+)?(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)", _part_of_year),
    _form(
        rf"(?:the\s+)?(?:(?P<count>{NUMBER})[\s-]months?(?:\s+period)?|(?:fiscal\s+|financial\s+)?year)\s+"
        rf"(?:to|ended|ending|ending\s+in|ended\s+in|up\s+to)\s+(?:on\s+|mid-)?(?=[\dA-Z])",
        _running_to,
    ),
    _form(
        rf"(?:the|these|our|its|their)\s+(?P<which>past|last|previous|preceding|prior)\s+(?:(?P<count>{NUMBER}|several|few|couple\s+of)\s+)?"
        rf"{_FISCAL}(?P<unit>year|month|week|fortnight|day|quarter|decade|period)s?\b",
        _past,
    ),
    _form(
        rf"(?P<which>past|last|previous|preceding|prior)\s+(?P<count>{NUMBER}|several|few|couple\s+of)\s+{_FISCAL}{_UNIT}",
        _past,
    ),
    _form(
        rf"(?P<which>past|previous|preceding|prior)\s+(?P<count>(?!)x)?{_FISCAL}(?P<unit>year|month|week|quarter|decade)\b",
        _past,
    ),
    _form(
        rf"the\s+(?:following|next|subsequent|ensuing)\s+(?:(?P<count>{NUMBER}|several|few)\s+)?(?:fiscal\s+)?{_UNIT}"
        r"|the\s+(?P<one>year|month|week|day)\s+(?:that\s+follow(?:s|ed)|following|which\s+followed)\b(?!\s+(?:the|a|an|his|her|its|their|our)\b)",
        _following,
    ),
    _form(r"(?:in\s+|for\s+)?(?P<core>(?:the\s+)?year[\s-]to[\s-]date)\b", _to_date),
    _form(
        rf"(?P<count>the|{NUMBER}|several|a\s+few|many)\s+{_UNIT}\s+(?P<where>ago|earlier|later|previously|afterwards?|thereafter"
        r"|(?:before|prior|after|on)(?=\s*[,.;:)\]\u2013\u2014]|\s*$|\s+(?:and|when)\b)"
        rf"|before(?=\s+(?:it|this|that|there|we|the\s+(?:figure|number|total|count)){THEN_COUNTED}))",
        _distance,
    ),
    _form(
        rf"(?:the\s+same|that\s+same|that|those|these\s+same)\s+(?:(?P<count>{NUMBER})\s+)?(?:fiscal\s+|reporting\s+|whole\s+|entire\s+|one\s+)?"
        r"(?P<unit>year|month|week|day|quarter|period|(?:(?<=\bin\sthat\s)|(?<=\bover\sthat\s)|(?<=\bduring\sthat\s))time)s?\b",
        _same,
    ),
    _form(
        rf"(?:(?P<sofar>(?:so|thus)\s+far)\s+(?:in\s+)?)?(?:(?:earlier|later|early|late|already)\s+)?(?P<core>(?:the\s+)?"
        rf"(?P<which>this|last|next|current|coming)\s+{_FISCAL}{_PERIOD_UNIT})",
        _named,
    ),
    _form(
        r"(?:(?=last|this|the\s(?:following|next))|(?:in|during|over)\s+(?=the|[saw]))"
        r"(?P<core>(?:(?P<which>last|this|the\s(?:following|next)|the)(?:\s+past)?\s+)?"
        r"(?P<season>spring|summer|autumn|winter|(?<=last\s)fall|(?<=this\s)fall))\b(?!\s+(?:of|(?:19|20)\d|(?!his\b|was\b)[a-z]+s\b|school|camp|term|house|time|job))",
        _season,
    ),
    _form(
        rf"(?:{AT_FEAST})(?:last\s+)?(?P<feast>{FEAST})\b(?!['\u2019-]|\s+(?:{NO_FEAST})\b)"
        r"(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?",
        _feast,
    ),
    _form(r"(?:(?=last|this)|(?:at|on|over)\s+(?=the))(?P<core>(?:last|this|the)(?:\s+past)?\s+weekend)\b", _weekend),
    _form(rf"(?:the\s+)?(?:past|last)\s+{NUMBER}[\s-]hours\b", _daily),
    _form(r"yesterday|today|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening)\b", _daily),
    _form(
        r"(?:the\s+)?(?:reporting|review)\s+(?:period|year)\b|the\s+(?:year|period)\s+(?:under\s+review|covered)\b"
        r"|the\s+(?:financial|fiscal)\s+year\s+(?:(?:that|which)\s+(?:has\s+)?)?just\s+(?:ended|closed|gone|past|finished)\b",
        _document,
    ),
    _form(
        r"(?:the\s+)?year['\u2019]s\s+end\b|(?:by|at)\s+(?P<core>(?:the\s+)?year[\s-]end)\b"
        r"|the\s+(?:end|start|beginning|outset|middle)\s+of\s+the\s+(?:reporting\s+)?(?:year|period)\b(?!\s+\d)",
        _document,
    ),
    _form(
        r"(?:during|throughout|over|in|for|within|earlier\s+in|later\s+in|course\s+of)\s+(?P<core>the\s+year)\b"
        r"(?!\s+(?:to|of|end(?:ing|ed)|\d|before|after|earlier|later|prior|previous|that|when|he|she|they|since|under|covered|in|ahead)|['\u2019-])",
        _document,
    ),
    _form(r"(?:the\s+)?recent\s+(?P<unit>year|month|week|day|decade)s\b", _recent),
)
