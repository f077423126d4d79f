"""What a text asks its readers for has not happened: "will you help us rescue 200 girls?", "help us to train 50"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.items import Item
from impactetl.syntax.words import common_verbs


def _asked(view: View, link: Link) -> bool:
    """What readers are asked to do, or to help with, in a demand or a question."""
    group = link.group
    if group is None or link.rule != "object":
        return False
    start = next((k + 1 for k in range(group.start - 1, -1, -1) if view.items[k].lower in STOPS), 0)
    led = view.items[start : group.start]
    if not led or not _may_be_asked(view, group.end - 1):
        return False
    return _demands(led) or (view.items[-1].lower == "?" and _puts_to_reader(led))


def _may_be_asked(view: View, at: int) -> bool:
    """Whether a verb is an infinitive or a gerund, and told of no subject in the past."""
    word = view.items[at].lower
    return word.endswith("ing") or common_verbs().get(word, "base") == "base" or view.word(at - 1) == "to"


def _demands(led: Sequence[Item]) -> bool:
    """Whether a demand for help leads to the verb: "please help us to", "join us and", "together, let us"."""
    i = _past_opening(led)
    if i >= len(led) or any(item.category in {"have", "modal", "rel"} for item in led[i:]):
        return False
    word, follow = led[i].lower, led[i + 1].lower if i + 1 < len(led) else ""
    if word in _LETTING:
        return led[i].clitic == "'s" or follow == "us"
    if word not in _HELPING or any(item.category == "verb" for item in led[i + 1 :]):
        return False
    return i + 1 == len(led) or follow in _US


def _past_opening(led: Sequence[Item]) -> int:
    """The first item behind what may open a demand: "please", "this year,", "together,", "so"."""
    comma = next((k + 1 for k, item in enumerate(led[:_OPENING]) if item.lower == ","), 0)
    i = comma if all(item.category not in _CLAUSAL for item in led[:comma]) else 0
    while i < len(led) and (led[i].lower in _POLITE or led[i].category == "adv"):
        i += 1
    return i


# "Together", "This Christmas": so many items stand before the comma of a demand.
_OPENING = 5
_CLAUSAL = frozenset({"verb", "be", "have", "modal", "rel", "sub", "pron"})
_POLITE = words_of("modality", "polite")
_HELPING = words_of("modality", "helping")
_LETTING = frozenset({"let", "lets"})
_US = frozenset({"us", "me", "them", "to", "our", "with"})


def _puts_to_reader(led: Sequence[Item]) -> bool:
    """Whether a question asks readers to act: "can we count on you to", "who will join us to", "do you want to"."""
    lows = [item.lower for item in led]
    auxiliary = next((k for k, item in enumerate(led[:_QUESTION]) if item.category in _AUXILIARY), None)
    if auxiliary is None or led[auxiliary].lower in _PAST:
        return False
    who = bool(_ASKING.intersection(lows[:auxiliary]))
    you = who or "you" in lows[:auxiliary] or bool(_READER.intersection(lows[auxiliary + 1 : auxiliary + 3]))
    believed = not words_of("modality", "believing").isdisjoint(lows[auxiliary:])
    return you and not believed


# "How many of you will", "this year, will you": the auxiliary stands within so many items.
_QUESTION = 8
_AUXILIARY = frozenset({"modal", "be", "do"})
_PAST = frozenset({"did", "was", "were", "have", "has", "had"})
_ASKING = frozenset({"who"})
_READER = frozenset({"you", "we"})

CHECKS: Doubts = (Doubt("hypothetical", _asked),)
