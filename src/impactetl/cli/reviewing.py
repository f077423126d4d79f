"""The work of the commands ``review``."""

from pathlib import Path

import typer

from impactetl.cli import render
from impactetl.cli.group import FAILED, complain, visible
from impactetl.reviews import folder


def take_in(file: Path, reviews: Path) -> None:
    """Bring the verdicts of a file into the folder, and tell how many are new."""
    brought = folder.add(reviews, file)
    for fault in brought.faults:
        complain(f"error: {fault}; correct the line and import the file again")
    told = f"{brought.new} new verdicts are in {reviews}, {brought.known} were there; the next build applies them"
    typer.echo(visible(told))
    if brought.faults:
        raise typer.Exit(FAILED)


def give_out(output: Path | None, reviews: Path) -> None:
    """Write all verdicts."""
    lines = "".join(folder.line_of(verdict) for verdict in folder.read_folder(reviews))
    with render.opened(output) as stream:
        stream.write(lines.encode("utf-8"))
