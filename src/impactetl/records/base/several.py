"""Phrases that count several people, and whether these may be whom somebody helps."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.model import NumberKind
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase


def counts_several(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts by a number that it states, be it a vague one, and that is not one: "hundreds of"."""
    number = view.items[phrase.start].number
    stated = phrase.basis == "stated" and number is not None and number.kind in _COUNTED
    return stated and number is not None and number.value != 1


_COUNTED = frozenset({NumberKind.CARDINAL, NumberKind.VAGUE})


def may_be_helped(view: View, phrase: Phrase) -> bool:
    """Whether the noun of a phrase names victims, or people who are no staff, guests or donors."""
    other = phrase.head is not None and view.word(phrase.head) in words_of("help", "others")
    return phrase.noun in VICTIMS or (phrase.noun in PEOPLE and not other)
