"""Which files there are behind URLs: what a store lists below a folder, as for folders of this machine.

A store has no links, and its folders are no more than the names of its files.
"""

import glob
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

from impactetl.errors import StoreError, UsageError
from impactetl.locations import Location
from impactetl.schema import Problem
from impactetl.sources.found import NOTHING_THERE, SIDECAR_SUFFIX, Found, gone, orphan


def listed(places: Sequence[Location], root: Location | None = None) -> list[Found | Problem]:
    """List the files at and below places of one store, each once, sorted by uri, which is the path below the root.

    A place may be a pattern (``s3://bucket/reports/*.html``). Hidden files and sidecars are passed over, unless they
    are named themselves.

    Raises:
        UsageError: nothing at all is there, the places are of several stores, or one lies outside ``root``.
        StoreError: the store does not answer.

    """
    store = _Store(places)
    matching = {store.path(place): store.matching(place) for place in places}
    named = [path for found in matching.values() for path in found]
    missing = [path for path, found in matching.items() if not found]
    if not named:
        msg = f"{', '.join(map(str, places))}: {NOTHING_THERE}; check the URL"
        raise UsageError(msg)
    folders = [store.folder(path) for path in (*named, *missing)]
    base = store.path(root) if root is not None else posixpath.commonpath(folders)
    top = store.place(base)
    problems = [gone(posixpath.relpath(path, base)) for path in missing]
    found: dict[str, Found | Problem] = {problem.uri: problem for problem in problems}
    for path in [inner for outer in named for inner in store.below(outer)]:
        if posixpath.commonpath([base, path]) != base:
            msg = f"{path}: lies outside the input root {root}; name a place below it"
            raise UsageError(msg)
        uri = path[len(base) :].lstrip("/")
        found[uri] = Found(uri, top / uri, top)
    for uri in [uri for uri in found if uri.endswith(SIDECAR_SUFFIX) and f"{base}/{uri}" not in named]:
        del found[uri]
        if uri.removesuffix(SIDECAR_SUFFIX) not in found:
            problem = orphan(uri)
            found[problem.uri] = problem
    return sorted(found.values(), key=lambda item: item.uri.split("/"))


class _Store:
    """The file system behind the places; what it raises of its own accord becomes an error of ours."""

    def __init__(self, places: Sequence[Location]) -> None:
        systems = {id(place.fs): place.fs for place in places if not isinstance(place, Path)}
        if len(systems) != 1 or any(isinstance(place, Path) for place in places):
            msg = f"{', '.join(map(str, places))}: lie in several stores; read one store at a time"
            raise UsageError(msg)
        (self.system,) = systems.values()
        self._like = next(place for place in places if not isinstance(place, Path))
        self.system.invalidate_cache()

    def place(self, path: str) -> Location:
        """Give the place of a path in this store."""
        return self._like.with_segments(str(self.system.unstrip_protocol(path)))

    def path(self, place: Location) -> str:
        """Give the path of a place within its store."""
        return "" if isinstance(place, Path) else place.path.rstrip("/")

    def matching(self, place: Location) -> list[str]:
        """Give the path of a place, or where there is none of this name, what matches it as a pattern, if anything."""
        path = self.path(place)
        try:
            if self.system.exists(path):
                return [path]
            return sorted(self.system.glob(path)) if glob.has_magic(path) else []
        except Exception as error:
            raise _silent(place, error) from error

    def folder(self, path: str) -> str:
        """Give the folder that the uris below a path are counted from."""
        return path if self.system.isdir(path) else posixpath.dirname(path)

    def below(self, path: str) -> Iterator[str]:
        """Give the path of each file at and below a path."""
        try:
            if not self.system.isdir(path):
                yield path
                return
            inner = self.system.find(path)
        except Exception as error:
            raise _silent(path, error) from error
        yield from (name for name in inner if not _hidden(name[len(path) :]))


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _silent(place: object, error: Exception) -> StoreError:
    return StoreError(f"{place}: cannot be listed ({error}); check the URL, your rights and the connection")
