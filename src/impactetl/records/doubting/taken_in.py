"""Who is put, kept or met somewhere, and not looked after there: in jail, with relatives, at meetings, in free beds."""

from collections.abc import Sequence
from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.records.subjects.agents import taken_by
from impactetl.records.subjects.gain import by_wrongdoer, gave_by_ruling
from impactetl.syntax.verbs import VerbGroup


def _has_room(view: View, link: Link) -> bool:
    """How many find room, not how many came: "is able to accommodate up to 250", "designed to house 40 at a time"."""
    group = link.group
    if group is None or link.rule != "object":
        return False
    able = any(item.lower in _ABLE for item in view.items[max(group.start - 2, 0) : group.end])
    number = view.items[link.phrase.start].number
    behind = view.behind(link.phrase.end, _ROOM_REACH)
    at_once = behind[:3] == ["at", "a", "time"] or behind[:2] == ["at", "once"] or "beds" in behind
    able = able or view.items[group.end - 1].lower in {"accommodates", "houses", "holds", "hosts"}
    at_once = at_once or view.items[group.end - 1].lower.startswith("accommodat")
    return able and (at_once or (number is not None and number.qualifier == "at_most"))


# How many at a time is told this near behind those who find room.
_ROOM_REACH = 5
_ABLE = words_of("no_help", "able")


def _institution(view: View, link: Link) -> bool:
    """Who is kept by the state, or spared by a court, was not helped: "in state care institutions"."""
    if link.hit is None:
        return False
    behind = {item.lower for item in view.items[link.hit.at + 1 : link.hit.at + 2 + _ROOM_REACH]}
    kept = link.rule == "state" and "state" in behind and not behind.isdisjoint(words_of("no_help", "institutions"))
    from_court = not behind.isdisjoint(words_of("no_help", "spared"))
    spared = from_court and view.items[link.hit.at].lower.startswith("benefit")
    return kept or spared


def _own_family(view: View, link: Link) -> bool:
    """Who looks after relatives of his own: "cares for her two grandchildren"."""
    owner = view.word(link.phrase.start - 1)
    counted = {item.lower for item in view.items[link.phrase.start : link.phrase.end]}
    return owner in {"her", "his", "my"} and bool(counted & words_of("no_help", "family"))


def _injured(view: View, link: Link) -> bool:
    """Who was taken to hospital: an accident's or a crime's injured."""
    at = link.hit.at if link.hit is not None else 0
    behind = [item.lower for item in view.items[at + 1 : at + 1 + _MANNER_REACH + 1]]
    return bool({"hospital", "hospitals", "clinic"} & set(behind)) and view.items[at].lower in _TAKEN


# How many items before or behind a verb its manner may stand.
_MANNER_REACH = 3
_TAKEN = words_of("no_help", "taken")


def _accused(view: View, link: Link) -> bool:
    """Whom police refer to those who try him: "referred the three men to the prosecutors' office", "for trial"."""
    group = link.group
    if group is None or not view.items[group.end - 1].lower.startswith("refer"):
        return False
    behind = [item.lower for item in view.items[max(group.end, link.phrase.end) :][:_ROOM_REACH]]
    behind = list(takewhile(lambda word: word != "by", behind))  # "referred to us by the police"
    return behind[:1] in (["to"], ["for"]) and not _COURTS.isdisjoint(behind)


_COURTS = words_of("no_help", "tried_by") | words_of("justice", "court", "words")


def _no_client(view: View, link: Link) -> bool:
    """Whether a cue that needs the topic "aftercare" counts others than those looked after."""
    hit = link.hit
    if hit is None or hit.cue.topic != "aftercare" or hit.cue.role is Role.HELP:
        return False
    told = view.behind(hit.at + 1, _HELD_REACH)
    behind = set(told)
    if _to_come(told) or _hired(told):
        return True
    if "with" in hit.cue.then[-2:] and not behind.isdisjoint(_MEETING):
        return True
    if link.phrase.head is None or _is_jail(view, hit.at + 1):
        return _is_jail(view, hit.at + 1)
    taught = link.phrase.noun == "people" and not _LEARNING.isdisjoint(hit.cue.words)
    head = view.word(link.phrase.head)
    served = head in words_of("own_work", "served") and not behind.isdisjoint(words_of("lessons", "trades"))
    other = head in words_of("help", "others") and view.word(link.phrase.head - 1) != "family"
    return (taught and not served) or other


