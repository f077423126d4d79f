"""The second look, at one stretch: the words of a demand stand in it, and something that it may count."""

import re
from collections.abc import Iterable
from functools import cache

from impactetl.grammar.money import CODES, WORDLIKE
from impactetl.grammar.numerals import SCALES
from impactetl.grammar.tokens import compounds_in, words_in
from impactetl.lexicon.load import load
from impactetl.lexicon.places import country_claims
from impactetl.metrics.base import PEOPLE
from impactetl.records.base.link import SINGULAR
from impactetl.records.base.setting import Whole, charity_topics, topics_of
from impactetl.scan.demands import OF, Demand, Words, demands
from impactetl.scan.figures import has_number
from impactetl.syntax.phrases import PAIRS_OR_BOTH, may_deny, single_people
from impactetl.syntax.words import noun_class


def may_state(text: str, whole: Whole | None = None, asked: Iterable[Demand] | None = None) -> bool:
    """Tell whether a stretch of text can hold a statistic: the words of a demand stand in it, and something counted.

    ``whole`` is its document, which may tell topics too; without it, any topic counts as told. ``asked`` are the
    demands that the first look leaves; without them, all are looked at.

    >>> may_state("Police freed 12 girls."), may_state("She was born in 1990."), may_state("A man was arrested.")
    (True, False, True)
    """
    words = frozenset((*words_in(text), *compounds_in(text)))
    met = _met(words, demands() if asked is None else asked)
    if any(demand.money for demand in met) and not _may_name_money(text, words):
        met = [demand for demand in met if not demand.money]
    if whole is not None and met and all(demand.topic for demand in met):
        topics = topics_of(words) | whole.topics | charity_topics(words, whole.topics)
        met = [demand for demand in met if demand.topic in topics]
    return bool(met) and (may_deny(words) or has_number(text) or _counts_one(met, words))


def _counts_one(met: list[Demand], words: Words) -> bool:
    """Whether a demand may count one person without a number."""
    if any(demand.anybody for demand in met) and not words.isdisjoint(SINGULAR):
        return True
    counts = frozenset[str]().union(*(demand.counts for demand in met))
    return bool(counts) and not counts.isdisjoint(_single(words))


def _met(words: Words, asked: Iterable[Demand]) -> list[Demand]:
    """The demands among those ``asked`` whose words all stand."""
    met = [demand for demand in asked if not any(map(words.isdisjoint, demand.sets))]
    if OF in words or not any(demand.whom for demand in met):
        return met
    named = _classes(words)
    return [demand for demand in met if not demand.whom or not named.isdisjoint(demand.whom)]


def _classes(words: Words) -> frozenset[str | None]:
    """The classes of the nouns among words; a pair, and the people of a country, are people."""
    people = not PAIRS_OR_BOTH.isdisjoint(words) or not _demonyms().isdisjoint(words)
    return frozenset(map(noun_class, words)) | (PEOPLE if people else frozenset())


def _may_name_money(text: str, words: Words) -> bool:
    """Tell whether something makes a number an amount: a sign or a currency's word, a common one beside a number."""
    signs, named, common = _currencies()
    if not named.isdisjoint(words) or signs.search(text):
        return True
    return not _COMMON.isdisjoint(words) and common.search(text) is not None


# Codes and words of currencies that are words of every text, too: "all", "won".
_COMMON = frozenset(map(str.lower, WORDLIKE))


@cache
def _currencies() -> tuple[re.Pattern[str], Words, re.Pattern[str]]:
    """The signs of currencies, their words and codes by their last letters, and the common ones beside a number."""
    lists = load("currencies")
    words = {word for family in lists["family"].values() for word in family["words"]}
    marks = {*lists["symbol"], *lists["cent"], *CODES, *words}
    signs = "".join(sorted({sign for mark in marks for sign in mark if not sign.isalpha() and sign not in " .'"}))
    named = frozenset(words_in(mark)[-1] for mark in marks if not set(signs) & set(mark))
    common, scales = "|".join(sorted(_COMMON)), "|".join(sorted(SCALES))
    beside = rf"(?:{common})\W{{0,3}}\d|(?:\d|{scales})\W{{0,3}}(?:{common})"
    return re.compile(f"[{re.escape(signs)}]"), named - _COMMON, re.compile(beside, re.IGNORECASE)


def _single(words: Words) -> Words:
    """The classes of single people that an article may count; the people of a country go as one too."""
    return single_people(words) | (frozenset({"people"}) if not _demonyms().isdisjoint(words) else frozenset())


@cache
def _demonyms() -> Words:
    return frozenset(word for name in country_claims()[1] for word in name.split())
