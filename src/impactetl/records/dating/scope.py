"""The stretch of time that a figure totals: one occasion, a period, all since a start, a rate, a stock."""

import re
from functools import cache
from itertools import pairwise

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import load
from impactetl.metrics.base import Role
from impactetl.model import DateMention, DateRole, PassageKind
from impactetl.records.base.anaphora import goes_on
from impactetl.records.base.clause import bounds, own, words
from impactetl.records.base.context import EVENT_DAYS, Context
from impactetl.records.base.cues import helps
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.dating.comparisons import undated_side
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.in_force import ranked_so_far, spans_course
from impactetl.records.dating.named_years import names_thing
from impactetl.records.dating.occasion import are_named, is_listed, is_occasion, is_told_singly
from impactetl.records.dating.present import STOCKS, is_held
from impactetl.records.dating.when import When
from impactetl.records.draft import Reading
from impactetl.syntax.items import denies, is_ordinal

# A stated period this long or longer is a total over a period, a shorter one dates an event.
_PERIOD_DAYS = 62
# The rows of a table total as short a time as the days of a February, from the first to the last.
_MONTH_DAYS = 27
# An organisation that "has trained 4,800" tells of all its years; "have arrested two men" tells news. Its auxiliary
# stands so many items before the number at most.
_CAREER, _PERFECT_REACH = 20, 6
# What is handed down in one case, whatever the period of the text.
_IMPOSED = frozenset({"sentence_length", "fine", "compensation"})
_YEAR_REACH = 9  # a year that bounds an ordinal stands so many items behind it
_THIS_YEAR = re.compile(r"\bof the year\b|\bthis year\b")
# "A year" is a rate, save in "half a year", "a year ago", "a year in prison".
_NO_RATE = re.compile(
    r"\b(?:half|within|over|than|for|about|of|nearly|almost) a year\b"
    r"|\ba (?:year|month) (?:ago|later|after|before|earlier|into|in|old)\b"
)
_SINCE_START = re.compile(r"\bsince (?:its|our|their|the|it|we|they)\b")
_IN_A_CASE = re.compile(r"\bin (?:the|that|this|another|a|one)(?: \w+)? case\b")
_BRINGS_TO = re.compile(r"\b(?:brings?|brought|bringing)\b.*\bto\Z")
# A figure is told apart from what follows it by a comma and one of these.
_BREAKS = frozenset({"conj", "sub", "rel"})
_KNOWN = frozenset({"the", "these", "those", "all", "both", "other"})
LISTS = frozenset({PassageKind.ROW, PassageKind.BLOCK, PassageKind.ITEM})
_MANY = 10  # so many are named no more
_CONTINUING = forms_of("continue")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load("scope")[name])) + r")\b")


def counts_up(heading: str) -> bool:
    """Whether a heading tells of totals up to now: "To date", "Since we began"."""
    return bool(_SINCE_START.search(heading.lower()) or _phrases("cumulative").search(heading.lower()))


def scope(reading: Reading, link: Link, date: When, context: Context, figure: Figure) -> str:
    """Give the scope: rate, stock, cumulative, period or event (contract, section 1)."""
    view, at = reading.view, link.phrase.start
    said = _said(view, link)
    if link.metric in _IMPOSED:
        return _of_imposed(view, at, date, said)
    if link.metric in STOCKS:
        return _of_stock(view, link, date)
    if is_ordinal(view.items[at]):
        return "period" if _THIS_YEAR.search(said) or _of_a_year(view, at) else "cumulative"
    if _is_rate(words(view.items[max(at - 2, 0) : at]) + " " + words(view.items[at : at + 8]), said):
        return "rate"
    if figure.current or _is_standing(view, link, said):
        return "stock"
    return _of_count(reading, link, date, context)


def _of_a_year(view: View, at: int) -> bool:
    """Whether a year behind an ordinal bounds its count: "the sixth this year", "the ninth raid of 2016"."""
    ahead = view.items[at : at + _YEAR_REACH]
    for before, item in pairwise(ahead):
        mention = item.date
        if mention is not None and mention.role is not DateRole.SINCE:
            whole = mention.year is not None and mention.month is None and before.lower == "of"
            return whole or mention.shift_unit == "year"
    return False


def _told(view: View, link: Link) -> tuple[int, int]:
    """The items that tell a figure: its clause, without what a comma and "though", "which" or "and" add behind."""
    low, high = bounds(view, link.phrase.start)
    end = max(link.phrase.end, link.hit.end if link.hit is not None else 0)
    items = view.items
    under = items[low].lower == "while"  # "while two were convicted, justice has yet"
    cut = (i for i in range(end, high - 1) if items[i].lower == "," and (under or items[i + 1].category in _BREAKS))
    return low, next(cut, high)


