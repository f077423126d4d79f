"""People who only go or are taken from place to place: out of a room, out of their country, by force, aboard."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.records.subjects.agents import ACTIVE, agent_words, taken_by
from impactetl.records.subjects.gain import by_wrongdoer
from impactetl.syntax.verbs import VerbGroup


def _forced(view: View, link: Link) -> bool:
    """Who was moved by force was not helped: "forcibly returned", "after their claims were rejected, 40 were flown"."""
    if link.hit is None or view.items[link.hit.at].lower not in _MOVING:
        return False
    start = link.hit.group.start if link.hit.group is not None else link.hit.at
    before = view.items[max(start - _MANNER_REACH, 0) : link.hit.at]
    behind = view.items[link.hit.at + 1 : link.hit.at + 1 + _MANNER_REACH]
    by_force = any(item.lower in words_of("no_help", "forced") and item.category == "adv" for item in behind)
    by_force = by_force or any(item.lower in words_of("no_help", "forced") for item in before)
    said = set(view.behind(0, start))
    turned_down = not words_of("no_help", "refused").isdisjoint(said) and not words_of("no_help", "claims").isdisjoint(
        said
    )
    return by_force or turned_down


# How many items before or behind a verb its manner may stand.
_MANNER_REACH = 3
_MOVING = forms_of(*words_of("no_help", "moved")) | words_of("no_help", "moving")


def _travelling_on(view: View, link: Link) -> bool:
    """Who is only in a vehicle that was stopped, and is not told to be taken away: "stopped a bus with 40 girls"."""
    if link.hit is None or link.hit.cue.then[-1:] != ("with|carrying",):
        return False
    if view.items[link.hit.at].lower in _INTERCEPTED:
        return False
    return words_of("ways_out", "bound").isdisjoint(view.words)


_INTERCEPTED = forms_of("intercept")


def _aboard(view: View, link: Link) -> bool:
    """Whom a ship has on board, unless those who came for them tell it: "by noon we had ten children on board"."""
    if link.hit is None or link.hit.cue.words != ("have",) or link.hit.group is None:
        return False
    if "board" not in view.behind(link.phrase.end, _BOARD_REACH):
        return False
    start = link.hit.group.start
    subject = view.at(start - 1)
    officers = subject is not None and subject.noun == "official"
    return not officers and view.word(start - 1) not in words_of("freed", "come_for_them")


# "On board" stands this near behind those who are.
_BOARD_REACH = 4


def _from_room(view: View, link: Link) -> bool:
    """Who is sent out of a room or an office: "removed the two activists from the courtroom"."""
    if link.hit is None or view.word(link.hit.at) in _FREEING:  # nobody is freed from a room against his will
        return False
    start = max(link.hit.at + 1, link.phrase.end if link.rule == "object" else 0)
    behind = view.items[start : start + _FROM_REACH]
    led = next((k for k, item in enumerate(behind) if item.lower == "from"), len(behind))
    place = takewhile(lambda item: item.category not in {"prep", "sign"} or item.lower == "of", behind[led + 1 :])
    return any(item.lower in _ROOMS for item in place)  # not "from a bar near the embassy"


_ROOMS = words_of("freed", "rooms")
# Where somebody is removed from stands within so many items.
_FROM_REACH = 6


def _abroad(view: View, link: Link) -> bool:
    """Who is taken out of a country or a town was taken away, unless rescuers do it: "had been taken out of Laos"."""
    if link.hit is None or link.group is None or view.word(link.hit.at) in _FREEING:
        return False
    start = max(link.hit.at + 1, link.phrase.end if link.rule == "object" else 0)
    behind = view.behind(start, _FROM_REACH)
    out = next((start + k for k, pair in enumerate(pairwise(behind)) if pair == ("out", "of")), None)
    if out is None:
        return False
    place = list(takewhile(lambda item: item.category != "prep", view.items[out + 2 : out + 2 + _FROM_REACH]))
    if not place or any(item.lower in _HELD for item in place):
        return False
    land = place[0].category == "det" and view.word(out + 3) in _LANDS
    return (land or place[0].capital) and _taken_away(view, link, link.group, land=land)


def _taken_away(view: View, link: Link, group: VerbGroup, *, land: bool) -> bool:
    """Whether no rescuer acts; one who brings people out of a place that is named need be none by the word."""
    if by_wrongdoer(view, group):
        return True
    if view.word(group.start - 1) == "we" or taken_by(view, link, _RESCUERS):
        return False
    passive = link.rule not in ACTIVE and agent_words(view, link.hit.at if link.hit else 0) is None
    return land or (passive and view.word(group.end - 1) in _LEADING_AWAY)


_RESCUERS = words_of("ways_out", "rescuers") | words_of("bodies", "acting", "law")
_LEADING_AWAY = forms_of("take", "get", "move", "smuggle", "transport", "carry")
_HELD, _LANDS = words_of("ways_out", "held"), words_of("ways_out", "lands")
_FREEING = forms_of("rescue", "free", "save", "liberate")


def _not_found(view: View, link: Link) -> bool:
    """Whom police bring somewhere, but to no haven, or where nothing tells that they went in and found them."""
    if link.hit is None or link.hit.cue.by is None:
        return False
    said = view.words
    haven = not words_of("ways_out", "havens").isdisjoint(view.behind(link.phrase.end, _HAVEN_REACH))
    found = link.phrase.noun in VICTIMS or not said.isdisjoint(words_of("ways_out", "entering"))
    return not (haven and found) or not said.isdisjoint(words_of("no_help", "refugees"))


# "To a place of safety": the haven stands so near behind those who are brought there.
_HAVEN_REACH = 6


CHECKS: Doubts = (
    Doubt("other_count", _forced, {"people_assisted", "people_rescued"}),
    Doubt("other_count", _travelling_on, {"people_rescued"}),
    Doubt("other_count", _aboard, {"people_rescued"}),
    Doubt("other_count", _from_room, {"people_rescued"}),
    Doubt("other_count", _abroad, {"people_rescued"}),
    Doubt("other_count", _not_found, {"people_rescued"}),
)
