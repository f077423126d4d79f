"""The second look, at one stretch: the words of a demand stand in it, and something that it may count."""

import re
from functools import cache

from impactetl.grammar.money import CODES
from impactetl.grammar.tokens import compounds_of, words_of
from impactetl.lexicon.load import load
from impactetl.lexicon.places import country_claims
from impactetl.records.link import SINGULAR
from impactetl.records.setting import Whole, topics_of
from impactetl.scan.demands import Demand, Words, by_word
from impactetl.scan.figures import has_number
from impactetl.syntax.phrases import may_deny, single_people


def may_state(text: str, whole: Whole | None = None) -> bool:
    """Tell whether a stretch of text can hold a statistic: the words of a demand stand in it, and something counted.

    ``whole`` is its document, which may tell topics too; without it, any topic counts as told.

    >>> may_state("Police freed 12 girls."), may_state("She was born in 1990."), may_state("A man was arrested.")
    (True, False, True)
    """
    words = frozenset((*words_of(text), *compounds_of(text)))
    met = _met(words)
    if any(demand.money for demand in met) and not _money().search(text):
        met = [demand for demand in met if not demand.money]
    if whole is not None and met and all(demand.topic for demand in met):
        topics = topics_of(words) | whole.topics
        met = [demand for demand in met if demand.topic in topics]
    return bool(met) and (may_deny(words) or has_number(text) or _counts_one(met, words))


def _counts_one(met: list[Demand], words: Words) -> bool:
    """Whether a demand may count one person without a number."""
    if any(demand.anybody for demand in met) and not words.isdisjoint(SINGULAR):
        return True
    counts = frozenset[str]().union(*(demand.counts for demand in met))
    return bool(counts) and not counts.isdisjoint(_single(words))


def _met(words: Words) -> list[Demand]:
    """The demands whose words all stand."""
    index = by_word()
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


def _single(words: Words) -> Words:
    """The classes of single people that an article may count; the people of a country go as one too."""
    return single_people(words) | (frozenset({"people"}) if not _demonyms().isdisjoint(words) else frozenset())


@cache
def _demonyms() -> Words:
    return frozenset(word for name in country_claims()[1] for word in name.split())
