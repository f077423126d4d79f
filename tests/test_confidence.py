"""``confidence``: it follows from the row, and among records with 0.9 nine of ten are right."""

import runpy
from pathlib import Path

import numpy as np
import pytest

from impactetl import extract
from impactetl.lexicon.load import load
from impactetl.records.confidence import confidence

# Read without coverage, which takes four times as long: the cases run the same rules with it.
pytestmark = pytest.mark.no_cover

FIT = runpy.run_path(str(Path(__file__).parent / "gold" / "confidence.py"))
# What is promised of the calibration error and of the area under the curve; with some six hundred wrong records the
# standard error of the area is 0.012. Mending the errors that the signs foretell lowers it.
MOST_ERROR, LEAST_AUROC = 0.05, 0.75


def test_confidence_is_calibrated_on_documents_left_out() -> None:
    rows = FIT["judged"]()
    right, found = FIT["truth"](rows), FIT["crossed"](rows, FIT["names_of"](rows))
    assert len(rows) > 450
    assert FIT["calibration_error"](right, found) <= MOST_ERROR
    assert FIT["auroc"](right, found) >= LEAST_AUROC


# Weights by which the confidence of a row can be worked out by hand: 1 / (1 + exp(-sum)).
WEIGHTS = dict.fromkeys(load("confidence")["weights"], 0.0)
ODD_YEAR, LANDS = {"another_year": 2.0}, {"countries": 2.0}
RATED = [
    ("Police arrested nine men.", {"no_date": -2.0, "no_place": 1.0}, 0.27),  # 1 / (1 + e)
    ("Police arrested nine men.", {"period": 9.0, "main_year": 9.0, "year_back": 9.0}, 0.5),
    ("In 2014 police arrested nine men.", {"no_date": -2.0, "period": 2.0}, 0.88),  # 1 / (1 + e^-2)
    ("Police in Kenya arrested nine men.", {"no_place": 9.0}, 0.5),
    ("Police arrested nine men.", {"words": 1.0}, 0.83),  # four words: log 5, 5 / (5 + 1)
    ("Police arrested nine men and freed 12 girls.", {"apart": 1.0}, 0.95),  # 19 characters: log 20, 20 / (20 + 1)
    ("Nine arrested", {"apart": 1.0}, 0.93),  # nothing else, so the 13 of the text: log 14
    (
        "Police arrested nine men.",
        {"dense": 0.5},
        0.75,
    ),  # 40 in a thousand characters count as 8: root of 9, 3 / (3 + 1)
    (
        "Police arrested nine men." + " It rained all day." * 50,
        {"dense": 0.5},
        0.59,
    ),  # 1.026: root of 2.026, 1.42 / 2.42
    ("Police arrested nine men.", {"body": 2.0}, 0.88),
    ("Nine men were arrested.", {"body": 2.0}, 0.5),
    ("In 2014 police arrested nine men. In 2015 they arrested two. In 2015 they freed six girls.", ODD_YEAR, 0.88),
    ("In 2015 police arrested nine men. In 2014 they arrested two. In 2015 they freed six girls.", ODD_YEAR, 0.5),
    ("Police arrested nine men. In 2015 they freed six girls.", {"left_undated": -2.0}, 0.12),  # 1 / (1 + e^2)
    ("Police arrested nine men and freed six girls.", {"left_undated": -2.0}, 0.5),
    ("In 2014 police arrested nine men.", {"main_year": 2.0}, 0.88),
    ("In 2014 and 2015 police arrested nine men.", {"main_year": 2.0}, 0.5),  # each once
    ("Police in Chad arrested nine men. Police in Mali arrested two and freed six girls.", LANDS, 0.88),
    ("Police in Chad arrested nine men and freed six girls.", LANDS, 0.5),
    ("Police arrested nine traffickers.", {"offence": 2.0}, 0.88),
    ("Police arrested nine men.", {"offence": 2.0}, 0.5),
    ("Under the new Act, police arrested nine men.", {"law": 2.0}, 0.88),
    ("Police acted and arrested nine men.", {"law": 2.0}, 0.5),
    ("Our shelter cared for 40 survivors of trafficking.", {"loose_metric": 2.0}, 0.88),
    ("Police arrested nine men.", {"loose_metric": 2.0}, 0.5),
    ("In 2014, nine men were arrested.", {"year_back": 1.0}, 0.88),  # six characters: log 7, 7 / (7 + 1)
    ("Police arrested nine men in 2014.", {"year_back": 1.0}, 0.94),  # not before it, so from the start: log 17
]


