"""Gzip as it is found: many members, cut short, damaged in the middle, or made to swell.

A member that cannot be inflated to its end is told of, and reading goes on with the next one. What a damaged member
gave is kept only where it is known to be sound, which is when the file merely ends too early.
"""

import zlib
from typing import IO

from impactetl.schema import ProblemKind
from impactetl.sources.stream import CHUNK, Fault, Stream

MAGIC = b"\x1f\x8b\x08"
_GZIP = 31  # zlib's word for: a gzip header, the largest window
# A member that inflates to less is given only when its checksum held; of a larger one the parts are given as they come.
_HELD = 8 << 20
# Below this nobody minds how much a file swells.
_HARMLESS = 64 << 20
# How far back the start of the next member is searched for when the damage is noticed late.
_LOOK_BACK = 1 << 20


class Inflated(Stream):
    """What a gzip stream holds, all members one after the other; ``resume`` goes past a damaged member."""

    def __init__(self, packed: Stream | IO[bytes], max_expansion: int) -> None:
        super().__init__(packed if not isinstance(packed, Stream) else packed.file)
        self._packed = packed if isinstance(packed, Stream) else Stream(packed)
        self.faults = self._packed.faults
        self._max_expansion = max_expansion
        self._input = b""  # read and not yet inflated
        self._taken = 0  # bytes of the file up to the end of _input
        self._produced = 0
        self._member = b""  # the packed bytes of this member so far, the last ones of them
        self._inflater = zlib.decompressobj(_GZIP)
        self._stopped = self._damaged = False

    def _more(self, size: int) -> bytes:  # noqa: ARG002 - a member is given as a whole, however long
        """Give what the next member holds, or the next part of it where it is large."""
        held: list[bytes] = []
        length = 0
        while not self._stopped and not self._damaged and length < _HELD:
            if not self._input and not self._fill():
                self._end(length)
                break
            part = self._inflate()
            held.append(part)
            length += len(part)
            if self._inflater.eof:
                self._next_member()
                if length:
                    break
        if self._damaged:
            return b""
        self._produced += length
        return b"".join(held)

    def _fill(self) -> bool:
        self._input = self._packed.read(CHUNK)
        self._taken += len(self._input)
        return bool(self._input)

    def _inflate(self) -> bytes:
        """Inflate what was read; a damage is noted."""
        packed, self._input = self._input, b""
        try:
            part = self._inflater.decompress(packed, _HELD)
        except zlib.error as error:
            self._member = (self._member + packed)[-_LOOK_BACK - CHUNK :]
            self._break(error)
            return b""
        rest = self._inflater.unconsumed_tail or self._inflater.unused_data
        self._input = rest
        self._member = (
            (self._member + packed[: len(packed) - len(rest)])[-_LOOK_BACK:] if not self._inflater.eof else b""
        )
        self._watch(len(part))
        return part

    def _next_member(self) -> None:
        self._inflater = zlib.decompressobj(_GZIP)
        self._member = b""
        if self._input.startswith(b"\0"):  # padding up to a block of a tape
            self._input = self._input.lstrip(b"\0")

    def _watch(self, more: int) -> None:
        produced = self._produced + more
        if produced > _HARMLESS and produced > self._max_expansion * self._taken:
            self._stopped = True
            message = (
                f"one packed byte becomes more than {self._max_expansion} (limit expansion); reading stops after "
                f"{produced} bytes; raise the limit if the file is honest"
            )
            self.break_off(Fault(ProblemKind.LIMIT, message, "the part before", self._taken))

    def _end(self, length: int) -> None:
        """The file ends here: in order between two members, too early within one."""
        self._stopped = True
        if self._member:
            before = self._produced + length
            kept = f"what is whole of the {before} bytes unpacked before" if before else "nothing"
            message = "the gzip data ends within a member; get the whole file"
            self.break_off(Fault(ProblemKind.TRUNCATED, message, kept, self._taken))

    def _break(self, error: zlib.error) -> None:
        self._damaged = True
        at = max(self._taken - len(self._member), 0)
        behind = "of a table or web archive, the members behind it"
        message = f"a gzip member is damaged ({str(error).rpartition(': ')[2]}); get the file again"
        kept = f"the members before it and, {behind}" if at else behind
        if not at and MAGIC not in self._member:
            message, kept = "this is no gzip file; name it after what it is, or get it again", "nothing"
        self.break_off(Fault(ProblemKind.CORRUPT, message, kept, at))

    def resume(self) -> bool:
        """Go on with the next gzip member after a damaged one."""
        if not self._damaged:
            return False
        window, self._member = self._member[1:], b""
        while True:
            at = window.find(MAGIC)
            if at >= 0 and self._starts(window, at):
                return True
            if at >= 0:
                window = window[at + 1 :]
                continue
            tail = window[-len(MAGIC) + 1 :]
            if not self._fill():
                self._damaged, self._stopped, self._input = False, True, b""
                return False
            window = tail + self._input

    def _starts(self, window: bytes, at: int) -> bool:
        """Tell whether a member starts there: its header makes sense and its first bytes inflate."""
        trial = zlib.decompressobj(_GZIP)
        try:
            trial.decompress(window[at:], CHUNK)
        except zlib.error:
            return False
        self.broken = self._damaged = False
        self._input = window[at:]
        self._inflater = zlib.decompressobj(_GZIP)
        return True
