"""A figure and its label on one line, with a sign between: "9 - traffickers sentenced", "45: girls rescued"."""

from impactetl.model import NumberKind
from impactetl.syntax.items import Item

_SIGNS = frozenset({"-", ":", "=", "|", "/"})
# What a label begins with.
_LABEL = frozenset({"noun", "verb", "adv"})

# Items of a list are numbered up to here at most; figures so small before a capital may be their numbers.
_ENUMERATED = 10


def joined(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Give the items of a passage, without the sign that parts a figure at its start from words that it counts."""
    at = next((i for i, item in enumerate(items) if item.lower not in _SIGNS), 0)  # a bullet
    if len(items) < at + 3:
        return items
    figure, sign, label = items[at : at + 3]
    counted = figure.number is not None and figure.date is None and figure.number.kind is NumberKind.CARDINAL
    told = label.number is None and label.date is None and label.category in _LABEL
    if label.capital and figure.number is not None and (figure.number.value or 0) < _ENUMERATED:
        return items  # "1 - Victims rescued"
    return (*items[: at + 1], *items[at + 2 :]) if counted and sign.lower in _SIGNS and told else items
