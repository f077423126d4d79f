"""One page of a PDF as pdfium shows it: words in the order of the page's content, and the rules drawn on it."""

import re
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import gt

import pypdfium2 as pdfium
import pypdfium2.raw as c

from impactetl.sources.grid import RAISED_DIGITS
from impactetl.sources.pdf.chars import Boxes, text_of
from impactetl.sources.pdf.drawn import Drawn
from impactetl.sources.pdf.shapes import Line, Turn, Word

# A page is read up to this much: more is no page that people read, and time must be bounded.
MAX_CHARS = 200_000
# The box of a raised note is lower than this share of its word's.
_RAISED = 0.8
# What pdfium writes for a hyphen at the end of a line, and the next line at once behind it.
_BROKEN = "\ufffe"
_LINE = re.compile(r"[^\s\x00-\x1f\ufffe][^\r\n\ufffe]*\ufffe?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# What may be a word, or a number, with a raised note behind it.
_NOTE = re.compile(
    # A digit first, and then what stands before it: so the search goes from digit to digit.
    r"[0-9](?:(?<=[^\W\d_.,;:)\]\u201d\u2019\"']\d)\d{0,2}(?:[,\u2013-]\d{1,3})*(?!\w)|(?<![\w.,]\d)\d{1,5}(?!\w))"
)


class Page:
    """One page of an open PDF; close it when it is read."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page, self._text_page = page, page.get_textpage()
        turn = Turn(c.FPDFPage_GetRotation(page.raw), *page.get_size())
        self.width, self.height = turn.width, turn.height
        chars = c.FPDFText_CountChars(self._text_page.raw)
        self._text, exact = text_of(self._text_page, min(chars, MAX_CHARS))
        self._boxes = Boxes(self._text_page.raw, turn, exact=exact)
        drawn = Drawn(page.raw)
        self.rules = tuple(map(turn.rule, drawn.rules) if turn.quarters else drawn.rules)
        self.pictures = drawn.pictures
        self.cut = drawn.cut or chars > MAX_CHARS

    def close(self) -> None:
        """Let the page go."""
        self._text_page.close()
        self._page.close()

    def lines(self) -> list[Line]:
        """Give the lines in the order of the content."""
        found = [(match.start(), match[0]) for match in _LINE.finditer(self._text)]
        starts = [start for start, _ in found]
        ends = [start + len(words.rstrip().rstrip(_BROKEN)) for start, words in found]
        places = [*starts, *(end - 1 for end in ends)]
        weights = self._boxes.weights(starts)
        told, hyphens = self._with_notes(), ["-" * words.endswith(_BROKEN) for _, words in found]
        texts = [told[start:end] + hyphen for start, end, hyphen in zip(starts, ends, hyphens, strict=True)]
        columns = self._boxes.columns(places)
        if columns:
            return list(map(Line, texts, starts, *_sides(columns), weights))
        boxes = self._boxes.of(places)
        return [
            Line(text, start, min(a[0], b[0]), a[3], max(a[2], b[2]), a[1], weight)
            for text, start, weight, a, b in zip(
                texts, starts, weights, boxes[: len(found)], boxes[len(found) :], strict=True
            )
            if a is not None and b is not None
        ]

    def words(self, line: Line) -> list[Word]:
        """Give the words of a line, each with its box."""
        texts = line.text.split()
        if not texts:  # signs alone that are nothing to read
            return []
        firsts, lasts = [], []
        at = 0
        for text in texts:
            at = line.text.index(text, at)
            firsts.append(line.start + at)
            at += len(text)
            lasts.append(line.start + at - 1)
        whole = (line.x0, line.y1, line.x1, line.y0)
        places = firsts + lasts
        columns = self._boxes.columns(places) or zip(*[box or whole for box in self._boxes.of(places)], strict=True)
        return list(map(Word, texts, *_sides(tuple(columns))))

    def _with_notes(self) -> str:
        """The text of the page, the digits of raised notes as such: "children\u2078", not "children8"."""
        text = _CONTROL.sub(" ", self._text)
        notes = [match.span() for match in _NOTE.finditer(text)]
        heights = self._boxes.heights([place for at, stop in notes for place in (at - 1, at, stop - 1)])
        parts: list[str] = []
        done = 0
        highs = [last / _RAISED for last in heights[2::3]]
        for (at, stop), high in compress(
            zip(notes, highs, strict=True), map(gt, map(max, heights[::3], heights[1::3]), highs)
        ):
            tall = [height > high for height in self._boxes.heights(range(at, stop))]
            start = at + tall.index(False)
            parts += text[done:start], text[start:stop].translate(RAISED_DIGITS)
            done = stop
        return "".join([*parts, text[done:]])


def _sides(columns: Sequence[Sequence[float]]) -> tuple[Iterable[float], ...]:
    """The left, foot, right and top of stretches of characters, of the boxes of their first and then their last ones.

    ``columns`` are the lefts, tops, rights and feet of the boxes.
    """
    lefts, tops, rights, feet = columns
    count = len(lefts) // 2
    return map(min, lefts[:count], lefts[count:]), feet[:count], map(max, rights[:count], rights[count:]), tops[:count]
