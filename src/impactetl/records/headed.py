"""Figures below a heading that counts up to now: "Since 2008", "To date"."""

import re
from datetime import date

from impactetl.model import Period
from impactetl.records.context import Context
from impactetl.records.draft import Reading
from impactetl.records.when import When

_NOW = r"(?:\s+(?:to|until)\s+(?:now|date|today))?"
_SINCE = re.compile(rf"\W*(?:since|from)\s+(?:\w+\s+)?((?:19|20)\d\d){_NOW}\W*", re.IGNORECASE)
_START = r"since\s+(?:we|our|inception)\b.{0,40}"
_TO_DATE = re.compile(rf"\W*(?:(?:our\s+)?(?:\w+\s+)?to\s+date|so\s+far|all[ -]time|{_START})\W*", re.IGNORECASE)


def headed(reading: Reading, figure: When, context: Context) -> When:
    """Date a figure without a date of its own by the heading above it, where that tells a total up to now."""
    if figure.mention is not None or not reading.passage.headings or figure.since:
        return figure
    frame = context.frame
    start, end = reading.passage.headings[-1]
    heading = frame.document.text[start:end]
    since = _SINCE.fullmatch(heading)
    if since is None and _TO_DATE.fullmatch(heading) is None:
        return figure
    last = frame.document.published or (frame.reporting.last if frame.reporting is not None else None)
    if last is None:
        return When(since=True)
    first = date(int(since[1]), 1, 1) if since is not None else None
    period = Period(first, last, last.year, open_end=True) if first is not None and first <= last else None
    return When(last.year, period, "inherited", since=True)
