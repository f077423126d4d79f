"""The list of all metrics, in the order of the contract."""

from functools import cache

from impactetl.metrics import (
    acquittals,
    arrests,
    businesses_closed,
    cases,
    compensation,
    convictions,
    countries_of_operation,
    fine,
    illicit_profits,
    investigations,
    operations,
    people_assisted,
    people_rescued,
    people_trained,
    prosecutions,
    sentence_length,
    victims_estimated,
    victims_identified,
)
from impactetl.metrics.base import Metric

METRICS: tuple[Metric, ...] = (
    people_rescued.METRIC,
    victims_identified.METRIC,
    people_assisted.METRIC,
    people_trained.METRIC,
    arrests.METRIC,
    prosecutions.METRIC,
    investigations.METRIC,
    convictions.METRIC,
    acquittals.METRIC,
    sentence_length.METRIC,
    fine.METRIC,
    compensation.METRIC,
    operations.METRIC,
    cases.METRIC,
    businesses_closed.METRIC,
    victims_estimated.METRIC,
    illicit_profits.METRIC,
    countries_of_operation.METRIC,
)


@cache
def metric(name: str) -> Metric:
    """Give the metric of a name; raise KeyError for one that does not exist."""
    return {m.name: m for m in METRICS}[name]
