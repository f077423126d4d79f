"""Places that a charge or an aside tells, not what was done: "convicted in Berlin of abusing boys in Kenya"."""

from collections.abc import Sequence
from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.model import PlaceMention
from impactetl.records.base.view import View
from impactetl.syntax.items import Item, is_term

_CHARGE = frozenset({"of", "for", "over", "with"})
# What somebody is arrested or sentenced "for" is the charge, whatever it is.
_REASON = frozenset({"for", "over"})
_JUSTICE = tuple(sorted(words_of("justice", "accused", "stems")))
_OFFENCES = words_of("place_roles", "offences")
# The charge begins within this many items of the verb: "sentenced three traffickers to four months in prison for".
_CHARGE_REACH = 12
# An offence stands within this many words of "for": "for the 2005 killing", "for their alleged role".
_OFFENCE_REACH = 4
_ACCUSED = words_of("justice", "accused", "suspected")
_STOPS = frozenset({";", "."})
# An aside between commas has this many items at most, and its verb opens it, perhaps behind an adverb.
_ASIDE, _OPENING = 16, 2
_WHO = frozenset({"who", "whom", "whose", "which", "that"})


def is_told_of(view: View, place: PlaceMention, at: tuple[int, int], *, acted: bool) -> bool:
    """Whether a place belongs to a charge or, where an authority ``acted``, to what people had done.

    ``at`` are the offsets of the figure and of the verb that states it.
    """
    items, reach = view.reach.ordered, view.reach
    index, told = reach.at(place.start), reach.at(at[1])
    if reach.at(at[0]) < index < told and _of_accused(items, reach.at(at[0]), index):
        return True
    if _of_past(items, index, told) or (index > told and _is_charge(items, told + 1, index)):
        return True
    last = reach.at(max(at))
    return acted and index > last and any(item.lower in _WHO for item in items[last + 1 : index])


# "Who had by then sold two girls to": so many items lie between the pronoun and its verb.
_HAD_REACH = 3
# A clause that tells of people goes on for so many items at most.
_CLAUSE_REACH = 16


def _of_past(items: Sequence[Item], index: int, told: int) -> bool:
    """Whether a place tells what people had done before: "a smuggler who had sold girls to a ranch in Chiapas was"."""
    for i in range(index - 1, max(index - _CLAUSE_REACH, -1), -1):
        if items[i].lower in _STOPS or i == told:
            return False
        if items[i].lower in _WHO:
            return any(item.lower == "had" for item in items[i + 1 : min(i + 1 + _HAD_REACH, index)])
    return False


def _of_accused(items: Sequence[Item], low: int, high: int) -> bool:
    """Whether a charge tells who the people are: "12 men suspected of bombings in Kampala were arrested"."""
    accused = (i for i in range(low, high) if items[i].lower in _ACCUSED)
    return any(_is_charge(items, i + 1, high) for i in accused)


def _is_charge(items: Sequence[Item], low: int, high: int) -> bool:
    """Whether a charge begins at an item and goes on to another: "convicted in Berlin of abusing boys in Kenya"."""
    justice = items[low - 1].lower.startswith(_JUSTICE) or is_term(items[low - 1])
    for i in range(low, min(low + _CHARGE_REACH, high - 1)):
        if justice and items[i].lower in _REASON and items[i + 1].number is None:
            return not _names_person(items, i + 1) and not any(item.lower in _STOPS for item in items[i:high])
        if items[i].lower not in _CHARGE and items[i].date is None:  # "of the 2005 killing"
            continue
        words = [item.lower for item in items[i + 1 : min(i + 1 + _OFFENCE_REACH, high)]]
        if (words[0].endswith("ing") and items[i].date is None) or not _OFFENCES.isdisjoint(words):
            return not any(item.lower in _STOPS for item in items[i:high])
    return False


def _names_person(items: Sequence[Item], i: int) -> bool:
    """Whether "for" leads to the one who was sentenced, and to no charge: "50 years, for a stepfather in Mixco"."""
    behind = [item for item in items[i : i + _PERSON_REACH] if item.category != "adv"]
    run = list(takewhile(lambda item: item.category == "noun", behind[1:]))
    named = bool(run) and run[-1].noun in _PUNISHED and run[-1].clitic != "'s"
    return named and behind[0].category == "det"


# "For an elderly former driver" is so long at most.
_PERSON_REACH = 5
_PUNISHED = frozenset({"people", "suspect", "official", "woman", "prisoner"})


def is_aside(view: View, place: PlaceMention, at: tuple[int, int]) -> bool:
    """Whether commas shut a place off with a verb of its own: "the leader, arrested in Croatia, received"."""
    items, reach = view.reach.ordered, view.reach
    index = reach.at(place.start)
    first = next((i for i in range(index - 1, max(index - _ASIDE, 0), -1) if items[i].lower == ","), None)
    after = range(index + 1, min(index + _ASIDE, len(items)))
    last = next((i for i in after if items[i].lower == ","), None)
    told = [reach.at(offset) for offset in at]
    if first is None or last is None or max(told) < last or any(first < i < last for i in told):
        return False
    if any(item.lower in _STOPS for item in items[first:last]):
        return False
    opening = [item.category for item in items[first + 1 : first + 1 + _OPENING]]
    charged = items[first + 1].lower in _ACCUSED  # "the mayor, accused of killings in Butare,"
    return charged or opening[0] in {"verb", "rel"} or opening == ["adv", "verb"]
