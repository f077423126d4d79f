"""Two builds compared: what was added, removed and changed, each with its cause, the worst first."""

from impactetl.comparing.changes import Change, Comparison, compare
from impactetl.comparing.report import FORMS, report

__all__ = ["FORMS", "Change", "Comparison", "compare", "report"]
