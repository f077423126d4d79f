"""One page of a PDF as pdfium shows it: words in the order of the page's content, and the rules drawn on it."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from impactetl.sources.grid import RAISED_DIGITS

# A page is read up to this much: more is no page that people read, and time must be bounded.
MAX_CHARS = 200_000
MAX_OBJECTS = 50_000
MAX_SEGMENTS = 20_000
# A rule is at most this thick, and at least this long, in points.
_THICK, _SHORT = 3.0, 6.0
# A line has two segments, a box five at the most; so many rules may make a grid.
_LINE_SEGMENTS, _BOX_SEGMENTS, _GRID = 2, 5, 6
# Beside a grid of simple paths, paths of so many segments (a filled row of headings) are looked at, this many in all.
_SMALL, _FEW_SEGMENTS = 30, 240
_PICTURES = frozenset({c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM})
# The box of a raised note is lower than this share of its word's.
_RAISED = 0.8
_WORD = re.compile(r"[^\s\x00\x1f]+")
# What pdfium writes for a hyphen at the end of a line, and the next line at once behind it.
_BROKEN = "\ufffe"
_LINE = re.compile(r"[^\s\x00-\x1f\ufffe][^\r\n\ufffe]*\ufffe?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# What may be a word, or a number, with a raised note behind it.
_NOTE = re.compile(r"(?<=[^\W\d_.,;:)\]\u201d\u2019\"'])\d{1,3}(?:[,\u2013-]\d{1,3})*(?!\w)|(?<![\w.,])\d{2,6}(?!\w)")


Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Word:
    """A word with its box (left, foot, right, top), in points from the lower left corner of the page as it is shown."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Line:
    """A stretch of words on one line, as pdfium found it in the content; its box is that of its words.

    ``start`` is its place in the text of the page; ``weight`` that of its font, 0 where it is not told.
    """

    text: str
    start: int
    x0: float
    y0: float
    x1: float
    y1: float
    weight: int

    @property
    def height(self) -> float:
        """The height, which grows with the size of the font."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: across from ``low`` to ``high`` at height ``at``, or upright from ``low`` to ``high`` at ``at``."""

    upright: bool
    at: float
    low: float
    high: float


class Page:
    """One page of an open PDF; close it when it is read."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page, self._text_page = page, page.get_textpage()
        self._turn = _Turn(c.FPDFPage_GetRotation(page.raw), *page.get_size())
        self.width, self.height = self._turn.width, self._turn.height
        chars = c.FPDFText_CountChars(self._text_page.raw)
        self.cut = chars > MAX_CHARS
        self._text, exact = _text_of(self._text_page, min(chars, MAX_CHARS))
        self._boxes = _Boxes(self._text_page.raw, self._turn, exact=exact)
        drawn = _Drawn(page.raw)
        self.rules = tuple(self._turn.rule(rule) for rule in drawn.rules)
        self.pictures = drawn.pictures
        self.cut = self.cut or drawn.cut

    def close(self) -> None:
        """Let the page go."""
        self._text_page.close()
        self._page.close()

    def lines(self) -> Iterator[Line]:
        """Give the lines in the order of the content."""
        for match in _LINE.finditer(self._text):
            start, end = match.start(), match.start() + len(match[0].rstrip().rstrip(_BROKEN))
            first, last = self._boxes.of(start), self._boxes.of(end - 1)
            if first is not None and last is not None:
                weight = self._boxes.weight(start)
                text = _CONTROL.sub(" ", self._with_notes(start, end)) + "-" * match[0].endswith(_BROKEN)
                yield Line(text, start, min(first[0], last[0]), first[1], max(first[2], last[2]), first[3], weight)

    def words(self, line: Line) -> list[Word]:
        """Give the words of a line, each with its box."""
        out = []
        of = self._boxes.of
        for match in _WORD.finditer(line.text):
            start, end = match.span()
            first = of(line.start + start)
            if first is not None:
                last = (of(line.start + end - 1) if end - start > 1 else None) or first
                out.append(Word(match[0], min(first[0], last[0]), first[1], max(first[2], last[2]), first[3]))
        return out

    def _with_notes(self, start: int, end: int) -> str:
        """The words of a line, the digits of raised notes as such: "children\u2078", not "children8"."""
        text = self._text[start:end]
        for match in _NOTE.finditer(text):
            at, stop = match.span()
            small = self._boxes.height(start + stop - 1)
            while at < stop and self._boxes.height(start + at) > small / _RAISED:
                at += 1
            if at > match.start() or self._boxes.height(start + at - 1) > small / _RAISED:
                text = text[:at] + text[at:stop].translate(RAISED_DIGITS) + text[stop:]
        return text


def _text_of(text_page: pdfium.PdfTextPage, count: int) -> tuple[str, bool]:
    """The text of a page, and whether each of its characters has the number of its place."""
    if count <= 0:
        return "", True
    buffer = (ctypes.c_ushort * (count + 2))()
    written = c.FPDFText_GetText(text_page.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    return text, len(text) == count == written - 1


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a page that is stored lying or upside down is shown; ``width`` and ``height`` are as shown."""

    quarters: int
    width: float
    height: float

    def box(self, box: Box) -> Box:
        """Turn a box (left, foot, right, top)."""
        left, foot, right, top = box
        match self.quarters:
            case 1:
                return foot, self.height - right, top, self.height - left
            case 2:
                return self.width - right, self.height - top, self.width - left, self.height - foot
            case 3:
                return self.width - top, left, self.width - foot, right
        return box

    def rule(self, rule: Rule) -> Rule:
        """Turn a rule."""
        if not self.quarters:
            return rule
        across = (rule.low, rule.at, rule.high, rule.at)
        left, foot, right, top = self.box((rule.at, rule.low, rule.at, rule.high) if rule.upright else across)
        return Rule(upright=True, at=left, low=foot, high=top) if left == right else Rule(False, foot, left, right)  # noqa: FBT003 -- the fields are in order


