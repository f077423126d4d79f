"""The date finder: date expressions, the day of a document, and the period that it states for its figures."""

from impactetl.mentions.date_finder import find_dates
from impactetl.mentions.date_frames import document_date, reporting_period
from impactetl.mentions.mastheads import Issue, issue_of, tail_date
from impactetl.mentions.statements import statement

__all__ = ["Issue", "document_date", "find_dates", "issue_of", "reporting_period", "statement", "tail_date"]
