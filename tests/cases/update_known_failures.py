"""Rewrite known_failures.toml: cases that pass are taken out, new failures put in with their causes.

``python tests/cases/update_known_failures.py`` keeps the reason that a person gave and renews the causes in brackets.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from case_rows import KNOWN, checked, known_failures, load

NEW = "not looked into yet"
HEAD = """\
# Cases that fail today, each with its reason and, in brackets, what is wrong. A case that passes must leave this list:
# python tests/cases/update_known_failures.py
"""


def main() -> None:
    """Rewrite the file and say what changed."""
    before = known_failures()
    after = {}
    for case in load():
        causes = sorted({fault.cause for fault in checked(case)})
        if causes:
            reason = before.get(case.id, NEW).rpartition(" (")[0] or before.get(case.id, NEW)
            after[case.id] = f"{reason} ({', '.join(causes)})"
    lines = [f"{key} = {json.dumps(reason, ensure_ascii=False)}\n" for key, reason in sorted(after.items())]
    KNOWN.write_text(HEAD + "".join(lines), encoding="utf-8")
    echo(f"{len(after)} known failures")
    echo(f"new: {' '.join(sorted(after.keys() - before.keys())) or 'none'}")
    echo(f"gone: {' '.join(sorted(before.keys() - after.keys())) or 'none'}")


if __name__ == "__main__":
    main()
