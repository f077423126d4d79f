"""The characters of a page: their text, and their boxes by their places in it."""

from array import array
from collections.abc import Sequence
from itertools import repeat
from operator import sub

from impactetl.sources.pdf.calls import Floats, char_box, char_index, char_weight, text_part
from impactetl.sources.pdf.shapes import Box, Turn


def text_of(at: int, count: int) -> tuple[str, bool]:
    """Give the first ``count`` characters of the text at an address, and whether each has the number of its place."""
    if count <= 0:
        return "", True
    room = array("H", bytes(2 * (count + 2)))
    written = text_part(at, 0, count, room.buffer_info()[0])
    text = room[: max(written - 1, 0)].tobytes().decode("utf-16-le", "surrogatepass")
    return text, len(text) == count == written - 1


class Boxes:
    """The boxes of a page's characters, by their places in its text, many at a time; the page must be open."""

    def __init__(self, at: int, turn: Turn, *, exact: bool) -> None:
        self._at, self._turn, self._exact = at, turn, exact

    def _chars(self, places: Sequence[int]) -> Sequence[int]:
        """The numbers of the characters at places of the text; pdfium leaves out some, and adds some."""
        return places if self._exact else list(map(char_index, repeat(self._at), places))

    def columns(self, places: Sequence[int]) -> tuple[Sequence[float], ...]:
        """Give the lefts, tops, rights and feet of the boxes; none where one of them is turned or stands nowhere."""
        room, known = self._asked(places)
        return room.columns() if all(known) and not self._turn.quarters else ()

    def _asked(self, places: Sequence[int]) -> tuple[Floats, Sequence[int]]:
        """Ask for the boxes of characters, and which of them stand somewhere."""
        room = Floats(len(places), 4)
        return room, list(map(char_box, repeat(self._at), self._chars(places), room.places()))

    def of(self, places: Sequence[int]) -> list[Box | None]:
        """Give each box; None for a character that stands nowhere."""
        room, known = self._asked(places)
        boxes: list[Box | None] = list(room.rows())  # type: ignore[arg-type] # rows of four
        if self._turn.quarters:
            boxes = [box and self._turn.box(box) for box in boxes]
        return boxes if all(known) else [box if there else None for box, there in zip(boxes, known, strict=True)]

    def heights(self, places: Sequence[int]) -> list[float]:
        """Give the height of each character, which grows with the size of its font."""
        columns = self.columns(places)
        if columns:
            return list(map(sub, columns[1], columns[3]))
        return [0.0 if box is None else box[1] - box[3] for box in self.of(places)]

    def weights(self, places: Sequence[int]) -> list[int]:
        """Give the weight of each character's font, 0 where it is not told."""
        weights = list(map(char_weight, repeat(self._at), self._chars(places)))
        return weights if min(weights, default=0) >= 0 else [max(weight, 0) for weight in weights]
