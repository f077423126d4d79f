"""Small valid builds, made by hand: a text that states figures, and the rows that a reader would make of it."""

from datetime import date
from hashlib import sha256
from typing import Any

from impactetl.publish import Build, build_id_of
from impactetl.schema import (
    Basis,
    CountryRow,
    ImpactRecord,
    MetricName,
    MetricRow,
    Problem,
    ProblemKind,
    QualityRow,
    Rejection,
    Source,
    Table,
)

TEXT = (
    "In 2014, 12 girls\u00a0were freed in Phnom Penh \U0001f600. "
    "Police rescued more than 100 people, 6 of them minors. "
    "Up to 40 men were freed. Between 5 and 8 people were rescued. About 30 were freed. "
    "The agency won its 150th conviction. 36 million are enslaved."
)
CODE_VERSION = "0.1.0"


def hash16(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def source(uri: str = "a.txt", text: str = TEXT, **changes: object) -> Source:
    row = {
        "source_id": hash16(uri),
        "uri": uri,
        "title": "The girls' report",
        "publisher": None,
        "author": None,
        "published": date(2015, 1, 2),
        "language": "en",
        "country": None,
        "media_type": "text/plain",
        "sha256": sha256(text.encode()).hexdigest(),
        "chars": len(text),
        "url": None,
        "rights": None,
        "record": None,
        "digest": None,
        "text": text,
        "layout": (),
    }
    return Source.model_validate(row | changes)


def spans(number: str, text: str = TEXT) -> dict[str, Any]:
    """Offsets of a number and of the sentence round it."""
    at = text.index(number)
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    end = text.find(".", at) + 1
    return {
        "quote": text[start:end],
        "quote_start": start,
        "quote_end": end,
        "number_text": number,
        "number_start": at,
        "number_end": at + len(number),
    }


def record(number: str = "12", value: float | None = 12.0, uri: str = "a.txt", /, **changes: object) -> ImpactRecord:
    row = {
        "record_id": hash16(uri + number),
        "source_id": hash16(uri),
        "metric": "people_rescued",
        "value": value,
        "value_min": value,
        "value_max": value,
        "qualifier": "exact",
        "value_basis": "stated",
        "unit": "person",
        "scope": "event",
        "modality": "actual",
        "year": 2014,
        "period_start": date(2014, 1, 1),
        "period_end": date(2014, 12, 31),
        "period_basis": "stated",
        "country_code": "KHM",
        "country_codes": ("KHM",),
        "area": "country",
        "place": "Phnom Penh",
        "place_basis": "city",
        "population": "girls",
        "nationality_codes": (),
        "sex": "female",
        "age_group": "minor",
        "abuse_type": "sex_trafficking",
        "organization": None,
        "attributed_to": None,
        "page": None,
        "table_row": None,
        "table_column": None,
        "link": None,
        "part_of": None,
        "review": "none",
        "extractor": "rescued",
        "extractor_version": "1",
        "confidence": 0.9,
    }
    return ImpactRecord.model_validate(row | spans(number) | changes, strict=False)


def bounded(
    number: str, qualifier: str, bounds: tuple[float | None, float | None, float | None], **changes: object
) -> ImpactRecord:
    value, low, high = bounds
    return record(number, value, **{"value_min": low, "value_max": high, "qualifier": qualifier} | changes)


def rejection(number: str = "2014", **changes: object) -> Rejection:
    row = {
        "source_id": hash16("a.txt"),
        "value": None,
        "value_min": None,
        "value_max": None,
        "qualifier": None,
        "unit": None,
        "reason": "year",
        "cue": None,
        "cue_metric": None,
    }
    return Rejection.model_validate(row | spans(number) | changes, strict=False)


def problem(uri: str = "z.txt", offset: int | None = None) -> Problem:
    return Problem(
        uri=uri, record=None, offset=offset, kind=ProblemKind.UNREADABLE, message="bad bytes", kept="nothing"
    )


UNITS = {
    MetricName.PROSECUTIONS: "person|case",
    MetricName.SENTENCE_LENGTH: "year|month|week|day",
    MetricName.FINE: "money",
}
METRICS = tuple(
    MetricRow(metric=name, unit=UNITS.get(name, "person"), definition="What it's about.", typical_wording="freed")
    for name in MetricName
)
COUNTRIES = (
    CountryRow(
        country_code="KHM", alpha2="KH", numeric="116", name="Cambodia", region="Asia", subregion="South-eastern Asia"
    ),
    CountryRow(
        country_code="BOL", alpha2="BO", numeric="068", name="Bolivia", region="Americas", subregion="South America"
    ),
)
RECORDS = (
    record(),
    bounded("100", "at_least", (100, 100, None), scope="period"),
    record("6", 6.0, part_of=hash16("a.txt100"), scope="period"),
    bounded("40", "at_most", (40, None, 40)),
    bounded("5 and 8", "range", (None, 5, 8)),
    bounded("30", "approximate", (30, None, None)),
    record(
        "150th",
        150.0,
        metric="convictions",
        scope="cumulative",
        country_code=None,
        country_codes=(),
        area="unknown",
        place=None,
        sex=None,
        age_group=None,
        organization="The agency",
    ),
    record(
        "36 million",
        36e6,
        metric="victims_estimated",
        scope="stock",
        country_code=None,
        country_codes=("KHM", "BOL"),
        area="several",
        year=None,
        period_start=None,
        period_end=None,
    ),
)

QUALITY = tuple(
    QualityRow(
        basis=Basis.TUNED_GOLD,
        texts="made",
        documents=2,
        metric=metric,
        field="record",
        annotated=0 if metric is None else 8,
        predicted=4,
        right=3,
        precision=0.75,
        precision_low=0.3,
        precision_high=0.95,
        recall=None if metric is None else 0.375,
        recall_low=None if metric is None else 0.1,
        recall_high=None if metric is None else 0.7,
    )
    for metric in (None, MetricName.ARRESTS)
)


def build(label: str = "", /, **changes: tuple[Table, ...]) -> Build:
    """A valid build; another ``label`` gives another build_id."""
    parts: dict[str, Any] = {
        "sources": (source(), source("b.txt", "Nothing here.")),
        "records": RECORDS,
        "rejections": (rejection(),),
        "problems": (problem("z.txt", 7), problem("z.txt"), problem("y.txt")),
        "metrics": METRICS,
        "countries": COUNTRIES,
        "quality": QUALITY,
        "build_id": build_id_of({"a.txt": label}, CODE_VERSION, {}),
        "code_version": CODE_VERSION,
    }
    parts.update(changes)
    return Build(**parts)
