"""Several people behind one article: "a man and woman were arrested", "the other three were acquitted"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.syntax.items import Item
from impactetl.syntax.words import PERSON, is_plural, traits

PARENTS, _CHILDREN = words_of("syntax", "parents"), words_of("syntax", "offspring")
_EACH = frozenset({"every", "each"})


def second_of_pair(items: Sequence[Item], i: int) -> bool:
    """Tell whether the noun at item ``i`` is a second person behind the article of the first: "a man and woman".

    "A teacher and activist" may be one person; only two sexes, or a parent and a child, are surely two.
    """
    if i < _FIRST or items[i - 1].lower not in {"and", "&"} or items[i - _FIRST].category != "det":
        return False
    return _are_two(items[i - 2], items[i])


# "A man and" stands before the second person.
_FIRST = 3


def _are_two(one: Item, other: Item) -> bool:
    """Whether two nouns in the singular cannot tell of the same person."""
    if not {one.noun, other.noun} <= PERSON or is_plural(one.lower) or is_plural(other.lower):
        return False
    if any(one.lower in old and other.lower in young for old, young in ((PARENTS, _CHILDREN), (_CHILDREN, PARENTS))):
        return True
    sexes = traits("sex")
    return any(one.lower in sexes[a] and other.lower in sexes[b] for a, b in (("female", "male"), ("male", "female")))


def rest_of_them(items: Sequence[Item], i: int) -> bool:
    """Whether "the other" leads to the number of those who are left: "acquitted the other three"."""
    k = i + (items[i].category == "det")
    if k + 1 >= len(items) or items[k].lower != "other":
        return False
    number = items[k + 1].number
    return number is not None and number.kind is NumberKind.CARDINAL and number.refused is None


def class_of_counted(items: Sequence[Item], start: int, head: int, noun: str | None) -> str | None:
    """Give the class of those whom a number at item ``start`` counts: "62 crew" are people, "a crew" is a group."""
    if items[start].lower in _DENYING and noun not in PERSON:
        return _beside(items, head) or noun
    number = items[start].number
    members = noun == "group" and items[head].lower in _MEMBERS and number is not None and number.value != 1
    return "people" if members else noun


def _beside(items: Sequence[Item], head: int) -> str | None:
    """The class of people beside a thing of which both are denied: "did not charge any units or individuals"."""
    if head + 2 >= len(items) or items[head + 1].lower not in {"or", "and"}:
        return None
    other = next(
        (item for item in items[head + 2 : head + 4] if item.category != "noun" or item.noun is not None), None
    )
    return other.noun if other is not None and other.category == "noun" and other.noun in PERSON else None


_DENYING = frozenset({"any", "no"})
# Nouns of a group that count its members behind a number.
_MEMBERS = frozenset({"crew"})


def tells_of_one(items: Sequence[Item], i: int) -> bool:
    """Whether a number only tells of one or of each: "every one of the 60 officers", "Father of two jailed"."""
    if i == 0:
        return False
    headline = i == _FIRST - 1 and items[1].lower == "of" and items[0].lower in PARENTS
    return headline or items[i - 1].lower in _EACH
