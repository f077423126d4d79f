"""The date of an offence: "jailed on Monday over a fire in 2004", "guilty of the murder of a cook in 1975"."""

import re

from impactetl.grammar.calendar_resolve import resolve
from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of
from impactetl.model import DateKind, DateMention, Mentions
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.named_years import DEEDS
from impactetl.records.dating.verdict_days import court_in_force

# A sentence of a court report is so long, in characters, at most.
_REACH = 240
_VERDICT = (
    r"\b(?:convict(?:ed|s|ions?)|found|finds|guilty|sentenc(?:ed?s?|ing)|jail(?:ed|s)?|imprisoned|fined|cleared|acquitted"
    r"|terms?|years?|months|life|behind\sbars|probation|trial|tried|charged|charges|indicted|accused|arraigned"
    r"|arrest(?:ed|s)?|detained)\b"
)
_LEAD = (
    r"\b(?:for|of|over|involving|following|stemming\sfrom|arising\s(?:from|out\sof)"
    r"|(?:in\sconnection|in\srelation|linked|connected|relat(?:ed|ing))\s(?:with|to))\s"
)
# A plea leads to the offence by "to": "pleaded guilty this week to running a boat that sank in 2018".
_PLEA = r"\bguilty\s(?:\w+\s){0,4}?to\s|\badmit(?:s|ted|ting)?\s(?:[^,;]{0,40}?\bthat\s)?"
# Behind these a date is that of the court again.
_COURT = rf"(?:{any_of(words_of('justice', 'court', 'words'))}|{any_of(words_of('events', 'tried'))}|and\swas|who)\b"
_OFFENCE = re.compile(rf"(?:{_PLEA}|{_VERDICT}.{{0,120}}?{_LEAD})(?P<what>[^;]*)\Z", re.IGNORECASE | re.DOTALL)
_AGAIN = re.compile(rf"\b{_COURT}", re.IGNORECASE)
# "Sentenced for trafficking in persons, in 2016": a comma ends what somebody did.
_APART = re.compile(r",\s*\Z")


def of_offence(text: str, start: int, mention: DateMention) -> bool:
    """Whether a date stands behind what a court found somebody guilty of, in the passage that begins at ``start``.

    >>> text = "He was jailed on Monday for a robbery in 2014."
    >>> of_offence(text, 0, DateMention(41, 45, DateKind.ABSOLUTE, year=2014, outer_start=38))
    True
    """
    end = mention.outer_start if mention.outer_start >= 0 else mention.start
    match = _OFFENCE.search(text, max(start, end - _REACH), end)
    if match is None or _APART.search(match["what"]):
        return False
    return _AGAIN.search(match["what"]) is None


# Right behind these stands the time of crimes, unless another verb takes it: "committed in Bo were tried in 1999".
_CRIMES = re.compile(
    r"\b(?:(?:committed|perpetrated)(?!\s(?:to|for)\b)|dating(?=\s(?:back|to|from)\b|\s*\Z))\b"
    r"(?:(?!\b(?:who|was|were|is|are|ha[sd]|have|[a-z]{2,20}ed)\b)[^,;.]){0,40}\Z"
)


# "The offences were alleged to have occurred at a clinic between 2004 and 2013".
_OCCURRED = re.compile(
    rf"\b{any_of(words_of('events', 'offences'))}\b[^.;]{{0,60}}\b{any_of(words_of('events', 'occurred'))}\b"
    r"[^,;.]{0,60}\Z",
    re.IGNORECASE,
)


# "Charged with torture related to two separate incidents in May 2020".
_INCIDENTS = re.compile(
    rf"{_LEAD}(?:[a-z]{{1,14}}\s){{0,4}}?{any_of(words_of('events', 'incidents'))}\s(?:[a-z]{{2,12}}\s){{0,4}}\Z",
    re.IGNORECASE,
)


def of_crimes(text: str, start: int, mention: DateMention) -> bool:
    """Whether a date tells when crimes were committed, in the passage that begins at ``start``.

    >>> text = "He was jailed for abuse dating back to 1987."
    >>> of_crimes(text, 0, DateMention(39, 43, DateKind.ABSOLUTE, year=1987, outer_start=36))
    True
    """
    end = mention.outer_start if mention.outer_start >= 0 else mention.start
    low = max(start, end - _REACH)
    if _INCIDENTS.search(text, low, mention.start) is not None:
        return True
    return _CRIMES.search(text, low, end) is not None or _OCCURRED.search(text, low, end) is not None


