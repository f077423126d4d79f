"""Where the metrics' cues stand in a passage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from impactetl.grammar.inflect import plural, verb_forms
from impactetl.lexicon.load import load, words_of
from impactetl.metrics.base import Cue, Role
from impactetl.metrics.registry import METRICS
from impactetl.model import plain
from impactetl.records.base.complements import DATE, TERM, Then, follows_later, match_words
from impactetl.syntax.items import Item, category
from impactetl.syntax.verbs import VerbGroup, verb_group
from impactetl.syntax.words import is_participle


@plain
class Hit:
    """A cue at item ``at``; what it needs after it ends before item ``end`` where it follows at once."""

    metric: str
    cue: Cue
    at: int
    end: int
    group: VerbGroup | None


@dataclass(frozen=True, eq=False)
class Told:
    """A cue of a metric as it is looked for.

    ``forms`` maps each form of its first word (a noun's last) to what the form is, once for each word that has it.
    ``then`` are the words that must follow, one set of choices after another, with None for a gap; ``openers`` are the
    first of them where the cue may stand without its "be". A word of ``anchor``, the rarest set, must stand in a
    passage, and one of each of ``needs``.
    """

    metric: str
    cue: Cue
    forms: Mapping[str, tuple[str, ...]]
    then: Then
    openers: frozenset[str]
    needs: tuple[frozenset[str], ...]
    anchor: frozenset[str]


# What states something with its "be" only: "11,487 victims of violence" says no more than who they are.
_NOUNS = frozenset({"victims", "slaves", "out"})
# The cues of so many sets of words are kept: a stage asks for those of a passage soon after another one did.
_KEPT = 256


def _told(metric: str, cue: Cue) -> Told:
    forms: dict[str, list[str]] = {}
    for word in cue.words:
        for form, kind in _forms(cue.role, word):
            forms.setdefault(form, []).append(kind)
    then: Then = tuple(None if part == ".." else frozenset(part.split("|")) for part in cue.then)
    openers = ((then[0] or frozenset()) - _NOUNS) if "" in forms else frozenset()
    needs = [part for part in then if part is not None and part not in {DATE, TERM}]
    if not openers:
        needs.append(frozenset(forms))
    rare = [part for part in needs if all(category(word) in _OPEN for word in part)]
    anchor = (rare or needs)[-1]
    kinds = {form: tuple(listed) for form, listed in forms.items()}
    return Told(metric, cue, kinds, then, openers, tuple(part for part in needs if part is not anchor), anchor)


# Parts of speech of open classes: words of the others stand in nearly every passage.
_OPEN = frozenset({"noun", "verb"})


@cache
def _cues() -> tuple[Told, ...]:
    """Every cue, in the order of the metrics."""
    return tuple(_told(metric.name, cue) for metric in METRICS for cue in metric.cues)


@dataclass(frozen=True, slots=True)
class _Index:
    """Every cue, in the order of the metrics, and the places of those that a word anchors.

    ``starts`` are the words that start a cue, ``words`` those that anchor one or that one needs.
    """

    cues: tuple[Told, ...]
    anchored: Mapping[str, Sequence[int]]
    starts: frozenset[str]
    words: frozenset[str]


@cache
def _index() -> _Index:
    """Put every cue under the words of its anchor."""
    cues = _cues()
    anchored: dict[str, list[int]] = {}
    for place, told in enumerate(cues):
        for word in told.anchor:
            anchored.setdefault(word, []).append(place)
    starts = frozenset(word for told in cues for word in (*told.forms, *told.openers))
    needed = frozenset[str]().union(*(part for told in cues for part in told.needs))
    return _Index(cues, anchored, starts, needed.union(anchored))


@cache
def cue_words() -> frozenset[str]:
    """Give every word by which a metric may be told: without one a passage has no cue."""
    return frozenset({"countries", "nations"}).union(*(told.openers.union(told.forms) for told in _cues()))


def possible_cues(words: frozenset[str], topics: frozenset[str]) -> Sequence[Told]:
    """Give the cues whose words all stand in a passage, in order: no other is there."""
    return _possible(words & _index().words, topics)


@lru_cache(_KEPT)  # several stages ask it of one passage
def _possible(words: frozenset[str], topics: frozenset[str]) -> Sequence[Told]:
    index = _index()
    places = {place for word in words & index.anchored.keys() for place in index.anchored[word]}
    return [
        told
        for told in map(index.cues.__getitem__, sorted(places))
        if (told.cue.topic is None or told.cue.topic in topics) and not any(map(words.isdisjoint, told.needs))
    ]


def _forms(role: Role, word: str) -> list[tuple[str, str]]:
    if role in {Role.VERB, Role.STATE}:
        if word == "be":
            return [(form, "be") for form in load("function_words")["be"].split()] + [("", "be")]
        return list(verb_forms(word).items())
    return [(form, "noun") for form in (word, *plural(word))]


def find_cues(items: Sequence[Item], topics: frozenset[str]) -> tuple[Hit, ...]:
    """Give every cue of the passage whose topic is among ``topics``, in order."""
    possible = possible_cues(frozenset(item.lower for item in items), topics)
    return tuple(_Search(items, possible).run()) if possible else ()


# The object of a verb is so long at most before "who".
_OBJECT_REACH = 8


class _Search:
    """The search for cues in one passage."""

    def __init__(self, items: Sequence[Item], possible: Sequence[Told]) -> None:
        self.items = items
        self.possible = possible
        self.groups: dict[tuple[int, str], VerbGroup] = {}

    def run(self) -> Iterator[Hit]:
        """Give the hits in order."""
        starts, possible = _index().starts, self.possible
        for at, item in enumerate(self.items):
            word = item.lower
            if word not in starts:
                continue
            for told in possible:
                for form in told.forms.get(word, ()):
                    yield from self._hits(at, told, form)
            opened = [told for told in possible if word in told.openers]
            if opened and _ends_noun(self.items, at - 1):
                for told in opened:
                    yield from self._verbless(at, told)

    def _hits(self, at: int, told: Told, form: str) -> Iterator[Hit]:
        item = self.items[at]
        if form == "noun":
            follow = self.items[at + 1].lower if at + 1 < len(self.items) else ""
            verbal = item.category == "verb" and not item.lower.endswith("ing") and not told.then
            verbal = verbal and follow not in _NO_OBJECTS  # "trauma care was extended to"
            end = match_words(self.items, at + 1, told.then)
            if not verbal and item.clitic != "'s" and end is not None:
                yield Hit(told.metric, told.cue, end - 1, end, None)
        elif (
            not item.nominal
            and not helps(self.items, at)
            and not (form in {"base", "third"} and at and _is_named(self.items, at))
        ):
            end = self._end(at, told)
            if end is not None:
                yield Hit(told.metric, told.cue, at, end, self._group(at, form))

    def _end(self, at: int, told: Told) -> int | None:
        """Where a verb's cue ends: behind what it needs, or at once where that follows behind an object."""
        if not told.then:
            return at + 1
        end = match_words(self.items, at + 1, told.then)
        if end is None:
            reach = self._before_relative(at) if self.items[at].lower.startswith("help") else self.items
            return at + 1 if told.cue.role is Role.VERB and follows_later(reach, at + 2, told.then) else None
        of = told.cue.role is Role.STATE and [x.lower for x in self.items[end - 1 : end + 1]] in _RID_OF
        return None if of else end

    def _before_relative(self, at: int) -> Sequence[Item]:
        """The items before a clause on the object: who "helped 20 who got out on their own" helped nobody out."""
        ahead = range(at + 1, min(at + _OBJECT_REACH, len(self.items)))
        return self.items[: next((k for k in ahead if self.items[k].lower == "who"), len(self.items))]

    def _group(self, at: int, form: str) -> VerbGroup:
        key = (at, "base" if form == "be" else form)
        if key not in self.groups:
            self.groups[key] = verb_group(self.items, *key)
        return self.groups[key]

    def _verbless(self, at: int, told: Told) -> Iterator[Hit]:
        """A state without its "be", right behind its noun: "12 men in custody"."""
        end = self._end(at - 1, told)
        if end is not None:
            yield Hit(told.metric, told.cue, at, end, VerbGroup(at, at, "active"))


_STILL = frozenset({"now", "still", "currently", "already"})  # "suspects still on trial"
# What stands behind a noun, and behind no verb.
_NO_OBJECTS = words_of("function_words", "be") | {"of", "reached"}
_RID_OF = (["out", "of"], ["free", "of"])  # "out of tune", "free of charge"


def helps(items: Sequence[Item], at: int) -> bool:
    """Whether a form of "have" only helps the verb behind it: "no cases had been reviewed", "has taken"."""
    if items[at].category != "have":
        return False
    follow = next((item for item in items[at + 1 : at + 4] if item.category not in {"adv", "neg"}), None)
    return follow is not None and (follow.category in {"be", "have"} or is_participle(follow.lower))


def _is_named(items: Sequence[Item], at: int) -> bool:
    """Whether a base form is a noun: "the sentences of", "a landlord's jail of", or in a name ("Park, Shelter 3")."""
    before, of = items[at - 1], [item.lower for item in items[at + 1 : at + 2]] == ["of"]
    of = of and not items[at].lower.endswith("s")  # "the death sentences of five officers" tell of a verdict
    noun = of and (before.clitic == "'s" or (at > 1 and items[at - 2].category == "det" and before.category == "noun"))
    return noun or before.category == "det" or (items[at].capital and before.lower in {",", "-"})


def _ends_noun(items: Sequence[Item], at: int) -> bool:
    """Whether a noun ends at ``at``, or a gerund behind its preposition: "cases of alleged trafficking"."""
    at -= at > 0 and items[at].lower in _STILL
    if at < 0:
        return False
    if items[at].category in {"noun", "num"}:
        return True
    led = [item.category for item in items[max(at - 2, 0) : at]]
    return items[at].lower.endswith("ing") and "prep" in led
