"""How far a place stands from a figure in its passage, and the words just before an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from impactetl.syntax.items import Item

# What it costs to pass a word or sign, beside the one that each costs: what a clause between tells is far off.
_BREAK_COST = {";": 30, ":": 3, "and": 3, "but": 5, "while": 6, ",": 1, "compared": 6} | dict.fromkeys(
    ("said", "says", "say", "reported", "announced", "told"), 6
)


@dataclass(frozen=True)
class Reach:
    """The items of one passage; those of a table cell may be given in another order than that of the text."""

    items: Sequence[Item]

    @cached_property
    def ordered(self) -> tuple[Item, ...]:
        """The items in the order of the text."""
        return tuple(sorted(self.items, key=lambda item: item.start))

    @cached_property
    def starts(self) -> list[int]:
        """Where the items start."""
        return [item.start for item in self.ordered]

    @cached_property
    def _passed(self) -> list[float]:
        """What it costs to pass all items before each."""
        return [0.0, *accumulate(1.0 + _BREAK_COST.get(item.lower, 0) for item in self.ordered)]

    def cost(self, low: int, high: int) -> float:
        """What it costs to come from the item at offset ``low`` to the one at ``high``, both left out."""
        first, last = bisect_right(self.starts, low), bisect_left(self.starts, high)
        return self._passed[last] - self._passed[min(first, last)]

    def at(self, offset: int) -> int:
        """The index of the first item that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int, count: int) -> list[str]:
        """The last ``count`` words or signs that start before an offset, in order."""
        end = self.at(offset)
        return [item.lower for item in self.ordered[max(end - count, 0) : end]]

    def behind(self, offset: int, count: int) -> list[str]:
        """The first ``count`` words or signs from an offset on."""
        start = self.at(offset)
        return [item.lower for item in self.ordered[start : start + count]]
