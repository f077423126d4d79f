"""Figures that are counted from a start on: "since 2008", "founded in 2009, the group has freed 300 people"."""

from dataclasses import replace

from impactetl.grammar.calendar_resolve import resolve
from impactetl.lexicon.load import words_of
from impactetl.model import DateMention, DateRole, Period
from impactetl.records.base.context import Context
from impactetl.records.base.view import View

# A clause that "since" opens reaches to a date within this many items.
_SINCE_REACH = 12
# A body began where a sentence opens with one of these and a date, in items.
_BEGUN, _BEGUN_REACH = words_of("framing", "begun"), 4


def counted_from(mention: DateMention, context: Context) -> Period | None:
    """Count from a day up to the last that a document tells, where it does not say when it was written."""
    last = context.frame.counted_to if mention.role is DateRole.SINCE else None
    start = resolve(replace(mention, role=DateRole.IN), context.reference()) if last is not None else None
    if start is None or last is None or last.year <= start.year:
        return None
    return Period(start.first, last, last.year, open_end=True)


def counts_from_founding(view: View, at: int, date: int) -> bool:
    """Whether a figure is all that was done since a body began: "Founded in 2009, the group has freed 300 people"."""
    items = view.items
    begun = date <= _BEGUN_REACH and any(item.lower in _BEGUN for item in items[:date])
    return begun and any(items[i].lower in {"has", "have"} for i in range(date + 1, at))


def since_clause(view: View, at: int, date: int) -> bool:
    """A date within a clause that "since" opens: "Since the law was signed in 2011, 160 children have been freed"."""
    for i in range(date - 1, max(date - _SINCE_REACH, -1), -1):
        if view.items[i].lower in {",", ";"}:
            return False
        if view.items[i].lower == "since":
            return not i < at < date
    return False


def up_to(period: Period, context: Context) -> Period:
    """The period from a start up to the last day that the document counts to."""
    frame = context.frame
    last = frame.counted_to or period.last
    return Period(period.first, max(last, period.first), max(last, period.first).year, open_end=True)
