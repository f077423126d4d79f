"""Problems on standard error, and the exit status that they call for."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from impactetl.cli.group import FAILED, complain, visible
from impactetl.schema import FAILURES, Problem

if TYPE_CHECKING:
    from impactetl.pipeline import Extraction


class Reporter:
    """Passes extractions on; problems go to standard error, and ``failed`` tells whether one of them is a failure."""

    def __init__(self) -> None:
        self.failed = False

    def extractions(self, items: "Iterable[Extraction | Problem]") -> "Iterator[Extraction]":
        """Give the extractions among the items."""
        for item in items:
            if isinstance(item, Problem):
                self.report(item)
            else:
                yield item

    def report(self, problem: Problem) -> None:
        """Print a problem."""
        self.failed |= problem.kind in FAILURES
        offset = "" if problem.offset is None else f"offset {problem.offset}; "
        complain(visible(f"{problem.kind.value}: {problem.message} [{offset}kept: {problem.kept}]"))

    def end(self, *, failed: bool = False) -> None:
        """End the command with the exit status that the problems call for, or ``failed`` does."""
        if self.failed or failed:
            raise typer.Exit(FAILED)
