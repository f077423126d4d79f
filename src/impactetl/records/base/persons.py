"""Names of persons before an item."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import View

PARTICLES = words_of("bodies", "names", "particles")
# A name and an age stand in so many items, commas among them.
_NAME_REACH = 8


def name_start(view: View, end: int) -> int:
    """The item with which the name begins that ends right before item ``end``; ``end`` where none stands there."""
    i = end
    while i > 0 and end - i < _NAME_REACH and _in_name(view, i - 1):
        i -= 1
    while i < end and not view.items[i].capital:
        i += 1
    return i


def _in_name(view: View, i: int) -> bool:
    """Whether item ``i`` may belong to a name."""
    item = view.items[i]
    return (item.capital and item.category in {"noun", "verb"}) or item.lower in PARTICLES
