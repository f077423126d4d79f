"""Ordinals that rank one of many, and count nobody."""

from impactetl.records.base.link import Link
from impactetl.records.base.told import MILESTONE, Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.syntax.items import is_ordinal
from impactetl.syntax.words import PERSON


def _mere_rank(view: View, link: Link) -> bool:
    """No milestone: a high ordinal counts, or a low one that names its period; "the first" is left out."""
    value = stated_value(view, link) or 0
    if _is_day(view, link):
        return True
    before = view.items[link.phrase.start - 1] if link.phrase.start else None
    definite = before is not None and (before.lower in _DEFINITE or before.clitic == "'s")
    near = view.items[link.phrase.start : link.phrase.end + 6]
    yearly = value > 1 and any(item.lower == "year" or item.date is not None for item in near)
    milestone = (
        definite
        and link.rule in _MILESTONE_RULES
        and (value >= MILESTONE or yearly or _so_far(view, link, value) or _of_ours(view, link, value))
    )
    return not milestone and not (yearly and link.rule == "head")


def _is_day(view: View, link: Link) -> bool:
    """Whether an ordinal names a day of the month: "On the 23rd, police brought out two boys"."""
    i = link.phrase.start
    alone = link.phrase.head is None and (stated_value(view, link) or 0) <= _LAST_DAY
    return alone and view.before(i, 2) == ["on", "the"] and view.word(i + 1) in {",", "of", "."}


# A month has so many days.
_LAST_DAY = 31


def _so_far(view: View, link: Link, value: float) -> bool:
    """Whether it tells how many there have been: "the third person convicted in the case", "the ninth to be tried"."""
    group, end = link.group, link.phrase.end
    if value <= 1 or group is None or link.phrase.noun not in PERSON:
        return False
    return (group.voice == "open" and group.start == end) or view.word(end) == "to"


def _of_ours(view: View, link: Link, value: float) -> bool:
    """Whether an organisation counts its own: "it is the 8th conviction for our friends", "our office's sixth"."""
    if value <= 1 or link.rule != "head" or link.phrase.head is None:
        return False
    near = {*view.before(link.phrase.start, 1), *view.behind(link.phrase.end, _OURS_REACH)}
    return not near.isdisjoint(_OURS)


# "For our Honduran friends", "of our office there", "since we began": so many words behind the noun.
_OURS_REACH = 3
_OURS = frozenset({"our", "ours", "us", "we"})
_DEFINITE = frozenset({"the", "our", "its", "their", "her", "his", "another", "my"})
# Ways in which an ordinal can count: what only compares or lists ranks.
_MILESTONE_RULES = frozenset({"milestone", "special", "relative", "head", "state", "passive", "object", "complement"})


def _first_of_many(view: View, link: Link) -> bool:
    """The first of a kind: "obtained our first conviction of a trafficker" ranks it, whoever was convicted."""
    if link.hit is None or link.phrase.basis != "implied" or link.rule != "complement":
        return False
    noun = view.at(link.hit.at)
    return noun is not None and is_ordinal(view.items[noun.start])


CHECKS: Doubts = (Doubt("ordinal_rank", _first_of_many),)
# Of links that an ordinal counts.
ORDINAL_CHECKS: Doubts = (Doubt("ordinal_rank", _mere_rank),)
