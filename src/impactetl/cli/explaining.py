"""Command ``explain``: why a number is or is not a record."""

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import typer

from impactetl import dataset, pipeline, sources
from impactetl.cli.cases import case_of
from impactetl.cli.findings import document_lines, passage_lines, passage_nearest, unlinked_reason
from impactetl.cli.group import complain, shown, visible
from impactetl.cli.inherited import inherited_lines
from impactetl.cli.reviewed import rejected, said_of
from impactetl.cli.rows import amount, plain_row
from impactetl.errors import SourceError, UsageError
from impactetl.extraction import dates_left_out, weighed
from impactetl.locations import located
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.schema import REASONS, ImpactRecord, Problem, ProblemKind, Rejection, Source
from impactetl.schema.layout import cells_of, pages_of
from impactetl.sources import About, Options

_RECORD_ID = re.compile(r"[0-9a-f]{16}")
_PLACE = re.compile(r"(.+):(\d+)", re.DOTALL)
_SOURCE_OF = "SELECT {columns} FROM sources JOIN records USING (source_id) WHERE record_id = '{id}'"
_REVIEWED = "SELECT to_json(records)::VARCHAR AS line FROM records WHERE record_id = '{id}' AND review <> 'none'"
_EVIDENCE = frozenset({"quote", "quote_start", "quote_end", "number_text", "number_start", "number_end", "source_id"})

# The place that the messages show is one of the sources that come with impactetl.
_EXAMPLE = "data/raw/ijm-newsroom.txt:163"

_Row = ImpactRecord | Rejection


def explain(what: str, data: Path, about: About, options: Options, *, case: bool) -> None:
    """Print the explanation of a record or of a place in a file, or the test case made of it."""
    place = _PLACE.fullmatch(what)
    row: _Row | None
    said: list[str] = []
    if _RECORD_ID.fullmatch(what):
        extraction, row = _recorded(what, data)
        start, end = row.quote_start, row.quote_end
    elif place:
        extraction = _extracted(place[1], about, options)
        row = _at(place[1], extraction, int(place[2]))
        _tell_other(row, int(place[2]))
        start, end = _sentence(extraction, row, int(place[2]))
        said = said_of(row, extraction.document.sha256, data)
    else:
        known = f"neither a record_id (16 hexadecimal digits) nor FILE:OFFSET; write it as {_EXAMPLE}"
        msg = f"{what}: {known}{_ledger(what)}"
        raise UsageError(msg)
    lines = case_of(extraction, start, end) if case else [*explanation(extraction, row, start, end), *said]
    for line in lines:
        typer.echo(shown(line))


def _ledger(what: str) -> str:
    """Say where offsets are to be had, of a file that was named without one."""
    return f"; the offsets of its numbers are printed by: impactetl ledger {what}" if located(what).exists() else ""


def _recorded(record_id: str, data: Path) -> tuple[Extraction, ImpactRecord]:
    """Find a record of the built dataset, and extract anew from its document."""
    with dataset.open(data) as opened:
        columns = [name for name in Source.model_fields if name != "chars"]
        found = opened.sql(_SOURCE_OF.format(columns=", ".join(f"sources.{name}" for name in columns), id=record_id))
        reviewed = opened.sql(_REVIEWED.format(id=record_id))["line"]
        verdict = None if len(found) else rejected(record_id, opened)
    for line in found.itertuples(index=False, name=None):
        known = dict(zip(columns, line, strict=True))
        layout = known.pop("layout")
        known = {name: None if pd.isna(value) else value for name, value in known.items()}
        published = known.pop("published")
        document = Document(
            **known, published=published and published.date(), pages=pages_of(layout), cells=cells_of(layout)
        )
        extraction = pipeline.extract_document(document)
        if len(reviewed):
            return _as_reviewed(extraction, ImpactRecord.model_validate_json(reviewed[0]))
        for record in extraction.records:
            if record.record_id == record_id:
                return extraction, record
        todo = f"bring {data} up to date with: impactetl build --raw SOURCES --out {data}"
        msg = f"{record_id}: these rules do not make it any more; {todo}"
        raise UsageError(msg)
    if verdict is not None:
        listed = "FROM rejections WHERE reason = 'reviewer'"
        msg = f'{record_id}: not a record of {data}, as {verdict}; see: impactetl sql "{listed}" --data {data}'
        raise UsageError(msg)
    listed = "SELECT record_id, metric, number_text FROM records"
    msg = f'{record_id}: not in {data}; list the records with: impactetl sql "{listed}" --data {data}'
    raise UsageError(msg)


def _as_reviewed(extraction: Extraction, stored: ImpactRecord) -> tuple[Extraction, ImpactRecord]:
    """Put the record as a reviewer has it in the place of what the rules make, if they make it."""
    others = tuple(record for record in extraction.records if record.record_id != stored.record_id)
    return replace(extraction, records=(*others, stored)), stored


def _extracted(named: str, about: About, options: Options) -> Extraction:
    """Extract from the first document of a file, or from the one that ``FILE#NAME`` names."""
    path, record = _named(named)
    for item in sources.inputs([path], options):
        for read in pipeline.read_input(item):
            if record is None or _concerns(read, record):
                for found in pipeline.worked(read, about, strict=True):
                    if isinstance(found, Extraction):
                        _tell_which(path, record, found.document)
                        return found
    if record is not None:
        msg = f"{path}: holds no document named {record!r}; the ledger names them: impactetl ledger {path}"
        raise UsageError(msg)
    msg = f"{path}: gave no text to look at"
    raise SourceError(msg)


def _tell_which(path: str, named: str | None, found: Document) -> None:
    """Say which document of a table or an archive is shown where none was named."""
    if named is None and found.record is not None:
        complain(visible(f"note: this is the first document of {path}; name another one as {path}#NAME:OFFSET"))


