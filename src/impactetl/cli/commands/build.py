"""The command ``build``."""

from enum import StrEnum
from typing import Annotated

import typer

from impactetl.cli.options import DATA, Columns, Limits, Quiet, Strict, Workers
from impactetl.errors import UsageError
from impactetl.model import Ledger

EXAMPLES = """
impactetl build
impactetl build --raw reports --out dataset --workers 4
impactetl build --strict --quiet
impactetl build --vague-rules acled
impactetl build --raw s3://bucket/reports --out s3://bucket/dataset --engine dask --scheduler tcp://10.0.0.1:8786
"""


class EngineName(StrEnum):
    """Who does the work."""

    CORES = "cores"
    DASK = "dask"


def build(  # noqa: PLR0913 - one argument an option
    raw: Annotated[
        str, typer.Option(metavar="DIR", help="Folder of the sources and their sidecars; a path or a URL.")
    ] = "data/raw",
    out: Annotated[str, typer.Option(metavar="DIR", help="Folder to publish the dataset in; a path or a URL.")] = str(
        DATA
    ),
    *,
    column: Columns = None,
    limit: Limits = None,
    strict: Strict = False,
    workers: Workers = None,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Keep what earlier builds made of unchanged files.")
    ] = True,
    cache: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of what is kept between builds; without it .impactetl beside DIR."),
    ] = None,
    vague_rules: Annotated[
        str,
        typer.Option(
            metavar="RULES", help="What words such as dozens count for in claims: contract, acled, or a TOML file."
        ),
    ] = "contract",
    reviews: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of reviewers' verdicts; without it reviews beside the sources."),
    ] = None,
    ledger: Annotated[
        Ledger | None,
        typer.Option(
            help="Keep the refusal of every number, or of those in passages that could state something; without it "
            "small input has the full ledger."
        ),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="Who does the work: processes of this machine, or a dask cluster.")
    ] = EngineName.CORES,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The scheduler of the dask cluster: tcp://HOST:8786."),
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
    from impactetl.locations import located  # noqa: PLC0415 - as above

    options = extracting.reading(column, limit)
    if (engine is EngineName.DASK) != (scheduler is not None):
        msg = "--engine dask and --scheduler ADDRESS go together; give both, or neither"
        raise UsageError(msg)
    kept = located(cache) if cache is not None else None
    verdicts = located(reviews) if reviews is not None else None
    if verdicts is not None and not verdicts.is_dir():
        msg = f"{reviews}: no folder of verdicts; name one, or leave out --reviews"
        raise UsageError(msg)
    plan = Plan(workers, resume, kept, options, vague_rules, verdicts, ledger, scheduler)
    building.build(located(raw), located(out), plan, strict=strict, quiet=quiet)
