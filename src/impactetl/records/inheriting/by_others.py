"""The same estimate by others, with no noun of its own: "some claim it's up to 11,800", "aid groups speak of 7,000"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.model import NumberKind
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies
from impactetl.records.linking.suffering.estimated import led_by_saying
from impactetl.syntax.phrases import Phrase

_METRIC = "victims_estimated"
# Estimates of one thing are not further apart than so many times.
_APART = 50
_ENDS = frozenset({".", ";", ",", ")", "!", "?", "-", "and", "but", "while", "a", "each", "every", "per", "in"})


def by_others(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the link of a number that somebody else says where an estimate was told before it."""
    left = [k for k in links if k.phrase.start < phrase.start]
    models = [k for k in (left or before)[-1:] if k.metric == _METRIC and k.phrase.basis == "stated" and not k.negated]
    number = view.items[phrase.start].number
    if not models or number is None or number.kind not in {NumberKind.CARDINAL, NumberKind.VAGUE}:
        return []
    if led_by_saying(view, phrase) is None or not _ends(view, phrase.end):
        return []
    if left and not _alike(view, phrase, models[0].phrase):
        return []
    told = copies(phrase, models, "comparison")
    return told if left else [replace(k, like=None, hit=None) for k in told]


def _alike(view: View, phrase: Phrase, other: Phrase) -> bool:
    """Whether two numbers may be estimates of one thing."""
    low, high = sorted((view.value(phrase) or 0, view.value(other) or 0))
    return low > 0 and high <= low * _APART


def _ends(view: View, i: int) -> bool:
    return i >= len(view.items) or view.items[i].lower in _ENDS or view.items[i].date is not None
