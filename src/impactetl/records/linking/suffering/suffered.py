"""How many suffer it, told by any verb: "60,000 are treated as slaves", "puts the number in forced labour at 21m"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.base.link import Link
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import STOPS, View
from impactetl.records.linking.suffering.harmed import forms, goes_round, harmed, harming, lost_theirs, says_so
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_METRIC = "victims_estimated"
_PEOPLE = frozenset({"people", "minor", "woman", "victim"})
# A verb stands within so many items behind its subject, a state within so many of its verb.
_VERB_REACH, _STATE_REACH = 9, 9
# What a figure counts is told within so many items before it.
_FIGURE_REACH = 16
# Fewer are those of one case, and no estimate.
_FEWEST = 100
_AUXILIARY = frozenset({"be", "have", "modal", "adv"})
_CLAUSES = frozenset({"be", "modal", "rel"})
_BREAKS = frozenset({"neg", "pron"})
_TO = frozenset({"at", "to"})
_IT = frozenset({"it", "them"})


@cache
def suffering() -> frozenset[str]:
    """Give the words of which one stands where a text tells how many suffer something."""
    return (
        words_of("suffering", "states")
        | words_of("suffering", "kind_nouns")
        | forms("strong")
        | _pairs_ends()
        | harming()
    )


@cache
def _pairs_ends() -> frozenset[str]:
    return frozenset(end for _, end in _pairs())


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple((pair.partition("-")[0], pair.partition("-")[2]) for pair in sorted(words_of("suffering", "pairs")))


def suffered(view: View, topics: frozenset[str], links: Sequence[Link]) -> list[Link]:
    """Give the links of numbers of people told to suffer it, who have none yet."""
    words = view.words
    about = "exploitation" in topics or not words.isdisjoint(words_of("suffering", "land"))
    if not about or words.isdisjoint(suffering()):
        return []
    taken = {link.phrase.start for link in links}
    known = _is_estimate(view, words)
    return [
        Link(phrase, _METRIC, "special", None)
        for phrase in view.phrases
        if phrase.start not in taken and _may_suffer(view, phrase, known=known) and _told(view, phrase)
    ]


def _is_estimate(view: View, words: frozenset[str]) -> bool:
    """Whether a passage tells that a figure is no count, or a year's."""
    if not words.isdisjoint(words_of("suffering", "told")):
        return True
    yearly = words_of("suffering", "yearly")
    return any(b.lower == "year" and a.lower in yearly for a, b in pairwise(view.items))


def _may_suffer(view: View, phrase: Phrase, *, known: bool) -> bool:
    """Whether a phrase counts so many people as no one case has."""
    number = view.items[phrase.start].number
    if phrase.basis != "stated" or number is None or number.kind not in {NumberKind.CARDINAL, NumberKind.VAGUE}:
        return False
    many = is_multitude(number)
    if phrase.head is None or phrase.noun not in _PEOPLE:
        return many and phrase.noun is None and phrase.head is None
    return many or (known and max(number.value or 0, number.low or 0) >= _FEWEST)


def _told(view: View, phrase: Phrase) -> bool:
    ways = (
        _by_verb,
        _by_figure,
        _with_state,
        _at_home,
        _claimed,
        _such_people,
        lost_theirs,
        harmed,
        goes_round,
        says_so,
    )
    return any(way(view, phrase) for way in ways)


def _by_verb(view: View, phrase: Phrase) -> bool:
    """Whether what is told of them is to suffer it: "are kept at sea against their will"."""
    if phrase.prep is not None and not phrase.of:
        held = view.items[phrase.end : phrase.end + 1]
        word = held[0].lower if held else ""
        told = (_open(word) and word in forms("weak")) or (word.endswith("ing") and word in forms("active"))
        led = phrase.prep in _LEADS and told
        return led and _in_state(view.items[phrase.end + 1 : phrase.end + 1 + _STATE_REACH])
    passive = False
    first = _behind_place(view, phrase.end)
    for i in range(first, min(first + _VERB_REACH, len(view.items))):
        item = view.items[i]
        if item.category in _BREAKS or item.lower in STOPS or item.number is not None:
            return False
        passive = passive or item.category == "be"
        if item.category in _AUXILIARY or item.lower in words_of("suffering", "said"):
            if item.category == "be" and _in_state(view.items[i + 1 : i + 1 + _NEAR]):
                return True
            continue
        word = item.lower
        if view.is_verb(i) or word in forms("active") or word in forms("strong"):
            behind = view.items[i + 1 : i + 1 + _STATE_REACH]
            if (passive and word in forms("strong")) or (phrase.noun == "minor" and word in forms("hard")):
                return True
            told = word in forms("weak") if passive or _open(word) else word in forms("active")
            return (told or word in forms("active")) and _in_state(behind)
    return False


