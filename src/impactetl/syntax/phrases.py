"""Noun phrases: what a number counts, who "the man" is, which class "no traffickers" denies, and bare nouns."""

from collections.abc import Iterable, Iterator, Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind, plain
from impactetl.syntax.employers import person_of_body
from impactetl.syntax.headlines import (
    COLLECTIVE,
    headline_opening,
    is_ranked_person,
    may_be_headline,
    names_one,
)
from impactetl.syntax.items import Item, denies, is_ordinal, ranks_count
from impactetl.syntax.nominal import acts, modifies, read_nominal
from impactetl.syntax.one_of import RANKED, called_in_quotes, one_more, one_of_them, one_ranked, single_person
from impactetl.syntax.pairs import class_of_counted, rest_of_them, second_of_pair, tells_of_one
from impactetl.syntax.words import PERSON, is_plural, words

_COUNTING = frozenset({NumberKind.CARDINAL, NumberKind.ORDINAL, NumberKind.VAGUE})
_IMPLIED = frozenset({"a", "an", "the", "another", "his", "her", "their", "our", "its", "one"})
_PAIRS = frozenset({"couple", "pair", "duo"})
_NEGATIVE = frozenset({"no", "zero"})
_DENYING = _NEGATIVE | {"nobody", "none", "nil"}
_DENIED = frozenset({"any", "either"})
ZEROS = _DENYING | _DENIED
"""Words of which one stands in every denial."""
# Beside the negations: "t" is the end of "didn't".
_UNDOING = frozenset({"without", "yet", "failed", "failing", "refused"})
_DENIERS = _UNDOING | {"t"}
PAIRS_OR_BOTH = _PAIRS | {"both"}
_COUNTLESS = _IMPLIED | ZEROS | {"both"}
# "Both cases", "both complaints" and "both bars" are two; of other things "both" counts nothing.
_MATTERS, _NO_NOUN = frozenset({"case", "complaint", "crime", "business"}), words_of("syntax", "no_denial")
_COMPARED = words_of("syntax", "compared")
_DIVIDED = words_of("money", "compensation", "dividing")
_THEM = frozenset({"them", "whom", "these", "those", "us", "which", "all"})
_THEM_OR_DETERMINER = frozenset({"these", "those", "which", "all"})
# A negation governs what follows within this many items; a preposition stands this many before its phrase at most.
_NEGATION_REACH, _PREPOSITION_REACH = 14, 4


