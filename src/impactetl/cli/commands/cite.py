"""The command ``cite``."""

from enum import StrEnum
from typing import Annotated

import typer

from impactetl.cli.options import DATA, Data

EXAMPLES = """
impactetl cite 65a291da8e747e37
impactetl cite "SELECT record_id FROM records WHERE country_code = 'KHM'" --format bibtex
"""


class CiteFormat(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    BIBTEX = "bibtex"


def cite(
    what: Annotated[str, typer.Argument(metavar="RECORD_ID|QUERY", help="A record, a claim, or a query in SQL.")],
    data: Data = DATA,
    form: Annotated[CiteFormat, typer.Option("--format", help="How to write the citation.")] = CiteFormat.TEXT,
) -> None:
    """Print a citation with source, quote and build.

    A query that answers with record_id or claim_id gives a citation of each; any other query is cited as a whole.
    """
    from impactetl.cli import citing  # noqa: PLC0415 - heavy

    citing.cite(what, data, form)
