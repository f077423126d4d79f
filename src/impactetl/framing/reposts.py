"""The day of a release that a page shows again: its own, below the headline told anew, and not that of the page."""

import re
from datetime import date
from itertools import islice

from impactetl.framing.datelines import full_day
from impactetl.mentions.date_finder import find_dates

# A page repeats its headline among so many first lines; the day stands on a line of its own so few below.
_FIRST_LINES, _BELOW = 14, 3
_SHORTEST, _LONGEST = 20, 40
_LINE = re.compile(r"[^\n\r]+")


def own_day(text: str, posted: date) -> tuple[date, tuple[int, int]] | None:
    r"""Read the earlier day on a line of its own below the last time that the head of a page tells its headline.

    >>> head = "Man sentenced to four years for pimping"
    >>> own_day(f"{head} - Office\n11 May 2015\n{head}\nCase 12\n3 July 2014\nA man was", date(2015, 5, 11))[0]
    datetime.date(2014, 7, 3)
    """
    lines = [found.span() for found in islice(_LINE.finditer(text), _FIRST_LINES) if not found[0].isspace()]
    told = [text[start:end].strip().lower() for start, end in lines]
    if not told or len(told[0]) < _SHORTEST:
        return None
    again = [k for k, line in enumerate(told) if k and len(line) >= _SHORTEST and told[0].startswith(line)]
    for start, end in lines[again[-1] + 1 : again[-1] + 1 + _BELOW] if again else ():
        line = text[start:end].strip()
        dates = find_dates(text, start, end) if len(line) <= _LONGEST else ()
        day = full_day(dates[0]) if len(dates) == 1 and line == text[dates[0].start : dates[0].end] else None
        if day is not None and day < posted:
            return day, (dates[0].start, dates[0].end)
    return None
