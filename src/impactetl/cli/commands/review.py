"""The commands ``review import`` and ``review export``."""

from pathlib import Path
from typing import Annotated

import typer

from impactetl.cli.options import Output

EXAMPLES_IMPORT = """
impactetl review import verdicts.jsonl
impactetl review import verdicts.jsonl --reviews reviews
"""
EXAMPLES_EXPORT = """
impactetl review export -o verdicts.jsonl
"""

Reviews = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the verdicts that builds apply.")]
REVIEWS = Path("data/reviews")


def take_in(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Verdicts, JSON lines, as the explorer page exports them.")
    ],
    reviews: Reviews = REVIEWS,
) -> None:
    """Take in the verdicts of a file.

    They are kept by the hash of their source, and every build applies them after extraction. A verdict that is there
    already is not kept twice; a line that is no verdict is reported, and the others are taken in.
    """
    from impactetl.cli import reviewing  # noqa: PLC0415 - heavy

    reviewing.take_in(file, reviews)


def give_out(output: Output = None, reviews: Reviews = REVIEWS) -> None:
    """Write all verdicts as one file, sorted by source and place."""
    from impactetl.cli import reviewing  # noqa: PLC0415 - heavy

    reviewing.give_out(output, reviews)
