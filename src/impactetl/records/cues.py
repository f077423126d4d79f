"""Where the metrics' cues stand in a passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

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


class _Entry(NamedTuple):
    """A cue under one form of its first word (a noun's last).

    ``then`` are the words that must follow, one set of choices after another, with None for a gap; ``needs`` are those
    of the sets that only words can meet.
    """

    metric: str
    cue: Cue
    form: str
    then: tuple[frozenset[str] | None, ...]
    needs: tuple[frozenset[str], ...]

    def possible(self, words: frozenset[str], topics: frozenset[str]) -> bool:
        """Tell whether the cue can be found in a passage of these words and topics."""
        topic = self.cue.topic
        return (topic is None or topic in topics) and not any(map(words.isdisjoint, self.needs))


_TERM = frozenset({"<term>"})


def _entry(metric: str, cue: Cue, form: str) -> _Entry:
    then = tuple(None if part == ".." else frozenset(part.split("|")) for part in cue.then)
    return _Entry(metric, cue, form, then, tuple(part for part in then if part is not None and part != _TERM))


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Map the form of a cue's first word (a noun's last) to the cues that have it."""
    table: dict[str, list[_Entry]] = {}
    for metric in METRICS:
        for cue in metric.cues:
            for word in cue.words:
                for form, kind in _forms(cue.role, word):
                    table.setdefault(form, []).append(_entry(metric.name, cue, kind))
    return {form: tuple(entries) for form, entries in table.items()}


@cache
def _openers() -> dict[str, tuple[_Entry, ...]]:
    """Map the words that open a state without its "be" to the states."""
    table: dict[str, list[_Entry]] = {}
    for entry in _index().get("", ()):
        for word in entry.then[0] or ():
            table.setdefault(word, []).append(entry)
    return {word: tuple(entries) for word, entries in table.items()}


@cache
def cue_words() -> frozenset[str]:
    """Give every word by which a metric may be told: without one a passage has no cue."""
    return frozenset(_index()) | frozenset(_openers()) | {"countries", "nations"}


def possible_cues(words: frozenset[str], topics: frozenset[str]) -> Iterator[tuple[str, Cue]]:
    """Give the cues, some perhaps twice, whose words all stand in a passage, with their metrics: no other is there."""
    index, openers = _index(), _openers()
    for word in words & cue_words():
        for entry in (*index.get(word, ()), *openers.get(word, ())):
            if entry.possible(words, topics):
                yield entry.metric, entry.cue


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
    return tuple(_Search(items, topics).run())


class _Search:
    """The search for cues in one passage."""

    def __init__(self, items: Sequence[Item], topics: frozenset[str]) -> None:
        self.items, self.topics = items, topics
        self.words = frozenset(item.lower for item in items)
        self.groups: dict[tuple[int, str], VerbGroup] = {}

    def run(self) -> Iterator[Hit]:
        """Give the hits in order."""
        index, openers = _index(), _openers()
        for at, item in enumerate(self.items):
            for entry in index.get(item.lower, ()):
                if entry.possible(self.words, self.topics):
                    yield from self._hits(at, entry)
            if item.lower in openers and at and self.items[at - 1].category in {"noun", "num"}:
                for entry in openers[item.lower]:
                    if entry.possible(self.words, self.topics):
                        yield from self._verbless(at, entry)

    def _hits(self, at: int, entry: _Entry) -> Iterator[Hit]:
        item = self.items[at]
        if entry.form == "noun":
            verbal = item.category == "verb" and not item.lower.endswith("ing")
            if not verbal and item.clitic != "'s":
                yield Hit(entry.metric, entry.cue, at, at + 1, None)
        elif not item.nominal:
            end = self._end(at, entry)
            if end is not None:
                yield Hit(entry.metric, entry.cue, at, end, self._group(at, entry.form))

    def _end(self, at: int, entry: _Entry) -> int | None:
        """Where a verb's cue ends: behind what it needs, or at once where that follows behind an object."""
        if not entry.then:
            return at + 1
        end = match_words(self.items, at + 1, entry.then)
        if end is None and entry.cue.role is Role.VERB and _later(self.items, at + 2, entry.then):
            return at + 1
        return end

    def _group(self, at: int, form: str) -> VerbGroup:
        key = (at, "base" if form == "be" else form)
        if key not in self.groups:
            self.groups[key] = verb_group(self.items, *key)
        return self.groups[key]

    def _verbless(self, at: int, entry: _Entry) -> Iterator[Hit]:
        """A state without its "be", right behind its noun: "12 men in custody"."""
        end = match_words(self.items, at, entry.then)
        if end is not None:
            yield Hit(entry.metric, entry.cue, at, end, VerbGroup(at, at, "active"))


def _later(items: Sequence[Item], start: int, then: tuple[frozenset[str] | None, ...]) -> bool:
    """Whether the complement follows behind an object, before another verb or a stop."""
    for i in range(start, min(start + COMPLEMENT_REACH, len(items))):
        if match_words(items, i, then) is not None:
            return True
        if items[i].lower in _STOPS or items[i].category in {"be", "modal", "have"}:
            return False
    return False


def match_words(items: Sequence[Item], i: int, then: tuple[frozenset[str] | None, ...]) -> int | None:
    """Match the words of ``then`` from item ``i`` on, over determiners and adverbs; give the item behind them."""
    gap = 0
    for part in then:
        if part is None:
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


def _is(item: Item, part: frozenset[str]) -> bool:
    if part == _TERM:
        return item.number is not None and item.number.kind is NumberKind.TERM
    return item.lower in part
