"""A tiny extractor for tests of what stands around the rules: the command line, the files, the dataset."""

import re
from hashlib import sha256

from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.schema import (
    Area,
    ImpactRecord,
    MetricName,
    Modality,
    PeriodBasis,
    PlaceBasis,
    Qualifier,
    Reason,
    Rejection,
    Review,
    Scope,
    ValueBasis,
)

TEXT = "Raids in Accra\n\nIn 2016 police freed 12 girls.\n\nAbout 30 men came; 9 to 11 women, too. Nobody spoke.\n"


def tiny_extractor(document: Document) -> Extraction:
    """Find "12 girls", "About 30 men" and "9 to 11 women"; refuse every other number."""
    records: list[ImpactRecord] = []
    rejections: list[Rejection] = []
    for line in re.finditer(r"[^\n.]+\.?", document.text):
        for found in re.finditer(r"(About )?(\d+)(?: to (\d+))?( girls| men| women)?", line[0]):
            start, end = line.start() + found.start(2), line.start() + found.end(3 if found[3] else 2)
            number = document.text[start:end]
            evidence = {
                "source_id": document.source_id,
                "quote": line[0],
                "quote_start": line.start(),
                "quote_end": line.end(),
                "number_text": number,
                "number_start": start,
                "number_end": end,
            }
            if found[4]:
                records.append(_record(document, found, evidence))
            else:
                rejections.append(_rejection(evidence))
    return Extraction(document, tuple(records), tuple(rejections))


def _record(document: Document, found: re.Match[str], evidence: dict[str, object]) -> ImpactRecord:
    first = float(found[2])
    bounds: tuple[Qualifier, float | None, float | None, float | None] = (Qualifier.EXACT, first, first, first)
    if found[3]:
        bounds = (Qualifier.RANGE, None, first, float(found[3]))
    elif found[1]:
        bounds = (Qualifier.APPROXIMATE, first, None, None)
    country = document.country
    return ImpactRecord.model_validate(
        {
            **dict.fromkeys(ImpactRecord.model_fields),
            **evidence,
            **dict(zip(("qualifier", "value", "value_min", "value_max"), bounds, strict=True)),
            "record_id": sha256(f"{document.uri}{evidence['quote']}{found[2]}".encode()).hexdigest()[:16],
            "metric": MetricName.PEOPLE_RESCUED,
            "value_basis": ValueBasis.STATED,
            "unit": "person",
            "scope": Scope.EVENT,
            "modality": Modality.ACTUAL,
            "year": document.published.year if document.published else None,
            "period_start": document.published,
            "period_basis": PeriodBasis.NONE,
            "country_code": country,
            "country_codes": (country,) if country else (),
            "area": Area.COUNTRY if country else Area.UNKNOWN,
            "place_basis": PlaceBasis.NONE,
            "nationality_codes": ("GHA", "TGO"),
            "review": Review.NONE,
            "extractor": "tiny",
            "extractor_version": "1",
            "confidence": 1.0,
        }
    )


def _rejection(evidence: dict[str, object]) -> Rejection:
    value = float(str(evidence["number_text"]))
    bounds = {"value": value, "value_min": value, "value_max": value, "qualifier": Qualifier.EXACT}
    near = {"cue": "freed", "cue_metric": MetricName.PEOPLE_RESCUED, "unit": None, "reason": Reason.YEAR}
    return Rejection.model_validate({**evidence, **bounds, **near})
