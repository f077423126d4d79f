"""Which inputs a build has, which of them are known already, and which are worked on together."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from impactetl import __version__, pipeline, sources
from impactetl.partition import Input, Partition
from impactetl.reviews.allot import allotted
from impactetl.reviews.folder import digest_of
from impactetl.schema import Problem, Verdict

# A partition is what is lost when a worker dies, and what a worker holds no more than: so many bytes or inputs.
PARTITION_BYTES, PARTITION_INPUTS = 2_000_000, 256


def planned(raw: Path, options: sources.Options | None = None, verdicts: Sequence[Verdict] = ()) -> list[Input]:
    """List the inputs of a folder with their keys and verdicts, sorted by uri; verdicts on none of them are problems.

    Raises:
        UsageError: there is nothing to read.

    """
    items = pipeline.inputs([raw], options)
    paths = {item.uri: item.path for item in items if not isinstance(item, Problem)}
    by_uri, homeless = allotted(paths, verdicts)
    return [_input(item, by_uri.get(item.uri, ())) for item in [*items, *homeless]]


def _input(item: sources.Found | Problem, verdicts: tuple[Verdict, ...]) -> Input:
    if isinstance(item, Problem):
        return Input(item, _key(item.uri, repr(item)))
    digest, size = sources.fingerprint(item)
    return Input(item, _key(item.uri, f"{digest} {item.options}", digest_of(verdicts)), size, verdicts)


def _key(*facts_of_input: str) -> str:
    """Name an input with all that its rows depend on: its name, bytes and verdicts, the rules and their options."""
    facts = dumps([*facts_of_input, code_version()], ensure_ascii=False)
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
