"""What was not done: denied, refused, prevented, or told of all but these."""

from impactetl.records.base.governing import governor, noun_start
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.items import denies
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import common_verbs, verbs_that


def _denied(view: View, link: Link) -> bool:
    """What did not happen; "not a single conviction" is a zero, and so is "none of the ministry's 14 inspectors"."""
    if _none_of(view, link):
        return True
    number = view.items[link.phrase.start].number
    single = number is not None and number.low == number.high == 1 and link.rule == "head"
    cleared = link.metric == "acquittals" and link.rule == "head"  # "not guilty verdicts were returned on two"
    return link.negated and link.phrase.basis != "zero" and not single and not cleared


def _none_of(view: View, link: Link) -> bool:
    """Whether a whole is named of which none is told: "none of the ministry's 14 inspectors was trained"."""
    group = link.group
    if link.phrase.basis != "stated" or group is None:
        return False
    if group.voice == "open" and group.start == link.phrase.end:  # "none of the four suspects arrested in May"
        return False
    for i in range(link.phrase.start - 1, max(link.phrase.start - _OWNER_REACH, 0) - 1, -1):
        if view.is_verb(i) or view.items[i].category == "sign":
            return False
        if view.items[i].lower in {"none", "neither"}:
            return view.items[i + 1].lower == "of"
    return False


# "None of the Ministry of Labour's 14 inspectors": so many items lie between at most.
_OWNER_REACH = 9


def _left_out(view: View, link: Link) -> bool:
    """Who is not among those counted, or not all: "all but eight of them were freed", "not all of the 40 led to"."""
    if {"not", "all"} <= set(view.before(link.phrase.start, _NOT_ALL)):
        return True
    who = [item.category for item in view.items[link.phrase.end : link.phrase.end + 1]] == ["rel"]
    return view.before(link.phrase.start, 2) == ["all", "but"] and not who  # "all but 200 men who remained in custody"


# "Not all of the" stands in so many items before its number.
_NOT_ALL = 4


def _none_begun(view: View, link: Link) -> bool:
    """What a noun tells of was not done: "had not conducted an investigation into 104 cases", "no trials of 340"."""
    if link.hit is None or link.hit.group is not None or link.rule not in _NOUN_RULES or link.phrase.basis == "zero":
        return False
    noun = view.at(link.hit.at)
    if noun is not None and noun.basis == "zero":
        return True
    for item in reversed(view.items[max(link.hit.at - _DENIED_REACH, 0) : link.hit.at]):
        if item.category in {"prep", "sign", "conj", "rel", "sub", "be"}:
            return False
        if denies(item):
            return True
    return False


# A verb that a negation denies governs its noun within so many items: "had not yet conducted a full investigation".
_DENIED_REACH = 6
_NOUN_RULES = frozenset({"complement", "help"})


def _refused(view: View, link: Link) -> bool:
    """What somebody refused, or did not do: "blocked the arrest of two colonels", "failure to ensure the trial of"."""
    if link.hit is None or link.hit.group is not None or link.phrase.basis == "zero":
        return False
    at = governor(view, noun_start(view, link))
    if at is None or not view.is_verb(at):
        return False
    item = view.items[at]
    refused = item.lower in verbs_that("undo") and view.word(at + 1) not in {"by", "for"}
    return refused or verb_group(view.items, at, common_verbs().get(item.lower, "part")).negated


def _kept_from(view: View, link: Link) -> bool:
    """What somebody was kept from: "volunteers saved nine men from being arrested"."""
    if link.hit is None:
        return False
    before = view.before(link.hit.at, 3)
    led = view.before(link.hit.at, _KEPT_REACH)
    if (
        led[-1:] == ["from"]
        and view.items[link.hit.at].lower.endswith("ing")
        and not verbs_that("undo").isdisjoint(led)
    ):
        return True  # "prevented the gang from detaining nine women"
    return before[-2:] == ["from", "being"] or (
        before[:2] == ["from", "being"] and view.items[link.hit.at - 1].category == "adv"
    )


# Who is kept from something stands within so many items before it.
_KEPT_REACH = 8


def _fronted(view: View, link: Link) -> bool:
    """A negation before its clause: "in none of those cases has an owner gone to prison", "never was a judge held"."""
    i = view.over(link.phrase.start - 1, {"det"})
    if i < 1 or view.items[i].category not in FINITE:
        return False
    start = next((k + 1 for k in range(i, -1, -1) if view.behind_stop(k)), 0)
    words = [item.lower for item in view.items[start:i]]
    heads = [k for k, word in enumerate(words) if k == 0 or words[k - 1] in {",", "and", "but"}]
    return any(tuple(words[k : k + len(front)]) == front for k in heads for front in _FRONTED)


# Negations that stand at the head of a clause and turn verb and subject round.
_FRONTED = (
    ("never",),
    ("nowhere",),
    ("seldom",),
    ("rarely",),
    ("in", "none"),
    ("in", "no"),
    ("not", "once"),
    ("at", "no"),
    ("on", "no"),
    ("under", "no"),
)


def _not_there(view: View, link: Link) -> bool:
    """Who is not there, before a clause of its own: "there was no ombudsman, but authorities investigated"."""
    group = link.group
    if link.phrase.basis != "zero" or group is None or group.start <= link.phrase.end:
        return False
    between = [item.lower for item in view.items[link.phrase.end : group.start]]
    return "there" in view.before(link.phrase.start, _THERE_REACH) and not _BUT.isdisjoint(between)


# "There has not been": so many items before the phrase.
_THERE_REACH = 4
_BUT = frozenset({"but", "although", "though", "while", "whereas", "so", "yet", ";"})


CHECKS: Doubts = (
    Doubt("negated", _denied),
    Doubt("negated", _left_out),
    Doubt("negated", _none_begun),
    Doubt("negated", _refused),
    Doubt("negated", _kept_from),
    Doubt("negated", _fronted),
    Doubt("negated", _not_there),
)
