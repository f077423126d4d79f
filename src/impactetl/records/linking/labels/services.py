"""Lines of figures of those who look after survivors: "Psychological care: 64", "In school - 23", "New clients 318"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.model import NumberKind, Passage, PassageKind
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.help.own_words import no_deeds, served
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_plural

_LINES = frozenset({PassageKind.ITEM, PassageKind.ROW, PassageKind.BLOCK})
_ENDS = frozenset({";", ".", ",", "/", "|", "\u2022", "(", ")"})
_SIGNS = frozenset({":", "-", "\u2013", "\u2014", ".", "\u2026", "_", '"'})
_FINITE = frozenset({"be", "have", "modal", "do", "neg", "pron", "rel", "sub"})
# A label has so many words at most.
_LABEL_WORDS = 8
# A smaller number may be the page on which a table of contents says that something stands.
_PAGES = 10
_ANYBODY = VICTIMS | PEOPLE | {None, "thing", "business", "group"}


@cache
def services() -> frozenset[str]:
    """Give the words by which a line of figures tells what those counted got, or what became of them."""
    return words_of("help", "labels") | forms_of(*words_of("help", "label_deeds"))


@cache
def _counts_else() -> frozenset[str]:
    """Words for what else such a line may count."""
    return words_of("help", "label_units")


def service_labels(view: View, passage: Passage, links: Sequence[Link], before: Sequence[Link]) -> Iterator[Link]:
    """Give the links of numbers that a label of help stands beside, and that have none yet."""
    taken = {link.phrase.start for link in links}
    if passage.kind not in _LINES and len(view.items) > _LABEL_WORDS + 2:
        return
    sure = bool(before or links) or any(item.lower == ":" for item in view.items)
    for start, end in _clauses(view.items):
        number = _labelled(view, start, end)
        phrase = view.at(number) if number is not None and number not in taken else None
        if phrase is None or phrase.start != number or phrase.basis != "stated" or not _may_count(view, phrase):
            continue
        value = view.items[number].number
        if sure or (value is not None and (value.value or 0) >= _PAGES):
            alone = replace(phrase, end=number + 1, head=None, tail=None, noun=None)
            yield Link(phrase if phrase.noun in VICTIMS | PEOPLE else alone, "people_assisted", "label", None)


def _clauses(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The stretches of a line that signs part."""
    start = 0
    for i, item in enumerate(items):
        if item.lower in _ENDS:
            yield start, i
            start = i + 1
    yield start, len(items)


def _labelled(view: View, start: int, end: int) -> int | None:
    """The number that opens or closes a stretch which is otherwise a label of help."""
    while end > start and view.items[end - 1].lower in _SIGNS:
        end -= 1
    numbers = [i for i in range(start, end) if view.items[i].number is not None]
    if len(numbers) != 1 or numbers[0] not in {start, end - 1}:
        return None
    label = [view.items[i] for i in range(start, end) if i != numbers[0] and view.items[i].lower not in _SIGNS]
    said = {item.lower for item in label}
    if not label or len(label) > _LABEL_WORDS or any(item.category in _FINITE for item in label):
        return None
    tells = label[0].category == "verb" and label[0].lower not in services()
    if _counts_things(label) or (tells and numbers[0] == start):  # "Eleven went home" is a sentence
        return None
    number = view.items[numbers[0]].number
    plain = number is not None and number.kind is NumberKind.CARDINAL and number.refused is None
    return numbers[0] if plain and _tells_help(said) and not said & _counts_else() else None


def _tells_help(said: set[str]) -> bool:
    """Whether the words of a label tell of help; who was only known or spoken of got none: "Survivors interviewed"."""
    told = said & services()
    return bool(told - served()) or (bool(told) and said.isdisjoint(no_deeds()))


def _counts_things(label: Sequence[Item]) -> bool:
    """Whether a label opens with things that it counts: "wills written with our help", "protection orders obtained"."""
    for item in label:
        if item.category in {"prep", "verb"}:
            return False
        person = item.noun in PERSON or item.lower in services()
        if item.category == "noun" and not person and is_plural(item.lower):
            return True
    return False


def _may_count(view: View, phrase: Phrase) -> bool:
    """Whether it counts people, or nothing that its label does not name."""
    if phrase.noun not in _ANYBODY or phrase.of:
        return False
    return phrase.head is None or view.items[phrase.head].lower not in words_of("help", "others")
