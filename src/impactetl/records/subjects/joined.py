"""Phrases that stand on the left of another in the subject of a verb: "14 boys and nine girls were"."""

from impactetl.records.base.view import JOINERS, View
from impactetl.records.subjects.called import called_by_name
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON


def as_well(view: View, i: int) -> bool:
    """Tell whether item ``i`` is of "as well as", which joins: "ten men, as well as their driver, were"."""
    if view.items[i].lower not in {"as", "well"}:
        return False
    words = [item.lower for item in view.items[max(i - 2, 0) : i + 3]]
    return any(words[k : k + 3] == ["as", "well", "as"] for k in range(len(words)))


def with_left(view: View, phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase, with those coordinated to it on its left."""
    items, out = view.items, [phrase]
    while True:
        j = out[-1].start - 1
        start = j
        while j >= 0 and (
            items[j].lower in JOINERS
            or (items[j].category in {"adv", "det"} and view.at(j) is None)
            or items[j].lower in {'"', "so-called"}
            or as_well(view, j)
        ):
            j -= 1
        if len(out) == 1 and phrase.pronoun and all(item.lower == "," for item in items[j + 1 : start + 1]):
            return tuple(out)  # a share in apposition: "17 people, 11 of whom pleaded guilty"
        left = view.at(j) if j >= 0 and j < start else None
        named = _named(view, left, j, start)
        if named is not None:
            out.append(named)
            continue
        if left is not None and items[left.end].category == "adv" and left.end < start:
            return tuple(out)  # "31 girls safe, 11 suspects in custody"
        if left is None or left.end != j + 1 or left.prep is not None or (left.of and left.noun not in PERSON):
            return tuple(out)
        theirs = items[out[-1].start].lower == "their" and left.noun in PERSON  # "130 survivors and their families"
        alike = out[-1].noun in {left.noun, None} or {out[-1].noun, left.noun} <= PERSON
        if not left.counted or not (out[-1].counted or theirs or alike):
            return tuple(out)
        out.append(left)


def _named(view: View, left: Phrase | None, j: int, start: int) -> Phrase | None:
    """Those named in commas before an "and": "two nurses, Ana Ruiz and Eva Mora, and a driver were"."""
    items = view.items
    if left is None or left.counted or not items[j].capital or start < j + 2 or items[j + 1].lower != ",":
        return None
    return called_by_name(view, j + 1)


def of_one_clause(view: View, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The phrases before a finite verb without the objects of the clause before it, the rightmost first.

    "Officers checked 250 workers, and 18 people were arrested" joins two clauses, not two phrases.
    """
    objects = [k for k, phrase in enumerate(phrases) if k and view.verb_over(phrase) is not None]
    if not objects:
        return phrases
    last = objects[-1]
    joined = (k for k in range(last, 0, -1) if view.items[phrases[k - 1].start - 1].category == "conj")
    return phrases[: next(joined, 1)]


def shared_over(view: View, phrase: Phrase, i: int) -> int | None:
    """The verb that has a phrase as its object and shares its subject with the finite verb at item ``i``.

    "He recruited 20 women and was convicted" tells of him.
    """
    if i < 1 or view.items[i].category not in {"be", "have"} or view.items[i - 1].lower not in _SHARING:
        return None
    return view.verb_over(phrase)


_SHARING = frozenset({"and", ",", "then", "but", "later", "now", "already", "eventually", "finally"})
