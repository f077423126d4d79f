"""Raise the floors of the annotated sets: ``python tests/gold/raise_floors.py [--lower]``.

A floor is the lower end of the 95 % interval of the best figure so far: what the choice of documents alone could do is
let through, and a real fall is not.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from gold_sets import FIGURES, FLOORS, SETS, Floors, figures, floors

HEAD = """\
# Lowest figures that the tests allow, by set and metric: F1 by level, and the precision of whole records.
# Each is the lower end of the 95 % interval of the best figure so far (bootstrap over documents).
# Raise them with python tests/gold/raise_floors.py; lowering needs --lower, and a commit that says why.
"""


def measured() -> Floors:
    """Measure every set that is here: the lower ends of the intervals, cut to four places."""
    return {
        chosen.name: {
            metric: {name: int(figure * 10_000) / 10_000 for name, figure in row.items()}
            for metric, row in figures(chosen, low=True).items()
        }
        for chosen in SETS
        if chosen.here
    }


def merged(old: Floors, new: Floors, *, lower: bool) -> tuple[Floors, list[str]]:
    """Give the floors to keep, and a line for each figure whose interval now ends below its floor."""
    kept: Floors = {name: {metric: dict(row) for metric, row in rows.items()} for name, rows in old.items()}
    fallen = []
    for name, rows in new.items():
        for metric, row in rows.items():
            floor = old.get(name, {}).get(metric, {})
            least = kept.setdefault(name, {}).setdefault(metric, {})
            for figure in FIGURES:
                if row[figure] < floor.get(figure, 0.0):
                    fallen.append(f"{name} {metric} {figure}: {row[figure]:.4f} is below {floor[figure]:.4f}")
                least[figure] = row[figure] if lower else max(floor.get(figure, 0.0), row[figure])
    return kept, fallen


def written(kept: Floors) -> str:
    """Write floors as TOML."""
    tables = (
        f"\n[{name}.{metric}]\n" + "".join(f"{figure} = {row[figure]:.4f}\n" for figure in FIGURES)
        for name, rows in kept.items()
        for metric, row in rows.items()
    )
    return HEAD + "".join(tables)


def main() -> None:
    """Rewrite the floors; what would have to be lowered is told, and kept unless that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="store_true", help="take lower figures, too")
    args = parser.parse_args()
    kept, fallen = merged(floors(), measured(), lower=args.lower)
    for line in fallen:
        echo(line)
    FLOORS.write_text(written(kept), encoding="utf-8")
    echo(f"{len(fallen)} lower than before, {'taken' if args.lower else 'not taken; --lower takes them'}")


if __name__ == "__main__":
    main()
