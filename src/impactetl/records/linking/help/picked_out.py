"""Victims whom somebody picks out of many, told by a number alone: "they picked out nine who need more than a bus"."""

from collections.abc import Iterator, Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import PERSON, common_verbs, words

_METRIC = "victims_identified"
# What tells that they are victims stands within so many items behind their number; who looks, so many before the verb.
_CLAUSE_REACH, _SUBJECT_REACH = 14, 9


@cache
def picking() -> frozenset[str]:
    """Give the forms of the verbs by which victims are picked out."""
    return forms_of(*words_of("suffering", "picking"))


@cache
def telling_of_them() -> frozenset[str]:
    """Give the words of which one stands beside such a verb: who looks for victims, or what is told of them."""
    return words_of("suffering", "searching") | {"who", "whom", "whose"}


def picked_out(view: View, topics: frozenset[str], links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of numbers without a noun that were picked out as victims, in a text of exploitation."""
    if "exploitation" not in topics or picking().isdisjoint(view.words):
        return
    taken = {link.phrase.start for link in links}
    for phrase in view.phrases:
        if phrase.start in taken or not _stands_alone(view, phrase):
            continue
        verb = _picked(view, phrase)
        if verb is None or not (_wronged(view, phrase.end) or _searched(view, phrase, verb)):
            continue
        group = verb_group(view.items, verb, common_verbs().get(view.word(verb), "past"))
        if not group.negated:
            yield Link(phrase, _METRIC, "special", None, modality=group.modality)


def _stands_alone(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a number of several alone, or a share of those told of ("nine of them")."""
    number = view.items[phrase.start].number
    alone = phrase.head is None and phrase.noun is None
    return alone and counts_several(view, phrase) and number is not None and not is_multitude(number)


def _picked(view: View, phrase: Phrase) -> int | None:
    """The verb of picking out that has a phrase for its object."""
    i = phrase.start - 1 - (view.word(phrase.start - 1) in {"out", "a", "another"})
    return i if i > 0 and view.word(i) in picking() and view.at(i) is None else None


def _wronged(view: View, i: int) -> bool:
    """Whether a relative clause at item ``i`` tells that they need help, or what was done to them."""
    if i >= len(view.items) or view.items[i].category != "rel":
        return False
    if view.word(i) not in _OF_PERSONS:
        return False
    clause = view.behind(i, _CLAUSE_REACH)
    end = next((k for k, word in enumerate(clause) if word in STOPS), len(clause))
    suffered = words_of("suffering", "suffered")
    if not _BONDAGE.isdisjoint(clause[:end]):  # "who were kept there by debt", not "who were taken to lunch"
        suffered |= words_of("suffering", "suffered_so")
    done = any(
        word in suffered and not words("be").isdisjoint(clause[max(k - 2, 0) : k])
        for k, word in enumerate(clause[:end])
    )
    told = set(clause[:end])
    by = clause[0] in {"whom", "whose"} and not words_of("suffering", "doers").isdisjoint(told)
    needs = not words_of("suffering", "needing").isdisjoint(clause[1:3])
    return done or by or (needs and not words_of("suffering", "needed").isdisjoint(clause[2:end]))


_BONDAGE = words_of("suffering", "states") | words_of("suffering", "kinds") | words_of("suffering", "doers")
# "That were made in China" tells of things.
_OF_PERSONS = frozenset({"who", "whom", "whose"})


def _searched(view: View, phrase: Phrase, verb: int) -> bool:
    """Whether those who look for victims identified so many, and no others are named: "the team identified 61"."""
    if not view.word(verb).startswith("identif") or (phrase.end < len(view.items) and _goes_on(view, phrase.end)):
        return False
    before = set(view.before(verb, _SUBJECT_REACH))
    others = any(p.noun is not None and p.noun not in PERSON and p.counted for p in view.phrases if p.end <= verb)
    return not before.isdisjoint(words_of("suffering", "searching")) and not others


def _goes_on(view: View, i: int) -> bool:
    """Whether the number counts what a word behind it names: "identified 33 of the camps", "33 as suspects"."""
    return view.items[i].category == "noun" or view.word(i) in {"of", "as", "who", "whose", "whom", "%"}