def _said(view: View, link: Link) -> str:
    """The words that tell a figure."""
    low, high = _told(view, link)
    items, start = view.items, link.phrase.start
    if link.hit is not None:
        start = min(start, link.hit.at)
    joined = (i + 1 for i in range(start - 2, low, -1) if items[i].lower == "," and items[i + 1].category in _BREAKS)
    return words(items[next(joined, low) : high])


def _of_imposed(view: View, at: int, date: When, said: str) -> str:
    """The scope of a term or an amount: of one case, save where a total of many is told."""
    if _since_date(view, at, before=True) or _phrases("total").search(said):
        return "cumulative"
    summed = "a total of" in said or "totaling" in said or "totalling" in said
    long = date.period is not None and (date.period.last - date.period.first).days > _PERIOD_DAYS
    return "period" if summed and long else "event"


def _is_rate(near: str, said: str) -> bool:
    """Whether a figure recurs: "some 600 a year"."""
    return _phrases("rate").search(_NO_RATE.sub("", near)) is not None or said.startswith(("each year", "every year"))


def _of_stock(view: View, link: Link, date: When) -> str:
    """The scope of how many suffer it: of a time, of each year, or since a start."""
    low, high = own(view, link.phrase.start)
    near = _NO_RATE.sub("", words(view.items[max(low, link.phrase.start - 2) : high]))
    if _is_rate(near, _said(view, link)):
        return "rate"
    if link.metric == "illicit_profits":
        return "period" if date.mention is not None else "rate"
    return "cumulative" if date.since else "stock"


def _in_custody(link: Link) -> bool:
    """Whether a predicate tells that people are in custody, and not that arrests befell them: "suffered arrests"."""
    if link.metric == "arrests" and link.rule == "special" and link.phrase.noun == "prisoner":
        return True  # "there were 275 detainees"
    cue = link.hit.cue if link.hit is not None and link.metric == "arrests" else None
    return cue is not None and cue.role is Role.STATE and not any("arrests" in part.split("|") for part in cue.then)


def _is_standing(view: View, link: Link, said: str) -> bool:
    """Whether a figure tells how many are held or cared for at a time, not what was done."""
    group = link.group
    if is_held(view, link) or _in_custody(link):
        return True
    if group is not None and link.metric in {"arrests", "people_assisted"}:
        before = [item.lower for item in view.items[max(group.start - 2, 0) : group.end]]
        if _CONTINUING.intersection(before):
            return True
        going = view.items[group.end - 1].lower.endswith("ing") and group.end - group.start > 1
        if going and not _phrases("rate").search(said):
            return True
    return link.metric in {"prosecutions", "cases"} and _phrases("stock").search(said) is not None


def _of_count(reading: Reading, link: Link, date: When, context: Context) -> str:
    """The scope of a plain count, by its date and by the words that tell it."""
    view, at = reading.view, link.phrase.start
    if _is_single(reading, link):
        return "event"
    said = _said(view, link)
    since = date.mention is None and (_SINCE_START.search(said) or _since_date(view, at))
    if date.since or since or "since then" in said:
        return "cumulative"
    mention = _own_date(view, link, date, context.frame.document.text)
    told = _BRINGS_TO.search(words(view.items[max(at - 4, 0) : at])) or _phrases("cumulative").search(said)
    ranked = "so far <date>" in said or ("so far" in said and ranked_so_far(view))
    if (told and not ranked) or (mention is None and context.frame.reporting is None and _is_career(view, link)):
        return "cumulative"
    occasion = (is_occasion(link, said) or _are_named(reading, link, context)) and (
        mention is None or _in_one_year(mention)
    )
    if mention is not None and not occasion:
        return _dated(mention, date, context.frame.document.text, perfect=" had " in said or " have " in said)
    if occasion or _IN_A_CASE.search(said) or _goes_on(reading, link, context):
        return "event"
    return _undated(reading, link, date, context)


def _are_named(reading: Reading, link: Link, context: Context) -> bool:
    """Whether those who are counted are named one by one."""
    number = reading.view.items[link.phrase.start]
    few = number.number is not None and (number.number.value or _MANY) < _MANY
    text = context.frame.document.text
    return (
        few and link.phrase.basis == "stated" and are_named(" ".join(text[number.start : reading.passage.end].split()))
    )


def _in_one_year(mention: DateMention) -> bool:
    """Whether a date lies within one year, and is no bound of a count."""
    return mention.role is DateRole.IN and mention.last_year is None and mention.shift_unit != "period"


def _is_single(reading: Reading, link: Link) -> bool:
    """Whether a figure tells of one person of whom there is something to tell: no total, whatever the year."""
    value = reading.view.items[link.phrase.start].number
    one_of = link.phrase.of and value is not None and value.value == 1
    return not is_listed(reading, link) and (link.phrase.basis == "implied" or one_of)


