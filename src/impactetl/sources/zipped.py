"""Files in a ``.zip``: each is read as its own name says, under the uri of the archive and its path within it.

A sidecar in the archive describes the file beside it there, as in a folder.

Nothing is written to disk under a name of the archive's choosing. Entries whose names lead out of the archive, links
and locked entries are left out and told of; hidden entries are passed over, as in folders.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import PurePosixPath
from typing import IO

from impactetl.errors import SidecarError
from impactetl.schema import Problem, ProblemKind, Sidecar
from impactetl.sources.directory import Directory
from impactetl.sources.found import SIDECAR_SUFFIX, orphan
from impactetl.sources.raw import Items, Raw, described, printable
from impactetl.sources.seekable import seekable
from impactetl.sources.sidecar import altered, parsed
from impactetl.sources.stream import CHUNK, Fault, Stream

# What macOS puts beside the files of an archive.
_FURNITURE = "__MACOSX"
_ENCRYPTED = 0x1
# Below this nobody minds how much an archive swells.
_HARMLESS = 64 << 20
# A sidecar has some ten lines.
_MAX_SIDECAR = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Unpacked(Stream):
    """One entry as it is unpacked: a damage ends it, and so does swelling beyond the budget that all entries share."""

    def __init__(self, entry: IO[bytes], budget: list[int]) -> None:
        super().__init__(entry)
        self._budget = budget

    def _more(self, size: int) -> bytes:
        if self.broken:
            return b""
        try:
            content = self.file.read(min(size, CHUNK))
        except _DAMAGE as error:
            message = f"the entry is damaged ({error}); get the archive again"
            self.break_off(Fault(ProblemKind.CORRUPT, message, f"the {self.given} bytes before"))
            return b""
        self._budget[0] -= len(content)
        if self._budget[0] < 0:
            message = "the archive swells to more than limit expansion allows; raise the limit if it is honest"
            self.break_off(Fault(ProblemKind.LIMIT, message, f"the {self.given} bytes before"))
            return b""
        return content


def read(raw: Raw) -> Items:
    """Read every entry of an archive, in the order of the archive."""
    with seekable(raw.stream) as file:
        for found in _found(raw, file):
            yield from [found] if isinstance(found, Problem) else _entry(raw, found)


def _found(raw: Raw, file: IO[bytes]) -> "Iterator[_Packed | Problem]":
    """Give the entries of an archive, and what is wrong with its directory."""
    budget = [max(_HARMLESS, raw.options.max_expansion * file.seek(0, io.SEEK_END))]
    number, most = 0, raw.options.max_members
    try:
        archive = Directory(file)
        sidecars = _Sidecars(archive, most)
        for number, (place, entry) in enumerate(archive.entries(), start=1):
            if number > most:
                message = f"more members than {most} (limit members); raise the limit"
                yield raw.problem(ProblemKind.LIMIT, message, kept=f"the first {most} members")
                return
            if not sidecars.is_one(place, entry.filename):
                yield _Packed(archive, entry, budget, sidecars.of(entry.filename))
            elif sidecars.is_orphan(entry.filename):
                yield _orphan(raw, entry.filename)
    except _DAMAGE as error:
        message = f"no zip archive, or its directory is damaged ({error}); get the file again"
        yield raw.problem(ProblemKind.CORRUPT, message, kept=f"the {number} members before" if number else "nothing")


class _Sidecars:
    """The sidecars of an archive: where they stand in its directory, and which of the files that they describe do."""

    def __init__(self, archive: Directory, most: int) -> None:
        self._archive = archive
        self._places = {
            name.removesuffix(SIDECAR_SUFFIX): place
            for place, name in _names(archive, most)
            if name.endswith(SIDECAR_SUFFIX) and not _hidden(name)
        }
        names = (name for _, name in _names(archive, most)) if self._places else ()
        self._present = {name for name in names if name in self._places}

    def is_one(self, place: int, name: str) -> bool:
        """Tell whether the entry at a place of the directory is a sidecar."""
        return self._places.get(name.removesuffix(SIDECAR_SUFFIX)) == place

    def is_orphan(self, name: str) -> bool:
        """Tell whether what a sidecar describes is missing."""
        return name.removesuffix(SIDECAR_SUFFIX) not in self._present

    def of(self, name: str) -> zipfile.ZipInfo | None:
        """Give the sidecar of a file; None where it has none."""
        place = self._places.get(name)
        return None if place is None else self._archive.entry(place)


def _names(archive: Directory, most: int) -> Iterator[tuple[int, str]]:
    """Give the places and names of the entries up to a damage, which is told when the entries are read."""
    with suppress(*_DAMAGE):
        yield from islice(archive.names(), most)


def _orphan(raw: Raw, sidecar: str) -> Problem:
    problem, name = orphan(sidecar), sidecar.removesuffix(SIDECAR_SUFFIX)
    return raw.member(name, raw.stream).problem(problem.kind, problem.message.removeprefix(f"{name}: "))


@dataclass(frozen=True, slots=True)
class _Packed:
    """One entry of an archive with its sidecar; all entries share the budget of bytes that may come out."""

    archive: Directory
    entry: zipfile.ZipInfo
    budget: list[int]
    beside: zipfile.ZipInfo | None

    def described(self) -> Sidecar | None:
        """Read the sidecar; None where the entry has none.

        Raises:
            SidecarError: it cannot be read, does not fit, or describes other bytes.

        """
        if self.beside is None:
            return None
        name = printable(PurePosixPath(self.beside.filename).name)
        fault = _fault(self.beside)
        try:
            content = b"" if fault else self.archive.open(self.beside).read(_MAX_SIDECAR)
        except (*_DAMAGE, RuntimeError) as error:
            fault = ProblemKind.CORRUPT, f"damaged ({printable(str(error))}); get the archive again"
        if fault is not None:
            msg = f"{name}: {fault[1]}"
            raise SidecarError(msg)
        return parsed(content, name, lambda: self.digest() or "not known")

    def digest(self) -> str | None:
        """Give the SHA-256 of the entry; None where it cannot be read to its end."""
        found = sha256()
        try:
            with self.archive.open(self.entry) as opened:
                stream = Unpacked(opened, [*self.budget])  # what is read twice counts once
                while part := stream.read():
                    found.update(part)
        except (*_DAMAGE, RuntimeError):
            return None
        return None if stream.broken else found.hexdigest()


def _entry(raw: Raw, packed: _Packed) -> Items:
    archive, entry, budget = packed.archive, packed.entry, packed.budget
    if entry.is_dir() or _hidden(entry.filename):
        return
    fault = _fault(entry)
    if budget[0] < 0:
        fault = (ProblemKind.LIMIT, "not read: the archive swells to more than limit expansion allows; raise the limit")
    member = raw.member(entry.filename, Stream(io.BytesIO()), name=PurePosixPath(entry.filename).name)
    fault = fault or _describe(member, packed)
    if fault is not None:
        yield member.problem(*fault)
        return
    try:
        opened = archive.open(entry)
    except (*_DAMAGE, RuntimeError) as error:
        message = f"the entry cannot be opened ({printable(str(error))}); get the archive again"
        yield member.problem(ProblemKind.CORRUPT, message)
        return
    with opened:
        member.stream = Unpacked(opened, budget)
        yield from raw.nested(member)


def _describe(member: Raw, packed: _Packed) -> tuple[ProblemKind, str] | None:
    """Give a member its sidecar, and say what is wrong with that, or with the member by its word."""
    try:
        sidecar = packed.described()
    except SidecarError as error:
        return ProblemKind.SIDECAR, str(error)
    if sidecar is None:
        return None
    found = packed.digest()
    if found not in {None, sidecar.sha256}:
        return ProblemKind.ALTERED, altered(member.name, sidecar.sha256, str(found)).partition(": ")[2]
    described(member, sidecar)
    return None


def _fault(entry: zipfile.ZipInfo) -> tuple[ProblemKind, str] | None:
    """Say why an entry is not read."""
    if entry.flag_bits & _ENCRYPTED:
        return ProblemKind.ENCRYPTED, "locked with a password; unpack it and put the file itself there"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return ProblemKind.UNSAFE, "a symbolic link, which is not followed; put the file itself into the archive"
    if _climbs(entry.filename):
        return ProblemKind.UNSAFE, "its name leads out of the archive; pack the archive anew with plain names"
    return None


def _climbs(name: str) -> bool:
    r"""Tell whether a name would lead out of the folder that the archive is unpacked in.

    >>> _climbs("../a.txt"), _climbs("/a.txt"), _climbs("C:\\a.txt"), _climbs("a/..b.txt")
    (True, True, True, False)
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":"


def _hidden(name: str) -> bool:
    parts = [part for part in PurePosixPath(name).parts if part not in {"..", "/"}]
    return any(part.startswith(".") or part == _FURNITURE for part in parts)
