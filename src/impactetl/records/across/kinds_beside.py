"""Lines that tell a count before them by sex or age in few words: "Girls / boys: 61 / 103", "Female: 120, male: 14"."""

from collections.abc import Sequence

from impactetl.grammar.signs import FIGURE_SIGNS, JOINING_SIGNS, PART_SIGNS
from impactetl.lexicon.load import words_of
from impactetl.syntax.items import Item, counts

Part = tuple[Item, tuple[Item, ...]]
"""A number and the name of those whom it counts."""

_BARS = frozenset({"/", "|", "&", "and"})
_SIGNS = (FIGURE_SIGNS - PART_SIGNS) | {":", "(", ")"}
_APART = PART_SIGNS | JOINING_SIGNS
# So many items such a line has at most: four kinds with their numbers and signs.
_MOST_ITEMS, _LONGEST = 20, 80


def may_tell_kinds(words: str) -> bool:
    """Tell by a glance whether a line may name two kinds of people with their numbers."""
    if len(words) > _LONGEST or not words[:1].isalnum():
        return False
    told = words.lower().replace("/", " ").replace(":", " ").replace(",", " ").replace(";", " ").split()
    return len(words_of("counting", "sexes_and_ages").intersection(told)) > 1


def kinds_beside(row: Sequence[Item]) -> tuple[Part, ...]:
    """Give the numbers of such a line with the kinds that they count; none where more stands there."""
    row = row[:-1] if row and row[-1].lower == "." else row
    if len(row) > _MOST_ITEMS:
        return ()
    return _over_colon(row) or _each(row)


def _over_colon(row: Sequence[Item]) -> tuple[Part, ...]:
    """The names before a colon and as many numbers behind it, in the same order."""
    colon = next((i for i, item in enumerate(row) if item.lower == ":"), 0)
    names, numbers = _split(row[:colon], _BARS), _split(row[colon + 1 :], _BARS)
    if len(names) < 2 or len(names) != len(numbers):  # noqa: PLR2004 -- one kind alone is a label
        return ()
    if not all(map(_is_kind, names)) or not all(len(number) == 1 and counts(number[0]) for number in numbers):
        return ()
    return tuple((number[0], tuple(name)) for name, number in zip(names, numbers, strict=True))


def _each(row: Sequence[Item]) -> tuple[Part, ...]:
    """Each name with its number beside it."""
    out: list[Part] = []
    for part in _split(row, _APART):
        told = [item for item in part if counts(item)]
        name = tuple(item for item in part if item not in told and item.lower not in _SIGNS)
        if len(told) != 1 or not _is_kind(name):
            return ()
        out.append((told[0], name))
    return tuple(out) if len(out) > 1 else ()


def _split(row: Sequence[Item], signs: frozenset[str]) -> list[list[Item]]:
    """The stretches of a row that signs part."""
    parts: list[list[Item]] = [[]]
    for item in row:
        if item.lower in signs:
            parts.append([])
        else:
            parts[-1].append(item)
    return parts


def _is_kind(name: Sequence[Item]) -> bool:
    return len(name) == 1 and name[0].lower in words_of("counting", "sexes_and_ages")
