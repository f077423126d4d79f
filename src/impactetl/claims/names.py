"""Names and nouns as they are compared: organisations, publishers, groups of people."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import urlsplit

from impactetl.lexicon.load import load

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['\u2019]s\b")
# An acronym has this many letters or more.
_ACRONYM = 3
_PLURAL = 4
"""Letters that a word must have for its last s to be taken for a plural's."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("claims")[name])


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Give a name as it is compared: small letters, no punctuation, no article before it.

    >>> folded("The A21 Campaign, Inc."), folded("the government")
    ('a21 campaign inc', 'government')
    """
    words = _WORD.findall(_APOSTROPHE.sub("", name.casefold()))
    return " ".join(words[1:] if words and words[0] in _words("articles") and len(words) > 1 else words)


@cache
def authorities() -> frozenset[str]:
    """Give the folded names of those who may have counted what anybody did in their country."""
    return frozenset(folded(name) for name in _words("authorities"))


def host(uri: str) -> str | None:
    """Give the host of a URL without its ``www.``, or None where it has none.

    >>> host("https://www.example.org/a.html"), host("reports/a.txt")
    ('example.org', None)
    """
    found = urlsplit(uri).hostname if "://" in uri else None
    return found.removeprefix("www.") if found else None


def aliases(names: Iterable[str]) -> Mapping[str, str]:
    """Map each acronym to the one name in full that it stands for among these names; both are folded.

    >>> dict(aliases(["IJM", "International Justice Mission", "the government"]))
    {'ijm': 'international justice mission'}
    """
    listed = sorted(set(names))
    full: dict[str, set[str]] = {}
    for name in listed:
        initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
        if len(initials) >= _ACRONYM and " " in name.strip():
            full.setdefault(initials.casefold(), set()).add(folded(name))
    short = {folded(name) for name in listed if name.isupper() and " " not in name}
    return {name: next(iter(full[name])) for name in sorted(short) if len(full.get(name, ())) == 1}


@lru_cache(maxsize=65536)
def nouns(population: str) -> frozenset[str]:
    """Give the telling words of a population: singular, without those that any group has.

    >>> sorted(nouns("minor girls")), sorted(nouns("criminals"))
    (['girl', 'minor'], [])
    """
    general, stop = _words("general_nouns"), _words("stop_words")
    found = (word for word in _WORD.findall(population.casefold()) if word not in general and word not in stop)
    return frozenset(word.removesuffix("s") if len(word) >= _PLURAL else word for word in found if not word.isdigit())


@cache
def demographic() -> frozenset[str]:
    """Give the words of populations, as ``nouns`` has them, that say no more than sex and age."""
    return nouns(" ".join(sorted(_words("demographic_nouns"))))
