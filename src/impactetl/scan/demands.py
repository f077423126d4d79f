"""What must stand in a passage that states something, read from the metrics and the word lists."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from impactetl.grammar.elliptic_terms import GIVEN
from impactetl.grammar.inflect import plural, verb_forms
from impactetl.lexicon.load import load, words_of
from impactetl.metrics.base import OFFICIALS, PEOPLE, SUSPECTS, Cue, Role
from impactetl.metrics.groups import JUDGED
from impactetl.metrics.registry import METRICS
from impactetl.records.amounts.dues import courts, due_signs
from impactetl.records.amounts.payments import SETTLED, WINNING
from impactetl.records.amounts.proceeds import ENDS, PREY, TAKING, taking
from impactetl.records.amounts.redress import RECEIVERS, payers, redress_words, wronged
from impactetl.records.amounts.served import SENTENCING
from impactetl.records.doubting.passing import NEVER_IMPLIED
from impactetl.records.linking.ways import ways
from impactetl.syntax.words import common_verbs, noun_classes, nouns_of

Words = frozenset[str]

_BARE = frozenset({"people", "suspect"})
# The part of a cue that stands for a length of time, which some word must show.
_TERM = "<term>"
# A share or a tally of those helped tells of them by this word: "12 of them", "the number of grants is 12".
OF = "of"


@dataclass(frozen=True, slots=True)
class Demand:
    """Sets of words, one of each of which must stand in a passage.

    ``counts`` are the classes of whom one may be counted without a number, and ``anybody`` is true where that goes for
    nouns that no list knows. ``topic`` names a vocabulary that must show in the passage or its document. ``money`` is
    true where an amount is counted. Of ``whom``, classes of nouns, one must stand in the passage, or a share of some
    ("12 of them"); any may where it is empty.
    """

    sets: tuple[Words, ...]
    counts: Words = frozenset()
    anybody: bool = False
    topic: str | None = None
    money: bool = False
    whom: Words = frozenset()


@cache
def demands() -> tuple[Demand, ...]:
    """Give what must stand in a passage that states something: by a cue of a metric, or by none."""
    found = {demand for metric in METRICS for cue in metric.cues for demand in _of_cue(metric.name, cue)}
    return tuple(map(_common_first, (*sorted(found, key=_order), *_without_cue())))


def _common_first(demand: Demand) -> Demand:
    """The demand with the sets first that the first look leaves to the second one."""
    return replace(demand, sets=tuple(sorted(demand.sets, key=partial(is_common, demand), reverse=True)))


def _order(demand: Demand) -> tuple[list[list[str]], list[str], bool, str, list[str]]:
    """By what a demand of a cue is sorted: its fields, as the print of a set hangs on the seed of its hashes."""
    words = [sorted(listed) for listed in demand.sets]
    return words, sorted(demand.counts), demand.anybody, demand.topic or "", sorted(demand.whom)


def _of_cue(metric: str, cue: Cue) -> Iterator[Demand]:
    """The demands of one cue: a form of its word, what must follow, and a noun where it counts only some classes."""
    parts = [_lengths() if part == _TERM else frozenset(part.split("|")) for part in cue.then if part != ".."]
    verbal = cue.role in {Role.VERB, Role.STATE}
    nouns = [nouns_of(*cue.counts)] if verbal and metric not in JUDGED and cue.counts.isdisjoint(_BARE) else []
    whom = cue.counts if cue.role is Role.HELP else frozenset()
    anybody = metric in JUDGED and not cue.counts.isdisjoint(PEOPLE)
    for word in cue.words:
        forms = verb_forms(word).keys() if verbal else (word, *plural(word))
        own = [] if word == "be" else [frozenset(forms)]  # "be" may be left out: "12 men in custody"
        implied = frozenset() if metric in NEVER_IMPLIED else cue.counts
        topic = None if cue.topic == _ANY_NUMBER else cue.topic
        yield Demand((*own, *parts, *nouns), implied, anybody, topic, whom=whom)
        if nouns and topic is not None:  # in a text on it a number alone may count them: "402 contacts, 55 recognised"
            yield Demand((*own, *parts), topic=topic)


def _without_cue() -> Iterator[Demand]:
    """What is counted without any cue: countries, victims that exist or are helped, terms, money."""
    custody = words_of("terms", "imposed") | words_of("terms", "after") | words_of("terms", "custody") | {"each"}
    yield from (Demand(way.sets, topic=way.topic) for way in ways())
    yield Demand((_lengths(), custody))
    yield from _told_by_courts()
    yield from _of_money()


def _of_money() -> Iterator[Demand]:
    """What money is counted by: fines, compensation, proceeds."""
    payment = words_of("money", "compensation", "words") | {"pay", "award"}
    payment |= words_of("money", "compensation", "awarded")
    yield Demand((words_of("money", "fine", "words") | payment,), money=True)
    yield Demand((words_of("money", "fine", "penalised") | words_of("money", "illicit", "plain"),), money=True)
    yield Demand((words_of("money", "fine", "getting_off"), frozenset({"off"})), money=True)
    yield Demand((words_of("money", "illicit", "trades"), frozenset({"worth"})), money=True)
    yield Demand((_lengths() | {"life"}, nouns_of(*SUSPECTS | OFFICIALS)), money=True)
    yield Demand((words_of("money", "compensation", "paying"), RECEIVERS), money=True)
    for pair in sorted(words_of("money", "compensation", "pairs")):
        yield Demand(tuple(frozenset({word}) for word in pair.split()), money=True)
    crime = words_of("money", "illicit", "crime") | {"trade"}  # "the trade in people is worth"
    yield Demand((words_of("money", "illicit", "profits"), crime), money=True)
    yield Demand((SETTLED, RECEIVERS), money=True)
    yield Demand((WINNING, RECEIVERS), money=True)
    yield Demand((ENDS, crime), money=True)
    yield Demand((TAKING, PREY), money=True)
    forfeits = partial(words_of, "money", "forfeits")
    yield Demand((forfeits("penalties") | forfeits("taken_away"),), money=True)
    yield Demand((SENTENCING | forfeits("took") | forfeits("prison"),), money=True)
    yield Demand((words_of("terms", "told", "verdicts"),), money=True)
    yield Demand((redress_words(),), money=True)
    yield Demand((wronged(),), money=True)
    yield Demand(payers(), money=True)
    yield from (Demand((courts(), sign), money=True) for sign in due_signs())
    yield Demand(taking(), money=True)


def _told_by_courts() -> Iterator[Demand]:
    """Terms told without a word of sentencing, and nouns of a court that count those behind their preposition."""
    told, inquiries = partial(words_of, "terms", "told"), partial(words_of, "justice", "inquiries")
    yield Demand((_lengths(), told("verdicts") | told("extremes") | told("imposed")))
    yield Demand((_lengths(), frozenset({"life"}), GIVEN))
    yield Demand((_lengths(), words_of("justice", "court", "words"), told("deciding")))
    yield Demand((_lengths(), told("going") | told("getting") | told("putting"), told("away")))
    yield Demand((_lengths(), frozenset({"do", "doing", "serving"})))
    yield Demand((words_of("justice", "filings", "nouns"), frozenset({"against"})))
    yield Demand((inquiries("nouns"), inquiries("verbs"), inquiries("into")))
    yield Demand((words_of("tables", "terms", "nouns"), words_of("tables", "terms", "imposed")))


# A topic that a multitude alone sets too.
_ANY_NUMBER = "estimate"


@cache
def _lengths() -> Words:
    """The words of which one stands in every length of time."""
    return frozenset(word.rstrip(".") for listed in load("numbers")["unit"].values() for word in listed)


@cache
def by_word() -> dict[str, tuple[Demand, ...]]:
    """Map each word of the rarest set of a demand to the demand."""
    index: dict[str, list[Demand]] = {}
    for demand in demands():
        for word in _rarest(demand):
            index.setdefault(word, []).append(demand)
    return {word: tuple(found) for word, found in index.items()}


def is_common(demand: Demand, words: Words) -> bool:
    """Tell whether a set of a demand has words that stand in every text, and is not its rarest."""
    return _commonness(words) == _EVERYWHERE and words != _rarest(demand)


def _rarest(demand: Demand) -> Words:
    """The set whose words are met least, judged by the lists of common words: any choice loses nothing."""
    return min(demand.sets, key=lambda words: (_commonness(words), len(words), sorted(words)))


_EVERYWHERE = 3


_VERBS = frozenset({"common_verb", "court_verb"})


@cache
def _commonness(words: Words) -> int:
    """3 for a set of prepositions and the like mostly, else 2 with a common verb, 1 with a noun of a class, or 0.

    One form among many may be either: "following" is a preposition beside "follow" and "followed".
    """
    classes = load("function_words")
    closed = frozenset(word for name, listed in classes.items() if name not in _VERBS for word in listed.split())
    if len(words & closed) * 2 >= len(words):
        return _EVERYWHERE
    ranks = ((1, noun_classes().keys()), (2, common_verbs().keys()))
    return max((rank for rank, listed in ranks if not words.isdisjoint(listed)), default=0)
