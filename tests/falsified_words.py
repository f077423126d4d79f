"""The words of a sentence that state a metric, each with one in its place that states none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of, plural, verb_forms
from impactetl.lexicon.load import load, words_of
from impactetl.metrics.base import Cue, Role
from impactetl.metrics.registry import metric as metric_of
from impactetl.syntax.items import category

Change = tuple[int, int, str]
"""A stretch of a text, and the words that take its place."""

_TOKEN = re.compile(r"[\w-]+|[^\w\s]")
_HARMLESS = {"base": "praise", "third": "praises", "ing": "praising"} | dict.fromkeys(
    ("past", "preterite", "part"), "praised"
)
_ACTING = frozenset({Role.VERB, Role.STATE})
# What a verb needs behind it stands so many tokens from it, a gap of a cue holds so many.
_REACH, _GAP = 12, 4
_GAPS = frozenset({"..", "<date>", "<term>"})
_OPEN = frozenset({"noun", "verb", "adv", "adj"})


def changes(name: str, text: str, start: int, end: int) -> Iterator[Change]:
    """Give what becomes of the words of a stretch that state a metric: "found guilty" becomes "praised visit"."""
    words, tokens = _cue_words(name), list(_TOKEN.finditer(text, start, end))
    behind = _needed(name, [token[0].lower() for token in tokens])
    for i, token in enumerate(tokens):
        form = words.get(token[0].lower())
        if form is None and i in behind:
            form = "plural" if token[0].lower().endswith("s") else "noun"
        if form is not None:
            other = {"noun": "visit", "plural": "visits"}.get(form) or _HARMLESS[form]
            yield token.start(), token.end(), other.title() if token[0][0].isupper() else other


@cache
def _cue_words(name: str) -> Mapping[str, str]:
    """The first words of a metric's cues, each with its form, and those of the lists by which its rules tell it."""
    found: dict[str, str] = {}
    for cue in metric_of(name).cues:
        for word in cue.words:
            if cue.role in _ACTING and word != "be":
                found |= verb_forms(word)
            elif cue.role not in _ACTING:
                found |= {word: "noun"} | dict.fromkeys(plural(word), "plural")
    return found | {w: "past" if category(w) == "verb" else "plural" for w in sorted(_listed().get(name, ()))}


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Words beside those of cues, by metric: how a term is told to be one, what money is for, whose help it is."""
    terms = frozenset().union(*(words_of("terms", n) for n in ("imposed", "custody", "after")))
    return {
        "sentence_length": terms.union(*(words_of("terms", "told", n) for n in ("putting", "extremes"))) | {"service"},
        "victims_estimated": frozenset().union(*(words_of(*path) for path in _SUFFERED)) | forms_of(*_harming()),
        "victims_identified": words_of("counting", "known_victims"),
        "fine": words_of("money", "fine", "words"),
        "compensation": frozenset(_redress()),
        "investigations": words_of("own_cases", "before_trial"),
        "illicit_profits": words_of("money", "illicit", "profits"),
        "people_assisted": frozenset().union(*(words_of(*path) for path in _HELPED)) - {"survivors", "survivor"},
        "people_trained": frozenset().union(*(words_of("lessons", n) for n in ("strong", "named", "learners"))),
    }


_SUFFERED = (("topics", "exploitation"), ("counting", "estimators"), ("suffering", "quoted"))


def _harming() -> frozenset[str]:
    return words_of("suffering", "harming") | words_of("suffering", "quoting")


_HELPED = (
    *(("help", name) for name in ("houses", "lessons")),
    *(("own_work", name) for name in ("served", "buildings", "meant")),
    ("money", "compensation", "words"),
)


def _redress() -> Iterator[str]:
    """The words by which money is told to be redress: what it is, and how those who were wronged came by it."""
    pairs = " ".join(load("money")["compensation"]["pairs"]).split()
    yield from (word for word in pairs if category(word) in _OPEN)
    yield from (*words_of("money", "won", "by"), "settled", "granted")
    for name in ("words", "paying", "restoring", "wages", "awards", "awarded", "sharing", "dividing"):
        yield from words_of("money", "compensation", name)


def _needed(name: str, words: Sequence[str]) -> frozenset[int]:
    """Where the words stand that a cue needs behind its first one: "guilty" of "found five men guilty"."""
    found: set[int] = set()
    for cue in metric_of(name).cues:
        if cue.then and not any(set(part.split("|")).isdisjoint(words) for part in cue.then if part not in _GAPS):
            found.update(i for k in _starts(cue, words) for i in _matched(cue, words, k))
    return frozenset(i for i in found if category(words[i]) in _OPEN)


def _starts(cue: Cue, words: Sequence[str]) -> Iterator[int]:
    """Where what a cue needs may begin: behind its first word, or anywhere if that may be left out."""
    if "be" in cue.words:
        yield from range(len(words))
        return
    forms = frozenset(form for word in cue.words for form in (verb_forms(word) if cue.role in _ACTING else (word,)))
    for i, word in enumerate(words):
        if word in forms:
            yield from range(i + 1, min(i + 1 + _REACH, len(words)))


def _matched(cue: Cue, words: Sequence[str], start: int) -> list[int]:
    """The places of the words that a cue needs, from ``start`` on; none where one of them is missing."""
    places: list[int] = []
    at, gap = start, False
    for part in cue.then:
        if part in _GAPS:
            gap = True
            continue
        ahead = range(at, min(at + 1 + _GAP * gap, len(words)))
        found = next((k for k in ahead if words[k] in part.split("|")), None)
        if found is None:
            return []
        places.append(found)
        at, gap = found + 1, False
    return places
