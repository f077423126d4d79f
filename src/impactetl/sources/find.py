r"""Which files there are to read: folders in full, in sorted order, whatever the order of the paths.

The root is the deepest folder that holds all the paths, unless the caller names one; the uri of a file is its path
below the root, with forward slashes. Names that are not UTF-8 show their odd bytes as ``\xff``.
"""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from impactetl.errors import UsageError
from impactetl.locations import Location, is_url, located
from impactetl.schema import Problem, ProblemKind
from impactetl.sources import remote
from impactetl.sources.found import NOTHING_THERE, SIDECAR_SUFFIX, Found, gone, orphan
from impactetl.sources.options import Options
from impactetl.sources.raw import left_out, printable

STDIN = "-"


def find(
    paths: Sequence[Location | str], root: Location | None = None, options: Options | None = None
) -> list[Found | Problem]:
    """List the files at and below ``paths``, each once, sorted by uri; ``-`` is standard input.

    A path may be a URL, and a pattern (``reports/**/*.html``), which matches files and folders that are not hidden.
    Hidden files and sidecars are passed over. A link that leads out of the root, a sidecar without its file and a
    folder that cannot be listed are problems, and so is a path that does not exist, if another one does.

    Raises:
        UsageError: no path exists, or one lies outside ``root``.
        StoreError: what is behind a URL cannot be listed.

    """
    places = [path if str(path) == STDIN else located(path) for path in paths]
    urls = any(map(is_url, places))
    listed = remote.listed([located(place) for place in places], root) if urls else _local(places, root)
    return [replace(item, options=options) if options and isinstance(item, Found) else item for item in listed]


def inputs(paths: Sequence[Location | str], options: Options | None = None) -> list[Found | Problem]:
    """List the files at and below ``paths`` as ``find`` does.

    Raises:
        UsageError: no path exists, or there is nothing to read at all.

    """
    found = find(paths, options=options)
    if not found:
        msg = f"{', '.join(map(str, paths))}: no source to read; put documents there, or name another path"
        raise UsageError(msg)
    return found


def _local(paths: Sequence[Location | str], root: Location | None) -> list[Found | Problem]:
    """List the files of this machine."""
    named = [_absolute(path) for given in paths if str(given) != STDIN for path in _matching(given)]
    stdin = [STDIN] if STDIN in map(str, paths) else []
    there = {path for path in named if path.exists()}
    if named and not there and not stdin:
        msg = f"{', '.join(shown(str(path)) for path in paths)}: {NOTHING_THERE}; check the path"
        raise UsageError(msg)
    base = _common(named) if root is None else _absolute(root)
    for path in named:
        if not path.is_relative_to(base):
            msg = f"{shown(path)}: lies outside the input root {shown(base)}; name a path below it"
            raise UsageError(msg)
    found: dict[str, Found | Problem] = {}
    for path in named:
        items = _below(path, base) if path in there else [gone(uri_of(path, base))]
        found.update((item.uri, item) for item in items)
    listed = sorted(found.values(), key=lambda item: item.uri.split("/"))
    return [*(Found(name, None, base) for name in stdin), *listed]


def _matching(path: Location | str) -> list[str]:
    """Give the path, or where there is none of this name, what matches it as a pattern."""
    name = str(path)
    if os.path.lexists(name) or not glob.has_magic(name):
        return [name]
    return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - Path.glob takes no pattern with a root


def _absolute(path: Location | str) -> Path:
    return Path(os.path.abspath(str(path)))  # noqa: PTH100 - Path.resolve would follow links, and a link names its file


def _common(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def shown(path: Path | str) -> str:
    r"""Give a path for a message: on one line, every character of it visible.

    >>> shown("a\nb.txt")
    'a\\nb.txt'
    """
    return printable(_decoded(path))


def uri_of(path: Path, root: Path) -> str:
    """Give the uri of a file: its path below the root, with forward slashes."""
    return _decoded(path.relative_to(root).as_posix())


def _decoded(path: Path | str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _below(path: Path, root: Path) -> Iterator[Found | Problem]:
    """List one named path; a file that the user names is read whatever its name is."""
    if path.is_dir():
        yield from _folder(path, root)
    else:
        yield Found(uri_of(path, root), path, root)


def _folder(folder: Path, root: Path) -> Iterator[Found | Problem]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            message = f"{uri_of(here, root)}: the folder cannot be listed ({error.strerror}); check its permissions"
            yield left_out(uri_of(here, root), ProblemKind.UNREADABLE, message)
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        waiting += [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
        yield from _files(entries, root)


def _files(entries: Iterable[os.DirEntry[str]], root: Path) -> Iterator[Found | Problem]:
    for entry in entries:
        path = Path(entry.path)
        uri = uri_of(path, root)
        if leads_out(path, root):
            message = f"{uri}: a link that leads out of the input folder is not followed; put the file itself there"
            yield left_out(uri, ProblemKind.UNREADABLE, message)
        elif entry.name.endswith(SIDECAR_SUFFIX):
            yield from _orphan(path, uri)
        elif entry.is_file():
            yield Found(uri, path, root)
        elif not entry.is_dir():
            message = f"{uri}: neither a file nor a folder; take it out of the input folder"
            yield left_out(uri, ProblemKind.UNREADABLE, message)


def _orphan(path: Path, uri: str) -> Iterator[Problem]:
    """Tell of a sidecar without its file."""
    if not os.path.lexists(path.with_name(path.name.removesuffix(SIDECAR_SUFFIX))):
        yield orphan(uri)


def leads_out(path: Location, root: Location) -> bool:
    """Tell whether this is a link that leads out of the root."""
    if not isinstance(path, Path) or not path.is_symlink():
        return False
    return not path.resolve().is_relative_to(Path(str(root)).resolve())
