"""Figures of a time that is still to come where they stand."""

from impactetl.model import PassageKind
from impactetl.records.base.context import Frame
from impactetl.records.base.link import Link
from impactetl.records.base.view import FINITE
from impactetl.records.dating.when import When
from impactetl.records.draft import Reading


def is_to_come(reading: Reading, link: Link, date: When, frame: Frame) -> bool:
    """Whether a figure without a finite verb is of a time after the one reported: "For 2017: 60 convictions".

    Lists and tables go on year by year, and tell what was.
    """
    if reading.passage.kind is not PassageKind.SENTENCE or frame.reporting is None or date.period is None:
        return False
    if date.period.first <= frame.reporting.last:
        return False
    published = frame.document.published
    if link.rule == "object" or (published is not None and published >= date.period.last):
        return False
    if link.group is not None and (date.period.last - date.period.first).days <= _MONTH:
        return False  # plans are of years: "Stop press: nine men convicted in January 2017"
    told = link.group is not None and link.group.voice != "open"
    told = told or any(item.lower == "already" for item in reading.view.items)
    return not told and all(item.category not in FINITE for item in reading.view.items)


# So many days a month has at most.
_MONTH = 31
