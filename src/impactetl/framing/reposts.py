"""The day of a release that a page shows again: its own, below the headline told anew, and not that of the page."""

import re
from datetime import date
from itertools import islice

from impactetl.framing.datelines import full_day
from impactetl.mentions.date_finder import find_dates

# A page repeats its headline and tells the release's own day, on a line of its own, among so many first lines.
_FIRST_LINES = 16
_SHORTEST, _LONGEST = 20, 40
_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")
_LABEL = re.compile(r"\s*(?:date(?:d)?\s*:\s*)?", re.IGNORECASE)


def own_day(text: str, posted: date) -> tuple[date, tuple[int, int]] | None:
    r"""Read a day earlier than that of the page, on a line of its own behind the headline told once more.

    >>> head = "Man sentenced to four years for pimping"
    >>> page = f"{head} - Office\n11 May 2015\n{head}\nCase 12\nDate: 3 July 2014\n{head}\nA man"
    >>> own_day(page, date(2015, 5, 11))[0]
    datetime.date(2014, 7, 3)
    """
    lines = [found.span() for found in islice(_LINE.finditer(text), _FIRST_LINES)]
    told = [text[start:end].strip().lower() for start, end in lines]
    again = (k for k, line in enumerate(told) if k and len(line) >= _SHORTEST and told[0].startswith(line))
    for start, end in lines[next(again, len(lines)) :]:
        dates = find_dates(text, start, end) if end - start <= _LONGEST else ()
        day = full_day(dates[0]) if len(dates) == 1 else None
        alone = (
            day is not None and _LABEL.fullmatch(text, start, dates[0].start) and not text[dates[0].end : end].strip()
        )
        if day is not None and alone and day < posted:
            return day, (dates[0].start, dates[0].end)
    return None
