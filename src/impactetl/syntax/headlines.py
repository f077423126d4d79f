"""Persons whom headlines tell without an article: "Brooklyn Man Sentenced", "Pastor gets 25 years"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from impactetl.grammar.inflect import plural
from impactetl.lexicon.load import words_of
from impactetl.syntax.items import Item
from impactetl.syntax.news_verbs import acts_in_headline
from impactetl.syntax.nominal import Nominal
from impactetl.syntax.pairs import PARENTS, second_of_pair
from impactetl.syntax.words import PERSON, is_participle, is_plural, noun_classes, words

# Nouns whose singular form names more than one person.
COLLECTIVE = frozenset({"police", "personnel", "staff"})


# What a headline parts its clauses with: "Bar Owner Charged, Pimp Arrested", "Tip leads to man being jailed".
_PARTING = frozenset({",", ";", ":", "-", "as", "after", "with", "to", "sees", "and"})
# The hyphen of a compound parts nothing.
_DASH = "-"
_ACTS = words_of("syntax", "acts")
_LEADING = _PARTING | {"of"}
# The town before a person, with the sign of an abbreviation or a comma: "Columbia Twp. man arrested".
_TOWN_REACH = 5
# Between a person of such notes and the verdict, and what tells that it is one.
_BEING, _SINGULAR = frozenset({"be", "have", "adv"}), frozenset({"was", "is", "has"})
_SURNAMES, _ROLES = words_of("headlines", "surnames"), words_of("headlines", "roles")
# A name has so many words at most.
_NAME_REACH = 3


def is_headline_person(items: Sequence[Item], i: int, nominal: Nominal) -> bool:
    """A singular person without determiner at the head of a line, as headlines write: "Brooklyn Man Sentenced"."""
    if nominal.noun not in PERSON or nominal.head is None or nominal.head != nominal.tail:
        return False
    head = items[nominal.head]
    if is_plural(head.lower) or head.lower in COLLECTIVE:
        return False
    if i != 0:
        return _inside_line(items, i, nominal.end)
    if not head.capital:  # "Former teacher jailed"
        return items[i].capital and (_told_of(items, nominal.end) or _told_of_noted(items, nominal.end))
    return nominal.head > 0 or _told_of(items, nominal.end) or (_is_role(head) and _told_of_noted(items, nominal.end))


def _is_role(item: Item) -> bool:
    """Whether a noun tells who somebody is, and is no surname: "Employer was acquitted", not "Carpenter was"."""
    return (item.lower in noun_classes() or item.lower in _ROLES) and item.lower not in _SURNAMES


def _told_of_noted(items: Sequence[Item], i: int) -> bool:
    """Whether notes of a court tell of one person: "Employer was acquitted", "Foreman, who had pleaded guilty, got"."""
    if [item.lower for item in items[i : i + 2]] == [",", "who"]:
        end = next((k for k in range(i + 2, min(i + _REACH, len(items))) if items[k].lower == ","), None)
        return end is not None and (_told_of(items, end + 1) or _is_judged(items, end + 1))
    return _is_judged(items, i)


def _is_judged(items: Sequence[Item], i: int) -> bool:
    """Whether a finite verb of a verdict stands at ``i``: "was acquitted", "has been jailed", "was found guilty"."""
    k = i
    while k < len(items) and items[k].category in _BEING:
        k += 1
    told = [item.lower for item in items[k : k + 2]]
    return k > i and items[i].lower in _SINGULAR and (told == ["found", "guilty"] or _done_to(items, k))


def names_one(items: Sequence[Item], i: int, nominal: Nominal) -> bool:
    """Tell whether a nominal without an article names one person: in a headline, beside another, as somebody's."""
    return is_headline_person(items, i, nominal) or second_of_pair(items, i) or is_somebodys(items, i, nominal)


def is_somebodys(items: Sequence[Item], i: int, nominal: Nominal) -> bool:
    """A singular person of somebody who is named: "Amina's uncle was arrested", "charged Rosa Diaz's husband"."""
    head = nominal.head
    if nominal.noun not in PERSON or head is None or head != nominal.tail or not items[i].capital:
        return False
    if is_plural(items[head].lower) or items[head].lower in COLLECTIVE:
        return False
    return any(items[k].clitic == "'s" and items[k].capital for k in range(i, head))


def is_ranked_person(items: Sequence[Item], nominal: Nominal) -> bool:
    """A person behind the compound that opens a headline: "THIRD-STRIKER ARRAIGNED"."""
    person = nominal.noun in PERSON and nominal.head == nominal.tail and nominal.head is not None
    return person and not is_plural(items[nominal.head or 0].lower) and _told_of(items, nominal.end)


def headline_opening(items: Sequence[Item], nominal: Nominal, pairs: frozenset[str]) -> Nominal | None:
    """Give the pair or the first of two people who open a headline: "Couple arrested", "Pastor and wife jailed"."""
    if not items[0].capital:
        return None
    head = nominal.head
    if head is not None and items[head].lower in pairs and _told_of(items, nominal.end):
        return replace(nominal, noun="people")
    end = _first_of_two(items)
    return replace(nominal, end=end, head=end - 1, tail=end - 1, noun=items[end - 1].noun) if end else None


