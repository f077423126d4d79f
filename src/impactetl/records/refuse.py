"""The reason why a number is no statistic."""

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind, NumberMention, PassageKind
from impactetl.records.base.view import View
from impactetl.records.draft import Reading
from impactetl.syntax.words import PERSON

_KILLED = words_of("deaths", "casualties")
_IF = frozenset({"if", "could", "would", "imagine", "suppose"})
_NEAR = 8
_BY_KIND = {
    NumberKind.ORDINAL: "ordinal_rank",
    NumberKind.FRACTION: "fraction",
    NumberKind.PERCENT: "percentage",
    NumberKind.DATE: "date",
    NumberKind.TIME: "time",
    NumberKind.TERM: "duration",
    NumberKind.MONEY: "money_other",
    NumberKind.OTHER: "other_count",
}
_HOURS_A_DAY = frozenset({"per", "average", "daily"})


def reason_of(reading: Reading, i: int | None, number: NumberMention) -> tuple[str, str | None, str | None]:
    """Give the reason, the nearest cue as written in base form and its metric, for the number at item ``i``."""
    cue, metric, distance = _nearest_cue(reading.view, i)
    if reading.foreign:
        return "not_english", cue, metric
    if reading.passage.kind is PassageKind.FURNITURE:
        return "page_furniture", cue, metric
    if i is not None and i in reading.refused:
        return reading.refused[i], cue, metric
    if number.refused is not None:
        return number.refused, cue, metric
    if number.kind in _BY_KIND:
        return _BY_KIND[number.kind], cue, metric
    return _count_reason(reading.view, i, distance), cue, metric


def _count_reason(view: View, i: int | None, distance: int) -> str:
    if i is None:
        return "other_count"
    near = {item.lower for item in view.items[max(i - _NEAR, 0) : i + _NEAR]}
    if near & _KILLED:
        return "casualties"
    if near & _HOURS_A_DAY:
        return "ratio"
    if near & _IF:
        return "hypothetical"
    phrase = view.at(i)
    person = phrase is not None and (phrase.noun in PERSON or phrase.head is None)
    return "unsure" if person and distance <= _NEAR else "other_count"


def _nearest_cue(view: View, i: int | None) -> tuple[str | None, str | None, int]:
    """The nearest cue of the passage: its word, its metric and its distance in items."""
    if i is None or not view.hits:
        return None, None, 999
    hit = min(view.hits, key=lambda h: (abs(h.at - i), h.at, h.metric))
    return view.items[hit.at].lower, hit.metric, abs(hit.at - i)
