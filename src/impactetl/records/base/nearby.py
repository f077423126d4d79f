"""The words round an item within its clause."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import View

# A bracket right behind a figure holds so many items at most: "(£31,000; US$39,000)".
BRACKET_MOST = 8
_CLAUSE = frozenset({";", "."})


def left_of(view: View, i: int, reach: int) -> list[str]:
    """The words of the same clause to the left of item ``i``."""
    out: list[str] = []
    for item in reversed(view.items[max(i - reach, 0) : i]):
        if item.lower in _CLAUSE:
            break
        out.append(item.lower)
    return out


def right_of(view: View, i: int, reach: int) -> list[str]:
    """The words of the same clause to the right of item ``i``; those in brackets are passed."""
    out: list[str] = []
    inside = False
    for item in view.items[i + 1 : i + 1 + reach + BRACKET_MOST * (view.word(i + 1) == "(")]:
        inside = item.lower == "(" or inside
        if not inside and item.lower in _CLAUSE:
            break
        if not inside:
            out.append(item.lower)
        inside = inside and item.lower != ")"
    return out


def inquiries_go_on(view: View, i: int) -> bool:
    """Whether inquiries stand at item ``i`` that are told to go on: "with investigations still under way"."""
    if (
        view.word(i) not in words_of("justice", "inquiries", "nouns")
        or view.word(view.over(i - 1, {"det", "adv"})) != "with"
    ):
        return False
    behind = [item.lower for item in view.items[i + 1 : i + 3] if item.category != "adv"]
    return not _GOING_ON.isdisjoint(behind[:1])


_GOING_ON = words_of("justice", "inquiries", "going_on")
