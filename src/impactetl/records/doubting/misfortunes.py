"""People whom no crime befell: saved from the sea, survivors of floods and diseases, victims of fraud."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View

_TRAVELLING = words_of("senses", "travelling")
_SEA, _BOATS = words_of("senses", "sea"), words_of("senses", "boats")
# Who is told of in one sentence with these was held by somebody.
_HELD = words_of("senses", "enslaving") | words_of("senses", "captivity") | words_of("senses", "held_at")
# What befell those counted is told within so many items behind "of".
_OF_REACH = 5


def _at_sea(view: View, link: Link) -> bool:
    """Who was saved from the sea: "rescued 48 migrants from a dinghy", "rescued 210 people in the Mediterranean"."""
    if link.phrase.noun in VICTIMS and not _travels(view, link):
        return False
    said = {item.lower for item in view.items}
    if not said.isdisjoint(_HELD | words_of("senses", "aboard")):
        return False
    travels = _travels(view, link)
    afloat = not said.isdisjoint(_SEA | (_BOATS if travels else _NONE)) or _by_ship(view, link)
    return afloat and (travels or link.phrase.noun in PEOPLE)


def _by_ship(view: View, link: Link) -> bool:
    """Whether a ship did it: "a merchant vessel rescued 40 people"."""
    group = link.group
    if group is None or group.voice == "passive" or link.rule != "object":
        return False
    return not _BOATS.isdisjoint(view.before(group.start, _SHIP_REACH))


# "The charity ship Aquarius rescued": so many items stand between a ship and its verb.
_SHIP_REACH = 3


_NONE: frozenset[str] = frozenset()


def _travels(view: View, link: Link) -> bool:
    """Whether those counted were on their way: migrants, refugees."""
    return any(item.lower in _TRAVELLING for item in view.items[link.phrase.start : link.phrase.end])


def _of_disaster(view: View, link: Link) -> bool:
    """What befell those helped or found is no crime of the field: "flood victims", "14 victims of the crash"."""
    phrase = link.phrase
    if phrase.noun != "victim" or phrase.head is None:
        return False
    if any(item.lower in _HELD for item in view.items):
        return False
    told = [item.lower for item in view.items[phrase.start : phrase.head]]
    behind = view.items[phrase.end : phrase.end + _OF_REACH]
    if behind and behind[0].lower == "of":
        told += [item.lower for item in behind[1:]]
    return not words_of("senses", "disasters").isdisjoint(told)


_FOUND = frozenset({"people_assisted", "victims_identified", "people_rescued"})

MISFORTUNES: Doubts = (
    Doubt("other_count", _at_sea, {"people_rescued"}),
    Doubt("other_count", _of_disaster, _FOUND),
)
