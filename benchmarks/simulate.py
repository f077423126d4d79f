"""A crawl at 1/1000 of its number of files, with failures injected: the dataset must be that of an undisturbed run.

Injected are: workers killed at random, a driver killed with all its workers and started again, one file ten times as
long as the others, and one document that kills whatever process extracts it. Workers are killed by how much was done
and not by the clock: on a slow machine a kill every few seconds would come before a new worker has done anything.
"""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from corpus import SPARSE_SHARE, synthetic

from impactetl import building, pipeline
from impactetl.building import Plan
from impactetl.engines.task import Mark
from impactetl.engines.task import Tell as TellStep
from impactetl.extraction import Extraction, extract_document
from impactetl.model import Document, Ledger, Span
from impactetl.packs.entry import Entry
from impactetl.partition import Partition, Trial
from impactetl.publish.layout import DATABASE

FILES = 90
"""A month of a public crawl has about 90,000 files of text."""
POISON = "This document kills the process that extracts it."
KILL_AFTER = 12
"""A worker is killed each time that so many files are done."""
SEED = 7
Tell = Callable[[building.Progress], object]


def deadly(document: Document, spans: list[Span] | None = None) -> Extraction:
    """Extract, unless the document is the poisoned one."""
    if POISON in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_document(document, spans)


@dataclass(frozen=True, slots=True)
class Poisoned(Partition):
    """A partition whose worker dies of the poisoned document."""

    def run(self, tell: TellStep) -> tuple[Entry, ...]:
        """Arm this process, and work."""
        pipeline.extract_document = deadly  # type: ignore[assignment] # the failure that is injected
        return Partition.run(self, tell)

    def alone(self, mark: Mark) -> "PoisonedTrial":
        """Give the one step that ``mark`` names as a task of its own."""
        return PoisonedTrial(next(item for item in self.inputs if item.uri == mark[0]), mark, self.ledger)


@dataclass(frozen=True, slots=True)
class PoisonedTrial(Trial):
    """A trial that dies of the poisoned document."""

    def run(self, tell: TellStep) -> None:
        """Arm this process, and try."""
        pipeline.extract_document = deadly  # type: ignore[assignment] # the failure that is injected
        Trial.run(self, tell)


def build(raw: Path, out: Path, cache: Path, tell: Tell = lambda _: None) -> building.BuildReport:
    """Build with poisoned partitions of one file each, whatever the file's size."""
    building.partitions = lambda inputs, folder, **options: (  # type: ignore[assignment] # the failure that is injected
        Poisoned((item,), folder, options["strict"], options["ledger"]) for item in inputs
    )
    plan = Plan(workers=2, cache=cache, ledger=Ledger.PASSED)
    return building.build(raw, out, plan=plan, progress=tell)


@dataclass
class Killer:
    """Kills a worker, chosen by chance, each time that so many files are done."""

    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - failures, no secrets
    kills: int = 0

    def __call__(self, progress: building.Progress) -> None:
        """Kill, if it is time."""
        workers = multiprocessing.active_children()
        if workers and progress.inputs >= (self.kills + 1) * KILL_AFTER:
            self.kills += 1
            self.chance.choice(workers).kill()


def said(what: str, start: float, progress: building.Progress) -> None:
    """Tell on standard error how far a build is."""
    sys.stderr.write(f"\r{what}: {progress.inputs} of {progress.of_inputs} files, {time.monotonic() - start:.0f} s ")


def each(*tells: Tell) -> Tell:
    """Tell all of them."""
    return lambda progress: [tell(progress) for tell in tells]


def main() -> None:
    """Make the files, build them undisturbed and disturbed, and compare."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = _files(folder / "raw")
        size = sum(path.stat().st_size for path in raw.iterdir())
        start = time.monotonic()
        report = build(raw, folder / "calm", folder / "calm-cache", partial(said, "undisturbed", start))
        calm = time.monotonic() - start
        start = time.monotonic()
        stopped = _driver_killed(folder)
        killer = Killer()
        build(raw, folder / "wild", folder / "wild-cache", each(partial(said, "disturbed", start), killer))
        wild = time.monotonic() - start
        names = [path.name for path in (folder / "calm").iterdir() if path.is_file() and path.name != DATABASE]
        same = all((folder / "calm" / one).read_bytes() == (folder / "wild" / one).read_bytes() for one in names)
        counts, kinds = report.counts, ", ".join(one.kind for one in report.problems)
        sys.stdout.write(
            f"\n{FILES} files of {size / 1e6:.2f} MB, {counts.documents} documents, {counts.records} records, "
            f"{counts.problems} problem ({kinds})\n"
            f"undisturbed: {calm:.0f} s; disturbed: {wild:.0f} s, driver killed after {stopped} files, "
            f"{killer.kills} workers killed; {'the same bytes' if same else 'OTHER BYTES'} in {len(names)} files\n"
        )
        sys.exit(not same)


def _files(raw: Path) -> Path:
    raw.mkdir()
    texts = synthetic(FILES * 0.02, SPARSE_SHARE)
    for n in range(FILES):
        text = texts[n % len(texts)] * (10 if n == FILES // 2 else 1)
        (raw / f"{n:05}.txt").write_text(text + (f"\n\n{POISON}\nPolice arrested 12 men.\n" if n == FILES // 3 else ""))
    return raw


def _driver_killed(folder: Path) -> int:
    """Start a build as a process, kill it with its workers when some files are done, and tell how many were."""
    command = [sys.executable, __file__, str(folder / "raw"), str(folder / "wild"), str(folder / "wild-cache")]
    driver = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - this very program
    while driver.poll() is None and _done(folder) < FILES // 4:
        time.sleep(0.05)
    os.killpg(driver.pid, signal.SIGKILL)
    driver.wait()
    return _done(folder)


def _done(folder: Path) -> int:
    return len([*(folder / "wild-cache").glob("*/manifest.json")])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(*map(Path, sys.argv[1:]))
    else:
        main()
