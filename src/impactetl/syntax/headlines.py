"""Persons whom headlines tell without an article: "Brooklyn Man Sentenced", "Pastor gets 25 years"."""

from collections.abc import Sequence

from impactetl.syntax.items import Item
from impactetl.syntax.nominal import PERSON, Nominal
from impactetl.syntax.words import is_participle, is_plural, words

# Nouns whose singular form names more than one person.
COLLECTIVE = frozenset({"police", "personnel", "staff"})


def is_headline_person(items: Sequence[Item], i: int, nominal: Nominal) -> bool:
    """A singular person without determiner at the head of a line, as headlines write: "Brooklyn Man Sentenced"."""
    if nominal.noun not in PERSON or nominal.head is None or nominal.head != nominal.tail:
        return False
    head = items[nominal.head]
    if is_plural(head.lower) or head.lower in COLLECTIVE:
        return False
    if not head.capital:  # "Former teacher jailed"
        return i == 0 and items[i].capital and _told_of(items, nominal.end)
    if i != 0:  # "Bar Owner Charged, Pimp Arrested"
        return items[i - 1].lower in {",", ";"} and items[i].capital and _told_of(items, nominal.end, capital=True)
    return nominal.head > 0 or _told_of(items, nominal.end)


def _told_of(items: Sequence[Item], i: int, *, capital: bool = False) -> bool:
    """Whether a participle follows a noun without article, over an age in commas: "Girl, 14, Rescued"."""
    if [item.lower for item in items[i : i + 1]] == [","]:
        i += 3 if [item.lower for item in items[i + 2 : i + 3]] == [","] else 0
    if i >= len(items) or items[i].category != "verb" or (capital and not items[i].capital):
        return False
    if items[i].capital and i + 1 < len(items) and items[i + 1].category in {"noun", "be", "have"}:  # a name: "Ahmed"
        return False
    return items[i].lower in words("court_verb") or is_participle(items[i].lower)
