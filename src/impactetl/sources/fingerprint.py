"""What tells whether an input has changed: the bytes of the file and of its sidecar."""

from hashlib import file_digest, sha256
from pathlib import Path

from impactetl.sources.find import SIDECAR_SUFFIX, Found


def fingerprint(found: Found) -> tuple[str, int]:
    """Give a SHA-256 of an input with its sidecar, and its size in bytes; a file that cannot be read has one too."""
    if found.path is None:
        return sha256(b"standard input").hexdigest(), 0
    beside = found.path.with_name(found.path.name + SIDECAR_SUFFIX)
    parts = [_digest(found.path), _digest(beside) if beside.is_symlink() or beside.exists() else "none"]
    size = found.path.stat().st_size if found.path.exists() else 0
    return sha256(" ".join(parts).encode()).hexdigest(), size


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error.strerror)
