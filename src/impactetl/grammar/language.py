"""The language of a text, told by its commonest words or its script; only English is extracted."""

import re
import unicodedata
from collections import Counter
from functools import cache

from impactetl.grammar.tokens import letter_runs
from impactetl.lexicon.load import load

ENGLISH = "en"
# The head of a text tells its language; a text of fewer words is not judged.
_HEAD_CHARS, _LEAST_WORDS = 6000, 12
# The words of the language found must make up this share of the text, and outnumber the English ones this often.
_LEAST_SHARE, _LEAD = 0.12, 2.0
_WORD = re.compile(r"[^\W\d_]++")


@cache
def _languages() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The languages in order, and those that each of their words belongs to."""
    words: dict[str, list[str]] = {}
    lists = load("languages")["words"]
    for code, listed in lists.items():
        for word in frozenset(listed.split()):
            words.setdefault(word, []).append(code)
    return tuple(lists), {word: tuple(codes) for word, codes in words.items()}


def language_of(text: str) -> str | None:
    """Give the language of a text, ISO 639-1; None where it is too short or too mixed to tell.

    >>> language_of("The police freed the girls and the men were arrested in the city that was near.")
    'en'
    >>> language_of("Die Polizei hat 120 Frauen befreit und die Männer wurden in der Stadt nicht gefunden.")
    'de'
    """
    words = letter_runs(text[:_HEAD_CHARS].lower(), _WORD)
    script = _script(words)
    if script is not None:
        return script
    if len(words) < _LEAST_WORDS:
        return None
    languages, known = _languages()
    count = dict.fromkeys(languages, 0)
    for word in filter(known.__contains__, words):
        for code in known[word]:
            count[code] += 1
    best = max(count, key=lambda code: count[code])
    if count[best] < _LEAST_SHARE * len(words):
        return None
    return best if best == "en" or count[best] > _LEAD * count["en"] else "en"


def _script(words: list[str]) -> str | None:
    """The language of a script that is not Latin, where most words are written in it."""
    if "".join(words).isascii():
        return None
    found: Counter[str] = Counter()
    for letter, times in Counter(word[0] for word in words).items():
        found[_script_of(letter)] += times
    name, most = found.most_common(1)[0] if found else ("LATIN", 0)
    scripts: dict[str, str] = load("languages")["scripts"]
    return scripts.get(name) if most > len(words) / 2 else None


@cache
def _script_of(letter: str) -> str:
    """The first word of a letter's Unicode name: LATIN, CYRILLIC, CJK."""
    return unicodedata.name(letter, "LATIN").split()[0]
