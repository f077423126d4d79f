"""Lines of pages to paragraphs: what goes on over lines, columns and pages is joined, what stands for itself is not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from impactetl.sources.pdf.shapes import Line

# Lines of one paragraph have heights within this share of each other, and follow at this share of the usual distance.
_SIZE, _LEAD = 0.1, 1.25
# No line of a paragraph is farther from the one before than this many heights.
_FAR = 2.2
# A first line is set in, or a list's mark out, by this share of the height at least.
_INDENT = 0.7
# Fonts whose weights differ by this much are regular and bold.
_BOLD = 200
# A line of this share of its column without a full stop goes on, or one of half of it with so many words.
_LONG, _HALF, _MANY = 0.75, 0.5, 8
_OPEN_END = re.compile(r"(?:\b(?:of|and|or|the|a|an|for|to|in|on|by|with|from|at)|,)$", re.IGNORECASE)
# The right margin of a line is that of the lines this near in the content.
_NEAR = 6
_STOP = re.compile(
    r"[.!?:;\u2026](?:\(\d[\d,\s\u2013-]*\)|\[\d[\d,\s\u2013-]*\]|[\u00b9\u00b2\u00b3\u2070-\u2079,])*[\"'\u201d\u2019)\]]*$"
)
# What closes a sentence, citations with it, is no longer than this, in characters.
_TAIL = 80
_MARK = re.compile(
    r"(?:[\u2022\u25aa\u25cf\u25e6\u2023\u00b7\ue000-\uf8ff*]|[-\u2013\u2014](?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+\S)"
)
_HYPHEN = re.compile(r"([^\W\d_]+)-$")
_LETTERS = re.compile(r"[^\W\d_]+")
# Words before a hyphen that stays.
_PREFIXES = frozenset(
    {
        "anti",
        "non",
        "self",
        "co",
        "ex",
        "pre",
        "post",
        "multi",
        "inter",
        "cross",
        "long",
        "short",
        "well",
        "so",
        "mid",
        "semi",
        "all",
    }
)
# Running heads and feet stand in this share of the page at its top and its foot, on this share of the pages at least.
_MARGIN, _REPEATED = 0.12, 0.3
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\W*(?:\d{1,4}|[ivxl]{1,6})\W*(?:(?:of|/)\s*\d{1,4}\W*)?", re.IGNORECASE)
# Signs without any width, which some programs write between letters.
_UNSEEN = re.compile(r"[\u200b-\u200d\u2060\ufeff]")
_DIGITS = re.compile(r"\d+")


def furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[frozenset[int]]:
    """Tell the running heads, running feet and page numbers of pages, by the numbers of their lines.

    Each page is its height and its lines. The first of the same heads or feet is kept: it may be the title.
    """
    marks = [_in_margins(height, lines) for height, lines in pages]
    count = Counter(mark for page in marks for mark in set(page.values()))
    least = max(2, _REPEATED * len(pages))
    numbered = [
        {i for i in page if _PAGE_NUMBER.fullmatch(lines[i].text.strip())}
        for (_, lines), page in zip(pages, marks, strict=True)
    ]
    if sum(map(bool, numbered)) < least:
        numbered = [set() for _ in pages]
    seen: set[tuple[str, int]] = set()
    out = []
    for numbers, page in zip(numbered, marks, strict=True):
        again = {i for i, mark in page.items() if count[mark] >= least and mark in seen}
        seen.update(page.values())
        out.append(frozenset(again | numbers))
    return out


def _in_margins(height: float, lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The lines in the margins of a page by their numbers, with what two running heads have in common.

    That is their words without numbers, and the end of the page.
    """
    head, foot = (1 - _MARGIN) * height, _MARGIN * height
    return {
        i: (_DIGITS.sub("#", " ".join(line.text.split())), int(line.y0 > height / 2))
        for i, line in enumerate(lines)
        if line.y1 > head or line.y0 < foot
    }


