"""Command ``publish``."""

from pathlib import Path

import typer

from impactetl import sharing
from impactetl.cli.group import visible


def publish(out: Path, data: Path) -> None:
    """Write the edition, and print what it holds."""
    made = sharing.publish_edition(out, data)
    typer.echo(f"{made.records} records of {made.sources} sources; {made.masked_quotes} quotes are masked in part")
    typer.echo(f"{made.masked_places} records are told by their country instead of their place")
    typer.echo(visible(f"edition {made.edition_id} is in {made.out}; read its README.md and the quotes before sharing"))
