"""Persons told by the name of the body they belong to, which holds an "of": "a Ministry of Interior official"."""

from collections.abc import Sequence

from impactetl.syntax.items import Item
from impactetl.syntax.nominal import Nominal, read_nominal
from impactetl.syntax.words import PERSON


def person_of_body(items: Sequence[Item], nominal: Nominal) -> Nominal | None:
    """One person of a body with "of" in its name: "a Ministry of Interior official", "a University of Ohio player"."""
    of = nominal.end + 1 < len(items) and items[nominal.end].lower == "of" and items[nominal.end + 1].capital
    if not of or nominal.noun in PERSON or not items[nominal.head or 0].capital:
        return None
    person = read_nominal(items, nominal.end + 1)
    if person.noun not in PERSON or person.head is None or items[person.head].capital:
        return None
    named = person.end < len(items) and items[person.end].capital and items[person.end].category == "noun"
    return None if named else person
