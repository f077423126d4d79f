"""In this process, one task after the other."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from impactetl.engines.task import Task, Tell

R = TypeVar("R")


class Here:
    """Does each task in this process: what suits small inputs and debuggers."""

    def run(self, tasks: Iterable[Task[R]], tell: Tell) -> Iterator[R]:
        """Do all tasks in their order."""
        for task in tasks:
            yield task.run(tell)
