"""Noun phrases: what a number counts, who "the man" is, which class "no traffickers" denies, and bare nouns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from impactetl.model import NumberKind
from impactetl.syntax.items import Item
from impactetl.syntax.words import is_plural, words

PERSON = frozenset({"woman", "victim", "minor", "people", "suspect", "official"})
_CLASSES = PERSON | {"case", "business", "operation", "complaint"}
# Classes that stand side by side in one count ("girls and women", "police, prosecutors and judges").
_KIN = (
    PERSON,
    frozenset({"business"}),
    frozenset({"case", "report", "complaint"}),
    frozenset({"operation"}),
)
_COUNTING = frozenset({NumberKind.CARDINAL, NumberKind.ORDINAL, NumberKind.VAGUE})
_IMPLIED = frozenset({"a", "an", "the", "another", "his", "her", "their", "our", "its", "one"})
# "Every one of the 60 officers" counts 60, not one.
_EACH = frozenset({"every", "each"})
_PAIRS = frozenset({"couple", "pair", "duo"})
_NEGATIVE = frozenset({"no", "zero"})
_THEM = frozenset({"them", "whom", "these", "those", "us", "which", "all"})
_OPENING = frozenset({'"', "(", "["})
_REACH = 10


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over items ``[start, end)``.

    ``head`` is the item of its (first) head noun and ``tail`` of the last of coordinated heads; both are None where
    the number stands alone. ``noun`` is the head's class. ``basis`` is ``stated``, ``implied``, ``zero`` or ``bare``.
    ``of`` is true for a share ("two of the men"), ``pronoun`` where a pronoun stands for the whole ("two of them"). ``prep`` is the preposition before the phrase.
    """

    start: int
    end: int
    basis: str
    head: int | None = None
    tail: int | None = None
    noun: str | None = None
    of: bool = False
    pronoun: bool = False
    prep: str | None = None

    @property
    def counted(self) -> bool:
        """Whether the phrase carries a number, stated, implied or zero."""
        return self.basis != "bare"


@dataclass(frozen=True, slots=True)
class _Nominal:
    """The nominal that starts at an item: where it ends, its heads and their class."""

    end: int
    head: int | None
    tail: int | None
    noun: str | None


def find_phrases(items: Sequence[Item]) -> tuple[Phrase, ...]:
    """Give the noun phrases of a passage, in order, without overlap."""
    out: list[Phrase] = []
    i = 0
    while i < len(items):
        phrase = _phrase_at(items, i)
        if phrase is None:
            i += 1
            continue
        out.append(replace(phrase, prep=_preposition(items, phrase.start)))
        i = max(phrase.end, i + 1)
    return tuple(out)


def _denied_one(item: Item) -> bool:
    """ "Not one" and "not a single" deny a class."""
    return item.number is not None and item.number.refused == "negated"


def counts_something(item: Item) -> bool:
    """Tell whether a number may count: it is a cardinal, an ordinal or a vague plural that its form does not refuse."""
    number = item.number
    return number is not None and number.refused is None and number.kind in _COUNTING


def _phrase_at(items: Sequence[Item], i: int) -> Phrase | None:
    item = items[i]
    if counts_something(item) and not (i and items[i - 1].lower in _EACH):
        return _counted(items, i, i + 1, "stated")
    if (item.number is not None and not _denied_one(item)) or item.date is not None:
        return None
    zero = _counted(items, i, i + 1, "zero") if _denied_one(item) else _zero(items, i)
    if zero is not None:
        return zero
    if item.lower == "both":
        return _both(items, i)
    if item.category == "det" and item.lower in _IMPLIED:
        return _definite(items, i)
    if item.category == "noun" or _modifies(items, i):
        nominal = _nominal(items, i)
        if nominal.head is not None:
            basis = "implied" if _headline_person(items, i, nominal) else "bare"
            return Phrase(i, nominal.end, basis, nominal.head, nominal.tail, nominal.noun)
    return None


def _counted(items: Sequence[Item], start: int, i: int, basis: str) -> Phrase:
    """The phrase of a number or a negative word at ``start`` whose nominal begins at ``i``."""
    of = False
    if i + 1 < len(items) and items[i].lower == "of":
        follow = items[i + 1].lower
        vague = items[start].number is not None and items[start].number.kind is NumberKind.VAGUE
        if follow in _THEM and (follow not in {"these", "those", "which", "all"} or not _nominal(items, i + 2).head):
            share = _nominal(items, i + 2)
            return Phrase(
                start, max(share.end, i + 2), basis, share.head, share.tail, share.noun, of=True, pronoun=True
            )
        plain = items[i + 1].category not in {"det", "num"} and not _group_of(items, i + 1)
        if not vague and plain and basis == "stated" and items[start - 1].lower in {"and", ","}:
            return Phrase(start, i, basis)
        of = not vague
        i += 1
        while i < len(items) and (items[i].category == "det" or _group_of(items, i)):
            i += 2 if _group_of(items, i) else 1
        if i < len(items) and items[i].number is not None and counts_something(items[i]):
            return Phrase(start, i, basis, None, None, _nominal(items, i + 1).noun, of=True)
    nominal = _nominal(items, i)
    if nominal.head is None:
        return Phrase(start, i if not of else nominal.end, basis, of=of)
    return Phrase(start, nominal.end, basis, nominal.head, nominal.tail, nominal.noun, of)


