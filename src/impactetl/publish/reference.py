"""The rows of the reference tables, which are the same in every build: metrics, countries and quality."""

import csv
from pathlib import Path

from impactetl.lexicon.load import load
from impactetl.metrics.registry import METRICS
from impactetl.schema import CountryRow, MetricName, MetricRow, QualityRow

QUALITY = Path(__file__).with_name("quality.csv")
"""What ``python tests/gold/quality.py`` measured; an empty field is null."""


def metric_rows() -> tuple[MetricRow, ...]:
    """Give table ``metrics``."""
    return tuple(
        MetricRow(
            metric=MetricName(metric.name),
            unit="|".join(metric.units),
            definition=metric.definition,
            typical_wording=metric.typical,
        )
        for metric in METRICS
    )


def country_rows() -> tuple[CountryRow, ...]:
    """Give table ``countries``."""
    columns = [name for name in CountryRow.model_fields if name != "country_code"]
    return tuple(
        CountryRow.model_validate({"country_code": code, **{name: about[name] or None for name in columns}})
        for code, about in load("countries").items()
    )


def quality_rows() -> tuple[QualityRow, ...]:
    """Give table ``quality``."""
    with QUALITY.open(encoding="utf-8", newline="") as file:
        rows = [{name: text or None for name, text in row.items()} for row in csv.DictReader(file)]
    return tuple(QualityRow.model_validate(row, strict=False) for row in rows)
