"""Names that an initial tells: "Ram B., 41", "said Ash D.", where the word alone may mean anything."""

import re

from impactetl.lexicon.load import words_of
from impactetl.masking import signs
from impactetl.masking import vocabulary as v
from impactetl.masking.kinds import Kind, adjacent
from impactetl.masking.words import Word

# What follows the full stop of an initial that ends no sentence.
_GOES_ON = re.compile(r"\.(?:\s*[,;:()\u2013\u2014/-]|\s+[a-z\d&]|['\u2019]s\b)")
_MAY_BE = frozenset((Kind.WORD, Kind.MAYBE_WORD, Kind.MAYBE_PLACE))
# How many of what stand in a thing that has a letter: "Hub C., 3 staff", but "Ash B., 14 and alone".
_HOLDS = re.compile(r"\.?\s*[,:(]\s*\d[\d,]*\s+([a-z]+)")
# These are persons only with an age or the like behind: "Islam B., 33", but "Washington D.C.".
_ONLY_MARKED = frozenset((Kind.KNOWN, Kind.TOWN, Kind.HEAD, Kind.LETTERS))


def with_initial(text: str, words: list[Word], kinds: list[Kind], i: int) -> bool:
    """Tell whether initials behind a word make a name of the two: "sentenced Ram B., 41", "convicted Long V. T."."""
    last = _last_initial(words, kinds, i)
    if last is None or not _possible(words, kinds, i):
        return False
    if _goes_on_to_a_name(words, last):
        return kinds[i] is Kind.LETTERS or (
            kinds[i] in _MAY_BE and (v.is_name_too(words[i].key) or v.is_person(words[i].key))
        )
    rest = text[words[last].full_end :][:60]
    if signs.marks(rest.removeprefix(".")):
        return True
    if kinds[i] in _ONLY_MARKED or v.is_function(words[i].key):
        return False
    if _is_a_thing(words, kinds, i, rest):
        return False
    dotted = rest.startswith(".")
    return bool(_GOES_ON.match(rest)) or (dotted and not words[i].first) or _of_a_person(words, i, last)


def _last_initial(words: list[Word], kinds: list[Kind], i: int) -> int | None:
    """The last of the initials behind word ``i``; None where there are none, or they abbreviate a country or a time."""
    last = i
    while adjacent(words, last) and kinds[last + 1] is Kind.INITIAL:
        last += 1
    letters = "".join(word.key for word in words[i + 1 : last + 1])
    short = len(letters) > 1 and letters in words_of("proper_words", "abbreviation")
    return None if last == i or short else last


def _possible(words: list[Word], kinds: list[Kind], i: int) -> bool:
    word, kind = words[i], kinds[i]
    if not word.capital or len(word.text) == 1 or word.key in words_of("personal_names", "lettered"):
        return False
    if word.key in words_of("personal_names", "person_noun") and not v.is_person(word.key):
        return False
    if kind is Kind.OFFICE:
        return v.is_office_too(word.key) and not _determined(words, i)
    return kind in _MAY_BE or kind in _ONLY_MARKED


def _is_a_thing(words: list[Word], kinds: list[Kind], i: int, rest: str) -> bool:
    """Whether an ordinary word has a letter to tell it from others of its kind, and what is in it is counted."""
    held = _HOLDS.match(rest)
    if not held or kinds[i] is not Kind.WORD or v.is_person(words[i].key) or held[1] in v.function_words():
        return False
    placed = not words[i].gap.strip() and words[i - 1].key in words_of("function_words", "preposition")
    return not held[1].startswith("year") and (words[i].first or placed)


def _determined(words: list[Word], i: int) -> bool:
    return bool(i) and not words[i].gap.strip() and words[i - 1].key in words_of("function_words", "determiner")


def _goes_on_to_a_name(words: list[Word], last: int) -> bool:
    """Whether a word in capitals stands behind the initials as a last name: "Ram B. Thapa"."""
    return adjacent(words, last) and words[last + 1].capital and not words[last + 1].first


def _of_a_person(words: list[Word], i: int, last: int) -> bool:
    """Whether verbs around tell a person where the initial has no full stop: "arrested Moon T in Cebu"."""
    before = bool(i) and words[i - 1].key in words_of("personal_names", "speech")
    told = (before and not words[i].gap.strip()) or signs.led_in(words, i) or signs.undergoes(words, i)
    return told or signs.suffers(words, last) or signs.speaks(words, last)
