"""Parts behind a count: names with their numbers, "freed 140 slaves: Bihar 41, Odisha 76", "including two officers"."""

from collections.abc import Sequence

from impactetl.records.base.link import Link
from impactetl.records.base.view import APPOSITION, View
from impactetl.records.inheriting.counted_on import models_of
from impactetl.records.linking.compared import alone, apart_by, copies, nearest
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_participle

_LEADS = frozenset({":", "-", "("})
_PARTS = frozenset({",", ";", "and", "&", "|", "/", "\u00b7", "\u2022", "then"})
_ENDS = frozenset({".", "!"})
# Signs and joints within a part: "Yeji (40)", "women and girls 12".
_PASSED = _PARTS | {"(", ")"}
# A name in a list has at most so many words.
_NAME_ITEMS = 5
_NAMING = frozenset({"noun", "prep", "det", "date", "adv", "num"})


def listed_parts(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Give the links of a number of a list that tells the parts of a count before it, each beside its name."""
    if not _may_be_part(phrase) or phrase.start == 0:
        return []
    models = models_of(view, phrase, [k for k in links if k.rule != "listed"], ())
    models = [k for k in models if k.phrase.end <= phrase.start and k.whole is None]
    if not models:
        return []
    lead = next((i for i in range(models[0].phrase.end, phrase.start) if view.items[i].lower in _LEADS), None)
    closed = lead is not None and _closes(view, lead, phrase.start)
    parts = _list(view, lead + 1) if lead is not None and not closed else ()
    whole = view.value(models[0].phrase)
    if phrase not in parts or whole is None or sum(view.value(part) or 0 for part in parts) > whole:
        return []
    return copies(phrase, models, "listed", models[0].phrase)


def _closes(view: View, lead: int, end: int) -> bool:
    """Whether a bracket at ``lead`` closes before an item: "130 victims, by the army (AFP) and five rebels"."""
    return view.word(lead) == "(" and any(view.word(i) == ")" for i in range(lead, end))


def _may_be_part(phrase: Phrase) -> bool:
    return phrase.basis == "stated" and (phrase.head is None or phrase.noun in PERSON) and not phrase.of


def _list(view: View, start: int) -> tuple[Phrase, ...]:
    """The numbers of the list that begins at an item, each with a name of its own; none where it is no list."""
    items = view.items
    end = next((i for i in range(start, len(items)) if items[i].lower in _ENDS), len(items))
    bounds = [start - 1, *(i for i in range(start, end) if items[i].lower in _PARTS and view.at(i) is None), end]
    out: list[Phrase] = []
    low = start
    for high in bounds[1:]:
        part = _part(view, low, high)
        if part is None:
            return ()
        if part:
            out += part
            low = high + 1
    return tuple(out) if len(out) > 1 else ()


def _part(view: View, low: int, high: int) -> list[Phrase] | None:
    """The number of one part of a list, none where its name alone stands here, None where it is something else."""
    numbers = [p for p in view.phrases if low <= p.start < high and p.basis == "stated"]
    counted = {i for p in numbers for i in range(p.start, p.end)}
    words = [i for i in range(low, high) if i not in counted and view.items[i].lower not in _PASSED]
    if len(numbers) > 1 or len(words) > _NAME_ITEMS or not all(_names(view, i) for i in words):
        return None
    if not all(_may_be_part(p) for p in numbers) or (numbers and not words and numbers[0].head is None):
        return None
    return numbers


def _names(view: View, i: int) -> bool:
    """Whether an item may belong to a name: no verb, no other count."""
    item = view.items[i]
    follow = view.items[i + 1].category if i + 1 < len(view.items) else ""
    if is_participle(item.lower) and follow == "noun":  # "forced labour"
        return True
    return item.category in _NAMING and item.number is None and not view.is_verb(i)


def included(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """A part told behind its whole, wherever the whole took its metric from: "reached 18, including two officers"."""
    if phrase.prep not in APPOSITION and not _after_include(view, phrase):
        return []
    models = [m for m in nearest(links, phrase) if m.phrase.start < phrase.start and not m.negated]
    between = range(models[0].phrase.end, phrase.start) if models else range(0)
    fits = models and not apart_by(view, between) and alone(view, phrase, models[0])
    return copies(phrase, models, "part", models[0].phrase) if fits else []


def _after_include(view: View, phrase: Phrase) -> bool:
    """Whether people are told as a part by the verb: "The 40 rescued children included 31 girls"."""
    return view.word(phrase.start - 1) in {"included", "includes", "include"} and phrase.noun in PERSON
