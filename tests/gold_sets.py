"""The annotated sets, and what ``tests/gold/score.py`` says of today's rules on each."""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from impactetl import pipeline
from impactetl.cli.rows import record_rows
from impactetl.pipeline import Extraction

ROOT = Path(__file__).parents[1]
GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"
SCORE = GOLD / "score.py"
LEVELS = ("found", "number", "record")
# What a floor bounds; the precision is that of level record.
FIGURES = (*LEVELS, "precision")


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
)


def floors() -> dict[str, dict[str, float]]:
    """Give the lowest figures allowed, by set."""
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


def score(chosen: GoldSet, rows: list[dict[str, Any]], *options: str) -> subprocess.CompletedProcess[str]:
    """Run the scorer on records of a set."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    names = original_names(chosen.texts)
    with tempfile.TemporaryDirectory() as folder:
        for path in chosen.texts.rglob("*.txt"):
            (Path(folder) / names.get(path.name, path.name)).write_bytes(path.read_bytes())
        command = [sys.executable, "-X", "utf8", str(SCORE), str(chosen.gold), "--texts", folder, *options]
        return subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)


def figures(chosen: GoldSet) -> dict[str, float]:
    """Measure a set: F1 by level, the precision of whole records, and how many are not grounded."""
    run = score(chosen, list(predictions(chosen)), "--json")
    assert run.stdout, run.stderr
    told = json.loads(run.stdout)
    by_level = {level: float(told[level]["f1"]) for level in LEVELS}
    return {**by_level, "precision": float(told["record"]["precision"]), "ungrounded": float(told["ungrounded"])}
