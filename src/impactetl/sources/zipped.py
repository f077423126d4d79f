"""Files in a ``.zip``: each is read as its own name says, under the uri of the archive and its path within it.

A sidecar in the archive describes the file beside it there, as in a folder.

Nothing is written to disk under a name of the archive's choosing. Entries whose names lead out of the archive, links
and locked entries are left out and told of; hidden entries are passed over, as in folders.
"""

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import IO

from impactetl.errors import SidecarError
from impactetl.schema import ProblemKind, Sidecar
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
        size = file.seek(0, 2)
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGE as error:
            message = f"no zip archive, or its directory is damaged ({error}); get the file again"
            yield raw.problem(ProblemKind.CORRUPT, message)
            return
        budget = [max(_HARMLESS, raw.options.max_expansion * size)]
        with archive:
            entries = archive.infolist()
            if len(entries) > raw.options.max_members:
                message = f"{len(entries)} members (limit members is {raw.options.max_members}); raise the limit"
                yield raw.problem(ProblemKind.LIMIT, message, kept=f"the first {raw.options.max_members} members")
            del entries[raw.options.max_members :]
            sidecars = {
                entry.filename.removesuffix(SIDECAR_SUFFIX): entry
                for entry in entries
                if entry.filename.endswith(SIDECAR_SUFFIX) and not _hidden(entry.filename)
            }
            present = {entry.filename for entry in entries if entry.filename in sidecars}
            for entry in entries:
                name = entry.filename.removesuffix(SIDECAR_SUFFIX)
                if sidecars.get(name) is not entry:
                    yield from _entry(raw, _Packed(archive, entry, budget, sidecars.get(entry.filename)))
                elif name not in present:
                    problem = orphan(entry.filename)
                    yield raw.member(name, raw.stream).problem(problem.kind, problem.message.removeprefix(f"{name}: "))


@dataclass(frozen=True, slots=True)
class _Packed:
    """One entry of an archive with its sidecar; all entries share the budget of bytes that may come out."""

    archive: zipfile.ZipFile
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
