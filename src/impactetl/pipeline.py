"""From a text, or from files, to extractions: the order of the stages around one document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from impactetl import sources
from impactetl.errors import EvidenceError, SourceError, UsageError
from impactetl.extraction import ENGLISH, Extraction, extract_document
from impactetl.grammar.language import language_of
from impactetl.mentions.dates import document_date
from impactetl.model import Document, Ledger
from impactetl.records.proof import prove
from impactetl.scan import stretches
from impactetl.schema import ImpactRecord, Problem, ProblemKind

__all__ = [
    "FAILURES",
    "Extraction",
    "completed",
    "extract",
    "extract_document",
    "extract_paths",
    "inputs",
    "make_record",
    "read_input",
    "through",
    "worked",
]

# Problems that leave something unused; the others (a skipped language, a sidecar that corrects its text) are normal.
FAILURES = frozenset(ProblemKind) - {ProblemKind.DISAGREEMENT, ProblemKind.FIELD, ProblemKind.LANGUAGE}


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
    paths: Sequence[Path | str],
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
        UsageError: a path does not exist, or there is nothing to read at all.
        SourceError: with ``strict``, an input cannot be used.

    """
    for item in inputs(paths, options):
        yield from through(item, about or sources.About(), strict=strict)


def inputs(paths: Sequence[Path | str], options: sources.Options | None = None) -> list[sources.Found | Problem]:
    """List the inputs below files and folders, sorted by uri.

    Raises:
        UsageError: a path does not exist, or there is nothing to read at all.

    """
    found = sources.find(paths, options=options)
    if not found:
        msg = f"{', '.join(map(str, paths))}: no source to read; put documents there, or name another path"
        raise UsageError(msg)
    return found


def through(item: sources.Found | Problem, about: sources.About, *, strict: bool) -> Iterator[Extraction | Problem]:
    """Take one input through all stages."""
    for read in read_input(item):
        yield from worked(read, about, strict=strict)


def read_input(item: sources.Found | Problem) -> Iterator[Document | Problem]:
    """Read the documents of one input, one after the other."""
    yield from [item] if isinstance(item, Problem) else sources.read_one(item)


def worked(
    read: Document | Problem, about: sources.About, *, strict: bool, ledger: Ledger = Ledger.FULL
) -> Iterator[Extraction | Problem]:
    """Take what was read through the other stages.

    Unless the ledger is to be full, a text that can state nothing is passed over before its language and date are
    looked at.

    Raises:
        SourceError: with ``strict``, it cannot be used.

    """
    if isinstance(read, Problem):
        if strict and read.kind in FAILURES:
            raise SourceError(read.message)
        yield read
        return
    spans = stretches(read) if ledger is Ledger.PASSED else None
    if spans == []:
        yield Extraction(read, (), ())
        return
    document, problems = completed(read, about)
    yield from problems
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
