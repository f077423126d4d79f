"""People whom nobody brought out: let go by courts or police, at the end of a term, or gone by themselves."""

from itertools import pairwise

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View


def _on_bail(view: View, link: Link) -> bool:
    """Whom a court lets go until the trial: "the release of 12 detainees on bail"."""
    if link.hit is None or link.hit.group is not None:
        return False
    return not words_of("freed", "bail").isdisjoint(view.behind(link.phrase.end, _BAIL_REACH))


# "On bail" stands this near behind those who are.
_BAIL_REACH = 4


def _let_go(view: View, link: Link) -> bool:
    """Whom a court or those who arrested them let go: "frees four", "arrested 23, but later released 14 of them"."""
    if link.hit is None or link.hit.group is None:
        return False
    said = view.words
    arrested = any(hit.metric == "arrests" and hit.at < link.phrase.start for hit in view.hits)
    if arrested and link.phrase.pronoun and not said & _CAPTIVITY:
        return True
    behind = view.items[link.hit.at + 1 : link.hit.at + 1 + _COURT_REACH]
    if any(item.lower in _BAIL for item in behind):
        return True
    if not said.isdisjoint(words_of("topics", "unlawful")):  # "the judge released 407 detainees held unlawfully"
        return False
    before = set(view.before(link.hit.group.start, _COURT_REACH))
    court = before & _COURT - (frozenset() if said.isdisjoint(_HELD_AT) else _MAGISTRATES)
    place = bool(link.hit.cue.then) and link.hit.cue.topic == "exploitation"  # "a writ got 33 out of the compound"
    return link.rule == "object" and bool(court) and not before & {",", ";"} and not place


# A court or its bail is told this near before or behind the verb.
_COURT_REACH = 4
_BAIL = words_of("freed", "bail")
_COURT = words_of("justice", "court", "words")
_CAPTIVITY = words_of("freed", "captivity")
_MAGISTRATES = frozenset({"magistrate", "magistrates"})
_HELD_AT = words_of("freed", "held_at")


def _of_accused(view: View, link: Link) -> bool:
    """Suspects whom somebody let go: "two men accused of slavery were freed", "the convicted owner was freed"."""
    hit, phrase = link.hit, link.phrase
    if hit is None or hit.group is None or view.items[hit.at].lower not in _LETTING_GO:
        return False
    if any(item.lower in _INNOCENT for item in view.items):
        return False
    within = {item.lower for item in view.items[phrase.start : phrase.end]}
    behind = view.items[phrase.end : phrase.end + 1]
    told = not _CHARGED.isdisjoint(within) or any(item.lower in _CHARGED for item in behind)
    reach = 2 if link.rule != "object" else _FROM_REACH
    place = "from" in view.behind(max(hit.at + 1, phrase.end), reach)  # "accused of theft were freed from a brothel"
    return (told and not place) or _of_arrested(view, link)


def _of_arrested(view: View, link: Link) -> bool:
    """Some of those arrested, later let go: "two men were arrested; one has since been released"."""
    hit, phrase = link.hit, link.phrase
    if hit is None or hit.group is None or phrase.head is not None or phrase.end != hit.group.start:
        return False
    later = any(item.lower in words_of("freed", "later_on") for item in view.items[phrase.end : hit.at])
    arrested = any(k.metric == "arrests" and k.at < phrase.start for k in view.hits)
    said = view.words
    return later and arrested and said.isdisjoint(words_of("freed", "captivity"))


# A place stands so near behind an object: "freed 30 men accused of debts from bondage".
_FROM_REACH = 5
_LETTING_GO = forms_of("free", "release", "set", "let")
_CHARGED = words_of("justice", "accused", "suspected") | {"alleged"}
_INNOCENT = words_of("freed", "innocent") | words_of("custody", "unlawfully")


def _by_themselves(view: View, link: Link) -> bool:
    """Who got out with nobody's help: "her brother walked out at night", "eleven left on their own feet"."""
    hit = link.hit
    if hit is None or hit.group is None or hit.group.voice == "passive":
        return False
    if hit.cue.role is not Role.STATE and link.rule not in {"passive", "state"}:
        return False
    behind = [item.lower for item in view.items[hit.at : hit.at + _MANNER_REACH]]
    alone = any(a in _ALONE and b in {"themselves", "herself", "himself"} for a, b in pairwise(behind))
    alone = alone or any(a in {"their", "her", "his"} and b == "own" for a, b in pairwise(behind))
    one = link.phrase.basis == "implied" or view.value(link.phrase) == 1
    one = one or view.word(hit.at - 1) in {"simply", "just"}
    return alone or (one and not words_of("freed", "leaving_alone").isdisjoint(behind[:1]))


# How somebody left is told within so many items behind the verb.
_MANNER_REACH = 9
_ALONE = words_of("freed", "by_oneself")


def _time_served(view: View, link: Link) -> bool:
    """Who had served a term: "seven were set free, having served their time"."""
    if link.hit is None:
        return False
    behind = [item.lower for item in view.items[link.hit.at :]]
    at = next((i for i, word in enumerate(behind) if word in _SERVED), None)
    return at is not None and not _TERMS.isdisjoint(behind[at : at + _MANNER_REACH])


_SERVED = forms_of("serve")
_TERMS = words_of("freed", "served_terms")


CHECKS: Doubts = (
    Doubt("other_count", _on_bail, {"people_rescued"}),
    Doubt("other_count", _let_go, {"people_rescued"}),
    Doubt("other_count", _of_accused, {"people_rescued"}),
    Doubt("other_count", _by_themselves, {"people_rescued"}),
    Doubt("other_count", _time_served, {"people_rescued"}),
)
