"""What was not done, or only asked for: noun of a denied verb, a demand of the prosecution, a recommendation."""

from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.records.base.governing import governor, noun_start
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, article
from impactetl.records.base.view import View
from impactetl.syntax.items import denies
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import common_verbs, verbs_that

# A verb that a negation denies governs its noun within so many items: "had not yet conducted a full investigation".
_DENIED_REACH = 6
# What is recommended or demanded stands this near behind: "recommended that federal police investigate".
_ASKED_REACH = 9
_THE = frozenset({"the"})
_NOUN_RULES = frozenset({"complement", "help"})


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


def _demanded(view: View, link: Link) -> bool:
    """A sentence that the prosecution asks for: "recommended 20-year sentences for nine defendants"."""
    if link.hit is None or link.hit.group is not None:
        return False
    return not words_of("senses", "asking").isdisjoint(view.before(link.hit.at, _DENIED_REACH))


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


def _recommended(view: View, link: Link) -> bool:
    """What somebody only calls for: "recommended that police investigate 19 soldiers"."""
    group = link.group
    if link.hit is None or group is None or link.rule != "object" or group.start < group.end - 1:
        return False
    if view.items[link.hit.at].lower not in link.hit.cue.words:
        return False
    before = view.before(group.start, _ASKED_REACH)
    asked = next((i for i, word in enumerate(before) if word in words_of("senses", "asking")), None)
    return asked is not None and "that" in before[asked + 1 : asked + 4]


def _lives(view: View, link: Link) -> bool:
    """Lives that were in danger: "14,000 lives saved during 60 rescues"."""
    if link.phrase.basis != "stated":
        return False
    return any(a.lower == "lives" and b.lower in {"saved", "lost"} for a, b in pairwise(view.items))


def _as_law_says(view: View, link: Link) -> bool:
    """What a law has done to anybody: "the law states that police inform a person before taking the individual in"."""
    if not article(view, link, _THE):
        return False
    told = view.behind(0, link.phrase.start)
    return any(a in words_of("generic", "law") and b in words_of("generic", "saying") for a, b in pairwise(told))


def _grown_by(view: View, link: Link) -> bool:
    """By how much a figure grew: "an increase of more than 200 compared with the year before"."""
    before = view.before(link.phrase.start, 2)
    return before[1:] == ["of"] and before[0] in words_of("senses", "growth")


def _anybody_at_all(view: View, link: Link) -> bool:
    """Whom a power reaches: "the president may order the detention without bail of any person"."""
    if link.phrase.basis != "zero" or view.items[link.phrase.start].lower != "any":
        return False
    before = view.items[: link.phrase.start]
    return any(item.lower in {"may", "can", "shall"} for item in before) and not any(denies(item) for item in before)


def _seeking(view: View, link: Link) -> bool:
    """Who only asks for help: "the number of people seeking help went from 29 to 61"."""
    if link.rule != "change" or link.hit is None:
        return False
    before = view.before(link.hit.at, 3)
    return not {"seeking", "requesting", "asking", "needing"}.isdisjoint(before)


def _unlawful_act(view: View, link: Link) -> bool:
    """Whom those who are judged had held: "jailed for illegally detaining a citizen"."""
    if link.hit is None or link.rule not in {"object", "complement"}:
        return False
    judged = any(hit.metric in ACCUSED and 0 < link.hit.at - hit.at <= _FOR_REACH for hit in view.hits)
    start = link.hit.group.start if link.hit.group is not None else link.hit.at
    before = view.before(start, 2)
    if link.hit.group is None:
        return judged and before[-1:] != [] and before[-1] in words_of("senses", "unlawful")
    if not view.items[link.hit.at].lower.endswith("ing"):
        return False
    manner = before[-1:] and before[-1] in words_of("senses", "unlawfully")
    led = before[-2] if manner and len(before) > 1 else before[-1] if before else ""
    return led in {"for", "of", "with"} and (judged or (bool(manner) and led == "for"))


# A charge stands this near behind the verb of judging.
_FOR_REACH = 8


