"""People whom a participle describes at length: "people suspected of backing the party that lost were arrested"."""

from impactetl.records.base.link import SINGULAR
from impactetl.records.base.view import View
from impactetl.records.subjects.between import is_finite
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_participle, words

# A participle stands within so many items behind those whom it describes.
_REACH = 14
# Participles that are read as the noun: "hundreds of people accused of".
_ACCUSED = frozenset({"accused", "suspected", "alleged"})


def governor(view: View, phrase: Phrase, i: int) -> Phrase | None:
    """The counted people to whom a noun before the predicate at ``i`` only belongs, by participles and prepositions.

    "Dozens of slaves held by a firm that had won a contract were freed" tells of the slaves, not of the firm.
    """
    if phrase.basis in {"stated", "zero"} or _is_singular(view, i):
        return None
    described = False
    k, low = phrase.start - 1, max(phrase.start - _REACH, 0)
    while k >= low:
        left, item = view.at(k), view.items[k]
        if left is not None:
            if left.counted:
                described = described or view.items[left.end - 1].lower in _ACCUSED
                return left if described and left.basis == "stated" and left.noun in PERSON else None
            k = left.start - 1
            continue
        if _participle(view, k):
            described = True
        elif item.category not in {"prep", "adv", "det"} and not _gerund(view, k):
            return None
        k -= 1
    return None


def _is_singular(view: View, i: int) -> bool:
    """Whether the predicate is of one: "was freed"."""
    return is_finite(view, i) and view.items[i].lower in SINGULAR


def _participle(view: View, k: int) -> bool:
    """Whether a participle that a preposition follows stands right behind a noun: "people suspected of"."""
    item = view.items[k]
    if not _is_past(item) or k == 0 or k + 1 >= len(view.items) or view.items[k + 1].category != "prep":
        return False
    return view.at(view.over(k - 1, {"adv"})) is not None


def _is_past(item: Item) -> bool:
    """Whether a word may be the participle of a verb that says nothing."""
    return item.category == "verb" and is_participle(item.lower) and item.lower not in words("saying")


def _gerund(view: View, k: int) -> bool:
    return k > 0 and view.items[k].lower.endswith("ing") and view.items[k - 1].category in {"prep", "conj"}


def that_tells(view: View, k: int, j: int, i: int) -> bool:
    """Whether "that" at ``k`` opens a clause on the noun before it that ends at ``j``: "the party that lost were".

    ``i`` is where the predicate starts that the clause stands before.
    """
    items, phrase, last = view.items, view.at(k - 1) if k else None, view.at(j)
    if phrase is None or phrase.end != k:
        return False
    if not view.is_verb(k + 1):
        return _that_they(view, phrase, k, j) and is_finite(view, i)
    plain = all(item.category not in {"conj", "sign", "pron"} for item in items[k:j])
    verb = items[i].category == "verb" or is_finite(view, i)
    return plain and verb and (last is None or not last.counted)


def _that_they(view: View, phrase: Phrase, k: int, j: int) -> bool:
    """Whether "that" at ``k`` opens a clause in which somebody acts on those before: "14 complaints that we filed"."""
    who = view.items[k + 1]
    if not phrase.counted or view.verb_over(phrase) is not None or not (who.category == "pron" or view.at(k + 1)):
        return False
    clause = range(k + 2, j + 1)
    plain = all(view.items[n].category not in {"conj", "sign", "pron", "rel"} for n in clause)
    return plain and any(view.is_verb(n) for n in clause)


def said_to_be(view: View, phrase: Phrase) -> int | None:
    """The "be" that makes people a predicate: "33 of the women were nationals of Peru rescued by the unit"."""
    if phrase.counted:
        return None
    whose = view.at(phrase.start - 2) if phrase.prep == "of" and phrase.start > 1 else phrase
    if whose is None or whose.counted or whose.noun not in PERSON or whose.prep is not None:
        return None
    j = view.over(whose.start - 1, {"adv"})
    told = view.at(j - 1) if j > 0 and view.items[j].category == "be" else None
    return j if told is not None and told.basis == "stated" else None


_SUBORDINATE = frozenset({"as", "when", "while", "after", "once", "because", "until", "before", "if"})


def has_pronoun(view: View, j: int) -> bool:
    """Whether a clause of its own has the pronoun at ``j`` for its subject: "who saw the girls as they were freed"."""
    return view.items[j].lower in {"they", "he", "she"} and view.items[j - 1].lower in _SUBORDINATE


def accuses(view: View, k: int) -> bool:
    """Whether "accused" tells what somebody did, and is none of those counted: "in which 34 accused were convicted"."""
    phrase = view.at(k)
    return view.word(k) == "accused" and (phrase is None or not phrase.counted or phrase.head != k)
