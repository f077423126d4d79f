"""The annotated texts: how well the rules read them, by the scorer that came with them, never below the floors."""

import json
import runpy

import pytest

from gold_sets import FIGURES, GOLD, SETS, GoldSet, figures, floors, predictions, score

SEEDS = SETS[0]
RAISE = runpy.run_path(str(GOLD / "raise_floors.py"))


@pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: chosen.name)
def test_no_figure_falls_below_its_floor(chosen: GoldSet) -> None:
    if not chosen.here:
        pytest.skip(f"{chosen.name} may not be copied into the project and does not lie beside it")
    found, least = figures(chosen), floors()[chosen.name]
    assert sorted(least) == sorted(FIGURES)
    assert {name: found[name] for name in FIGURES if found[name] < least[name]} == {}
    assert found["ungrounded"] == 0


def test_the_scorer_sees_what_is_missing_and_what_is_wrong() -> None:
    rows = list(predictions(SEEDS))
    whole = json.loads(score(SEEDS, rows, "--json").stdout)
    less = json.loads(score(SEEDS, rows[1:], "--json").stdout)
    assert less["predicted"] < whole["predicted"]
    shifted = [{**rows[0], "number_start": rows[0]["number_start"] + 1}, *rows[1:]]
    told = score(SEEDS, shifted, "--json")
    assert json.loads(told.stdout)["ungrounded"] == 1
    assert told.returncode == 1


def test_every_annotated_document_is_here() -> None:
    for chosen in SETS[:2]:
        assert score(chosen, []).returncode == 0, chosen.name
        docs = {json.loads(line)["doc"] for line in chosen.gold.read_text(encoding="utf-8").splitlines()}
        assert docs


def test_floors_rise_and_do_not_fall_unasked() -> None:
    low, high = (dict.fromkeys(FIGURES, figure) for figure in (0.5, 0.75))
    assert RAISE["merged"]({"ngo": low}, {"ngo": high}, lower=False) == ({"ngo": high}, [])
    kept, fallen = RAISE["merged"]({"ngo": high}, {"ngo": low}, lower=False)
    assert kept == {"ngo": high}
    assert len(fallen) == len(FIGURES)
    assert RAISE["merged"]({"ngo": high}, {"ngo": low}, lower=True)[0] == {"ngo": low}


def test_a_set_that_is_not_here_keeps_its_floors() -> None:
    row = dict.fromkeys(FIGURES, 0.5)
    assert RAISE["merged"]({"dev": row}, {}, lower=True) == ({"dev": row}, [])
