"""What each word of a text can be, before its neighbours are asked."""

import re
from enum import Enum

from impactetl.lexicon.load import words_of
from impactetl.masking import vocabulary as v
from impactetl.masking.words import Word

_ACRONYM = re.compile(r"(?:[A-Z0-9]{2,7}s?|[A-Z](?:[A-Z]|[a-z])*[A-Z]s?)")
_MOST_ACRONYM = 7
_PRONOUN = "I"
_BEFORE_PLACE = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "outside",
        "around",
        "throughout",
        "across",
        "of",
        "to",
        "between",
        "via",
        "the",
        "our",
    )
)
# "to" and "of" also stand before persons: there a name that is listed stays one.
_SURE_BEFORE_PLACE = frozenset(("in", "at", "near", "from", "outside", "around", "throughout", "across"))
_LEAST_LOWER = 4
# An unknown word and the word that makes it a body's name stand this far apart at the most.
_HEAD_REACH = 2
# So many words in a row that are all capitals are a text in capitals, not acronyms side by side.
_LOUD_RUN = 4
# Fewer letters than this, or none that sounds alone, are an acronym.
_LEAST_SPOKEN = 3
_NAME_PARTS = ("short_surname", "particle", "worn")
_VOWEL = re.compile("[aeiouy]")


class Kind(Enum):
    """What a word can be."""

    LOWER = "lower"  # no capital: nothing to ask
    WORD = "word"  # ordinary English with a capital
    KNOWN = "known"  # a body, a people, a month, a country: never a name
    HEAD = "head"  # makes the capitalised words before it the name of a body
    ADDRESS = "address"  # Mr, Sister: what follows is a name
    OFFICE = "office"  # Judge, President: a name may follow
    TOWN = "town"  # a large town, or one behind a preposition
    MAYBE_WORD = "maybe word"  # an ordinary word that is a given name too
    MAYBE_PLACE = "maybe place"  # a country or region that is a given name too
    INITIAL = "initial"  # a single letter
    LETTERS = "letters"  # in capitals throughout and in no list: an acronym, or a name
    NAME = "name"  # nothing known: deny by default


def kinds_of(words: list[Word], *, headline: bool) -> list[Kind]:
    """Give the kind of each word; known phrases of several words come first."""
    loud = bool(words) and all(word.text.isupper() for word in words if len(word.text) > 1)
    found = [_kind(words, i, loud=loud or _in_loud_run(words, i)) for i in range(len(words))]
    for i in range(len(words)):
        _mark_phrase(words, found, i)
    for i, word in enumerate(words):
        if found[i] is Kind.NAME and not v.is_person(word.key) and _of_a_body(words, found, i, headline=headline):
            found[i] = Kind.KNOWN
    return found


def adjacent(words: list[Word], i: int) -> bool:
    """Tell whether word ``i`` and the next belong to one run: only blanks between, or the dot of an initial."""
    if i < 0 or i + 1 >= len(words) or words[i].possessive or "\n" in words[i + 1].gap:
        return False
    gap = words[i + 1].gap
    if not gap.strip():
        return True
    dotted = gap.strip() == "." and (len(words[i].text) == 1 or words[i].key in words_of("personal_names", "address"))
    return dotted and (not words[i + 1].first or len(words[i].text) == 1)


def _kind(words: list[Word], i: int, *, loud: bool) -> Kind:
    word = words[i]
    if not word.capital:
        lower_name = len(word.key) >= _LEAST_LOWER and v.is_given(word.key)
        return Kind.NAME if lower_name and not v.is_ordinary(word.key) and not v.is_wide(word.key) else Kind.LOWER
    if len(word.text) == 1:
        return Kind.WORD if word.text in {_PRONOUN, "A"} and not _dotted(words, i) else Kind.INITIAL
    if word.shouted and not loud and _is_acronym(word):
        return Kind.LETTERS if _may_be_spoken(word) else Kind.KNOWN
    if word.key in words_of("proper_words", "month") and not (adjacent(words, i) and words[i + 1].capital):
        return Kind.KNOWN
    return _titled(word, words, i) or _listed(word) or _placed(words, i) or _unlisted(word)


def _may_be_spoken(word: Word, least: int = _LEAST_SPOKEN) -> bool:
    """Whether capitals may be a name: they have a vowel, and no list knows the word as something else."""
    known = v.is_ordinary(word.key) or v.is_proper(word.key) or v.is_wide(word.key) or not word.text.isalpha()
    entry = v.place_of(word.key)
    large = entry is not None and entry.large
    listed = any(word.key in words_of("proper_words", name) for name in ("head", "abbreviation", "month"))
    return len(word.text) >= least and bool(_VOWEL.search(word.key)) and not (known or large or listed)


def _in_loud_run(words: list[Word], i: int) -> bool:
    """Whether words in a row are all capitals and no acronyms: "KOFI MENSAH was", "JAN NOVAK WAS JAILED in May"."""
    first = last = i
    while first and last - first < _LOUD_RUN and adjacent(words, first - 1) and words[first - 1].shouted:
        first -= 1
    while last - first < _LOUD_RUN and adjacent(words, last) and words[last + 1].shouted:
        last += 1
    if not words[i].shouted or first == last:
        return False
    run = words[first : last + 1]
    return len(run) >= _LOUD_RUN or all(_reads(word, least=_LEAST_SPOKEN - (len(run) >= _LEAST_SPOKEN)) for word in run)


