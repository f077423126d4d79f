"""Raise the floors of the annotated sets to today's figures: ``python tests/gold/raise_floors.py [--lower]``."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from gold_sets import FIGURES, FLOORS, SETS, figures, floors

HEAD = """\
# Lowest figures that the tests allow: F1 by level, and the precision of whole records.
# Raise them with python tests/gold/raise_floors.py; lowering needs --lower, and a reason in the change log.
"""

Floors = dict[str, dict[str, float]]


def measured() -> Floors:
    """Measure every set that is here."""
    return {chosen.name: figures(chosen) for chosen in SETS if chosen.here}


def merged(old: Floors, new: Floors, *, lower: bool) -> tuple[Floors, list[str]]:
    """Give the floors to keep, and a line for each figure that fell below its floor."""
    kept: Floors = {name: dict(row) for name, row in old.items()}
    fallen = []
    for name, row in new.items():
        for figure in FIGURES:
            floor = old.get(name, {}).get(figure, 0.0)
            if row[figure] < floor:
                fallen.append(f"{name} {figure}: {row[figure]:.4f} is below the floor {floor:.4f}")
            kept.setdefault(name, {})[figure] = row[figure] if lower else max(floor, row[figure])
    return kept, fallen


def written(kept: Floors) -> str:
    """Write floors as TOML."""
    tables = (
        f"\n[{name}]\n" + "".join(f"{figure} = {row[figure]:.4f}\n" for figure in FIGURES) for name, row in kept.items()
    )
    return HEAD + "".join(tables)


def main() -> int:
    """Rewrite the floors; exit status 1 if one would have to be lowered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="store_true", help="take lower figures, too")
    args = parser.parse_args()
    kept, fallen = merged(floors(), measured(), lower=args.lower)
    for line in fallen:
        echo(line)
    FLOORS.write_text(written(kept), encoding="utf-8")
    echo(FLOORS.read_text(encoding="utf-8"))
    return 1 if fallen and not args.lower else 0


if __name__ == "__main__":
    sys.exit(main())
