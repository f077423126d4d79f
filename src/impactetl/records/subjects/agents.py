"""Who acts: the subject of an active verb, or whom a passive names behind "by"."""

from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import OPENS_CLAUSE, View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# A passive's agent stands within so many items behind its verb, a subject so many before.
_BY_REACH, _SUBJECT_REACH = 12, 40
_CLAUSE_ENDS = frozenset({";", ":", "."})
# By these links a verb counts its object, those beside it or a part of it.
ACTIVE = frozenset({"object", "part", "relative", "together"})
# Whose name may hold a word of others: "the police shelter".
_HOMES = words_of("own_work", "helpers") | words_of("help", "houses")


def taken_by(view: View, link: Link, who: frozenset[str]) -> bool:
    """Whether one of those does what a link counts: "police in Lagos took in four", "four were taken in by police"."""
    if link.hit is None or link.group is None:
        return False
    if link.rule in ACTIVE:
        return subject_is(view, link.group.start, who)
    told = agent_words(view, link.hit.at)
    return told is not None and not who.isdisjoint(told)


def agent_words(view: View, i: int) -> list[str] | None:
    """The words of a passive's agent behind the verb at item ``i``, None where no "by" follows.

    Whose somebody is does not act ("a policeman's mother"), nor does a clause behind ("after police called").
    """
    behind = view.items[i : i + _BY_REACH]
    at = next((k for k, item in enumerate(behind) if item.lower == "by"), None)
    if at is None:
        return None
    agent = list(takewhile(_in_agent, behind[at + 1 :]))
    agent = agent[: next((k for k in range(1, len(agent)) if _whose(agent, k)), len(agent))]
    start = next((k + 1 for k in range(len(agent) - 1, -1, -1) if agent[k].clitic), 0)
    return [item.lower for item in agent[start:]]


def _in_agent(item: Item) -> bool:
    return item.category not in {"verb", "rel", "sub"} and item.lower not in _CLAUSE_ENDS | OPENS_CLAUSE


def _whose(agent: list[Item], k: int) -> bool:
    """Whether "of" tells whose somebody is: "the wife of a police officer", not "officers of the border guard"."""
    return agent[k].lower == "of" and agent[k - 1].noun in PERSON - {"official"}


def subject_is(view: View, i: int, who: frozenset[str]) -> bool:
    """Whether the subject of the verb that starts at item ``i`` is one of those, over what else they did before."""
    near = True
    if view.word(i - 1) in _OTHERS:
        return False
    for k in range(i - 1, max(i - _SUBJECT_REACH, 0) - 1, -1):
        item, phrase = view.items[k], view.at(k)
        if item.lower in _CLAUSE_ENDS:
            return False
        if phrase is None or phrase.start != k:
            near = near and item.category not in _PARTS_SUBJECT
        elif phrase.prep is None and view.verb_over(phrase) is None:
            if _named(view, phrase, who):
                return True
            if near and (phrase.noun in PERSON or view.word(phrase.end - 1) in _HOMES):
                return False
    return False


_OTHERS = frozenset({"we", "i", "she", "he"})
_PARTS_SUBJECT = frozenset({"conj", "verb", "sign", "pron"})


# What is an authority's: "the Prosecutor General's Office".
_OFFICES = frozenset({"office", "offices"})


def _named(view: View, phrase: Phrase, who: frozenset[str]) -> bool:
    """Whether one of those is meant: "two Accra police officers", not "a policeman's mother", "the police shelter"."""
    start = next((k + 1 for k in range(phrase.end - 1, phrase.start - 1, -1) if view.items[k].clitic), phrase.start)
    last = view.word(phrase.end - 1)
    start = phrase.start if last in _OFFICES else start
    return (last in who or last not in _HOMES) and any(item.lower in who for item in view.items[start : phrase.end])
