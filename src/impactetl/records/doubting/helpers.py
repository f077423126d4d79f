"""Who helps or serves somebody else, or is helped in his own work, and is none of those looked after."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.words import common_verbs


def _helped_in(view: View, link: Link) -> bool:
    """Who assisted in something was not assisted: "two students assisted in the coding", not "in aftercare"."""
    group = link.group
    if group is None or group.voice != "open" or link.rule != "passive":
        return False
    behind = view.items[group.end : group.end + 2]
    if view.items[group.end - 1].lower not in _HELPED or view.behind(group.end, 1) != ["in"]:
        return False
    what = behind[-1]
    doing = link.phrase.noun != "victim" or what.category == "det" or what.lower.endswith("ing")
    return doing and what.lower != "our" and what.date is None and not what.capital


_HELPED = words_of("no_help", "assisting")


def _served_on(view: View, link: Link) -> bool:
    """Somebody who serves, and is not served: "no ombudsman served on behalf of prisoners"."""
    group = link.group
    if group is None or group.voice != "open" or link.rule != "passive":
        return False
    served, follow = view.items[group.end - 1], view.items[group.end : group.end + 1]
    return served.lower == "served" and [x.lower for x in follow] in (["on"], ["as"], ["for"], ["his"], ["their"])


def _serving_time(view: View, link: Link) -> bool:
    """Years of a term: "sentenced to fourteen years in prison, serving eight before he was pardoned"."""
    served = link.hit is not None and view.items[link.hit.at].lower.startswith("serv")
    return (
        served and link.phrase.head is None and any(item.lower in _INSIDE for item in view.items[: link.phrase.start])
    )


_INSIDE = words_of("no_help", "serving_inside")


def _doing(view: View, link: Link) -> bool:
    """What people who are no victims were helped to do: "helped two journalists gather information"."""
    group = link.group
    if group is None or link.rule != "object" or not view.items[group.end - 1].lower.startswith("help"):
        return False
    if link.phrase.head is None or link.phrase.noun in VICTIMS or view.word(link.phrase.head) in _SERVED:
        return False
    follow = next((x for x in view.items[link.phrase.end : link.phrase.end + 2] if x.lower != "to"), None)
    return follow is not None and common_verbs().get(follow.lower) == "base" and follow.lower not in _RECOVERING


_RECOVERING = words_of("no_help", "recovering")
_SERVED = words_of("own_work", "served")


def _of_supporters(view: View, link: Link) -> bool:
    """Support that people give: "with the support of more than 600 people"."""
    hit = link.hit
    if hit is None or hit.group is not None or link.phrase.noun in VICTIMS:
        return False
    led = view.before(hit.at, 2)
    of = view.word(hit.at + 1) == "of"
    return of and led[-1:] == ["the"] and led[:1] in (["with"], ["and"], ["by"], ["without"], ["through"])


def _clients(view: View, link: Link) -> bool:
    """Whom the exploited had to serve: "were forced to serve up to 10 customers a day"."""
    if link.hit is None or not view.items[link.hit.at].lower.startswith(("serv", "entertain", "attend")):
        return False
    counted = {item.lower for item in view.items[link.phrase.start : link.phrase.end]}
    before = view.before(link.hit.at, 2)
    behind = view.behind(link.phrase.end, 2)
    often = behind[:1] in (["daily"], ["nightly"]) or behind[1:] in (["day"], ["night"], ["shift"])
    bought = not counted.isdisjoint(words_of("no_help", "buyers"))
    made = before[-1:] == ["to"] and before[0] in words_of("no_help", "made_to")
    return (bought and link.phrase.noun != "victim") or often or made


def _of_staff(view: View, link: Link) -> bool:
    """Those who help, and not who are helped: "a team of seven at our shelter"."""
    before = view.before(link.phrase.start, 2)
    return before[1:] == ["of"] and before[0] in words_of("no_help", "staff")


def _partners(view: View, link: Link) -> bool:
    """Those with whom somebody works: "supports 9 partners in 7 countries", not "partners of survivors"."""
    head = link.phrase.head
    return head is not None and view.word(head) in words_of("no_help", "partners") and view.word(head + 1) != "of"


CHECKS: Doubts = (
    Doubt("other_count", _helped_in, {"people_assisted"}),
    Doubt("other_count", _served_on, {"people_assisted"}),
    Doubt("other_count", _serving_time, {"people_assisted"}),
    Doubt("other_count", _doing, {"people_assisted"}),
    Doubt("other_count", _of_supporters, {"people_assisted"}),
    Doubt("other_count", _clients, {"people_assisted"}),
    Doubt("other_count", _partners, {"people_assisted"}),
    Doubt("other_count", _of_staff, {"people_assisted"}),
)
