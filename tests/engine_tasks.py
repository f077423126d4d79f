"""Tasks for the tests of the engines: counting steps, dying at some of them, raising errors."""

import os
import signal
from dataclasses import dataclass, field, replace
from pathlib import Path

from impactetl.engines.task import Mark, Step, Tell


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def once(flag: Path) -> bool:
    """Tell whether this is the first call for a flag, among all processes."""
    try:
        flag.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@dataclass(frozen=True)
class Count:
    """Gives the numbers of its steps; it dies at ``deadly`` always, at ``accident`` once, in company at ``crowded``."""

    name: str
    steps: int
    deadly: int | None = None
    accident: Path | None = None
    crowded: bool = False
    error: str | None = None
    aside: frozenset[Mark] = field(default_factory=frozenset)

    def run(self, tell: Tell) -> tuple[str, tuple[int, ...]]:
        done = []
        for number in range(self.steps):
            mark = (self.name, number, "work")
            tell(Step(mark, documents=1))
            if mark in self.aside:
                continue
            if number == self.deadly or (self.crowded and number):
                die()
            if self.accident is not None and number == 1 and once(self.accident):
                die()
            if self.error is not None and number == 1:
                raise ValueError(self.error)
            done.append(number)
        return self.name, tuple(done)

    def alone(self, mark: Mark) -> "Count":
        deadly = 0 if mark[1] == self.deadly else None
        return replace(self, steps=1, deadly=deadly, accident=None)

    def without(self, mark: Mark) -> "Count":
        return replace(self, aside=self.aside | {mark})


@dataclass(frozen=True)
class Stillborn(Count):
    """Dies before its first step, as where the machine has no memory left."""

    def run(self, _tell: Tell) -> tuple[str, tuple[int, ...]]:
        die()
        return self.name, ()


@dataclass(frozen=True)
class StillbornOnce(Count):
    """Dies before its first step the first time, and lives the second."""

    def run(self, tell: Tell) -> tuple[str, tuple[int, ...]]:
        if self.accident is not None and once(self.accident):
            die()
        return Count(self.name, self.steps).run(tell)
