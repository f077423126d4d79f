"""Figures below a heading that counts up to now: "Since 2008", "To date"."""

import re
from datetime import date

from impactetl.model import Period
from impactetl.records.base.context import Context
from impactetl.records.dating.scope import LISTS, counts_up
from impactetl.records.dating.when import When
from impactetl.records.draft import Reading

_SINCE = re.compile(r"\W*since\s+(?:\w+\s+)?((?:19|20)\d\d)\W*", re.IGNORECASE)


def headed(reading: Reading, figure: When, context: Context) -> When:
    """Date a figure by the heading right above it, where that tells a total up to now and nothing nearer dates it."""
    nearer = figure.mention is not None or figure.since or context.paragraph_period or context.lead_period
    if nearer or not reading.passage.headings:
        return figure
    frame = context.frame
    start, end = reading.passage.headings[-1]
    heading = frame.document.text[start:end]
    since = _SINCE.fullmatch(heading)
    if since is None and not (reading.passage.kind in LISTS and counts_up(heading)):
        return figure
    last = frame.counted_to
    if last is None:
        return When(since=True)
    first = date(int(since[1]), 1, 1) if since is not None else None
    period = Period(first, last, last.year, open_end=True) if first is not None and first <= last else None
    return When(last.year, period, "inherited", since=True)
