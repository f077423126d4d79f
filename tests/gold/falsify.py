"""Print how many falsified gold sentences were tried and how many slipped: ``python tests/gold/falsify.py [-v]``.

The table is that of docs/quality.md; with ``-v`` each sentence that slipped follows.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from falsified import WAYS, here, outcome

if __name__ == "__main__":
    echo("| set | changed | tried | slipped |\n| --- | --- | --- | --- |")
    for chosen in here():
        for way in WAYS:
            found = outcome(chosen, way)
            echo(f"| {chosen.name} | {way} | {found.tried} | {len(found.slipped)} |")
            for line in found.slipped if "-v" in sys.argv else ():
                echo(f"    {line}")
