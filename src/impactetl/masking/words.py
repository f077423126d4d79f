"""The words of a text as the search for personal names sees them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import fold

# Combining marks belong to the letter before; an apostrophe or a hyphen joins two parts of one word.
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[\u2019'\u02bc\u2010-](?:{_LETTER})+)*")
_JOINT = re.compile(r"[\u2019'\u02bc\u2010-]")
_POSSESSIVE = re.compile(r"[\u2019'\u02bc]s$", re.IGNORECASE)
_APOSTROPHES = ("'", "\u2019")
_END_OF_SENTENCE = re.compile(r"(?:[.!?:;\u2026|\u00bb\u2022\u2014]|^)[\s\"'\u201c\u201d\u2018\u2019)(\[\]*\u2013-]*$")
_OPENING = re.compile(r"[\"\u201c\u2018(]$")
_CAPITALS_SHARE = 0.7
# Fewer words than this are no headline.
_LEAST_WORDS = 2
# Longer lines than this are no titles, so that a text without line breaks is not read again for each of its words.
_LONGEST_TITLE = 160
# Words of fewer letters than this stay small in a headline.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; ``start`` and ``end`` leave a possessive 's out, ``full_end`` counts it in.

    ``key`` is the folded form, ``gap`` what stands between the word before and this one, ``first`` whether it starts
    a sentence or a quotation, so that its capital says nothing. ``capital`` tells whether it, or a part behind a hyphen
    or an apostrophe, starts with a capital.
    """

    start: int
    end: int
    full_end: int
    text: str
    key: str
    gap: str
    first: bool
    capital: bool

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.full_end > self.end

    @property
    def parts(self) -> tuple[str, ...]:
        """The folded parts between hyphens."""
        return tuple(part for part in re.split(r"[\u2010-]", self.key) if part)

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()


def words(text: str) -> list[Word]:
    """Give the words of Latin script in a text; other scripts are ``foreign_spans``."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        if not _latin(match[0][0]):
            continue
        word, full_end = match[0], match.end()
        possessive = _POSSESSIVE.search(word)
        if possessive and possessive.start():
            word = word[: possessive.start()]
        elif word[-1] in "sS" and text[full_end : full_end + 1] in _APOSTROPHES:
            full_end += 1
        gap = text[end : match.start()]
        first = not found or _starts_sentence(gap, found[-1])
        key = fold(word).replace("\u2019", "'").replace("\u02bc", "'")
        capital = word != word.lower() and any(part[:1].isupper() for part in _JOINT.split(word))
        found.append(Word(match.start(), match.start() + len(word), full_end, word, key, gap, first, capital))
        end = full_end
    return found


def _starts_sentence(gap: str, before: Word) -> bool:
    if "\n" in gap or _OPENING.search(gap):
        return True
    if not gap.strip() or not _END_OF_SENTENCE.search(gap):
        return False
    abbreviated = gap.startswith(".") and (len(before.text) == 1 or before.key in words_of("personal_names", "address"))
    return not abbreviated


def is_headline(text: str, found: list[Word]) -> bool:
    """Tell whether a text is written as a headline, so that its capitals say nothing; a full stop ends a sentence."""
    if text.rstrip(" \"'\u201d\u2019)").endswith("."):
        return False
    long = [word for word in found if len(word.text) >= _SHORT]
    return len(long) >= _LEAST_WORDS and sum(word.capital for word in long) >= _CAPITALS_SHARE * len(long)


def is_title_line(text: str, at: int) -> bool:
    """Tell whether the line of a text at an offset is written as a title, each word or nearly each with a capital."""
    around = text[max(0, at - _LONGEST_TITLE) : at + _LONGEST_TITLE]
    middle = min(at, _LONGEST_TITLE)
    line = around[around.rfind("\n", 0, middle) + 1 :].partition("\n")[0]
    if len(line) > _LONGEST_TITLE:
        return False
    found = words(line)
    return is_headline(line, found) or all(word.capital for word in found)


def foreign_spans(text: str) -> list[tuple[int, int]]:
    """Give the runs of words in other scripts than Latin, as offsets; an English text has them for names."""
    spans: list[tuple[int, int]] = []
    if text.isascii():
        return spans
    for at, char in enumerate(text):
        if not _foreign(char):
            continue
        joined = spans and not text[spans[-1][1] : at].strip(" .'\u2019\u00b7\u200b\u200c\u200d-")
        if joined:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


@lru_cache(maxsize=4096)
def _foreign(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char)[0] in "LM" and not _latin(char)


@lru_cache(maxsize=4096)
def _latin(char: str) -> bool:
    """Whether a letter is Latin, or a mark or sign that Latin script uses."""
    name = unicodedata.name(char, "")
    return name.startswith(("LATIN", "COMBINING", "MODIFIER", "MICRO", "FEMININE", "MASCULINE", "FULLWIDTH LATIN"))


def apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that touch or overlap, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