def _group_of(items: Sequence[Item], i: int) -> bool:
    return i + 1 < len(items) and items[i].lower in words("number_noun") and items[i + 1].lower == "of"


def _zero(items: Sequence[Item], i: int) -> Phrase | None:
    """A negative word with its class: "no traffickers", "none of them", "any convictions" under a negation."""
    item = items[i]
    follow = items[i + 1].lower if i + 1 < len(items) else ""
    if item.lower == "nobody" or (item.lower == "no" and follow == "one"):
        return Phrase(i, i + (1 if item.lower == "nobody" else 2), "zero")
    if item.lower == "none":
        return _counted(items, i, i + 1, "zero")
    negative = item.lower in _NEGATIVE and follow not in {
        "longer",
        "one",
        "more",
        "less",
        "fewer",
        "later",
        "doubt",
        "other",
    }
    denied = item.lower in {"any", "either"} and _negation_before(items, i)
    if not negative and not denied:
        return None
    phrase = _counted(items, i, i + 1, "zero")
    return phrase if phrase.head is not None else None


def _negation_before(items: Sequence[Item], i: int) -> bool:
    """Tell whether a negation of the same clause stands before: "did not report any", "has not convicted a trafficker or any"."""
    for item in reversed(items[max(i - 14, 0) : i]):
        if item.lower in {";", ":", "but", "however"}:
            return False
        if item.category == "neg" or item.clitic == "n't" or item.lower == "without":
            return True
    return False


def _definite(items: Sequence[Item], i: int) -> Phrase | None:
    """A determiner and a nominal: one person is an implied 1, "the couple" a stated 2, all else is bare."""
    nominal = _nominal(items, i + 1)
    if nominal.head is None:
        if i + 1 < len(items) and items[i + 1].lower in _PAIRS:
            return Phrase(i, i + 2, "implied", i + 1, i + 1, "people")
        return None
    head = items[nominal.head].lower
    if head in _PAIRS:
        of = nominal.end < len(items) and items[nominal.end].lower == "of"
        whose = _nominal(items, nominal.end + 1) if of and head == "pair" else nominal
        return (
            None
            if of and head != "pair"
            else Phrase(i, whose.end, "implied", whose.head, whose.tail, whose.noun if of else "people")
        )
    single = nominal.noun in PERSON and not is_plural(head) and head not in {"police", "personnel", "staff", "accused"}
    basis = "implied" if single and nominal.head == nominal.tail else "bare"
    return Phrase(i, nominal.end, basis, nominal.head, nominal.tail, nominal.noun)


def _both(items: Sequence[Item], i: int) -> Phrase | None:
    """ "Both defendants", or a bare "both" as a subject, is a stated 2; "both A and B" is none."""
    nominal = _nominal(items, i + 1)
    if nominal.head is None:
        follow = items[i + 1] if i + 1 < len(items) else None
        alone = follow is not None and follow.category in {"be", "have", "verb"}
        return Phrase(i, i + 1, "implied", i, i, "people") if alone else None
    plural = nominal.noun in PERSON and nominal.head == nominal.tail and is_plural(items[nominal.head].lower)
    return Phrase(i, nominal.end, "implied", nominal.head, nominal.tail, nominal.noun) if plural else None


def _headline_person(items: Sequence[Item], i: int, nominal: _Nominal) -> bool:
    """A singular person without determiner at the head of a line, as headlines write: "Brooklyn Man Sentenced"."""
    if i != 0 or nominal.noun not in PERSON or nominal.head is None or nominal.head != nominal.tail:
        return False
    head = items[nominal.head]
    return (
        head.capital
        and nominal.head > 0
        and not is_plural(head.lower)
        and head.lower not in {"police", "staff", "personnel"}
    )


def _modifies(items: Sequence[Item], i: int) -> bool:
    """A participle before a noun modifies it: "suspected traffickers", "trafficked girls"."""
    item = items[i]
    if item.category != "verb" or not item.lower.endswith(("ed", "ing")) or i + 1 >= len(items):
        return False
    follow = items[i + 1]
    led = i > 0 and items[i - 1].category in {"prep", "det"}
    return follow.category == "noun" and (follow.noun in _CLASSES or led)