def _behind_place(view: View, i: int) -> int:
    """The item behind a number of places that follows: "400,000 people in 12 provinces"."""
    place = view.at(i + 1)
    led = place is not None and place.start == i + 1 and place.prep == "in"
    return place.end if place is not None and led and place.noun not in PERSON and place.head is not None else i


# "Speak of 75,000 people held as slaves".
_LEADS = frozenset({"of", "at", "to"})
# "Are in forced labour" stands within so many items behind "are".
_NEAR = 4


def _open(word: str) -> bool:
    """Whether a form may be a participle behind its noun: "people held as slaves"."""
    return word.endswith(("ed", "ld", "pt", "ght", "en"))


def _in_state(behind: Sequence[Item]) -> bool:
    """Whether words behind a verb tell a state of slavery, before anything else is counted."""
    row: list[str] = []
    for item in behind:
        if item.number is not None or item.lower in STOPS or (item.category in _CLAUSES and item.lower != "will"):
            break
        row.append(item.lower)
    if not words_of("suffering", "states").isdisjoint(row):
        return True
    kinds, nouns = words_of("suffering", "kinds"), words_of("suffering", "kind_nouns")
    if any(a in kinds and b in nouns for a, b in pairwise(row)):
        return True
    return any(a in row and b in row[row.index(a) :] for a, b in _pairs())


def _by_figure(view: View, phrase: Phrase) -> bool:
    """Whether a figure of those who suffer it is put at the number: "the number of bonded labourers stands at"."""
    i, items = phrase.start - 1, view.items
    if phrase.head is not None or phrase.of or i < 1:
        return False
    i -= items[i].lower in _TO
    if items[i].lower in _IT and items[i - 1].lower in words_of("suffering", "puts"):
        return any(item.lower in words_of("suffering", "states") for item in items)
    if items[i].lower not in words_of("suffering", "puts"):
        apart = items[i + 1].lower in _TO and any(
            item.lower in words_of("suffering", "puts") for item in items[max(i - _FIGURE_REACH, 0) : i]
        )
        if not apart:
            return False
    before = items[max(i - _FIGURE_REACH, 0) : i + 1]
    counted = any(item.lower in words_of("suffering", "figures") for item in before)
    return counted and _in_state(tuple(x for x in before if x.category not in {"be", "modal", "rel"})) and not view.hits


def _with_state(view: View, phrase: Phrase) -> bool:
    """Whether their state alone is told: "46,000 in forced labour", "the slavery of 80,000 people"."""
    behind = view.items[phrase.end : phrase.end + _NEAR + 1]
    if behind and behind[0].lower in {"in", "held", "into"} and _in_state(behind):
        return view.verbless(0, phrase.start)
    before = view.items[max(phrase.start - 2, 0) : phrase.start]
    of = [item.lower for item in before[1:]] == ["of"]
    return of and before[0].lower in {"slavery", "enslavement", "exploitation", "bondage", "servitude"}


def _at_home(view: View, phrase: Phrase) -> bool:
    """Whether so many victims are told to live somewhere: "53,000 victims resided in the country"."""
    if phrase.noun != "victim" or phrase.head is None or view.word(phrase.head) not in _VICTIMS:
        return False
    end = phrase.end
    if view.word(end) == "of":
        end = next((k for k in range(end, end + _NEAR + 2) if view.word(k) in forms("residing")), end)
        of = {item.lower for item in view.items[phrase.end : end]}
        if of.isdisjoint(words_of("suffering", "through") | words_of("suffering", "states")):
            return False
    return view.word(end) in forms("residing") and view.word(end + 1) in {"in", "across", "throughout"}


_VICTIMS = frozenset({"victims", "survivors", "slaves"})


def _claimed(view: View, phrase: Phrase) -> bool:
    """Whether a verb of taking has such people for its object: "the trade claims 9,000 victims a year"."""
    verb = next((i for i in range(phrase.start - 1, max(phrase.start - 4, -1), -1) if view.is_verb(i)), None)
    if verb is None or view.items[verb].lower not in forms("claims"):
        return False
    return _are_slaves(view, phrase) or (phrase.noun in _PEOPLE and _in_state(view.items[:verb]))


def _are_slaves(view: View, phrase: Phrase) -> bool:
    """Whether those counted are called what they suffer: "3 million bonded workers", "child victims of slavery"."""
    named = {item.lower for item in view.items[phrase.start : phrase.end]}
    if not named.isdisjoint(words_of("suffering", "called")):
        return True
    return "victims" in named and _in_state(view.items[phrase.end : phrase.end + _NEAR + 1])


def _such_people(view: View, phrase: Phrase) -> bool:
    """Whether a sentence tells no more of such people than that they are there: "200,000 restaveks serve in"."""
    if phrase.prep is not None or view.hits or not _are_slaves(view, phrase):
        return False
    if not is_multitude(view.items[phrase.start].number):
        return False
    verbs = [x.lower for i, x in enumerate(view.items) if view.is_verb(i) and x.category not in _AUXILIARY]
    return all(word in forms("active") for word in verbs)
