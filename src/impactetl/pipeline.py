"""From files to extractions, and from a folder to a published dataset."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from impactetl import __version__, publish, sources
from impactetl.errors import EvidenceError, SourceError, UsageError
from impactetl.extraction import ENGLISH, Extraction, extract_document
from impactetl.grammar.language import language_of
from impactetl.mentions.dates import document_date
from impactetl.model import Document
from impactetl.publish.reference import country_rows, metric_rows
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord, Problem, ProblemKind, Source

__all__ = [
    "FAILURES",
    "BuildReport",
    "Extraction",
    "SourceCount",
    "build",
    "build_id_of",
    "code_version",
    "completed",
    "extract",
    "extract_document",
    "extract_paths",
    "make_record",
    "source_row",
]

RAW = Path("data/raw")
PROCESSED = Path("data/processed")

# Problems that leave an input unused; the others (a skipped language, a sidecar that corrects its text) are normal.
FAILURES = frozenset(ProblemKind) - {ProblemKind.DISAGREEMENT, ProblemKind.LANGUAGE}


def extract(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    uri: str = "text",
    country: str | None = None,
) -> list[ImpactRecord]:
    """Find every statistic that a text states, in the order of the text.

    Args:
        text: plain text in English; the offsets of the records are code points into it.
        title: its title, where the text does not start with it.
        published: its day of publication, a date or YYYY-MM-DD; "last month" counts from it.
        uri: what to call the text; ``source_id`` and ``record_id`` depend on it.
        country: the one country that the whole text is about, ISO 3166-1 alpha-3.

    Raises:
        UsageError: ``text`` is no str, ``published`` is no day, or ``country`` is no code.

    >>> extract("Nobody was at home.")
    []

    """
    if not isinstance(text, str):  # callers without a type checker
        msg = "text must be str"
        raise UsageError(msg)
    document = Document(sources.source_id(uri), uri, text, title=sources.title_of(text))
    return list(extract_document(completed(document, sources.About(title, published, country))[0]).records)


def make_record(text: str, **columns: object) -> ImpactRecord:
    """Make a record that proves itself in the text of its document.

    Args:
        text: the text that the offsets point into.
        columns: every column of ImpactRecord, in its type.

    Raises:
        EvidenceError: a column does not fit its model, the quote does not stand at its offsets, or the number, read
            again, does not give value, bounds, qualifier and unit.

    """
    try:
        record = ImpactRecord.model_validate(columns)
    except ValidationError as error:
        msg = f"no record can be made of these columns: {error}"
        raise EvidenceError(msg) from error
    prove(record, text)
    return record


def extract_paths(
    paths: Sequence[Path | str], about: sources.About | None = None, *, strict: bool = False
) -> Iterator[Extraction | Problem]:
    """Extract from files and folders, one document after the other, sorted by uri; ``-`` is standard input.

    Args:
        paths: files and folders.
        about: what the caller says of every document.
        strict: end at the first input that cannot be used.

    Raises:
        UsageError: a path does not exist, or there is nothing to read at all.
        SourceError: with ``strict``, an input cannot be used.

    """
    for item in _inputs(paths):
        yield from _through(item, about or sources.About(), strict=strict)


def _inputs(paths: Sequence[Path | str]) -> list[sources.Found | Problem]:
    found = sources.find(paths)
    if not found:
        msg = f"{', '.join(map(str, paths))}: no source to read; put text files (.txt, .md) there, or name another path"
        raise UsageError(msg)
    return found


def _through(item: sources.Found | Problem, about: sources.About, *, strict: bool) -> Iterator[Extraction | Problem]:
    """Take one input through all stages."""
    for read in [item] if isinstance(item, Problem) else sources.read_one(item):
        if isinstance(read, Problem):
            if strict and read.kind in FAILURES:
                raise SourceError(read.message)
            yield read
        else:
            document, problems = completed(read, about)
            yield from problems
            yield extract_document(document)


def completed(document: Document, about: sources.About) -> tuple[Document, tuple[Problem, ...]]:
    """Give a document with its day of publication, and tell where its sidecar and its text disagree.

    The caller's word wins over the sidecar's, and the sidecar's over the text's.
    """
    stated, _, _ = document_date(document.text)
    problems = sources.disagreements(document, stated)
    language = document.language or language_of(document.text)
    if language not in {None, ENGLISH}:
        problems += (_skipped(document.uri, str(language)),)
    return about.of(replace(document, published=document.published or stated, language=language)), problems


def _skipped(uri: str, language: str) -> Problem:
    """Tell that a text is not in English: its numbers are refused, its text is kept."""
    message = f"{uri}: the text is in language {language!r}, only English is read; name the language in its sidecar"
    kept = "the text, without records"
    return Problem(uri=uri, record=None, offset=None, kind=ProblemKind.LANGUAGE, message=message, kept=kept)


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
        return not any(problem.kind in FAILURES for problem in self.problems)


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
    inputs = _inputs([raw])
    done: list[Extraction | Problem] = []
    for count, item in enumerate(inputs, start=1):
        done += _through(item, sources.About(), strict=strict)
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
