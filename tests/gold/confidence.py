"""Fit the weights of ``lexicon/confidence.toml`` and tell how well they hold: run with ``--fit``.

A record is right if the gold has it with number, year and country; one that the gold calls optional counts as right.
The records come from the annotated sets and from the blind audits of real texts in tests/audit, which keep the signs of
each record. The cases are left out: they are mended until they are right. Figures are by cross-validation: each
document's records are judged by weights fitted on other documents. Without ``--fit`` nothing is written.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typer import echo

from gold_sets import SETS, GoldSet, evaluation
from impactetl import lexicon, pipeline
from impactetl.evaluation.match import WHOLE
from impactetl.lexicon.load import load
from impactetl.pipeline import Extraction
from impactetl.records.confidence import signs

Numbers = npt.NDArray[np.float64]
FILE = Path(lexicon.__file__).with_name("confidence.toml")
FOLDS, BINS = 10, 10
# Weights are drawn towards 0 by so many records' worth of doubt, so that a rare sign claims little.
RIDGE = 2.0
AUDITS = Path(__file__).resolve().parent.parent / "audit"
# What was judged after the signs had been chosen: an audit, and pages by how their names begin.
LATER_AUDIT, LATER_PAGES = "mixed-20261220.jsonl", ("c-", "d-", "g-")
# An audited record is right if it is one, with number, year and country.
_AUDITED = frozenset({"found", "value", "value_min", "value_max", "qualifier", "unit", "year", "country_code"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A record's signs, whether it is right, and what it stands in."""

    source: str
    document: str
    borne: dict[str, float]
    right: bool
    audit: str | None = None


def judged() -> list[Judged]:
    """Give every record of the annotated sets that are here, and those of the blind audits."""
    return [*_of_sets(), *_of_audits()]


def _of_sets() -> Iterator[Judged]:
    for chosen in SETS:
        if not chosen.here:
            continue
        borne = dict(_borne(chosen))
        for name, pairs in evaluation(chosen).pairs.items():
            for pair in pairs:
                if pair.record is not None:
                    right = pair.level == WHOLE or pair.optional
                    yield Judged(chosen.name, name, borne[pair.record["record_id"]], right)


def _borne(chosen: GoldSet) -> Iterator[tuple[str, dict[str, float]]]:
    """The signs of each record of a set, by its record_id."""
    for item in pipeline.extract_paths([chosen.texts]):
        if isinstance(item, Extraction):
            borne = signs(item.records, item.document)
            yield from zip((record.record_id for record in item.records), borne, strict=True)


