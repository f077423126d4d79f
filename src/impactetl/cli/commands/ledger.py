"""The command ``ledger``."""

from typing import Annotated

import typer

from impactetl.cli.options import Country, LedgerFormat, Paths, Published, Title

EXAMPLES = """
impactetl ledger report.txt
impactetl ledger reports --format jsonl
"""


def ledger(
    paths: Paths,
    form: Annotated[LedgerFormat, typer.Option("--format", help="How to write the rows.")] = LedgerFormat.TABLE,
    title: Title = None,
    published: Published = None,
    country: Country = None,
) -> None:
    """Account for every number of a text.

    A row for each number expression and metric: how it reads, whether it is a record, and if not, why.
    """
    from impactetl.cli import extracting  # noqa: PLC0415 - heavy

    extracting.ledger(paths, extracting.about(title, published, country), form)