def may_be_headline(items: Sequence[Item], i: int) -> bool:
    """Whether the word before item ``i`` may lead to a person without an article; the cheap question."""
    if any(item.clitic == "'s" for item in items[i : i + _NAME_REACH]):  # "Rosa Diaz's husband"
        return True
    return i <= _TOWN_REACH or items[i - 1].lower in _LEADING or items[i - 1].lower in words_of("headlines", "act")


def _first_of_two(items: Sequence[Item]) -> int:
    """Give where the first of two people ends who open a headline: "Pastor and wife convicted"; 0 where none does.

    Only a relation of the first is surely another one: "Teacher and activist jailed" may be of one.
    """
    end = next((k for k in range(1, min(len(items), _FIRST_REACH)) if items[k].lower in _JOINING), 0)
    first = items[end - 1] if end else None
    if first is None or first.noun not in PERSON or is_plural(first.lower) or first.lower in COLLECTIVE:
        return 0
    if any(item.category in {"det", "prep", "num"} for item in items[:end]):
        return 0
    k = end + 1
    while k < len(items) and k - end < _SECOND_REACH and items[k].noun not in PERSON:
        k += 1
    other = k < len(items) and items[k].lower in _relations() and all(map(_may_lead, items[end + 1 : k]))
    return end if other and _told_of(items, k + 1) else 0


# "Former rice mill owner and" and "two adult sons" are so long at most.
_FIRST_REACH, _SECOND_REACH, _JOINING = 6, 4, frozenset({"and", "&", ","})


@cache
def _relations() -> frozenset[str]:
    listed = words_of("headlines", "relations")
    return listed | {form for word in listed for form in plural(word)}


def _may_lead(item: Item) -> bool:
    return item.category in {"noun", "num", "det"}


def _inside_line(items: Sequence[Item], i: int, end: int) -> bool:
    """Whether a person at ``i`` behind other words of a headline is told without an article."""
    before = items[i - 1]
    if acts_in_headline(items, i - 1):
        return True
    if before.lower == "of" and i > 1 and items[i - 2].lower in _ACTS:  # "Arrest of Journalist", but no name
        return items[i].capital and (end == len(items) or not (items[end].capital or items[end].lower in {",", "'"}))
    if items[i].capital and before.lower in {",", ";"}:
        return _told_of(items, end, capital=True) or _done_to(items, end)
    joined = before.lower == _DASH and before.end == items[i].start
    parted = before.lower in _PARTING and not joined
    noted = before.lower in {":", ";"} and items[i].capital and _is_role(items[i])
    if noted and _told_of_noted(items, end):
        return True
    town = i <= _TOWN_REACH and all(map(_in_town, items[:i]))
    return ((parted or town) and _done_to(items, end)) or (town and _told_of(items, end))


def _in_town(item: Item) -> bool:
    """Whether an item may belong to the name of a town before a person: "River Falls man charged"."""
    return item.lower in {".", ","} or (item.capital and item.category in {"noun", "verb"})


def _done_to(items: Sequence[Item], i: int) -> bool:
    """Whether the participle of a court's or the police's act stands at ``i``, perhaps behind "being"."""
    i += [item.lower for item in items[i : i + 1]] == ["being"]
    return i < len(items) and items[i].lower in words("done_to")


def _told_of(items: Sequence[Item], i: int, *, capital: bool = False) -> bool:
    """Whether a participle follows a noun without article, over an age in commas: "Girl, 14, Rescued"."""
    if [item.lower for item in items[i : i + 1]] == [","]:
        i += 3 if [item.lower for item in items[i + 2 : i + 3]] == [","] else 0
    elif [item.lower for item in items[i : i + 1]] == ["of"]:  # "Leader of smuggling ring jailed"
        return _done_behind(items, i + 1, _WHOSE if items[i - 1].lower not in PARENTS else _WHOSE | {"num"})
    elif [item.lower for item in items[i : i + 1]] == ["among"]:  # "Council president among 6 men arrested"
        counted = any(item.number is not None for item in items[i + 1 : i + 2])
        return counted and _done_behind(items, i + 1, _CLAUSE)
    if not capital and describes_person(items, i):
        return True
    if i >= len(items) or items[i].category != "verb" or (capital and not items[i].capital):
        return False
    if items[i].capital and i + 1 < len(items) and items[i + 1].category in {"noun", "be", "have"}:  # a name: "Ahmed"
        return False
    return items[i].lower in words("court_verb") or is_participle(items[i].lower)


def describes_person(items: Sequence[Item], i: int) -> bool:
    """Tell whether words at ``i`` say more of the person of a headline: "Man accused of smuggling jailed"."""
    told = i < len(items) and items[i].lower in words_of("headlines", "describing")
    return told and _done_behind(items, i + 1, _CLAUSE)


# "Of murdered Pakistani social media star" has so many words at most, and what stands in it; so a clause on the person.
_REACH = 10
_WHOSE = frozenset({"noun", "verb", "det", "adv"})
_CLAUSE = _WHOSE | {"prep", "num", "date"}


def _done_behind(items: Sequence[Item], i: int, inside: frozenset[str]) -> bool:
    """Whether a participle stands behind the words at ``i`` that tell more of a person, with such parts of speech."""
    for k in range(i, min(i + _REACH, len(items))):
        if k > i and _done_to(items, k):
            return True
        if items[k].category not in inside:
            return False
    return False
