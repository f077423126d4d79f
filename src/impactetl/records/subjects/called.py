"""Several people whose names stand in an aside: "three members of the party - A, B and C - were arrested"."""

from impactetl.records.base.persons import PARTICLES
from impactetl.records.base.view import OPENS_CLAUSE, View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# So many items of names are read, and so many phrases stand between the people and them.
_REACH, _MODIFIERS = 40, 2
_BETWEEN = frozenset({",", "and", ".", "&", "-", "(", ")", "'", '"', "aged"})


def called_by_name(view: View, j: int, *, led: bool = False) -> Phrase | None:
    """Give the people with a number before a list of names that a comma or a dash closes at item ``j``, or None.

    A preposition may lead to them where they are ``led``: "the appeals of two men, A and B, who had been convicted".
    """
    items, k, names = view.items, j - 1, 0
    if j < 1 or items[j].lower not in {",", "-"}:
        return None
    low = max(j - _REACH, 0)
    while k > low and _in_names(items[k]):
        names += items[k].capital
        k -= 1
    if names < 2 or items[k + 1].lower not in {",", "-"}:  # noqa: PLR2004 -- a list has two at least
        return None
    phrase = _people(view, k)
    return phrase if phrase is not None and _several(view, phrase, led=led) else None


def _in_names(item: Item) -> bool:
    """Whether a word may stand in a list of names with ages."""
    if item.lower in _BETWEEN | PARTICLES or item.number is not None:
        return True
    return item.capital or item.lower.startswith(("al-", "el-", "ul-"))


def _people(view: View, k: int) -> Phrase | None:
    """The phrase that ends at item ``k``, or the people that it says more of: "three members of the party"."""
    phrase = view.at(k)
    for _ in range(_MODIFIERS):
        if phrase is None or phrase.end != k + 1 or phrase.counted or phrase.prep is None:
            break
        k = phrase.start - 1
        while k > 0 and view.items[k].lower != phrase.prep:
            k -= 1
        k -= 1
        phrase = view.at(k)
    return phrase if phrase is not None and phrase.end == k + 1 else None


def _several(view: View, phrase: Phrase, *, led: bool) -> bool:
    """Whether it counts people, more than one."""
    number = view.items[phrase.start].number
    one = number is not None and number.value == 1
    return (
        phrase.basis == "stated"
        and phrase.noun in PERSON
        and not one
        and (led or phrase.prep is None or phrase.prep in OPENS_CLAUSE)
    )
