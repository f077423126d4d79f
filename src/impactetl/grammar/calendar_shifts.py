"""Days and months that lie so many units from a day."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from impactetl.grammar.calendar_words import MONTHS_IN_YEAR
from impactetl.model import Period

DAYS_IN_WEEK: Final = 7
MONTHS_OF: Final = {"month": 1, "quarter": 3, "half": 6}
"""How many months a unit of time has."""


def moved(day: date, shift: int, unit: str) -> date:
    """Give the day that lies ``shift`` units from another; raises ``OverflowError`` outside the calendar."""
    if unit in {"day", "week"}:
        return day + timedelta(days=shift * (DAYS_IN_WEEK if unit == "week" else 1))
    months = shift * (MONTHS_IN_YEAR if unit == "year" else MONTHS_OF[unit])
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        message = f"year {year} is outside the calendar"
        raise OverflowError(message)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_shifted(day: date, shift: int, length: int) -> Period:
    """Give the stretch of ``length`` months, counted from January on, that lies ``shift`` of them from a day's own."""
    begin = day.replace(day=1, month=(day.month - 1) // length * length + 1)
    first = moved(begin, shift * length, "month")
    last = moved(first, length, "month") - timedelta(days=1)
    return Period(first, last, last.year)