class _Boxes:
    """The boxes of a page's characters, by their places in its text."""

    def __init__(self, raw: c.FPDF_TEXTPAGE, turn: _Turn, *, exact: bool) -> None:
        self._raw, self._turn, self._exact = raw, turn, exact
        self._rect = c.FS_RECTF()
        self._at = ctypes.byref(self._rect)

    def _char(self, index: int) -> int:
        """The number of the character at a place of the text; pdfium leaves out some, and adds some."""
        return index if self._exact else int(c.FPDFText_GetCharIndexFromTextIndex(self._raw, index))

    def of(self, index: int) -> Box | None:
        """The box as left, foot, right, top; None for a character that stands nowhere."""
        if not c.FPDFText_GetLooseCharBox(self._raw, self._char(index), self._at):
            return None
        box = (self._rect.left, self._rect.bottom, self._rect.right, self._rect.top)
        return self._turn.box(box) if self._turn.quarters else box

    def height(self, index: int) -> float:
        """The height of a character, which grows with the size of its font."""
        box = self.of(index)
        return 0.0 if box is None else box[3] - box[1]

    def weight(self, index: int) -> int:
        """The weight of a character's font, 0 where it is not told."""
        return max(int(c.FPDFText_GetFontWeight(self._raw, self._char(index))), 0)


class _Drawn:
    """What is drawn on a page: its rules, from lines, thin boxes and the edges of boxes."""

    def __init__(self, raw: c.FPDF_PAGE) -> None:
        self.pictures = 0
        count = c.FPDFPage_CountObjects(raw)
        self.cut = count > MAX_OBJECTS
        self.rules: list[Rule] = []
        compound = []
        for i in range(min(count, MAX_OBJECTS)):
            shape = c.FPDFPage_GetObject(raw, i)
            kind = c.FPDFPageObj_GetType(shape)
            self.pictures += kind in _PICTURES
            if kind == c.FPDF_PAGEOBJ_PATH:
                segments = c.FPDFPath_CountSegments(shape)
                if segments <= _BOX_SEGMENTS:
                    self.rules += _edges(shape, segments)
                else:
                    compound.append((shape, segments))
        # What takes much work to take apart is looked at only where simple paths make no grid.
        whole = len(self.rules) < _GRID
        left = MAX_SEGMENTS if whole else _FEW_SEGMENTS
        for shape, segments in compound:
            if segments <= left and (whole or segments <= _SMALL):
                left -= segments
                self.rules += _rules_of(shape, segments)


def _edges(shape: c.FPDF_PAGEOBJECT, segments: int) -> Iterator[Rule]:
    """The edges of a path of so few segments that it is a line or a box."""
    left, foot, right, top = (ctypes.c_float() for _ in range(4))
    c.FPDFPageObj_GetBounds(shape, left, foot, right, top)
    x0, y0, x1, y1 = left.value, foot.value, right.value, top.value
    if y1 - y0 <= _THICK or x1 - x0 <= _THICK:
        yield from _rule((x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2))
        yield from _rule(((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1))
    elif segments > _LINE_SEGMENTS:
        for one, other in (((x0, y0), (x1, y0)), ((x0, y1), (x1, y1)), ((x0, y0), (x0, y1)), ((x1, y0), (x1, y1))):
            yield from _rule(one, other)


def _rules_of(shape: c.FPDF_PAGEOBJECT, segments: int) -> Iterator[Rule]:
    """The straight edges of a path that lie across or upright."""
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(shape, matrix)
    before = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(segments):
        segment = c.FPDFPath_GetPathSegment(shape, i)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield from _rule(before, point)
        if c.FPDFPathSegment_GetClose(segment):
            yield from _rule(point, start)
        before = point


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    """The rule between two points, if it is straight and long enough."""
    (x0, y0), (x1, y1) = min(one, other), max(one, other)
    if abs(y1 - y0) <= _THICK and x1 - x0 >= _SHORT:
        yield Rule(upright=False, at=(y0 + y1) / 2, low=x0, high=x1)
    elif abs(x1 - x0) <= _THICK and abs(y1 - y0) >= _SHORT:
        yield Rule(upright=True, at=(x0 + x1) / 2, low=min(y0, y1), high=max(y0, y1))
