"""Command ``publish``."""

from pathlib import Path

import typer

from impactetl import sharing
from impactetl.cli.group import visible


def publish(out: Path, data: Path) -> None:
    """Write the edition, and print what it holds."""
    made = sharing.publish_edition(out, data)
    typer.echo(
        f"sources: {made.sources}; records: {made.records}; quotes that are masked in part: {made.masked_quotes}"
    )
    typer.echo(f"records that are told by their country instead of their place: {made.masked_places}")
    typer.echo(visible(f"edition {made.edition_id} is in {made.out}; read its README.md and the quotes before sharing"))
