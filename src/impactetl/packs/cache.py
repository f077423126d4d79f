"""The folder of the packs: what is known already, what a new build keeps of it, and what it drops."""

import fcntl
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from impactetl.errors import StoreError
from impactetl.locations import Location, copied, read_all, sent
from impactetl.packs.entry import Entry
from impactetl.packs.writer import MANIFEST, PackWriter, pack_writer

_HALF = "half."
_LOCK = "lock"
_NOTE = (
    "This folder is the cache of impactetl build. It holds the texts that were read. "
    "Delete it at any time: the next build makes it anew.\n"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry lies: the pack's name, and the entry's number among the so many of it."""

    pack: str
    number: int
    of: int
    entry: Entry


@contextmanager
def locked(folder: Location) -> Iterator[None]:
    """Hold the cache for one build, and make its folder where it is missing.

    Nothing behind a URL can be held: whoever builds there sees to it that nobody else does.

    Raises StoreError where another build holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(_NOTE, encoding="utf-8")
    if not isinstance(folder, Path):
        yield
        return
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            msg = f"{folder}: another build is using this cache; wait until it has ended, or name another one"
            raise StoreError(msg) from error
        yield


@contextmanager
def new_pack(folder: Location) -> Iterator[PackWriter]:
    """Write a new pack; it is there as a whole when the block ends, or not at all.

    One that goes behind a URL is written here first. It is named after what is in it, so that two workers that did the
    same leave one pack, and its manifest goes last: without that it is none.
    """
    if not isinstance(folder, Path):
        with TemporaryDirectory() as aside:
            with pack_writer(Path(aside)) as writer:
                yield writer
            manifest = Path(aside) / MANIFEST
            tables = sorted(path for path in Path(aside).iterdir() if path != manifest)
            sent([*tables, manifest], folder / sha256(manifest.read_bytes()).hexdigest())
        return
    half = Path(mkdtemp(dir=folder, prefix=_HALF))
    try:
        with pack_writer(half) as writer:
            yield writer
        half.rename(folder / half.name.removeprefix(_HALF))
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


def places(folder: Location) -> dict[str, Place]:
    """Give every entry that the packs hold by its key; the same key in two packs is taken from the first."""
    found: dict[str, Place] = {}
    for manifest, content in read_all(folder, f"*/{MANIFEST}"):
        entries = _entries(content)
        for number, entry in enumerate(entries):
            found.setdefault(entry.key, Place(manifest.parent.name, number, len(entries), entry))
    return found


def _entries(manifest: bytes) -> list[Entry]:
    try:
        return [Entry(**line) for line in json.loads(manifest)["entries"]]
    except (ValueError, KeyError, TypeError):
        return []  # half a pack, or one of another version: swept with the next build


@contextmanager
def at_hand(folder: Location, used: Iterable[Place]) -> Iterator[Path]:
    """Give a cache as a folder of this machine: of one behind a URL, the packs that are used are copied here."""
    if isinstance(folder, Path):
        yield folder
        return
    with TemporaryDirectory() as aside:
        for pack in sorted({place.pack for place in used}):
            copied(folder / pack, Path(aside) / pack)
        yield Path(aside)


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


def sweep(folder: Location, used: Iterable[Place]) -> None:
    """Remove the packs that hold nothing of use any more, and what a killed build left half done."""
    kept = {place.pack for place in used}
    for pack in [path for path in folder.iterdir() if path.is_dir() and path.name not in kept]:
        if isinstance(pack, Path):
            shutil.rmtree(pack)
        else:
            pack.fs.rm(pack.path, recursive=True)
