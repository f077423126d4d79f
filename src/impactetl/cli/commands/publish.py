"""The command ``publish``."""

from pathlib import Path
from typing import Annotated

import typer

from impactetl.cli.options import DATA, Data

EXAMPLES = """
impactetl publish data/public
impactetl publish edition --data dataset
"""


def publish(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder to write the public edition in.")],
    data: Data = DATA,
) -> None:
    """Write the public edition of the built dataset.

    It holds no full text. In every text column personal names, e-mail addresses and phone numbers are masked, in quotes
    by blocks of the same length. A locality where fewer than 11 people are counted is told by its country alone. Each
    table is written as Parquet and as CSV for spreadsheets, with a note on rights and a manifest of hashes.

    Look at what was masked before you share it: rules find nearly every name, not every one.
    """
    from impactetl.cli import sharing  # noqa: PLC0415 - heavy

    sharing.publish(out, data)
