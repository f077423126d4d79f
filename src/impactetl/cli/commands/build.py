"""The command ``build``."""

from pathlib import Path
from typing import Annotated

import typer

from impactetl.cli.options import DATA, Columns, Limits, Quiet, Strict, Workers
from impactetl.model import Ledger

EXAMPLES = """
impactetl build
impactetl build --raw reports --out dataset --workers 4
impactetl build --strict --quiet
impactetl build --vague-rules acled
"""


def build(  # noqa: PLR0913 - one argument an option
    raw: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the sources and their sidecars.")] = Path(
        "data/raw"
    ),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to publish the dataset in.")] = DATA,
    *,
    column: Columns = None,
    limit: Limits = None,
    strict: Strict = False,
    workers: Workers = None,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Keep what earlier builds made of unchanged files.")
    ] = True,
    cache: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of what is kept between builds; without it .impactetl beside DIR."),
    ] = None,
    vague_rules: Annotated[
        str,
        typer.Option(
            metavar="RULES", help="What words such as dozens count for in claims: contract, acled, or a TOML file."
        ),
    ] = "contract",
    reviews: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of reviewers' verdicts; without it reviews beside the sources."),
    ] = None,
    ledger: Annotated[
        Ledger | None,
        typer.Option(
            help="Keep the refusal of every number, or of those in passages that could state something; without it "
            "small input has the full ledger."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Build the dataset of a folder of sources.

    What was read, made and refused is printed. The dataset in the output folder is replaced as a whole, or not at all.
    Reviewers' verdicts are applied; one whose text has changed is reported, and not applied.
    A build that was interrupted goes on where it stopped, and only files that have changed are read again.
    """
    from impactetl.building import Plan  # noqa: PLC0415 - heavy
    from impactetl.cli import building, extracting  # noqa: PLC0415 - heavy

    options = extracting.reading(column, limit)
    plan = Plan(workers, resume, cache, options, vague_rules, reviews, ledger)
    building.build(raw, out, plan, strict=strict, quiet=quiet)
