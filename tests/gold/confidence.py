"""Write, for each rule, the share of its records that are right on seeds and ngo: ``python tests/gold/confidence.py``.

A record is right if the gold has it, with number, year and country; one that the gold calls optional counts as right.
One right and one wrong record are added to each rule, so that a rule seen twice does not claim certainty.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold_sets import SETS, predictions

_NUMBER = ("value", "value_min", "value_max", "qualifier", "unit")


def right(row: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Tell whether a gold line is the record's, with the same number, year and country."""
    same_number = all(row[name] == gold.get(name) for name in _NUMBER)
    year = bool(gold.get("year_optional")) or row["year"] == gold.get("year")
    country = bool(gold.get("country_optional")) or row["country_code"] == gold.get("country_code")
    return bool(gold.get("optional")) or (same_number and year and country)


def overlaps(row: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Tell whether a gold line stands at the record's number and states its metric."""
    here = gold["number_start"] < row["number_end"] and row["number_start"] < gold["number_end"]
    return bool(here and gold["metric"] == row["metric"] and gold["doc"] == row["uri"])


def table() -> str:
    """Give the table as TOML, a line for each rule."""
    seen: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for chosen in SETS[:2]:
        gold = [json.loads(line) for line in chosen.gold.read_text(encoding="utf-8").splitlines() if line]
        for row in predictions(chosen):
            if row["modality"] == "actual":
                seen[row["extractor"]] += 1
                good[row["extractor"]] += any(overlaps(row, line) and right(row, line) for line in gold)
    lines = (
        f"{rule} = {(good[rule] + 1) / (seen[rule] + 2):.2f} # {good[rule]} of {seen[rule]}" for rule in sorted(seen)
    )
    return _HEAD + "\n".join(lines) + "\n"


_HEAD = """# Share of the records of each rule that are right on the gold of seeds and ngo, one right, one wrong added.
# Written by tests/gold/confidence.py; the rules were written on these documents too, so it is an upper estimate.

[rules]
"""
FILE = Path(__file__).parents[2] / "src" / "impactetl" / "lexicon" / "confidence.toml"


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")
