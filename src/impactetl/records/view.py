"""A passage as the linker sees it: items, noun phrases and cues, with the walks from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from impactetl.records.cues import Hit
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import PERSON, Phrase
from impactetl.syntax.words import words

_AND = frozenset({"and", "or", "&", ",", "but", "plus"})
_STOPS = frozenset({";", ":", "\u2022"})
_APPOSITION = frozenset({"including", "among", "namely", "notably"})
_TOGETHER = frozenset({"along", "together"})
_CLAUSE = frozenset({"that", "if", "unless", "because", "whether", "although", "though", "until", "since", "as"})
_VERBAL = frozenset({"verb", "be", "have", "do", "modal"})
_FINITE = frozenset({"be", "have", "do", "modal"})
# Words that open an aside in commas behind a noun.
_ASIDE = frozenset(
    [
        "both",
        "mostly",
        "most",
        "all",
        "many",
        "some",
        "including",
        "mainly",
        "aged",
        "ages",
        "almost",
        "nearly",
        "primarily",
        "largely",
        "among",
        "each",
        "half",
        "from",
    ],
)
_BEFORE_NUMBER = frozenset({'"', "(", "'", "remaining", "other", "last", "additional", "further", "extra"})
_SAYING = frozenset(
    [
        "said",
        "reported",
        "told",
        "announced",
        "stated",
        "alleged",
        "claimed",
        "noted",
        "believe",
        "believes",
        "says",
        "estimated",
        "found",
    ]
)
_REACH = 45


@dataclass(frozen=True)
class Subject:
    """What stands before a predicate: the subject's phrases, and the shares of it told in apposition."""

    phrases: tuple[Phrase, ...] = ()
    parts: tuple[Phrase, ...] = ()
    together: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class View:
    """Items, phrases and cue hits of one passage."""

    items: Sequence[Item]
    phrases: tuple[Phrase, ...]
    hits: tuple[Hit, ...] = field(default=())

    @cached_property
    def _cover(self) -> dict[int, Phrase]:
        return {i: phrase for phrase in self.phrases for i in range(phrase.start, max(phrase.end, phrase.start + 1))}

    @cached_property
    def verbs(self) -> frozenset[int]:
        """Items that are verbs of a cue."""
        return frozenset(hit.at for hit in self.hits if hit.group is not None)

    def at(self, i: int) -> Phrase | None:
        """The phrase that covers item ``i``."""
        return self._cover.get(i)

    def is_verb(self, i: int) -> bool:
        """Whether item ``i`` is a verb or an auxiliary, outside a noun phrase."""
        return (
            0 <= i < len(self.items) and i not in self._cover and (i in self.verbs or self.items[i].category in _VERBAL)
        )

    # -- to the right -------------------------------------------------------------------------------------------

    def objects(self, i: int) -> tuple[Phrase, ...]:
        """The phrases that stand as an object from item ``i`` on, with those coordinated to them."""
        out: list[Phrase] = []
        phrase = self._object_at(i)
        while phrase is not None:
            out.append(phrase)
            follow = self._coordinated(phrase)
            phrase = follow if follow not in out else None
        return tuple(out)

    def _object_at(self, i: int) -> Phrase | None:
        """The phrase at ``i``, over adverbs, "a total of" and what may stand before a number."""
        for j in range(i, min(i + 6, len(self.items))):
            phrase = self.at(j)
            if phrase is not None and phrase.basis == "bare" and self._leads_to_count(phrase):
                continue
            if phrase is not None:
                return phrase if phrase.start >= i else None
            item = self.items[j]
            grouped = item.lower == "of" and self.at(j - 1) is not None
            every = j > i and self.items[j - 1].lower in {"every", "each"}
            grouped = grouped or every or (item.lower == "of" and self.items[j - 2].lower in {"every", "each"})
            if item.category not in {"det", "adv"} and item.lower not in _BEFORE_NUMBER and not grouped:
                return None
        return None

    def _leads_to_count(self, phrase: Phrase) -> bool:
        """A group word before "of" and a number: "a total of 12 men", "a gang of five"."""
        if phrase.end + 1 >= len(self.items) or phrase.head is None or self.items[phrase.end].lower != "of":
            return False
        follow = self.at(phrase.end + 1)
        return follow is not None and follow.counted

    def _coordinated(self, phrase: Phrase) -> Phrase | None:
        """The next phrase of the same list: after "and" or a comma, over one modifier in between."""
        i = self._behind_modifier(phrase.end)
        start = i
        while i < len(self.items) and (
            self.items[i].lower in _AND or (i > start and self.items[i].category in {"adv", "det"})
        ):
            if self.at(i) is not None:
                break
            i += 1
        if i == start or i >= len(self.items):
            return None
        follow = self.at(i)
        if (
            follow is None
            or follow.start != i
            or self._is_subject(follow)
            or (follow.of and (follow.pronoun or follow.noun is None))
        ):
            return None
        return follow

    def _behind_modifier(self, i: int) -> int:
        """Pass a bracket or one prepositional phrase behind a noun phrase."""
        if i < len(self.items) and self.items[i].lower == "(":
            for j in range(i, min(i + 12, len(self.items))):
                if self.items[j].lower == ")":
                    return j + 1
        if i < len(self.items) and self.items[i].category == "prep" and self.items[i].lower not in _APPOSITION:
            phrase = self.at(i + 1) or (self.at(i + 2) if i + 2 < len(self.items) else None)
            if phrase is not None and not phrase.counted:
                return phrase.end
        return i

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb follows that makes the phrase its subject."""
        i = phrase.end
        while i < len(self.items) and self.items[i].category in {"adv", "neg"}:
            i += 1
        if i >= len(self.items) or i in self._cover:
            return False
        if self.items[i].category in _FINITE:
            return True
        if not self.is_verb(i):
            return False
        behind = self.items[i + 1].category if i + 1 < len(self.items) else "sign"
        return behind not in {"prep", "sign", "conj"} or self.items[i].lower.endswith("s")

    def verbless(self, i: int, end: int) -> bool:
        """Whether no verb stands in items ``[i, end)``."""
        return not any(self.is_verb(k) for k in range(i, end))

    # -- to the left --------------------------------------------------------------------------------------------

    def subject(self, i: int) -> Subject:
        """What stands before the predicate that starts at item ``i``."""
        return _Walk(self, i).run()

    def behind_stop(self, j: int) -> bool:
        """Whether item ``j`` ends a clause for good."""
        return self.items[j].lower in _STOPS


class _Walk:
    """The walk from a predicate to the left, to its subject."""

    def __init__(self, view: View, i: int) -> None:
        self.view, self.i = view, i
        self.parts: list[Phrase] = []
        self.together: list[Phrase] = []
        self.joined = False

    def run(self) -> Subject:
        j = self.i - 1
        low = max(self.i - _REACH, 0)
        jump = self._closed(j) or self._relative(j, low) or self._coordinated(j)
        if jump is not None:
            return jump
        while j >= low:
            phrase = self.view.at(j)
            if phrase is not None:
                found = self._phrase(phrase)
                if found is not None:
                    return Subject(found, tuple(self.parts), tuple(self.together))
                j = phrase.start - 1
                continue
            step = self._word(j)
            if step == 0:
                break
            j -= step
        return Subject((), tuple(self.parts), tuple(self.together))

    def _coordinated(self, j: int) -> Subject | None:
        """The subject of the predicate before an "and": "a sergeant who beat a porter was convicted and got four years"."""
        if j < 1 or self.view.items[j].lower not in {"and", "then"}:
            return None
        before = [
            h for h in self.view.hits if h.group is not None and h.at < j and self.view.items[h.at].category == "verb"
        ]
        last = max(before, key=lambda h: h.at, default=None)
        if last is None or last.group is None or last.group.voice == "active" or last.group.start >= self.i:
            return None
        if any(self.view.at(k) is not None and self.view.at(k).counted for k in range(last.end, j)):  # type: ignore[union-attr] -- checked before
            return None
        found = self.view.subject(last.group.start)
        return found if found.phrases else None

    def _relative(self, j: int, low: int) -> Subject | None:
        """The antecedent of a relative clause that is closed before the predicate: "a man who had sold girls was jailed"."""
        items = self.view.items
        if j < 0 or items[j].category == "conj" or items[j].lower in _STOPS or self._starts_clause(j):
            return None
        verbs = 0
        for k in range(j, low - 1, -1):
            if items[k].lower in _STOPS:
                return None
            verbs += self.view.is_verb(k) and items[k].lower not in _SAYING
            if items[k].category == "conj" and items[k + 1].category != "noun" and self.view.at(k + 1) is None:
                return None
            if items[k].category == "rel" and items[k].lower != "that":
                if not verbs or any(item.lower in _SAYING for item in items[k:j]):
                    return None
                return self._antecedent(k)
        return None

    def _starts_clause(self, j: int) -> bool:
        """Whether a subject of its own stands right before the predicate, behind an "and"."""
        phrase = self.view.at(j)
        if phrase is None or phrase.start < 1 or not phrase.counted:
            return False
        return self.view.items[phrase.start - 1].lower in {"and", "but", "while", ";"}

    def _antecedent(self, k: int) -> Subject | None:
        """The phrase before the relative pronoun at ``k``, or the one that it stands in apposition to."""
        at = k - 1 if self.view.items[k - 1].lower != "," else k - 2
        phrase = self.view.at(at) if at >= 0 else None
        if phrase is None or phrase.end != at + 1:
            return self.view.subject(k - 1) if at > 0 and phrase is None else None
        before = self.view.items[phrase.start - 1].lower if phrase.start else ""
        if before == "," and self.view.items[self.i - 1].lower == ",":
            left = self.view.at(phrase.start - 2)
            if left is not None and left.counted and left.end == phrase.start - 1:
                return Subject((left,))
        return Subject(self._with_left(phrase))

    def _phrase(self, phrase: Phrase) -> tuple[Phrase, ...] | None:
        """The subject if this phrase is it; None where the walk goes on to the left of it."""
        items = self.view.items
        if self._within_participle(phrase):
            return None
        if phrase.prep in _APPOSITION:
            if phrase.counted:
                self.parts.append(phrase)
            return None
        before = _word_before(items, phrase.start, phrase.prep)
        if phrase.prep == "with" and before in _TOGETHER:
            if phrase.counted:
                self.together.append(phrase)
            return None
        if self._touches(phrase):
            return self._with_left(phrase)
        if phrase.prep is not None and not (phrase.prep in {"of", "for"} and before in words("number_noun")):
            return None
        if self._apposed(phrase):
            if phrase.counted:
                self.parts.append(phrase)
            return None
        return self._with_left(phrase)

    def _finite(self) -> bool:
        """Whether the predicate has an auxiliary, so that a participle before it belongs to its subject."""
        return self.i < len(self.view.items) and self.view.items[self.i].category in _FINITE

    def _within_participle(self, phrase: Phrase) -> bool:
        """A noun that a participle behind the subject governs: "children found sleeping rough were taken in"."""
        items = self.view.items
        return (
            self._finite()
            and not phrase.counted
            and phrase.start > 0
            and self.view.is_verb(phrase.start - 1)
            and items[phrase.start - 1].lower.endswith(("ing", "ed"))
            and items[phrase.start].category != "det"
        )

    def _participle(self, j: int) -> bool:
        """A participle right behind a counted phrase: "children found ... were"."""
        k = j
        while k > 0 and self.view.is_verb(k - 1) and self.view.items[k - 1].category == "verb":
            k -= 1
        phrase = self.view.at(k - 1) if k else None
        return self._finite() and phrase is not None and phrase.counted and phrase.end == k and phrase.noun is not None

    def _touches(self, phrase: Phrase) -> bool:
        """Right before a participle or a relative pronoun the phrase is what they describe, whatever stands before it."""
        items = self.view.items
        if not phrase.counted:
            return False
        i = self._past_modifiers(phrase.end)
        if i >= self.i:
            verb = next((k for k in range(self.i, len(items)) if items[k].category != "adv"), self.i)
            return verb < len(items) and items[verb].category == "verb" and items[verb].lower not in _SAYING
        return items[i].category == "rel" and self.view.verbless(i + 1, self.i)

    def _past_modifiers(self, i: int) -> int:
        """Pass adverbs and prepositional phrases without a number: "perpetrators of sexual violence convicted"."""
        items = self.view.items
        while i < self.i:
            phrase = self.view.at(i + 1) if items[i].category == "prep" and i + 1 < self.i else None
            if items[i].category == "adv":
                i += 1
            elif phrase is not None and not phrase.counted and phrase.start == i + 1:
                i = phrase.end
            else:
                break
        return i

    def _closed(self, j: int) -> Subject | None:
        """The phrase before a stretch in commas: "500 people, both slaves and their dependents, were released"."""
        items = self.view.items
        sign = items[j].lower if j >= 1 else ""
        if sign not in {",", "-"}:
            return None
        for k in range(j - 1, max(j - 25, 0), -1):
            if items[k].lower in _STOPS or self.view.is_verb(k):
                return None
            if items[k].lower == sign and (sign == "-" or _opens_aside(items, k + 1)):
                phrase = self.view.at(k - 1)
                if phrase is None or phrase.end != k or not phrase.counted or phrase.prep is not None:
                    return None
                if items[k + 1].lower in {"a", "an"} and phrase.basis != "stated":
                    return None
                inside = [p for p in self.view.phrases if k < p.start < j and p.counted and p.basis == "stated"]
                parts = [p for p in inside if p.prep in _APPOSITION or sign == "-"]
                return Subject(self._with_left(phrase), tuple(parts))
        return None

    def _apposed(self, phrase: Phrase) -> bool:
        """A share in commas or brackets behind the subject: "31 workers, twelve of them children, were"."""
        items = self.view.items
        after = items[phrase.end].lower if phrase.end < len(items) else ""
        before = items[phrase.start - 1].lower if phrase.start else ""
        return (before in {",", "(", "-"} and after in {",", ")", "-"} and phrase.end < self.i) and (
            phrase.of or before != "," or not phrase.counted
        )

    def _with_left(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The phrase, with those coordinated to it on its left."""
        items, out = self.view.items, [phrase]
        while True:
            j = out[-1].start - 1
            start = j
            while j >= 0 and (
                items[j].lower in _AND
                or (items[j].category in {"adv", "det"} and self.view.at(j) is None)
                or items[j].lower in {'"', "so-called"}
            ):
                j -= 1
            left = self.view.at(j) if j >= 0 and j < start else None
            if left is None or left.end != j + 1 or left.prep is not None or left.of:
                return tuple(out)
            if not left.counted or (
                not out[-1].counted
                and out[-1].noun not in {left.noun, None}
                and not {out[-1].noun, left.noun} <= PERSON
            ):
                return tuple(out)
            out.append(left)

    def _word(self, j: int) -> int:
        """How many items to go left over this word; 0 where the clause ends."""
        item = self.view.items[j]
        if self.view.behind_stop(j):
            return 0
        if item.lower in {")", "]"}:
            return self._bracket(j)
        if item.category == "conj":
            self.joined = True
            return 1
        if self.view.is_verb(j):
            return self._verb(j)
        if item.category == "sub" and item.lower in {"when", "while", "after", "once"}:
            self.joined = True
            return 1
        if item.category == "rel":
            return 1
        if item.lower in _CLAUSE or item.category == "pron":
            return 0
        return 1

    def _verb(self, j: int) -> int:
        """Pass a verb that shares the subject ("were convicted and sentenced"); stop at any other."""
        follow = self.view.items[j + 1] if j + 1 < len(self.view.items) else None
        if self._participle(j):
            return 1
        if self.joined or j >= self.i - 1 or (follow is not None and follow.lower == ","):
            return 1
        return 0

    def _bracket(self, j: int) -> int:
        for k in range(j - 1, max(j - 25, -1), -1):
            if self.view.items[k].lower in {"(", "["}:
                return j - k + 1
        return 1


def _opens_aside(items: Sequence[Item], k: int) -> bool:
    """Whether the words at ``k`` open an aside: "both slaves and", "the youngest of them", "a Swede and a Pole"."""
    word = items[k].lower
    if word in {"the", "their"}:
        return items[k + 1].lower in {"youngest", "oldest", "eldest", "first", "last", "largest", "latest"}
    return word in _ASIDE or word in {"a", "an"}


def _word_before(items: Sequence[Item], start: int, prep: str | None) -> str:
    """The word before the preposition of a phrase."""
    j = start - 1
    while j >= 0 and items[j].lower != prep:
        j -= 1
    return items[j - 1].lower if j > 0 and prep is not None else ""
