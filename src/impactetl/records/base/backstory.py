"""Places and dates of what had happened before the event told: "the woman had been arrested in Lagos"."""

import re
from collections.abc import Sequence
from functools import cache

from impactetl.grammar.inflect import irregular_forms
from impactetl.lexicon.load import load
from impactetl.model import DateMention, PlaceMention, Span

_WORD = re.compile(r"[A-Za-z]+|['\u2019]d\b|[;:]")
# The verb of a place stands so many words before it at most, or behind it where it opens the sentence.
_REACH = 14
# Between "had" and its participle stand so many words: "had by then been".
_HAD_REACH = 4
_HAD = frozenset({"had", "'d", "\u2019d"})
_FINITE = frozenset({"was", "were", "is", "are", "has", "have"})
_MEANWHILE = frozenset({"when", "after", "before", "until"})
# The participle has a "had" or another auxiliary of its own, or is a past tense.
_CARRIED = frozenset({"been", "be", "being", "to"})


def told_before(text: str, span: Span, place: PlaceMention | DateMention) -> bool:
    """Whether the verb of a place or a date in the passage at ``span`` stands in the past perfect."""
    before = [word.lower() for word in _WORD.findall(text, span[0], place.start)][-_REACH:]
    verb = _last_verb(before)
    if verb is not None:
        return verb
    behind = [word.lower() for word in _WORD.findall(text, place.end, span[1])][:_REACH]
    return _first_verb(behind)


def _last_verb(words: Sequence[str]) -> bool | None:
    """Whether the last verb is one in the past perfect; None where there is none."""
    for i in range(len(words) - 1, -1, -1):
        if words[i] in _FINITE or words[i] in {";", ":"}:
            return False
        if words[i] in _HAD:
            return any(_is_participle(word) for word in words[i + 1 : i + 1 + _HAD_REACH])
        if _is_verb(words[i]) and not _CARRIED & set(words[max(i - 1, 0) : i]):
            if not _MEANWHILE.isdisjoint(words[max(i - _HAD_REACH, 0) : i]):
                continue  # "had opened when the war ended in 2006"
            return not _HAD.isdisjoint(words[max(i - _HAD_REACH, 0) : i])
    return None


def _first_verb(words: Sequence[str]) -> bool:
    """Whether the first verb is one in the past perfect."""
    for i, word in enumerate(words):
        if word in _HAD:
            return any(_is_participle(other) for other in words[i + 1 : i + 1 + _HAD_REACH])
        if word in _FINITE or word in _ASIDE or word.endswith("ing") or _is_verb(word):
            return False
    return False


# What opens a clause within the sentence: "in March, on a letter that a client had smuggled out, police raided".
_ASIDE = frozenset({"that", "who", "whom", "whose", "which", "where", "when", "after", "because", "as"})


def _is_verb(word: str) -> bool:
    return word in irregular_forms() or _is_participle(word)


def _is_participle(word: str) -> bool:
    return word in _participles() or word.endswith("ed")


@cache
def _participles() -> frozenset[str]:
    """Participles that do not end in -ed."""
    return frozenset(forms[-1] for forms in load("verbs")["irregular"].values())
