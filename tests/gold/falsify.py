"""Print how many falsified gold sentences were tried and how many slipped: ``python tests/gold/falsify.py [-v]``.

The table is that of docs/quality.md; with ``-v`` each sentence that slipped follows, with ``--write`` their names are
written to falsified.toml, beyond which the tests let none slip.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from falsified import KNOWN, WAYS, here, outcome

HEAD = """\
# Gold sentences of which a record outlives a change, by set and by what was changed: the document, where the number
# starts, what it counts. Other words of the sentence or of those before still tell the figure: "in custody".
# A sentence that slips no more must leave this list: python tests/gold/falsify.py --write
"""


def written(slipped: Mapping[str, Mapping[str, list[str]]]) -> str:
    """Give the names of what slipped, by set and way, as TOML."""
    lines = [HEAD]
    for chosen, ways in slipped.items():
        lines.append(f"\n[{chosen}]\n")
        for way, names in ways.items():
            lines += [f"{way} = [\n", *(f"  {json.dumps(name)},\n" for name in sorted(names)), "]\n"]
    return "".join(lines)


def main() -> None:
    """Print the table."""
    slipped: dict[str, dict[str, list[str]]] = {}
    echo("| set | changed | tried | slipped |\n| --- | --- | --- | --- |")
    for chosen in here():
        for way in WAYS:
            found = outcome(chosen, way)
            echo(f"| {chosen.name} | {way} | {found.tried} | {len(found.slipped)} |")
            for line in found.slipped.values() if "-v" in sys.argv else ():
                echo(f"    {line}")
            if found.slipped:
                slipped.setdefault(chosen.name, {})[way] = list(found.slipped)
    if "--write" in sys.argv:
        KNOWN.write_text(written(slipped), encoding="utf-8")


if __name__ == "__main__":
    main()
