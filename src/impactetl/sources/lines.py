"""The lines of a stream, one by one, however long one of them may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from impactetl.sources.stream import CHUNK, Stream

_READ = 4 * CHUNK


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end; ``number`` counts from 1, ``offset`` is that of its first byte.

    ``content`` is None for a line that is longer than the limit: ``length`` tells how long.
    """

    number: int
    offset: int
    content: bytes | None
    length: int


def lines(stream: Stream, limit: int) -> Iterator[Line]:
    """Give each line of a stream; memory holds one of them, and never more than ``limit`` bytes of it.

    Where the stream breaks off and goes on, the line before and the line behind are left out: they are not whole.
    """
    number = offset = 0
    while True:
        for content, length in _split(stream, limit):
            number += 1
            yield Line(number, offset, content, length)
            offset += length
        if not stream.resume():
            return
        lost = _rest_of_line(stream)
        number, offset = number + 1, offset + lost


def _split(stream: Stream, limit: int) -> Iterator[tuple[bytes | None, int]]:
    """Give each line up to where the stream ends or breaks off; a line that breaks off is left out."""
    held: list[bytes] = []
    length = 0
    while part := stream.read(_READ):
        pieces = part.splitlines(keepends=True) if b"\r" not in part else _by_newline(part)
        for piece in pieces:
            length += len(piece)
            if length <= limit:
                held.append(piece)
            else:
                held.clear()
            if piece.endswith(b"\n"):
                yield (b"".join(held) if length <= limit else None), length
                held, length = [], 0
    if length and not stream.broken:
        yield (b"".join(held) if length <= limit else None), length


def _by_newline(part: bytes) -> list[bytes]:
    """Split behind each newline alone: a carriage return may stand within a line."""
    pieces = part.split(b"\n")
    return [piece + b"\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _rest_of_line(stream: Stream) -> int:
    """Pass over what is left of a line whose start is lost, and tell how many bytes that was."""
    passed = 0
    while ahead := stream.peek(_READ):
        end = ahead.find(b"\n")
        passed += len(stream.read(len(ahead) if end < 0 else end + 1))
        if end >= 0:
            break
    return passed
