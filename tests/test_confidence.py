"""``confidence``: it follows from the row, and among records with 0.9 nine of ten are right."""

import runpy
from pathlib import Path

import numpy as np
import pytest

from impactetl.extraction import extract_document
from impactetl.lexicon.load import load
from impactetl.records.confidence import confidence, signs
from prose import real_documents

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


def test_each_record_is_rated_by_the_signs_of_its_row() -> None:
    rated = 0
    for document in real_documents():
        found = extract_document(document)
        for record, borne in zip(found.records, signs(found.records, found.rejections, document.text), strict=True):
            assert record.confidence == confidence(borne)
            rated += 1
    assert rated > 200


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
