"""An evaluation as rows for a table, and as one JSON object."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from impactetl.evaluation.intervals import COVERAGE, RESAMPLES, SEED, Interval
from impactetl.evaluation.measure import Evaluation, Figures
from impactetl.evaluation.tally import Key

COLUMNS = ("figure", "gold", "predicted", "right", "precision", "recall", "f1", "accuracy")
ERROR_COLUMNS = ("error", "count", "per_gold_line")
# As many places as the scorer beside the annotations prints.
_PLACES = 4


def title_of(key: Key) -> str:
    """Name a key for people.

    >>> title_of(Key("metric", "arrests", "record")), title_of(Key("all", "", "found"))
    ('arrests, record', 'all, found')
    """
    return ", ".join(filter(None, (key.name or key.part, key.level)))


def table_rows(evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    """Give a row for each figure, with the bounds of its interval in brackets."""
    for found in evaluation.figures:
        yield {
            "figure": title_of(found.key),
            "gold": found.gold,
            "predicted": found.predicted,
            "right": found.right,
            "precision": shown(found.precision),
            "recall": shown(found.recall),
            "f1": shown(found.f1),
            "accuracy": shown(found.accuracy),
        }


def error_rows(evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    """Give a row for each kind of error that there is."""
    for error in evaluation.errors:
        yield {"error": error.kind, "count": error.count, "per_gold_line": shown(error.per_line)}


def shown(found: Interval | None, dash: str = "-") -> str:
    """Write a figure with its bounds; nothing where it is not defined.

    >>> shown(Interval(0.9, 0.85, 0.95)), shown(None)
    ('0.900 (0.850-0.950)', '')
    """
    return "" if found is None else f"{found.value:.3f} ({found.low:.3f}{dash}{found.high:.3f})"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Give all figures as one object: ``all`` by level, ``metrics`` by level, ``fields``, ``errors``."""
    metrics: dict[str, dict[str, Any]] = {}
    for found in evaluation.figures:
        if found.key.part == "metric":
            metrics.setdefault(found.key.name, {})[found.key.level] = _figures(found)
    return {
        "documents": len(evaluation.texts),
        "ungrounded": evaluation.ungrounded,
        "bootstrap": {"resamples": RESAMPLES, "seed": SEED, "coverage": COVERAGE},
        "all": {found.key.level: _figures(found) for found in evaluation.figures if found.key.part == "all"},
        "metrics": metrics,
        "fields": {found.key.name: _figures(found) for found in evaluation.figures if found.key.part == "field"},
        "errors": {e.kind: {"count": e.count, "per_gold_line": _rounded(e.per_line)} for e in evaluation.errors},
    }


def _figures(found: Figures) -> dict[str, Any]:
    made: dict[str, Any] = {"gold": found.gold, "predicted": found.predicted, "right": found.right}
    made |= {name: _rounded(getattr(found, name)) for name in ("precision", "recall", "f1")}
    if found.key.part == "field":
        made |= {"compared": found.compared, "accuracy": _rounded(found.accuracy)}
    return made


def _rounded(found: Interval | None) -> dict[str, float] | None:
    return None if found is None else {name: round(number, _PLACES) for name, number in asdict(found).items()}
