"""How long something takes, and what the machine is."""

import os
import platform
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: our figure and what it is compared with, in the same unit, and what the ratio must reach.

    ``more`` is true where more is better (a speed), false where less is (a time).
    """

    what: str
    unit: str
    ours: float
    against: str
    theirs: float
    must: float
    more: bool = True

    @property
    def ratio(self) -> float:
        """Ours to theirs."""
        return self.ours / self.theirs if self.theirs else 0.0

    @property
    def reached(self) -> bool:
        """Whether the ratio is as good as it must be."""
        return self.ratio >= self.must if self.more else self.ratio <= self.must

    def line(self) -> str:
        """Give the row of a Markdown table."""
        sign = ">=" if self.more else "<="
        verdict = "yes" if self.reached else "no"
        figures = f"{self.ours:.3g} {self.unit} | {self.against}: {self.theirs:.3g} {self.unit}"
        return f"| {self.what} | {figures} | {self.ratio:.3g} | {sign} {self.must:g} | {verdict} |"


def cpu_seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time of this process, so that what else the machine does counts less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def child_seconds(command: Sequence[str]) -> float:
    """Seconds of processor time that a program takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed programs
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wall_seconds(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def machine() -> str:
    """Describe the machine and its load."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, load {load}"
