"""People to whom redress goes: "to pay $312,500 in restitution to five workers", "damages of €9,000 to each of 12"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.nearby import left_of, right_of
from impactetl.records.base.several import counts_several, may_be_helped
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase

# Those who get a sum stand within so many items behind it, what makes it redress so near on either side.
_REACH, _NEAR = 9, 8
_METRIC = "people_assisted"
_TO = frozenset({"to", "for", "among", "between", "of"})


def paid_out(
    view: View, topics: frozenset[str], paid: Sequence[tuple[int, str]], links: Sequence[Link]
) -> Iterator[Link]:
    """Give the links of those who get a sum that is called redress, in a text of exploitation; one due to them counts.

    Nobody has a second link, but for one that takes what a court ordered for a plan.
    """
    if not paid or "exploitation" not in topics or topics.isdisjoint(_FIELD):
        return
    taken = {link.phrase.start for link in links if not (link.metric == _METRIC and link.modality == "planned")}
    for i, name in paid:
        if name != "compensation" or not _is_redress(view, i):
            continue
        behind = (p for p in view.phrases if i < p.start <= i + _REACH and p.start not in taken)
        receiver = next((p for p in behind if p.basis == "stated"), None)
        if receiver is not None and _gets(view, i, receiver):
            taken.add(receiver.start)
            yield Link(receiver, _METRIC, "special", None)


# Who writes so tells of those for whom they work; elsewhere a court's order is no help.
_FIELD = frozenset({"charity", "aftercare"})


def _is_redress(view: View, i: int) -> bool:
    """Whether a word near a sum makes it what is paid for a wrong."""
    words, dividing = words_of("money", "compensation", "words"), words_of("money", "compensation", "dividing")
    pairs = {tuple(pair.split()) for pair in words_of("money", "compensation", "pairs")}
    left, right = left_of(view, i, _NEAR), right_of(view, i, _NEAR)
    runs = (list(reversed(left)), right)
    near = not (words | dividing).isdisjoint({*left, *right})
    return near or any(pair in pairs for run in runs for pair in pairwise(run))


def _gets(view: View, i: int, phrase: Phrase) -> bool:
    """Whether a phrase behind a sum at item ``i`` counts the several who get it."""
    number = view.items[phrase.start].number
    led = {item.lower for item in view.items[max(phrase.start - 4, i) : phrase.start]}
    if number is None or not counts_several(view, phrase) or led.isdisjoint(_TO):
        return False
    if is_multitude(number) or not view.verbless(i + 1, phrase.start) or ";" in led:
        return False
    if phrase.head is None:
        return phrase.noun is None and phrase.prep in {"to", "for", "among"}
    return may_be_helped(view, phrase)