def _to_come(told: Sequence[str]) -> bool:
    """Whether a place is only taken for a time to come: "75 are enrolled for the autumn"."""
    ahead = words_of("no_help", "to_come")
    return any(word == "for" and not ahead.isdisjoint(told[k + 1 : k + 3]) for k, word in enumerate(told))


def _hired(told: Sequence[str]) -> bool:
    """Whether those who came are now among those who help: "nine have come back to us as staff"."""
    helping = words_of("no_help", "hired")
    return any(word == "as" and not helping.isdisjoint(told[k + 1 : k + 3]) for k, word in enumerate(told))


def _is_jail(view: View, start: int) -> bool:
    """Whether a jail is told behind item ``start``, and not that people came from there or are in good hands."""
    behind = view.behind(start, _HELD_REACH)
    jails = (k for k, word in enumerate(behind) if word in _JAILS and behind[k : k + 2] != ["custody", "of"])
    return any(_FROM.isdisjoint(behind[max(k - _BACK, 0) : k]) for k in jails)


_JAILS = words_of("no_help", "jails")
_HELD_REACH = 10
# Words that lead from a jail stand so near before it: "after months in a dungeon".
_BACK = 4
_FROM = frozenset({"from", "after", "of", "protective"})
_LEARNING = words_of("no_help", "learning")
_MEETING = words_of("no_help", "gathered")


def _beds_for(view: View, link: Link) -> bool:
    """How many a house has beds for, not who is in them: "which has beds for 20", "with places for 12"."""
    hit = link.hit
    if hit is None or hit.group is not None or view.word(hit.at) not in _BEDS or view.word(hit.end) != "for":
        return False
    before = view.before(hit.at, _BEDS_REACH)
    return not _HAVING.isdisjoint(before) and not any(view.items[k].category == "verb" for k in range(hit.at, hit.end))


_BEDS, _HAVING = words_of("no_help", "beds"), frozenset({"has", "have", "had", "with"})
_BEDS_REACH = 3


def _in_jail(view: View, link: Link) -> bool:
    """Nobody is helped by a place in jail: "45 minors were housed in the pretrial detention center"."""
    hit = link.hit
    return hit is not None and view.word(hit.at) in words_of("no_help", "housed") and _is_jail(view, hit.end)


def _by_offender(view: View, link: Link) -> bool:
    """Whether those who exploit people gave them something, or got it for them: "the pimp bought 12 girls phones"."""
    if link.hit is None or link.rule not in {"object", "help", "passive"}:
        return False
    if link.rule == "passive":
        return link.group is not None and link.group.voice == "passive" and by_wrongdoer(view, link.group)
    if any(item.lower in _FORGED for item in view.items[: link.phrase.start]):
        return True
    group = link.group or _group_before(view, link.hit.at)
    if group is None:
        return False
    return by_wrongdoer(view, group) or gave_by_ruling(view, group)


def _group_before(view: View, i: int) -> VerbGroup | None:
    """The nearest verb at item ``i`` or before it."""
    verb = next((k for k in range(i, -1, -1) if view.is_verb(k)), None)
    if verb is None:
        return None
    return VerbGroup(verb, verb + 1, "passive" if view.items[verb - 1].category == "be" else "open")


_FORGED = words_of("no_help", "forged")


def _by_police(view: View, link: Link) -> bool:
    """Whom police took in, they arrested: "the police took in four people"."""
    taken = link.hit is not None and link.hit.cue.then[:1] in (("in",), ("in|into",))
    return taken and taken_by(view, link, words_of("bodies", "acting", "law") | words_of("no_help", "takers"))


CHECKS: Doubts = (
    Doubt("other_count", _has_room, {"people_assisted"}),
    Doubt("other_count", _institution, {"people_assisted"}),
    Doubt("other_count", _own_family, {"people_assisted"}),
    Doubt("other_count", _injured, {"people_assisted"}),
    Doubt("other_count", _accused, {"people_assisted"}),
    Doubt("other_count", _no_client, {"people_assisted"}),
    Doubt("other_count", _beds_for, {"people_assisted"}),
    Doubt("other_count", _in_jail, {"people_assisted"}),
    Doubt("other_count", _by_offender, {"people_assisted"}),
    Doubt("other_count", _by_police, {"people_assisted"}),
)
