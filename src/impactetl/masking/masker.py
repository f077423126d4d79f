"""Blocks in the place of what must not be shared."""

import re
from collections.abc import Iterable
from functools import cached_property

from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import fold
from impactetl.masking import vocabulary as v
from impactetl.masking.contacts import address_spans, contact_spans
from impactetl.masking.kinds import Kind, kinds_of
from impactetl.masking.names import name_spans
from impactetl.masking.words import is_headline, words

Span = tuple[int, int]
BLOCK = "\u2588"
"""Stands for one code point of what is masked."""
# Shorter names than this are too often words to be looked for in the rest of a document.
_LEAST_KNOWN = 3
# What stands before the one who made something, a person as a rule.
_CREDIT = re.compile(
    r"\b(?:written|words|text|story|photos?|photographs?|images?|pictures?|reported|reporting|translated|translation|edited"
    r"|interview|told)\s+by\s+$",
    re.IGNORECASE,
)


def covered(text: str, spans: Iterable[Span]) -> str:
    """Give the text with a block for each code point of the spans; its length stays.

    >>> covered("Rose fled.", [(0, 4)])
    '████ fled.'
    """
    for start, end in spans:
        text = text[:start] + BLOCK * (end - start) + text[end:]
    return text


def towns(text: str) -> list[Span]:
    """Give the spans of the towns that the search for names has told from persons, as offsets."""
    found = words(text)
    kinds = kinds_of(found, headline=is_headline(text, found))
    spans: list[Span] = []
    for i, (word, kind) in enumerate(zip(found, kinds, strict=True)):
        if kind is not Kind.TOWN:
            continue
        joined = bool(spans) and kinds[i - 1] is Kind.TOWN and not word.gap.strip() and spans[-1][1] == found[i - 1].end
        spans[-1:] = [(spans[-1][0], word.end)] if joined else [*spans[-1:], (word.start, word.end)]
    return spans


class Masker:
    """Masks the texts of one document; a name that is sure in one place of it is a name in all others.

    Args:
        text: the text of the document, where it is at hand.

    >>> Masker("We met Joy in 2012.").masked("Joy! That is what we feel.")
    '███! That is what we feel.'

    """

    def __init__(self, text: str = "") -> None:
        self._text = text

    @cached_property
    def known(self) -> frozenset[str]:
        """Folded words that are names somewhere in the document."""
        spans = name_spans(self._text)
        keys = {word.key for start, end in spans for word in words(self._text[start:end])}
        # a word that the document writes small too is a word, and its capital a title's or a sentence's
        small = {word.key for word in words(self._text) if not word.capital}
        unsure = words_of("personal_names", "abstract") | v.function_words() | small
        return frozenset(key for key in keys - unsure if len(key) >= _LEAST_KNOWN)

    def spans(self, text: str) -> list[Span]:
        """Give what must be masked in a text, as offsets, sorted; spans may overlap."""
        return sorted([*name_spans(text, self.known), *contact_spans(text)])

    def masked(self, text: str) -> str:
        """Give a text with names, e-mail addresses, phone numbers and accounts masked."""
        return covered(text, self.spans(text))

    def address(self, address: str) -> str:
        """Give a path or URL in which each word that may be a name is masked."""
        return covered(address, [*address_spans(address, self.known), *contact_spans(address)])

    def body(self, text: str) -> str:
        """Give the name of a publisher or a note on rights, which stays to be credited, with persons in it masked."""
        found = words(text)
        persons = {(word.start, word.end) for word in found if word.key in self.known or v.is_given(word.key)}
        spans = {
            span
            for span in name_spans(text)
            if any(span[0] <= start < span[1] for start, _ in persons) or _CREDIT.search(text[: span[0]])
        }
        return covered(text, [*spans, *contact_spans(text)])

    def author(self, text: str) -> str:
        """Give an author with every word in capitals masked, unless the words are those of a body."""
        found = words(text)
        kinds = kinds_of(found, headline=is_headline(text, found))
        if Kind.HEAD in kinds or {*kinds} <= {Kind.KNOWN} or {*kinds} == {Kind.KNOWN, Kind.LOWER}:
            return self.masked(text)
        loud = any(word.capital for word in found)
        named = [(word.start, word.end) for word in found if word.capital or not loud or v.is_given(fold(word.text))]
        return covered(self.masked(text), named)
