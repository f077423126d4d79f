"""The bytes of an input, read once from its start, with what went wrong in reading them."""

from dataclasses import dataclass
from typing import Protocol

from impactetl.schema import ProblemKind

# As much as is read from a file at once.
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong at a place in the bytes; ``offset`` counts the bytes of the file, compressed as they may be."""

    kind: ProblemKind
    message: str
    kept: str
    offset: int | None = None


class Readable(Protocol):
    """What gives bytes: a file, or a member of an archive."""

    def read(self, size: int, /) -> bytes:
        """Give at most ``size`` bytes, none at the end."""


class Stream:
    """Bytes of an input, read forwards.

    ``read`` gives no bytes at the end of the input and also where it breaks off, which ``broken`` tells; ``resume``
    then says whether sound bytes follow, which belong to something new. Each break is one of ``faults``; ``ends`` is
    one that is known beforehand, at the end of the file.
    """

    def __init__(self, file: Readable, ends: Fault | None = None) -> None:
        self.faults: list[Fault] = []
        self.file = file
        self.given = 0
        self.broken = False
        self._ahead = b""
        self._ends = ends

    def read(self, size: int = CHUNK) -> bytes:
        """Give the next bytes: at most ``size`` of them, at least one before the end."""
        content = self._ahead or self._more(size)
        content, self._ahead = content[:size], content[size:]
        self.given += len(content)
        return content

    def peek(self, size: int) -> bytes:
        """Give the next bytes without taking them; fewer than ``size`` only at the end."""
        while len(self._ahead) < size:
            more = self._more(CHUNK)
            if not more:
                break
            self._ahead += more
        return self._ahead[:size]

    def resume(self) -> bool:
        """Go past damaged bytes, and tell whether sound ones follow."""
        return False

    def break_off(self, fault: Fault) -> None:
        """Note that the bytes break off here."""
        self.broken = True
        self.faults.append(fault)

    def _more(self, size: int) -> bytes:
        """Give bytes that were not seen yet, about ``size`` of them."""
        if self.broken:
            return b""
        try:
            content = self.file.read(size)
        except OSError as error:
            message = f"reading stops after {self.given} bytes ({error.strerror or error}); read the input again"
            self.break_off(Fault(ProblemKind.TRUNCATED, message, "the part before", self.given))
            return b""
        if not content and self._ends:
            self.break_off(self._ends)
        return content


def read_upto(stream: Stream, limit: int) -> tuple[bytes, bool]:
    """Read at most ``limit`` bytes, and tell whether that was all there is up to the end or a damage."""
    parts: list[bytes] = []
    left = limit
    while left:
        part = stream.read(min(left, 16 * CHUNK))
        if not part:
            return b"".join(parts), True
        parts.append(part)
        left -= len(part)
    return b"".join(parts), not stream.peek(1)
