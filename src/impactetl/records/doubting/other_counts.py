"""Numbers that count something else: how many more there were, inhabitants, things, the number in a name."""

from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.registry import metric as metric_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.syntax.words import PERSON, common_verbs


def _part_of_person(view: View, link: Link) -> bool:
    """People are counted whole."""
    value = stated_value(view, link)
    return metric_of(link.metric).unit == "person" and value is not None and bool(value % 1)


def _numbered_person(view: View, link: Link) -> bool:
    """A number in a name: "Jane Doe 2", "the group Forum 18,", "Village 5 had", "the \u201c709\u201d crackdown"."""
    i = link.phrase.start
    if [item.lower for item in view.items[max(i - 1, 0) : i + 2 : 2]] == ['"', '"']:
        return True
    before = view.items[i - 1] if i else None
    if before is None or not before.capital or link.phrase.head is not None or link.rule == "listed":
        return False
    led = i > 1 and view.items[i - 2].lower in {"in", "at", "from"}  # "in Togo 45, and"
    named = i > 1 and before.category == "noun" and not led and [x.lower for x in view.items[i + 1 : i + 2]] == [","]
    return before.lower in _NUMBERED or named


_NUMBERED = words_of("counting", "named_by_number")


def _difference(view: View, link: Link) -> bool:
    """How many more or fewer than at another time: "two more than in 2015", "12 more arrests than", "six fewer"."""
    behind = view.items[link.phrase.start + 1 : link.phrase.end + _THAN_REACH]
    if not behind or behind[0].lower not in _MORE:
        return False
    clause = takewhile(lambda item: item.category not in _CLAUSES, behind)
    return behind[0].lower != "more" or any(item.lower == "than" for item in clause)


_MORE = frozenset({"more", "fewer", "less"})
# "12 more arrests were made in May than": so many items stand behind the noun; no other clause begins between.
_THAN_REACH, _CLAUSES = 8, frozenset({"sign", "conj", "rel", "sub"})


def _of_things(view: View, link: Link) -> bool:
    """A number alone whose noun follows a participle: "supports 35 specialized centers for victims"."""
    phrase = link.phrase
    if link.rule != "object" or phrase.head is not None or phrase.noun is not None or phrase.of:
        return False
    ahead = view.items[phrase.end : phrase.end + 1]
    noun = view.at(phrase.end + 1)
    if not ahead or noun is None or noun.start != phrase.end + 1 or noun.prep is not None or noun.basis != "bare":
        return False
    known = ahead[0].lower in common_verbs() and noun.noun != "thing"  # "40 trafficked birds"
    shaped = ahead[0].lower.endswith(("ed", "ing")) and not known
    return shaped and noun.noun is not None and noun.noun not in PERSON and noun.noun not in {"case", "operation"}


def _grown_by(view: View, link: Link) -> bool:
    """By how much a figure grew: "an increase of more than 200 compared with the year before"."""
    before = view.before(link.phrase.start, 2)
    return before[1:] == ["of"] and before[0] in words_of("counting", "growth")


def _inhabitants(view: View, link: Link) -> bool:
    """Who lives somewhere: "in towns with populations of more than 50,000 people", "in a slum of 90,000 people"."""
    at = link.phrase.start - 2
    if link.metric == "victims_estimated" or at < 0 or view.word(at + 1) != "of":
        return False
    if view.word(at) in {"population", "populations"}:
        return True
    ahead = range(at - 1, max(at - _TOWN_REACH, -1), -1)
    within = next((view.word(i) for i in ahead if view.items[i].category not in {"det", "noun", "num", "adj"}), None)
    return view.word(at) in words_of("counting", "settlements") and within in _WITHIN


# "In a small fishing village of 900 people": so many words stand before "village"; where somebody is told to be.
_TOWN_REACH = 5
_WITHIN = frozenset({"in", "from", "at", "near", "across", "into", "for", "of"})


def _consulted(view: View, link: Link) -> bool:
    """Who came to be heard and not to be taught: "a workshop with 90 participants to obtain input on the law"."""
    behind = view.behind(link.phrase.end, _PURPOSE_REACH)
    asked = (k for k, pair in enumerate(pairwise(behind)) if pair[0] == "to" and pair[1] in _HEARING)
    return any(not _ANSWERS.isdisjoint(behind[k + 2 : k + 2 + _ANSWER_REACH]) for k in asked)


# "To obtain" stands so near behind those who came ("from industry, academia and government"), "input" behind that.
_PURPOSE_REACH, _ANSWER_REACH = 14, 3
_HEARING, _ANSWERS = words_of("counting", "hearing"), words_of("counting", "answers")


CHECKS: Doubts = (
    Doubt("other_count", _consulted, {"people_trained"}),
    Doubt("other_count", _part_of_person),
    Doubt("reference", _numbered_person),
    Doubt("other_count", _difference),
    Doubt("other_count", _of_things),
    Doubt("other_count", _grown_by),
    Doubt("other_count", _inhabitants),
)
