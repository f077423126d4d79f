"""Where the metrics' cues stand in a passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from impactetl.grammar.inflect import plural, verb_forms
from impactetl.lexicon.load import load
from impactetl.metrics.base import Cue, Role
from impactetl.metrics.registry import METRICS
from impactetl.model import NumberKind
from impactetl.syntax.items import Item
from impactetl.syntax.verbs import VerbGroup, verb_group

# How far behind a verb the words may stand that complete it ("brought the girls ... to safety").
COMPLEMENT_REACH = 14
_GAP = 6
_STOPS = frozenset({";", ":", ".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at item ``at``; what it needs after it ends before item ``end`` where it follows at once."""

    metric: str
    cue: Cue
    at: int
    end: int
    group: VerbGroup | None


@cache
def _index() -> dict[str, tuple[tuple[str, Cue, str], ...]]:
    """Map the form of a cue's first word (a noun's last) to metric, cue and form."""
    table: dict[str, list[tuple[str, Cue, str]]] = {}
    for metric in METRICS:
        for cue in metric.cues:
            for word in cue.words:
                for form, kind in _forms(cue.role, word):
                    table.setdefault(form, []).append((metric.name, cue, kind))
    return {form: tuple(entries) for form, entries in table.items()}


@cache
def _openers() -> frozenset[str]:
    """The words that open a state without its "be"."""
    return frozenset(
        word for _, cue, _ in _index().get("", ()) if cue.then[0] != ".." for word in cue.then[0].split("|")
    )


@cache
def cue_words() -> frozenset[str]:
    """Give every word by which a metric may be told: without one a passage has no cue."""
    return frozenset(_index()) | _openers() | {"countries", "nations"}


@cache
def _demands() -> dict[str, tuple[tuple[Cue, tuple[frozenset[str], ...]], ...]]:
    """Map the same words as ``_index`` to their cues, each with the sets of words of which one must stand as well."""
    table: dict[str, dict[Cue, tuple[frozenset[str], ...]]] = {}
    for form, entries in _index().items():
        for _, cue, _ in entries:
            parts = [frozenset(part.split("|")) for part in cue.then if part not in _FREE]
            for word in (form,) if form else parts[0]:
                table.setdefault(word, {})[cue] = tuple(parts)
    return {word: tuple(cues.items()) for word, cues in table.items()}


_FREE = frozenset({"..", "<term>"})


def possible_cues(words: frozenset[str], topics: frozenset[str]) -> Iterator[Cue]:
    """Give the cues, some perhaps twice, whose words all stand in a passage: no other cue can be found in it."""
    demands = _demands()
    for word in words & demands.keys():
        for cue, parts in demands[word]:
            if (cue.topic is None or cue.topic in topics) and not any(map(words.isdisjoint, parts)):
                yield cue


def _forms(role: Role, word: str) -> list[tuple[str, str]]:
    if role in {Role.VERB, Role.STATE}:
        if word == "be":
            return [(form, "be") for form in load("function_words")["be"].split()] + [("", "be")]
        return list(verb_forms(word).items())
    return [(form, "noun") for form in (word, *plural(word))]


@cache
def topic_words(name: str) -> frozenset[str]:
    """Give one vocabulary of ``topics.toml``."""
    return frozenset(load("topics")[name].split())


def find_cues(items: Sequence[Item], topics: frozenset[str]) -> tuple[Hit, ...]:
    """Give every cue of the passage whose topic is among ``topics``, in order."""
    index, hits = _index(), []
    bare = index.get("", ())
    openers = _openers()
    for at, item in enumerate(items):
        if item.number is not None or item.date is not None:
            continue
        entries = index.get(item.lower, ())
        for name, cue, form in entries:
            if cue.topic is None or cue.topic in topics:
                hits.extend(_hit(items, at, name, cue, form))
        if item.lower in openers and at and items[at - 1].category in {"noun", "num"}:
            for name, cue, _ in bare:
                if cue.topic is None or cue.topic in topics:
                    hits.extend(_verbless(items, at, name, cue))
    return tuple(hits)


def _hit(items: Sequence[Item], at: int, name: str, cue: Cue, form: str) -> list[Hit]:
    verbal = items[at].category == "verb" and not items[at].lower.endswith("ing")
    if verbal if form == "noun" else items[at].nominal:
        return []
    if form == "noun":
        return [Hit(name, cue, at, at + 1, None)] if items[at].clitic != "'s" else []
    group = VerbGroup(at, at + 1, "active") if form == "be" else verb_group(items, at, form)
    if form == "be":
        group = verb_group(items, at, "base")
    if not cue.then:
        return [Hit(name, cue, at, at + 1, group)]
    end = match_words(items, at + 1, cue.then)
    if end is not None:
        return [Hit(name, cue, at, end, group)]
    if cue.role is Role.VERB and _later(items, at + 2, cue.then):
        return [Hit(name, cue, at, at + 1, group)]
    return []


def _verbless(items: Sequence[Item], at: int, name: str, cue: Cue) -> list[Hit]:
    """A state without its "be", right behind its noun: "12 men in custody"."""
    end = match_words(items, at, cue.then)
    return [Hit(name, cue, at, end, VerbGroup(at, at, "active"))] if end is not None else []


def _later(items: Sequence[Item], start: int, then: tuple[str, ...]) -> bool:
    """Whether the complement follows behind an object, before another verb or a stop."""
    for i in range(start, min(start + COMPLEMENT_REACH, len(items))):
        if match_words(items, i, then) is not None:
            return True
        if items[i].lower in _STOPS or items[i].category in {"be", "modal", "have"}:
            return False
    return False


def match_words(items: Sequence[Item], i: int, then: tuple[str, ...]) -> int | None:
    """Match the words of ``then`` from item ``i`` on, over determiners and adverbs; give the item behind them."""
    gap = 0
    for part in then:
        if part == "..":
            gap = _GAP
            continue
        while i < len(items) and not _is(items[i], part):
            passable = items[i].category in {"det", "adv"} or (gap > 0 and items[i].number is None)
            if not passable or items[i].lower in _STOPS:
                return None
            gap -= items[i].category not in {"det", "adv"}
            i += 1
        if i >= len(items):
            return None
        i, gap = i + 1, 0
    return i


def _is(item: Item, part: str) -> bool:
    if part == "<term>":
        return item.number is not None and item.number.kind is NumberKind.TERM
    return item.lower in part.split("|")