def _in_offence(view: View, at: int, date: int) -> bool:
    """Whether the date stands behind what somebody is accused of: "guilty of driving a widow off her plot in 2013"."""
    items = view.items
    for i in range(at, date - 1):
        if items[i].lower in {",", ";"}:
            return False
        if items[i].lower in {"for", "over"} and items[i + 1].lower == "what":
            return True
        if items[i].lower in {"of", "for", "with"} and items[i + 1].lower.endswith("ing"):
            if items[i + 2].lower == "in":  # "of trafficking in persons in 2016" dates the verdict
                return False
            object_ = i + 2 + (items[i + 2].category in {"prep", "adv"} and i + 3 < date)
            verb = items[i + 1].category == "verb"  # "of trafficking women in 2016", told as a noun, dates the verdict
            mention = items[date].date
            gerund = verb or (mention is not None and mention.year is not None and items[object_].category != "noun")
            return gerund and items[object_].category in {"det", "num", "noun"}
    return False


_VERDICTS = frozenset({"convictions", "prosecutions", "acquittals", "arrests"})


def _offence_before(view: View, at: int, date: int) -> bool:
    """Whether a date before a figure is that of the offence: "guilty of seizing a boy in 2012 and given ten years"."""
    verdict = max((hit.at for hit in view.hits if hit.metric in _VERDICTS and hit.at < date), default=None)
    return verdict is not None and date < at and (_in_offence(view, verdict, date) or _in_deed(view, verdict, date))


# "For the killing of a guard in 2008": from the preposition to the noun of the deed, in items.
_DEED_REACH = 5
_DEED_LEADS = frozenset({"of", "for", "over", "in", "with", "to"})
# What people answer for that is no one event.
_DEEDS = DEEDS | words_of("events", "answered_for")


def _in_deed(view: View, at: int, date: int) -> bool:
    """Whether the date stands behind one deed that people answer for: "guilty of the murder of a cook in 1975"."""
    items = view.items
    low = max((i + 1 for i in range(at, date) if items[i].lower in {",", ";"}), default=at)
    for i in range(low, date - 1):
        if items[i].lower not in _DEED_LEADS:
            continue
        words = [item.lower for item in items[i + 1 : min(i + 1 + _DEED_REACH, date)]]
        one = items[i + 1].category == "det" or "against" in words or words[:1] == ["involvement"]
        if one and not _DEEDS.isdisjoint(words):
            return True
    return False


def is_of_offence(view: View, figure: Figure, date: int, context: Context) -> bool:
    """Whether a date tells when the offence was, and not when those who are counted were arrested or tried."""
    at = figure.at
    if _in_offence(view, at, date) or _in_deed(view, at, date) or _offence_before(view, at, date):
        return True
    return date >= at and _of_news(view, date, context, tried=figure.tried)


def _of_news(view: View, date: int, context: Context, *, tried: bool) -> bool:
    """Whether a date is that of the offence, in news of a verdict of these days."""
    mention = view.items[date].date
    if mention is None or not context.frame.tells_news or not _is_old(mention, context):
        return False
    recent = any(item.date is not None and _is_recent_day(item.date, context) for item in view.items)
    if not recent and not (tried and court_in_force(view, context) is not None):
        return False
    return of_offence(context.frame.document.text, view.items[0].start, mention)


def _is_old(mention: DateMention, context: Context) -> bool:
    """Whether a date names another year than that in which the news was written."""
    published = context.frame.document.published
    year = mention.year if mention.kind is DateKind.ABSOLUTE else None
    return published is not None and year is not None and (mention.last_year or year) != published.year


def _tells_recent(mentions: Mentions, context: Context) -> bool:
    """Whether a passage names a day of the news beside, or one on which a court sat is in force."""
    if context.court_period is not None and context.frame.is_recent(context.court_period):
        return True
    return any(_is_recent_day(mention, context) for mention in mentions.dates)


def _is_recent_day(mention: DateMention, context: Context) -> bool:
    """Whether a mention is a day of the weeks before the document."""
    period = resolve(mention, context.reference()) if mention.kind is not DateKind.ABSOLUTE else None
    return period is not None and context.frame.tells_news and context.frame.is_day_of_news(period)


def offence_dates(mentions: Mentions, context: Context, text: str, start: int) -> frozenset[int]:
    """Ends of the dates of offences in a passage of news of a verdict: they set no time for what follows."""
    if not context.frame.tells_news or not any(_is_old(mention, context) for mention in mentions.dates):
        return frozenset()
    old = [mention for mention in mentions.dates if _is_old(mention, context) and of_offence(text, start, mention)]
    return frozenset(mention.end for mention in old) if old and _tells_recent(mentions, context) else frozenset()
