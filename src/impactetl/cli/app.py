"""The commands, their options and their help."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from impactetl.cli.group import Command, Group

# Each command loads its work when it runs: `impactetl --help` shall not wait for DuckDB and Arrow.

EXAMPLES = {
    "impactetl": """
impactetl build
impactetl sql "FROM rescues_by_country_year"
""",
    "build": """
impactetl build
impactetl build --raw reports --out dataset --strict
""",
    "extract": """
impactetl extract report.txt --published 2019-06-30 --format jsonl -o records.jsonl
cat report.txt | impactetl extract - --country KHM
""",
    "ledger": """
impactetl ledger report.txt
impactetl ledger reports --format jsonl
""",
    "explain": """
impactetl explain 65a291da8e747e37
impactetl explain data/raw/ijm-newsroom.txt:163 --case
""",
    "sql": """
impactetl sql "SELECT metric, count(*) AS n FROM records GROUP BY metric ORDER BY n DESC"
impactetl sql "FROM rescues_by_country_year" --format csv
""",
    "schemas": """
impactetl schemas --out schemas
impactetl schemas --check
""",
}

_F = TypeVar("_F", bound=Callable[..., None])

app = typer.Typer(
    cls=Group, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _command(name: str) -> Callable[[_F], _F]:
    """Make a function the command of this name, with its examples."""
    return app.command(name, cls=Command, epilog=EXAMPLES[name].strip())


class RecordFormat(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class LedgerFormat(StrEnum):
    """How a ledger is written."""

    TABLE = "table"
    JSONL = "jsonl"


class AnswerFormat(StrEnum):
    """How the answer to a query is written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files or folders; - reads standard input.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of every document read.")]
Published = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication of every document read.")]
Country = Annotated[
    str | None, typer.Option(metavar="ISO3", help="The one country that every document read is about, such as KHM.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Data = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the built dataset.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be used; keep nothing.")]

DATA = Path("data/processed")


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the flag's value
    if wanted:
        from impactetl import __version__  # noqa: PLC0415 - needed here only

        typer.echo(f"impactetl {__version__}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES["impactetl"].strip())
def _impactetl(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turn prose about human-rights work into an auditable dataset of impact statistics.

    Exit status: 0 good; 1 some input could not be read or used, and the rest was done; 2 the command is wrong.
    """


@_command("build")
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


@_command("extract")
def extract(  # noqa: PLR0913 - one argument an option
    paths: Paths,
    *,
    form: Annotated[
        RecordFormat | None,
        typer.Option("--format", help="How to write the records; without it the output file's suffix, else a table."),
    ] = None,
    output: Output = None,
    title: Title = None,
    published: Published = None,
    country: Country = None,
    strict: Strict = False,
) -> None:
    """Write the records of texts, without a dataset.

    JSON lines, CSV and Parquet carry every column of the contract and the uri of the document.
    """
    from impactetl.cli import extracting  # noqa: PLC0415 - heavy

    about = extracting.about(title, published, country)
    extracting.extract(paths, about, extracting.Target(form, output), strict=strict)


@_command("ledger")
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


@_command("explain")
def explain(  # noqa: PLR0913 - one argument an option
    what: Annotated[str, typer.Argument(metavar="RECORD_ID|FILE:OFFSET", help="A record, or a place in a text.")],
    data: Data = DATA,
    title: Title = None,
    published: Published = None,
    country: Country = None,
    *,
    case: Annotated[bool, typer.Option("--case", help="Print a ready test case in TOML instead.")] = False,
) -> None:
    """Show why a number is or is not a record.

    The passage, what was found in it, and what was decided of each of its numbers.

    A record is looked up in the built dataset; an offset counts code points from the start of the text.
    """
    from impactetl.cli import explaining, extracting  # noqa: PLC0415 - heavy

    explaining.explain(what, data, extracting.about(title, published, country), case=case)


@_command("sql")
def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A query in DuckDB's SQL.")],
    data: Data = DATA,
    form: Annotated[AnswerFormat, typer.Option("--format", help="How to write the rows.")] = AnswerFormat.TABLE,
) -> None:
    """Ask the built dataset a question in SQL.

    Tables: records, rejections, sources, problems, metrics, countries. Views: rescues_by_country_year,
    convictions_by_country_year, latest_cumulative. DESCRIBE records lists the columns of a table.
    """
    from impactetl.cli import querying  # noqa: PLC0415 - heavy

    querying.sql(query, data, form)


@_command("schemas")
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


def main() -> None:
    """Run the command line; the process ends with exit status 0, 1 or 2."""
    app(prog_name="impactetl")
