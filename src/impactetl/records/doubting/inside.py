"""People of whom something else is told than that they were taken or judged: the dead, prisoners, the interned."""

from itertools import takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View

# "The August death in a hospital of a man": so many items lie between the death and its man.
_DEATH_REACH = 7
# What a prison term was for stands within this many items behind its verb.
_FOR_REACH = 8
_INSIDE = words_of("senses", "in_prison")
_EARLIER = words_of("senses", "of_old")


def _killed(view: View, link: Link) -> bool:
    """Who was held when killed: "shot four who were in custody", "the death of one man held", "a man held died"."""
    group, phrase = link.group, link.phrase
    if group is None or group.start < phrase.end:
        return False
    if phrase.start and view.word(phrase.start - 1) in words_of("senses", "killing"):
        return True
    if phrase.start and view.word(phrase.start - 1) == "of" and _death_of(view, phrase.start - 1):
        return group.voice == "open" or _clause_between(view, phrase.end, group.start)
    one_of = "of" in view.before(phrase.start, 2)  # "one of the 12 men arrested"
    if group.voice != "open" or group.start != phrase.end or one_of:
        return False
    later = takewhile(lambda item: item.lower not in {",", ";", "."}, view.items[group.end :])
    return any(item.lower in words_of("senses", "died") for item in later)


def _death_of(view: View, of: int) -> bool:
    """Whether the "of" at an item follows a death: "the August death in a hospital of"."""
    for i in range(of - 1, max(of - 1 - _DEATH_REACH, -1), -1):
        item = view.items[i]
        if item.lower in words_of("senses", "deaths"):
            return True
        if item.category in {"sign", "conj", "be", "have", "modal"} or item.lower == "of":
            return False
    return False


def _clause_between(view: View, start: int, end: int) -> bool:
    """Whether a relative pronoun stands between: "the death of a man who had been detained"."""
    return any(item.category == "rel" for item in view.items[start:end])


def _serving(view: View, link: Link) -> bool:
    """Who is told of as a prisoner: "of the 70 women imprisoned in the province, nine had been beaten"."""
    group = link.group
    if link.hit is None or group is None or group.voice != "open":
        return False
    inside = view.items[link.hit.at].lower in _INSIDE
    if not inside or group.start != link.phrase.end or link.phrase.basis != "stated":
        return False
    later = view.items[link.hit.end :]
    where = bool(later) and later[0].lower in _WHERE
    dated = any(item.date is not None or item.lower == "for" for item in later[:_FOR_REACH])
    return where and not dated and any(item.category in {"be", "have"} or item.lower == "," for item in later)


_WHERE = frozenset({"in", "at", "there", "across", "throughout", "nationwide", "within"})


def _earlier_record(view: View, link: Link) -> bool:
    """The record of one person: "has nine prior convictions", "because of his four previous arrests"."""
    if link.rule != "head" or link.phrase.basis != "stated":
        return False
    return any(item.lower in _EARLIER for item in view.items[link.phrase.start : link.phrase.end])


def _recorded(view: View, link: Link) -> bool:
    """What a camera captures is a sight: "the footage captures the defendant running"."""
    if link.hit is None or link.hit.group is None:
        return False
    if not view.items[link.hit.at].lower.startswith(("captur", "caught", "catch")):
        return False
    before = view.items[max(link.hit.group.start - _SEEN_REACH, 0) : link.hit.group.start]
    return any(item.lower in _CAMERAS for item in before)


_SEEN_REACH = 12
_CAMERAS = words_of("senses", "cameras")


def _share_of_cases(view: View, link: Link) -> bool:
    """One who stands for all of a share: "in 40 percent of cases the perpetrator was found guilty"."""
    if link.phrase.basis != "implied":
        return False
    before = [word for word in view.before(link.phrase.start, _CASES_REACH) if word not in {",", "the", "these"}]
    if before[-3:] == ["cases", "in", "which"] or before[-2:] == ["cases", "where"]:
        return True
    return before[-2:] == ["of", "cases"] or (before[-1:] == ["cases"] and not _SHARES.isdisjoint(before[-2:-1]))


_CASES_REACH = 5
_SHARES = frozenset({"most", "many", "some", "several", "few", "all", "other"})


def _only_when(view: View, link: Link) -> bool:
    """A rule told by its exception: "access only occurred when the detainee was brought before a judge"."""
    if link.phrase.basis != "implied" or any(item.date is not None for item in view.items):
        return False
    before = view.before(link.phrase.start, _WHEN_REACH)
    return before[-1:] in (["when"], ["after"], ["once"]) and "only" in before


_WHEN_REACH = 4


def _unconfirmed(view: View, link: Link) -> bool:
    """What nobody knows: "it could not be confirmed whether the man was detained"."""
    if link.phrase.basis != "implied":
        return False
    before = view.before(link.phrase.start, _UNKNOWN_REACH)
    asked = before[-1:] == ["whether"]
    return asked and not words_of("senses", "knowing").isdisjoint(before)


_UNKNOWN_REACH = 8


def _interned(view: View, link: Link) -> bool:
    """Whom a war or a regime kept in camps was convicted by nobody: "120,000 people incarcerated in camps"."""
    if link.hit is None:
        return False
    inside = view.items[link.hit.at].lower in _INSIDE
    behind = set(view.behind(link.hit.end, _CAMP_REACH))
    return inside and not {"camp", "camps", "internment"}.isdisjoint(behind)


_CAMP_REACH = 4


def _rebuked(view: View, link: Link) -> bool:
    """What a report indicts it rebukes: "a parliamentary report indicted the operator"."""
    if link.hit is None or link.rule != "object" or link.hit.group is None:
        return False
    subject = view.at(link.hit.group.start - 1)
    return view.items[link.hit.at].lower.startswith("indict") and subject is not None and subject.noun == "report"


def _answerable(view: View, link: Link) -> bool:
    """Whoever is held accountable is in nobody's hands: "no officials were held accountable for trafficking"."""
    if link.hit is None or link.hit.group is None:
        return False
    held = view.items[link.hit.at].lower in _HOLDING
    return held and any(item.lower in _ANSWERABLE for item in view.items[link.hit.at + 1 : link.hit.at + _ANSWER_REACH])


_HOLDING = forms_of("hold")
_ANSWERABLE = words_of("senses", "answerable")
# "Held publicly accountable", "hold those officials accountable".
_ANSWER_REACH = 7


def _few_trafficked(view: View, link: Link) -> bool:
    """How many a story tells of are no flow: "two sisters who were trafficked to Dubai"."""
    cue = link.hit.cue if link.hit is not None else None
    if cue is None:
        return False
    number = view.items[link.phrase.start].number
    least = _FLOW if "traffic" in cue.words and cue.topic is None else _FEW
    return number is None or max(number.value or 0, number.low or 0) < least


# From here on those trafficked are a flow; fewer than a few are those of one story, whatever was done to them.
_FLOW, _FEW = 100, 10


INSIDE: Doubts = (
    Doubt("passing_mention", _killed, {"arrests", "convictions"}),
    Doubt("other_count", _serving, {"convictions"}),
    Doubt("other_count", _earlier_record, ACCUSED),
    Doubt("other_count", _recorded, {"arrests"}),
    Doubt("hypothetical", _share_of_cases),
    Doubt("hypothetical", _only_when),
    Doubt("other_count", _rebuked, {"prosecutions"}),
    Doubt("unsure", _unconfirmed),
    Doubt("other_count", _interned, {"convictions"}),
    Doubt("other_count", _answerable, {"arrests"}),
    Doubt("passing_mention", _few_trafficked, {"victims_estimated"}),
)
