"""The way from a predicate to the left, to its subject."""

from dataclasses import dataclass, replace

from impactetl.records.base.view import APPOSITION, OPENS_CLAUSE, STOPS, View
from impactetl.records.subjects.acting import acting_subject, before_raising, is_role, met_before
from impactetl.records.subjects.apposition import ASIDE_REACH, closed_aside, told_behind
from impactetl.records.subjects.between import (
    before_charge,
    belongs_to_subject,
    disagrees,
    is_finite,
    is_outcome,
    share_of,
    some_of_group,
    touches,
)
from impactetl.records.subjects.called import called_by_name
from impactetl.records.subjects.distant import from_afar
from impactetl.records.subjects.governed import accuses, governor, has_pronoun, said_to_be, that_tells
from impactetl.records.subjects.joined import as_well, of_one_clause, shared_over, with_left
from impactetl.records.subjects.reduced import before_custody, told_by_clause
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, words

_TOGETHER = frozenset({"along", "together"})
_CLAUSE = frozenset({"that", "if", "unless", "because", "whether", "although", "though", "until", "since", "as"})
# Those who are left are none of those counted before: "of which 25 were closed and the rest remained open".
_REST = frozenset({"rest", "remainder"})
# Subordinators that leave the subject to the main clause: "were caught while fleeing and jailed".
_SHARING = frozenset({"when", "while", "after", "once"})
# The subject begins within this many items before its predicate.
_REACH = 45


@dataclass(frozen=True)
class Subject:
    """What stands before a predicate: the subject's phrases, and the shares of it told in apposition."""

    phrases: tuple[Phrase, ...] = ()
    parts: tuple[Phrase, ...] = ()
    together: tuple[Phrase, ...] = ()


def subject_of(view: View, i: int) -> Subject:
    """What stands before the predicate that starts at item ``i``."""
    start = before_raising(view, before_custody(view, i))
    found = _Walk(view, start).run()
    if is_finite(view, start) and view.items[start - 1].category != "rel":
        found = replace(found, phrases=of_one_clause(view, found.phrases))
    outer = governor(view, found.phrases[0], start) if len(found.phrases) == 1 else None
    if outer is None and len(found.phrases) == 1 and (be := said_to_be(view, found.phrases[0])) is not None:
        return subject_of(view, be)
    here = ((outer,), found.parts) if outer is not None else from_afar(view, start, found.phrases, found.parts)
    return Subject(*here, found.together)


