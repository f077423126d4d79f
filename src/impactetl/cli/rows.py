"""What was extracted as rows of plain values."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from impactetl.schema import ImpactRecord, Modality, Qualifier, Rejection

if TYPE_CHECKING:
    from impactetl.pipeline import Extraction

Row = dict[str, Any]

RECORD_COLUMNS = ("uri", *ImpactRecord.model_fields)
LEDGER_COLUMNS = (
    "uri",
    "number_text",
    "number_start",
    "number_end",
    "value",
    "value_min",
    "value_max",
    "qualifier",
    "unit",
    "verdict",
    "reason",
    "metric",
    "record_id",
)
TABLE_COLUMNS = ("record_id", "uri", "metric", "number", "unit", "year", "country", "quote")
_NUMBERS = frozenset({"value", "value_min", "value_max"})
_QUOTE_CHARS = 72


def record_rows(extraction: "Extraction") -> Iterator[Row]:
    """Give the records of a document, every column of the contract after its uri."""
    for record in extraction.records:
        columns = {name: getattr(record, name) for name in ImpactRecord.model_fields}
        yield {"uri": extraction.document.uri, **plain_row(columns)}


def table_rows(extraction: "Extraction") -> Iterator[Row]:
    """Give the records of a document in the few columns that a terminal has room for."""
    for record in extraction.records:
        quote = " ".join(record.quote.split())
        yield {
            "record_id": record.record_id,
            "uri": extraction.document.uri,
            "metric": record.metric.value,
            "number": f"{amount(record)}{_unreal(record)}",
            "unit": record.unit,
            "year": record.year,
            "country": "|".join(record.country_codes) or record.area.value,
            "quote": quote if len(quote) <= _QUOTE_CHARS else f"{quote[: _QUOTE_CHARS - 1]}…",
        }


def _unreal(record: ImpactRecord) -> str:
    """Tell of a figure that it is none of what has happened: a plan must not be read as a fact."""
    return "" if record.modality is Modality.ACTUAL else f" ({record.modality.value})"


def ledger_rows(extraction: "Extraction") -> Iterator[Row]:
    """Account for every number expression of a document: a row for each and metric, in the order of the text."""
    rows: list[ImpactRecord | Rejection] = [*extraction.records, *extraction.rejections]
    for row in sorted(rows, key=lambda row: (row.number_start, row.number_end)):
        columns = {name: getattr(row, name, None) for name in LEDGER_COLUMNS}
        verdict = "record" if isinstance(row, ImpactRecord) else "rejected"
        yield plain_row({**columns, "uri": extraction.document.uri, "verdict": verdict})


def amount(row: ImpactRecord | Rejection) -> str:
    """Write a number as firmly as it is stated: ``37``, ``~2000000``, ``>=1600``, ``600000-800000``."""
    value, low, high = (whole(number) for number in (row.value, row.value_min, row.value_max))
    match row.qualifier:
        case Qualifier.APPROXIMATE:
            return f"~{value}"
        case Qualifier.AT_LEAST | Qualifier.VAGUE:
            return f">={low}"
        case Qualifier.AT_MOST:
            return f"<={high}"
        case Qualifier.RANGE:
            return f"{low}-{high}"
        case _:
            return "" if value is None else str(value)


def plain_row(row: Row) -> Row:
    """Give a row in values that JSON has; numbers without a fraction are whole."""
    return {name: whole(value) if name in _NUMBERS else plain(value) for name, value in row.items()}


def whole(number: float | None) -> float | int | None:
    """Give a number without a fraction as an integer.

    >>> whole(37.0), whole(9.5), whole(None)
    (37, 9.5, None)
    """
    return int(number) if number is not None and float(number).is_integer() else number


def plain(value: Any) -> Any:  # noqa: ANN401 - any value that a column may hold
    """Give one value as JSON has it: days in ISO form, vocabularies as words, lists as lists."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime) and value.time() == value.time().min and value.tzinfo is None:
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
