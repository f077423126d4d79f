"""Verdicts told of those for whom they were: "for 44 the verdict was not guilty"."""

from collections.abc import Iterator

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.items import denies
from impactetl.syntax.phrases import Phrase

_NOUNS = words_of("justice", "outcomes", "nouns")
_LED, _ENDS = frozenset({"for", "in"}), frozenset({".", ",", ";", "and", "but", ")"})
_CLEARED, _GUILTY = frozenset({"not-guilty", "innocent"}), frozenset({"guilty"})


def verdicts_for(view: View) -> Iterator[Link]:
    """Give those for whom, or the cases in which, a clause tells the verdict."""
    for i, item in enumerate(view.items):
        if item.lower in _NOUNS and (metric := _told(view, i)) is not None:
            who = _before(view, i)
            if who is not None:
                yield Link(who, metric, "special", None)


def _told(view: View, i: int) -> str | None:
    """The metric of the verdict that the noun at item ``i`` is told to have been."""
    k = i + 1
    if k >= len(view.items) or view.items[k].category != "be":
        return None
    k += 1
    denied = k < len(view.items) and denies(view.items[k])
    word = view.word(k + denied)
    if view.word(k + denied + 1) not in _ENDS | {""}:
        return None
    if word in _CLEARED or (denied and word in _GUILTY):
        return "acquittals"
    return "convictions" if word in _GUILTY else None


def _before(view: View, i: int) -> Phrase | None:
    """The count that a preposition leads in right before "the verdict": "for six of them the verdict"."""
    end = i - (view.items[i - 1].category == "det") if i else i
    end -= view.word(end - 1) == ","
    phrase = view.at(end - 1) if end else None
    led = phrase is not None and phrase.end == end and phrase.prep in _LED
    return phrase if led and phrase is not None and phrase.basis == "stated" else None
