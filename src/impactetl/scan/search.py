"""The first look, over a whole text: where words of demands stand, and which stretches may hold all that one asks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from impactetl.grammar.reader import NUMBER_WORDS
from impactetl.lexicon.load import load
from impactetl.model import Span
from impactetl.scan.demands import Demand, Words, by_word, demands, is_common
from impactetl.syntax.phrases import ZEROS

if TYPE_CHECKING:
    import hyperscan

# That something is counted is a bit, and so is each set of words of a demand.
_COUNTED, _FIRST_SET = 1, 2
_DIGIT = re.compile("[0-9]")
# The letters of ASCII, small; every other sign parts words (an underscore marks words that stand out: "_caught_").
_SMALL = bytes(ord(chr(sign).lower()) if chr(sign) in ascii_letters else ord(" ") for sign in range(256))
# Letters that are folded into others before a word is looked up: what holds one may hide a word from the first look.
_FOLDED = re.compile(
    "[\u00ad\u017f\u0130\u0132\u0133\u01c4-\u01cc\u2070-\u209c\u2100-\u214f\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff]"
)


class Sign(NamedTuple):
    """What a word shows: the bits of the sets that it is in, and those that each demand asks for that begins with it.

    Words that are met in every text are left to the second look.
    """

    shows: int
    asks: tuple[int, ...] = ()


# What a hidden word may show: every bit, and all that a demand asks.
_HIDDEN = Sign(-1, (0,))


class Signs:
    """Where the words of demands stand in a text, as letters of ASCII: any other is a sign between words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = _hits(text.encode("ascii", "replace").translate(_SMALL))
        if not text.isascii():
            hidden = [(found.end(), _HIDDEN) for found in _FOLDED.finditer(text)]
            self._found = sorted((*self._found, *hidden), key=itemgetter(0)) if hidden else self._found
        self._ends = [end for end, _ in self._found]
        self._begin = [end for end, sign in self._found if sign.asks]
        self._asks = [sign.asks for _, sign in self._found if sign.asks]

    @property
    def begin(self) -> Sequence[int]:
        """Where the words end with which a demand begins, ascending: one stands in each stretch that may state."""
        return self._begin

    def may_state(self, *spans: Span) -> bool:
        """Tell whether these stretches may hold together all that a demand asks.

        >>> text = "Police freed 12 girls. It rained in 12 towns."
        >>> Signs(text).may_state((0, 22)), Signs(text).may_state((23, 45))
        (True, False)
        """
        return bool(self._asked(spans))

    def asked(self, *spans: Span) -> list[Demand]:
        """Give the demands of which all words may stand in these stretches: no other is met."""
        named = _named()
        return [demand for bits in self._asked(spans) for demand in named[bits]]

    def _asked(self, spans: Sequence[Span]) -> list[int]:
        """What the demands ask for that may be met."""
        asked = {bits for span in spans for asks in self._asks[self._within(self._begin, span)] for bits in asks}
        if not asked:
            return []
        shown = _COUNTED if any(_DIGIT.search(self._text, *span) for span in spans) else 0
        for span in spans:
            for _, sign in self._found[self._within(self._ends, span)]:
                shown |= sign.shows
        return [bits for bits in asked if shown & bits == bits]

    @staticmethod
    def _within(ends: Sequence[int], span: Span) -> slice:
        """Which of the words that end at these places stand in a stretch."""
        return slice(bisect_right(ends, span[0]), bisect_right(ends, span[1]))


@cache
def _signs() -> dict[str, Sign]:
    """The words that are looked for; of those that hyphens join, the last part, and "hadn" as in "hadn't"."""
    sets = _bits()
    shows = dict.fromkeys(NUMBER_WORDS | ZEROS, _COUNTED)
    for words, bit in sets.items():
        for word in words:
            shows[word] = shows.get(word, 0) | bit
    signs: dict[str, Sign] = {}
    for word, bits in shows.items():
        asks = set(map(_asked, by_word().get(word, ())))
        for written in _written(word):
            known = signs.get(written, Sign(0))
            signs[written] = Sign(known.shows | bits, tuple({*known.asks, *asks}))
    return signs


@cache
def _bits() -> dict[Words, int]:
    """The bit of each set of words that is looked for."""
    told = sorted({words for demand in demands() for words in demand.sets if not is_common(demand, words)}, key=sorted)
    return {words: _FIRST_SET << n for n, words in enumerate(told)}


def _asked(demand: Demand) -> int:
    """What a demand asks for; one person, whom any noun may name, counts without a sign of it."""
    bits = 0 if demand.anybody or demand.counts else _COUNTED
    for words in demand.sets:
        bits |= _bits().get(words, 0)
    return bits


@cache
def _named() -> dict[int, tuple[Demand, ...]]:
    """Map what demands ask for to those that ask it, and all to what a hidden word asks."""
    found: dict[int, list[Demand]] = {}
    for demand in demands():
        found.setdefault(_asked(demand), []).append(demand)
    return {bits: tuple(named) for bits, named in found.items()} | {bits: demands() for bits in _HIDDEN.asks}


def _written(word: str) -> set[str]:
    """The runs of letters by which a word is looked for."""
    classes = load("function_words")
    verb = any(word in classes[name].split() for name in ("be", "have", "do", "modal"))
    return {word.rsplit("-", 1)[-1]} | ({f"{word}n"} if verb else set())


@cache
def _database() -> "tuple[hyperscan.Database, tuple[Sign, ...]]":
    """Compile the words, each between blanks, with their signs.

    They are literals: patterns that ask for the bounds of words take seconds to compile in each process.
    """
    import hyperscan  # noqa: PLC0415 - small inputs do without

    signs = sorted(_signs().items())
    literals = [f" {word} ".encode() for word, _ in signs]
    database = hyperscan.Database()
    database.compile(literals, ids=range(len(literals)), elements=len(literals), literal=True)
    return database, tuple(sign for _, sign in signs)


def _hits(raw: bytes) -> list[tuple[int, Sign]]:
    """Give where words end that show something, ascending, in small letters and blanks."""
    found: list[tuple[int, Sign]] = []
    database, signs = _database()
    add = found.append

    def hit(which: int, _start: int, end: int, _flags: int, _context: object) -> None:
        add((end - 2, signs[which]))  # a blank was put before the text, and one stands behind the word

    database.scan(b" %b " % raw, match_event_handler=hit)
    return found
