"""What tells whether an input has changed: the bytes of the file and of its sidecar.

Behind a URL the checksum that the store keeps is taken where there is one, so that nothing is read twice.
"""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from impactetl.locations import Location, hashed
from impactetl.sources.found import SIDECAR_SUFFIX, Found

if TYPE_CHECKING:
    from upath import UPath

# What stores call the checksum of a file that they keep: S3, HTTP, Azure, Google Cloud Storage.
_KEPT = ("ETag", "etag", "md5Hash", "content_md5")


def fingerprint(found: Found) -> tuple[str, int]:
    """Give a SHA-256 of an input with its sidecar, and its size in bytes; a file that cannot be read has one too."""
    if found.path is None:
        return sha256(b"standard input").hexdigest(), 0
    beside = found.path.with_name(found.path.name + SIDECAR_SUFFIX)
    parts = [_digest(found.path), _digest(beside) if beside.is_symlink() or beside.exists() else "none"]
    size = found.path.stat().st_size if found.path.exists() else 0
    return sha256(" ".join(parts).encode()).hexdigest(), size


def _digest(path: Location) -> str:
    try:
        kept = None if isinstance(path, Path) else _checksum(path)
        return kept or hashed(path)
    except OSError as error:
        return str(error.strerror)


def _checksum(path: "UPath") -> str | None:
    """Give the checksum that the store keeps of a file, with its name; None where it keeps none."""
    known = path.fs.info(path.path)
    return next((f"{name} {known[name]} {known.get('size')}" for name in _KEPT if known.get(name)), None)
