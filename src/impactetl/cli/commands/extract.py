"""The command ``extract``."""

from typing import Annotated

import typer

from impactetl.cli.options import Columns, Country, Limits, Paths, Published, RecordFormat, Strict, Title

EXAMPLES = """
impactetl extract report.txt --published 2019-06-30 --format jsonl -o records.jsonl
impactetl extract news.parquet --column text=body --column url=page_url -o records.csv
cat report.txt | impactetl extract - --country KHM
"""


def extract(  # noqa: PLR0913 - one argument an option
    paths: Paths,
    *,
    form: Annotated[
        RecordFormat | None,
        typer.Option("--format", help="How to write the records; without it the output file's suffix, else a table."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file; a path or a URL.")
    ] = None,
    title: Title = None,
    published: Published = None,
    country: Country = None,
    column: Columns = None,
    limit: Limits = None,
    strict: Strict = False,
) -> None:
    """Write the records of texts, pages, tables and archives, without a dataset.

    JSON lines, CSV and Parquet carry every column of the contract and the uri of the document.
    """
    from impactetl.cli import extracting  # noqa: PLC0415 - heavy
    from impactetl.locations import located  # noqa: PLC0415 - as above

    about = extracting.about(title, published, country)
    options = extracting.reading(column, limit)
    target = extracting.Target(form, located(output) if output is not None else None)
    extracting.extract(paths, about, options, target, strict=strict)
