"""The date of an offence in the news of a verdict: "jailed on Monday over a fire in 2004"."""

import re

from impactetl.grammar.calendar_resolve import resolve
from impactetl.model import DateKind, DateMention, Mentions
from impactetl.records.base.context import Context

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
_COURT = (
    r"(?:court|trial|hearing|judge|jury|tribunal|convicted|sentenced|jailed|arrested|released|freed|and\swas|who)\b"
)
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


def is_old(mention: DateMention, context: Context) -> bool:
    """Whether a date names another year than that in which the news was written."""
    published = context.frame.document.published
    year = mention.year if mention.kind is DateKind.ABSOLUTE else None
    return published is not None and year is not None and (mention.last_year or year) != published.year


def tells_recent(mentions: Mentions, context: Context) -> bool:
    """Whether a passage names a day of the news beside, or one on which a court sat is in force."""
    if context.court_period is not None and context.frame.is_recent(context.court_period):
        return True
    return any(is_recent_day(mention, context) for mention in mentions.dates)


def is_recent_day(mention: DateMention, context: Context) -> bool:
    """Whether a mention is a day of the weeks before the document."""
    period = resolve(mention, context.reference()) if mention.kind is not DateKind.ABSOLUTE else None
    return period is not None and context.frame.tells_news and context.frame.is_day_of_news(period)


def offence_dates(mentions: Mentions, context: Context, text: str, start: int) -> frozenset[int]:
    """Ends of the dates of offences in a passage of news of a verdict: they set no time for what follows."""
    if not context.frame.tells_news or not any(is_old(mention, context) for mention in mentions.dates):
        return frozenset()
    old = [mention for mention in mentions.dates if is_old(mention, context) and of_offence(text, start, mention)]
    return frozenset(mention.end for mention in old) if old and tells_recent(mentions, context) else frozenset()
