"""What is told of one of many: a figure per something, a share, an average."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.syntax.items import Item
from impactetl.syntax.words import PERSON


def _for_each(view: View, link: Link) -> bool:
    """A figure per something: "for each trafficker sentenced there were 13 people", "four children per family"."""
    if view.word(link.phrase.end) == "per":
        return view.word(link.phrase.end + 1) != "year"
    before = view.before(link.phrase.start, _EACH_REACH)
    return any(a == "for" and b in {"each", "every"} for a, b in pairwise(before)) and before[-2:] != ["each", "of"]


# How many items before the phrase a check looks back.
_EACH_REACH = 14


def _ratio(view: View, link: Link) -> bool:
    """A share or a score: "three out of four cases", "seven women out of 10", "the winners got 81 out of 90"."""
    if view.before(link.phrase.start, 2) == ["out", "of"] and (stated_value(view, link) or 0) <= _RATIO:
        return view.items[link.phrase.start - 3].number is not None
    whole = link.phrase.end + 2
    number = view.items[whole].number if whole < len(view.items) else None
    if number is None or view.behind(link.phrase.end, 2) != ["out", "of"]:
        return False
    scored = link.metric == "people_rescued" and view.at(whole + 1) is None  # "got 27 out of three bars"
    return scored or number.value in _ROUND


# "Nine out of ten" tells a share; "nine out of 40" two counts.
_RATIO = 10
_ROUND = frozenset({10, 100, 1000})


def _average(view: View, link: Link) -> bool:
    """What is told of many alike: "on average police arrest 40", "the average judge hears 400", "40 on average"."""
    start, end = link.phrase.start, link.phrase.end
    behind = [item.lower for item in takewhile(_goes_on, view.items[end : end + _BEHIND_REACH])]
    if ("on", "average") in pairwise(behind):
        at = end + behind.index("average") + 1
        return at == len(view.items) or view.items[at].number is None  # "40 girls on average 14 years old"
    for at in range(start - 1, max(start - _AVERAGE_REACH, 0) - 1, -1):
        if view.items[at].lower == "average":
            return view.word(at - 1) == "on" or _is_of_one(view, at + 1)
        if not _goes_on(view.items[at]):
            return False
    return False


def _is_of_one(view: View, noun: int) -> bool:
    """Whether "average" tells of one of many, or of their number, not of an age or of how long something lasts."""
    told = view.at(noun - 1) or view.at(noun - 2)
    person = told is not None and told.head == noun and told.noun in PERSON
    return person or view.word(noun) in words_of("counting", "averaged")


def _goes_on(item: Item) -> bool:
    """Whether an item neither ends the clause nor counts something else."""
    return item.category not in {"sign", "conj", "rel", "sub"} and item.number is None


# "The average judge in the city hears" is so long at most, and "cases a year on average" behind the number.
_AVERAGE_REACH, _BEHIND_REACH = 7, 5


def _share_of_whole(view: View, link: Link) -> bool:
    """A whole of which only a share is told: "two-thirds of the 300 survivors received counselling"."""
    start, end = link.phrase.start, link.phrase.end
    of = next((i for i in range(start - 1, max(start - _OF_REACH, 0), -1) if view.items[i].category not in _OWNED), 0)
    share = view.items[of - 1 if view.items[of].lower == "of" else of]
    fraction = share.number is not None and share.number.kind in _FRACTIONS
    fraction = fraction and (view.items[of].lower == "of" or of + 1 < start)  # "93 per cent. At least 90 people"
    if not fraction and not (view.items[of].lower == "of" and _is_share(view, of - 1)):
        return False
    if link.group is None:
        return link.rule == "help"
    between = view.items[end : link.group.start]
    if view.items[link.group.start].lower.endswith("ing") or any(item.category == "rel" for item in between):
        return False  # "half of the 300 survivors who received counselling were girls"
    # A bare participle belongs to those counted: "most of the 300 girls rescued went home".
    finite = link.rule == "state" or link.group.voice == "passive"
    finite = finite or view.word(link.group.end - 1) in forms_of("benefit")  # "40% of the 250 women benefited"
    return start < link.group.start and finite


def _is_share(view: View, i: int) -> bool:
    """Whether an item tells a share in words: "most", "some", "nearly all"."""
    if view.word(i) == "all":
        return view.word(i - 1) in _SHORT_OF
    return view.word(i) in words_of("counting", "majority")


_SHORT_OF = frozenset({"nearly", "almost", "not"})


# "Of the", "of all our" stands between a share and its whole.
_OF_REACH, _OWNED = 4, frozenset({"det", "pron"})
_FRACTIONS = frozenset({NumberKind.FRACTION, NumberKind.PERCENT})


def _share_of_cases(view: View, link: Link) -> bool:
    """One who stands for all of a share: "in 40 percent of cases the perpetrator was found guilty"."""
    if link.phrase.basis != "implied":
        return False
    before = [word for word in view.before(link.phrase.start, _CASES_REACH) if word not in {",", "the", "these"}]
    if before[-3:] == ["cases", "in", "which"] or before[-2:] == ["cases", "where"]:
        return True
    return before[-2:] == ["of", "cases"] or (before[-1:] == ["cases"] and not _OF_MANY.isdisjoint(before[-2:-1]))


_CASES_REACH = 5
_OF_MANY = frozenset({"most", "many", "some", "several", "few", "all", "other"})


def _came_to_nothing(view: View, link: Link) -> bool:
    """What most of many came to is no zero of all: "88 percent of the stops ended in no arrests"."""
    if link.phrase.basis != "zero" or link.hit is None:
        return False
    for item in reversed(view.items[: link.phrase.start]):
        if item.lower in {";", ":", ",", "and", "but"}:
            return False
        if item.lower in _MOST:
            return True
    return False


_MOST = words_of("counting", "majority")


CHECKS: Doubts = (
    Doubt("ratio", _for_each),
    Doubt("ratio", _ratio),
    Doubt("ratio", _average),
    Doubt("ratio", _share_of_whole),
    Doubt("hypothetical", _share_of_cases),
    Doubt("percentage", _came_to_nothing),
)
