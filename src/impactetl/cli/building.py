"""Command ``build``."""

import sys
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from impactetl import building
from impactetl.building import BuildReport
from impactetl.cli import render
from impactetl.cli.extracting import Reporter
from impactetl.cli.group import visible
from impactetl.cli.rows import Row

COLUMNS = ("source", "characters", "records", "refused")
# A longer list of sources is no summary any more: only the totals are printed then.
MAX_SOURCES_SHOWN = 40


def build(raw: Path, out: Path, *, strict: bool) -> None:
    """Build, and print what was read, made and refused."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Reading")
        report = building.build(
            raw, out, strict=strict, progress=lambda done, total: bar.update(task, completed=done, total=total)
        )
    reporter = Reporter()
    for problem in report.problems:
        reporter.report(problem)
    render.write("table", COLUMNS, summary(report))
    print_totals(report)
    reporter.end()


def summary(report: BuildReport) -> list[Row]:
    """Give a row for each source, and one for all."""
    shown = report.sources if len(report.sources) <= MAX_SOURCES_SHOWN else ()
    lines = [(one.uri, one.chars, one.records, one.rejections) for one in shown]
    characters = sum(one.chars for one in report.sources)
    lines.append((f"all {len(report.sources)} sources", characters, report.records, report.rejections))
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def print_totals(report: BuildReport) -> None:
    """Print where the dataset is."""
    problems = f"{len(report.problems)} problems" if len(report.problems) != 1 else "1 problem"
    typer.echo(visible(f"{problems}; build {report.build_id} is in {report.out}"))
