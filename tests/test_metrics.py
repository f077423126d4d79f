"""Each metric: its place in the contract, and the sentences that show its borders."""

from dataclasses import replace
from itertools import pairwise

import pytest

from impactetl import extract
from impactetl.metrics.base import PEOPLE, SUSPECTS, VICTIMS, Cue, Metric, state, verb
from impactetl.metrics.registry import METRICS, metric
from impactetl.schema import ImpactRecord, MetricName

EXAMPLES = 3
UNITS = {"person", "case", "operation", "business", "country", "year", "month", "week", "day", "money"}
# Sentences that fail today, each with the reason; one that passes must leave this list.
KNOWN: dict[tuple[str, str], str] = {
    ("fine", "He was ordered to pay a 500,000 peso fine."): "which peso is unknown without a country",
    ("prosecutions", "The hotel charged 300 guests twice."): "spurious: charged money",
}

each = pytest.mark.parametrize("counted", METRICS, ids=lambda counted: counted.name)


# A cue and one that says nothing more, with what makes the second say more.
HELD = state("leave", "flee", then=".. brothel|kiln", counts=VICTIMS | PEOPLE)
SAYS_MORE = [
    state("leave", "walk", then=".. kiln", counts=VICTIMS),
    state("leave", then=".. kiln|mill", counts=VICTIMS),
    state("leave", then=".. kiln behind", counts=VICTIMS),
    state("leave", then=".. kiln", counts=SUSPECTS),
    verb("leave", then=".. kiln", counts=VICTIMS),
    state("leave", then=".. kiln", counts=VICTIMS, unit="case"),
]


def test_a_cue_holds_another_that_says_nothing_more() -> None:
    assert HELD.holds(HELD)
    assert HELD.holds(state("flee", then=".. kiln", counts=VICTIMS, topic="captivity"))
    assert not replace(HELD, topic="captivity").holds(HELD)
    assert [cue for cue in SAYS_MORE if HELD.holds(cue)] == []


@each
def test_every_cue_says_something_more_than_the_others(counted: Metric) -> None:
    cues = counted.cues
    assert len(set(cues)) == len(cues)
    assert [(one, more) for one in cues for more in cues if one is not more and more.holds(one)] == []


def _misread(cue: Cue) -> list[str]:
    """What is wrong with the words behind a cue: ``|`` binds within a place only, so that "to|out of" is "to of"."""
    places = [choices.split("|") for choices in cue.then]
    twice = [word for choices in places for word in set(choices) if choices.count(word) > 1]
    lost = [choices[-1] for choices in places if choices[-1] in {"to", "of", "from"} and set(choices) & VERBS]
    return twice + lost + [" ".join(one[-1:] + two) for one, two in pairwise(places) if _is_torn(one, two)]


def _is_torn(one: list[str], two: list[str]) -> bool:
    """Whether "out of" is one of several choices, cut in two: "to|out of", "out of|from"."""
    return "out" in one and "of" in two and (len(one) > 1) != (len(two) > 1)


# Words that a choice of verbs may hold.
VERBS = frozenset({"escape", "flee", "leave", "go", "run", "walk", "get", "find", "give", "take", "bring"})


@pytest.mark.parametrize(
    ("then", "wrong"),
    [
        ("our|its|our roof", ["our"]),
        ("escape|flee|to leave", ["to"]),
        ("to|into|out of .. safe", ["out of"]),
        ("out of|from .. kiln", ["out of from"]),
        ("away|out|free from|of .. kiln", []),
        ("out of .. kiln|mill", []),
    ],
)
def test_the_search_for_choices_that_are_misread_finds_them(then: str, wrong: list[str]) -> None:
    assert _misread(verb("get", then=then)) == wrong


@each
def test_the_choices_behind_a_cue_are_read_as_meant(counted: Metric) -> None:
    assert {cue: _misread(cue) for cue in counted.cues if _misread(cue)} == {}


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
