"""The records of a web archive, one after the other, whatever is wrong with some of them.

FastWARC reads headers and HTTP. Where a record starts and ends is found here, since FastWARC ends at the first record
that is not sound, and a truncated file ends for it without an error: a record counts only if its block is as long as
its Content-Length says and the empty lines follow it. Behind one that is not, reading goes on with the next line that
starts a record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from impactetl.schema import ProblemKind
from impactetl.sources.stream import CHUNK, Fault, Stream

START = b"WARC/"
_NEXT = b"\r\n\r\nWARC/1."
_HEAD_END = b"\r\n\r\n"
RECORD_END = b"\r\n\r\n"
# Headers of records have some hundred bytes; the longest URLs that servers take, some thousand.
_MAX_HEAD = 1 << 16
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,19})[ \t]*(?=\r\n)", re.IGNORECASE)
_ID = re.compile(rb"\r\nwarc-record-id:[ \t]*<?([^\r\n>]{1,200})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One sound record at an offset of the archive: its bytes from its first line on, and where its block lies."""

    offset: int
    content: bytes
    start: int
    end: int

    def headers(self) -> dict[str, str]:
        """Give the headers by their names in lower case; the first one of a name counts, in folded lines what comes."""
        lines = self.content[: self.start].decode("utf-8", "replace").split("\r\n")
        pairs = [line.partition(":") for line in reversed(lines)]
        return {name.lower(): value.strip() for name, sign, value in pairs if sign}


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that is not sound; ``record`` is its id where that can be read."""

    record: str | None
    fault: Fault


class Records:
    """The records of a stream; it holds one of them at a time, and never more than ``limit`` bytes of it."""

    def __init__(self, stream: Stream, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._ahead = b""
        self._offset = 0

    def __iter__(self) -> Iterator[Block | Broken]:
        """Give each record, or what is wrong where one should be."""
        while True:
            while self._to_next():
                yield self._record()
            if not self._stream.resume():
                return
            self._ahead = b""

    def _to_next(self) -> bool:
        """Pass over empty lines; tell whether something follows."""
        while True:
            rest = self._ahead.lstrip(b"\r\n") if self._ahead[:1] in {b"\r", b"\n"} else self._ahead
            self._drop(len(self._ahead) - len(rest))
            if rest:
                return True
            if not self._fill(1):
                return False

    def _drop(self, size: int) -> None:
        if size:
            self._offset += size
            self._ahead = self._ahead[size:]

    def _fill(self, size: int) -> bool:
        """Hold ``size`` bytes ahead, if there are so many."""
        missing = size - len(self._ahead)
        if missing <= 0:
            return True
        parts = [self._ahead]
        while missing > 0 and (part := self._stream.read(max(missing, CHUNK))):
            parts.append(part)
            missing -= len(part)
        self._ahead = parts[1] if len(parts) == 2 and not parts[0] else b"".join(parts)  # noqa: PLR2004 - one new part
        return missing <= 0

    def _record(self) -> Block | Broken:
        self._fill(len(START))
        head = self._head_end() if self._ahead.startswith(START) else -1
        if head < 0:
            return self._broken("no record starts here, or its header does not end", 0)
        length = _LENGTH.search(self._ahead, 0, head)
        if length is None:
            return self._broken("its Content-Length is missing or no number", head)
        end = head + int(length[1])
        if end - head > self._limit:
            told = f"{end - head} bytes long (limit document is {self._limit}); raise the limit"
            return self._broken(told, head, ProblemKind.LIMIT)
        whole = self._fill(end + len(RECORD_END))
        if not whole and len(self._ahead) < end:
            return self._cut(head)
        if self._ahead[end : end + len(RECORD_END)].strip(b"\r\n"):
            return self._broken("its Content-Length does not lead to its end", head)
        return self._sound(head, end)

    def _head_end(self) -> int:
        """Find the end of the header, -1 where it has none within reason."""
        found = self._ahead.find(_HEAD_END, 0, _MAX_HEAD)
        while found < 0 and len(self._ahead) < _MAX_HEAD:
            before = len(self._ahead)
            if not self._fill(before + 1):
                break
            found = self._ahead.find(_HEAD_END, max(before - len(_HEAD_END), 0), _MAX_HEAD)
        return found + len(_HEAD_END) if found >= 0 else -1

    def _sound(self, head: int, end: int) -> Block:
        block = Block(self._offset, self._ahead, head, end)
        self._drop(min(end + len(RECORD_END), len(self._ahead)))
        return block

    def _cut(self, head: int) -> Broken:
        """Tell of a record that goes on behind the end of the input, or whose length says so."""
        if _NEXT in self._ahead[head:]:
            return self._broken("its Content-Length leads beyond the records behind it", head)
        return self._broken("the archive ends within it; get the whole file", head, ProblemKind.TRUNCATED)

    def _broken(self, why: str, head: int, kind: ProblemKind = ProblemKind.CORRUPT) -> Broken:
        """Tell of a record that is not sound, and go to the start of the next one."""
        name = _ID.search(self._ahead, 0, head) if head else None
        fault = Fault(kind, why, "the other records", self._offset)
        self._drop(max(head - len(_HEAD_END), 1))
        while True:
            found = self._ahead.find(_NEXT)
            if found >= 0:
                self._drop(found)
                break
            self._drop(max(len(self._ahead) - len(_NEXT) + 1, 0))
            if not self._fill(len(self._ahead) + 1):
                self._drop(len(self._ahead))
                break
        return Broken(name and name[1].decode("utf-8", "replace"), fault)
