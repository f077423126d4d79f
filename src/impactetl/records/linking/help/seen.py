"""Survivors whom somebody who heals or advises saw: "the counsellor comes on Mondays and last week saw 14 girls"."""

from collections.abc import Iterator, Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import PERSON, common_verbs, is_participle

# Who heals is named within so many items before the verb.
_HEALER_REACH = 16


@cache
def _sees() -> frozenset[str]:
    return forms_of("see")


@cache
def _healers() -> frozenset[str]:
    return words_of("help", "clinicians") | words_of("own_work", "clinics") | words_of("own_work", "consulting")


def seen(view: View, topics: frozenset[str], links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of those seen who have none yet, in a text of those who look after survivors."""
    words = view.words
    if "aftercare" not in topics or words.isdisjoint(_sees()) or words.isdisjoint(_healers()):
        return
    taken = {link.phrase.start for link in links}
    for phrase in view.phrases:
        verb = view.verb_over(phrase) if phrase.start not in taken and _may_be_seen(view, phrase) else None
        if verb is not None and view.word(verb) in _sees() and _by_healer(view, verb):
            group = verb_group(view.items, verb, common_verbs().get(view.word(verb), "part"))
            if not group.negated:
                yield Link(phrase, "people_assisted", "special", None, modality=group.modality)


def _may_be_seen(view: View, phrase: Phrase) -> bool:
    if not counts_several(view, phrase) or is_participle(view.word(phrase.end)):  # "saw 40 of them arrested"
        return False
    return phrase.noun in VICTIMS | PEOPLE or (phrase.head is None and phrase.pronoun)


def _by_healer(view: View, verb: int) -> bool:
    """Whether the last of the people named before the verb is one who heals, or it is a place where that is done."""
    for k in range(verb - 1, max(verb - _HEALER_REACH, 0) - 1, -1):
        phrase = view.at(k)
        if view.word(k) in _healers():
            return True
        people = phrase is not None and phrase.head == k and phrase.noun in PERSON and phrase.prep is None
        if view.word(k) in STOPS or (people and view.word(k - 1) not in {"(", "by", "a"}):
            return False
    return False
