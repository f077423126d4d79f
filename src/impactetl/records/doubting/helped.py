"""Help that is none to survivors: the public, refugees, a status, room for guests, what is done by force."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, is_multitude
from impactetl.records.base.view import View
from impactetl.records.doubting.clients import beds_for, by_offender, by_police, in_jail, no_client
from impactetl.syntax.words import common_verbs

# How many items before or behind a verb its manner may stand.
_MANNER_REACH = 3
# A purpose is told this near behind the verb whose it is.
_PURPOSE_REACH = 24
# How many at a time is told this near behind those who find room.
_ROOM_REACH = 5
_HARSH, _ABLE = words_of("no_help", "harsh"), words_of("no_help", "able")
_RECOVERING = words_of("no_help", "recovering")


def _public_service(view: View, link: Link) -> bool:
    """So many people served are the public, unless the text speaks of victims: "helping millions of families"."""
    if not is_multitude(view.items[link.phrase.start].number) or link.phrase.noun == "victim":
        return False
    cue = link.hit.cue if link.hit is not None else None
    ours = cue is not None and cue.topic == "aftercare" and cue.then and any(item.lower in _OURS for item in view.items)
    if ours or (link.hit is not None and view.word(link.hit.at) in _SHELTERING):
        return False
    return not any(item.lower in words_of("topics", "victims") for item in view.items)


_OURS = frozenset({"our", "we", "us"})
_SHELTERING = forms_of(*words_of("no_help", "sheltering"))


def _mistreated(view: View, link: Link) -> bool:
    """Treatment that is no help: "torture and other degrading treatment of 35 civilians"."""
    at = link.hit.at if link.hit is not None else 0
    return bool(_HARSH & set(view.before(at, _MANNER_REACH)))


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


_SUPPLYING = forms_of(*words_of("no_help", "supplying"))


def _purpose(view: View, link: Link) -> bool:
    """What supplies are for: "is distributing kits to help 3,000", "containers were installed to house 700"."""
    group = link.group
    if group is None or link.rule != "object" or view.items[group.start].lower != "to":
        return False
    for item in reversed(view.items[max(group.start - _PURPOSE_REACH, 0) : group.start]):
        if item.lower in _SUPPLYING:
            return True
        verb = item.category == "verb" and not item.lower.endswith("ing")
        if verb or item.category in {"modal", "rel"} or item.lower == ";":
            return False
    return False


def _doing(view: View, link: Link) -> bool:
    """What people who are no victims were helped to do: "helped two journalists gather information"."""
    group = link.group
    if group is None or link.rule != "object" or not view.items[group.end - 1].lower.startswith("help"):
        return False
    if link.phrase.head is None or link.phrase.noun in VICTIMS or view.word(link.phrase.head) in _SERVED:
        return False
    follow = next((x for x in view.items[link.phrase.end : link.phrase.end + 2] if x.lower != "to"), None)
    return follow is not None and common_verbs().get(follow.lower) == "base" and follow.lower not in _RECOVERING


_SERVED = words_of("own_work", "served")


def _refugees(view: View, link: Link) -> bool:
    """People who fled, of whom no crime is told: "housed 700 asylum-seekers", "subsidiary protection to six"."""
    said = {item.lower for item in view.items}
    if said & words_of("no_help", "field") or (link.hit is not None and link.hit.cue.topic == "aftercare"):
        return False
    counted = {item.lower for p in (link.phrase, link.whole) if p for item in view.items[p.start : p.end]}
    pairs = pairwise(view.items)
    status = any(b.lower == "protection" and a.lower in words_of("no_help", "status") for a, b in pairs)
    told = said if link.phrase.noun == "people" else counted
    return status or bool(told & words_of("no_help", "refugees"))


def _restricted(view: View, link: Link) -> bool:
    """A permit that is taken away, or one for work: "restricts the visas of 100 officials", "obtained work visas"."""
    if link.hit is None:
        return False
    if link.hit.group is not None:
        behind = view.behind(link.hit.at + 1, _MANNER_REACH)
        return not _PERMITS.isdisjoint(b for a, b in pairwise(behind) if a in {"work", "tourist", "student"})
    before = view.items[max(link.hit.at - _MANNER_REACH, 0) : link.hit.at]
    return any(item.lower in words_of("no_help", "restricted") for item in before)


_PERMITS = words_of("no_help", "permits")


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


_MOVING = forms_of(*words_of("no_help", "moved")) | words_of("no_help", "moving")


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


def _own_family(view: View, link: Link) -> bool:
    """Who looks after relatives of his own: "cares for her two grandchildren"."""
    owner = view.word(link.phrase.start - 1)
    counted = {item.lower for item in view.items[link.phrase.start : link.phrase.end]}
    return owner in {"her", "his", "my"} and bool(counted & words_of("no_help", "family"))


def _of_supporters(view: View, link: Link) -> bool:
    """Support that people give: "with the support of more than 600 people"."""
    hit = link.hit
    if hit is None or hit.group is not None or link.phrase.noun in VICTIMS:
        return False
    led = view.before(hit.at, 2)
    of = view.word(hit.at + 1) == "of"
    return of and led[-1:] == ["the"] and led[:1] in (["with"], ["and"], ["by"], ["without"], ["through"])


def _injured(view: View, link: Link) -> bool:
    """Who was taken to hospital: an accident's or a crime's injured."""
    at = link.hit.at if link.hit is not None else 0
    behind = [item.lower for item in view.items[at + 1 : at + 1 + _MANNER_REACH + 1]]
    return bool({"hospital", "hospitals", "clinic"} & set(behind)) and view.items[at].lower in _TAKEN


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


def _institution(view: View, link: Link) -> bool:
    """Who is kept by the state, or spared by a court, was not helped: "in state care institutions"."""
    if link.hit is None:
        return False
    behind = {item.lower for item in view.items[link.hit.at + 1 : link.hit.at + 2 + _ROOM_REACH]}
    kept = link.rule == "state" and "state" in behind and not behind.isdisjoint(words_of("no_help", "institutions"))
    from_court = not behind.isdisjoint(words_of("no_help", "spared"))
    spared = from_court and view.items[link.hit.at].lower.startswith("benefit")
    return kept or spared


def _of_staff(view: View, link: Link) -> bool:
    """Those who help, and not who are helped: "a team of seven at our shelter"."""
    before = view.before(link.phrase.start, 2)
    return before[1:] == ["of"] and before[0] in words_of("no_help", "staff")


def _none_came(view: View, link: Link) -> bool:
    """Nobody's coming is denied help: "no woman has come home"."""
    return (
        link.phrase.basis == "zero" and link.rule == "state" and view.word(link.hit.at if link.hit else -1) in _COMING
    )


