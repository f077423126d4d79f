"""A sentence as tokens: words, numerals and single signs, each with its place in the document."""

import re
import unicodedata
from dataclasses import dataclass

# A letter. The raised digits of notes are "alphanumeric", yet no part of the word before them.
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070\u2074-\u2079]"
# Dotted abbreviations stay whole ("U.S."); a numeral keeps its grouping and decimals; a soft hyphen or a ligature does
# not break a word; an ordinal's ending belongs to its numeral.
TOKEN = re.compile(
    rf"[A-Za-z]{{2,}}(?!{_LETTER}|\u00ad)"  # the most frequent first
    rf"|{_LETTER}{{2,}}(?:\u00ad{_LETTER}+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b"
    r"|\d+(?:[.,]\d+)*"
    rf"|{_LETTER}+(?:\u00ad{_LETTER}+)*"
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
    return tuple(Token(m.start(), m.end(), m[0], fold(m[0])) for m in TOKEN.finditer(text, start, stop))


# Most words are of ASCII letters alone: they are tried first, and each letter of the others once.
_WORD = re.compile(rf"[a-z]+{_LETTER}*+|{_LETTER}++")
# Each sign of ASCII that is no letter as a blank: to cut at blanks is faster than any pattern.
_BLANKED = bytes(sign if sign >= 128 or chr(sign).isalpha() else ord(" ") for sign in range(256))  # noqa: PLR2004 -- the end of ASCII
# Quotes, dashes and dots of typesetting: without them most texts are ASCII.
_TYPESET = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
_HYPHENED = re.compile(rf"\b{_LETTER}++(?:[-\u2010\u2011]{_LETTER}++)+")
_DENIED = re.compile(r"\b([^\W\d_]+)n['\u2019]t\b")


def blanked(text: str) -> str:
    r"""Give a text with each sign of ASCII that is no letter as a blank, and lone surrogates as well.

    >>> blanked("co-op\u2019s 12")
    'co op\u2019s   '
    """
    return text.encode(errors="replace").translate(_BLANKED).decode()


def words_in(text: str) -> list[str]:
    r"""Give the folded words of a text in order, the parts of a hyphened word one by one; no numerals and no signs.

    >>> words_in("The anti-traf\ufb01cking unit freed 12.")
    ['the', 'anti', 'trafficking', 'unit', 'freed']
    """
    low = text.lower() if text.isascii() else text.replace("\u00ad", "").lower()
    found = letter_runs(low, _WORD)
    return found if low.isascii() else [word if word.isascii() else fold(word) for word in found]


def letter_runs(low: str, word: re.Pattern[str]) -> list[str]:
    """Give the runs of letters of a text in lower case; ``word`` finds those in a run that holds more than ASCII."""
    if not low.isascii():
        for sign in _TYPESET:
            low = low.replace(sign, " ")
    runs = blanked(low).split()
    if low.isascii():
        return runs
    return [part for run in runs for part in ((run,) if run.isascii() else word.findall(run))]


def compounds_in(text: str) -> list[str]:
    """Give the folded words that a hyphen joins, whole, and the verbs that "n't" hangs on.

    >>> compounds_in("The ex-husband wasn't charged.")
    ['ex-husband', 'was']
    """
    low = text.lower() if text.isascii() else text.replace("\u00ad", "").lower()
    found: list[str] = []
    if "-" in low or "\u2010" in low or "\u2011" in low:
        joined = " ".join(chunk for chunk in low.split() if "-" in chunk or "\u2010" in chunk or "\u2011" in chunk)
        found += [re.sub("[\u2010\u2011]", "-", fold(word)) for word in _HYPHENED.findall(joined)]
    if "n't" in low or "n\u2019t" in low:
        found += map(fold, _DENIED.findall(low))
    return found
