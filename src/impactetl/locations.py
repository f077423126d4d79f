"""Where inputs lie and outputs go: under a path of this machine, or behind a URL such as ``s3://bucket/folder``.

URLs are opened through fsspec, which is optional: ``pip install 'impactetl[s3]'``, ``[gcs]`` or ``[azure]`` brings it
with what that store needs, ``[remote]`` brings it alone. Credentials are those that the store's own tools use.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias, Union

from impactetl.errors import StoreError, UsageError

if TYPE_CHECKING:
    from upath import UPath

Location: TypeAlias = Union[Path, "UPath"]
"""A path of this machine, or one behind a URL, which answers to the same names: ``open``, ``name``, ``/``."""

_URL = re.compile(r"([a-z][a-z0-9+.-]+)(?:::.+)?://.*", re.IGNORECASE | re.DOTALL)
_FILE = "file://"
_CHUNK = 1 << 20
# The extra that brings what a store needs, by the scheme of its URLs.
_EXTRAS = {
    "s3": "s3",
    "s3a": "s3",
    "gs": "gcs",
    "gcs": "gcs",
    "az": "azure",
    "abfs": "azure",
    "abfss": "azure",
}


def is_url(given: object) -> bool:
    r"""Tell whether a path is one behind a URL.

    >>> is_url("s3://bucket/a.txt"), is_url("notes/a.txt"), is_url("C:\\a.txt")
    (True, False, False)
    """
    return not isinstance(given, Path) and _URL.fullmatch(str(given)) is not None


def located(given: "str | Location") -> Location:
    """Give the place that a path or URL names; one that starts with ``file://`` is a path of this machine.

    A ``UPath`` is taken as it is, with the options of its store (an endpoint, credentials).

    Raises:
        UsageError: fsspec or what it needs for this kind of URL is not installed, or nobody knows this kind.

    """
    if isinstance(given, Path):
        return given
    if not is_url(given):
        return Path(str(given))
    if not isinstance(given, str):
        return given
    url = given
    if url.lower().startswith(_FILE):
        return Path(url[len(_FILE) :])
    try:
        from upath import UPath  # noqa: PLC0415 - an optional extra

        place = UPath(url)
        place.fs  # noqa: B018 - what the store needs is loaded here
    except ImportError as error:
        scheme = url.partition(":")[0].lower()
        extra = _EXTRAS.get(scheme, "remote")
        msg = f"{url}: {scheme} needs a library that is missing ({error}); install it: pip install 'impactetl[{extra}]'"
        raise UsageError(msg) from error
    except ValueError as error:
        msg = f"{url}: nothing is known of such a URL ({error}); write it as s3://BUCKET/FOLDER, or name a path"
        raise UsageError(msg) from error
    return place


@contextmanager
def fetched(place: Location) -> Iterator[Path]:
    """Give an input as a file of this machine: behind a URL it is copied into a temporary one.

    A connection that fails is no fault of the input, so it ends the run: the same command goes on from there.

    Raises:
        OSError: there is no such file, or it may not be read.
        StoreError: it cannot be fetched.

    """
    if isinstance(place, Path):
        yield place
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "input"
        try:
            place.fs.get_file(place.path, str(copy))
        except (FileNotFoundError, PermissionError):
            raise
        except Exception as error:
            raise _cut_off(place, error) from error
        yield copy


def sent(files: Iterable[Path], folder: "UPath") -> None:
    """Copy files of this machine into a folder behind a URL, one after the other in the order given.

    Raises:
        StoreError: they cannot be written there.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            folder.fs.put_file(str(file), (folder / file.name).path)
        folder.fs.invalidate_cache()
    except Exception as error:
        raise _cut_off(folder, error) from error


def copied(folder: "UPath", to: Path) -> None:
    """Copy the files of a folder behind a URL into a new folder of this machine.

    Raises:
        StoreError: they cannot be read.

    """
    try:
        to.mkdir()
        for file in folder.iterdir():
            folder.fs.get_file(file.path, str(to / file.name))
    except Exception as error:
        raise _cut_off(folder, error) from error


def read_all(folder: Location, pattern: str) -> Iterator[tuple[Location, bytes]]:
    """Give the bytes of the files of a folder that a pattern matches, sorted by name.

    A file that is gone, or that may not be read, is passed over.
    """
    if not isinstance(folder, Path):
        folder.fs.invalidate_cache()
    for path in matching(folder, pattern):
        with suppress(OSError):
            yield path, path.read_bytes()


def matching(folder: Location, pattern: str) -> list[Location]:
    """Give what a pattern matches in a folder, sorted by name."""
    found: list[Location] = [*folder.glob(pattern)]
    return sorted(found, key=str)


def hashed(path: Location) -> str:
    """Give the SHA-256 of a file, 64 hexadecimal digits.

    Raises:
        OSError: it cannot be read.

    """
    found = sha256()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            found.update(part)
    return found.hexdigest()


def _cut_off(place: "UPath", error: Exception) -> StoreError:
    msg = f"{place}: the store does not do what it is asked ({error}); check the URL, your rights and the connection"
    return StoreError(f"{msg}, and run the same command again: it goes on from there")
