"""How many a house of those who help has in it, told by how full it is: "46 girls in a house meant for 30"."""

from collections.abc import Iterator, Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several, may_be_helped
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import common_verbs

_METRIC = "people_assisted"
# The place stands within so many items before its verb, or behind those in it; what it was meant for so near behind it.
_PLACE_REACH, _IN_REACH, _MEANT_REACH = 16, 6, 5
# A service is told within so many items before those who use it.
_SERVICE_REACH = 16


@cache
def holding() -> frozenset[str]:
    """Give the words of which one stands where a house is told to be so full, or a service to be used."""
    return (
        forms_of(*words_of("own_work", "holding"), *words_of("own_work", "using"))
        | words_of("own_work", "meant")
        | {"it"}
    )


@cache
def houses() -> frozenset[str]:
    """Give the words for the houses and services of which one stands beside such a word; "where" may stand for one."""
    named = words_of("own_work", "shelters") | words_of("own_work", "buildings") | words_of("help", "treatments")
    return named - {"drop-in"} | {"where"}


@cache
def _holds() -> frozenset[str]:
    return forms_of(*words_of("own_work", "holding"))


@cache
def _uses() -> frozenset[str]:
    return forms_of(*words_of("own_work", "using"))


def full_house(view: View, topics: frozenset[str], links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of those in a house, or with a service, of those who look after survivors, who have none yet."""
    said = view.words
    if "aftercare" not in topics or holding().isdisjoint(said) or not said.isdisjoint(words_of("no_help", "jails")):
        return
    if _of_exploiters(view):
        return
    taken = {link.phrase.start for link in links if link.metric != "arrests"}  # a hostel that "held 61" arrests nobody
    for phrase in view.phrases:
        if phrase.start in taken or not _may_be_in(view, phrase):
            continue
        if _meant_for_fewer(view, phrase) or _held(view, phrase) or _used(view, phrase):
            yield Link(phrase, _METRIC, "special", None)


def _of_exploiters(view: View) -> bool:
    """Whether a place is told where people are exploited, and not as one that they left: "the brothel was packed"."""
    places = words_of("workplaces", "venues") | words_of("workplaces", "places") | words_of("freed", "held_at")
    return any(
        item.lower in places and _LEFT.isdisjoint(view.before(i, _LEFT_REACH)) for i, item in enumerate(view.items)
    )


# "From two brothels and a bar": so many items lead to what people left.
_LEFT, _LEFT_REACH = frozenset({"from", "freed", "rescued", "left", "leave"}), 5


def _may_be_in(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts several people, or is a number alone."""
    if phrase.of or not counts_several(view, phrase):
        return False
    return (phrase.head is None and phrase.noun is None) or may_be_helped(view, phrase)


def _meant_for_fewer(view: View, phrase: Phrase) -> bool:
    """Whether people are told to be in a house that was meant for a number: "46 girls in a house meant for 30"."""
    if phrase.head is None or phrase.prep not in {None, "with"}:
        return False
    if view.behind(phrase.end, 3) == ["where", "there", "should"]:  # "71 children where there should be 50"
        return True
    if view.word(phrase.end) not in {"in", "at", "under"}:
        return False
    behind = view.behind(phrase.end, _IN_REACH + _MEANT_REACH)
    at = next((k for k, word in enumerate(behind[:_IN_REACH]) if word in words_of("own_work", "buildings")), None)
    return at is not None and not words_of("own_work", "meant").isdisjoint(behind[at + 1 : at + 1 + _MEANT_REACH])


def _held(view: View, phrase: Phrase) -> bool:
    """Whether a house held them: "our shelter in Sisophon, which is built for 30, held 97"."""
    verb = view.verb_over(phrase)
    inside = view.behind(phrase.end, 2) == ["in", "it"] and verb is not None and view.items[verb].category == "have"
    if verb is None or not (inside or view.word(verb) in _holds()):
        return False
    group = verb_group(view.items, verb, common_verbs().get(view.word(verb), "past"))
    if group.negated or group.modality != "actual" or group.voice == "passive" or view.word(group.start) == "to":
        return False
    before = view.before(group.start, _PLACE_REACH)
    stop = max((k for k, word in enumerate(before) if word in STOPS), default=-1)
    return not words_of("own_work", "shelters").isdisjoint(before[stop + 1 :])


def _used(view: View, phrase: Phrase) -> bool:
    """Whether so many used a service told of before: "Zoom counselling proved popular; 66 had used it"."""
    if phrase.head is not None or phrase.prep is not None:
        return False
    behind = [item for item in view.items[phrase.end : phrase.end + 4] if item.category not in {"have", "adv"}]
    used = len(behind) > 1 and behind[0].lower in _uses() and behind[1].lower in {"it", "them", "this"}
    before = view.before(phrase.start, _SERVICE_REACH)
    return used and not words_of("help", "treatments").isdisjoint(before)
