"""Records of one text, without a file and without a dataset: found in it, or made by hand and proved by it."""

from datetime import date

from pydantic import ValidationError

from impactetl import pipeline, sources
from impactetl.errors import EvidenceError, UsageError
from impactetl.model import Document
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord
from impactetl.schema.faults import faults


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
    return list(
        pipeline.extract_document(pipeline.completed(document, sources.About(title, published, country))[0]).records
    )


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
        columns_at_fault = "; ".join(f"{name}: {words}" for name, words in faults(error, ImpactRecord))
        msg = f"no record can be made of these columns: {columns_at_fault}"
        raise EvidenceError(msg) from error
    prove(record, text)
    return record