@plain
class Phrase:
    """A noun phrase over items ``[start, end)``.

    ``head`` is the item of its (first) head noun and ``tail`` of the last of coordinated heads; both are None where
    the number stands alone. ``noun`` is the head's class. ``basis`` is ``stated``, ``implied``, ``zero`` or ``bare``.
    ``of`` is true for a share ("two of the men"), ``pronoun`` where a pronoun stands for the whole ("two of them").
    ``prep`` is the preposition before the phrase.
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


def find_phrases(items: Sequence[Item]) -> tuple[Phrase, ...]:
    """Give the noun phrases of a passage, in order, without overlap."""
    out: list[Phrase] = []
    i = 0
    while i < len(items):
        phrase = _phrase_at(items, i)
        if phrase is None:
            i += 1
            continue
        prep = _preposition(items, phrase.start)
        out.append(phrase if prep is None else _behind(phrase, prep))
        i = max(phrase.end, i + 1)
    return tuple(out)


def _behind(phrase: Phrase, prep: str) -> Phrase:
    """The phrase behind a preposition; ``replace`` would take five times as long, and most phrases stand behind one."""
    p = phrase
    return Phrase(p.start, p.end, p.basis, p.head, p.tail, p.noun, p.of, p.pronoun, prep)


def countless_phrases(items: Sequence[Item]) -> Iterator[Phrase]:
    """Give the phrases that count without a number of their own, some perhaps not among those of ``find_phrases``."""
    for i, item in enumerate(items):
        if i == 0 or item.lower in _COUNTLESS or (item.category == "noun" and may_be_headline(items, i)):
            phrase = _phrase_at(items, i)
            if phrase is not None and phrase.counted:
                yield phrase


_NO_CLASS = frozenset({""})


def single_people(words: Iterable[str]) -> frozenset[str]:
    """Give the classes of the nouns that name one person, whom an article may count; a pair goes as one.

    >>> sorted(single_people(["the", "girl", "and", "the", "men"]))
    ['minor']
    """
    pairs = frozenset() if PAIRS_OR_BOTH.isdisjoint(words) else PERSON
    return pairs.union(map(single_person, words)) - _NO_CLASS


def may_deny(vocabulary: frozenset[str]) -> bool:
    """Tell whether a word stands here that may deny a class: "no", "none", "any" under a negation.

    >>> may_deny(frozenset({"any", "arrests"})), may_deny(frozenset({"any", "arrests", "not"}))
    (False, True)
    """
    if not _DENYING.isdisjoint(vocabulary):
        return True
    return not (_DENIED.isdisjoint(vocabulary) or (words("negation") | _DENIERS).isdisjoint(vocabulary))


def _denied_one(item: Item) -> bool:
    """Whether the form denies a class: "not one", "not a single"."""
    return item.number is not None and item.number.refused == "negated"


def counts_something(item: Item) -> bool:
    """Tell whether a number may count: it is a cardinal, an ordinal or a vague plural that its form does not refuse."""
    number = item.number
    return number is not None and number.refused is None and number.kind in _COUNTING


def _phrase_at(items: Sequence[Item], i: int) -> Phrase | None:
    if items[i].number is not None:
        return _numbered(items, i)
    return (_zero(items, i) if items[i].lower in ZEROS else None) or _numberless(items, i)


def _numbered(items: Sequence[Item], i: int) -> Phrase | None:
    """The phrase of a number, unless its form refuses it."""
    item = items[i]
    if _is_compound(items, i):
        return _ranked(items, i + 2) if i == 0 else None
    if i == 0 and is_ordinal(item):
        return _ranked(items, 1) or _counted(items, 0, 1, "stated")
    if counts_something(item) and not tells_of_one(items, i) and not ranks_count(items, i):
        return _counted(items, i, i + 1, "stated")
    return _counted(items, i, i + 1, "zero") if _denied_one(item) else None


def _ranked(items: Sequence[Item], i: int) -> Phrase | None:
    """A person of a headline behind a compound or an ordinal: "THIRD-STRIKER ARRAIGNED", "Third Man Arrested"."""
    nominal = read_nominal(items, i)
    person = is_ranked_person(items, nominal)
    return Phrase(i, nominal.end, "implied", nominal.head, nominal.tail, nominal.noun) if person else None


def _numberless(items: Sequence[Item], i: int) -> Phrase | None:
    """A phrase without a number of its own: "both men", "the man", "traffickers"."""
    item = items[i]
    if item.lower == "both":
        return _both(items, i)
    if rest_of_them(items, i):
        return None
    if item.category == "det" and item.lower in _IMPLIED:
        return _definite(items, i)
    if (item.category == "noun" or (item.category == "verb" and modifies(items, i))) and not acts(items, i):
        nominal = read_nominal(items, i)
        if nominal.head is not None:
            if i == 0 and (first := headline_opening(items, nominal, _PAIRS)) is not None:
                return Phrase(0, first.end, "implied", first.head, first.tail, first.noun)
            basis = "implied" if names_one(items, i, nominal) else "bare"
            named = basis == "implied" and i == 1 and items[0].capital and items[0].category == "verb"  # "United"
            return Phrase(i - named, nominal.end, basis, nominal.head, nominal.tail, nominal.noun)
    return None


def _counted(items: Sequence[Item], start: int, i: int, basis: str) -> Phrase:
    """The phrase of a number or a negative word at ``start`` whose nominal begins at ``i``."""
    of = False
    if i + 1 < len(items) and items[i].lower == "of":
        follow = items[i + 1].lower
        number = items[start].number
        vague = number is not None and number.kind is NumberKind.VAGUE
        if follow in _THEM and (follow not in _THEM_OR_DETERMINER or not read_nominal(items, i + 2).head):
            aged = i + 2 < len(items) and items[i + 2].number is not None  # "one of them 71 years old"
            share = read_nominal(items, i + 2 if not aged else len(items))
            end = i + 2 if aged else max(share.end, i + 2)
            return Phrase(start, end, basis, share.head, share.tail, share.noun, of=True, pronoun=True)
        plain = items[i + 1].category not in {"det", "num"} and not _group_of(items, i + 1)
        if not vague and plain and basis == "stated" and items[start - 1].lower in {"and", ","}:
            return Phrase(start, i, basis)
        of = not vague
        i += 1
        while i < len(items) and (items[i].category == "det" or _group_of(items, i)):
            i += 2 if _group_of(items, i) else 1
        if i < len(items) and items[i].number is not None and counts_something(items[i]):
            return Phrase(start, i, basis, None, None, read_nominal(items, i + 1).noun, of=True)
    nominal = read_nominal(items, i)
    if nominal.head is None:
        return Phrase(start, i if not of else nominal.end, basis, of=of)
    noun = class_of_counted(items, start, nominal.head, nominal.noun)
    return Phrase(start, nominal.end, basis, nominal.head, nominal.tail, noun, of)


def _group_of(items: Sequence[Item], i: int) -> bool:
    return i + 1 < len(items) and items[i].lower in words("number_noun") and items[i + 1].lower == "of"


def _zero(items: Sequence[Item], i: int) -> Phrase | None:
    """A negative word with its class: "no traffickers", "none of them", "any convictions" under a negation."""
    item = items[i]
    follow = items[i + 1].lower if i + 1 < len(items) else ""
    if item.lower == "nobody" or (item.lower == "no" and follow == "one"):
        return Phrase(i, i + (1 if item.lower == "nobody" else 2), "zero")
    if item.lower in {"none", "nil"}:
        return _counted(items, i, i + 1, "zero")
    negative = item.lower in _NEGATIVE and follow not in _NO_NOUN
    supposed = i > 0 and items[i - 1].lower in {"if", "whether", "without", "hardly", "scarcely"}
    denied = item.lower in _DENIED and not supposed and _negation_before(items, i)
    if not negative and not denied:
        return None
    phrase = _counted(items, i, i + 1, "zero")
    return phrase if phrase.head is not None else None


def _negation_before(items: Sequence[Item], i: int) -> bool:
    """Tell whether a negation of the same clause stands before: "did not report any arrests"."""
    for item in reversed(items[max(i - _NEGATION_REACH, 0) : i]):
        if item.lower in {";", ":", "but", "however"}:
            return False
        if denies(item) or item.lower in _UNDOING:
            return True
    return False


def _is_compound(items: Sequence[Item], i: int) -> bool:
    """Whether a number is the first part of an adjective: "a 22-count indictment" is one indictment."""
    follow = items[i + 1] if i + 1 < len(items) else None
    return items[i].number is not None and follow is not None and follow.lower == "-" and follow.start == items[i].end


def _definite(items: Sequence[Item], i: int) -> Phrase | None:
    """A determiner and a nominal: one person is an implied 1, "the couple" a stated 2, all else is bare."""
    nominal = read_nominal(items, i + (2 if one_more(items, i) else 1))
    if nominal.head is None:
        alone = (pair := i + 1 < len(items) and items[i + 1].lower in _PAIRS) or one_ranked(items, i)
        return Phrase(i, i + 2, "implied", i + 1, i + 1, "people" if pair else RANKED) if alone else None
    nominal = person_of_body(items, nominal) or nominal
    if nominal.head is not None and nominal.tail != nominal.head and second_of_pair(items, nominal.head + 2):
        return Phrase(i, nominal.head + 1, "implied", nominal.head, nominal.head, nominal.noun)
    if called_in_quotes(items, i, nominal):
        return Phrase(i, i + 4, "implied", nominal.head, nominal.head, nominal.noun)
    head = items[nominal.head or i].lower
    if head in _PAIRS:
        of = nominal.end < len(items) and items[nominal.end].lower == "of"
        whose = read_nominal(items, nominal.end + 1) if of and head == "pair" else nominal
        if of and head != "pair":
            return None
        return Phrase(i, whose.end, "implied", whose.head, whose.tail, whose.noun if of else "people")
    one = (
        not is_plural(head) if head != "accused" else one_of_them(items, i, nominal.head or i)
    )  # "the accused" are one or many
    compared = items[i].lower == "the" and head in _COMPARED and nominal.head == i + 1  # "the elder" of those told of
    single = nominal.noun in PERSON and one and head not in COLLECTIVE and not compared
    basis = "implied" if single and nominal.head == nominal.tail else "bare"
    return Phrase(i, nominal.end, basis, nominal.head, nominal.tail, nominal.noun)


def _both(items: Sequence[Item], i: int) -> Phrase | None:
    """A stated 2: "both defendants", or a bare "both" as a subject; "both A and B" is none."""
    of = [item.lower for item in items[i + 1 : i + 3]]
    if of[:1] == ["of"] and of[1:] in (["the"], ["them"], ["these"], ["those"], ["its"]):
        whole = read_nominal(items, i + 3)
        return Phrase(i, max(whole.end, i + 3), "implied", whole.head, whole.tail, whole.noun or "people", of=True)
    nominal = read_nominal(items, i + 1)
    if nominal.head is None:
        follow = items[i + 1] if i + 1 < len(items) else None
        alone = follow is not None and follow.category in {"be", "have", "verb", "date", "adv"}
        return Phrase(i, i + 1, "implied", i, i, "people") if alone else None
    plural = nominal.noun in PERSON | _MATTERS and nominal.head == nominal.tail and is_plural(items[nominal.head].lower)
    return Phrase(i, nominal.end, "implied", nominal.head, nominal.tail, nominal.noun) if plural else None


def _preposition(items: Sequence[Item], start: int) -> str | None:
    """The preposition before a phrase, over determiners and adverbs."""
    i = start - 1
    if i >= 0 and items[i].lower in {"these", "those"} and items[start].number is not None:
        return None
    if i > 0 and items[i].lower in {"them", "these", "those"} and items[i - 1].lower == "among":
        return "among"
    while i >= 0 and start - i < _PREPOSITION_REACH and items[i].category in {"det", "adv"}:
        i -= 1
    if i > 0 and items[i].lower == "among" and items[i - 1].lower in _DIVIDED:  # those who get something are no part
        return "to"
    return items[i].lower if i >= 0 and items[i].category == "prep" else None