def _of_audits() -> Iterator[Judged]:
    """Records of real texts, judged by people who had not written the rules; the texts are not in the repository.

    A record that the rules of today no longer give, or give otherwise, keeps its verdict and has no signs.
    """
    for path in sorted(AUDITS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "signs" in row:
                yield Judged("audit", row["document"], row["signs"], not _AUDITED & set(row["wrong"]), path.name)


def matrix(rows: Sequence[Judged], names: Sequence[str]) -> Numbers:
    """Give the signs as a matrix with a column of ones before them."""
    return np.array([[1.0, *(row.borne.get(name, 0.0) for name in names)] for row in rows])


def fitted(signs_of: Numbers, right: Numbers) -> Numbers:
    """Fit a logistic regression with a ridge by Newton's method; the intercept is not drawn to 0."""
    weights = np.zeros(signs_of.shape[1])
    ridge = np.diag([0.0] + [RIDGE] * (signs_of.shape[1] - 1))
    for _ in range(30):
        share = shares(signs_of, weights)
        gradient = signs_of.T @ (right - share) - ridge @ weights
        curvature = (signs_of * (share * (1 - share))[:, None]).T @ signs_of + ridge
        weights += np.linalg.solve(curvature, gradient)
    return weights


def shares(signs_of: Numbers, weights: Numbers) -> Numbers:
    """Give the share that is right by the weights."""
    return np.asarray(1 / (1 + np.exp(-signs_of @ weights)))


def crossed(rows: Sequence[Judged], names: Sequence[str]) -> Numbers:
    """Judge the records of each document by weights that were fitted on other documents."""
    signs_of, right = matrix(rows, names), truth(rows)
    fold = np.array([int(sha256(row.document.encode()).hexdigest(), 16) % FOLDS for row in rows])
    found = np.zeros(len(rows))
    for k in range(FOLDS):
        rest = fold != k
        found[~rest] = shares(signs_of[~rest], fitted(signs_of[rest], right[rest]))
    return found


def truth(rows: Sequence[Judged]) -> Numbers:
    """Give 1 for each record that is right, and 0 for the others."""
    return np.array([float(row.right) for row in rows])


def auroc(right: Numbers, confidence: Numbers) -> float:
    """Give the chance that a right record has more confidence than a wrong one; a tie is half."""
    good, bad = confidence[right == 1], confidence[right == 0]
    return float(np.mean((good[:, None] > bad[None, :]) + 0.5 * (good[:, None] == bad[None, :])))


def bins(right: Numbers, confidence: Numbers) -> list[tuple[int, float, float]]:
    """Cut the records, ordered by confidence, into ``BINS`` of one size: how many, mean confidence, share right."""
    order = np.argsort(confidence, kind="stable")
    parts = np.array_split(order, BINS)
    return [(len(part), float(confidence[part].mean()), float(right[part].mean())) for part in parts if len(part)]


def calibration_error(right: Numbers, confidence: Numbers) -> float:
    """Give the expected calibration error: how far confidence and share right differ, over all bins."""
    return sum(count * abs(mean - share) for count, mean, share in bins(right, confidence)) / len(right)


def names_of(rows: Sequence[Judged]) -> list[str]:
    """Give the signs that any record bears, and those that have a weight, in order."""
    return sorted({name for row in rows for name in row.borne} | set(load("confidence").get("weights", ())))


def written(rows: Sequence[Judged]) -> str:
    """Give the file with weights fitted on all records; its lists of signs stay as they are."""
    names = names_of(rows)
    intercept, *weights = fitted(matrix(rows, names), truth(rows))
    head = FILE.read_text(encoding="utf-8").partition("\n[weights]")[0]
    head = re.sub(r"^intercept = .*$", f"intercept = {intercept:.2f}", head, flags=re.MULTILINE)
    told = "".join(f"{name} = {weight:.2f}\n" for name, weight in zip(names, weights, strict=True))
    return f"{head.rstrip()}\n\n[weights]\n{told}"


def report(rows: Sequence[Judged]) -> Iterator[str]:
    """Write the figures and the reliability table of docs/quality.md."""
    found, right = crossed(rows, names_of(rows)), truth(rows)
    yield "| records of | records | wrong | calibration error | AUROC |\n| --- | --- | --- | --- | --- |"
    gold = np.array([row.source != "audit" for row in rows])
    for label, part in (("gold and audit", gold | ~gold), ("gold", gold), ("audit", ~gold)):
        figures = (calibration_error(right[part], found[part]), auroc(right[part], found[part]))
        wrong = int(part.sum() - right[part].sum())
        yield f"| {label} | {int(part.sum())} | {wrong} | {figures[0]:.3f} | {figures[1]:.3f} |"
    yield "\n| records | mean confidence | right |\n| --- | --- | --- |"
    yield from (f"| {count} | {mean:.3f} | {share:.3f} |" for count, mean, share in bins(right, found))
    yield "\n| set left out of the fit | records | mean confidence | right | AUROC |\n| --- | --- | --- | --- | --- |"
    for source in sorted({row.source for row in rows}):
        yield _left_out(rows, source, [row.source == source for row in rows])
    yield _left_out(rows, "the audit after the signs were chosen", [row.audit == LATER_AUDIT for row in rows])
    yield _left_out(rows, "pages after the signs were chosen", [row.document.startswith(LATER_PAGES) for row in rows])


def _left_out(rows: Sequence[Judged], source: str, those: Sequence[bool]) -> str:
    """Judge some records by weights fitted on those of other documents."""
    names, out = names_of(rows), np.array(those)
    known = {row.document for row, left in zip(rows, those, strict=True) if left}
    rest = np.array([row.document not in known for row in rows])
    signs_of, right = matrix(rows, names), truth(rows)
    found = shares(signs_of[out], fitted(signs_of[rest], right[rest]))
    curve = f"{auroc(right[out], found):.3f}" if 0 < right[out].mean() < 1 else "none is wrong"
    return f"| {source} | {int(out.sum())} | {found.mean():.3f} | {right[out].mean():.3f} | {curve} |"


if __name__ == "__main__":
    all_rows = judged()
    if "--fit" in sys.argv:
        FILE.write_text(written(all_rows), encoding="utf-8")
    for line in report(all_rows):
        echo(line)
