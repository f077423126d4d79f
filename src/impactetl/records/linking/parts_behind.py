"""Shares told right behind a whole: "freed nine girls, four of them Haitian, one Venezuelan"."""

from collections.abc import Iterator

from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.view import APPOSITION, View
from impactetl.records.subjects.apposition import tells_age
from impactetl.records.subjects.beside_one import joined_parts
from impactetl.syntax.phrases import Phrase

# How many items shares stand behind their whole, and behind one another.
_BEHIND_REACH = 12


def _behind_aside(view: View, i: int) -> int:
    """The item behind a bracket at ``i`` that tells of another time or a goal: "(2018: 51)", "(target: 80)"."""
    close = view.over_modifier(i) if view.word(i) == "(" else i
    return close if any(view.word(k) == ":" for k in range(i, close)) else i


_THINGS = frozenset({"thing", "business"})


def parts_behind(view: View, hit: Hit, whole: Phrase, i: int) -> Iterator[Link]:
    """Shares told right behind a whole: "freed nine girls, four of them Haitian, one Venezuelan"."""
    items = view.items
    if whole.noun in _THINGS:  # "workshops attended by 40 members, among them six women"
        return
    yielded = False
    passed = 0
    i = _behind_aside(view, i)
    while i < len(items) and passed < _BEHIND_REACH:
        phrase = view.at(i)
        if phrase is not None and _is_part(view, phrase, whole):
            if items[phrase.start - 1].lower == "and" and not yielded:
                return
            yielded = True
            if not view.is_verb(phrase.end):
                yield from made(make_link(hit, phrase, "part", whole=whole if whole.counted else None))
                yield from joined_parts(view, hit, phrase)
            i, passed = phrase.end, 0
            continue
        if items[i].lower in {";", ":"} or view.is_verb(i):
            return
        i, passed = i + 1, passed + 1


def _of_others(view: View, phrase: Phrase) -> bool:
    """Whether it is a share of people who belong to those counted: "two were held after one of their daughters"."""
    owned = view.items[phrase.start + 1 : phrase.start + 3]
    return phrase.of and len(owned) > 1 and owned[1].lower in {"their", "his", "her", "its", "our", "my"}


def _is_part(view: View, phrase: Phrase, whole: Phrase) -> bool:
    """Whether a phrase tells a share of the whole before it: "of them", "including six", or in brackets behind it."""
    if not phrase.counted or phrase.basis == "zero" or _of_others(view, phrase):
        return False
    if phrase.pronoun and tells_age(view, phrase.end):  # "13 men, one of them 71 years old"
        return False
    bracket = phrase.start == whole.end + 1 and view.items[whole.end].lower == "(" and phrase.noun is not None
    return (phrase.of and phrase.prep != "of") or bracket or phrase.prep in APPOSITION
