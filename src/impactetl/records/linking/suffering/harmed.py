"""How many are told to suffer it by a loss, a harm or a figure that goes round, and by no state of slavery."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.phrases import Phrase

# A verb stands within so many items behind its subject, what is lost within so many behind the verb.
_VERB_REACH, _OBJECT_REACH = 10, 5
# A harm has its object within so many items, and what it is told of within so many.
_HARM_REACH, _SAID_REACH = 4, 24


@cache
def forms(name: str) -> frozenset[str]:
    """Give every form of the verbs of a list of ``suffering.toml``."""
    return forms_of(*words_of("suffering", name))


def harming() -> frozenset[str]:
    """Give the words of which one stands where a text tells so of those who suffer."""
    going = {word.partition("-")[0] for word in words_of("suffering", "quoted") if word.startswith("go")}
    return (
        forms("losing")
        | forms("residing")
        | forms("harming")
        | forms("undergone")
        | words_of("suffering", "through")
        | words_of("suffering", "given")
        | _quoted()
        | going
    )


@cache
def _quoted() -> frozenset[str]:
    return forms("quoting") | words_of("suffering", "quoted")


def lost_theirs(view: View, phrase: Phrase) -> bool:
    """Tell whether people are said to have lost what they were robbed of: "are thought to have lost property"."""
    at = _verb_behind(view, phrase, forms("losing"))
    return at is not None and not words_of("suffering", "lost").isdisjoint(view.behind(at + 1, _OBJECT_REACH))


def harmed(view: View, phrase: Phrase) -> bool:
    """Tell whether a harm is done to people: "may be affected in a single year", "accusations hurt 350 people"."""
    said = view.behind(0, len(view.items))
    if not words_of("suffering", "other_harm").isdisjoint(said) or not _may_suffer(phrase, said):
        return False
    at = _verb_behind(view, phrase, forms("harming"))
    if at is not None:
        passive = any(item.category == "be" for item in view.items[phrase.end : at])
        return passive and view.word(at + 1) != "by"
    before = range(phrase.start - 1, max(phrase.start - 1 - _HARM_REACH, 0), -1)
    verb = next((k for k in before if view.items[k].lower in forms("harming")), None)
    return verb is not None and phrase.prep is None and view.items[verb - 1].category not in {"det", "prep"}


def says_so(view: View, phrase: Phrase) -> bool:
    """Tell whether people say it of themselves: "225,000 women declared that they had been victims of violence"."""
    average = view.before(phrase.start, 2) == ["average", "of"]
    if (phrase.prep is not None and not (phrase.of or average)) or phrase.noun not in _SAYERS:
        return False
    at = _telling(view, phrase.end)
    if at is None:
        return False
    told = view.items[at + 1 : at + 1 + _TOLD_REACH]
    words = [item.lower for item in told]
    end = next((k for k, word in enumerate(words) if word in STOPS or word == "."), len(words))
    return words_of("suffering", "told_to").isdisjoint(words[:end]) and _went_through(words[:end])


def _telling(view: View, i: int) -> int | None:
    """The item of a verb of telling behind people, over their age, their place and auxiliaries."""
    for k in range(i, min(i + _TELLER_REACH, len(view.items))):
        item = view.items[k]
        if item.lower in forms("declaring"):
            return k
        number = item.number is not None and item.number.refused not in {"age", "duration", "ratio"}
        if number or item.category in {"rel", "sub", "neg", "verb"} or item.lower in STOPS:
            return None
    return None


def _went_through(words: Sequence[str]) -> bool:
    """Whether words behind a verb of telling name what was suffered."""
    of = next((k for k, (a, b) in enumerate(pairwise(words)) if a in {"victims", "victim"} and b == "of"), None)
    if of is not None and not _WERE.isdisjoint(words[max(of - 2, 0) : of]):
        return True
    at = next((k for k, word in enumerate(words) if word in forms("undergoing")), None)
    if at is not None:
        return not words_of("suffering", "through").isdisjoint(words[at:])
    return any(a in {"been", "being"} and b in forms("undergone") for a, b in pairwise(words))


_WERE = frozenset({"been", "were", "being", "are", "be", "become", "became"})
_SAYERS = frozenset({"minor", "woman", "people", "victim"})
# A verb of telling stands within so many items behind people, and what they suffered within so many behind it.
_TELLER_REACH, _TOLD_REACH = 12, 16


def goes_round(view: View, phrase: Phrase) -> bool:
    """Tell whether a figure of so many is told over and over, and of nothing else than this.

    "A figure of 21,000 children is often quoted", "the number that goes round is 30,000", "one hears of 20,000 girls".
    """
    if not _may_suffer(phrase, view.behind(0, len(view.items))) or _of_something_else(view, phrase):
        return False
    low, high = max(phrase.start - _SAID_REACH, 0), phrase.end + _SAID_REACH
    said = [item.lower for item in view.items[low:high]]
    figure = _FIGURES.intersection(said[: phrase.start - low])
    told = {*said, *(f"{a}-{b}" for a, b in pairwise(said))}
    if told.isdisjoint(_quoted()):
        given = any(
            a in words_of("suffering", "given") and b not in _NOUNS_BEHIND for a, b in _next_kinds(view, low, high)
        )
        return figure != {"total"} and _leads(view, phrase) and given
    led = view.before(phrase.start, 2)
    heard = led[-1:] == ["of"] and led[0] in _quoted()
    counted = led[-1:] == ["are"] and led[0] == "there"
    return heard or counted or _leads(view, phrase)


def _next_kinds(view: View, low: int, high: int) -> Iterator[tuple[str, str]]:
    """The words of a stretch, each with the part of speech of the next one."""
    items = view.items[low : high + 1]
    yield from ((a.lower, b.category) for a, b in pairwise(items))


# "Was given jobs", "were given a bed" tell what people got.
_NOUNS_BEHIND = frozenset({"noun", "det", "num"})


def _leads(view: View, phrase: Phrase) -> bool:
    """Whether a figure is of so many, or is so many: "a figure of 21,000 children", "the number is 30,000 girls"."""
    led = view.before(phrase.start, 2)
    if led[-1:] == ["of"]:
        return led[0] in _FIGURES
    figure = any(item.lower in _FIGURES for item in view.items[: phrase.start])
    return led[-1:] in (["is"], ["was"]) and figure and phrase.prep is None


def _of_something_else(view: View, phrase: Phrase) -> bool:
    """Whether those counted are told to have had something done, or the figure is of another matter than a place.

    "12,000 children vaccinated", "quoted for school meals"; not "quoted for the fishing communities".
    """
    if phrase.end < len(view.items) and view.items[phrase.end].category == "verb":
        return True
    ahead = [(k, view.word(k)) for k in range(phrase.end, min(phrase.end + _SAID_REACH, len(view.items)))]
    at = next((k for k, word in ahead if word == "for"), None)
    if at is None:
        return False
    matter = view.items[at + 1 : at + 1 + _OBJECT_REACH]
    return not any(item.capital or item.lower in words_of("suffering", "reach") for item in matter)


def _may_suffer(phrase: Phrase, said: Sequence[str]) -> bool:
    """Whether children or women are counted, or others where the sentence tells of slavery, violence or abuse."""
    if phrase.noun in VICTIMS:
        return True
    return phrase.noun == "people" and not words_of("topics", "exploitation").isdisjoint(said)


_FIGURES = words_of("suffering", "figures")


def _verb_behind(view: View, phrase: Phrase, told: frozenset[str]) -> int | None:
    """The item of such a verb behind its subject, over auxiliaries and places; None where another clause begins."""
    if phrase.prep is not None and not phrase.of:
        return None
    for k in range(phrase.end, min(phrase.end + _VERB_REACH, len(view.items))):
        item = view.items[k]
        if item.lower in told:
            return k
        if item.category in {"rel", "sub", "conj", "pron", "neg"} or item.lower in STOPS or item.number is not None:
            return None
    return None