class _Walk:
    """The walk from a predicate to the left, to its subject."""

    def __init__(self, view: View, i: int) -> None:
        self.view, self.i = view, i
        self.parts: list[Phrase] = []
        self.together: list[Phrase] = []
        self.joined = False

    def run(self) -> Subject:
        """Go left until a phrase is the subject, or the clause ends."""
        j = self.i - 1
        low = max(self.i - _REACH, 0)
        jump = self._closed(j) or self._reduced(j) or self._relative(j, low) or self._coordinated(j)
        if jump is not None:
            return jump
        while j >= low:
            phrase = self.view.at(j)
            if phrase is not None:
                told = self._told(share_of(self.view, phrase, self.i) or phrase)
                if isinstance(told, Subject):
                    return told
                j = told
                continue
            step = self._word(j)
            if step == 0:
                break
            j -= step
        return Subject((), tuple(self.parts), tuple(self.together))

    def _told(self, phrase: Phrase) -> Subject | int:
        """The subject that a phrase is, or the item to the left of it from which the walk goes on."""
        charged = before_charge(self.view, phrase) if is_finite(self.view, self.i) else None
        if charged is not None:
            return charged
        found = self._phrase(phrase)
        if found is None:
            return phrase.start - 1
        verb = shared_over(self.view, found[-1], self.i)
        if verb is not None:
            self.joined = True
            return verb - 1
        counted = told_behind(self.view, found[0], self.i)
        return Subject((counted,) if counted else found, tuple(self.parts), tuple(self.together))

    def _coordinated(self, j: int) -> Subject | None:
        """The subject of the predicate before an "and": "a sergeant was convicted and got four years"."""
        if j < 1 or self.view.items[j].lower not in {"and", "then"}:
            return None
        actor = acting_subject(self.view, self.i)
        if actor is not None:
            return Subject(with_left(self.view, actor))
        before = [
            h for h in self.view.hits if h.group is not None and h.at < j and self.view.items[h.at].category == "verb"
        ]
        last = max(before, key=lambda h: h.at, default=None)
        if last is None and (met := met_before(self.view, j)) is not None and not is_finite(self.view, self.i):
            return subject_of(self.view, met)
        if last is None or last.group is None or last.group.voice == "active" or last.group.start >= self.i:
            return None
        between = (self.view.at(k) for k in range(last.end, j))
        verb = self.view.word(self.i)
        if any(phrase is not None and phrase.counted and not disagrees(phrase, verb) for phrase in between):
            return None
        found = subject_of(self.view, last.group.start)
        described = last.group.voice == "open" and any(self.view.verb_over(p) is not None for p in found.phrases)
        return found if found.phrases and not described else None

    def _reduced(self, j: int) -> Subject | None:
        """The people before a participle whose clause ends before the predicate: "a man accused of rape was held"."""
        told = told_by_clause(self.view, self.i) if j > 0 and not self._starts_clause(j) else None
        return Subject(with_left(self.view, told)) if told is not None else None

    def _relative(self, j: int, low: int) -> Subject | None:
        """The antecedent of a relative clause that ends before the predicate: "a man who had sold girls was jailed"."""
        items = self.view.items
        if (
            j < 0
            or items[j].category == "conj"
            or has_pronoun(self.view, j)
            or items[j].lower in STOPS | _REST
            or self._starts_clause(j)
            or is_outcome(self.view, self.i)
        ):
            return None
        verbs = 0
        for k in range(j, low - 1, -1):
            if items[k].lower in STOPS:
                return None
            verbs += (self.view.is_verb(k) or accuses(self.view, k)) and items[k].lower not in words("saying")
            joins = items[k].category == "conj" and items[k + 1].category != "noun" and self.view.at(k + 1) is None
            if joins and not is_finite(self.view, self.i):
                return None
            if items[k].category == "rel" and (items[k].lower != "that" or that_tells(self.view, k, j, self.i)):
                if not (verbs or self._is_object(k) or self._acts(k, j)) or self._said(k, j):
                    return None
                return self._antecedent(k)
        return None

    def _said(self, k: int, j: int) -> bool:
        """Whether words on who speaks stand in the relative clause from item ``k`` on: "who, police said, had"."""
        said = [n for n in range(k, j) if self.view.items[n].lower in words("saying")]
        last = max((n for n in range(k, j) if self.view.is_verb(n)), default=k)
        return bool(said) and not (self._is_object(k) and said == [last])  # "whom we had reported"

    def _acts(self, k: int, j: int) -> bool:
        """Whether "who" leads to a verb that no list knows, with its object: "the men who hurt them have been"."""
        told = k + 1 < j and self.view.items[k].lower == "who" and self.view.items[k + 1].category == "noun"
        return told and is_finite(self.view, self.i)

    def _is_object(self, k: int) -> bool:
        """Whether the relative pronoun is the object of its clause: "whom we had found", not "of whom 12"."""
        return self.view.items[k].lower == "whom" and self.view.items[k - 1].category != "prep"

    def _starts_clause(self, j: int) -> bool:
        """Whether a subject of its own stands right before the predicate, behind an "and"."""
        phrase = self.view.at(j)
        if phrase is None or phrase.start < 1 or not phrase.counted:
            return False
        before = self.view.items[phrase.start - 1].lower  # "of whom three were convicted, 29 were held"
        return before in {"and", "but", "while", ";"} or (before == "," and phrase.basis == "stated" and not phrase.of)

    def _antecedent(self, k: int) -> Subject | None:
        """The phrase before the relative pronoun at ``k``, or the one that it stands in apposition to."""
        at = k - 1 if self.view.items[k - 1].lower != "," else k - 2
        phrase = self.view.at(at) if at >= 0 else None
        if phrase is not None and phrase.pronoun and phrase.end > k:  # "45 children, 30 of whom had fled, are"
            at = phrase.start - 2 if self.view.items[phrase.start - 1].lower in {",", "("} else phrase.start - 1
            phrase = self.view.at(at) if at >= 0 else None
        if phrase is None or phrase.end != at + 1:
            return subject_of(self.view, k - 1) if at > 0 and phrase is None else None
        employer = self.view.at(phrase.start - 2) if phrase.prep is not None and phrase.start > 1 else None
        group = phrase.noun == "group" or (phrase.noun not in PERSON and not phrase.counted)
        if employer is not None and group and employer.noun in PERSON:
            return Subject(with_left(self.view, employer))  # "three employees of one firm who had sold visas"
        before = self.view.word(phrase.start - 1)
        if before == "," and self.view.items[self.i - 1].lower == ",":
            left = self.view.at(phrase.start - 2)
            if left is not None and left.counted and left.end == phrase.start - 1:
                return Subject((left,))
        return Subject(with_left(self.view, phrase))

    def _phrase(self, phrase: Phrase) -> tuple[Phrase, ...] | None:
        """The subject if this phrase is it; None where the walk goes on to the left of it."""
        joined = phrase.counted and self.view.word_before(phrase.start, phrase.prep) == "well"
        if phrase.prep in OPENS_CLAUSE or joined:  # "after six men were arrested": the word opens a clause
            phrase = replace(phrase, prep=None)
        if belongs_to_subject(self.view, phrase, self.i):
            return None
        before = self.view.word_before(phrase.start, phrase.prep)
        counting = phrase.prep in {"of", "for"} and before in words("number_noun")
        grouped = counting and not some_of_group(self.view, phrase)
        if phrase.prep in APPOSITION and not self._told_of_part(phrase):
            self.parts.extend(p for p in self.view.objects(phrase.start) if p.counted and p not in self.parts)
        elif phrase.prep == "with" and before in _TOGETHER:
            self.together.extend(p for p in (phrase,) if p.counted)
        elif touches(self.view, phrase, self.i):
            return with_left(self.view, phrase)
        elif phrase.prep is not None and not grouped:
            return None
        elif self._apposed(phrase):
            self.parts.extend(p for p in (phrase,) if p.counted)
        else:
            return with_left(self.view, phrase)
        return None

    def _told_of_part(self, phrase: Phrase) -> bool:
        """Whether a participle describes a part only: "hosts 400 refugees, including 30 women rescued from"."""
        whole = self.view.at(phrase.start - 3) if self.view.word(phrase.start - 2) == "," else None
        if whole is None or not whole.counted or is_finite(self.view, self.i):
            return False
        return whole.noun in PERSON and touches(self.view, phrase, self.i)

    def _participle(self, j: int) -> bool:
        """A participle right behind a counted phrase: "children found ... were"."""
        k = j
        while k > 0 and self.view.is_verb(k - 1) and self.view.items[k - 1].category == "verb":
            k -= 1
        phrase = self.view.at(k - 1) if k else None
        return (
            is_finite(self.view, self.i)
            and phrase is not None
            and phrase.counted
            and phrase.end == k
            and (phrase.noun is not None or phrase.pronoun)
        )

    def _closed(self, j: int) -> Subject | None:
        """The phrase before an aside that ends right before the predicate."""
        who = self.view.word(j) == "who"  # "of two men, A and B, who had been convicted"
        if (called := called_by_name(self.view, j - who, led=who)) is not None:
            return Subject((called,))
        found = closed_aside(self.view, j)
        return Subject(with_left(self.view, found[0]), found[1]) if found is not None else None

    def _apposed(self, phrase: Phrase) -> bool:
        """A share in commas or brackets behind the subject: "31 workers, twelve of them children, were"."""
        items = self.view.items
        after = items[phrase.end].lower if phrase.end < len(items) else ""
        before = items[phrase.start - 1].lower if phrase.start else ""
        return (before in {",", "(", "-"} and after in {",", ")", "-"} and phrase.end < self.i) and (
            phrase.of or before != "," or not phrase.counted
        )

    def _word(self, j: int) -> int:
        """How many items to go left over this word; 0 where the clause ends."""
        item = self.view.items[j]
        if self.view.behind_stop(j) or self._parted(j):
            return 0
        if item.lower in {")", "]"}:
            return self._bracket(j)
        if item.category == "conj" or (item.category == "sub" and item.lower in _SHARING):
            self.joined = True
            return 1
        if self.view.is_verb(j):
            return self._verb(j)
        opens = item.category != "rel" and (item.lower in _CLAUSE or item.category == "pron")
        opens = opens and not is_role(self.view, j) and not as_well(self.view, j)
        return 0 if opens else 1

    def _parted(self, j: int) -> bool:
        """A dash between spaces parts headlines; what stands in dashes right before the verb is passed elsewhere."""
        return j > 0 and self.view.items[j].lower == "-" and self.view.items[j].start > self.view.items[j - 1].end

    def _verb(self, j: int) -> int:
        """Pass a verb that shares the subject ("were convicted and sentenced"); stop at any other."""
        follow = self.view.items[j + 1] if j + 1 < len(self.view.items) else None
        if self._participle(j):
            return 1
        if self.joined or j >= self.i - 1 or (follow is not None and follow.lower == ","):
            self.joined = self.joined or (follow is not None and follow.lower == ",")  # "suspended, charged"
            return 1
        return 0

    def _bracket(self, j: int) -> int:
        """How many items to go left to pass the bracket that closes at ``j``."""
        for k in range(j - 1, max(j - ASIDE_REACH, -1), -1):
            if self.view.items[k].lower in {"(", "["}:
                return j - k + 1
        return 1
