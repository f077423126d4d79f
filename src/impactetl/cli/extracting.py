"""Commands ``extract`` and ``ledger``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from impactetl import pipeline
from impactetl.cli import render, rows
from impactetl.cli.options import LedgerFormat, RecordFormat
from impactetl.cli.reporting import Reporter
from impactetl.errors import UsageError
from impactetl.locations import Location
from impactetl.pipeline import Extraction
from impactetl.publish.layout import MANIFEST
from impactetl.sources import About, Options, columns_of, limits_of

_OF_SUFFIX = {
    ".jsonl": RecordFormat.JSONL,
    ".csv": RecordFormat.CSV,
    ".parquet": RecordFormat.PARQUET,
    ".txt": RecordFormat.TABLE,
    "": RecordFormat.TABLE,
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where records go and how; without a form the file's suffix tells it, else it is a table."""

    form: RecordFormat | None
    output: Location | None

    @property
    def chosen(self) -> RecordFormat:
        """The form to write; UsageError where the file has a suffix that stands for none."""
        suffix = "" if self.output is None else self.output.suffix.lower()
        if self.form is None and suffix not in _OF_SUFFIX:
            known = ", ".join(filter(None, _OF_SUFFIX))
            msg = f"{self.output}: no records are written as {suffix}; name a file with one of {known}, or the --format"
            raise UsageError(msg)
        return self.form or _OF_SUFFIX[suffix]


def reading(columns: Sequence[str] | None, limits: Sequence[str] | None) -> Options:
    """Gather how the inputs are read."""
    return Options(columns_of(columns or ()), **limits_of(limits or ()))


def about(title: str | None, published: str | None, country: str | None) -> About:
    """Gather what the options say of every document."""
    return About(title, published, country)


def extract(paths: Sequence[str], said: About, options: Options, target: Target, *, strict: bool) -> None:
    """Write the records of the paths."""
    _refuse_dataset(target.output)
    form = target.chosen
    reporter = Reporter()
    found = reporter.extractions(pipeline.extract_paths(paths, said, options=options, strict=strict))
    if form is RecordFormat.PARQUET:
        _write_parquet(found, target.output)
    elif form is RecordFormat.TABLE:
        lines = (row for extraction in found for row in rows.table_rows(extraction))
        render.write(form, rows.TABLE_COLUMNS, lines, target.output)
    else:
        lines = (row for extraction in found for row in rows.record_rows(extraction))
        render.write(form, rows.RECORD_COLUMNS, lines, target.output)
    reporter.end()


def _refuse_dataset(output: Location | None) -> None:
    """Refuse to write among the files of a built dataset: they belong to one build, and the next replaces them all."""
    if output is not None and (output.parent / MANIFEST).exists():
        msg = f"{output}: {output.parent} holds a built dataset ({MANIFEST}); name a file in another folder"
        raise UsageError(msg)


def _write_parquet(found: Iterable[Extraction], output: Location | None) -> None:
    if output is None:
        msg = "--format parquet needs a file to write to; name one with -o records.parquet"
        raise UsageError(msg)
    from impactetl.cli import parquet  # noqa: PLC0415 - loads Arrow, which the other formats do without

    parquet.write(found, output)


def ledger(paths: Sequence[str], said: About, options: Options, form: LedgerFormat) -> None:
    """Write the ledger of the paths."""
    reporter = Reporter()
    found = reporter.extractions(pipeline.extract_paths(paths, said, options=options))
    lines = (row for extraction in found for row in rows.ledger_rows(extraction))
    render.write(form, rows.LEDGER_COLUMNS, lines)
    reporter.end()
