"""Functions of pdfium that are called for every page, and for thousands of its characters and shapes.

The bindings of pypdfium2 turn each argument into a typed pointer, which takes several times as long as the work, and
watch over each page. Here the same functions take plain numbers, so that ``map`` calls one for a whole page. An address
must hold while it is used: keep the object that it belongs to, and close each page before its document.
"""

import ctypes
from array import array
from collections.abc import Callable, Iterator, Sequence
from struct import iter_unpack
from typing import Any

import pypdfium2.raw as c

_INT, _ADDRESS, _REAL = ctypes.c_int, ctypes.c_void_p, ctypes.c_float
_FLOAT = ctypes.sizeof(ctypes.c_float)


def _plain(function: Callable[..., Any], result: type[Any] | None, *arguments: type[Any]) -> Callable[..., Any]:
    """Give a function of pdfium that takes and gives plain numbers."""
    place = ctypes.cast(function, _ADDRESS).value  # type: ignore[arg-type] # a function of a library is a pointer
    return ctypes.PYFUNCTYPE(result, *arguments)(place or 0)


def address(handle: object) -> int:
    """Give the address that a handle of pdfium stands for."""
    return ctypes.cast(handle, _ADDRESS).value or 0  # type: ignore[arg-type] # handles are pointers


# Of a document: its address, and the number of a page; of a page: its address. None for what cannot be loaded.
load_page = _plain(c.FPDF_LoadPage, _ADDRESS, _ADDRESS, _INT)
page_turn = _plain(c.FPDFPage_GetRotation, _INT, _ADDRESS)
page_width = _plain(c.FPDF_GetPageWidthF, _REAL, _ADDRESS)
page_height = _plain(c.FPDF_GetPageHeightF, _REAL, _ADDRESS)
page_objects = _plain(c.FPDFPage_CountObjects, _INT, _ADDRESS)
close_page = _plain(c.FPDF_ClosePage, None, _ADDRESS)

# The text of a page: of the page's address, and of its own.
load_text = _plain(c.FPDFText_LoadPage, _ADDRESS, _ADDRESS)
text_chars = _plain(c.FPDFText_CountChars, _INT, _ADDRESS)
close_text = _plain(c.FPDFText_ClosePage, None, _ADDRESS)

# Of a page's text: its address, the number of a character, and where four floats go: left, top, right, foot;
# or the number of the first character, how many, and where their UTF-16 goes.
char_box = _plain(c.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
text_part = _plain(c.FPDFText_GetText, _INT, _ADDRESS, _INT, _INT, _ADDRESS)
char_weight = _plain(c.FPDFText_GetFontWeight, _INT, _ADDRESS, _INT)
char_index = _plain(c.FPDFText_GetCharIndexFromTextIndex, _INT, _ADDRESS, _INT)

# Of a page's content: addresses of a page and of its shapes; where left, foot, right and top of a shape's bounds go, or
# the six floats of its matrix.
page_object = _plain(c.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
object_kind = _plain(c.FPDFPageObj_GetType, _INT, _ADDRESS)
object_bounds = _plain(c.FPDFPageObj_GetBounds, _INT, *5 * [_ADDRESS])
object_matrix = _plain(c.FPDFPageObj_GetMatrix, _INT, *2 * [_ADDRESS])

# Of a path: its address; of one of its segments: its own, and where x and y of its end go.
path_segments = _plain(c.FPDFPath_CountSegments, _INT, _ADDRESS)
path_segment = _plain(c.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_point = _plain(c.FPDFPathSegment_GetPoint, _INT, *3 * [_ADDRESS])
segment_kind = _plain(c.FPDFPathSegment_GetType, _INT, _ADDRESS)
segment_close = _plain(c.FPDFPathSegment_GetClose, _INT, _ADDRESS)


class Floats:
    """Room for ``rows`` rows of so many floats that pdfium writes, 0 where it writes none."""

    def __init__(self, rows: int, wide: int) -> None:
        self._wide, self._size = wide, rows * wide
        self._held = array("f", bytes(_FLOAT * self._size))
        self._start, _ = self._held.buffer_info()

    def places(self, column: int = 0) -> range:
        """Give the addresses of a column, row by row."""
        return range(self._start + _FLOAT * column, self._start + _FLOAT * self._size, _FLOAT * self._wide)

    def columns(self) -> tuple[Sequence[float], ...]:
        """Give the columns."""
        return tuple(self._held[column :: self._wide] for column in range(self._wide))

    def rows(self) -> Iterator[tuple[float, ...]]:
        """Give the rows."""
        return iter_unpack(f"{self._wide}f", self._held)
