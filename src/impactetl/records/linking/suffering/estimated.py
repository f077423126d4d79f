"""Estimates that no predicate of their own tells: "spoke of 2.4 million people in slavery"."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_METRIC = "victims_estimated"
_GIVES = words_of("counting", "giving")
_TO = frozenset({"of", "at", "to"})


def estimated(view: View, topics: frozenset[str]) -> list[Link]:
    """Give the estimates of a passage that a verb of telling leads to."""
    out = [link for hit in view.hits for link in _told_of(view, hit)]
    told = [p for p in view.phrases if _by_index(view, p) or _noted(view, p)] if "exploitation" in topics else []
    return out + [Link(p, _METRIC, "special", None) for p in told]


def _told_of(view: View, hit: Hit) -> list[Link]:
    """The people of whom a study speaks: "spoke of 2.4 million people in slavery", no things."""
    if hit.metric != _METRIC or hit.cue.role is not Role.STATE or view.items[hit.at].category != "prep":
        return []
    phrase = view.at(hit.at - 1) if hit.at else None
    if (
        phrase is None
        or not phrase.counted
        or phrase.noun not in PERSON
        or phrase.prep not in _TO
        or not is_multitude(view.items[phrase.start].number)
    ):
        return []
    led = any(item.lower in _GIVES for item in view.items[max(phrase.start - 2, 0) : phrase.start])
    return [Link(phrase, _METRIC, "special", hit)] if led else []


def led_by_saying(view: View, phrase: Phrase) -> int | None:
    """Give the item of a verb that says a figure to be a number alone: "claim it's up to 11,800"; None without one."""
    i = phrase.start - 1
    if phrase.head is not None or (phrase.of and not phrase.pronoun):
        return None
    while i > 0 and view.items[i].lower in _FIGURED:
        i -= 1
    return i if i > 0 and view.items[i].lower in _SAYING else None


_SAYING = words_of("counting", "saying")
_FIGURED = words_of("counting", "figured")


def _by_index(view: View, phrase: Phrase) -> bool:
    """Whether a body or an index known for such figures says the number: "the same index said 155,600"."""
    verb = led_by_saying(view, phrase) if is_multitude(view.items[phrase.start].number) else None
    if verb is None:
        return False
    return _is_estimator(view, verb - 1) or _is_estimator(view, view.over(verb - 1, {"adv", "have", "date", "sign"}))


def _noted(view: View, phrase: Phrase) -> bool:
    """Whether a bracket behind an index holds a year and the number: "the Global Slavery Index (2018: 155,000)"."""
    i, items = phrase.start - 1, view.items
    if phrase.head is not None or not is_multitude(items[phrase.start].number) or view.word(phrase.end) != ")":
        return False
    while i > 0 and (items[i].date is not None or items[i].lower in {":", ","}):
        i -= 1
    return i > 0 and items[i].lower == "(" and _is_estimator(view, i - 1)


def _is_estimator(view: View, i: int) -> bool:
    """Whether the name of such a body or index ends at item ``i``."""
    return view.word(i) in _ESTIMATORS or "-".join(view.before(i + 1, 2)) in _ESTIMATORS


_ESTIMATORS = words_of("counting", "estimators")
