"""Rows checked again against the texts that they come from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from impactetl.errors import EvidenceError
from impactetl.schema import CountryRow, ImpactRecord, Rejection, Source
from impactetl.store.columns import Rows

Prove = Callable[[ImpactRecord, str], None]
"""Given a record and its document's text; raises EvidenceError where the number, read again, gives another value."""

SHOWN = 10
"""How many faults an error message lists."""


class Checkable(Protocol):
    """What holds the rows of a dataset: a ``Build`` before it is published, or an opened dataset."""

    @property
    def tables(self) -> Mapping[str, Rows]:
        """The rows by the name of their table."""


def check_evidence(build: Checkable, prove: Prove | None = None) -> None:
    """Check every record and rejection against the text of its source.

    Each quote and each number must stand at its offsets, ``part_of`` must name a record of the same source, and every
    code of ``country_codes`` and ``nationality_codes`` must be in table ``countries``.
    ``prove`` reads the number of a record again. Raises EvidenceError naming the rows that fail.
    """
    refuse(list(evidence_faults(build, prove)))


def refuse(found: Sequence[str]) -> None:
    """Raise EvidenceError with the first of these faults, if there is any."""
    if found:
        more = f"\n... and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        msg = f"{len(found)} rows do not prove themselves in their texts:\n" + "\n".join(found[:SHOWN]) + more
        raise EvidenceError(msg)


def evidence_faults(build: Checkable, prove: Prove | None = None) -> Iterator[str]:
    """Yield one message for each row that fails (see ``check_evidence``)."""
    texts = {row.source_id: row.text for row in build.tables["sources"] if isinstance(row, Source)}
    known = {row.country_code for row in build.tables["countries"] if isinstance(row, CountryRow)}
    rows = [*build.tables["records"], *build.tables["rejections"]]
    yield from faults([row for row in rows if isinstance(row, (ImpactRecord, Rejection))], texts, known, prove)


def faults(
    rows: Sequence[ImpactRecord | Rejection],
    texts: Mapping[str, str],
    known: AbstractSet[str],
    prove: Prove | None = None,
) -> Iterator[str]:
    """Yield one message for each row that does not stand in the text of its source.

    ``texts`` are by source_id, ``known`` are the codes of table ``countries``; ``part_of`` must name one of ``rows``.
    """
    records = [row for row in rows if isinstance(row, ImpactRecord)]
    sources_of = {row.record_id: row.source_id for row in records}
    for record in records:
        dangling = _orphan(record, sources_of) or _nowhere(record, known)
        fault = _misplaced(record, texts) or dangling or _unproven(record, texts, prove)
        if fault:
            yield f"record {record.record_id}: {fault}"
    for row in rows:
        if isinstance(row, Rejection) and (fault := _misplaced(row, texts)):
            yield f"rejection at {row.number_start} of source {row.source_id}: {fault}"


def _misplaced(row: ImpactRecord | Rejection, texts: Mapping[str, str]) -> str | None:
    text = texts.get(row.source_id)
    if text is None:
        return f"source {row.source_id} is not in table sources"
    if text[row.quote_start : row.quote_end] != row.quote:
        return f"the quote does not stand at {row.quote_start} to {row.quote_end} of its text"
    if text[row.number_start : row.number_end] != row.number_text:
        return f"{row.number_text!r} does not stand at {row.number_start} to {row.number_end} of its text"
    return None


def _orphan(record: ImpactRecord, sources_of: Mapping[str, str]) -> str | None:
    if record.part_of is not None and sources_of.get(record.part_of) != record.source_id:
        return f"part_of {record.part_of} is no record of the same source"
    return None


def _nowhere(record: ImpactRecord, known: AbstractSet[str]) -> str | None:
    for name in ("country_codes", "nationality_codes"):
        strange = sorted({*getattr(record, name)} - known)
        if strange:
            return f"{name} {', '.join(strange)}: not in table countries"
    return None


def _unproven(record: ImpactRecord, texts: Mapping[str, str], prove: Prove | None) -> str | None:
    if prove is None:
        return None
    try:
        prove(record, texts[record.source_id])
    except EvidenceError as error:
        return str(error)
    return None
