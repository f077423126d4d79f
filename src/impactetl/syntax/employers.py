"""Persons told by the name of their body or by their age: "a Ministry of Interior official", "the 47-year-old"."""

from collections.abc import Sequence

from impactetl.syntax.items import Item
from impactetl.syntax.nominal import Nominal, read_nominal
from impactetl.syntax.words import PERSON


def person_of_body(items: Sequence[Item], nominal: Nominal) -> Nominal | None:
    """One person of a body with "of" in its name: "a Ministry of Interior official", "a University of Ohio player"."""
    if nominal.head is not None and items[nominal.head].lower == "old":
        return _of_age(items, nominal)
    of = nominal.end + 1 < len(items) and items[nominal.end].lower == "of" and items[nominal.end + 1].capital
    if not of or nominal.noun in PERSON or not items[nominal.head or 0].capital:
        return None
    person = read_nominal(items, nominal.end + 1)
    if person.noun not in PERSON or person.head is None or items[person.head].capital:
        return None
    named = person.end < len(items) and items[person.end].capital and items[person.end].category == "noun"
    return None if named else person


def _of_age(items: Sequence[Item], nominal: Nominal) -> Nominal | None:
    """One person told by an age alone: "the 47-year-old was jailed", "a 19-year-old from Leeds"."""
    head = nominal.head or 0
    number = items[head - _AGE].number if head >= _AGE else None
    aged = number is not None and number.refused == "age" and items[head - 1].lower == "-"
    return Nominal(nominal.end, head, head, "people") if aged and nominal.end == head + 1 else None


# "47-year" and its hyphen stand before "old".
_AGE = 2
