"""Which inputs a build has, which of them are known already, and which are worked on together."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from impactetl import __version__, pipeline, sources
from impactetl.partition import Input, Partition
from impactetl.schema import Problem

# A partition is what is lost when a worker dies, and what a worker holds no more than: so many bytes or inputs.
PARTITION_BYTES, PARTITION_INPUTS = 2_000_000, 256


def planned(raw: Path, options: sources.Options | None = None) -> list[Input]:
    """List the inputs of a folder with their keys, sorted by uri.

    Raises:
        UsageError: there is nothing to read.

    """
    return [_input(item) for item in pipeline.inputs([raw], options)]


def _input(item: sources.Found | Problem) -> Input:
    if isinstance(item, Problem):
        return Input(item, _key(item.uri, repr(item)))
    digest, size = sources.fingerprint(item)
    return Input(item, _key(item.uri, f"{digest} {item.options}"), size)


def _key(uri: str, digest: str) -> str:
    """Name an input with all that its rows depend on: its name and bytes, the rules and their options."""
    facts = dumps([uri, digest, code_version()], ensure_ascii=False)
    return sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()


def partitions(inputs: Iterable[Input], cache_folder: Path, *, strict: bool) -> Iterator[Partition]:
    """Cut inputs into partitions, at the same places whoever works on them."""
    group: list[Input] = []
    size = 0
    for item in inputs:
        if group and (size + item.size > PARTITION_BYTES or len(group) >= PARTITION_INPUTS):
            yield Partition(tuple(group), cache_folder, strict)
            group, size = [], 0
        group.append(item)
        size += item.size
    if group:
        yield Partition(tuple(group), cache_folder, strict)


def unknown(inputs: Sequence[Input], keys: Iterable[str]) -> list[Input]:
    """Give the inputs that no pack holds."""
    known = frozenset(keys)
    return [item for item in inputs if item.key not in known]


@cache
def code_version() -> str:
    """Give the version of the rules: the package's, and a hash of its code and word lists, which change between."""
    package = Path(__file__).parent
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    digest = sha256()
    for path in files:
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"