def _own_date(view: View, link: Link, date: When, text: str) -> DateMention | None:
    """The date that the words of the figure tell, be it one of which nothing tells what it is counted from."""
    low, high = _told(view, link)
    dates = [(i, view.items[i].date) for i in range(low, high) if view.items[i].date is not None]
    if date.period is not None:
        return next((mention for _, mention in dates if mention is date.mention), None)
    if not undated_side(view, link.phrase.start):  # a year that could be the figure's and is not tells of another deed
        dates = [(i, mention) for i, mention in dates if mention is None or mention.year is None]
    dates = [(i, mention) for i, mention in dates if mention is None or not names_thing(text, mention)]
    return min(dates, key=lambda x: abs(x[0] - link.phrase.start), default=(0, None))[1]


def _since_date(view: View, at: int, *, before: bool = False) -> bool:
    """Whether a clause with "since" and a date tells from when the count runs; ``before``, whether it stands ahead."""
    low, high = bounds(view, at)
    if before:  # "since the arrest of the son, who is serving ten years"
        low = max((i for i in range(low, at) if view.items[i].category == "rel"), default=low)
    for i in range(low, at if before else high):
        item = view.items[i]
        if item.date is not None and item.date.role is DateRole.SINCE:
            return True
        if item.lower == "since" and any(x.date is not None for x in view.items[i : i + 8]):
            return True
    return spans_course(view, at)


def _is_career(view: View, link: Link) -> bool:
    """Whether somebody tells of all that was done so far: "we have obtained almost 100 convictions"."""
    at, number = link.phrase.start, view.items[link.phrase.start].number
    before = view.items[max(at - _PERFECT_REACH, bounds(view, at)[0]) : at]
    low = at - len(before)
    has = (i for i in range(low, at) if view.items[i].lower in {"has", "have"})
    perfect = any(helps(view.items, i) for i in has) or any(item.clitic == "'ve" for item in before)
    passive = any(item.category == "be" or denies(item) for item in before)
    many = number is not None and max(number.value or 0, number.low or 0) >= _CAREER
    news = link.metric == "arrests" and not any(item.lower == "we" for item in before)
    return many and perfect and not passive and not news


def _dated(mention: DateMention, date: When, text: str, *, perfect: bool) -> str:
    """The scope by the date of its own clause; "as of May 3 it had treated 23" tells of all that it had done."""
    yearly = mention.shift_unit in {"year", "quarter", "period"}
    if mention.role is DateRole.SINCE:
        return "cumulative"
    days = (date.period.last - date.period.first).days if date.period is not None else 0
    if mention.role is DateRole.UNTIL and not yearly:
        return _up_to(mention, days, text[max(mention.outer_start, 0) : mention.start].lower(), perfect=perfect)
    if mention.role is DateRole.BETWEEN and mention.shift is not None:
        return "cumulative" if mention.shift_unit == "year" and mention.shift < -1 else "period"
    if date.period is None:
        whole = mention.month is None and mention.weekday is None and mention.shift_unit not in {"day", "week", "month"}
        return "period" if yearly or whole or mention.last_month is not None else "event"
    spans = mention.last_month is not None and mention.last_month != mention.month
    return "period" if days > _PERIOD_DAYS or spans else "event"


def _up_to(mention: DateMention, days: int, opening: str, *, perfect: bool) -> str:
    """The scope of a count up to a date: "by the end of 2018, 340 had been resettled" tells of all that was done."""
    year = mention.year is not None and mention.month is None
    if days > _PERIOD_DAYS and not (year and perfect and opening.startswith("by")):
        return "period"  # a report on a year counts from its first day on
    whole = opening.startswith("by") or (perfect and opening.startswith(("as", "up to")))
    return "cumulative" if whole else "period"


def _goes_on(reading: Reading, link: Link, context: Context) -> bool:
    """Whether a figure tells of people already spoken of: "the two women had been sentenced"."""
    view, at = reading.view, link.phrase.start
    if is_listed(reading, link):
        return False
    known = at > 0 and view.items[at - 1].lower in _KNOWN and view.items[at].number is not None
    told = context.paragraph_period
    return known or (told is not None and (told.last - told.first).days <= EVENT_DAYS and goes_on(view))


def _undated(reading: Reading, link: Link, date: When, context: Context) -> str:
    """The scope of a figure without a date of its own, by the period in force."""
    period = date.period
    if period is None:
        return "event"
    singly = context.frame.home is not None and is_told_singly(reading.view, link) and not is_listed(reading, link)
    if singly or (reading.passage.kind is PassageKind.HEADING and period == context.paragraph_period):
        return "event"
    monthly = reading.row is not None and (period.last - period.first).days >= _MONTH_DAYS
    return "period" if monthly or (period.last - period.first).days > _PERIOD_DAYS else "event"
