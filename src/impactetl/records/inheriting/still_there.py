"""Figures of those who suffer it that lean on the sentence before: "About 90,000 remain", "estimates range from"."""

from collections.abc import Sequence

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.several import may_be_helped
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase

_METRIC = "victims_estimated"
# "Another 20,000", "at least 4,000 more are": so much stands before the number, and the clause is so long behind it.
_OPENING, _BEHIND = 2, 7
# "In Brazil, estimates range from": a figure is named within so many items before the number.
_FIGURE_REACH = 5


def still_there(view: View, phrase: Phrase, before: Sequence[Link]) -> list[Link]:
    """Give the link of many who are left behind those freed, or of an estimate that goes on with one."""
    model = next(iter(before[-1:]), None)
    if (
        model is None
        or model.modality != "actual"
        or model.negated
        or not is_multitude(view.items[phrase.start].number)
    ):
        return []
    told = _estimate_goes_on(view, phrase) if model.metric == _METRIC else _are_left(view, phrase)
    apart = model.metric not in {_METRIC, "people_rescued"} or phrase.of
    return [Link(phrase, _METRIC, "comparison", None)] if told and not apart else []


def _are_left(view: View, phrase: Phrase) -> bool:
    """Whether a short sentence tells no more of them than that they are left: "Some 85,000 are still waiting"."""
    if phrase.start > _OPENING or len(view.items) - phrase.start > _BEHIND or any(x.date for x in view.items):
        return False
    named = phrase.head is not None and view.word(phrase.head) not in _left()
    if named and not may_be_helped(view, phrase):
        return False
    behind = [item.lower for item in view.items[phrase.start + 1 :] if item.category != "sign"]
    verbs = {"be", "have"} | {item.category for item in view.items[phrase.start + 1 :]}
    still = not words_of("suffering", "not_yet").isdisjoint(behind) and not verbs.isdisjoint({"be", "have", "verb"})
    return (not _left().isdisjoint(behind) or still) and not any(x.number for x in view.items[phrase.start + 1 :])


def _left() -> frozenset[str]:
    return forms_of(*words_of("suffering", "left"))


def _estimate_goes_on(view: View, phrase: Phrase) -> bool:
    """Whether estimates are told to be so many, of nothing else: "in Brazil, estimates range from 25,000 to 40,000"."""
    if phrase.head is not None:
        return False
    led = range(max(phrase.start - _FIGURE_REACH, 0), phrase.start)
    at = next((k for k in led if view.word(k) in words_of("suffering", "figures")), None)
    if at is None or view.word(at + 1) == "of":
        return False
    return any(view.word(k) in words_of("suffering", "puts") | words_of("suffering", "ranging") for k in led[1:])
