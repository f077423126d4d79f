"""The command ``ledger``."""

from typing import Annotated

import typer

from impactetl.cli.options import Columns, Country, LedgerFormat, Limits, Paths, Published, Title

EXAMPLES = """
impactetl ledger report.txt
impactetl ledger reports --format jsonl
"""


def ledger(  # noqa: PLR0913 - one argument an option
    paths: Paths,
    *,
    form: Annotated[LedgerFormat, typer.Option("--format", help="How to write the rows.")] = LedgerFormat.TABLE,
    title: Title = None,
    published: Published = None,
    country: Country = None,
    column: Columns = None,
    limit: Limits = None,
) -> None:
    """Account for every number of a text.

    A row for each number expression and metric: how it reads, whether it is a record, and if not, why.
    """
    from impactetl.cli import extracting  # noqa: PLC0415 - heavy

    extracting.ledger(paths, extracting.about(title, published, country), extracting.reading(column, limit), form)
