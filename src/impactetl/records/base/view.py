"""A passage as the linker sees it: items, noun phrases and cues, with the way from a verb to its objects."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from impactetl.lexicon.load import words_of
from impactetl.records.base.cues import Hit
from impactetl.records.base.reach import Reach
from impactetl.syntax.items import Item, is_ordinal
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, common_verbs, verbs_that, words

JOINERS, STOPS = frozenset({"and", "or", "&", ",", "but", "plus"}), frozenset({";", ":", "\u2022"})
APPOSITION = frozenset({"including", "among", "comprising", "namely", "notably"})
# Prepositions that open a clause where a verb follows their phrase: "after six men were arrested".
OPENS_CLAUSE = frozenset({"after", "before", "until", "since", "once"})
FINITE = frozenset({"be", "have", "do", "modal"})
_VERBAL, _NO_OBJECT = FINITE | {"verb"}, FINITE - {"have"}
_SAYING = words("saying") - {"found"}
_TALLIES, _LAST = frozenset({"number", "total", "figure"}), frozenset({"and", "or", "&"})
_ABOUT, _QUESTIONS = frozenset({"in", "on", "about"}), frozenset({"how", "what", "when", "whom", "where"})
_ANY, _EACH = frozenset({"a", "an", "another"}), frozenset({"every", "each"})
_BEFORE_NUMBER = words_of("syntax", "before_number") | {'"', "(", "'"}
_INDEFINITE = frozenset({"most", "many", "several", "few"})
# A bracket behind a noun phrase is passed if it closes within this many items.
_BRACKET_REACH = 12
# "And, this year for the first time,": so many items stand in the two commas.
_ASIDE_REACH = 9
# An object begins within this many items behind its verb.
_OBJECT_REACH = 6


@dataclass(frozen=True, eq=False)
class View:
    """Items, phrases and cue hits of one passage; two views are the same only where they are one."""

    items: Sequence[Item]
    phrases: tuple[Phrase, ...]
    hits: tuple[Hit, ...] = field(default=())

    @cached_property
    def _cover(self) -> dict[int, Phrase]:
        return {i: phrase for phrase in self.phrases for i in range(phrase.start, max(phrase.end, phrase.start + 1))}

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words and signs of the passage: a rule asks at once whether its own are among them."""
        return frozenset(item.lower for item in self.items)

    @cached_property
    def reach(self) -> Reach:
        """The items in the order of the text, and how far one is from another."""
        return Reach(self.items)

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
        for j in range(i, min(i + _OBJECT_REACH, len(self.items))):
            phrase = self.at(j)
            if phrase is not None and phrase.basis == "bare" and self._leads_to_count(phrase):
                continue
            if phrase is not None:
                return phrase if phrase.start >= i else None
            item = self.items[j]
            of_group = item.lower == "of" and (self.at(j - 1) is not None or self.items[j - 2].lower in _EACH)
            every = j > i and self.items[j - 1].lower in _EACH
            passable = item.category in {"det", "adv"} or item.lower in _BEFORE_NUMBER | _INDEFINITE or is_ordinal(item)
            if not (passable or of_group or every):
                return None
        return None

    def _leads_to_count(self, phrase: Phrase) -> bool:
        """A group word before "of" and a number: "a total of 12 men", "a gang of five"."""
        if phrase.end + 1 >= len(self.items) or phrase.head is None or self.items[phrase.end].lower != "of":
            return False
        follow = self.at(phrase.end + 1)
        return follow is not None and follow.counted and follow.basis != "implied"

    def _coordinated(self, phrase: Phrase) -> Phrase | None:
        """The next phrase of the same list: after "and" or a comma, over one modifier in between."""
        i = self.over_modifier(phrase.end)
        start = i
        if i < len(self.items) and self.items[i].category == "date":
            return self._dated_next(i + 1)
        while i < len(self.items) and (
            self.items[i].lower in JOINERS or (i > start and self.items[i].category in {"adv", "det"})
        ):
            if self.at(i) is not None:
                break
            i += 1
        if i == start or i >= len(self.items):
            return None
        i = self._over_aside(i)
        follow = self.at(i)
        if follow is None or follow.start != i or self._is_subject(follow) or self._is_aside(follow):
            return None
        if follow.basis == "bare" and self.word(follow.end - 1) in _TALLIES:  # ", and the number of them, 102, was"
            return None
        apposed = self.items[start].lower == "," and self._is_apposed(phrase, follow)
        return self._closing(follow) if apposed else follow

    def _over_aside(self, i: int) -> int:
        """Pass words of place and time in commas behind "and": "freed nine girls and, in the north, four boys"."""
        if self.word(i - 1) != "," or self.word(i - 2) not in _LAST:
            return i
        for k in range(i, min(i + _ASIDE_REACH, len(self.items))):
            phrase = self.at(k)
            if self.word(k) == ",":
                return k + 1
            if self.word(k) in STOPS or self.is_verb(k):
                return i
            if phrase is not None and phrase.counted and not self._is_ranked(phrase):
                return i
        return i

    def _is_apposed(self, phrase: Phrase, follow: Phrase) -> bool:
        """Whether a phrase behind a comma tells who one person is: "the suspect, a former soldier, on Friday"."""
        if phrase.basis != "implied" or follow.basis != "implied" or follow.start != phrase.end + 1:
            return False
        if not self._has_article(phrase) or not self._has_article(follow):
            return False
        third = self._closing(follow)
        if third is None:
            return True
        oxford = self.word(follow.end) == ","
        return oxford and self._is_definite(phrase) and not self._is_definite(follow) and self._is_definite(third)

    def _closing(self, phrase: Phrase) -> Phrase | None:
        """What an "and" joins as the last of the list that a phrase belongs to: "a nurse and a driver"."""
        i = self.over_modifier(phrase.end)
        joined = self.word(i) in _LAST or self.word(i + 1) in _LAST
        i += (self.word(i) == ",") + joined
        while i < len(self.items) and self.at(i) is None and self.items[i].category in {"adv", "det"}:
            i += 1
        follow = self.at(i) if i > phrase.end else None
        if follow is None or self._is_subject(follow):
            return None
        return follow if joined else self._closing(follow)

    def _has_article(self, phrase: Phrase) -> bool:
        return self.items[phrase.start].category == "det"

    def _is_definite(self, phrase: Phrase) -> bool:
        return self._has_article(phrase) and self.items[phrase.start].lower not in _ANY

    def _dated_next(self, i: int) -> Phrase | None:
        """The next of a list in which each has its date: "45 judges in May, 60 in June and, in July, 30 clerks"."""
        start, dated = i, False
        while i < len(self.items) and (self.items[i].lower in JOINERS or self.items[i].category == "date"):
            dated = dated or self.items[i].category == "date"
            i += 1
        follow = self.at(i) if i > start else None
        if follow is None or follow.start != i or not follow.counted or follow.head is None:
            return None
        end = self.over_modifier(follow.end)
        dated = dated or (end < len(self.items) and self.items[end].category == "date")
        return follow if dated and not (self._is_subject(follow) or self._is_aside(follow)) else None

    def _is_aside(self, phrase: Phrase) -> bool:
        """A share or a remark behind a count, no further item of the list.

        "Four of them", "one as young as seven", "a boy among them".
        """
        after = self.behind(phrase.end, 2)
        among = after[:1] == ["among"] and after[1:] in (["them"], ["these"], ["those"])
        share = phrase.of and (phrase.pronoun or phrase.noun is None)
        return among or share or (phrase.head is None and after[:1] == ["as"])

    def over_modifier(self, i: int) -> int:
        """Pass a bracket or one prepositional phrase behind a noun phrase."""
        if i < len(self.items) and self.items[i].lower == "(":
            for j in range(i, min(i + _BRACKET_REACH, len(self.items))):
                if self.items[j].lower == ")":
                    return j + 1
        if self.word(i) in _ABOUT and self.word(i + 1) in _QUESTIONS:
            return self._over_question(i)
        if i < len(self.items) and self.items[i].category == "prep" and self.items[i].lower not in APPOSITION:
            phrase = self.at(i + 1) or (self.at(i + 2) if i + 2 < len(self.items) else None)
            if phrase is not None and (not phrase.counted or self._is_ranked(phrase)):
                return phrase.end
        return i

    def _over_question(self, i: int) -> int:
        """Pass what people were told or taught: "trained 54 chiefs in what the Act says and 30 clerks"."""
        for k in range(i + 2, min(i + _BRACKET_REACH, len(self.items))):
            phrase = self.at(k)
            if self.word(k) in JOINERS:
                return k
            if phrase is not None and phrase.counted:
                return i
        return i

    def _is_ranked(self, phrase: Phrase) -> bool:
        """Whether an ordinal names one thing: "the commander of the 97th Battalion and three others"."""
        return is_ordinal(self.items[phrase.start])

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb follows that makes the phrase its subject."""
        i = phrase.end
        while i < len(self.items) and self.items[i].category in {"adv", "neg"}:
            i += 1
        if i >= len(self.items) or i in self._cover:
            return False
        if self.items[i].category in FINITE or self._stands_alone(i):
            return True
        if not self.is_verb(i):
            return False
        behind = self.items[i + 1].category if i + 1 < len(self.items) else "sign"
        if behind not in {"prep", "sign", "conj"} or self.items[i].lower.endswith("s"):
            return True
        apart = self.word(phrase.start - 1) == ","  # ", the minister said"
        return apart and phrase.basis != "stated" and self.items[i].lower in verbs_that("speak")

    def _stands_alone(self, i: int) -> bool:
        """Whether a verb in the past can describe no noun: "three suspects fled", "a woman went"."""
        word = self.items[i].lower
        return common_verbs().get(word) == "preterite" or (word in verbs_that("stand") and not word.endswith("ing"))

    def verb_over(self, phrase: Phrase) -> int | None:
        """The verb right before a phrase that makes it its object: "checked 250 workers", "after freeing 30 hostages".

        Words of saying lead to a clause ("said 14 men and nine women were"), "those arrested" to none.
        """
        i = phrase.start - 1
        while i > 0 and (self.items[i].category in {"det", "adv"} or self.items[i].lower in _BEFORE_NUMBER):
            i -= 1
        if phrase.prep is not None or not self.is_verb(i) or self.items[i].category in _NO_OBJECT:
            return None
        led = self.items[i].lower in _SAYING or self.word(i - 1) == "those"
        return None if led else i

    def word_before(self, start: int, prep: str | None) -> str:
        """The word before the preposition of a phrase that starts at item ``start``."""
        j = start - 1
        while j >= 0 and self.items[j].lower != prep:
            j -= 1
        return self.items[j - 1].lower if j > 0 and prep is not None else ""

    def word(self, i: int) -> str:
        """The word or sign at item ``i``, empty where there is none."""
        return self.items[i].lower if 0 <= i < len(self.items) else ""

    def before(self, i: int, count: int) -> list[str]:
        """The last ``count`` words or signs before item ``i``, in order."""
        return [item.lower for item in self.items[max(i - count, 0) : i]]

    def behind(self, i: int, count: int) -> list[str]:
        """The first ``count`` words or signs from item ``i`` on."""
        return [item.lower for item in self.items[i : i + count]]

    def value(self, phrase: Phrase) -> float | None:
        """The value of a phrase's number, None where it has none; one person is 1."""
        if phrase.basis == "implied":
            return 1.0
        number = self.items[phrase.start].number
        return number.value if number is not None else None

    def over(self, i: int, passed: AbstractSet[str]) -> int:
        """The nearest item from ``i`` to the left that is of none of these parts of speech, or the first of all."""
        while i > 0 and self.items[i].category in passed:
            i -= 1
        return i

    def people_before(self, i: int) -> Iterator[Phrase]:
        """The people named before item ``i``, the nearest first."""
        return (phrase for phrase in reversed(self.phrases) if phrase.end <= i and phrase.noun in PERSON)

    def verbless(self, i: int, end: int) -> bool:
        """Whether no verb stands in items ``[i, end)``."""
        return not any(self.is_verb(k) for k in range(i, end))

    def behind_stop(self, j: int) -> bool:
        """Whether item ``j`` ends a clause for good."""
        return self.items[j].lower in STOPS
