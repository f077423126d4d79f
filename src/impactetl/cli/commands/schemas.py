"""The command ``schemas``."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """
impactetl schemas --out schemas
impactetl schemas --check
"""


def schemas(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the schemas.")] = Path("schemas"),
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; tell where the folder is out of date.")
    ] = False,
) -> None:
    """Write the JSON Schemas of tables and sidecars.

    A change that would break a reader of the published tables is refused until the major version is raised.
    """
    from impactetl.cli import querying  # noqa: PLC0415 - heavy

    querying.schemas(out, check=check)
