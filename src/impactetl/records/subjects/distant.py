"""Subjects far before their verb: "five activists - A, a lawyer, B, as well as C - were arrested"."""

from impactetl.records.base.link import PLURAL
from impactetl.records.base.view import APPOSITION, FINITE, OPENS_CLAUSE, View
from impactetl.records.subjects.between import is_finite
from impactetl.records.subjects.joined import with_left
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_participle, verbs_that

# The people stand within so many items before their verb.
_REACH = 70
# What may stand before the people who open a clause, besides phrases behind a preposition and dates.
_LEADING = frozenset({"date", "adv", "prep", "conj", "sub", "det"})
# Each opens a clause with a verb of its own, before which no other verb is that of the people.
_OPENING = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "while", "because", "although", "if"})
# These lead to a clause, a gerund or a noun.
_EITHER = OPENS_CLAUSE | {"as"}
# What stands behind a participle that describes: "detained in May", never the object of a past tense.
_OPEN = frozenset({"prep", "date", "adv"})


def from_afar(
    view: View, i: int, near: tuple[Phrase, ...], parts: tuple[Phrase, ...]
) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Who stands before the predicate at item ``i``, and the shares of them.

    The phrases met nearby, with their parts; where these count nobody, or one alone, the people who open the clause.
    """
    stated = any(phrase.basis in {"stated", "zero"} for phrase in near)
    several = sum(phrase.counted for phrase in near) > 1
    far = None if stated or several else _with_aside(view, i) or _distant(view, i)
    return (near, parts) if far is None else (with_left(view, far), parts or _shares_between(view, far, i))


def _distant(view: View, i: int) -> Phrase | None:
    """Give the people with a number who open the clause whose first finite verb stands at item ``i``, or None."""
    if not is_finite(view, i) or view.items[i].lower not in PLURAL:
        return None
    low = max(i - _REACH, 0)
    before = [p for p in view.phrases if low <= p.start and p.end < i and _several(view, p) and _leads(view, p)]
    return next((phrase for phrase in before if _reaches(view, phrase.end, i)), None)


def _shares_between(view: View, phrase: Phrase, i: int) -> tuple[Phrase, ...]:
    """The shares told between the people and their verb at item ``i``: "24 people, including two officials, were"."""
    inside = (p for p in view.phrases if phrase.end <= p.start and p.end <= i)
    return tuple(p for p in inside if p.prep in APPOSITION and p.counted and p.noun in PERSON)


def _with_aside(view: View, i: int) -> Phrase | None:
    """Give the people before an aside and "being" at item ``i``: "led to six men, one of them a guard, being held"."""
    if view.word(i) != "being" or view.word(i - 1) != ",":
        return None
    for phrase in reversed(view.phrases):
        if phrase.end < i - 1 and _several(view, phrase, led=True) and view.word(phrase.end) == ",":
            inside = range(phrase.end, i)
            return phrase if not any(view.is_verb(k) or view.items[k].category == "rel" for k in inside) else None
    return None


def _several(view: View, phrase: Phrase, *, led: bool = False) -> bool:
    """Whether it counts people, more than one, behind no preposition unless they are ``led``."""
    value = view.items[phrase.start].number
    several = phrase.basis == "stated" and phrase.noun in PERSON and value is not None and value.value != 1
    free = phrase.prep is None or phrase.prep in OPENS_CLAUSE
    return several and not phrase.pronoun and (free or (led and phrase.prep not in APPOSITION | {"of"}))


def _leads(view: View, phrase: Phrase) -> bool:
    """Whether nothing but words of time and place stands before the people in their clause."""
    k = phrase.start - 1
    if k >= 0 and view.items[k].category == "conj":
        return True
    while k >= 0:
        left, item = view.at(k), view.items[k]
        if left is not None and left.prep is None and left.noun != "time":
            return False
        if left is not None:
            k = left.start - 1
            continue
        if item.lower in {";", ":", "that", "\u2022"} or item.category == "rel":
            return True
        if item.category not in _LEADING and item.lower not in {",", '"', "'"}:
            return False
        k -= 1
    return True


def _reaches(view: View, k: int, i: int) -> bool:
    """Whether every verb in items ``[k, i)`` is of a clause within them, so that the one at ``i`` is the next."""
    opened, joined = 0, _joins(view, i)
    if view.word(i - 2) == "," and not joined and view.at(i - 1) is None:
        return False
    for n in range(k, i):
        item = view.items[n]
        if item.lower in {":", "\u2022"} or (item.lower == ";" and not _in_dashes(view, k, i)):
            return False
        if item.lower in _OPENING or item.category == "rel" or _opens(view, n, i):
            opened += 1
        elif _is_own(view, n, joined=joined):
            opened -= opened == 0 or not view.is_verb(n - 1)
        if opened < 0:
            return False
    return opened == 0


def _opens(view: View, n: int, i: int) -> bool:
    """Whether "after", "as" and the like open a clause: one whose verb follows before item ``i``."""
    if view.word(n) not in _EITHER or view.word(n + 1) in {"well", "of"} or view.word(n - 1) == "well":
        return False
    phrase = view.at(n + 1) or view.at(n + 2)
    if view.word(n) == "as" and (view.word(n - 1) == "," or view.word(n + 1) == "the"):
        return True
    end = phrase.end if phrase is not None else n + 2
    return end < i and (view.items[end].category in FINITE or _is_past(view, end))


def _is_past(view: View, n: int) -> bool:
    return view.is_verb(n) and not view.word(n).endswith("ing") and not _participle(view, n, joined=True)


def _is_own(view: View, n: int, *, joined: bool) -> bool:
    """Whether a verb needs a subject: neither a gerund or an infinitive nor a participle that describes."""
    item, before = view.items[n], view.items[n - 1]
    name = item.capital and item.category == "verb"
    if name or not view.is_verb(n) or item.lower.endswith("ing"):
        return False
    behind = before.lower == "to" or (item.category == "verb" and before.lower.endswith("ing"))
    if behind or (item.category == "be" and before.category in FINITE):
        return False
    helped = item.category == "verb" and any(k.category in FINITE for k in view.items[n - 2 : n])
    return not helped and not _participle(view, n, joined=joined)


def _participle(view: View, n: int, *, joined: bool) -> bool:
    """Whether a participle describes what stands before it; where a further subject may follow, only a sure one."""
    word, follow = view.word(n), view.items[n + 1]
    if view.items[n].category == "verb" and follow.lower == "by":
        return True
    if view.items[n].category != "verb" or not is_participle(word) or word in verbs_that("stand"):
        return False
    if follow.lower == "of":
        return True
    apart = view.word(n - 1) == "," and not joined
    return apart or (follow.category in _OPEN and not joined)


def _joins(view: View, i: int) -> bool:
    """Whether a phrase behind "and" or a comma stands right before the verb, as its subject or the last of several."""
    last = view.at(i - 1)
    k = last.start - 1 if last is not None else i
    while k > 0 and view.items[k].category in {"adv", "det", "pron"} and view.at(k) is None:
        k -= 1
    return last is not None and (
        view.items[k].category == "conj" or view.word(k) == "," or " and " in _text(view, last)
    )


def _text(view: View, phrase: Phrase) -> str:
    return " ".join(item.lower for item in view.items[phrase.start : phrase.end])


def _in_dashes(view: View, k: int, i: int) -> bool:
    """Whether a dash opens right behind the people and another closes before their verb: a list with semicolons."""
    return view.word(k) == "-" and any(view.word(n) == "-" for n in range(k + 4, i))
