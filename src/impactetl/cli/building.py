"""Command ``build``."""

import typer

from impactetl import building
from impactetl.building import BuildReport, Plan
from impactetl.cli import render
from impactetl.cli.group import visible
from impactetl.cli.progress import counted, shown
from impactetl.cli.reporting import Reporter
from impactetl.cli.rows import Row
from impactetl.locations import Location

COLUMNS = ("source", "characters", "records", "refused")
# A longer list of sources is no summary any more: only the totals are printed then.
MAX_SOURCES_SHOWN = 40


def build(raw: Location, out: Location, plan: Plan, *, strict: bool, quiet: bool) -> None:
    """Build, and print what was read, made and refused."""
    with shown(quiet=quiet) as progress:
        report = building.build(raw, out, strict=strict, plan=plan, progress=progress)
    reporter = Reporter()
    for problem in report.problems:
        reporter.report(problem)
    if not quiet:
        render.write("table", COLUMNS, summary(report))
        print_totals(report)
    reporter.end(failed=not report.whole)


def summary(report: BuildReport) -> list[Row]:
    """Give a row for each source, and one for all."""
    shown = report.sources if len(report.sources) <= MAX_SOURCES_SHOWN else ()
    lines = [(one.uri, one.chars, one.records, one.rejections) for one in shown]
    counts = report.counts
    lines.append((f"all {counted(counts.documents, 'source')}", counts.chars, counts.records, counts.rejections))
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def print_totals(report: BuildReport) -> None:
    """Print where the dataset is."""
    problems = counted(report.counts.problems, "problem")
    typer.echo(visible(f"{problems}; build {report.build_id} is in {report.out}"))
