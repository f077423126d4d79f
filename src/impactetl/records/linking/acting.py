"""Cues that count only where those act who may do it: who took in six men, who sealed two bars."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import View
from impactetl.records.subjects.agents import ACTIVE, agent_words, subject_is
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase

# Why somebody is taken in stands within so many items.
_REASON_REACH = 12


def by_others(view: View, link: Link) -> bool:
    """Whether nobody is told to act who may: "the sisters took in four girls", "two men were picked up at noon"."""
    hit, group = link.hit, link.group
    if hit is None or group is None or hit.cue.by is None:
        return False
    if link.phrase.noun == "thing" and (known := _business(view, link.phrase)) is not None:
        return not known
    if _reserved(view, link, hit) or (hit.metric == "arrests" and _told_otherwise(view, link, hit)):
        return True
    return _done_by_nobody(view, link, hit)


def _done_by_nobody(view: View, link: Link, hit: Hit) -> bool:
    """Whether neither the subject nor an agent is one of those who may act, and nothing else tells a crime."""
    group, who = hit.group, words_of("bodies", "acting", "law")
    who |= words_of("bodies", "acting", "state") if hit.cue.by == "state" else frozenset()
    who -= _POLICE if hit.cue.then == _AGAINST else frozenset()
    if link.rule in ACTIVE and group is not None:
        known = link.phrase.noun == "suspect" or _for_crime(view, hit.end)
        return not (known or subject_is(view, group.start, who)) or _for_help(view, link)
    charged = link.metric == "prosecutions" and hit.cue.then != _AGAINST  # anybody may file a case against somebody
    if link.phrase.noun == "suspect" or charged or _for_crime(view, hit.end):
        return False
    return _done_by_others(view, link, hit, who)


# What police file is a report; those who inspect and govern go to court by it.
_AGAINST, _POLICE = ("against",), frozenset({"police", "officer", "officers"})


def _done_by_others(view: View, link: Link, hit: Hit, who: frozenset[str]) -> bool:
    """Whether a passive names none of those who may act; who runs what is raided needs no such name."""
    told = agent_words(view, hit.at)
    if told is None and _caught_in_raid(view, link, hit):
        return False
    if told is None:
        return hit.metric != "arrests" or not _led_in(hit) or not _is_boss(view, link.phrase)
    return who.isdisjoint(told)


def _caught_in_raid(view: View, link: Link, hit: Hit) -> bool:
    """Whether people were caught where police raided or took goods: "42 people were captured and goods were seized"."""
    if hit.metric != "arrests" or view.word(hit.at) not in _CATCHING or link.phrase.noun == "official":
        return False
    told = {item.lower for item in view.items}
    raided = not told.isdisjoint(words_of("bodies", "acting", "raiding"))
    return raided and told.isdisjoint(words_of("bodies", "acting", "fighting") | words_of("custody", "captors"))


_CATCHING = forms_of("capture", "catch")
# How those are taken who stand beside what is raided, where no other word tells who takes them.
_LED_IN = (("in",), ("off|away",))


def _led_in(hit: Hit) -> bool:
    return hit.cue.then in _LED_IN or hit.cue.words == ("hold",)


def _is_boss(view: View, phrase: Phrase) -> bool:
    """Whether those counted run what is raided, whom nobody takes in to help: "three managers were taken in"."""
    return phrase.head is not None and view.items[phrase.head].lower in words_of("bodies", "acting", "bosses")


def _business(view: View, phrase: Phrase) -> bool | None:
    """Whether a thing is a business by its name ("guest houses"); None where it may be: "all three places"."""
    head = phrase.head if phrase.head is not None else phrase.start
    if view.items[head].lower not in words_of("bodies", "acting", "places"):
        return False
    named = view.word(head - 1) in words_of("bodies", "acting", "trades")
    return True if named else None


def _told_otherwise(view: View, link: Link, hit: Hit) -> bool:
    """Whether it is no arrest: "booked 40 women as victims", "booked the owner for theft", "picked up 300 at sea"."""
    if view.items[hit.at].lower in forms_of("book"):
        return not _BOOKED_AS.isdisjoint(view.behind(hit.at + 1, 1) + view.behind(link.phrase.end, 1))
    behind = view.behind(hit.at + 1, 2) + view.behind(link.phrase.end, 2)
    if hit.cue.words == ("hold",) and not words_of("bodies", "acting", "held_so").isdisjoint(behind):
        return True
    if not _with_particle(view, link, hit):
        return True
    adrift = not words_of("bodies", "acting", "adrift").isdisjoint(view.behind(link.phrase.end, _SEA_REACH))
    return adrift or is_multitude(view.items[link.phrase.start].number)


def _reserved(view: View, link: Link, hit: Hit) -> bool:
    """Whether a place was booked for people, whom nobody charges: "60 were booked for the spring", "in for a test"."""
    if view.items[hit.at].lower not in forms_of("book"):
        return False
    i = link.phrase.end if link.rule in ACTIVE else hit.at + 1
    i += view.word(i) == "in" and view.word(i + 1) in _PLACED
    if view.word(i) not in _PLACED:
        return False
    first = next((k for k in range(i + 1, len(view.items)) if view.items[k].category not in _OWNED), len(view.items))
    named = tuple(takewhile(lambda item: item.category == "noun", view.items[first:]))
    if not named:  # "booked for July": a date of the deed has no "for" before it
        return first < len(view.items) and view.items[first].date is not None
    return named[-1].lower in words_of("bodies", "acting", "appointments")


# These lead to what a place is booked for.
_PLACED = frozenset({"for", "on", "onto", "into"})
_OWNED = frozenset({"det", "pron", "adj"})
_BOOKED_AS = frozenset({"for", "under", "on", "as"})
# "From a raft at sea" stands within so many items.
_SEA_REACH = 5


def _with_particle(view: View, link: Link, hit: Hit) -> bool:
    """Whether the particle stands beside the verb or closes its object: "took four in", not "took four to Lae in"."""
    if hit.end > hit.at + 1 or not hit.cue.then:
        return True
    behind = view.items[link.phrase.end : link.phrase.end + 2]
    return len(behind) > 0 and behind[0].lower in hit.cue.then[0].split("|") and _closes(behind[1:])


def _closes(behind: Sequence[Item]) -> bool:
    """Whether what follows a particle is no place of its own: "took four people in at dawn", not "in Lae"."""
    return not behind or behind[0].category in {"sign", "prep", "conj", "adv", "date"}


def _for_help(view: View, link: Link) -> bool:
    """Whether somebody is called in for a task: "brought in two interpreters to help"."""
    led = link.hit is not None and link.hit.cue.then[:1] == ("to",)  # "took 11 men to a place of safety"
    return view.word(link.phrase.end) == "to" and link.phrase.noun != "suspect" and not led


def _for_crime(view: View, i: int) -> bool:
    """Whether the reason follows at once or behind the object: "on suspicion of", "for questioning"."""
    behind = view.behind(i, _REASON_REACH)
    return any(a in _LEADS and b in _REASONS for a, b in pairwise(behind))


_LEADS = frozenset({"on", "for", "over", "under", "in"})
_REASONS = words_of("bodies", "acting", "reasons")
