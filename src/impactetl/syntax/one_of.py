"""Words that tell one of several people: "a second man", "the first landlord was", "the accused, uncle of the girl"."""

from collections.abc import Sequence
from functools import lru_cache

from impactetl.lexicon.load import words_of
from impactetl.syntax.headlines import COLLECTIVE
from impactetl.syntax.items import Item, is_ordinal
from impactetl.syntax.nominal import Nominal, read_nominal
from impactetl.syntax.words import KNOWN_WORDS, PERSON, is_plural, noun_class


@lru_cache(KNOWN_WORDS)
def single_person(word: str) -> str:
    """The class of a noun that names one person, "man" or "co-defendant"; empty for any other word."""
    noun = noun_class(word)
    return noun if noun in PERSON and not is_plural(word) and word not in COLLECTIVE else ""


def one_more(items: Sequence[Item], i: int) -> bool:
    """Whether an ordinal stands between the article and its noun: "a second man" is one man."""
    if i + 1 == len(items) or not is_ordinal(items[i + 1]):
        return False
    return items[i].lower in {"a", "an", "another"} or (items[i].lower == "the" and _first_of_them(items, i + 1))


# "The second man was cleared" tells one of a few; "the 150th man was convicted" tells how many were.
_FEW = 5


def _first_of_them(items: Sequence[Item], i: int) -> bool:
    """Whether a low ordinal tells one of several people, of whom a verb follows: "the first landlord was acquitted"."""
    number, nominal = items[i].number, read_nominal(items, i + 1)
    low = number is not None and number.value is not None and number.value <= _FEW
    if not low or nominal.head is None or nominal.head != nominal.tail or nominal.noun not in PERSON:
        return False
    follow = items[nominal.end : nominal.end + 1]
    return not is_plural(items[nominal.head].lower) and bool(follow) and follow[0].lower in _ONE_VERB | {"to", "who"}


_ONE_VERB = words_of("syntax", "of_one")


# "The ninth" is the last that a sentence counts people up to.
_NINTH = 9
RANKED = "ranked"
"""The class of one of those told of before, "the fifth": who that is, a text tells elsewhere."""


def one_ranked(items: Sequence[Item], i: int) -> bool:
    """Whether an article and an ordinal stand alone for one of several: "the fifth was cleared", "a third, who had"."""
    number = items[i + 1].number if i + 1 < len(items) else None
    low = number is not None and number.value is not None and number.value <= _NINTH
    if not low or not is_ordinal(items[i + 1]) or items[i].lower not in {"the", "a"}:
        return False
    follow = items[i + 2] if i + 2 < len(items) else None
    return follow is not None and (follow.lower in _ONE_VERB or follow.lower in {",", "who"})


def called_in_quotes(items: Sequence[Item], i: int, nominal: Nominal) -> bool:
    """Whether an article leads to one person called by a word in quotation marks: "a "loverboy" was"."""
    head = nominal.head
    if head != i + 2 or is_plural(items[head].lower) or nominal.noun not in PERSON | {None}:
        return False
    return [item.lower for item in (items[i + 1], *items[head + 1 : head + 2])] == ['"', '"']


def one_of_them(items: Sequence[Item], i: int, head: int) -> bool:
    """Whether the words before "accused" tell one of them: "a fifth accused", "an accused"; not "a man accused of"."""
    ranked = head == i + 2 and is_ordinal(items[head - 1])
    led = items[i].lower in {"a", "an", "another"} and (head == i + 1 or ranked)
    follow = [item.lower for item in items[head + 1 : head + 3]]
    one = items[i].lower == "the" and follow[:1] == ["was"]  # "the accused was", "the accused, uncle of"
    one = one or (items[i].lower == "the" and follow[:1] == [","] and bool(single_person(follow[-1])))
    return one or (led and follow[:1] != ["of"])
