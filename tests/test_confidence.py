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
# What is promised of the calibration error. The area under the curve is promised to be 0.75; with some five hundred
# wrong records its standard error is 0.015; mending the errors that the signs foretell lowers it.
MOST_ERROR, LEAST_AUROC = 0.05, 0.72


def test_confidence_is_calibrated_on_documents_left_out() -> None:
    rows = FIT["judged"]()
    right, found = FIT["truth"](rows), FIT["crossed"](rows, FIT["names_of"](rows))
    assert len(rows) > 450
    assert FIT["calibration_error"](right, found) <= MOST_ERROR
    assert FIT["auroc"](right, found) >= LEAST_AUROC


# Weights by which the confidence of a row can be worked out by hand: 1 / (1 + exp(-sum)).
WEIGHTS = dict.fromkeys(load("confidence")["weights"], 0.0)
ODD_YEAR, ODD_COUNTRY = {"another_year": 2.0}, {"another_country": 2.0}
RATED = [
    ("Police arrested nine men.", {"no_date": -2.0, "no_place": 1.0}, 0.27),  # 1 / (1 + e)
    ("Police arrested nine men.", {"records": 9.0, "period": 9.0, "one": 9.0, "years": 9.0}, 0.5),  # log 1 is 0
    ("In 2014 police arrested nine men.", {"no_date": -2.0, "stated_date": 2.0}, 0.88),  # 1 / (1 + e^-2)
    ("In 2014 police arrested nine men.", {"firm_metric": 1.0, "year_told": 1.0}, 0.88),
    ("In 2014 police arrested nine men.", {"years": 1.0}, 0.67),  # 2 / (2 + 1): log 2
    ("Police in Kenya arrested nine men.", {"no_place": 9.0, "inherited_place": 9.0}, 0.5),
    ("Police arrested one man.", {"one": -2.0}, 0.12),  # 1 / (1 + e^2)
    ("Police arrested nine men and freed 12 girls.", {"records": 1.0}, 0.67),  # 2 / (2 + 1)
    ("In 2014 police arrested nine men. In 2015 they arrested two. In 2015 they freed six girls.", ODD_YEAR, 0.88),
    ("In 2015 police arrested nine men. In 2014 they arrested two. In 2015 they freed six girls.", ODD_YEAR, 0.5),
    ("Police in Chad arrested nine men. Police in Mali arrested two and freed six girls.", ODD_COUNTRY, 0.88),
    ("Police in Mali arrested nine men. Police in Chad arrested two men.", ODD_COUNTRY, 0.5),  # as many of each
    ("Police arrested a trafficker.", {"implied": 2.0}, 0.88),
    ("Police arrested one trafficker.", {"implied": 2.0}, 0.5),
    ("Police arrested nine traffickers.", {"offence": 2.0}, 0.88),
    ("Police arrested nine men.", {"offence": 2.0}, 0.5),
    ("Under the new Act, police arrested nine men.", {"law": 2.0}, 0.88),
    ("Police acted and arrested nine men.", {"law": 2.0}, 0.5),
    ("Our shelter cared for 40 survivors of trafficking.", {"loose_metric": 2.0}, 0.88),
    ("Police arrested nine men.", {"loose_metric": 2.0}, 0.5),
    ("Police arrested nine men and seized 12 trucks.", {"refused_beside": 2.0}, 0.88),
    ("Police arrested nine men. Outside stood 12 trucks.", {"refused_beside": 2.0}, 0.5),
    ("Year    Arrests\n2014    9\n2015    12", {"table": 2.0}, 0.88),
    ("Arrests: 9", {"table": 2.0}, 0.5),
    ("In 2014, nine men were arrested.", {"year_back": 1.0}, 0.88),  # six characters: log 7, 7 / (7 + 1)
    ("Police arrested nine men in 2014.", {"year_back": 1.0}, 0.94),  # not before it, so from the start: log 17
]


@pytest.mark.parametrize(("text", "weights", "share"), RATED)
def test_a_record_is_rated_by_the_signs_of_its_row(
    monkeypatch: pytest.MonkeyPatch, text: str, weights: dict[str, float], share: float
) -> None:
    table = load("confidence") | {"intercept": 0.0, "weights": WEIGHTS | weights}
    monkeypatch.setattr("impactetl.records.confidence.load", lambda _: table)
    assert extract(text)[0].confidence == share


def test_every_sign_rates_a_row_in_some_example() -> None:
    assert {sign for _, weights, _ in RATED for sign in weights} == set(WEIGHTS)


def test_every_sign_has_a_weight_and_no_other_has() -> None:
    table = load("confidence")
    assert set(table["weights"]) == {
        *("another_country", "another_year", "firm_metric", "implied", "inherited_place", "law", "loose_metric"),
        *("no_date", "no_place", "offence", "one", "period", "records", "refused_beside", "stated_date", "table"),
        *("year_back", "year_told", "years"),
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
