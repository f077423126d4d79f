"""Help that is none to survivors: to the public, refugees, pupils, with permits or supplies, asked for, refused."""

from itertools import pairwise

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, is_multitude
from impactetl.records.base.view import View
from impactetl.syntax.words import common_verbs


def _came_back(view: View, link: Link) -> bool:
    """Who went somewhere again to do something: "12 survivors returned to thank the police", "returned to court"."""
    group = link.group
    if group is None or group.voice != "open" or link.rule != "passive" or view.word(group.end - 1) != "returned":
        return False
    to, what = (*view.behind(group.end, 2), "", "")[:2]
    errand = common_verbs().get(what) == "base" or what in words_of("no_help", "errands")
    return to == "to" and errand


def _mistreated(view: View, link: Link) -> bool:
    """Treatment that is no help: "torture and other degrading treatment of 35 civilians"."""
    at = link.hit.at if link.hit is not None else 0
    return bool(_HARSH & set(view.before(at, _MANNER_REACH)))


# How many items before or behind a verb its manner may stand.
_MANNER_REACH = 3
_HARSH = words_of("no_help", "harsh")


def _public_service(view: View, link: Link) -> bool:
    """So many people served are the public, unless the text speaks of victims: "helping millions of families"."""
    if not is_multitude(view.items[link.phrase.start].number) or link.phrase.noun == "victim":
        return False
    cue = link.hit.cue if link.hit is not None else None
    ours = cue is not None and cue.topic == "aftercare" and cue.then and any(item.lower in _OURS for item in view.items)
    if ours or (link.hit is not None and view.word(link.hit.at) in _SHELTERING) or _by_welfare(view, link):
        return False
    return not any(item.lower in words_of("topics", "victims") for item in view.items)


def _by_welfare(view: View, link: Link) -> bool:
    """Whether women or minors are looked after by those whose office it is: "Child Welfare helped 54,592"."""
    whole = link.whole or next((p for p in view.phrases if p.end <= link.phrase.start and p.counted), link.phrase)
    told = link.phrase if link.phrase.noun is not None else whole
    said = view.before(told.start, told.start)
    return told.noun in {"minor", "woman"} and not words_of("no_help", "welfare").isdisjoint(said)


_OURS = frozenset({"our", "we", "us"})
_SHELTERING = forms_of(*words_of("no_help", "sheltering"))


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


# A purpose is told this near behind the verb whose it is.
_PURPOSE_REACH = 24
_SUPPLYING = forms_of(*words_of("no_help", "supplying"))


def _refugees(view: View, link: Link) -> bool:
    """People who fled, of whom no crime is told: "housed 700 asylum-seekers", "subsidiary protection to six"."""
    said = view.words
    if said & words_of("no_help", "field") or (link.hit is not None and link.hit.cue.topic == "aftercare"):
        return False
    counted = {item.lower for p in (link.phrase, link.whole) if p for item in view.items[p.start : p.end]}
    pairs = list(pairwise(view.items))
    concern = any(a.lower == "of" and b.lower == "concern" for a, b in pairs)
    granted = any(b.lower == "protection" and a.lower in words_of("no_help", "status") for a, b in pairs)
    status = concern or granted or _in_camp(view, link)
    told = said if link.phrase.noun == "people" else counted
    return status or bool(told & words_of("no_help", "refugees"))


def _in_camp(view: View, link: Link) -> bool:
    """Whether a camp is what houses them: "the camp at Bidi Bidi sheltered 270,000 people"."""
    group = link.group
    before = view.before(group.start, _CAMP_REACH) if group is not None and link.rule == "object" else []
    housed = link.hit is not None and view.word(link.hit.at) in _HOUSING
    return housed and not _CAMPS.isdisjoint(before) and view.words.isdisjoint(words_of("topics", "plight"))


# A camp is told within so many items before what it does.
_CAMP_REACH = 9
_CAMPS = frozenset({"camp", "camps", "settlement", "settlements"})
_HOUSING = forms_of("house", "host", "shelter", "accommodate", "hold")


# Who helps the accused in court may help victims.
_COUNSEL = words_of("own_cases", "lawyers") - {"we", "our", "clinic"} | {"prostitution"}


def _offenders(view: View, link: Link) -> bool:
    """Who is accused, and no survivor, is looked after by the state: "assisted children in conflict with the law"."""
    end = link.phrase.end
    counsel = not _COUNSEL.isdisjoint(view.words)  # "our lawyers represented 30 women charged with"
    if counsel or link.phrase.noun == "victim":
        return False
    told = {item.lower for item in view.items[link.phrase.start : end]}
    behind = view.behind(end, 5)
    conflict = behind == ["in", "conflict", "with", "the", "law"]
    accused = not words_of("no_help", "charged").isdisjoint(behind[:1]) and behind[1:2] in (["of"], ["with"])
    return conflict or accused or not told.isdisjoint(words_of("no_help", "offenders"))


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


def _none_came(view: View, link: Link) -> bool:
    """Nobody's coming is denied help: "no woman has come home"."""
    return (
        link.phrase.basis == "zero" and link.rule == "state" and view.word(link.hit.at if link.hit else -1) in _COMING
    )


_COMING = forms_of("come", "go", "return", "arrive")


def _pupils(view: View, link: Link) -> bool:
    """Pupils of whom nobody says that a crime was done to them: "our scholarship fund kept 140 girls in school"."""
    words = view.words
    paid = not words.isdisjoint(words_of("no_help", "scholarships"))
    kept = not words.isdisjoint(_STAYING) and not words.isdisjoint(words_of("help", "school"))
    return paid and kept and link.phrase.noun != "victim" and words.isdisjoint(words_of("no_help", "field"))


_STAYING = forms_of("keep", "stay", "remain")


def _seeking(view: View, link: Link) -> bool:
    """Who only asks for help: "the number of people seeking help went from 29 to 61"."""
    if link.rule != "change" or link.hit is None:
        return False
    before = view.before(link.hit.at, 3)
    return not {"seeking", "requesting", "asking", "needing"}.isdisjoint(before)


CHECKS: Doubts = (
    Doubt("other_count", _came_back, {"people_assisted"}),
    Doubt("other_count", _mistreated, {"people_assisted"}),
    Doubt("other_count", _public_service, {"people_assisted"}),
    Doubt("other_count", _purpose, {"people_assisted"}),
    Doubt("other_count", _refugees, {"people_assisted"}),
    Doubt("other_count", _offenders, {"people_assisted"}),
    Doubt("other_count", _restricted, {"people_assisted"}),
    Doubt("other_count", _none_came, {"people_assisted"}),
    Doubt("other_count", _pupils, {"people_assisted"}),
    Doubt("other_count", _seeking, {"people_assisted"}),
)
