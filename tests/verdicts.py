"""A text with known records, and verdicts on it as the explorer page writes them."""

import json
from functools import cache
from typing import Any

from impactetl import pipeline, sources
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.schema import ImpactRecord, Rejection, Verdict
from impactetl.sources.raw import sha256_of

TEXT = (
    "In 2016, police in Ghana rescued 120 children from fishing boats. "
    "In 2017, courts convicted six men of trafficking. "
    "The team met 40 officials about 12 arrests. "
    "On 4 May 2018, officers rescued 15 women, including 5 girls, in Accra.\n"
)
SHA256 = sha256_of(TEXT.encode())
# What the page sends along: the columns that a reviewer vouches for.
JUDGED = (
    *("metric", "value", "value_min", "value_max", "qualifier", "value_basis", "unit", "scope", "modality", "year"),
    *("period_start", "period_end", "period_basis", "country_code", "country_codes", "area", "place", "place_basis"),
    *("population", "nationality_codes", "sex", "age_group", "abuse_type", "organization", "attributed_to"),
)


def document(text: str = TEXT, uri: str = "a.txt", digest: str = "") -> Document:
    return Document(sources.source_id(uri), uri, text, sha256=digest or sha256_of(text.encode()), language="en")


@cache
def extraction(text: str = TEXT) -> Extraction:
    return pipeline.extract_document(document(text))


def made(number: str, rows: tuple[ImpactRecord | Rejection, ...]) -> Any:  # noqa: ANN401 - a record or a rejection
    return next(row for row in rows if row.number_text == number)


def record(number: str, text: str = TEXT) -> ImpactRecord:
    found: ImpactRecord = made(number, extraction(text).records)
    return found


def rejection(number: str, text: str = TEXT) -> Rejection:
    found: Rejection = made(number, extraction(text).rejections)
    return found


def verdict(row: ImpactRecord | Rejection, decision: str, /, **changes: object) -> Verdict:
    """A verdict on a row; ``fields`` holds what the reviewer changed, the rest is as the row has it."""
    columns = row.model_dump(mode="json")
    known = isinstance(row, ImpactRecord)
    fields: Any = changes.pop("fields", {})
    told = {name: columns[name] for name in JUDGED} if known else {}
    if any(name in fields for name in ("metric", "number_start", "value_basis")):
        told = {name: value for name, value in told.items() if name not in JUDGED[1:5] and name != "unit"}
    line = {
        "verdict": decision,
        "source_sha256": SHA256,
        "uri": "a.txt",
        **{name: columns[name] for name in ("quote", "quote_start", "quote_end")},
        **{name: columns[name] for name in ("number_text", "number_start", "number_end")},
        "metric": columns["metric"] if known else None,
        "fields": None if decision in {"rejected", "commented"} else {**told, **fields},
        "reviewer": "Ada",
        "time": "2026-05-01T10:00:00Z",
        "reason": None,
        **changes,
    }
    return Verdict.model_validate_json(json.dumps(line))
