"""The ways in which people are told to have been taught: what they did with a lesson, or what it did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import OPENS_CLAUSE, STOPS, View
from impactetl.records.linking.teaching.lessons import ASKS, forms
from impactetl.records.linking.teaching.time_spent import spent_learning
from impactetl.syntax.items import denies
from impactetl.syntax.modality import modality_of
from impactetl.syntax.phrases import Phrase

# A verb stands within so many items behind its subject, a lesson within so many of its verb, a matter nearer.
_SUBJECT_REACH, _LESSON_REACH, _MATTER_REACH = 9, 12, 4
# Those taught stand within so many items behind the lesson that drew them, or before the one they were brought to.
_DRAWN_REACH, _BROUGHT_REACH = 14, 10
# A verb stands within so many items before its object.
_VERB_REACH = 4
_AUXILIARY = frozenset({"be", "have", "modal", "adv", "do"})
_PEOPLE = frozenset({"official", "people", "minor", "woman", "victim", "suspect"})
# Words that may stand between auxiliaries.
_LINKING = frozenset({"to", "since", "all", "both", "each"})
_TOWARDS = frozenset({"to", "for", "with", "among"})
_INTO = frozenset({"to", "for", "at", "on", "in", "through", "into", "from", "via"})


@dataclass(frozen=True)
class Ways:
    """One count of people, and where the lessons and the matters of its passage stand."""

    view: View
    phrase: Phrase
    lessons: Sequence[int]
    matters: Sequence[int]

    def tell(self) -> Iterator[str]:
        """Give the modality by each way in which they were taught."""
        for way in (
            self._took_part,
            self._drawn,
            self._brought,
            self._explained,
            self._listed,
            self._so_called,
            self._spent,
        ):
            modality = way()
            if modality is not None:
                yield modality

    def _took_part(self) -> str | None:
        """What learners did with a lesson or a matter behind them, or what was done to them with it."""
        stands = self.phrase.prep in {None, *OPENS_CLAUSE} or self.phrase.of
        verb = self._verb_behind() if stands else None
        if verb is None:
            return None
        word = self.view.items[verb].lower
        be = any(self.view.items[k].category == "be" for k in range(self.phrase.end, verb))
        passive = be and not word.endswith("ing")
        lesson = (
            self._next(self.lessons, verb, _LESSON_REACH) if word in forms("taught" if passive else "learn") else None
        )
        told = self.phrase.noun is not None or self.view.word(verb - 1) != "to"  # "eight resources to learn about"
        if lesson is None and told and word in forms("instruct" if passive else "study"):
            lesson = self._next(self.matters, verb, _MATTER_REACH)
        if lesson is None and passive and word in forms("show"):
            lesson = self._next(self._questions(), verb, _MATTER_REACH)
        if lesson is None and not passive and word in forms("wonder") and self._wonders():
            lesson = self._next(self._asked(), verb, _LESSON_REACH)
        return self._modality(verb) if lesson is not None else None

    def _spent(self) -> str | None:
        """What they spent their time on, where no word names the lesson."""
        verb = spent_learning(self.view, self.phrase)
        return self._modality(verb) if verb is not None else None

    def _modality(self, verb: int) -> str:
        """The modality of a verb by what stands before it; what learners are to do is planned."""
        items, start = self.view.items, verb
        while start > 0 and (items[start - 1].category in _AUXILIARY or items[start - 1].lower in _LINKING):
            start -= 1
        infinitive = items[verb - 1].lower == "to" and self.phrase.end <= verb
        return "planned" if infinitive else modality_of(items, start, verb)

    def _verb_behind(self) -> int | None:
        """The verb whose subject the phrase is: "60 nurses from nine districts have since attended"."""
        view = self.view
        for i in range(self.phrase.end, min(self.phrase.end + _SUBJECT_REACH, len(view.items))):
            item, other = view.items[i], view.at(i)
            if other is not None and other.counted and not other.of and other.noun in _PEOPLE:
                return None
            if denies(item) or item.lower in STOPS:
                return None
            if item.category in {"have", "do"} and not self._helps(i):
                return i
            if view.is_verb(i) and item.category not in _AUXILIARY and not self._modifies(i):
                return i
        return None

    def _modifies(self, i: int) -> bool:
        """Whether what may be a verb stands between two nouns of a list: "detectives and victim support officers"."""
        view = self.view
        listed = any(view.items[k].category == "conj" for k in range(self.phrase.end, i))
        behind = view.at(i + 1)
        return listed and view.at(i - 1) is not None and behind is not None and behind.noun in _PEOPLE

    def _helps(self, i: int) -> bool:
        return any(self.view.is_verb(k) for k in range(i + 1, min(i + 4, len(self.view.items))))

    def _wonders(self) -> bool:
        """Whether those who hear do so to learn, and not by office."""
        head = self.phrase.head
        return (
            self.phrase.noun == "official"
            and head is not None
            and self.view.word(head) not in words_of("lessons", "hearing")
        )

    def _asked(self) -> list[int]:
        """Where a question stands: "what the Act says"."""
        return [k for k in self.matters if self.view.word(k) in ASKS]

    def _questions(self) -> list[int]:
        """Where "how to" or "what to" stands."""
        return [k for k in self.matters if self.view.word(k + 1) == "to"]

    def _next(self, places: Sequence[int], start: int, reach: int) -> int | None:
        """The first of some places behind ``start`` in the same clause."""
        found = next((k for k in places if start <= k <= start + reach), None)
        return found if found is not None and self._one_clause(start + 1, found) else None

    def _one_clause(self, start: int, end: int) -> bool:
        """Whether no other clause and no other count of people begins between."""
        for k in range(start, end):
            item, phrase = self.view.items[k], self.view.at(k)
            if item.lower in STOPS | OPENS_CLAUSE or item.category in {"rel", "neg", "be", "modal"}:
                return False
            if phrase is not None and phrase.counted and phrase.noun in _PEOPLE:
                return False
        return True

    def _drawn(self) -> str | None:
        """What a lesson before them did with learners: "the seminar drew 40 judges", "was attended by"."""
        view, phrase = self.view, self.phrase
        lesson = next((k for k in reversed(self.lessons) if phrase.start - _DRAWN_REACH <= k < phrase.start), None)
        if lesson is None or not self._led_by(lesson):
            return None
        if view.items[phrase.start - 1].lower == "(" and phrase.start - lesson <= 2:  # noqa: PLR2004 -- "the course (225 officers)"
            return "actual" if not phrase.pronoun else None
        verbs = [k for k in range(lesson + 1, phrase.start) if view.is_verb(k) and self._tells(k)]
        told = [view.items[k].lower for k in verbs]
        if phrase.prep == "by":
            right = bool(told) and told[-1] in forms("by")
        elif phrase.prep in _TOWARDS:
            right = all(word in forms("laid_on") for word in told)
        else:
            right = bool(told) and told[-1] in forms("draw") and phrase.prep in {None, "together", "out", "in"}
        if not right:
            return None
        return self._modality(verbs[-1]) if verbs else "actual"

    def _tells(self, k: int) -> bool:
        """Whether a verb is no auxiliary: "the course had 52 of them"."""
        category = self.view.items[k].category
        people = self.phrase.noun is not None or self.phrase.pronoun  # "the next course has 25 places"
        return category not in _AUXILIARY or (category == "have" and people and not self._helps(k))

    def _led_by(self, lesson: int) -> bool:
        """Whether no other clause or count of people stands between a lesson and those whom it drew."""
        return not any(
            self.view.items[k].category in {"neg", "rel", "sub"}
            or self.view.items[k].lower in STOPS
            or ((p := self.view.at(k)) is not None and p.counted and p.noun in _PEOPLE)
            for k in range(lesson + 1, self.phrase.start)
        )

    def _brought(self) -> str | None:
        """What teachers did with learners before a lesson or a matter: "hosted 31 clerks for a seminar"."""
        view, end = self.view, self.phrase.end
        verb = self._verb_before() if self.phrase.prep in {None, "with", "together", "to"} else None
        if verb is None:
            return None
        word, lesson = view.items[verb].lower, None
        if word in forms("bring"):
            lesson = self._next(self.lessons, end, _BROUGHT_REACH)
            led = lesson is not None and any(view.items[k].lower in _INTO for k in range(end, lesson))
            lesson = lesson if led and lesson is not None and view.verbless(end, lesson) else None
        if lesson is None and word in forms("instruct"):
            lesson = self._next(self.matters, end, _MATTER_REACH)
        if lesson is None and word in forms("show"):
            lesson = self._next(self._questions(), end, 1)
        if lesson is None and word in forms("speak"):
            lesson = self._of_law()
        return self._modality(verb) if lesson is not None else None

    def _of_law(self) -> int | None:
        """Where teachers speak of a law to those who keep it: "spoke with 150 constables about the new Act"."""
        head, end = self.phrase.head, self.phrase.end
        if self.phrase.noun != "official" or head is None or self.view.word(head) in words_of("lessons", "consulted"):
            return None
        found = self._next(self.matters, end, _MATTER_REACH)
        told = set(self.view.behind(end, _BROUGHT_REACH))
        return found if not words_of("lessons", "laws").isdisjoint(told) else None

    def _verb_before(self) -> int | None:
        """The verb before the phrase whose object it is."""
        low = max(self.phrase.start - _VERB_REACH, 0)
        return next((k for k in range(self.phrase.start - 1, low - 1, -1) if self.view.is_verb(k)), None)

    def _explained(self) -> str | None:
        """What teachers did with a matter to learners: "explained their rights to 400 villagers"."""
        view, phrase = self.view, self.phrase
        if phrase.prep != "to" or not self._matters_near():
            return None
        reach = range(phrase.start - 1, max(phrase.start - _LESSON_REACH, 0) - 1, -1)
        verb = next((k for k in reach if view.is_verb(k) and view.word(k) in forms("explain")), None)
        if verb is None:
            return None
        return self._modality(verb) if self._led_by(verb) else None

    def _matters_near(self) -> bool:
        """Whether what is taught stands right before: "evidence-handling was taught online to"."""
        low = max(self.phrase.start - _LESSON_REACH, 0)
        return any(item.lower in words_of("lessons", "matters") for item in self.view.items[low : self.phrase.start])

    def _listed(self) -> str | None:
        """Those who stand beside a lesson in a list without verbs: "Training: 9 workshops; 240 constables"."""
        view, phrase = self.view, self.phrase
        before = view.items[phrase.start - 1] if phrase.start else None
        behind = view.items[phrase.end] if phrase.end < len(view.items) else None
        alone = before is not None and before.category in {"sign", "conj"} and before.lower not in {"(", '"'}
        alone = alone and (behind is None or behind.category in {"sign", "conj"})
        if not alone or phrase.noun is None or phrase.prep is not None or not view.verbless(0, phrase.start):
            return None
        named = [
            k for k in range(phrase.start) if k in self.lessons or view.items[k].lower in words_of("lessons", "labels")
        ]
        return "actual" if named else None

    def _so_called(self) -> str | None:
        """Those who are told as learners beside a lesson: "the seminar in May had 33 participants"."""
        head = self.phrase.head
        if head is None or self.view.word(head) not in words_of("lessons", "learners") or self.phrase.prep == "from":
            return None
        start = self.phrase.start
        near = any(abs(k - start) <= _LESSON_REACH for k in self.lessons)
        if not near:
            return None
        verb = next((k for k in range(start - 1, -1, -1) if self.view.is_verb(k)), None)
        return self._modality(verb) if verb is not None else "actual"
