"""Acts that headlines tell in the present of a person without an article: "Jury Convicts Man", "Police arrest teen"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.syntax.items import Item
from impactetl.syntax.words import PERSON, is_plural

# The act stands among so many items at the head of the line; the noun for the person among so many behind the act.
_ACT_REACH, _PERSON_REACH = 9, 6
# What the name of a body may hold beside nouns: "Court of Appeal", "St. Louis".
_IN_NAME = frozenset({".", "of", "for", "-", "'", "and"})
_LINE_BEGINS = frozenset({":", ";", "|", ","})


def acts_in_headline(items: Sequence[Item], j: int) -> bool:
    """Tell whether the present of a court's or the police's act on one person stands at ``j``, behind those who act."""
    if items[j].lower not in words_of("headlines", "act") or not 0 < j < _ACT_REACH or items[j - 1].clitic:
        return False
    if items[j - 1].lower not in words_of("headlines", "actor"):
        return False
    return _opens_line(items, j) and _leads_to_person(items, j + 1)


def _opens_line(items: Sequence[Item], j: int) -> bool:
    """Whether nothing but the name of a body stands before the act at ``j`` in its line."""
    i = j
    while i > 0 and (items[i - 1].category == "noun" or items[i - 1].capital or items[i - 1].lower in _IN_NAME):
        i -= 1
    return (i == 0 or items[i - 1].lower in _LINE_BEGINS) and items[i].capital and items[i].category != "det"


def _leads_to_person(items: Sequence[Item], i: int) -> bool:
    """Whether nouns and adjectives from ``i`` on end in a noun for one person."""
    for k in range(i, min(i + _PERSON_REACH, len(items))):
        item = items[k]
        if item.category not in {"noun", "adv"} and not (item.category == "verb" and item.lower.endswith("ed")):
            return False
        after = items[k + 1] if k + 1 < len(items) else None
        if item.noun in PERSON and (after is None or after.category != "noun" or after.noun is None):
            return not (is_plural(item.lower) or item.clitic)
        if item.noun is None and is_plural(item.lower):  # "police charge sheets name officer"
            return False
    return False


def keeps_people(items: Sequence[Item], j: int) -> bool:
    """Tell whether the present of what several places do for people stands at ``j``: "the two houses look after 58"."""
    if items[j].lower not in words_of("syntax", "keeping") or j == 0 or items[j - 1].noun != "thing":
        return False
    behind = items[j + 1 : j + 3]
    if behind and behind[0].category == "prep":
        behind = behind[1:]
    return is_plural(items[j - 1].lower) and bool(behind) and behind[0].number is not None


def leads_to_owner(items: Sequence[Item], j: int) -> bool:
    """Tell whether somebody's name stands at ``j`` who has the next: "police in Manila arrested Maria's aunt"."""
    return items[j].capital and any(item.clitic == "'s" and item.capital for item in items[j : j + 2])


def takes_part(items: Sequence[Item], j: int) -> bool:
    """Whether "-ing" tells what people with a number do: "42 women taking part", but "prisoners serving terms"."""
    follow = items[j + 1] if j + 1 < len(items) else None
    if follow is None or not items[j].lower.endswith("ing") or items[j].lower == "serving" or items[j].noun is not None:
        return False
    if items[j].category != "verb" and follow.category != "prep":
        return False
    numbered = any(item.number is not None for item in items[max(j - _NUMBER_REACH, 0) : j])
    people = numbered and items[j - 1].noun in PERSON and is_plural(items[j - 1].lower)
    return people and follow.noun not in PERSON


# A number stands so many items before what those counted do.
_NUMBER_REACH = 4
