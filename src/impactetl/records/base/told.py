"""What the checks of a link share: how one looks, and what they ask of its number and its article."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from impactetl.model import NumberMention
from impactetl.records.base.link import Link
from impactetl.records.base.view import View

Check = Callable[[View, Link], bool]
"""Whether a link is no statistic, as one doubt has it."""


class Doubt(NamedTuple):
    """A check, the reason that it gives, and the metrics whose links it is asked of; None for all."""

    reason: str
    holds: Check
    metrics: AbstractSet[str] | None = None


Doubts = tuple[Doubt, ...]
"""Checks in the order in which they are tried."""
MILESTONE = 20
"""From here on an ordinal tells how many there have been, and two equal counts are one: less recurs by chance."""
# So many people are no one body's victims or survivors.
_MULTITUDE = 10_000


def stated_value(view: View, link: Link) -> float | None:
    """The value that the text states, if it states one."""
    number = view.items[link.phrase.start].number
    return number.value if number is not None else None


def article(view: View, link: Link, articles: frozenset[str]) -> bool:
    """Whether one of a kind is meant, by one of these articles."""
    return link.phrase.basis == "implied" and view.items[link.phrase.start].lower in articles


def is_multitude(number: NumberMention | None) -> bool:
    """Whether a number counts more people than one body may free or help."""
    return number is not None and max(number.value or 0, number.low or 0) >= _MULTITUDE


def is_estimate(number: NumberMention | None) -> bool:
    """Whether a number took in a verb of estimation ("estimated at least 40"), as the length of its bound tells."""
    if number is None or number.qualifier == "exact" or number.outer_start < 0:
        return False
    return number.start - number.outer_start >= len("estimated at")