@pytest.mark.parametrize(("text", "weights", "share"), RATED)
def test_a_record_is_rated_by_the_signs_of_its_row(
    monkeypatch: pytest.MonkeyPatch, text: str, weights: dict[str, float], share: float
) -> None:
    _weigh(monkeypatch, weights)
    assert extract(text)[0].confidence == share


def test_a_year_of_another_sentence_is_rated_where_the_day_of_the_text_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _weigh(monkeypatch, {"day_known": -2.0})
    text = "In May 2014 the court sat. It convicted nine men."
    assert extract(text, published="2014-06-01")[0].confidence == 0.12
    assert extract(text)[0].confidence == 0.5
    assert extract("In May 2014 the court convicted nine men.", published="2014-06-01")[0].confidence == 0.5


def test_a_share_of_those_told_before_is_rated(monkeypatch: pytest.MonkeyPatch) -> None:
    _weigh(monkeypatch, {"share": -2.0})
    assert [record.confidence for record in extract("Police freed nine girls. Six of them were minors.")] == [0.5, 0.12]


def _weigh(monkeypatch: pytest.MonkeyPatch, weights: dict[str, float]) -> None:
    """Rate by these weights alone."""
    table = load("confidence") | {"intercept": 0.0, "weights": WEIGHTS | weights}
    monkeypatch.setattr("impactetl.records.confidence.load", lambda _: table)


def test_every_sign_rates_a_row_in_some_example() -> None:
    assert {sign for _, weights, _ in RATED for sign in weights} | {"day_known", "share"} == set(WEIGHTS)


def test_every_sign_has_a_weight_and_no_other_has() -> None:
    table = load("confidence")
    assert set(table["weights"]) == {
        *("another_year", "apart", "body", "countries", "day_known", "dense", "law", "left_undated", "loose_metric"),
        *("main_year", "no_date", "no_place", "offence", "period", "share", "words", "year_back"),
    }


@pytest.mark.parametrize("borne", [{}, dict.fromkeys(load("confidence")["weights"], 30.0), {"no_date": 99.0}])
def test_confidence_is_a_share_and_never_certain(borne: dict[str, float]) -> None:
    assert 0 < confidence(borne) < 1


def test_the_area_under_the_curve_counts_ties_as_half() -> None:
    right = np.array([1.0, 1.0, 0.0, 0.0])
    assert FIT["auroc"](right, np.array([0.9, 0.8, 0.2, 0.1])) == 1
    assert FIT["auroc"](right, np.array([0.5, 0.5, 0.5, 0.5])) == 0.5
    assert FIT["auroc"](right, np.array([0.1, 0.2, 0.8, 0.9])) == 0


def test_the_calibration_error_is_the_distance_of_confidence_and_share() -> None:
    right = np.array([1.0] * 90 + [0.0] * 10)
    assert FIT["calibration_error"](right, np.full(100, 0.9)) == pytest.approx(0.18)  # bins of one kind each
    assert FIT["calibration_error"](right, right) == 0


def test_a_fit_finds_the_sign_that_tells() -> None:
    judged = FIT["Judged"]
    rows = [judged("made", f"d{i}", {"bad": 1.0} if i % 2 else {}, not (i % 2 and i % 3)) for i in range(90)]
    weights = FIT["fitted"](FIT["matrix"](rows, ["bad"]), FIT["truth"](rows))
    assert weights[0] > 1
    assert weights[1] < -1
