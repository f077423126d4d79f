"""The sieve before the deep look: which stretches of a text can hold a statistic at all.

A statistic needs words that tell a metric and something counted: a number, one person, or a denial. What the words are
is read from the metrics and the word lists themselves, as a list of demands: each is a row of sets of words of which
one a set must stand in the same passage. The rarest set of each demand goes into one pattern, which Hyperscan looks for
in a whole text at once; where it hits, the words are looked at one by one. Nothing that could give a record is passed
over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from impactetl.grammar.fold import stretch
from impactetl.grammar.inflect import plural, verb_forms
from impactetl.grammar.money import CODES
from impactetl.grammar.reader import may_hold_number
from impactetl.grammar.tokens import compounds_of, words_of
from impactetl.lexicon.load import load
from impactetl.lexicon.places import country_claims
from impactetl.metrics.base import VICTIMS, Cue, Role
from impactetl.metrics.registry import METRICS
from impactetl.model import Document, Passage, Span
from impactetl.passages.units import Lines
from impactetl.records.setting import document_topics, topics_of
from impactetl.syntax.phrases import may_deny, single_people
from impactetl.syntax.words import common_verbs, noun_classes

Words = frozenset[str]

if TYPE_CHECKING:
    import hyperscan

# Records of these metrics count whoever their verb is used of, even where no list knows the noun.
_ANYBODY = frozenset({"arrests", "convictions", "acquittals"})
_BARE = frozenset({"people", "suspect"})
_FREE = frozenset({"..", "<term>"})


@dataclass(frozen=True, slots=True)
class Demand:
    """Sets of words, one of each of which must stand in a passage.

    ``counts`` are the classes that may be counted without a number. ``topic`` names a vocabulary that must show in the
    passage or its document. ``money`` is true where an amount is counted.
    """

    sets: tuple[Words, ...]
    counts: Words = frozenset()
    topic: str | None = None
    money: bool = False


@cache
def demands() -> tuple[Demand, ...]:
    """Give what must stand in a passage that states something: by a cue of a metric, or by none."""
    found = {demand for metric in METRICS for cue in metric.cues for demand in _of_cue(metric.name, cue)}
    return (*sorted(found, key=lambda demand: (sorted(map(sorted, demand.sets)), repr(demand))), *_without_cue())


def _of_cue(metric: str, cue: Cue) -> Iterator[Demand]:
    """The demands of one cue: a form of its word, what must follow, and a noun where it counts only some classes."""
    parts = [frozenset(part.split("|")) for part in cue.then if part not in _FREE]
    verbal = cue.role in {Role.VERB, Role.STATE}
    if verbal and metric not in _ANYBODY and cue.counts.isdisjoint(_BARE):
        parts.append(_nouns(cue.counts))
    for word in cue.words:
        forms = verb_forms(word).keys() if verbal else (word, *plural(word))
        own = [] if word == "be" else [frozenset(forms)]  # "be" may be left out: "12 men in custody"
        yield Demand((*own, *parts), cue.counts, None if cue.topic == _ANY_NUMBER else cue.topic)


def _without_cue() -> Iterator[Demand]:
    """What is counted without any cue: countries, victims that exist or are helped, terms, money."""
    justice = load("justice")
    term, payment = justice["term"], justice["compensation"]
    custody = _listed(term["imposed"], term["after"], term["custody"], _SENTENCING)
    yield Demand((_nouns(frozenset({"country"})),))
    yield Demand((_nouns(frozenset({"victim"})), _listed("there estimate estimates estimated officially")))
    yield Demand((_nouns(VICTIMS), _listed("its our their")))
    yield Demand((_listed("year years month months week weeks day days"), custody))
    yield Demand((_listed(justice["fine"]["words"], payment["words"], "pay awarded award"),), money=True)
    for pair in payment["pairs"]:
        yield Demand(tuple(frozenset({word}) for word in pair.split()), money=True)
    yield Demand((_listed(justice["illicit"]["profits"]), _listed(justice["illicit"]["crime"])), money=True)


_SENTENCING = "sentenced jailed imprisoned sentencing term terms"
# A topic that a multitude alone sets too.
_ANY_NUMBER = "estimate"


def _listed(*lists: str) -> Words:
    return frozenset(word for listed in lists for word in listed.split())


def _nouns(classes: Words) -> Words:
    return frozenset(word for word, name in noun_classes().items() if name in classes)


@cache
def _by_word() -> dict[str, tuple[Demand, ...]]:
    """Map each word of the rarest set of a demand to the demand."""
    index: dict[str, list[Demand]] = {}
    for demand in demands():
        for word in _rarest(demand):
            index.setdefault(word, []).append(demand)
    return {word: tuple(found) for word, found in index.items()}


def _rarest(demand: Demand) -> Words:
    """The set whose words are met least, judged by the lists of common words: any choice loses nothing."""
    return min(demand.sets, key=lambda words: (_commonness(words), len(words), sorted(words)))


def _commonness(words: Words) -> int:
    """3 for a set that holds a preposition or the like, 2 for a common verb, 1 for a noun of a class, 0 for others."""
    classes = load("function_words")
    closed = frozenset(word for name, listed in classes.items() if name != "common_verb" for word in listed.split())
    ranks = ((1, noun_classes().keys()), (2, common_verbs().keys()), (3, closed))
    return max((rank for rank, listed in ranks if not words.isdisjoint(listed)), default=0)


@cache
def _database() -> "hyperscan.Database":
    """Compile the words that are looked for first, whatever their case; words that hyphens join by their last part."""
    import hyperscan  # noqa: PLC0415 - small inputs do without

    words = sorted({word.rsplit("-", 1)[-1] for word in _by_word()})
    database = hyperscan.Database()
    expression = rf"\b(?:{'|'.join(map(re.escape, words))})\b".encode()
    database.compile(expressions=[expression], ids=[0], elements=1, flags=hyperscan.HS_FLAG_CASELESS)
    return database


def first_hits(text: str) -> list[int]:
    """Give where words end that a demand begins with; a letter that is not ASCII counts as a sign between words."""
    found: list[int] = []
    _database().scan(text.encode("ascii", "replace"), match_event_handler=lambda _i, _s, end, _f, _c: found.append(end))
    return found


# Letters that are folded into others before a word is looked up: what holds one may hide a word from the first look.
_FOLDED = re.compile(
    "[\u00ad\u017f\u0130\u0132\u0133\u01c4-\u01cc\u2070-\u209c\u2100-\u214f\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff]"
)


def may_state(text: str, told: Words | None = None) -> bool:
    """Tell whether a stretch of text can hold a statistic: the words of a demand stand in it, and something counted.

    ``told`` are the topics of its document; without them, any topic counts as told.

    >>> may_state("Police freed 12 girls."), may_state("She was born in 1990."), may_state("A man was arrested.")
    (True, False, True)
    """
    words = frozenset((*words_of(text), *compounds_of(text)))
    met = [demand for demand in _met(words) if not demand.money or _money().search(text)]
    if told is not None and any(demand.topic for demand in met):
        topics = told | topics_of(words)
        met = [demand for demand in met if demand.topic is None or demand.topic in topics]
    return bool(met) and (has_number(text) or may_deny(words) or any(demand.counts & _single(words) for demand in met))


def _met(words: Words) -> list[Demand]:
    """The demands whose words all stand."""
    index = _by_word()
    found = (demand for word in words & index.keys() for demand in index[word])
    return [demand for demand in found if not any(map(words.isdisjoint, demand.sets))]


@cache
def _money() -> re.Pattern[str]:
    """Whatever makes a number an amount: a sign, or a code or abbreviation beside digits, or a currency's word."""
    lists = load("currencies")
    marks = {
        *lists["symbol"],
        *lists["cent"],
        *CODES,
        *(word for one in lists["family"].values() for word in one["words"]),
    }
    signs = "|".join(re.escape(mark) for mark in sorted(marks) if not any(map(str.isalpha, mark)))
    short = "|".join(re.escape(mark) for mark in sorted(marks) if any(map(str.isalpha, mark)) and len(mark) <= _SHORT)
    long = "|".join(re.escape(mark) for mark in sorted(marks) if any(map(str.isalpha, mark)) and len(mark) > _SHORT)
    return re.compile(rf"{signs}|(?:{long})|(?:{short})\W{{0,3}}\d|\d\W{{0,3}}(?:{short})", re.IGNORECASE)


