"""The directory of a zip archive, entry by entry: one that names millions of files is never held in memory."""

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from impactetl.sources.stream import CHUNK

# The structures of the format (PKWARE, APPNOTE.TXT, section 4.3), each behind its sign.
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY_SIGN, _END_SIGN, _LOCATOR_SIGN, _END64_SIGN = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LONGEST_COMMENT = 0xFFFF
_IN_EXTRA = 0xFFFFFFFF
_ZIP64 = 1
_UTF8 = 0x800


class _Opener(zipfile.ZipFile):
    """Opens entries of a file whose directory it has not read."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(io.BytesIO(_END.pack(_END_SIGN, 0, 0, 0, 0, 0, 0, 0)))
        self.fp = file


class Directory:
    """The entries of an archive, in its order.

    Raises:
        zipfile.BadZipFile: there is no directory, or it is damaged; from ``entries``, when it comes to that.

    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._opener = _Opener(file)
        size = file.seek(0, io.SEEK_END)
        tail_at = max(size - _END.size - _LONGEST_COMMENT, 0)
        file.seek(tail_at)
        tail = file.read()
        at = tail.rfind(_END_SIGN)
        if at < 0 or len(tail) - at < _END.size:
            msg = "File is not a zip file"
            raise zipfile.BadZipFile(msg)
        *_, length, offset, _ = _END.unpack_from(tail, at)
        end = tail_at + at
        end, length, offset = self._large(end) or (end, length, offset)
        self._start = end - length
        self._end = end
        self._shift = self._start - offset  # what stands before the archive, such as a program that unpacks it
        if self._start < 0 or self._shift < 0:
            msg = "Bad offset for central directory"
            raise zipfile.BadZipFile(msg)

    def _large(self, end: int) -> tuple[int, int, int] | None:
        """Give end, length and offset of the directory of an archive of more than 4 GiB or 65,535 entries."""
        found = self._at(end - _LOCATOR.size, _LOCATOR, _LOCATOR_SIGN)
        if found is None:
            return None
        at = end - _LOCATOR.size - _END64.size
        large = self._at(at, _END64, _END64_SIGN)
        return None if large is None else (at, large[-2], large[-1])

    def _at(self, place: int, form: struct.Struct, sign: bytes) -> tuple[int, ...] | None:
        if place < 0:
            return None
        self._file.seek(place)
        content = self._file.read(form.size)
        return form.unpack(content)[1:] if len(content) == form.size and content.startswith(sign) else None

    def names(self) -> Iterator[tuple[int, str]]:
        """Give the place of each entry in the directory, and its name."""
        for place, head in self._heads():
            yield place, _name(head)

    def entries(self) -> Iterator[tuple[int, zipfile.ZipInfo]]:
        """Give each entry with its place in the directory."""
        for place, head in self._heads():
            yield place, self._entry(head)

    def entry(self, place: int) -> zipfile.ZipInfo:
        """Give the entry at a place of the directory."""
        return self._entry(next(self._heads(place))[1])

    def open(self, entry: zipfile.ZipInfo) -> IO[bytes]:
        """Open an entry, as ``zipfile.ZipFile.open`` does."""
        return self._opener.open(entry)

    def _heads(self, place: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Give the place and the bytes of the head of each entry, from a place on."""
        place = self._start if place is None else place
        held = b""
        while place < self._end:
            held = self._filled(place, held, _ENTRY.size)
            if not held.startswith(_ENTRY_SIGN):
                msg = "Bad magic number for central directory"
                raise zipfile.BadZipFile(msg)
            size = _ENTRY.size + sum(struct.unpack_from("<3H", held, 28))
            held = self._filled(place, held, size)
            yield place, held[:size]
            held, place = held[size:], place + size

    def _filled(self, place: int, held: bytes, size: int) -> bytes:
        """Give the bytes at a place, ``size`` of them at least; ``held`` are the first ones."""
        if len(held) < size:
            self._file.seek(place + len(held))  # whoever reads an entry meanwhile has moved it
            held += self._file.read(max(size - len(held), min(CHUNK, self._end - place - len(held))))
        if len(held) < size:
            msg = "Truncated central directory"
            raise zipfile.BadZipFile(msg)
        return held

    def _entry(self, head: bytes) -> zipfile.ZipInfo:
        fields = _ENTRY.unpack_from(head)
        entry = zipfile.ZipInfo(_name(head))
        entry.flag_bits, entry.compress_type = fields[3], fields[4]
        entry.CRC, entry.compress_size, entry.file_size = fields[7:10]
        entry.external_attr, entry.header_offset = fields[15:17]
        name_end = _ENTRY.size + fields[10]
        _enlarge(entry, head[name_end : name_end + fields[11]])
        entry.header_offset += self._shift
        return entry


def _name(head: bytes) -> str:
    flags, length = struct.unpack_from("<H", head, 8)[0], struct.unpack_from("<H", head, 28)[0]
    name = head[_ENTRY.size : _ENTRY.size + length]
    return name.decode("utf-8", "replace") if flags & _UTF8 else name.decode("cp437")


def _enlarge(entry: zipfile.ZipInfo, extra: bytes) -> None:
    """Take sizes and the offset from the extra field, where the head has no room for them."""
    while len(extra) >= 4:  # noqa: PLR2004 - an identifier and a length
        kind, length = struct.unpack_from("<2H", extra)
        if kind == _ZIP64:
            numbers = iter(struct.unpack_from(f"<{min(length, len(extra) - 4) // 8}Q", extra, 4))
            for name in ("file_size", "compress_size", "header_offset"):
                if getattr(entry, name) == _IN_EXTRA:
                    setattr(entry, name, next(numbers, _IN_EXTRA))
        extra = extra[4 + length :]
