"""Terms told without a verb of sentencing beside them: set off from a verdict, said by a court, in idioms."""

from itertools import pairwise

from impactetl.grammar.elliptic_terms import GIVEN
from impactetl.lexicon.load import words_of
from impactetl.records.amounts.idioms import PUNISHED, by_idiom
from impactetl.records.base.authority import COURTS
from impactetl.records.base.view import View
from impactetl.syntax.items import is_term
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# A verdict stands within so many items before the term that a sign sets off from it.
_VERDICT_REACH = 12
# Court and verb stand within so many items before the term.
_COURT_REACH = 5
_VERDICTS = words_of("terms", "told", "verdicts")
_DECIDING = words_of("terms", "told", "deciding")
_SIGNS = frozenset({":", "-", "\u2013", "\u2014", ",", ";", "("})
# What may stand behind a term that ends its clause.
_ENDS = frozenset({",", ";", ".", ")", "apiece", "each", "suspended", "plus", "with", "and", "for"})
_INSIDE = frozenset({"in", "behind", "inside"})
_CUSTODY = words_of("terms", "custody")


def told_otherwise(view: View, i: int, *, judged: bool) -> bool:
    """Whether the term at item ``i`` was imposed by other words than those of sentencing.

    ``judged`` tells whether the sentence before is about somebody who was tried.
    """
    ways = (_set_off, by_idiom, _by_court, _to_be_spent, _of_imprisonment, _imposed, _beside_life, _of_sentences)
    given = over_clause(view, i) is not None
    return given or any(way(view, i) for way in ways) or (judged and _goes_on(view, i))


def receiver_behind(view: View, i: int) -> Phrase | None:
    """The one person who got the term at item ``i``: "50 years, for a stepfather", "31 years, went to a commander"."""
    k = i + 1
    k += view.word(k) == ","
    k += view.word(k) in _GOING_TO
    if view.word(k) not in {"for", "to"}:
        return None
    phrase = view.at(k + 1)
    if phrase is None or phrase.start != k + 1 or phrase.basis != "implied" or phrase.noun not in PUNISHED:
        return None
    behind = view.items[phrase.end : phrase.end + 1]
    ends = not behind or behind[0].category in {"prep", "rel", "conj", "date"} or behind[0].lower in _ENDS
    return phrase if ends else None


def goes_on(view: View, i: int, before: int) -> bool:
    """Whether the term at item ``i`` goes on with the imposed one at ``before``, its verb left out.

    "The elder received nine years, the younger seven years and six months"; a bare number that took its unit from the
    term before it goes on with that anyway.
    """
    number = view.items[i].number
    if number is not None and number.leans:
        return True
    between = view.items[before + 1 : i]
    opened = bool(between) and between[0].lower in _JOINS and i - before <= _NEXT_REACH
    person = any(item.category == "det" for item in between[1:3])
    if not (person and view.verbless(before + 1, i) and _closes(view, i)):
        return False
    return opened or (view.word(before + 1) in _JOINS and next_receiver(view, i) is not None)


def next_receiver(view: View, i: int) -> Phrase | None:
    """Who got the term at item ``i`` where others got the one before: "; his wife, who kept the books, three"."""
    last = next((k for k in range(i - 1, -1, -1) if is_term(view.items[k])), None)
    if last is None or not any(item.lower in _TO_NEXT for item in view.items[:last]):
        return None
    one = any(p.counted and p.noun in PERSON and p.end <= last for p in view.phrases)
    behind = last + 1 + 2 * (view.items[last + 1].lower in _INSIDE)  # "14 years in prison; his brother"
    behind += view.items[behind].lower in _APIECE
    person = next((p for p in view.phrases if p.start >= behind), None)
    if not one or person is None or person.basis != "implied" or person.noun not in PERSON or person.end >= i:
        return None
    led = view.items[behind : person.start]
    joined = bool(led) and all(item.lower in _JOINS for item in led)
    return person if joined and _beside(view, person.end, i) else None


def over_clause(view: View, i: int) -> Phrase | None:
    """Who got the term at item ``i`` behind what is told of them: "a court gave a man who had sold her nine years"."""
    if not _closes(view, i) and not _goes_on_with_time(view, i):
        return None
    for k in range(i - 1, max(i - _CLAUSE_REACH, 0), -1):
        item = view.items[k]
        if item.lower in {";", "."} or is_term(item):
            return None
        if item.lower in _HANDING:
            person = view.at(k + 1)
            court = not COURTS.isdisjoint(view.before(k, _COURT_REACH))
            one = person is not None and person.basis in {"implied", "stated"} and person.noun in PERSON
            return person if court and one and person is not None and _opens_relative(view, person.end) else None
    return None


