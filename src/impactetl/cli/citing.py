"""Command ``cite``."""

from pathlib import Path

import typer

from impactetl import citing, dataset
from impactetl.cli.group import visible


def cite(what: str, data: Path, form: str) -> None:
    """Print citations, one a paragraph."""
    with dataset.open(data) as opened:
        found = citing.cite(opened, what)
    for place, one in enumerate(found):
        if place:
            typer.echo()
        for line in (one.bibtex() if form == "bibtex" else one.text).splitlines():
            typer.echo(visible(line))
