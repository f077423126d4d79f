"""A sentence as tokens: words, numerals and single signs, each with its place in the document."""

import re
import unicodedata
from dataclasses import dataclass

# Dotted abbreviations stay whole ("U.S."); a numeral keeps its grouping and decimals; a soft hyphen or a ligature does
# not break a word; an ordinal's ending belongs to its numeral.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:\u00ad[^\W\d_]+)*"
    r"|[^\w\s]|_",
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``lower`` is folded for look-up: lower case, ligatures and soft hyphens undone, quotes straight."""

    start: int
    end: int
    text: str
    lower: str


def fold(word: str) -> str:
    r"""Give the form under which a word is looked up.

    >>> fold("Traf\ufb01cking"), fold("acquit\u00adted"), fold("\u2019")
    ('trafficking', 'acquitted', "'")
    """
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).replace("\u00ad", "").lower()
    return {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'}.get(folded, folded)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Split ``text[start:end]``; offsets are into the whole text.

    >>> [token.text for token in tokens("U.S. police freed 1,906 men (the 150th raid).")]
    ['U.S.', 'police', 'freed', '1,906', 'men', '(', 'the', '150th', 'raid', ')', '.']
    """
    stop = len(text) if end is None else end
    return tuple(Token(m.start(), m.end(), m[0], fold(m[0])) for m in _TOKEN.finditer(text, start, stop))
