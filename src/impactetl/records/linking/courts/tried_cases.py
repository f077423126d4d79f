"""Cases behind "in" and the like: "convicted in six cases", "charges were filed in 17 cases"."""

from impactetl.metrics.groups import TRIED
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.phrases import Phrase

# Charges stand this many items before the cases in which they were brought.
_CHARGES_REACH = 6
# "In as many as" stands before such cases at most.
_OPENING = 3
_CHARGES = frozenset({"charges", "sheets", "sheet", "chargesheets", "charge-sheets", "chargesheet", "indictments"})
_OWNERS = frozenset({"our", "its", "their", "his", "her", "these", "those"})


def tried_cases(view: View) -> list[Link]:
    """Give the links of cases that a court or prosecutors brought to trial or to an end."""
    return [*_cases(view), *_charged_cases(view), *_ended_cases(view), *_cases_first(view)]


def _cases(view: View) -> list[Link]:
    """Cases in which somebody was convicted or tried: "convicted in half a dozen sex trafficking cases"."""
    judged = [hit.at for hit in view.hits if hit.metric in TRIED and hit.cue.then != ("against",)]
    return [
        Link(phrase, "cases", "special", None)
        for phrase in view.phrases
        if phrase.noun == "case"
        and phrase.basis == "stated"
        and phrase.prep == "in"
        and not _one_of_ours(view, phrase)
        and not _by_the_way(view, phrase)
        and any(at < phrase.start for at in judged)
    ]


def _one_of_ours(view: View, phrase: Phrase) -> bool:
    """Whether one of many cases only tells where something happened: "the longest term so far in one of our cases"."""
    whole = {item.lower for item in view.items[phrase.start + 1 : phrase.end]}
    return phrase.of and view.value(phrase) == 1 and not whole.isdisjoint(_OWNERS)


def _by_the_way(view: View, phrase: Phrase) -> bool:
    """Whether one case only leads to what is told of it: "trials were held and, in one major case, the judge left"."""
    return view.value(phrase) == 1 and view.word(phrase.end) in {",", ":"}


def _charged_cases(view: View) -> list[Link]:
    """Cases in which charges were brought: "charges were filed in 17 cases"."""
    out: list[Link] = []
    for hit in view.hits:
        if hit.metric == "prosecutions" and hit.group is None and view.items[hit.at].lower in _CHARGES:
            near = [p for p in view.phrases if hit.at < p.start <= hit.at + _CHARGES_REACH and p.prep == "in"]
            out += [Link(p, hit.metric, "special", hit, unit="case") for p in near[:1] if _is_counted_case(p)]
    return out


def _ended_cases(view: View) -> list[Link]:
    """Cases in which somebody was tried: "landlords were charged in 22 cases and convicted in one"."""
    out: list[Link] = []
    for hit in view.hits:
        group = hit.group
        if hit.metric not in TRIED or group is None or group.negated or group.voice == "active":
            continue
        told = view.at(hit.end + 1)
        if told is None or told.start != hit.end + 1 or told.prep != "in" or told.basis != "stated":
            continue
        tried = hit.metric == "prosecutions" and _is_counted_case(told)
        nobody = tried and not any(phrase.counted for phrase in subject_of(view, group.start).phrases)
        if nobody or (out and told.head is None and not told.of):
            out.append(Link(told, hit.metric, "special", hit, unit="case" if nobody else None))
    return out


def _cases_first(view: View) -> list[Link]:
    """Cases that open a sentence in which officials tried people: "in 14 cases, prosecutors charged officers"."""
    case = next((p for p in view.phrases if p.prep == "in" and p.start <= _OPENING and _is_counted_case(p)), None)
    if case is None or any(p.counted for p in view.phrases if p is not case):
        return []
    tried = (h for h in view.hits if h.metric == "prosecutions" and h.group is not None and h.at > case.end)
    hit = next((h for h in tried if h.group is not None and not h.group.negated and h.group.voice != "passive"), None)
    if hit is None or hit.group is None or _describes(view, case, hit.group.start):
        return []
    return [Link(case, "prosecutions", "special", hit, unit="case")]


def _describes(view: View, case: Phrase, i: int) -> bool:
    """Whether a participle only tells of whom another verb spoke: "in one case, guards beat a man charged with"."""
    joined = view.items[i - 1].category == "conj"
    return not joined and not view.verbless(case.end, i)


def _is_counted_case(phrase: Phrase) -> bool:
    return phrase.noun == "case" and phrase.basis == "stated"
