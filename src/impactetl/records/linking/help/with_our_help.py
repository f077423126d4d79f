"""People who did something with the help of those who tell it: "22 domestic workers landed at JKIA with our help"."""

from collections.abc import Iterator, Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several, may_be_helped
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.modality import modality_of
from impactetl.syntax.phrases import Phrase

_OUR, _US = frozenset({"our", "ours"}), frozenset({"us", "our"})
WE = frozenset({"our", "us", "we", "ours"})
"""Words of which one stands where people are told to have been helped by those who tell it."""
_WITH = frozenset({"with", "through", "thanks", "by", "under", "at", "on", "via"})
# Between "with" and "help", and between a leading word and "us", stand so many items.
_HELP_REACH, _OUR_REACH = 4, 5
# A verb begins within so many items behind its subject, which stands so many before the help at most.
_VERB_REACH, _SUBJECT_REACH = 6, 22
_FINITE = frozenset({"verb", "be", "have", "modal"})
_BREAKS = frozenset({"rel", "sub", "pron"})


@cache
def helping() -> frozenset[str]:
    """Give the words of which one stands where people are told to have done something with help."""
    lists = frozenset().union(*(words_of("own_work", name) for name in ("lent", "leading", "charge", "sides")))
    return lists | _led() | words_of("help", "goods") | {"us", "paid"}


@cache
def _led() -> frozenset[str]:
    return forms_of(*words_of("own_work", "led_by"))


@cache
def _no_gain() -> frozenset[str]:
    return forms_of(*words_of("own_work", "no_gain"))


def with_our_help(view: View, topics: frozenset[str], links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of people who did something with "our" help and have none yet, in a text of exploitation."""
    words = view.words
    if "exploitation" not in topics or WE.isdisjoint(words) or helping().isdisjoint(words):
        return
    spans = list(_helps(view))
    if not spans:
        return
    taken = {link.phrase.start for link in links}
    for phrase in view.phrases:
        if phrase.start in taken or not _may_be_helped(view, phrase):
            continue
        verb = _verb_of(view, phrase)
        if verb is not None and any(_of_one_clause(view, phrase, verb, span) for span in spans):
            yield Link(phrase, "people_assisted", "special", None, modality=modality_of(view.items, phrase.end, verb))


def _helps(view: View) -> Iterator[tuple[int, int]]:
    """Where help of ours is told: "with our help", "through our office", "helped by us", "with our lawyer beside"."""
    for i, item in enumerate(view.items):
        word = item.lower
        if word in _led() and view.word(i + 1) == "by" and view.word(i + 2) in _US:
            yield i, i + 3
        elif word in _WITH and (end := _help_behind(view, i, word)) is not None:
            yield i, end


def _help_behind(view: View, i: int, word: str) -> int | None:
    """Where the help ends that a preposition at item ``i`` leads to."""
    start = i + 1 + (word == "thanks")
    if word in _WAYS_BY and view.word(start) == "us":
        return start + 1
    if word in {"at", "on"}:
        return _charge(view, start, word)
    lent = _lent(view, start)
    if lent is not None and word != "by":
        return lent
    return _leading(view, start, anywhere=word in _WAYS_BY)


_WAYS_BY = frozenset({"thanks", "through", "via"})
# "At their side" stands so near behind those who lead them.
_SIDE_REACH = 7


def _charge(view: View, start: int, word: str) -> int | None:
    """The end of what is paid: "at our expense", "on our scholarships", "on tickets that we paid for"."""
    behind = view.behind(start, _OUR_REACH + 2)
    ours = words_of("own_work", "charge") if word == "at" else words_of("help", "goods")
    if behind[:1] == ["our"] and not ours.isdisjoint(behind[1:2]):
        return start + 2
    return start + len(behind) if word == "on" and {"we", "paid"} <= set(behind) else None


def _lent(view: View, start: int) -> int | None:
    """The end of a noun of help that is ours: "our help", "the help of our staff", "guidance from us"."""
    near = view.behind(start, _HELP_REACH)
    lent = next((k for k, told in enumerate(near) if told in words_of("own_work", "lent")), None)
    if lent is None:
        return None
    ours = not _OUR.isdisjoint(near[:lent]) or view.word(start + lent + 2) in _US
    return start + lent + 1 if ours else None


def _leading(view: View, start: int, *, anywhere: bool) -> int | None:
    """The end of "our" and those of ours who lead them, who stand at their side where no "through" tells so."""
    behind = view.behind(start, _OUR_REACH)
    if behind[:1] != ["our"] or words_of("own_work", "leading").isdisjoint(behind[1:]):
        return None
    beside = not words_of("own_work", "sides").isdisjoint(view.behind(start, _SIDE_REACH))
    return start + 2 if anywhere or beside else None


def _may_be_helped(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts some people who are no officials and none of those who help, as a subject."""
    number = view.items[phrase.start].number
    if number is None or not counts_several(view, phrase) or is_multitude(number):
        return False
    if (phrase.prep is not None and not phrase.of) or view.verb_over(phrase) is not None:
        return False
    if phrase.head is None:
        return phrase.noun is None and (phrase.pronoun or not phrase.of)
    return may_be_helped(view, phrase) or view.word(phrase.head) in _FAMILIES


_FAMILIES = frozenset({"families", "households", "couples"})


def _verb_of(view: View, phrase: Phrase) -> int | None:
    """The verb whose subject the phrase is; none where it tells of no gain, or is denied."""
    for k in range(phrase.end, min(phrase.end + _VERB_REACH, len(view.items))):
        item = view.items[k]
        if item.category == "neg" or item.category in _BREAKS or item.lower in STOPS or item.lower == ",":
            return None
        if item.category not in _FINITE or view.at(k) is not None:
            continue
        if item.category == "verb":
            return None if item.lower in _no_gain() else k
        if k + 1 == len(view.items) or view.items[k + 1].category == "neg":
            return None
    return None


def _of_one_clause(view: View, phrase: Phrase, verb: int, span: tuple[int, int]) -> bool:
    """Whether the help stands in the clause of the phrase: right before it, or behind its verb."""
    start, end = span
    if end <= phrase.start:
        low, high = end, phrase.start
        return start <= _OPENING and not any(_parts(view, k) or view.is_verb(k) for k in range(low, high))
    if start < verb or start - phrase.start > _SUBJECT_REACH:
        return False
    return not any(_parts(view, k) or view.items[k].category in _BREAKS for k in range(verb, start))


# Help that opens a sentence stands behind so many items at most: "In 2019, with our help,".
_OPENING = 4


def _parts(view: View, k: int) -> bool:
    """Whether item ``k`` parts clauses, or counts others."""
    phrase = view.at(k)
    others = phrase is not None and phrase.start == k and phrase.basis == "stated" and phrase.head is not None
    return view.word(k) in STOPS or (others and phrase is not None and phrase.noun in PEOPLE | VICTIMS)