class Flow:
    """The paragraphs of a document in the making."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._texts = [line.text for line in lines]

    @cached_property
    def _low(self) -> str:
        """All lines in lower case."""
        return "\n".join(self._texts).lower()

    def paragraphs(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """Cut the lines of a stretch of content into paragraphs."""
        lead = _lead(lines)
        begin = 0
        for i in range(1, len(lines)):
            if not self._goes_on(lines, i, lead):
                yield list(lines[begin:i])
                begin = i
        if lines:
            yield list(lines[begin:])

    def _goes_on(self, lines: Sequence[Line], i: int, lead: float) -> bool:
        """Whether line ``i`` goes on with the paragraph of the line before it."""
        above, line = lines[i - 1], lines[i]
        height = line.height
        if abs(above.height - height) > _SIZE * above.height or _MARK.match(line.text):
            return False
        down = above.y0 - line.y0
        if down <= 0 or line.x0 > above.x1:  # another column, or the next page
            return continues(above, line)
        if down > min(_LEAD * lead, _FAR * height):
            return False
        right = _right(lines, i)
        if above.x1 + _first_word(line) >= right - height / 2:
            return not (line.x0 - above.x0 > _INDENT * height and _STOP.search(above.text[-_TAIL:]))
        if abs(above.weight - line.weight) >= _BOLD or _STOP.search(above.text[-_TAIL:]):
            return False
        # The next word would have had room: a line for itself, unless it stops in mid-sentence.
        share = (above.x1 - above.x0) / (right - above.x0)
        long = share > _LONG or (share > _HALF and len(above.text.split()) >= _MANY)
        return line.text[:1].islower() or long or bool(_OPEN_END.search(above.text[-_TAIL:]))

    def joined(self, texts: Sequence[str]) -> str:
        """Join the lines of a paragraph or a cell: words that a line's end broke are whole again."""
        if len(texts) == 1 and texts[0].isascii():
            return " ".join(texts[0].split())
        lines = [" ".join((text if text.isascii() else _UNSEEN.sub("", text)).split()) for text in texts]
        if len(lines) <= 1:
            return "".join(lines)
        out = lines[0]
        for words in lines[1:]:
            broken = _HYPHEN.search(out) if out.endswith("-") and words[:1].isalpha() else None
            if broken is None:
                out += (" " if out and not out.endswith(("-", "/")) else "") + words
            else:
                out = (out[:-1] if self._breaks(out, broken[1], words) else out) + words
        return out

    def _breaks(self, before: str, first: str, behind: str) -> bool:
        """Whether a hyphen at a line's end only breaks its word."""
        found = _LETTERS.match(behind)
        rest = found[0] if found else ""
        if not rest[:1].islower() or first.lower() in _PREFIXES or "/" in before.rsplit(maxsplit=1)[-1]:
            return False
        if self._count(f"{first}{rest}") or self._count(f"{first}-{rest}"):
            return self._count(f"{first}{rest}") > 0
        # The parts stand here too, at the end of a line and at the start of the next.
        return not (self._count(first) > 1 and self._count(rest) > 1)

    def _count(self, word: str) -> int:
        """How often a word stands in the document."""
        low, word = self._low, word.lower()
        return sum(_alone(low, at, at + len(word)) for at in _places(word, low))


def _places(word: str, text: str) -> Iterator[int]:
    """Where letters stand in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether what stands there is a word, or words that hyphens join."""
    return not any(sign.isalnum() or sign == "_" for sign in (text[start - 1 : start], text[end : end + 1]))


def continues(above: Line, line: Line) -> bool:
    """Whether a paragraph goes on from the end of a column or page to the start of the next."""
    alike = abs(above.height - line.height) <= _SIZE * above.height and abs(above.weight - line.weight) < _BOLD
    return (
        alike and not _STOP.search(above.text[-_TAIL:]) and (line.text[:1].islower() or above.text.endswith((",", "-")))
    )


def _lead(lines: Sequence[Line]) -> float:
    """The usual distance of lines."""
    steps = [a.y0 - b.y0 for a, b in pairwise(lines) if 0 < a.y0 - b.y0 < _FAR * a.height]
    return median(steps) if steps else 0.0


def _first_word(line: Line) -> float:
    """The width of the first word of a line, about."""
    size = len(line.text) or 1
    first = line.text.find(" ")
    return (line.x1 - line.x0) * (first if first >= 0 else size) / size


def _right(lines: Sequence[Line], i: int) -> float:
    """The right margin of line ``i``: how far the lines near it in its column reach."""
    line = lines[i]
    left, right = line.x0, line.x1
    return max([near.x1 for near in lines[max(i - _NEAR, 0) : i + _NEAR] if near.x0 < right and near.x1 > left])
