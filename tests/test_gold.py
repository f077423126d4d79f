"""The annotated texts: how well the rules read them, by set, level and metric, never below the floors."""

import runpy
import tomllib

import pytest

from gold_sets import FIGURES, GOLD, SETS, Floors, GoldSet, evaluation, figures, floors
from impactetl.schema import MetricName

# Read without coverage, which takes four times as long: the cases run the same rules with it.
pytestmark = pytest.mark.no_cover

RAISE = runpy.run_path(str(GOLD / "raise_floors.py"))
all_sets = pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: chosen.name)


def skip_unless_here(chosen: GoldSet) -> None:
    if not chosen.here:
        pytest.skip(f"{chosen.name} may not be copied into the project and does not lie beside it")


def below(found: dict[str, dict[str, float]], least: dict[str, dict[str, float]]) -> list[str]:
    return [
        f"{metric} {name}: {found.get(metric, {}).get(name, 0.0):.4f} is below {floor:.4f}"
        for metric, row in least.items()
        for name, floor in row.items()
        if found.get(metric, {}).get(name, 0.0) < floor
    ]


@all_sets
def test_no_figure_falls_below_its_floor(chosen: GoldSet) -> None:
    skip_unless_here(chosen)
    assert below(figures(chosen), floors()[chosen.name]) == []
    assert evaluation(chosen).ungrounded == 0


@all_sets
def test_every_figure_has_a_floor(chosen: GoldSet) -> None:
    skip_unless_here(chosen)
    least = floors()[chosen.name]
    annotated = {row.key.name for row in evaluation(chosen).figures if row.key.part == "metric" and row.gold}
    assert annotated <= set(least) <= {"all", *MetricName}
    assert all(sorted(row) == sorted(FIGURES) for row in least.values())


def test_a_figure_below_its_floor_is_told() -> None:
    least = {"all": dict.fromkeys(FIGURES, 0.8), "arrests": dict.fromkeys(FIGURES, 0.5)}
    found = {"all": dict.fromkeys(FIGURES, 0.8) | {"record": 0.79}}
    assert [line.split(":")[0] for line in below(found, least)] == [
        "all record",
        *(f"arrests {name}" for name in FIGURES),
    ]


def test_floors_rise_and_do_not_fall_unasked() -> None:
    low: Floors
    high: Floors
    low, high = ({"ngo": {"all": dict.fromkeys(FIGURES, figure)}} for figure in (0.5, 0.75))
    assert RAISE["merged"](low, high, lower=False) == (high, [])
    kept, fallen = RAISE["merged"](high, low, lower=False)
    assert kept == high
    assert len(fallen) == len(FIGURES)
    assert RAISE["merged"](high, low, lower=True)[0] == low


def test_a_set_that_is_not_here_keeps_its_floors() -> None:
    row = {"all": dict.fromkeys(FIGURES, 0.5)}
    assert RAISE["merged"]({"dev": row}, {}, lower=True) == ({"dev": row}, [])


def test_floors_are_written_as_they_are_read() -> None:
    assert tomllib.loads(RAISE["written"](floors())) == floors()