_HANDING = words_of("terms", "told", "handing")
# "A man who had bought a girl of nine from her uncle" is so long at most.
_CLAUSE_REACH = 20


def _opens_relative(view: View, i: int) -> bool:
    return i < len(view.items) and view.items[i].category == "rel"


def _goes_on_with_time(view: View, i: int) -> bool:
    """Whether a date follows the term: "four years in 2014"."""
    return any(item.date is not None for item in view.items[i + 1 : i + 3])


def _beside(view: View, start: int, i: int) -> bool:
    """Whether an aside in commas or a preposition alone stands between a person and the term at item ``i``."""
    end = i - (view.items[i - 1].lower in {"for", "to"})
    if start >= end - 1:
        return start == end or view.items[start].lower == ","
    return [view.items[start].lower, view.items[end - 1].lower] in _ASIDES


_ASIDES = ([",", ","], ["(", ")"])
_JOINS = frozenset({",", ";", "and", "but", "while", "whereas"})
# From a term over the next person, "and the owner's elder brother", to the next term.
_NEXT_REACH = 7
_TO_NEXT, _APIECE = GIVEN, frozenset({"each", "apiece"})
_GOING_TO = frozenset({"went", "fell", "goes"})


def _goes_on(view: View, i: int) -> bool:
    """Whether the term goes on with a verdict told before: "Seven years for the uncle", "The longest was 50 years"."""
    if i == 0:
        alone = len(view.items) <= _ALONE and all(word in _ENDS for word in view.behind(1, _ALONE))
        return alone or receiver_behind(view, i) is not None or _of_label(view, i) or _opens_sentence(view, i)
    before = view.before(i, i)
    if before[-1] not in {"was", ":", "is"} or not _closes(view, i):
        return False
    return any(a in _EXTREMES and b in _TOLD_OF for a, b in pairwise(before))


def _opens_sentence(view: View, i: int) -> bool:
    """Whether the term opens a sentence that tells more of it: "Five years each, of which", "Nine years, suspended"."""
    k = i + 1 + (view.word(i + 1) in {"each", "apiece"})
    return view.word(k) == "," and (k > i + 1 or view.word(k + 1) in _MORE_OF_IT)


_MORE_OF_IT = words_of("terms", "told", "more_of_it")


def _of_label(view: View, i: int) -> bool:
    """Whether a label names who got the term, which was put before it: "The owner: six years, suspended."."""
    person = next((p for p in (view.at(i + 1), view.at(i + 2)) if p is not None), None)
    if person is None or person.noun not in PUNISHED | {"woman"}:
        return False
    label = view.items[person.start].start < view.items[i].start
    return label and (person.end >= len(view.items) or view.items[person.end].category == "sign")


def is_aside(words: str) -> bool:
    """Tell whether a passage parts no verdicts: it asks for the longest, or tells of an appeal: "He appealed."."""
    told = words.strip().lower()
    if len(told) > _ASIDE_LENGTH:
        return False
    asks = told.endswith("?") and not _EXTREMES.isdisjoint(told[:-1].split())
    return asks or not words_of("terms", "told", "appealing").isdisjoint(told.rstrip(".!").split())


_ASIDE_LENGTH = 40


# A sentence that is a term alone: "Twelve years.", "Twelve years each."
_ALONE = 3
_TOLD_OF = words_of("terms", "told", "of_extremes")
_EXTREMES = words_of("terms", "told", "extremes")


def _of_imprisonment(view: View, i: int) -> bool:
    """Whether the term measures an imprisonment: "imprisonment of seven years", "behind bars for 10 years"."""
    before = view.before(i, 3)
    if before[-2:] == ["imprisonment", "of"]:
        return True
    inside = before[-2:] == ["prison", "for"] or before[-3:] == ["behind", "bars", "for"]
    if not inside:
        return False
    led = view.items[max(i - _INSIDE_REACH, 0) : i]
    stays = any(item.category in {"be", "have"} or item.lower in _SPENT for item in led)
    stays = stays or not _KEPT.isdisjoint(view.before(i, _KEPT_REACH))  # "held them in a high-security prison for"
    return not stays or any(item.category == "modal" for item in led)


_INSIDE_REACH = 5
_SPENT, _KEPT, _KEPT_REACH = words_of("terms", "told", "spent"), words_of("terms", "kept"), 8


