"""Measure the rules and write what table ``quality`` holds: ``python tests/gold/quality.py``.

Each annotated set that is here is measured as a whole and by metric; the rows of a set that is not here stay as they
are. Blind audits are read from ``tests/audit/*.jsonl``: one line for each record that was drawn, with its ``metric``
and ``wrong``, the list of its wrong columns ("found" where there should be no such record at all).
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from gold_sets import SETS, GoldSet, evaluation
from impactetl.evaluation.intervals import Interval, wilson
from impactetl.evaluation.match import LEVELS
from impactetl.evaluation.measure import Figures, figures_of
from impactetl.publish.reference import QUALITY
from impactetl.schema import Basis, MetricName, QualityRow

AUDITS = Path(__file__).parents[1] / "audit"
# The sample that was drawn after the last change of a rule; the older ones were of other rules.
LATEST = "mixed-20261220.jsonl"
# A set that was read, be it in part, when the rules were written counts as tuned on.
BASIS = {
    "seeds": Basis.TUNED_GOLD,
    "ngo": Basis.TUNED_GOLD,
    "dev": Basis.TUNED_GOLD,
    "pages": Basis.TUNED_GOLD,
    "unseen": Basis.UNSEEN_GOLD,
}
# What an audit tells of a record, and the columns that spoil each level.
_NUMBER = frozenset({"value", "value_min", "value_max", "qualifier", "unit"})
_SPOILS = {"found": frozenset({"found"}), "number": _NUMBER | {"found"}}
_SPOILS["record"] = _SPOILS["number"] | {"year", "country_code"}
_PLACES = 4


def set_rows(chosen: GoldSet) -> Iterator[QualityRow]:
    """Give the rows of an annotated set: all metrics together, then each that has a line or a record."""
    pairs = evaluation(chosen).pairs
    yield from (_row(chosen, len(pairs), None, found) for found in _fields(figures_of(pairs)[0]))
    for metric in MetricName:
        own = {name: [pair for pair in rows if pair.metric == metric] for name, rows in pairs.items()}
        if any(own.values()):
            yield from (_row(chosen, len(pairs), metric, found) for found in _fields(figures_of(own)[0]))


def _fields(figures: Sequence[Figures]) -> Iterator[Figures]:
    return (found for found in figures if found.key.part in {"all", "field"} and (found.gold or found.predicted))


def _row(chosen: GoldSet, documents: int, metric: MetricName | None, found: Figures) -> QualityRow:
    return QualityRow(
        basis=BASIS[chosen.name],
        texts=chosen.name,
        documents=documents,
        metric=metric,
        field=found.key.name or found.key.level,
        annotated=found.gold,
        predicted=found.predicted,
        right=found.right,
        **_shares("precision", found.precision, found.right, found.predicted),
        **_shares("recall", found.recall, found.right, found.gold),
    )


def _shares(name: str, found: Interval | None, right: int, of: int) -> dict[str, Any]:
    """Give a share with the wider of both intervals, or nulls where there is nothing to share."""
    if found is None:
        return dict.fromkeys((name, f"{name}_low", f"{name}_high"))
    low, high = wilson(right, of)
    bounds = (found.value, min(found.low, low), max(found.high, high))
    return dict(zip((name, f"{name}_low", f"{name}_high"), (round(b, _PLACES) for b in bounds), strict=True))


def audit_rows(path: Path) -> Iterator[QualityRow]:
    """Give the rows of a blind audit: the precision of each level, of all records and by metric."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    by_metric: dict[MetricName | None, list[set[str]]] = defaultdict(list)
    for line in lines:
        for metric in (None, MetricName(line["metric"])):
            by_metric[metric].append(set(line["wrong"]))
    for metric, wrongs in by_metric.items():
        for level in LEVELS:
            right = sum(wrong.isdisjoint(_SPOILS[level]) for wrong in wrongs)
            share = right / len(wrongs)
            yield QualityRow(
                basis=Basis.BLIND_AUDIT,
                texts=path.stem,
                documents=len(lines),
                metric=metric,
                field=level,
                annotated=0,
                predicted=len(wrongs),
                right=right,
                **_shares("precision", Interval(share, share, share), right, len(wrongs)),
                **dict.fromkeys(("recall", "recall_low", "recall_high")),
            )


def kept_rows(sets: Sequence[GoldSet]) -> Iterator[dict[str, Any]]:
    """Give the rows that the file has of sets that are not here."""
    absent = {chosen.name for chosen in sets if not chosen.here}
    with QUALITY.open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["texts"] in absent)


def main() -> None:
    """Write the file anew."""
    kept = list(kept_rows(SETS)) if QUALITY.exists() else []
    measured = [row for chosen in SETS if chosen.here for row in set_rows(chosen)]
    measured += audit_rows(AUDITS / LATEST)
    with QUALITY.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*QualityRow.model_fields], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row.model_dump(mode="json") for row in measured)
        writer.writerows(kept)
    echo(f"{len(measured) + len(kept)} rows are in {QUALITY.name}")


if __name__ == "__main__":
    main()
