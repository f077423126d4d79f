"""The year in brackets that closes an entry of a yearbook, and the dates within the entry that it leaves be."""

from impactetl.grammar.calendar_resolve import whole_year
from impactetl.model import Period
from impactetl.records.base.view import View


def heads_entry(view: View, date: int) -> bool:
    """A date and a comma at the head of a part of an entry whose parts go on over semicolons, to a year in brackets."""
    follow = view.word(date + 1)
    return follow == "," and any(closing_year(view, i) for i in range(len(view.items) - 3, len(view.items)))


def covered(view: View, edition: Period, text: str) -> Period:
    """The year before that which closes an entry, where the entry tells of it: "arrests rose in 2014; ... (2015)"."""
    before = edition.year - 1
    for i, item in enumerate(view.items):
        date = item.date
        if date is None or date.year != before or date.last_year is not None or date.month is not None:
            continue
        compared = i > 0 and view.items[i - 1].lower in {"than", "as", "with", "to", "against"}
        if text[item.start : date.start].strip().lower() in {"in", "during", "throughout"} and not compared:
            return whole_year(before)
    return edition


def closing_year(view: View, date: int) -> bool:
    """A year in brackets at the very end, as yearbooks write it: "... two traffickers (2016)"."""
    rest = [item.lower for item in view.items[date + 1 :]]
    return date > 0 and view.items[date - 1].lower == "(" and rest in ([")"], [")", "."])


def of_count_before(view: View, at: int, i: int) -> bool:
    """Whether a date in brackets closes the count before it, as the next does this one: "45 (2021), 30 (2022)"."""
    if at < i or not _in_brackets(view, i):
        return False
    following = next((j for j in range(at, len(view.items)) if view.items[j].date is not None), None)
    return following is not None and _in_brackets(view, following)


def _in_brackets(view: View, i: int) -> bool:
    return view.word(i - 1) == "(" and view.word(i + 1) == ")"
