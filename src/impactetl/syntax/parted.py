"""A figure and its label on one line, with a sign between: "9 - traffickers sentenced", "45: girls rescued"."""

from collections.abc import Sequence

from impactetl.grammar.signs import FIGURE_SIGNS
from impactetl.model import NumberKind
from impactetl.syntax.items import Item

_SIGNS = FIGURE_SIGNS | {":"}
# "45 // girls rescued" has two of them.
_MOST_SIGNS = 2
# What a label begins with.
_LABEL = frozenset({"noun", "verb", "adv"})

# Items of a list are numbered up to here at most; figures so small before a capital may be their numbers.
_ENUMERATED = 10


def joined(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Give the items of a passage, without the sign that parts a figure at its start from words that it counts."""
    at = next((i for i, item in enumerate(items) if item.lower not in _SIGNS), 0)  # a bullet
    label_at = next((i for i in range(at + 1, len(items)) if items[i].lower not in _SIGNS), len(items))
    if not at + 1 < label_at <= min(at + 1 + _MOST_SIGNS, len(items) - 1):
        return items
    figure, label = items[at], items[label_at]
    counted = figure.number is not None and figure.date is None and figure.number.kind is NumberKind.CARDINAL
    told = label.number is None and label.date is None and label.category in _LABEL
    if label.capital and figure.number is not None and (figure.number.value or 0) < _ENUMERATED:
        return items  # "1 - Victims rescued"
    return (*items[: at + 1], *items[label_at:]) if counted and told else items


def is_dash(items: Sequence[Item], j: int) -> bool:
    """Whether a sign stands apart from the words on either side: "in three towns - Kent woman jailed"."""
    return items[j].lower == "-" and j > 0 and items[j - 1].end < items[j].start and items[j].end < items[j + 1].start
