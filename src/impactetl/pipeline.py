"""From files to extractions: the order of the stages around one document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from impactetl import sources
from impactetl.errors import SourceError
from impactetl.extraction import Extraction, extract_document
from impactetl.framing.date_frames import document_date
from impactetl.grammar.language import ENGLISH, language_of
from impactetl.locations import Location
from impactetl.model import Document, Ledger
from impactetl.scan import stretches
from impactetl.schema import FAILURES, Problem, ProblemKind

__all__ = [
    "FAILURES",
    "Extraction",
    "completed",
    "extract_document",
    "extract_paths",
    "read_input",
    "through",
    "worked",
]


def extract_paths(
    paths: Sequence[Location | str],
    about: sources.About | None = None,
    *,
    options: sources.Options | None = None,
    strict: bool = False,
) -> Iterator[Extraction | Problem]:
    """Extract from files and folders, one document after the other, sorted by uri; ``-`` is standard input.

    Args:
        paths: files and folders.
        about: what the caller says of every document.
        options: how the inputs are read: columns and limits.
        strict: end at the first input that cannot be used.

    Raises:
        UsageError: no path exists, or there is nothing to read at all.
        SourceError: with ``strict``, an input cannot be used.

    """
    for item in sources.inputs(paths, options):
        yield from through(item, about or sources.About(), strict=strict)


def through(item: sources.Found | Problem, about: sources.About, *, strict: bool) -> Iterator[Extraction | Problem]:
    """Take one input through all stages."""
    for read in read_input(item):
        yield from worked(read, about, strict=strict)


def read_input(
    item: sources.Found | Problem, at: Callable[[int], object] = lambda _: None
) -> Iterator[Document | Problem]:
    """Read the documents of one input, one after the other; ``at`` is told before each how much was read, in bytes."""
    yield from [item] if isinstance(item, Problem) else sources.read_one(item, at)


def worked(
    read: Document | Problem, about: sources.About, *, strict: bool, ledger: Ledger = Ledger.FULL
) -> Iterator[Extraction | Problem]:
    """Take what was read through the other stages.

    Unless the ledger is to be full, a text that can state nothing is passed over once its language and date are known,
    which its row of table ``sources`` tells whichever ledger is kept.

    Raises:
        SourceError: with ``strict``, it cannot be used.

    """
    if isinstance(read, Problem):
        if strict and read.kind in FAILURES:
            raise SourceError(read.message)
        yield read
        return
    document, problems = completed(read, about)
    yield from problems
    spans = stretches(document) if ledger is Ledger.PASSED else None
    yield extract_document(document) if spans is None else extract_document(document, spans)


def completed(document: Document, about: sources.About) -> tuple[Document, tuple[Problem, ...]]:
    """Give a document with its day of publication, and tell where its sidecar and its text disagree.

    The caller's word wins over the sidecar's, and the sidecar's over the text's.
    """
    stated, _, _ = document_date(document.text)
    problems = sources.disagreements(document, stated) if document.described else ()
    language = document.language or language_of(document.text)
    if language not in {None, ENGLISH}:
        problems += (_skipped(document, str(language)),)
    return about.of(replace(document, published=document.published or stated, language=language)), problems


def _skipped(document: Document, language: str) -> Problem:
    """Tell that a text is not in English: its numbers are refused, its text is kept."""
    message = f"{document.uri}: the text is in language {language!r}, only English is read"
    return Problem(
        uri=document.container,
        record=document.record,
        offset=None,
        kind=ProblemKind.LANGUAGE,
        message=f"{message}; name the language in its sidecar if that is wrong",
        kept="the text, without records",
    )
