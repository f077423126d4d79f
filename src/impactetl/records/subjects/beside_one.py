"""One person beside those counted: "she and her 161 dependents", "Bishop Obi and six other clergy"."""

from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON


def and_hers(view: View, phrase: Phrase) -> int:
    """One more than the number where it stands beside one person: "she and her 161 dependents were brought home"."""
    if phrase.basis != "stated" or phrase.start < _NAMED_BEFORE:
        return 0
    before = [item.lower for item in view.items[phrase.start - 2 : phrase.start]]
    if before in (["and", "her"], ["and", "his"]):
        return 1
    other = view.items[phrase.start + 1 : phrase.start + 2]
    others = before[1] == "and" and bool(other) and other[0].lower in {"other", "others"}
    return int(others and phrase.noun in {*PERSON, None} and _named_first(view, phrase.start - 1))


def _named_first(view: View, j: int) -> bool:
    """Whether one is named from the first item on to the "and" at item ``j``: "Bishop Obi and six other clergy"."""
    name = view.at(0)
    alone = name is not None and name.end == j and name.basis == "bare" and name.noun is None
    return alone and view.items[j - 1].capital


# "Obi and", "and her" stand before the number.
_NAMED_BEFORE = 2