def _reads(word: Word, *, least: int) -> bool:
    """Whether a word in capitals reads as one, not letter by letter; of three words one may be as short as "SU"."""
    if v.is_person(word.key) or any(word.key in words_of("personal_names", name) for name in _NAME_PARTS):
        return True
    return (v.is_ordinary(word.key) and not v.is_proper(word.key)) or _may_be_spoken(word, least)


def _dotted(words: list[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].gap.startswith(".")


def _is_acronym(word: Word) -> bool:
    return len(word.text) <= _MOST_ACRONYM and bool(_ACRONYM.fullmatch(word.text)) and not v.is_person(word.key)


def _titled(word: Word, words: list[Word], i: int) -> Kind | None:
    if word.key in words_of("personal_names", "address"):
        follows = i + 1 < len(words) and words[i + 1].capital
        return Kind.ADDRESS if follows else None
    offices = ("office", "titles")
    return Kind.OFFICE if any(word.key in words_of("personal_names", name) for name in offices) else None


def _listed(word: Word) -> Kind | None:
    if word.key in words_of("proper_words", "head"):
        return Kind.HEAD
    if v.is_name_too(word.key):
        return Kind.MAYBE_WORD
    if v.is_given(word.key) and word.key in words_of("proper_words", "people"):
        return Kind.MAYBE_PLACE
    if v.is_proper(word.key) or word.key in words_of("proper_words", "calendar"):
        return Kind.KNOWN
    return None


def _placed(words: list[Word], i: int) -> Kind | None:
    word = words[i]
    entry = v.place_of(word.key)
    if word.key in words_of("personal_names", "also_places") or (entry is not None and entry.given and entry.large):
        return Kind.MAYBE_PLACE
    if v.is_wide(word.key):
        return Kind.KNOWN
    if entry is None or v.is_ordinary(word.key):
        return None
    if entry.large and not entry.person:
        return Kind.TOWN
    before = words[i - 1].key if i else ""
    sure = before in (_SURE_BEFORE_PLACE if v.is_person(word.key) else _BEFORE_PLACE)
    return Kind.TOWN if sure and not word.gap.strip() else None


def _unlisted(word: Word) -> Kind:
    if len(word.parts) > 1:
        pieces = zip(word.parts, re.split(r"[\u2010-]", word.text), strict=False)
        known = all(
            v.is_ordinary(part) or v.is_proper(part) or v.is_wide(part) or _abbreviates(own) for part, own in pieces
        )
        named = any(v.is_given(part) and not v.is_ordinary(part) for part in word.parts)
        return Kind.NAME if named or not known else Kind.WORD
    return Kind.WORD if v.is_ordinary(word.key) else Kind.NAME


def _abbreviates(part: str) -> bool:
    """Whether a part of a word is letters for other words: "UN-led", not "MENDEZ-RUIZ"."""
    return part.isupper() and not v.is_person(part.lower())


def _mark_phrase(words: list[Word], found: list[Kind], i: int) -> None:
    """Mark the longest known phrase of two words or more that starts at ``i``: a body or a place."""
    if not words[i].capital:
        return
    end = i + 1
    while end < len(words) and end - i < v.LONGEST_PHRASE and _within(words, end - 1):
        end += 1
    for last in range(end, i + 1, -1):
        if not words[last - 1].capital and not words[last - 1].key.isalpha():
            continue
        key = _phrase(words[i:last])
        kind = _phrase_kind(words, i, key)
        if kind is not None:
            found[i:last] = [kind] * (last - i)
            return


def _phrase(words: list[Word]) -> str:
    return " ".join(word.key + ("'s" if word.possessive and n + 1 < len(words) else "") for n, word in enumerate(words))


def _within(words: list[Word], i: int) -> bool:
    """Whether a known phrase may go on behind word ``i``: a possessive may stand within one."""
    return i + 1 < len(words) and not words[i + 1].gap.strip(" \u2019'-") and "\n" not in words[i + 1].gap


def _phrase_kind(words: list[Word], i: int, key: str) -> Kind | None:
    if v.is_proper(key):
        return Kind.KNOWN
    entry = v.place_of(key)
    if entry is None:
        return None
    if v.is_wide(key):
        return Kind.KNOWN
    named = v.is_given(words[i].key)
    before = words[i - 1].key if i else ""
    return Kind.TOWN if (entry.large and not named) or before in _SURE_BEFORE_PLACE else None


def _of_a_body(words: list[Word], found: list[Kind], i: int, *, headline: bool) -> bool:
    """Whether an unknown word is part of a body's name: "Winrock International", "Chab Dai Coalition"."""
    if i and adjacent(words, i - 1) and found[i - 1] in {Kind.ADDRESS, Kind.OFFICE, Kind.NAME, Kind.INITIAL}:
        return False
    for at in range(i + 1, min(i + 1 + (1 if headline else _HEAD_REACH), len(words))):
        if not adjacent(words, at - 1) or not words[at].capital:
            return False
        if found[at] is Kind.HEAD:
            return True
    return False
