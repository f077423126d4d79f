"""What is drawn on a page: its rules, from lines, thin boxes and the edges of boxes; and how many pictures."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import compress, repeat

import pypdfium2.raw as c

from impactetl.sources.pdf.calls import (
    Floats,
    object_bounds,
    object_kind,
    object_matrix,
    page_object,
    page_objects,
    path_segment,
    path_segments,
    segment_close,
    segment_kind,
    segment_point,
)
from impactetl.sources.pdf.shapes import Rule

# A page is read up to this much: more is no page that people read, and time must be bounded.
MAX_OBJECTS = 50_000
MAX_SEGMENTS = 20_000
# A rule is at most this thick, and at least this long, in points.
_THICK, _SHORT = 3.0, 6.0
# A line has two segments, a box five at the most; so many rules may make a grid.
_LINE_SEGMENTS, _BOX_SEGMENTS, _GRID = 2, 5, 6
# Beside a grid of simple paths, paths of so many segments (a filled row of headings) are looked at, this many in all.
_SMALL, _FEW_SEGMENTS = 30, 240
_PICTURES = frozenset({c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM})

# From one point to another: x and y of both.
Edge = tuple[float, float, float, float]


class Drawn:
    """What is drawn on an open page; ``cut`` where that is more than is read."""

    def __init__(self, page: int) -> None:
        """Look at the page at an address."""
        count = page_objects(page)
        self.cut = count > MAX_OBJECTS
        shapes = list(map(page_object, repeat(page), range(min(count, MAX_OBJECTS))))
        kinds = list(map(object_kind, shapes))
        self.pictures = sum(map(kinds.count, _PICTURES))
        paths = list(compress(shapes, map(c.FPDF_PAGEOBJ_PATH.__eq__, kinds)))
        lengths = list(zip(paths, map(path_segments, paths), strict=True))
        self.rules = list(_simple([(path, length) for path, length in lengths if length <= _BOX_SEGMENTS]))
        # What takes much work to take apart is looked at only where simple paths make no grid.
        whole = len(self.rules) < _GRID
        left = MAX_SEGMENTS if whole else _FEW_SEGMENTS
        compound = []
        for path, length in lengths:
            if _BOX_SEGMENTS < length <= left and (whole or length <= _SMALL):
                left -= length
                compound.append((path, length))
        self.rules += _compound(compound)


def _simple(paths: Sequence[tuple[int, int]]) -> Iterator[Rule]:
    """The edges of paths, with the numbers of their segments, that are so few that each is a line or a box."""
    for (_, segments), (x0, y0, x1, y1) in zip(paths, _bounds([path for path, _ in paths]), strict=True):
        width, height = x1 - x0, y1 - y0
        wide, high = width >= _SHORT, height >= _SHORT
        if height <= _THICK or width <= _THICK:
            if wide:
                yield Rule(False, (y0 + y1) / 2, x0, x1)  # noqa: FBT003 -- the fields are in order
            if high:
                yield Rule(True, (x0 + x1) / 2, y0, y1)  # noqa: FBT003 -- as above
        elif segments > _LINE_SEGMENTS:
            if wide:
                yield Rule(False, y0, x0, x1)  # noqa: FBT003 -- as above
                yield Rule(False, y1, x0, x1)  # noqa: FBT003 -- as above
            if high:
                yield Rule(True, x0, y0, y1)  # noqa: FBT003 -- as above
                yield Rule(True, x1, y0, y1)  # noqa: FBT003 -- as above


def _bounds(paths: Sequence[int]) -> Iterator[tuple[float, ...]]:
    """The bounds of paths: left, foot, right and top."""
    room = Floats(len(paths), 4)
    deque(map(object_bounds, paths, *map(room.places, range(4))), maxlen=0)
    return room.rows()


def _compound(paths: Sequence[tuple[int, int]]) -> Iterator[Rule]:
    """The straight edges of paths, with the numbers of their segments, that lie across or upright."""
    for (path, length), (x0, y0, x1, y1) in zip(paths, _bounds([path for path, _ in paths]), strict=True):
        if x1 - x0 >= _SHORT or y1 - y0 >= _SHORT:
            yield from _straight(_edges(path, length))


def _edges(path: int, length: int) -> list[Edge]:
    """The straight edges of a path."""
    matrix = Floats(1, 6)
    object_matrix(path, matrix.places()[0])
    ((xx, yx, xy, yy, left, foot),) = matrix.rows()
    segments = list(map(path_segment, repeat(path), range(length)))
    room = Floats(length, 2)
    deque(map(segment_point, segments, room.places(0), room.places(1)), maxlen=0)
    points = [(xx * x + xy * y + left, yx * x + yy * y + foot) for x, y in room.rows()]
    edges = []
    before = start = (0.0, 0.0)
    for point, kind, closes in zip(points, map(segment_kind, segments), map(segment_close, segments), strict=True):
        if kind == c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == c.FPDF_SEGMENT_LINETO:
            edges.append((*before, *point))
        if closes:
            edges.append((*point, *start))
        before = point
    return edges


def _straight(edges: Sequence[Edge]) -> Iterator[Rule]:
    """The rules among edges: those across or upright that are long enough."""
    for x0, y0, x1, y1 in edges:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if high <= _THICK and wide >= _SHORT:
            yield Rule(upright=False, at=(y0 + y1) / 2, low=min(x0, x1), high=max(x0, x1))
        elif wide <= _THICK and high >= _SHORT:
            yield Rule(upright=True, at=(x0 + x1) / 2, low=min(y0, y1), high=max(y0, y1))
