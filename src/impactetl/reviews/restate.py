"""One record as a reviewer has it: the columns told, the number read again, and the whole proved in its text."""

from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from impactetl.errors import EvidenceError
from impactetl.model import Document
from impactetl.records.address import link_of, page_of
from impactetl.records.proof import prove, read_again
from impactetl.schema import (
    Area,
    ImpactRecord,
    Modality,
    PeriodBasis,
    PlaceBasis,
    Review,
    Scope,
    ValueBasis,
    Verdict,
)
from impactetl.schema.faults import faults

EXTRACTOR, EXTRACTOR_VERSION = "reviewer", "1"
"""What a record that a reviewer added is said to be made by."""
CERTAIN = 1.0
"""Confidence of a reviewed record: a person vouches for it, which is not a measurement."""

_READ_AGAIN = ("value", "value_min", "value_max", "qualifier", "unit")
# What a reviewer who adds a record need not say.
_UNSAID: dict[str, Any] = {
    **dict.fromkeys(ImpactRecord.model_fields),
    "value_basis": ValueBasis.STATED,
    "scope": Scope.EVENT,
    "modality": Modality.ACTUAL,
    "period_basis": PeriodBasis.NONE,
    "country_codes": (),
    "area": Area.UNKNOWN,
    "place_basis": PlaceBasis.NONE,
    "nationality_codes": (),
    "review": Review.ADDED,
    "extractor": EXTRACTOR,
    "extractor_version": EXTRACTOR_VERSION,
    "confidence": CERTAIN,
}

_NULLABLE = frozenset(
    name for name, about in ImpactRecord.model_fields.items() if type(None) in get_args(about.annotation)
)


def restated(document: Document, verdict: Verdict, base: ImpactRecord | None) -> ImpactRecord:
    """Give the record of a verdict: ``base`` changed by it, or a new one; its id and its review are still to be set.

    Raises:
        EvidenceError: the record does not hold together, or does not prove itself in the text.

    """
    told = verdict.fields.told if verdict.fields else {}
    columns = dict(_UNSAID) if base is None else {name: getattr(base, name) for name in ImpactRecord.model_fields}
    if base is None:
        columns |= _placed(document, verdict)
    columns |= {name: value for name, value in told.items() if value is not None or name in _NULLABLE}
    columns |= _places(told, columns) | _period(told, columns)
    if "number_text" in told or "number_start" in told:
        columns["number_text"] = document.text[columns["number_start"] : columns["number_end"]]
    if not all(name in told for name in _READ_AGAIN):
        columns |= read_again(ImpactRecord.model_construct(**columns))
    try:
        record = ImpactRecord.model_validate(columns)
    except ValidationError as error:
        msg = "; ".join(words for _, words in faults(error))
        raise EvidenceError(msg) from error
    _check_period(record)
    prove(record, document.text)
    return record


def _check_period(record: ImpactRecord) -> None:
    """Refuse what the database would: a period that ends before it starts, or that the year does not lie in."""
    start, end, year = record.period_start, record.period_end, record.year
    if start is not None and end is not None and start > end:
        msg = f"its period ends on {end}, before it starts on {start}"
        raise EvidenceError(msg)
    early = start is not None and year is not None and year < start.year
    late = end is not None and year is not None and year > end.year
    if early or late:
        msg = f"its year {year} does not lie in its period from {start} to {end}"
        raise EvidenceError(msg)


def _placed(document: Document, verdict: Verdict) -> dict[str, Any]:
    """The columns of a new record that its place in the text gives."""
    page = page_of(document, verdict.quote_start)
    names = ("quote", "quote_start", "quote_end", "number_text", "number_start", "number_end")
    return {
        **{name: getattr(verdict, name) for name in names},
        "record_id": "0" * 16,
        "source_id": document.source_id,
        "metric": verdict.metric_told,
        "page": page,
        "link": link_of(document, page, (verdict.quote_start, verdict.quote_end)),
    }


def _places(told: dict[str, object], columns: dict[str, Any]) -> dict[str, Any]:
    """The one country follows from all that are told, and the area from how many they are."""
    if "country_codes" in told:
        codes = columns["country_codes"]
    elif "country_code" in told:
        codes = (columns["country_code"],) if columns["country_code"] else ()
    else:
        return {}
    none = columns["area"] if columns["area"] is Area.WORLD else Area.UNKNOWN
    area = {0: none, 1: Area.COUNTRY}.get(len(codes), Area.SEVERAL)
    return {"country_codes": codes, "country_code": codes[0] if len(codes) == 1 else None, "area": area}


def _period(told: dict[str, object], columns: dict[str, Any]) -> dict[str, Any]:
    """A year that is told without a period that holds it: the period is the year, or is gone with it."""
    if "year" not in told or {"period_start", "period_end"} & set(told):
        return {}
    year, start, end = (columns[name] for name in ("year", "period_start", "period_end"))
    if year is None:
        return {"period_start": None, "period_end": None, "period_basis": PeriodBasis.NONE}
    if start and end and start.year <= year <= end.year:
        return {}
    basis = PeriodBasis.STATED if columns["period_basis"] is PeriodBasis.NONE else columns["period_basis"]
    return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "period_basis": basis}
