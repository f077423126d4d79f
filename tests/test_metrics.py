"""Each metric: its place in the contract, and the sentences that show its borders."""

import pytest

from impactetl import extract
from impactetl.metrics.base import Metric
from impactetl.metrics.registry import METRICS, metric
from impactetl.schema import ImpactRecord, MetricName

EXAMPLES = 3
UNITS = {"person", "case", "operation", "business", "country", "year", "month", "week", "day", "money"}
# Sentences that fail today, each with the reason; one that passes must leave this list.
KNOWN: dict[tuple[str, str], str] = {
    ("fine", "He was ordered to pay a 500,000 peso fine."): "which peso is unknown without a country",
    ("countries_of_operation", "17 field offices. 10 countries. 1 mission."): "missed: a bare count as a sentence",
    ("prosecutions", "The hotel charged 300 guests twice."): "spurious: charged money",
}

each = pytest.mark.parametrize("counted", METRICS, ids=lambda counted: counted.name)


def sentences(kind: str) -> list[object]:
    rows = [(counted.name, text) for counted in METRICS for text in getattr(counted, kind)]
    return [pytest.param(name, text, id=f"{name}: {text}", marks=_known(name, text)) for name, text in rows]


def _known(name: str, text: str) -> list[pytest.MarkDecorator]:
    reason = KNOWN.get((name, text))
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def of(name: str, text: str) -> list[ImpactRecord]:
    return [r for r in extract(text) if r.metric.value == name and r.modality.value == "actual"]


def test_the_metrics_are_those_of_the_contract() -> None:
    assert sorted(counted.name for counted in METRICS) == sorted(name.value for name in MetricName)


@each
def test_a_metric_is_found_by_its_name(counted: Metric) -> None:
    assert metric(counted.name) is counted


@each
def test_units_are_those_of_the_contract(counted: Metric) -> None:
    assert counted.unit in counted.units
    assert set(counted.units) <= UNITS
    assert {cue.unit for cue in counted.cues} - {None} <= set(counted.units)


@each
def test_a_metric_says_what_it_counts(counted: Metric) -> None:
    assert counted.definition.endswith(".")
    assert counted.definition[0].isupper()
    assert counted.typical


@each
def test_a_metric_shows_its_borders(counted: Metric) -> None:
    assert len(set(counted.yes)) >= EXAMPLES
    assert len(set(counted.no)) >= EXAMPLES
    assert not set(counted.yes) & set(counted.no)


@pytest.mark.parametrize(("name", "text"), sentences("yes"))
def test_a_sentence_that_states_it_gives_a_record(name: str, text: str) -> None:
    found = of(name, text)
    assert found
    assert {r.unit for r in found if len(r.unit) != len("USD") or r.unit.islower()} <= set(metric(name).units)


@pytest.mark.parametrize(("name", "text"), sentences("no"))
def test_a_sentence_that_comes_close_gives_none(name: str, text: str) -> None:
    assert [(r.number_text, r.extractor) for r in of(name, text)] == []
