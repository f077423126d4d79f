"""The command ``explain``."""

from typing import Annotated

import typer

from impactetl.cli.options import DATA, Columns, Country, Data, Published, Title

EXAMPLES = """
impactetl explain 65a291da8e747e37
impactetl explain data/raw/ijm-newsroom.txt:163 --case
"""


def explain(  # noqa: PLR0913 - one argument an option
    what: Annotated[str, typer.Argument(metavar="RECORD_ID|FILE:OFFSET", help="A record, or a place in a text.")],
    data: Data = DATA,
    title: Title = None,
    published: Published = None,
    country: Country = None,
    *,
    column: Columns = None,
    case: Annotated[bool, typer.Option("--case", help="Print a ready test case in TOML instead.")] = False,
) -> None:
    """Show why a number is or is not a record.

    The passage, what was found in it, and what was decided of each of its numbers.

    A record is looked up in the built dataset; an offset counts code points from the start of the text. A row of a CSV
    file, or a member of an archive, is named as in the ledger: FILE#NAME:OFFSET.
    """
    from impactetl.cli import explaining, extracting  # noqa: PLC0415 - heavy

    explaining.explain(
        what, data, extracting.about(title, published, country), extracting.reading(column, ()), case=case
    )