def _imposed(view: View, i: int) -> bool:
    """Whether a court's verb follows the term: "a total of 40 years was imposed", "eight years were handed down"."""
    behind = view.items[i + 1 : i + 4]
    be = bool(behind) and behind[0].category in {"be", "have"}
    return be and any(item.lower in _IMPOSING for item in behind[1:])


_IMPOSING = words_of("terms", "told", "imposed")


def _of_sentences(view: View, i: int) -> bool:
    """Whether a verb tells how long sentences were that somebody gave: "terms handed down in Bo were between"."""
    if view.word(i - 1) not in _MEASURED:
        return False
    before = view.before(i - 1, _MEASURED_REACH)
    return any(word in _SENTENCES and given in _GIVEN_SO for word, given in pairwise(before))


_SENTENCES, _GIVEN_SO = words_of("terms", "told", "sentences"), words_of("terms", "told", "given_so")
_MEASURED, _MEASURED_REACH = words_of("terms", "told", "measured"), 14


def _beside_life(view: View, i: int) -> bool:
    """Whether the term was imposed with one for life: "was handed life imprisonment plus ten years"."""
    before = [item.lower for item in view.items[max(i - _BESIDE_REACH, 0) : i]]
    if before[-1:] not in (["plus"], ["and"]) or "life" not in before:
        return False
    return any(item.lower in GIVEN for item in view.items[:i])


_BESIDE_REACH = 4


def _set_off(view: View, i: int) -> bool:
    """Whether a sign sets the term off from a verdict: "convicted two: three years apiece", "guilty, 4 years"."""
    if i < 2 or view.items[i - 1].lower not in _SIGNS or not _closes(view, i):  # noqa: PLR2004 -- verdict, sign
        return False
    if view.items[i - 1].lower == "," and (_listed(view, i) or view.items[i - 2].number is not None):
        return False
    before = _clause(view.before(i - 1, _VERDICT_REACH))
    near = before if view.items[i - 1].lower == ":" else before[-_NEAR:]
    if view.items[i - 1].lower == "(" and _of_person(view, i):
        near = view.before(i - 1, i)
    told = not _VERDICTS.isdisjoint(near) and "not" not in near
    return told or (view.word(i + 1) == "apiece" and not _VERDICTS.isdisjoint(before))


def _of_person(view: View, i: int) -> bool:
    """Whether a bracket tells the term alone, behind the one who got it: "the uncle (seven years)"."""
    person = view.at(i - 2)
    told = person is not None and person.end == i - 1 and person.noun in PERSON
    return told and view.word(i + 1) in {")", "each", "apiece", "suspended"}


def _listed(view: View, i: int) -> bool:
    """Whether a list goes on behind the term, which a comma sets off from nothing."""
    return view.word(i + 1) in {"and", "for"}


# A comma sets off from a verdict that stands so near: "plea to a lesser offence, 8 years".
_NEAR = 7


def _clause(before: list[str]) -> list[str]:
    """The words behind the last end of a clause."""
    ends = [k for k, word in enumerate(before) if word in {".", ";"}]
    return before[ends[-1] + 1 :] if ends else before


def _closes(view: View, i: int) -> bool:
    """Whether the clause ends behind the term, or goes on with a fine or with those who got it."""
    behind = view.behind(i + 1, 2)
    if not behind:
        return True
    if behind[0] in {"and", "plus", "with"}:
        return behind[1:] not in (["counting"], ["later"])
    if behind[0] == "to":  # "raised his four years to nine"
        return view.items[i + 2].number is not None
    if behind[0] in _INSIDE:
        return not _CUSTODY.isdisjoint(view.behind(i + 2, 2))
    return behind[0] in _ENDS


def _by_court(view: View, i: int) -> bool:
    """Whether a court says or sets the term: "the judge said eighteen years", "the bench settled on 16 years"."""
    before = view.before(i, _COURT_REACH)
    at = next((k for k, word in enumerate(before) if word in COURTS), None)
    if at is None or before[at + 1 : at + 2] == ["'s"] or not _closes(view, i):
        return False
    return bool(before[at + 1 :]) and before[at + 1] in _DECIDING


def _to_be_spent(view: View, i: int) -> bool:
    """What somebody will do inside: "will do nine years", "faces the next 16 years in prison" tells no term."""
    before = view.before(i, 3)
    if before[-1:] in (["doing"], ["serving"]):
        be = any(item.category == "be" for item in view.items[max(i - 3, 0) : i])
        there = view.word(i + 1) == "in" and any(x.capital for x in view.items[i + 2 : i + 3])
        return be and (there or _closes(view, i))
    return before[-2:] in (["will", "do"], ["must", "do"]) and _closes(view, i)
