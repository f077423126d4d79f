"""People whom those who went to fetch them bring along: "the crew came back with 37 children"."""

from collections.abc import Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several, may_be_helped
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# The verb stands within so many items before "with", its subject within so many before the verb.
_WAY_REACH, _SUBJECT_REACH = 12, 14
_LIST = "ways_out"
_THEY, _ORDER = frozenset({"they"}), frozenset({"order"})
# "With a further 12": so many items stand from the preposition to the number.
_LED_REACH = 4
# What was told before of those who went.
_FETCHED = frozenset({"operations", "people_rescued", "arrests"})


@cache
def coming() -> frozenset[str]:
    """Give the forms of the verbs of which one stands where somebody comes back."""
    return frozenset().union(*map(_forms, ("coming", "returning", "leaving", "landing")))


@cache
def _forms(name: str) -> frozenset[str]:
    return forms_of(*words_of(_LIST, name))


@cache
def fetching() -> frozenset[str]:
    """Give the words of which one stands where somebody goes to fetch people."""
    return words_of(_LIST, "fetching") | words_of(_LIST, "rescuers") | _THEY


def came_back(view: View, topics: frozenset[str], links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give ``links`` with those of people who came along with their rescuers; with them they got no other help."""
    said = view.words
    if "exploitation" not in topics or "with" not in said or coming().isdisjoint(said):
        return [*links]
    brought = {p: verb for p in view.phrases if _may_be_fetched(view, p) and (verb := _way(view, p)) is not None}
    along = {q.start for p in brought for q in view.objects(p.start)}
    kept = [k for k in links if k.phrase.start not in along or k.metric != "people_assisted"]
    other = said & words_of(_LIST, "other_errands")
    found = [p for p, verb in brought.items() if not other and _is_fetched(view, p, verb, before)]
    told = {q.start: q for p in found for q in view.objects(p.start) if q.basis == "stated"}
    rescued = {k.phrase.start for k in links if k.metric == "people_rescued"}
    return kept + [Link(p, "people_rescued", "object", None) for i, p in told.items() if i not in rescued]


def _may_be_fetched(view: View, phrase: Phrase) -> bool:
    """Whether a phrase behind "with" counts several who may have been held."""
    number = view.items[phrase.start].number
    if phrase.prep != "with" or phrase.of or phrase.head is None or number is None:
        return False
    return counts_several(view, phrase) and not is_multitude(number) and may_be_helped(view, phrase)


def _is_fetched(view: View, phrase: Phrase, verb: int, before: Sequence[Link]) -> bool:
    """Whether rescuers come back with them; people of any kind from a place where people are held, or on an errand."""
    if not _rescuers(view, verb, before):
        return False
    near = view.words
    return phrase.noun in VICTIMS or not near.isdisjoint(words_of(_LIST, "held") | words_of(_LIST, "errands") | _ORDER)


def _way(view: View, phrase: Phrase) -> int | None:
    """The verb of coming back behind whose "with" a phrase stands."""
    led = next(
        (k for k in range(phrase.start - 1, max(phrase.start - _LED_REACH, -1), -1) if view.word(k) == "with"), 0
    )
    for k in range(led - 1, max(led - _WAY_REACH, -1), -1):
        word, item = view.word(k), view.items[k]
        if word in STOPS or item.lower == "," or item.category in {"rel", "sub", "neg", "modal"}:
            return None
        if word not in coming() or view.at(k) is not None:
            if item.category == "verb" and view.at(k) is None:
                return None
            continue
        behind = view.behind(k + 1, led - k - 1)
        alone = word in _forms("returning") or word in _forms("leaving") or word in _forms("landing")
        put_in = word == "put" and behind[:1] == ["in"]
        homeward = not words_of(_LIST, "homeward").isdisjoint(behind[:2])
        return k if alone or put_in or homeward else None
    return None


def _rescuers(view: View, verb: int, before: Sequence[Link]) -> bool:
    """Whether those who come back had gone to fetch people, by what the sentence, or the one before, tells of them."""
    start = view.over(verb - 1, {"have", "adv", "be"})
    told = {item.lower for item in view.items[max(start - _SUBJECT_REACH, 0) : start + 1]}
    subject = _subject(view, start)
    who = words_of(_LIST, "fetching") | words_of(_LIST, "rescuers")
    named = set(view.behind(subject.start, subject.end - subject.start)) if subject is not None else set()
    others = subject is not None and subject.noun in PERSON - {"official"}
    if others and named.isdisjoint(who) and told.isdisjoint({"we", "our"}):
        return False
    if not told.isdisjoint(who):
        return True
    errand = not told.isdisjoint(words_of(_LIST, "errands") | _ORDER)
    return "they" in told and (errand or any(k.metric in _FETCHED for k in before))


def _subject(view: View, start: int) -> Phrase | None:
    """The phrase that ends right before the verb group at item ``start + 1``."""
    phrase = view.at(start) if start >= 0 else None
    return phrase if phrase is not None and phrase.end == start + 1 else None
