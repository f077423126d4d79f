"""The table of commands. Their modules load nothing heavy: `impactetl --help` shall not wait for DuckDB and Arrow."""

from collections.abc import Callable
from typing import Annotated

import typer

from impactetl.cli.commands import build, cite, diff, evaluate, explain, extract, ledger, publish, review, schemas, sql
from impactetl.cli.group import Command, Group

# In the order of the help: what makes a dataset, what looks into it, what serves development. A name of two words is
# a command of a group.
COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("build", build.build, build.EXAMPLES),
    ("extract", extract.extract, extract.EXAMPLES),
    ("ledger", ledger.ledger, ledger.EXAMPLES),
    ("explain", explain.explain, explain.EXAMPLES),
    ("sql", sql.sql, sql.EXAMPLES),
    ("cite", cite.cite, cite.EXAMPLES),
    ("diff", diff.diff, diff.EXAMPLES),
    ("review import", review.take_in, review.EXAMPLES_IMPORT),
    ("review export", review.give_out, review.EXAMPLES_EXPORT),
    ("review agreement", review.agreement, review.EXAMPLES_AGREEMENT),
    ("publish", publish.publish, publish.EXAMPLES),
    ("evaluate", evaluate.evaluate, evaluate.EXAMPLES),
    ("schemas", schemas.schemas, schemas.EXAMPLES),
)
GROUPS = {"review": "Take in, give out and compare what reviewers decided."}
EXAMPLES = """
impactetl build
impactetl sql "FROM rescues_by_country_year"
"""


def _typer(**about: str) -> typer.Typer:
    return typer.Typer(
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        **about,  # type: ignore[arg-type]  # the help of a group, which is text
    )


app = _typer()


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

    Exit status: 0 good; 1 an input, a dataset or an output could not be read, used or written, or a check
    failed: the messages say which, and the other inputs were worked on unless --strict was given; 2 the command is
    wrong, and nothing was done.
    """


_groups = {
    group: _typer(help=told, epilog="".join(examples for name, _, examples in COMMANDS if name.startswith(f"{group} ")))
    for group, told in GROUPS.items()
}
for _name, _function, _examples in COMMANDS:
    _group, _, _last = _name.rpartition(" ")
    (_groups[_group] if _group else app).command(_last, cls=Command, epilog=_examples.strip())(_function)
    if _group and _groups[_group] not in [known.typer_instance for known in app.registered_groups]:
        app.add_typer(_groups[_group], name=_group)


def main() -> None:
    """Run the command line; the process ends with exit status 0, 1 or 2."""
    app(prog_name="impactetl")
