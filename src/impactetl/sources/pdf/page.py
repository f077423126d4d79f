"""One page of a PDF as pdfium shows it: words in the order of the page's content, and the rules drawn on it."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, compress, islice
from operator import gt

from pypdfium2 import PdfiumError

from impactetl.sources.grid import RAISED_DIGITS
from impactetl.sources.pdf.calls import (
    close_page,
    close_text,
    load_page,
    load_text,
    page_height,
    page_turn,
    page_width,
    text_chars,
)
from impactetl.sources.pdf.chars import Boxes, text_of
from impactetl.sources.pdf.drawn import Drawn
from impactetl.sources.pdf.shapes import Line, Turn, Word

# A page is read up to this much: more is no page that people read, and time must be bounded.
MAX_CHARS = 200_000
# The box of a raised note is lower than this share of its word's.
_RAISED = 0.8
# What pdfium writes for a hyphen at the end of a line, and the next line at once behind it.
_BROKEN = "\ufffe"
# From the first sign that is seen to the last one, or up to a broken hyphen.
_LINE = re.compile(r"[^\s\x00-\x1f\ufffe](?:[^\r\n\ufffe]*(?:[^\s\ufffe]|(?=\ufffe)))?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# What may be a word, or a number, with a raised note behind it.
_NOTE = re.compile(
    # A digit first, and then what stands before it: so the search goes from digit to digit.
    r"[0-9](?:(?<=[^\W\d_.,;:)\]\u201d\u2019\"']\d)\d{0,2}(?:[,\u2013-]\d{1,3})*(?!\w)|(?<![\w.,]\d)\d{1,5}(?!\w))"
)


class Page:
    """One page of an open PDF; close it when it is read."""

    def __init__(self, document: int, number: int) -> None:
        """Load a page of the document at an address, by its number from 0.

        Raises:
            PdfiumError: the page or its text cannot be loaded.

        """
        self._page = _loaded(load_page(document, number), "page")
        try:
            self._text_page = _loaded(load_text(self._page), "text page")
        except PdfiumError:
            close_page(self._page)
            raise
        turn = Turn(page_turn(self._page), page_width(self._page), page_height(self._page))
        self.width, self.height = turn.width, turn.height
        chars = text_chars(self._text_page)
        self._text, exact = text_of(self._text_page, min(chars, MAX_CHARS))
        self._boxes = Boxes(self._text_page, turn, exact=exact)
        drawn = Drawn(self._page)
        self.rules = tuple(map(turn.rule, drawn.rules) if turn.quarters else drawn.rules)
        self.pictures = drawn.pictures
        self.cut = drawn.cut or chars > MAX_CHARS

    def close(self) -> None:
        """Let the page go."""
        close_text(self._text_page)
        close_page(self._page)

    def lines(self) -> list[Line]:
        """Give the lines in the order of the content."""
        found = [match.span() for match in _LINE.finditer(self._text)]
        starts, lasts = [start for start, _ in found], [end - 1 for _, end in found]
        weights = self._boxes.weights(starts)
        told = self._with_notes()
        texts = [_seen(told[start:end], broken=told.startswith(_BROKEN, end)) for start, end in found]
        places = starts + lasts
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

    def words(self, lines: Sequence[Line]) -> list[list[Word]]:
        """Give the words of each line, each with its box; none of signs alone that are nothing to read."""
        texts = [line.text.split() for line in lines]
        firsts, lasts = [], []
        for line, words in zip(lines, texts, strict=True):
            at = 0
            for text in words:
                at = line.text.index(text, at)
                firsts.append(line.start + at)
                at += len(text)
                lasts.append(line.start + at - 1)
        if not firsts:
            return [[] for _ in lines]
        places = firsts + lasts
        columns = self._boxes.columns(places)
        if not columns:
            whole = [(x.x0, x.y1, x.x1, x.y0) for x, words in zip(lines, texts, strict=True) for _ in words]
            found = [box or line for box, line in zip(self._boxes.of(places), whole + whole, strict=True)]
            columns = tuple(zip(*found, strict=True))
        made = map(Word, chain.from_iterable(texts), *_sides(columns))
        return [list(islice(made, len(words))) for words in texts]

    def _with_notes(self) -> str:
        """The text of the page, the digits of raised notes as such: "children\u2078", not "children8"."""
        text = self._text
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


def _loaded(at: int | None, what: str) -> int:
    """The address of what was loaded."""
    if at is None:
        msg = f"Failed to load {what}."
        raise PdfiumError(msg)
    return at


def _seen(text: str, *, broken: bool) -> str:
    """A line without signs that are nothing to see, and with the hyphen that it is ``broken`` at."""
    return (text if text.isprintable() else _CONTROL.sub(" ", text)) + "-" * broken


def _sides(columns: Sequence[Sequence[float]]) -> tuple[Iterable[float], ...]:
    """The left, foot, right and top of stretches of characters, of the boxes of their first and then their last ones.

    ``columns`` are the lefts, tops, rights and feet of the boxes.
    """
    lefts, tops, rights, feet = columns
    count = len(lefts) // 2
    return map(min, lefts[:count], lefts[count:]), feet[:count], map(max, rights[:count], rights[count:]), tops[:count]
