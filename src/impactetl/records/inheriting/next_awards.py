"""Sums that somebody else got where the sentence before tells an award: "A 34-year-old tailor got $750."."""

from collections.abc import Iterator, Mapping, Sequence

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.items import is_money
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_GETTING = words_of("money", "compensation", "getting")
_ENDS = frozenset({".", ",", ";", "and", "but", "each", "apiece", "!", ")"})


def next_awards(view: View, refused: Mapping[int, str], before: Sequence[Link]) -> Iterator[Link]:
    """Give the sums of money that a sentence gives to people of whom the one before tells; ``refused`` are no others'.

    Only who gets the sum stands before it, and nothing behind it tells what it is for.
    """
    if not any(link.metric == "compensation" for link in before):
        return
    for i, reason in refused.items():
        if reason == "money_other" and is_money(view.items[i]) and _got(view, i):
            yield Link(Phrase(i, i + 1, "stated"), "compensation", "payment", None)


def _got(view: View, i: int) -> bool:
    """Whether the amount at item ``i`` ends a clause whose verb gives it to somebody who was wronged."""
    if view.word(i - 1) not in _GETTING or view.word(i + 1) not in _ENDS | {""}:
        return False
    start = i - 1
    while start > 0 and view.items[start - 1].category in {"be", "have", "adv"}:
        start -= 1
    who = view.at(start - 1) if start else None
    return (who is None and view.word(start - 1) == "others") or _is_wronged(who)


def _is_wronged(who: Phrase | None) -> bool:
    return who is not None and who.noun in PERSON - {"suspect", "official"}
