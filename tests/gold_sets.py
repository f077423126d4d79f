"""The annotated sets, what the rules make of them, and the lowest figures allowed."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from impactetl import pipeline
from impactetl.cli.rows import record_rows
from impactetl.evaluation import LEVELS, Evaluation, evaluate
from impactetl.evaluation.intervals import Interval
from impactetl.pipeline import Extraction

ROOT = Path(__file__).parents[1]
GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"
SCORE = GOLD / "score.py"
# What a floor bounds: F1 by level, and the precision of whole records.
FIGURES = (*LEVELS, "precision")
Floors = dict[str, dict[str, dict[str, float]]]
"""The lowest figures by set, and by metric or "all"."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One annotated set: its texts and their records."""

    name: str
    texts: Path
    gold: Path

    @property
    def here(self) -> bool:
        """Whether the set is on this machine."""
        return self.gold.is_file() and self.texts.is_dir()


_DEV = ROOT.parent / "shared" / "gold" / "dev"
SETS = (
    GoldSet("seeds", ROOT / "data" / "raw", GOLD / "seeds" / "gold.jsonl"),
    GoldSet("ngo", GOLD / "ngo" / "texts", GOLD / "ngo" / "gold.jsonl"),
    GoldSet("dev", _DEV / "texts", _DEV / "gold.jsonl"),
    GoldSet("pages", GOLD / "pages" / "texts", GOLD / "pages" / "gold.jsonl"),
    GoldSet("unseen", GOLD / "unseen" / "texts", GOLD / "unseen" / "gold.jsonl"),
)

# Pages written for who is counted, where they come from, what is only planned, and what is a part of what.
PEOPLE = GoldSet("people", GOLD / "people" / "texts", GOLD / "people" / "gold.jsonl")


def floors() -> Floors:
    """Give the lowest figures allowed."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def predictions(chosen: GoldSet) -> Iterator[dict[str, Any]]:
    """Give the records of a set as the lines of ``impactetl extract --format jsonl``, named as the gold names them."""
    names = original_names(chosen.texts)
    for item in pipeline.extract_paths([chosen.texts]):
        assert isinstance(item, Extraction), item
        for row in record_rows(item):
            yield {**row, "uri": names.get(row["uri"], row["uri"])}


def original_names(folder: Path) -> dict[str, str]:
    """Give the name that each file of a folder had before, where its sidecar keeps one."""
    sidecars = {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.txt.toml")}
    return {path.stem: said["original_name"] for path, said in sidecars.items() if "original_name" in said}


@cache
def evaluation(chosen: GoldSet) -> Evaluation:
    """Measure a set as ``impactetl evaluate`` does."""
    return evaluate(chosen.gold, chosen.texts)


def figures(chosen: GoldSet, *, low: bool = False) -> dict[str, dict[str, float]]:
    """Give today's figures of a set by metric, and of "all"; with ``low`` the lower ends of their intervals."""
    found: dict[str, dict[str, float]] = {}
    for row in evaluation(chosen).figures:
        if row.key.part not in {"all", "metric"}:
            continue
        named = found.setdefault(row.key.name or "all", {})
        named[row.key.level] = _bounded(row.f1, low=low)
        if row.key.level == LEVELS[-1]:
            named["precision"] = _bounded(row.precision, low=low)
    return found


def _bounded(figure: Interval | None, *, low: bool) -> float:
    """Give a figure or its lower end; 0 where it is not defined, so that no rule holds a floor by finding nothing."""
    if figure is None:
        return 0.0
    return figure.low if low else figure.value
