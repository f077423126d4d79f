"""The rows of the reference tables, which are the same in every build: metrics and countries."""

from impactetl.lexicon.load import load
from impactetl.metrics.registry import METRICS
from impactetl.schema import CountryRow, MetricName, MetricRow


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
