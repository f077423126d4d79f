"""The date finder: date expressions, the day of a document, and the periods that headings and statements set."""

from impactetl.mentions.date_finder import find_dates
from impactetl.mentions.date_frames import document_date, period_of_line, reporting_period

__all__ = ["document_date", "find_dates", "period_of_line", "reporting_period"]