# Marks of so few letters stand in many words.
_SHORT = 3


def has_number(text: str) -> bool:
    """Tell whether a number that may count something can stand in a stretch: "in 1990," counts nothing.

    >>> has_number("He left in 1990."), has_number("He met 1990 men."), has_number("a dozen")
    (False, True, True)
    """
    low = text.lower() if text.isascii() else stretch(text, 0, len(text)).low
    return may_hold_number(_YEAR.sub(" ", low) if _DIGIT.search(low) else low)


_DIGIT = re.compile(r"[0-9]")
# A year behind its preposition or month, before what no counted noun begins with.
_YEAR = re.compile(
    r"\b(?:in|since|until|during|after|before|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\s(?:1[5-9]|20)[0-9]{2}(?=[,.;:)]?$|[,.;:)]\s|\s(?:he|she|it|they|the|and|at|by|with|to)\b)"
)


def _single(words: Words) -> Words:
    """The classes of single people that an article may count; the people of a country go as one too."""
    return single_people(words) | (frozenset({"people"}) if not _demonyms().isdisjoint(words) else frozenset())


@cache
def _demonyms() -> Words:
    return frozenset(word for name in country_claims()[1] for word in name.split())


def stretches(document: Document) -> list[Span]:
    """Give the stretches of a text that can hold a statistic, in order; none for most texts.

    A document with tables, whose headings may stand anywhere, is one stretch, and so is one with letters that are
    folded into others.
    """
    text = document.text
    if document.cells or (not text.isascii() and _FOLDED.search(text)):
        return [(0, len(text))]
    hits = first_hits(text)
    if not hits:
        return []
    lines, topics = Lines(text), topics_in(text)
    return [span for span in lines.units(hits) if may_state(text[slice(*span)], topics)]


def topics_in(text: str) -> Words:
    """Give the topics that a whole document may be about."""
    return document_topics(words_of(text))


def deep(text: str, found: Sequence[Passage], spans: Sequence[Span]) -> list[bool]:
    """Tell which passages of a text can state something by themselves, among those that ``spans`` touch."""
    topics = topics_in(text)
    return [
        any(start < passage.end and passage.start < end for start, end in spans)
        and may_state(_with_heads(text, passage), topics)
        for passage in found
    ]


def _with_heads(text: str, passage: Passage) -> str:
    """The words of a passage; of a row of a table with the headings of its cells."""
    heads = {span for cell in passage.cells for span in cell.columns}
    return "\n".join([text[passage.start : passage.end], *(text[slice(*span)] for span in sorted(heads))])
