"""The table of commands. Their modules load nothing heavy: `impactetl --help` shall not wait for DuckDB and Arrow."""

from collections.abc import Callable
from typing import Annotated

import typer

from impactetl.cli.commands import build, evaluate, explain, extract, ledger, publish, schemas, sql
from impactetl.cli.group import Command, Group

# In the order of the help: what makes a dataset, what looks into it, what serves development.
COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("build", build.build, build.EXAMPLES),
    ("extract", extract.extract, extract.EXAMPLES),
    ("ledger", ledger.ledger, ledger.EXAMPLES),
    ("explain", explain.explain, explain.EXAMPLES),
    ("sql", sql.sql, sql.EXAMPLES),
    ("publish", publish.publish, publish.EXAMPLES),
    ("evaluate", evaluate.evaluate, evaluate.EXAMPLES),
    ("schemas", schemas.schemas, schemas.EXAMPLES),
)
EXAMPLES = """
impactetl build
impactetl sql "FROM rescues_by_country_year"
"""

app = typer.Typer(
    cls=Group, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the flag's value
    if wanted:
        from impactetl import __version__  # noqa: PLC0415 - needed here only

        typer.echo(f"impactetl {__version__}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES.strip())
def _impactetl(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turn prose about human-rights work into an auditable dataset of impact statistics.

    Exit status: 0 good; 1 some input could not be read or used, and the rest was done; 2 the command is wrong.
    """


for _name, _function, _examples in COMMANDS:
    app.command(_name, cls=Command, epilog=_examples.strip())(_function)


def main() -> None:
    """Run the command line; the process ends with exit status 0, 1 or 2."""
    app(prog_name="impactetl")
