"""The command ``sql``."""

from typing import Annotated

import typer

from impactetl.cli.options import DATA, AnswerFormat, Data

EXAMPLES = """
impactetl sql "SELECT metric, count(*) AS n FROM records GROUP BY metric ORDER BY n DESC"
impactetl sql "FROM rescues_by_country_year" --format csv
"""


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A query in DuckDB's SQL.")],
    data: Data = DATA,
    form: Annotated[AnswerFormat, typer.Option("--format", help="How to write the rows.")] = AnswerFormat.TABLE,
) -> None:
    """Ask the built dataset, or a public edition, a question in SQL.

    Tables: records, rejections, sources, problems, metrics, countries, quality, claims, claim_records, claim_links,
    build.
    Views: safe_claims, totals_by_country_year, rescues_by_country_year, convictions_by_country_year, latest_cumulative,
    conflicts. DESCRIBE records lists the columns of a table.
    """
    from impactetl.cli import querying  # noqa: PLC0415 - heavy

    querying.sql(query, data, form)
