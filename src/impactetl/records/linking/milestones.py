"""Ordinals that tell how many there have been: "its 250th child", "the operation was the third this year"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.metrics.groups import ACCUSED, CARED
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import MILESTONE
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies
from impactetl.syntax.items import is_ordinal
from impactetl.syntax.phrases import Phrase

# An ordinal stands this many items behind its noun at most: "the raid, the ninth"; "the raid was the agency's ninth".
_RANK_REACH = 6
# What is counted one by one by ranks.
_RANKED = ACCUSED | {"operations"}


def milestones(view: View) -> list[Link]:
    """Somebody helped as the so-manieth: "passed a milestone with its 250th child"."""
    out: list[Link] = []
    for phrase in view.phrases:
        # As the subject of a sentence they are told of by its verb, if that tells of them at all: "Our 500th guest is"
        alone = phrase.start == 1 and view.word(phrase.end) in {"is", "was", "has"} and _is_guest(view, phrase)
        own = (phrase.start > 1 or alone) and view.items[phrase.start - 1].lower in {"its", "our", "their"}
        if own and _is_milestone(view, phrase) and (phrase.noun in VICTIMS or _is_guest(view, phrase)):
            out.append(Link(phrase, "people_assisted", "special", None))
    return out


def _is_milestone(view: View, phrase: Phrase) -> bool:
    """Whether an ordinal is so high that it counts: "its 250th child"."""
    return is_ordinal(view.items[phrase.start]) and (view.value(phrase) or 0) >= MILESTONE


def _is_guest(view: View, phrase: Phrase) -> bool:
    return phrase.head is not None and view.items[phrase.head].lower in _GUESTS


_GUESTS = words_of("own_work", "served")


def rescues(view: View) -> list[Link]:
    """Rescues that are counted as operations: "the fourth rescue in the district", "conducted three rescues"."""
    out: list[Link] = []
    for hit in view.hits:
        phrase = view.at(hit.at) if hit.group is None and view.items[hit.at].lower in _RESCUES else None
        if phrase is None or phrase.basis != "stated" or phrase.end != hit.at + 1:
            continue
        rank = is_ordinal(view.items[phrase.start]) and (view.value(phrase) or 0) < _MANY
        told = any(h.metric == "operations" and h.group is not None and _acts_on(h, phrase) for h in view.hits)
        if rank or told:
            out.append(Link(phrase, "operations", "head", hit, unit="operation"))
    return out


def _acts_on(hit: Hit, phrase: Phrase) -> bool:
    """Whether a verb stands right before a phrase, with "out" or an adverb between at most."""
    return hit.end <= phrase.start <= hit.end + 1


_RESCUES = frozenset({"rescue", "rescues"})
# From here on, the so-manieth rescue is a person.
_MANY = 50


def so_manieth_of_those(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """One of those counted before, by rank: "freed 1,006 people. The thousandth was a boy"."""
    if not _is_milestone(view, phrase) or phrase.head is not None or phrase.of or phrase.start < 1:
        return []
    behind = view.behind(phrase.end, 1)
    if view.items[phrase.start - 1].lower != "the" or behind not in (["was"], ["is"], [","]):
        return []
    models = [k for k in (*before, *links) if k.metric in CARED and not k.negated and k.phrase.basis == "stated"]
    told = copies(phrase, models[-1:], "milestone")
    return [replace(k, like=None, hit=k.hit if models[-1] in links else None) for k in told]


def ranked(view: View) -> list[Link]:
    """What is told to be the so-manieth of its kind: "the operation was the third this year", "the raid, the ninth"."""
    out: list[Link] = []
    for phrase in view.phrases:
        alone = phrase.head is None or (phrase.of and phrase.noun == "time")
        if not alone or not is_ordinal(view.items[phrase.start]):
            continue
        noun = _noun_of(view, phrase)
        hit = next((h for h in view.hits if noun is not None and h.at == noun.tail and h.group is None), None)
        if hit is not None and hit.metric in _RANKED:
            out.append(Link(phrase, hit.metric, "head", hit))
    return out


def _noun_of(view: View, phrase: Phrase) -> Phrase | None:
    """The noun phrase that is said to be the so-manieth: before "was the" or ", the"."""
    items, k = view.items, phrase.start - 1
    low = max(phrase.start - _RANK_REACH, 0)
    told = False
    while k >= low:
        noun = view.at(k)
        if noun is not None and items[noun.end - 1].clitic != "'s":
            return noun if told and noun.basis == "bare" and noun.prep is None else None
        told = told or items[k].category == "be" or items[k].lower == ","
        if noun is None and items[k].category not in {"be", "det", "adv"} and items[k].lower != ",":
            return None
        k = noun.start - 1 if noun is not None else k - 1
    return None
