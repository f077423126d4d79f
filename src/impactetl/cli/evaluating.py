"""The work of the command ``evaluate``."""

import json
from pathlib import Path

import typer

from impactetl import evaluation
from impactetl.cli import render
from impactetl.cli.group import FAILED, complain
from impactetl.evaluation import report
from impactetl.evaluation.page import page


def evaluate(gold: Path, texts: Path, form: str, html: Path | None) -> None:
    """Print the figures; exit status 1 where a record does not stand in its text."""
    found = evaluation.evaluate(gold, texts)
    if form == "json":
        typer.echo(json.dumps(report.as_json(found), indent=2))
    else:
        render.write("table", report.COLUMNS, report.table_rows(found))
        render.write("table", report.ERROR_COLUMNS, report.error_rows(found))
    if len(found.texts) == 1:
        complain("note: an interval needs more than one document; those of one are its figures")
    if found.without_gold:
        complain(
            f"note: documents without a gold line count as annotated: {found.without_gold} of {len(found.texts)} have"
            " records, all of them spurious"
        )
    if html is not None:
        with render.opened(html) as stream:
            stream.write(page(found, f"Evaluation of {gold.name}").encode("utf-8"))
    if found.ungrounded:
        complain(f"error: {found.ungrounded} records do not stand in their texts; report this as a defect")
        raise typer.Exit(FAILED)
