"""People who are saved from something else than captivity: from the sea, a disaster, an expense; and liberties."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS, Role
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.items import is_money
from impactetl.syntax.words import words


def _spared(view: View, link: Link) -> bool:
    """People who save money: "saving nine million people an average of $50"."""
    if link.hit is None or not view.items[link.hit.at].lower.startswith("sav"):
        return False
    behind = view.items[link.phrase.end : link.phrase.end + _SUM_REACH]
    return any(map(is_money, takewhile(lambda item: item.category not in {"conj", "sign"}, behind)))


# A sum that people are spared stands this near behind them.
_SUM_REACH = 5


def _alive(view: View, link: Link) -> bool:
    """Who is found alive was in danger of his life, unless captors are told of: "was rescued alive and flown out"."""
    if link.hit is None:
        return False
    behind = view.behind(link.hit.at + 1, 2)
    return "alive" in behind and words_of("topics", "captivity").isdisjoint(view.words)


def _kept_safe(view: View, link: Link) -> bool:
    """Who is kept safe was not in slavery, nor who is free to do or of something: "keeps 300 girls safe"."""
    if link.hit is None or link.hit.cue.role is not Role.STATE:
        return False
    if not {"safe", "free", "out"} & set(link.hit.cue.then[-1].split("|") if link.hit.cue.then else ()):
        return False
    group = link.hit.group
    bare = group is not None and group.start == link.hit.at
    before = set(view.before(link.phrase.start, _KEEPING_REACH))
    behind = view.behind(link.hit.end, 1)
    whose = group is not None and group.start > 0 and view.items[group.start - 1].category == "rel"
    return behind in _FREE_TO or whose or (bare and bool(before & _KEEPING))


# "Helped keep" stands this near before those who are kept safe.
_KEEPING_REACH = 4
_FREE_TO = (["to"], ["of"], ["for"], ["enough"], ["on"])
_KEEPING = words_of("freed", "keeping_safe")


def _liberty(view: View, link: Link) -> bool:
    """A liberty that people have or lack: "restricted the freedom of movement of 6,500 refugees"."""
    if link.hit is None or view.items[link.hit.at].lower != "freedom":
        return False
    behind = view.behind(link.hit.at + 1, 2)
    return behind[:1] == ["of"] and behind[1:] in (["movement"], ["expression"], ["speech"], ["religion"], ["assembly"])


def _at_sea(view: View, link: Link) -> bool:
    """Who was saved from the sea: "rescued 48 migrants from a dinghy", "rescued 210 people in the Mediterranean"."""
    if link.phrase.noun in VICTIMS and not _travels(view, link):
        return False
    said = view.words
    if not said.isdisjoint(_HELD | words_of("freed", "worked_aboard")):
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


_SEA, _BOATS = words_of("freed", "sea"), words_of("freed", "boats")
# "The charity ship Aquarius rescued": so many items stand between a ship and its verb.
_SHIP_REACH = 3


def _travels(view: View, link: Link) -> bool:
    """Whether those counted were on their way: migrants, refugees."""
    return any(item.lower in _TRAVELLING for item in view.items[link.phrase.start : link.phrase.end])


_TRAVELLING = words_of("freed", "travelling")
# Who is told of in one sentence with these was held by somebody.
_HELD = words_of("freed", "enslaving") | words_of("freed", "captivity") | words_of("freed", "held_at")
_NONE: frozenset[str] = frozenset()


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
    return not words_of("freed", "disasters").isdisjoint(told)


# What befell those counted is told within so many items behind "of".
_OF_REACH = 5


def _lives(view: View, link: Link) -> bool:
    """Lives that were in danger: "14,000 lives saved during 60 rescues"."""
    if link.phrase.basis != "stated":
        return False
    return any(a.lower == "lives" and b.lower in {"saved", "lost"} for a, b in pairwise(view.items))


def _things_of(view: View, link: Link) -> bool:
    """What is recovered is not whose it was: "recovered the passports of nine women from a hotel"."""
    before = view.word_before(link.phrase.start, "of") if link.phrase.prep == "of" else None
    recovered = link.hit is not None and view.word(link.hit.at) in _RECOVERING
    return recovered and before is not None and before not in words("number_noun")


_RECOVERING = forms_of("recover", "retrieve", "extract", "pluck", "pull")


CHECKS: Doubts = (
    Doubt("money_other", _spared, {"people_rescued"}),
    Doubt("other_count", _alive, {"people_rescued"}),
    Doubt("other_count", _kept_safe, {"people_rescued"}),
    Doubt("other_count", _liberty, {"people_rescued"}),
    Doubt("other_count", _at_sea, {"people_rescued"}),
    Doubt("other_count", _of_disaster, {"people_assisted", "victims_identified", "people_rescued"}),
    Doubt("other_count", _lives, {"people_rescued"}),
    Doubt("other_count", _things_of, {"people_rescued"}),
)
