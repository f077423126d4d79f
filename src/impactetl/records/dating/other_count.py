"""Dates of another count of the same sentence, and of what is put off: "; it had convicted 12 in 2015"."""

from impactetl.lexicon.load import words_of
from impactetl.model import DateKind
from impactetl.records.base.view import View

_PUT_OFF = words_of("dates", "put_off")
# "Carried over to": so many items between the verb and the date.
_PUT_OFF_REACH = 4


def of_other_count(view: View, at: int, cue: int | None, date: int) -> bool:
    """Whether a date is that of a count of the same kind, or an earlier one, in a clause behind a semicolon."""
    told = max(at, cue or 0)
    opened = next((k for k in range(told + 1, date) if view.word(k) == ";"), None)
    if opened is None or not any(p.basis == "stated" and opened < p.start < date for p in view.phrases):
        return False
    earlier = any(item.lower == "had" for item in view.items[opened:date])
    metrics = {hit.metric for hit in view.hits if hit.at == cue}
    return earlier or any(opened < hit.at < date and hit.metric in metrics for hit in view.hits)


def of_what_is_put_off(view: View, date: int) -> bool:
    """Whether a date tells until when something is put off: "12 cases were carried over to the next fiscal year"."""
    mention = view.items[date].date
    later = mention is not None and mention.kind is DateKind.RELATIVE and (mention.shift or 0) > 0
    return later and not _PUT_OFF.isdisjoint(view.before(date, _PUT_OFF_REACH))