def _concerns(read: Document | Problem, record: str) -> bool:
    """Tell whether what was read is the document of this name, or says that the file has none that can be read."""
    no_table = isinstance(read, Problem) and read.kind is ProblemKind.UNREADABLE and read.record is None
    return no_table or read.record == record


def _named(named: str) -> tuple[str, str | None]:
    """Part the name of a member of an archive or a table from its file; a file may have number signs in its name."""
    ends = [len(named), *(place for place, char in enumerate(named) if char == "#")]
    for end in sorted(ends, reverse=True):
        if located(named[:end]).exists():
            return named[:end], named[end + 1 :] or None
    return named, None


def _at(path: str, extraction: Extraction, offset: int) -> _Row | None:
    """Find the number expression at an offset, or the nearest one in the same sentence; None where it has none."""
    chars = len(extraction.document.text)
    if offset >= chars:
        msg = f"{path}: the text has {chars} characters; name an offset below that, not {offset}"
        raise UsageError(msg)
    near = [row for row in rows_of(extraction) if row.quote_start <= offset < row.quote_end]
    return min(near, key=lambda row: max(row.number_start - offset, offset - row.number_end + 1, 0), default=None)


def _tell_other(row: _Row | None, offset: int) -> None:
    """Say that another number of the sentence is shown, where none stands at the offset that was asked for."""
    if row is not None and not row.number_start <= offset < row.number_end:
        complain(f"note: no number stands at {offset}; shown is the nearest, at {row.number_start}-{row.number_end}")


def _sentence(extraction: Extraction, row: _Row | None, offset: int) -> tuple[int, int]:
    """Give the sentence of a number expression, or the passage at an offset."""
    if row is not None:
        return row.quote_start, row.quote_end
    passage = passage_nearest(extraction.document, offset)
    if passage is None:
        msg = f"{extraction.document.uri}: the text holds no sentence; name another file"
        raise UsageError(msg)
    return passage.start, passage.end


def rows_of(extraction: Extraction) -> list[_Row]:
    """Give all number expressions of a document in the order of the text."""
    rows: list[_Row] = [*extraction.records, *extraction.rejections]
    return sorted(rows, key=lambda row: (row.number_start, row.number_end))


def explanation(extraction: Extraction, row: _Row | None, start: int, end: int) -> list[str]:
    """Explain the sentence from ``start`` to ``end``, line by line, and the verdict on one number expression of it."""
    document = extraction.document
    lines = [*document_lines(document), "", *passage_lines(document, start, end), ""]
    if row is None:
        return [*lines, "no number expression in this passage"]
    lines.append("numbers")
    lines += [_verdict(other, row) for other in rows_of(extraction) if _same_passage(other, row)]
    lines += ["", *_weighed_lines(document, [other for other in rows_of(extraction) if _same_passage(other, row)])]
    lines += _dates_lines(document, row.quote_start)
    lines += inherited_lines(document, row) if isinstance(row, ImpactRecord) else []
    return [*lines, "", *(_why(row) if isinstance(row, ImpactRecord) else _why_not(row))]


def _weighed_lines(document: Document, rows: list[_Row]) -> list[str]:
    """Show each metric that was weighed for a number of the passage, by which rule, and what refused it.

    Of a number that nothing was weighed for it says why.
    """
    tried = weighed(document, rows[0].quote_start)
    lines = [
        f"  {' '.join(document.text[slice(*span)].split())!r}  {metric} by {rule}: "
        f"{f'refused, {reason}' if reason else 'taken'}"
        for span, metric, rule, reason in tried
    ]
    for row in rows:
        linked = any(first <= row.number_start < last for (first, last), *_ in tried)
        if isinstance(row, Rejection) and not linked:
            why = unlinked_reason(document, row.number_start)
            lines.append(f"  {row.number_text!r}  no link: {why}")
    return ["weighed", *(lines or ["  every number has its record"])]


def _dates_lines(document: Document, start: int) -> list[str]:
    """Show each date of the passage that is not the date of a number that counts, and what it tells instead."""
    told = [
        f"  {' '.join(document.text[slice(*phrase)].split())!r}  not of {document.text[slice(*date)]!r}: {reason}"
        for phrase, date, reason in dates_left_out(document, start)
    ]
    return ["", "dates left out", *told] if told else []


def _same_passage(one: _Row, other: _Row) -> bool:
    return (one.quote_start, one.quote_end) == (other.quote_start, other.quote_end)


def _verdict(row: _Row, target: _Row) -> str:
    mark = ">" if row is target else " "
    verdict = f"record: {row.metric.value}" if isinstance(row, ImpactRecord) else f"rejected: {row.reason.value}"
    reading = amount(row) or "as no number"
    return f"{mark} {row.number_start}-{row.number_end}  {row.number_text!r}  reads {reading}  {verdict}"


def _why(record: ImpactRecord) -> list[str]:
    """Give what a record says, apart from its evidence, which is shown above."""
    columns = plain_row({name: getattr(record, name) for name in ImpactRecord.model_fields if name not in _EVIDENCE})
    told = {name: value for name, value in columns.items() if value not in (None, [])}
    return [f"record       made by {record.extractor}", *(f"  {name:<18}{value}" for name, value in told.items())]


def _why_not(rejection: Rejection) -> list[str]:
    nearest = rejection.cue or "none near this number"
    metric = f" (of {rejection.cue_metric.value})" if rejection.cue_metric else ""
    return [
        f"no record    {rejection.reason.value}: {REASONS[rejection.reason]}",
        f"  nearest cue       {nearest}{metric}",
    ]
