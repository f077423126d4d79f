"""Text fragments: the part of a URL that makes a browser open a page at a quote and mark it.

The form is that of the W3C's draft "URL Fragment Text Directives": ``#:~:text=[prefix-,]start[,end][,-suffix]``. A
browser looks for the words whatever the white space between them and their case; a start alone must stand within one
block of the page, and the first place counts that matches.
"""

import re
from urllib.parse import quote

# A quote of so many characters is told whole; of a longer one its first and last words are, at least so many.
_WHOLE, _ENDS = 120, 4
# A start that another place of the page has too grows by this many words, then gets the words before it.
_GROW, _MOST = 3, 16
_BEFORE = 5
_WORD = re.compile(r"\S+")
# Lines are blocks of a page, and so are the cells of a row.
_BLOCK = re.compile(r"[^\n\r\t\x0b\x0c\u2028\u2029]+")


def fragment(text: str, start: int, end: int) -> str:
    """Give the fragment for a stretch of a text.

    >>> fragment("Police freed 12 girls. Courts jailed two men.", 0, 22)
    '#:~:text=Police%20freed%2012%20girls.'
    """
    blocks = [_words(text, *found.span()) for found in _BLOCK.finditer(text, start, end)]
    blocks = [words for words in blocks if words]
    if not blocks:
        return ""
    alone = len(blocks) == 1
    size = len(blocks[0]) if alone and end - start <= _WHOLE else min(_ENDS, len(blocks[0]))
    while size < min(len(blocks[0]), _MOST) and not _comes_first(text, blocks[0][:size]):
        size = min(size + _GROW, len(blocks[0]))
    opening = blocks[0][:size]
    rest = blocks[-1][size:] if alone else blocks[-1]
    parts = [_told(text, opening), *([_told(text, rest[-_ENDS:])] if rest else [])]
    if not _comes_first(text, opening):
        before = _block_before(text, start)[-_BEFORE:]
        parts = [f"{_told(text, before)}-", *parts] if before else parts
    return f"#:~:text={','.join(parts)}"


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text, start, end)]


def _block_before(text: str, start: int) -> list[tuple[int, int]]:
    """The words before a place, of its own block or else of the one before."""
    end = len(text[:start].rstrip())
    return _words(text, max(text.rfind(sign, 0, end) for sign in "\n\t") + 1, end)


def _comes_first(text: str, words: list[tuple[int, int]]) -> bool:
    """Tell whether no place before this one has the same words."""
    told = r"\s+".join(re.escape(text[a:b]) for a, b in words)
    found = re.compile(told, re.IGNORECASE).search(text)
    return found is None or found.start() >= words[0][0]


def _told(text: str, words: list[tuple[int, int]]) -> str:
    """The words as they stand in a URL; a hyphen would part the fragment."""
    return quote(" ".join(text[a:b] for a, b in words), safe="", errors="replace").replace("-", "%2D")
