"""Which inputs a build has, which of them are known already, and which are worked on together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from impactetl import __version__, sources
from impactetl.locations import Location
from impactetl.model import Ledger
from impactetl.partition import Input, Partition
from impactetl.reviews.allot import allotted
from impactetl.reviews.folder import digest_of
from impactetl.schema import Problem, Verdict

# A partition is what is lost when a worker dies, and what a worker holds no more than: so many bytes or inputs.
PARTITION_BYTES, PARTITION_INPUTS = 2_000_000, 256
# Towards the end partitions become smaller, each this part of what is left, so that no worker waits long for the last
# one; a smaller partition than this is not worth its files.
PARTITION_SHARE, LEAST_PARTITION_BYTES = 16, 250_000
# So much input, and no more, has every number of it accounted for unless the caller says otherwise.
FULL_LEDGER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a build, sorted by uri, and the ledger that it keeps."""

    items: tuple[Input, ...]
    ledger: Ledger


def planned(
    raw: Location,
    options: sources.Options | None = None,
    verdicts: Sequence[Verdict] = (),
    ledger: Ledger | None = None,
) -> Inputs:
    """List the inputs of a folder with their keys and verdicts; verdicts on none of them are problems.

    Where no ledger is named, small input has the full one.

    Raises:
        UsageError: there is nothing to read.

    """
    items = sources.inputs([raw], options)
    paths = {item.uri: item.path for item in items if not isinstance(item, Problem)}
    by_uri, homeless = allotted(paths, verdicts)
    found = [(item, *_fingerprint(item)) for item in [*items, *homeless]]
    if ledger is None:
        ledger = Ledger.FULL if sum(size for _, _, size in found) <= FULL_LEDGER_BYTES else Ledger.PASSED
    return Inputs(
        tuple(_input(item, (digest, size), by_uri.get(item.uri, ()), ledger) for item, digest, size in found), ledger
    )


def _fingerprint(item: sources.Found | Problem) -> tuple[str, int]:
    if isinstance(item, Problem):
        return repr(item), 0
    digest, size = sources.fingerprint(item)
    return f"{digest} {item.options}", size


def _input(
    item: sources.Found | Problem, known: tuple[str, int], verdicts: tuple[Verdict, ...], ledger: Ledger
) -> Input:
    digest, size = known
    return Input(item, _key(item.uri, digest, digest_of(verdicts), ledger), size, verdicts)


def _key(*facts_of_input: str) -> str:
    """Name an input with all that its rows depend on: its name, bytes and verdicts, the rules and their options."""
    facts = dumps([*facts_of_input, code_version()], ensure_ascii=False)
    return sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()


def partitions(
    inputs: Iterable[Input], cache_folder: Location, *, strict: bool, ledger: Ledger = Ledger.FULL
) -> Iterator[Partition]:
    """Cut inputs into partitions, at the same places whoever works on them."""
    items = list(inputs)
    left = sum(item.size for item in items)
    group: list[Input] = []
    size = 0
    for item in items:
        most = min(max(left // PARTITION_SHARE, LEAST_PARTITION_BYTES), PARTITION_BYTES)
        if group and (size + item.size > most or len(group) >= PARTITION_INPUTS):
            yield Partition(tuple(group), cache_folder, strict, ledger)
            group, left, size = [], left - size, 0
        group.append(item)
        size += item.size
    if group:
        yield Partition(tuple(group), cache_folder, strict, ledger)


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
