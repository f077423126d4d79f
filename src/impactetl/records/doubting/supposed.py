"""What has not happened: wishes, demands, conditions, rewards, prices, the aims of projects and contracts."""

from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, article
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.items import is_money


def _demanded(view: View, link: Link) -> bool:
    """A sentence that the prosecution asks for: "recommended 20-year sentences for nine defendants"."""
    if link.hit is None or link.hit.group is not None:
        return False
    return not words_of("modality", "asking").isdisjoint(view.before(link.hit.at, _DEMAND_REACH))


# "Recommended 20-year" stands this near before the sentences that are asked for.
_DEMAND_REACH = 6


def _recommended(view: View, link: Link) -> bool:
    """What somebody only calls for: "recommended that police investigate 19 soldiers"."""
    group = link.group
    if link.hit is None or group is None or link.rule != "object" or group.start < group.end - 1:
        return False
    if view.items[link.hit.at].lower not in link.hit.cue.words:
        return False
    before = view.before(group.start, _ASKED_REACH)
    asked = next((i for i, word in enumerate(before) if word in words_of("modality", "asking")), None)
    return asked is not None and "that" in before[asked + 1 : asked + 4]


# What is recommended or demanded stands this near behind: "recommended that federal police investigate".
_ASKED_REACH = 9


def _rewarded(view: View, link: Link) -> bool:
    """What a reward is offered for has not happened; nor what is meant as a purpose."""
    before = view.before(link.phrase.start, link.phrase.start)
    purpose = any(pair == ("purpose", "of") for pair in pairwise(before[-_PURPOSE_REACH:]))
    return purpose or "reward" in before or "rewards" in before


# How many items before the phrase a purpose may stand.
_PURPOSE_REACH = 6


def _not_yet(view: View, link: Link) -> bool:
    """One of a kind behind an infinitive that nobody brought about: "needed to convict a man"."""
    group = link.group
    if group is None or link.rule != "object" or not article(view, link, _A_OR_AN):
        return False
    infinitive = group.start < group.end - 1 and view.items[group.end - 2].lower == "to"
    led = any(item.lower in _ACHIEVED for item in view.items[max(group.start - 3, 0) : group.end])
    return infinitive and not led


_A_OR_AN = frozenset({"a", "an"})
_ACHIEVED = words_of("modality", "making_fact")


def is_imperative(view: View, link: Link) -> bool:
    """Whether it is told as a demand: "Train 100 teachers"."""
    hit = link.hit
    if hit is None or hit.group is None or hit.at != 0 or link.rule != "object":
        return False
    return view.items[0].lower in hit.cue.words


def _of_project(view: View, link: Link) -> bool:
    """What a project is for: "a project to remove 100,000 children", "to build a network for the rescue of 1,500"."""
    if link.hit is None:
        return False
    start = link.hit.at if link.group is None else link.group.start
    noun = link.group is None or view.before(link.hit.at, 1) == ["the"]  # "carry out the training of 60 prosecutors"
    if link.rule not in ({"complement", "help", "object"} if noun else {"object"}):
        return False
    first = max(start - _PROJECT_REACH, 0)
    at = next((i for i in range(start - 1, first - 1, -1) if view.word(i) in words_of("modality", "projects")), None)
    if at is None or any(_tells(view, i) for i in range(at + 1, start)):
        return False
    if not noun:
        return view.word(start) == "to"
    words = view.behind(at + 1, start - at - 1)
    return words[:2] == ["for", "the"] or any(a == "to" and b not in _DEFINITE for a, b in pairwise(words))


def _tells(view: View, i: int) -> bool:
    """Whether item ``i`` leads on from a project to what was done: a verb that is no aim, the end of a clause."""
    item = view.items[i]
    return item.category in _TELLING or (item.category == "verb" and view.word(i - 1) != "to")


_TELLING = frozenset({"be", "have", "modal", "rel", "sign", "conj"})
_DEFINITE = frozenset({"the", "a", "an", "its"})
# The aim of a project is told this near behind its noun.
_PROJECT_REACH = 16


def _obliged(view: View, link: Link) -> bool:
    """What a contract or a plan asks for: "required training of 500 officers", "the goal of releasing 300"."""
    hit = link.hit
    if hit is None:
        return False
    before = view.before(hit.at if hit.group is None else hit.group.start, _OBLIGED_REACH)
    gerund = hit.group is not None and view.items[hit.group.end - 1].lower.endswith("ing")
    if not gerund and (hit.group is not None or link.rule not in {"complement", "help"}):
        return False
    led = [word for word in before if word not in {"the", "a"}]
    if not words_of("modality", "obliging").isdisjoint(led[-1:]):
        return True
    met = not words_of("modality", "attained").isdisjoint(before)
    return gerund and led[-1:] == ["of"] and not _PURPOSES.isdisjoint(led[-2:-1]) and not met


_PURPOSES = words_of("modality", "purposes") | words_of("modality", "goals")
# "Reached its target of training 300": the verb stands within so many items.
_OBLIGED_REACH = 7


def _priced(view: View, link: Link) -> bool:
    """Whom a price is for: "a night for a woman and two children costs us six dollars"."""
    behind = view.items[link.phrase.end : link.phrase.end + _PRICE_REACH]
    at = next((i for i, item in enumerate(behind) if item.lower in {"costs", "cost"}), None)
    if at is None or any(item.category in FINITE or item.lower in {";", ","} for item in behind[:at]):
        return False
    if view.word(link.phrase.end + at + 1) == "of":
        return False  # "fined $900 and costs of $100"
    return any(map(is_money, view.items[link.phrase.end + at : link.phrase.end + at + _PRICE_REACH]))


# A price stands this near behind those whom it is for, and its sum behind it.
_PRICE_REACH = 5


def _as_long_as(view: View, link: Link) -> bool:
    """A condition: "as long as no prosecution has begun", "provided that nobody is convicted"."""
    before = view.before(link.phrase.start, 3)
    if link.phrase.basis == "zero" and "if" in before:  # "if there is no completed investigation"
        return True
    if before[-2:] == ["ensure", "that"] or before[-1:] == ["ensure"]:  # "to ensure that no person is held unlawfully"
        return link.phrase.basis in {"zero", "implied"}
    return before[-3:] == ["as", "long", "as"] or before[-2:] == ["provided", "that"] or before[-1:] == ["unless"]


CHECKS: Doubts = (
    Doubt("hypothetical", _demanded, ACCUSED | {"investigations"}),
    Doubt("hypothetical", _recommended),
    Doubt("hypothetical", _rewarded),
    Doubt("hypothetical", _not_yet),
    Doubt("hypothetical", is_imperative),
    Doubt("hypothetical", _of_project),
    Doubt("hypothetical", _obliged),
    Doubt("hypothetical", _priced),
    Doubt("hypothetical", _as_long_as),
)
