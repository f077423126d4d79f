"""The command ``build``."""

from pathlib import Path
from typing import Annotated

import typer

from impactetl.cli.options import DATA, Strict

EXAMPLES = """
impactetl build
impactetl build --raw reports --out dataset --strict
"""


def build(
    raw: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the sources and their sidecars.")] = Path(
        "data/raw"
    ),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to publish the dataset in.")] = DATA,
    *,
    strict: Strict = False,
) -> None:
    """Build the dataset of a folder of sources.

    What was read, made and refused is printed. The dataset in the output folder is replaced as a whole, or not at all.
    """
    from impactetl.cli import building  # noqa: PLC0415 - heavy

    building.build(raw, out, strict=strict)
