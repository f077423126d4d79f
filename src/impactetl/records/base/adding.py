"""Words that add others to those counted or named before: "as well as 12 midwives", "along with 90 others"."""

from functools import cache

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase


@cache
def _ways() -> tuple[tuple[str, ...], ...]:
    """The words that add, one by one."""
    return tuple(tuple(way.split("_")) for way in sorted(words_of("counting", "adding")))


def adding_before(view: View, phrase: Phrase) -> tuple[int, str] | None:
    """Give the item at which the words begin that add those counted, and the last of them."""
    for end in (phrase.start, phrase.start - 1):
        for way in _ways():
            start = end - len(way)
            if start > 0 and tuple(view.before(end, len(way))) == way:
                return start, way[-1]
    return None


def behind_adding(view: View, i: int) -> int:
    """Give the item behind the words that add others and begin at item ``i``; ``i`` where none do."""
    return next((i + len(way) for way in _ways() if tuple(view.behind(i, len(way))) == way), i)
