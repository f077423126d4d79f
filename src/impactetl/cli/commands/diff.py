"""The command ``diff``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from impactetl.cli.options import Output

EXAMPLES = """
impactetl diff before data/processed
impactetl diff before data/processed --format html -o changes.html
"""


class DiffFormat(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the earlier dataset.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the later dataset.")],
    form: Annotated[DiffFormat, typer.Option("--format", help="How to write the changes.")] = DiffFormat.TEXT,
    output: Output = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="List at most N changes; all are counted.")] = 200,
) -> None:
    """Compare two builds: what was added, removed and changed.

    Each record and claim that changed comes with its cause: the document is new, gone or changed, a reviewer decided,
    or the rules are others. The worst changes come first: those that change a sum. Make a copy of a dataset to compare
    with by: cp -rL data/processed before
    """
    from impactetl.cli import comparing  # noqa: PLC0415 - heavy

    comparing.diff(old, new, form, limit, output)
