"""Verdicts told of those for whom they were: "for 44 the verdict was not guilty", "the ruling for 44 was guilty"."""

from collections.abc import Iterator

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.items import denies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_NOUNS = words_of("justice", "outcomes", "nouns")
_LED, _BEHIND = frozenset({"for", "in"}), frozenset({"for", "in", "on", "against"})
_ENDS = frozenset({".", ",", ";", "and", "but", ")", "on", "of", ""})
_CLEARED, _GUILTY = frozenset({"not-guilty", "innocent"}), frozenset({"guilty"})
_ACQUITTED = words_of("justice", "outcomes", "acquittals")
_CONVICTED = words_of("justice", "outcomes", "convictions")
# Between those judged and the verb of their verdict stand so many items, of places and days.
_ASIDE, _ASIDE_REACH = frozenset({"in", "at", "on", "of", "from"}), 8
_WHO = PERSON | {"case", None}

VERDICTS = _NOUNS, _CLEARED | _GUILTY | _ACQUITTED | _CONVICTED
"""Words of which one of each stands where these rules may count."""


def verdicts_for(view: View) -> Iterator[Link]:
    """Give those for whom, or the cases in which, a clause tells the verdict."""
    for i, item in enumerate(view.items):
        if item.lower not in _NOUNS:
            continue
        behind = _behind(view, i)
        metric = _told(view, _aside(view, behind.end) if behind is not None else i + 1)
        who = behind or _before(view, i)
        if metric is not None and who is not None:
            yield Link(who, metric, "special", None)


def _told(view: View, i: int) -> str | None:
    """The metric of what the verdict is told to have been from item ``i`` on: "was not guilty", "was an acquittal"."""
    if i >= len(view.items) or view.items[i].category != "be":
        return None
    k = i + 1
    denied = k < len(view.items) and denies(view.items[k])
    word, noun = view.word(k + denied), view.word(k + 1)
    if not denied and k < len(view.items) and view.items[k].category == "det" and view.word(k + 2) in _ENDS:
        return "acquittals" if noun in _ACQUITTED else "convictions" if noun in _CONVICTED else None
    if view.word(k + denied + 1) not in _ENDS:
        return None
    if word in _CLEARED or (denied and word in _GUILTY):
        return "acquittals"
    return "convictions" if word in _GUILTY else None


def _aside(view: View, i: int) -> int:
    """The item behind a place or a day told of those judged: "the verdict for 12 men in Lima in 2014 was"."""
    verb = next((k for k in range(i, min(i + _ASIDE_REACH, len(view.items))) if view.items[k].category == "be"), i)
    plain = all(view.word(k) in _ASIDE or view.items[k].category in {"noun", "date"} for k in range(i, verb))
    others = any((phrase := view.at(k)) is not None and phrase.counted for k in range(i, verb))
    return verb if plain and not others else i


def _before(view: View, i: int) -> Phrase | None:
    """The count that a preposition leads in right before "the verdict": "for six of them the verdict"."""
    end = i - (view.items[i - 1].category == "det") if i else i
    end -= view.word(end - 1) == ","
    phrase = view.at(end - 1) if end else None
    return phrase if phrase is not None and phrase.end == end and _judged(phrase, _LED) else None


def _behind(view: View, i: int) -> Phrase | None:
    """The count that a preposition leads in right behind the noun: "the verdict for six of them"."""
    phrase = view.at(i + 2)
    return phrase if phrase is not None and phrase.start == i + 2 and _judged(phrase, _BEHIND) else None


def _judged(phrase: Phrase, led: frozenset[str]) -> bool:
    return phrase.prep in led and phrase.basis == "stated" and phrase.noun in _WHO
