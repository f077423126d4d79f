"""From a folder of sources to a published dataset, and the name of the build."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from impactetl import __version__, pipeline, publish, sources
from impactetl.errors import SourceError, UsageError
from impactetl.extraction import Extraction
from impactetl.model import Document
from impactetl.publish.reference import country_rows, metric_rows
from impactetl.records.proof import prove
from impactetl.schema import Problem, Source

__all__ = ["BuildReport", "SourceCount", "build", "build_id_of", "code_version", "source_row"]

RAW = Path("data/raw")
PROCESSED = Path("data/processed")


@dataclass(frozen=True, slots=True)
class SourceCount:
    """What one source gave; ``chars`` is the length of its text in code points."""

    uri: str
    chars: int
    records: int
    rejections: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, made and could not use."""

    out: Path
    build_id: str
    sources: tuple[SourceCount, ...]
    problems: tuple[Problem, ...]

    @property
    def records(self) -> int:
        """How many records were made."""
        return sum(source.records for source in self.sources)

    @property
    def rejections(self) -> int:
        """How many number expressions were refused."""
        return sum(source.rejections for source in self.sources)

    @property
    def whole(self) -> bool:
        """Whether every input could be used."""
        return not any(problem.kind in pipeline.FAILURES for problem in self.problems)


def build(
    raw: Path | str = RAW,
    out: Path | str = PROCESSED,
    *,
    strict: bool = False,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> BuildReport:
    """Build the dataset of all sources of the folder ``raw`` and publish it in ``out``, as a whole.

    Args:
        raw: folder of the sources and their sidecars.
        out: folder of the dataset; what an earlier build left there is replaced.
        strict: publish nothing unless every input can be used.
        progress: told after each input how many of how many are done.

    Raises:
        UsageError: ``raw`` is no folder or holds no source, or ``out`` lies in it.
        SourceError: no input can be used or, with ``strict``, one of them.
        EvidenceError: a record does not prove itself in its text; nothing is published.
        StoreError: the dataset cannot be written.

    """
    raw, out = Path(raw), Path(out)
    if not raw.is_dir():
        msg = f"{raw}: there is no such folder; name the folder of the sources"
        raise UsageError(msg)
    if out.resolve().is_relative_to(raw.resolve()):
        msg = f"{out}: lies in the folder of the sources {raw}; name another folder for the dataset"
        raise UsageError(msg)
    inputs = pipeline.inputs([raw])
    done: list[Extraction | Problem] = []
    for count, item in enumerate(inputs, start=1):
        done += pipeline.through(item, sources.About(), strict=strict)
        progress(count, len(inputs))
    return _publish(done, out)


def _publish(done: Sequence[Extraction | Problem], out: Path) -> BuildReport:
    extractions = [item for item in done if isinstance(item, Extraction)]
    problems = tuple(item for item in done if isinstance(item, Problem))
    if not extractions:
        reasons = "\n".join(problem.message for problem in problems)
        msg = f"no input can be used, nothing was published:\n{reasons}"
        raise SourceError(msg)
    made = publish.Build(
        sources=tuple(source_row(item.document) for item in extractions),
        records=tuple(record for item in extractions for record in item.records),
        rejections=tuple(rejection for item in extractions for rejection in item.rejections),
        problems=problems,
        metrics=metric_rows(),
        countries=country_rows(),
        build_id=build_id_of(extractions, problems),
        code_version=code_version(),
    )
    publish.publish(made, out, prove)
    counts = (
        SourceCount(item.document.uri, len(item.document.text), len(item.records), len(item.rejections))
        for item in extractions
    )
    return BuildReport(out, made.build_id, tuple(counts), problems)


def source_row(document: Document) -> Source:
    """Give the row of table ``sources`` for a document."""
    columns = {name: getattr(document, name) for name in Source.model_fields if name != "chars"}
    return Source(**columns, chars=len(document.text))


def build_id_of(extractions: Sequence[Extraction], problems: Sequence[Problem]) -> str:
    """Name the build after its inputs: bytes, sidecars and what could not be used."""
    read = {item.document.uri: _digest(item.document) for item in extractions}
    unread = {f"{problem.uri}: {problem.kind}": _digest(problem) for problem in problems}
    return publish.build_id_of(read | unread, code_version(), {})


@cache
def code_version() -> str:
    """Give the version of the rules: the package's, and a hash of its code and word lists, which change between."""
    package = Path(__file__).parent
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    digest = sha256()
    for path in files:
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


def _digest(item: Document | Problem) -> str:
    return sha256(repr(item).encode("utf-8", "surrogatepass")).hexdigest()
