"""One file to read, wherever it was found."""

from dataclasses import dataclass

from impactetl.locations import Location
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.options import Options
from impactetl.sources.raw import left_out

DEFAULT = Options()
SIDECAR_SUFFIX = ".toml"
NOTHING_THERE = "there is no such file or folder"


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read, and how; ``path`` is None for standard input."""

    uri: str
    path: Location | None
    root: Location
    options: Options = DEFAULT


def gone(uri: str) -> Problem:
    """Tell of a path that is named and not there."""
    return left_out(uri, ProblemKind.MISSING, f"{uri}: {NOTHING_THERE}; check the path, the others are read")


def orphan(uri: str) -> Problem:
    """Tell of a sidecar without its file; ``uri`` is the sidecar's."""
    name = uri.removesuffix(SIDECAR_SUFFIX)
    message = f"{name}: missing, though its sidecar {uri} is there; restore the file, or delete the sidecar"
    return left_out(name, ProblemKind.MISSING, message)
