"""Command ``diff``."""

from pathlib import Path

from impactetl import dataset
from impactetl.cli.group import visible
from impactetl.cli.render import opened
from impactetl.comparing import compare, report

ENCODED = frozenset({"html", "jsonl"})
"""Forms in which every character is written as it is; on a terminal it must show."""


def diff(old: Path, new: Path, form: str, limit: int, output: Path | None) -> None:
    """Write what is another in ``new``."""
    with dataset.open(old) as before, dataset.open(new) as after:
        compared = compare(before, after)
    with opened(output) as stream:
        for piece in report(compared, form, limit):
            shown = piece if form in ENCODED else "".join(f"{visible(line)}\n" for line in piece.splitlines())
            stream.write(shown.encode("utf-8", "backslashreplace"))
