"""What an engine is given to do, and what it tells while it does it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

Mark = tuple[str, int, str]
"""Names a step within a task: the input, the how-manieth thing in it, and what is done with it."""


class Step(NamedTuple):
    """What a task is about to do, and how much it has done since the step before.

    ``size`` counts bytes of input.
    """

    mark: Mark
    inputs: int = 0
    documents: int = 0
    size: int = 0
    records: int = 0
    problems: int = 0

    def plus(self, other: "Step", times: int = 1) -> "Step":
        """Add what another step has done, so many times."""
        return Step(
            self.mark,
            self.inputs + times * other.inputs,
            self.documents + times * other.documents,
            self.size + times * other.size,
            self.records + times * other.records,
            self.problems + times * other.problems,
        )


Tell = Callable[[Step], object]
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Task(Protocol[R_co]):
    """Work that can be sent to another process and done again from its start."""

    def run(self, tell: Tell) -> R_co:
        """Do the work; ``tell`` is called before each step."""

    def alone(self, mark: Mark) -> "Task[object]":
        """Give the one step that ``mark`` names as a task of its own."""

    def without(self, mark: Mark) -> "Task[R_co]":
        """Give the same task, leaving that step out."""


class Engine(Protocol):
    """Does tasks, in any order."""

    def run(self, tasks: Iterable[Task[R]], tell: Tell) -> Iterator[R]:
        """Do all tasks and give what each gave, as it is done."""