_COMING = forms_of("come", "go", "return", "arrive")


def _pupils(view: View, link: Link) -> bool:
    """Pupils of whom nobody says that a crime was done to them: "our scholarship fund kept 140 girls in school"."""
    words = {item.lower for item in view.items}
    paid = not words.isdisjoint(words_of("no_help", "scholarships"))
    kept = not words.isdisjoint(_STAYING) and not words.isdisjoint(words_of("help", "school"))
    return paid and kept and link.phrase.noun != "victim" and words.isdisjoint(words_of("no_help", "field"))


_STAYING = forms_of("keep", "stay", "remain")


def _came_back(view: View, link: Link) -> bool:
    """Who went somewhere again to do something: "12 survivors returned to thank the police", "returned to court"."""
    group = link.group
    if group is None or group.voice != "open" or link.rule != "passive" or view.word(group.end - 1) != "returned":
        return False
    to, what = (*view.behind(group.end, 2), "", "")[:2]
    errand = common_verbs().get(what) == "base" or what in words_of("no_help", "errands")
    return to == "to" and errand


_HELP = frozenset({"people_assisted"})
HELPED: Doubts = (
    Doubt("other_count", _came_back, _HELP),
    Doubt("other_count", _mistreated, _HELP),
    Doubt("other_count", _helped_in, _HELP),
    Doubt("other_count", _served_on, _HELP),
    Doubt("other_count", _serving_time, _HELP),
    Doubt("other_count", _public_service, _HELP),
    Doubt("other_count", _has_room, _HELP),
    Doubt("other_count", _institution, _HELP),
    Doubt("other_count", _purpose, _HELP),
    Doubt("other_count", _doing, _HELP),
    Doubt("other_count", _refugees, _HELP),
    Doubt("other_count", _restricted, _HELP),
    Doubt("other_count", _own_family, _HELP),
    Doubt("other_count", _clients, _HELP),
    Doubt("other_count", _of_supporters, _HELP),
    Doubt("other_count", _injured, _HELP),
    Doubt("other_count", _accused, _HELP),
    Doubt("other_count", _of_staff, _HELP),
    Doubt("other_count", _none_came, _HELP),
    Doubt("other_count", _pupils, _HELP),
    Doubt("other_count", no_client, _HELP),
    Doubt("other_count", beds_for, _HELP),
    Doubt("other_count", in_jail, _HELP),
    Doubt("other_count", by_offender, _HELP),
    Doubt("other_count", by_police, _HELP),
    Doubt("other_count", _forced, _HELP | {"people_rescued"}),
)
