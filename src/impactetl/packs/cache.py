"""The folder of the packs: what is known already, what a new build keeps of it, and what it drops."""

import fcntl
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from impactetl.errors import StoreError
from impactetl.packs.entry import Entry
from impactetl.packs.writer import MANIFEST, PackWriter, pack_writer

_HALF = "half."
_LOCK = "lock"
_NOTE = "This folder is the cache of impactetl build. Delete it at any time: the next build makes it anew.\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry lies: the pack's name, and the entry's number among the so many of it."""

    pack: str
    number: int
    of: int
    entry: Entry


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the cache for one build, and make its folder where it is missing.

    Raises StoreError where another build holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(_NOTE, encoding="utf-8")
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            msg = f"{folder}: another build is using this cache; wait until it has ended, or name another one"
            raise StoreError(msg) from error
        yield


@contextmanager
def new_pack(folder: Path) -> Iterator[PackWriter]:
    """Write a new pack; it is there as a whole when the block ends, or not at all."""
    half = Path(mkdtemp(dir=folder, prefix=_HALF))
    try:
        with pack_writer(half) as writer:
            yield writer
        half.rename(folder / half.name.removeprefix(_HALF))
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


def places(folder: Path) -> dict[str, Place]:
    """Give every entry that the packs hold by its key; the same key in two packs is taken from the first."""
    found: dict[str, Place] = {}
    for pack in sorted(path for path in folder.iterdir() if path.is_dir()):
        entries = _entries(pack)
        for number, entry in enumerate(entries):
            found.setdefault(entry.key, Place(pack.name, number, len(entries), entry))
    return found


def _entries(pack: Path) -> list[Entry]:
    try:
        return [Entry(**line) for line in json.loads((pack / MANIFEST).read_bytes())["entries"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []  # half a pack, or one of another version: swept with the next build


def table_parts(folder: Path, name: str, used: Iterable[Place]) -> Mapping[Path, list[int] | None]:
    """Give the files of a table, each with the entries that count, or None where all of its pack do."""
    parts: dict[str, list[Place]] = {}
    for place in used:
        parts.setdefault(place.pack, []).append(place)
    files = {folder / pack / f"{name}.parquet": listed for pack, listed in sorted(parts.items())}
    return {
        path: None if len(listed) == listed[0].of else sorted(place.number for place in listed)
        for path, listed in files.items()
        if path.exists()
    }


def sweep(folder: Path, used: Iterable[Place]) -> None:
    """Remove the packs that hold nothing of use any more, and what a killed build left half done."""
    kept = {place.pack for place in used}
    for pack in [path for path in folder.iterdir() if path.is_dir() and path.name not in kept]:
        shutil.rmtree(pack)
