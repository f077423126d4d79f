"""The clause that a figure stands in: what other clauses of its sentence tell is not told of it."""

from collections.abc import Sequence

from impactetl.model import NumberKind
from impactetl.records.base.view import View
from impactetl.syntax.items import Item

# A clause has at most so many items on either side of a figure.
_REACH = 300
_ENDS = frozenset({";", "\u2022"})


def bounds(view: View, at: int) -> tuple[int, int]:
    """Give the items round item ``at`` up to the next semicolon on either side: a yearbook tells many in a sentence."""
    first, last = max(at - _REACH, 0), min(at + _REACH, len(view.items))
    low = next((i + 1 for i in range(at - 1, first - 1, -1) if view.items[i].lower in _ENDS), first)
    return low, next((i for i in range(at, last) if view.items[i].lower in _ENDS), last)


def own(view: View, at: int) -> tuple[int, int]:
    """Give the items round the number at ``at`` that no other number of the clause is nearer to."""
    low, high = bounds(view, at)
    phrase = view.at(at)
    within = range(at, max(at + 1, phrase.end if phrase is not None and phrase.basis == "implied" else 0))
    counts = [i for i in range(low, high) if i not in within and (_parts(view.items[i]) or _opens_count(view, i))]
    before = max((i for i in counts if i < at), default=low - 1)
    return before + 1, _up_to(view, at, min((i for i in counts if i > at), default=high))


def _up_to(view: View, at: int, high: int) -> int:
    """Where the words of the number at ``at`` end: what leads to the next one belongs to that ("and rape of seven")."""
    items = view.items
    if high >= len(items) or items[high - 1].category != "prep":
        return high
    joints = (i for i in range(high - 1, at, -1) if items[i].lower in {"and", ","})
    return next(joints, high)


def _opens_count(view: View, i: int) -> bool:
    """Whether a phrase with a number, or one that denies, begins at item ``i``."""
    phrase = view.at(i)
    return phrase is not None and phrase.start == i and phrase.basis in {"stated", "zero"}


def _parts(item: Item) -> bool:
    """Whether a number may be told of something else: a term or an age belongs to the people beside it."""
    number = item.number
    return number is not None and number.kind is not NumberKind.TERM and number.refused != "age"


def words(items: Sequence[Item]) -> str:
    """Give the folded words of items, joined by spaces."""
    return " ".join(item.lower for item in items)
