"""The clause that a figure stands in: what other clauses of its sentence tell is not told of it."""

from collections.abc import Sequence

from impactetl.model import NumberKind
from impactetl.records.view import View
from impactetl.syntax.items import Item

_ENDS = frozenset({";", "\u2022"})


def bounds(view: View, at: int) -> tuple[int, int]:
    """Give the items round item ``at`` up to the next semicolon on either side: a yearbook tells many in a sentence."""
    low = max((i for i in range(at) if view.items[i].lower in _ENDS), default=-1) + 1
    high = next((i for i in range(at, len(view.items)) if view.items[i].lower in _ENDS), len(view.items))
    return low, high


def own(view: View, at: int) -> tuple[int, int]:
    """Give the items round the number at ``at`` that no other number of the clause is nearer to."""
    low, high = bounds(view, at)
    phrases = (p.start for p in view.phrases if p.basis in {"stated", "zero"})
    numbers = (i for i in range(low, high) if _parts(view.items[i]))
    counts = [i for i in (*phrases, *numbers) if low <= i < high and i != at]
    before = max((i for i in counts if i < at), default=low - 1)
    return before + 1, min((i for i in counts if i > at), default=high)


def _parts(item: Item) -> bool:
    """Whether a number may be told of something else: a term or an age belongs to the people beside it."""
    number = item.number
    return number is not None and number.kind is not NumberKind.TERM and number.refused != "age"


def words(items: Sequence[Item]) -> str:
    """Give the folded words of items, joined by spaces."""
    return " ".join(item.lower for item in items)