def _nominal(items: Sequence[Item], i: int) -> _Nominal:
    """Read modifiers and heads from item ``i`` on."""
    head: int | None = None
    tail: int | None = None
    noun: str | None = None
    loose: int | None = None
    j = i
    while j < len(items) and j - i < _REACH + (2 if tail is not None else 0):
        item = items[j]
        if item.category == "noun" and item.clitic != "'s":
            cls = item.noun
            if cls is not None:
                if noun in {"minor", "victim"} and cls in PERSON:  # "child soldiers" are children
                    cls = noun
                head, noun = (j, cls) if tail == head or head is None else (head, noun)
                tail = j
            loose = j
        elif item.clitic == "'s" and item.category == "noun":
            head = tail = noun = loose = None
        elif _joins(items, j, noun):
            if noun is not None:
                return _joined(items, j + 1, _Nominal(j, head, tail, noun))
        elif not _inside(items, j) and not (j == i and _modifies(items, i)):
            break
        j += 1
    if head is None and loose is not None:
        head = tail = loose
    end = (tail if tail is not None else i - 1) + 1
    if (
        loose is not None and tail is not None and loose > tail
    ):  # a noun of no class follows: it is the head ("child protection")
        head = tail = loose
        noun, end = None, loose + 1
    return _Nominal(max(end, i), head, tail, noun)


def _inside(items: Sequence[Item], j: int) -> bool:
    """Whether the nominal goes on at a word that is no noun: a participle, an adverb, an age, a quotation mark."""
    item = items[j]
    follow = items[j + 1] if j + 1 < len(items) else None
    if item.number is not None:
        return item.number.refused == "age"
    if follow is None:
        return False
    noun_next = follow.category == "noun" or _modifies(items, j + 1)
    if item.category == "verb":
        gerund = item.lower.endswith("ing") and follow.category == "noun"
        return gerund or (item.lower.endswith("ed") and _leads_to_class(items, j + 1))
    if item.category == "adv":
        return noun_next or (follow.category == "verb" and follow.lower.endswith("ed") and _modifies(items, j + 1))
    return (item.lower in _OPENING or item.lower in {"/", "-", "'"}) and noun_next


def _leads_to_class(items: Sequence[Item], j: int) -> bool:
    """Whether a noun of a counting class stands among the next nouns: "convicted traffickers", not "received terms"."""
    for item in items[j : j + 4]:
        if item.category != "noun":
            return False
        if item.noun in _CLASSES:
            return True
    return False


def _joins(items: Sequence[Item], j: int, noun: str | None) -> bool:
    """Whether "and" (or a comma within a list) at ``j`` goes on with the nominal."""
    if j + 1 >= len(items) or items[j].lower not in {"and", "or", "&", ",", "/"}:
        return False
    follow = items[j + 1]
    if noun is None:
        return items[j].lower in {"and", "or", "&"} and follow.category == "noun"
    k = j + 1
    if items[j].lower == "," and follow.lower in {"and", "or", "&"}:
        k += 1
    nominal = _simple(items, k)
    if nominal is None:
        return False
    cls = items[nominal].noun
    kin = any(cls in group and noun in group for group in _KIN)
    if not kin:
        return False
    after = items[nominal + 1] if nominal + 1 < len(items) else None
    if items[j].lower == "," and k == j + 1:  # a comma alone joins only where the list goes on to an "and"
        return after is not None and after.lower in {",", "and", "&"}
    subject = after is not None and (after.category == "verb" or after.lower in words("have"))
    return not (subject and (cls == "official") != (noun == "official"))


def _simple(items: Sequence[Item], k: int) -> int | None:
    """The first noun of a known class from ``k`` on, over at most three modifiers."""
    for j in range(k, min(k + 4, len(items))):
        if items[j].category == "noun" and items[j].clitic != "'s":
            if items[j].noun is not None and (j + 1 >= len(items) or items[j + 1].category != "noun"):
                return j
        elif not _modifies(items, j):
            return None
    return None


def _joined(items: Sequence[Item], k: int, first: _Nominal) -> _Nominal:
    """Take in the heads that follow an "and"."""
    while k < len(items) and items[k].lower in {"and", "or", "&", ","}:
        k += 1
    last = _simple(items, k)
    if last is None:
        return first
    noun = first.noun
    grown = _Nominal(last + 1, first.head, last, noun)
    if _joins(items, last + 1, noun):
        return _joined(items, last + 2, grown)
    return grown


def _preposition(items: Sequence[Item], start: int) -> str | None:
    """The preposition before a phrase, over determiners and adverbs."""
    i = start - 1
    if i >= 0 and items[i].lower in {"these", "those"} and items[start].number is not None:
        return None
    if i > 0 and items[i].lower in {"them", "these", "those"} and items[i - 1].lower == "among":
        return "among"
    while i >= 0 and start - i < 4 and items[i].category in {"det", "adv"}:  # noqa: PLR2004 -- "of all the other"
        i -= 1
    return items[i].lower if i >= 0 and items[i].category == "prep" else None
