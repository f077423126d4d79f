"""A build is swapped in as a whole, by one rename.

The folder ``out`` stays a real folder, which may hold other files too. The files of a build lie in a folder of their
own, and ``out`` holds links to them::

    out/impact.duckdb     -> .builds/current/impact.duckdb
    out/records.parquet   -> .builds/current/records.parquet    and so on
    out/.builds/current   -> 2.0123456789abcdef
    out/.builds/2.0123456789abcdef/...                          the files themselves, never changed once linked
    out/counts.csv                                              a copy, which git can keep; readers use the build's own
    out/.builds/lock                                            held while a build is being published

A build is written into a new folder, flushed to disk, and published by renaming one new link over ``current``. A rename
is atomic, so every path under ``out`` belongs to the old build before it and to the new one after it, whenever the
process is killed, and no recovery is needed. The alternatives were weighed: replacing file by file with a journal needs
a recovery run and shows a mixture until then; exchanging ``out`` with another folder needs one operating system's own
call and would carry away whatever else lies in ``out``.

The build before stays on disk until the next one starts, so that a reader that has just looked ``current`` up still
finds its files; a reader that has a file open keeps it for as long as it likes. Folders that a killed build left
behind are removed by the next build. The lock is the kernel's, so it ends with the process that holds it, however that
ends. All of this needs a POSIX file system with symbolic links; ``cp -rL`` makes a copy without links.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from impactetl.errors import StoreError
from impactetl.publish.layout import BUILDS, COPIED, CURRENT

_LOCK = "lock"
_NEXT = "next"


@contextmanager
def swapped_in(out: Path, build_id: str) -> Iterator[Path]:
    """Give an empty folder to write a build's files into, and publish them under ``out`` when the block ends.

    Where the block raises, nothing is published. Raises StoreError where another build is writing into ``out`` or
    where a file that is no link of ours is in the way.
    """
    builds = out / BUILDS
    builds.mkdir(parents=True, exist_ok=True)
    with _locked(builds):
        _sweep(builds)
        folder = _fresh(builds, build_id)
        try:
            yield folder
            names = sorted(path.name for path in folder.iterdir() if path.name != COPIED)
            _refuse_strangers(out, names)
            _refuse_strange_copy(folder / COPIED, out / COPIED)
        except BaseException:
            shutil.rmtree(folder)
            raise
        _flush(folder)
        _link(out, names)
        _point(builds / CURRENT, folder.name)
        _unlink_others(out, names)
        _copy(folder / COPIED, out / COPIED)


@contextmanager
def _locked(builds: Path) -> Iterator[None]:
    with (builds / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            msg = f"{builds.parent}: another build is writing here; wait until it has ended, or choose another folder"
            raise StoreError(msg) from error
        yield


def _sweep(builds: Path) -> None:
    """Remove what earlier builds left, whole or not, except the build in force."""
    kept = {_LOCK, CURRENT, (builds / CURRENT).resolve().name}
    for path in builds.iterdir():
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _fresh(builds: Path, build_id: str) -> Path:
    """Make a folder under a number of its own.

    No name comes twice, even for a build made again: a reader may still hold the earlier one open under its path.
    """
    current = builds / CURRENT
    last = int(current.readlink().name.partition(".")[0]) if current.is_symlink() else 0
    folder = builds / f"{last + 1}.{build_id}"
    folder.mkdir()
    return folder


def _refuse_strangers(out: Path, names: list[str]) -> None:
    for name in names:
        path = out / name
        if os.path.lexists(path) and not _ours(path):
            msg = f"{path}: this is no link of a build, and publishing would replace it; move it away and build again"
            raise StoreError(msg)


def _refuse_strange_copy(new: Path, old: Path) -> None:
    """Refuse to replace a file that is none of ours: one that starts with another line than the new one."""
    if old.is_symlink() or not old.exists() or not new.exists():
        return
    with new.open("rb") as one, old.open("rb") as other:
        if one.readline() != other.readline():
            msg = f"{old}: this is no file of a build, and publishing would replace it; move it away and build again"
            raise StoreError(msg)


def _copy(new: Path, old: Path) -> None:
    """Replace the one file that is no link; no reader of a dataset uses it, so being killed here harms nothing."""
    if new.exists():
        aside = old.with_name(f".{old.name}.{_NEXT}")
        shutil.copyfile(new, aside)
        _flush_one(aside)
        aside.replace(old)


def _ours(path: Path) -> bool:
    return path.is_symlink() and path.readlink() == Path(BUILDS, CURRENT, path.name)


def _link(out: Path, names: list[str]) -> None:
    """Link the names that are new; until ``current`` moves, such a link leads nowhere and hurts nobody."""
    for name in names:
        if not (out / name).is_symlink():
            _symlink(out / name, Path(BUILDS, CURRENT, name))
    _flush_one(out)


def _point(current: Path, target: str) -> None:
    """Move ``current`` by one rename: the moment of publication."""
    following = current.with_name(_NEXT)
    _symlink(following, Path(target))
    following.replace(current)
    _flush_one(current.parent)


def _unlink_others(out: Path, names: list[str]) -> None:
    """Remove links to files that the build in force no longer has."""
    for path in out.iterdir():
        if _ours(path) and path.name not in names:
            path.unlink()


def _symlink(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError as error:
        msg = f"{path}: a symbolic link cannot be made here, and publication needs one; choose another folder: {error}"
        raise StoreError(msg) from error


def _flush(folder: Path) -> None:
    """Have the operating system write the files and their names to disk, so that a power cut keeps them."""
    for path in folder.iterdir():
        _flush_one(path)
    _flush_one(folder)
    _flush_one(folder.parent)


def _flush_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
