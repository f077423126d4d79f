"""Rows of places, each with its number: "In Kenya 12 were freed, in Uganda 30", "Kenya convicted four, Togo two"."""

from collections.abc import Sequence

from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies, nearest
from impactetl.syntax.phrases import Phrase

_JOINS = frozenset({",", ";", "and"})
_IN = frozenset({"in", "at", "near"})
_RULES = frozenset({"object", "passive", "head", "state", "gapped", "inverted"})


def in_next_place(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The number of the next place of a row, where the verb before is left out."""
    if phrase.head is not None or phrase.of or not _ends(view, phrase.end):
        return []
    name = _name_before(view, phrase)
    models = [m for m in nearest(links, phrase) if m.phrase.start < phrase.start and m.rule in _RULES and not m.negated]
    if name is None or not models or not _joined(view, name):
        return []
    model = models[0]
    alike = _acting(view, model, name) if name.prep is None else _placed(view, model, name)
    return copies(phrase, models, "gapped") if alike else []


def _ends(view: View, i: int) -> bool:
    """Whether the clause ends behind the number."""
    return i >= len(view.items) or view.items[i].lower in {".", *_JOINS}


def _name_before(view: View, phrase: Phrase) -> Phrase | None:
    """The name right before the number, over a comma: "in Togo, 26"."""
    j = phrase.start - 1
    j -= j > 0 and view.items[j].category == "adv"
    if view.word(j) == ",":
        j = _before_aside(view, j)
    name = view.at(j) if j > 0 else None
    if name is None or name.end != j + 1 or name.counted or name.prep not in {None, *_IN}:
        return None
    return name if all(item.capital for item in view.items[name.start : name.end]) else None


def _before_aside(view: View, j: int) -> int:
    """The item before the comma at ``j``, or before an aside that it closes: "in India, where it takes 6 years, 21"."""
    opened = next((k for k in range(j - 1, max(j - _ASIDE_REACH, 0), -1) if view.items[k].lower in _CLOSING), None)
    aside = opened is not None and view.word(opened) == "," and view.word(opened + 1) in _WHERE
    return opened - 1 if aside and opened is not None else j - 1


# An aside that tells of a place has so many items at most.
_ASIDE_REACH, _CLOSING, _WHERE = 14, frozenset({",", ";", "."}), frozenset({"where", "which"})


def _joined(view: View, name: Phrase) -> bool:
    """Whether a joint leads to the name, and to its preposition: "; in Togo", ", and Serbia"."""
    i = name.start - 1 - (name.prep is not None)
    return i > 0 and view.items[i].lower in _JOINS


def _placed(view: View, model: Link, name: Phrase) -> bool:
    """Whether the count before has its place too: "in Kenya 12 were freed", "12 were freed in Kenya"."""
    if model.rule == "gapped":
        return True
    names = (p for p in view.phrases if p.start < name.start and p.prep in _IN and not p.counted)
    return any(view.items[p.start].capital for p in names)


def _acting(view: View, model: Link, name: Phrase) -> bool:
    """Whether another name is the subject of the verb before: "Kenya convicted four traffickers, Uganda seven"."""
    if model.rule == "gapped":
        return True
    group = model.group
    subject = view.at(group.start - 1) if group is not None and group.start and model.rule == "object" else None
    return subject is not None and view.items[subject.end - 1].capital and subject.end <= name.start
