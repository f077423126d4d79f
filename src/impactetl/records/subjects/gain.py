"""Who gives, buys or pays something and helps nobody by it: an offender, who is charged with it, a court."""

from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.records.base.authority import COURTS
from impactetl.records.base.view import View
from impactetl.records.subjects.agents import agent_words, subject_is
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import VerbGroup
from impactetl.syntax.words import noun_class

# What somebody is charged with stands so near behind the charge.
_CHARGE_REACH = 4
_CHARGED = words_of("no_help", "charged")
_WRONGING = words_of("no_help", "wronging")
_THEM = frozenset({"them", "her", "him"})


def by_wrongdoer(view: View, group: VerbGroup) -> bool:
    """Whether an offender acts, or somebody charged with it: "the traffickers, both from Lagos, bought"."""
    if group.voice == "passive":
        return any(noun_class(word) == "suspect" for word in agent_words(view, group.end - 1) or ())
    before = view.before(group.start, _CHARGE_REACH)
    led = before[-1:] in (["of"], ["for"], ["with"]) and not _CHARGED.isdisjoint(before)
    if led and view.word(group.end - 1).endswith("ing"):
        return True
    return any(_does_wrong(view, phrase) for phrase in subject_of(view, group.start).phrases)


def _does_wrong(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is of suspects, or a clause behind it tells what they did: "the men who trafficked them"."""
    wronged = view.word(phrase.end) in {"who", "that"} and view.word(phrase.end + 1) in _WRONGING
    whom = view.at(phrase.end + 2)
    hurt = view.word(phrase.end + 2) in _THEM or (whom is not None and whom.noun in VICTIMS)
    return phrase.noun == "suspect" or (wronged and hurt)


@cache
def _given_by() -> frozenset[str]:
    """Give the forms of the verbs by which somebody gets a thing."""
    return forms_of("give", "buy", "award", "grant", *words_of("help", "getting"), *words_of("help", "handing"))


def gave_by_ruling(view: View, group: VerbGroup) -> bool:
    """Whether a court gives something, which is no help of those who look after people: "the court awarded"."""
    given = group.voice != "passive" and view.word(group.end - 1) in _given_by()
    return given and subject_is(view, group.start, COURTS)