def _convicts(view: View, link: Link) -> bool:
    """Prisoners whom a prison has: "as of July the bureau had 7,958 inmates convicted of rape"."""
    group = link.group
    if group is None or group.voice != "open" or group.start != link.phrase.end:
        return False
    before = view.before(link.phrase.start, 1)
    return link.phrase.noun == "prisoner" and bool(before) and before[0] in _HAVING


_HAVING = words_of("senses", "having")


def _himself(view: View, link: Link) -> bool:
    """What somebody did to himself: "the defendant later presented himself before the court"."""
    group = link.group
    told = group is not None and group.voice != "passive" and link.rule == "passive"  # "have been arrested themselves"
    return told and group is not None and view.word(group.end) in _SELVES


_SELVES = frozenset({"himself", "herself", "themselves"})


def _serving(view: View, link: Link) -> bool:
    """Prisoners who serve a term are not newly arrested: "in custody, including 1,897 convicted prisoners"."""
    told = view.behind(link.phrase.start, link.phrase.end - link.phrase.start)
    return link.metric == "arrests" and link.rule == "part" and not _SENTENCED.isdisjoint(told)


_SENTENCED = words_of("senses", "sentenced")


def _air_raid(view: View, link: Link) -> bool:
    """Raids from the air: "no air raid shelter"."""
    phrase = link.phrase
    return link.metric == "operations" and any(
        x.lower in {"air", "bombing"} for x in view.items[phrase.start : phrase.end]
    )


def _came_to_nothing(view: View, link: Link) -> bool:
    """What most of many came to is no zero of all: "88 percent of the stops ended in no arrests"."""
    if link.phrase.basis != "zero" or link.hit is None:
        return False
    for item in reversed(view.items[: link.phrase.start]):
        if item.lower in {";", ":", ",", "and", "but"}:
            return False
        if item.lower in _SHARES:
            return True
    return False


# Who is kept from something stands within so many items before it.
_KEPT_REACH = 8


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


_SHARES = words_of("senses", "most")


def _called_off(view: View, link: Link) -> bool:
    """An operation that did not take place: "one raid was leaked and called off", "two raids were cancelled"."""
    behind = takewhile(lambda word: word not in {";", ",", "but"}, view.behind(link.phrase.end, _OFF_REACH))
    return not words_of("senses", "called_off").isdisjoint(behind)


# "Planned for 12 December in the north was leaked and called" is so long at most.
_OFF_REACH = 11


def _twice(view: View, link: Link) -> bool:
    """How often something befell one of those counted: "arrested five recruiters, one of them twice"."""
    return link.phrase.pronoun and view.word(link.phrase.end) in {"twice", "thrice", "again"}


def _one_kind(view: View, link: Link) -> bool:
    """Who each of those counted was: "every one of them a father or a stepfather"."""
    if link.phrase.basis != "implied":
        return False
    first = link.phrase
    if view.word(first.start - 1) == "or":
        first = view.at(first.start - 2) or first
    return view.before(first.start, 2) == ["of", "them"]


UNDONE: Doubts = (
    Doubt("hypothetical", _called_off, {"operations"}),
    Doubt("other_count", _twice),
    Doubt("other_count", _himself),
    Doubt("other_count", _serving),
    Doubt("passing_mention", _one_kind),
    Doubt("negated", _none_begun),
    Doubt("negated", _refused),
    Doubt("negated", _kept_from),
    Doubt("hypothetical", _demanded, ACCUSED | {"investigations"}),
    Doubt("hypothetical", _recommended),
    Doubt("hypothetical", _as_law_says),
    Doubt("other_count", _lives, {"people_rescued"}),
    Doubt("other_count", _seeking, {"people_assisted"}),
    Doubt("hypothetical", _anybody_at_all),
    Doubt("other_count", _grown_by),
    Doubt("passing_mention", _unlawful_act, {"arrests"}),
    Doubt("other_count", _convicts, {"convictions"}),
    Doubt("other_count", _air_raid),
    Doubt("percentage", _came_to_nothing),
)
