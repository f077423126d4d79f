"""Bare numbers that are terms because a sentence before told one in years: "He got ten years. His son got three."."""

from collections.abc import Iterator, Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.amounts.leaned import is_wronged
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.items import is_term
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

RULE = "bare_term"
# No term is longer, in years.
_MOST = 150
_DIRECT = words_of("terms", "given", "direct")
_LED = {name: words_of("terms", "given", name) for name in ("for", "with")}
_LED["to"] = words_of("terms", "given", "to") | words_of("terms", "bare", "changed")
_GETTING = words_of("terms", "told", "getting")
# What may stand between a verb and its number: "received the full fifteen", "got off with just two".
_BETWEEN = words_of("terms", "bare", "between")
_ENDS = frozenset({".", ",", ";", "and", "but", "while", "(", ")", "-", "each", "apiece", "suspended", "!", "?"})
# Between a verb and what leads to its term: "was sentenced in June to", "got off with".
_LED_REACH = 5
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them"})
_WRONGED = frozenset({"victim", "minor"})


def bare_terms(view: View, before: Sequence[Link]) -> list[Link]:
    """Give the terms that a sentence tells by bare numbers, with those who got them; ``before`` has a term in years."""
    if not any(link.metric == "sentence_length" and link.unit == "year" for link in before):
        return []
    if any(map(is_term, view.items)):
        return []
    return [link for phrase in view.phrases if _may_be_years(view, phrase) for link in _told(view, phrase)]


def _may_be_years(view: View, phrase: Phrase) -> bool:
    """Whether a small number stands alone at the end of its clause."""
    number = view.items[phrase.start].number
    if number is None or number.kind is not NumberKind.CARDINAL or number.refused is not None:
        return False
    alone = phrase.head is None and not phrase.of and 0 < (number.value or 0) <= _MOST
    ends = phrase.end >= len(view.items) or view.word(phrase.end) in _ENDS
    return alone and (ends or _labelled(view, phrase.start))


def _told(view: View, phrase: Phrase) -> Iterator[Link]:
    """The term that a number is, and the person who got it."""
    i = phrase.start
    labelled = _labelled(view, i) or _apposed(view, i)
    verb = None if labelled else _verb(view, i)
    if not labelled and verb is None:
        return
    who = () if verb is None else _who(view, verb)
    if who is None:
        return
    term = Phrase(i, i + 1, "stated")
    yield Link(term, "sentence_length", RULE, None, unit="year")
    yield from (Link(p, "convictions", "special", None) for p in who if p.counted)


def _labelled(view: View, i: int) -> bool:
    """Whether a label names who got it: "The manager: five." has its number put first."""
    person = view.at(i + 1) or view.at(i + 2)
    if i or person is None or person.noun not in PERSON - _WRONGED:
        return False
    return view.items[person.start].start < view.items[0].start and person.end >= len(view.items) - 1


def _apposed(view: View, i: int) -> bool:
    """Whether a sentence names who got it, and nothing else: "The driver, four."."""
    person = view.at(0)
    alone = person is not None and person.start == 0 and person.end == i - 1 and view.word(i - 1) == ","
    one = person is not None and person.basis == "implied" and person.noun in PERSON - {"victim"}
    ends = view.word(i + 1) in {"", "."} or view.behind(i + 1, 2) in ([",", "suspended"], [",", "without"])
    return alone and one and ends  # "Her customer, 67, had" tells an age


def _verb(view: View, i: int) -> int | None:
    """The verb by which somebody got so many years."""
    k = i - 1
    while k > 0 and view.word(k) in _BETWEEN:
        k -= 1
    if view.word(k) in _DIRECT:
        return k
    leading = _LED.get(view.word(k))
    if leading is None:
        return None
    at = next((j for j in range(k - 1, max(k - 1 - _LED_REACH, -1), -1) if view.word(j) in leading), None)
    if at is None or view.word(k) != "with":
        return at
    return at - 1 if not _GETTING.isdisjoint(view.before(at, 2)) else None  # who "made off with four" got no term


def _who(view: View, verb: int) -> tuple[Phrase, ...] | None:
    """Those before the verb, who were tried; a pronoun stands for those told of before; None where it is others."""
    start = verb
    while start > 0 and view.items[start - 1].category in {"be", "have", "adv"}:
        start -= 1
    if view.word(start - 1) in _PRONOUNS:
        return ()
    people = _of_clause(view) or subject_of(view, start).phrases
    tried = all(p.noun in PERSON and not is_wronged(view, p) for p in people)
    judges = any(not p.counted and p.noun == "official" for p in people)  # "the police received three"
    return people if people and tried and not judges else None


def _of_clause(view: View) -> tuple[Phrase, ...]:
    """One person who opens the sentence with a clause of his own: "A guard who told the court everything got off"."""
    first = view.phrases[0]
    return (first,) if first.start == 0 and first.basis == "implied" and view.word(first.end) == "who" else ()
