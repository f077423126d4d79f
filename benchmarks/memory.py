"""Measure the peak memory of a build against its size: ``python benchmarks/memory.py CORPUS [--rows N --times 2 20]``.

The corpus is a Parquet file with a column text; a build reads so many copies of its first rows with one worker. The
peaks are what Linux has counted of the two processes, the one that plans and publishes and the one that reads.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from measure import machine

_PAUSE_SECONDS = 0.2
_MB = 1e6


def main() -> None:
    """Build with each number of copies, and print a row for it."""
    table, copies = asked(__doc__)
    size = sum(map(len, table.column("text").to_pylist())) / _MB
    sys.stdout.write(
        f"{machine()}\n\n| MB of text | s | driver, peak MB | worker, peak MB |\n| --- | --- | --- | --- |\n"
    )
    for times in copies:
        with TemporaryDirectory() as folder:
            seconds, peaks = measured(table, times, Path(folder))
        driver, worker = peaks[0], max(peaks[1:], default=0.0)
        sys.stdout.write(f"| {times * size:.0f} | {seconds:.0f} | {driver:.0f} | {worker:.0f} |\n")
        sys.stdout.flush()


def asked(about: str | None) -> tuple[pa.Table, list[int]]:
    """Give the rows of the corpus that is named on the command line, and how many copies of them to measure."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rows", type=int, help="take so many of its rows; without it all of them")
    parser.add_argument("--times", type=int, nargs="+", default=[2, 20])
    options = parser.parse_args()
    return pq.read_table(options.corpus).slice(0, options.rows), options.times


def measured(table: pa.Table, times: int, folder: Path) -> tuple[float, list[float]]:
    """Build so many copies of a table; give the seconds and the peak of each process in MB, the driver's first."""
    (folder / "raw").mkdir()
    for number in range(times):
        pq.write_table(table, folder / "raw" / f"{number:04}.parquet")
    command = [sys.executable, "-m", "impactetl", "build", "--raw", str(folder / "raw"), "--out", str(folder / "out")]
    started = time.monotonic()
    build = subprocess.Popen([*command, "--workers", "1", "--ledger", "passed", "--quiet"])  # noqa: S603 - own program
    peaks: dict[int, float] = {build.pid: 0.0}
    while build.poll() is None:
        for pid in (build.pid, *_children(build.pid)):
            peaks[pid] = max(peaks.get(pid, 0.0), peak(pid))
        time.sleep(_PAUSE_SECONDS)
    if build.returncode not in {0, 1}:
        raise SystemExit(build.returncode)
    return time.monotonic() - started, [*peaks.values()]


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # it has ended
        return []


def peak(pid: int) -> float:
    """The most memory that a process ever held, in MB; 0 for one that has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / _MB for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    main()
