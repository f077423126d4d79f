"""What a whole build takes: workers, a rebuild, memory, a cluster, and the start of the program.

Builds are run as programs of their own, so that each is counted with all its processes: seconds of processor time,
and the peak of the largest process.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Row, child_seconds, wall_seconds

_MIB = 1 << 20
_SENTENCE = "In 2016, police in Ghana rescued {} children."
# Builds one folder, and prints what the processes took: the driver, all workers, the one that worked most, and the
# memory of the largest. The workers are looked at every few steps, and so shortly before their end.
_BUILD = """
import json, resource, sys
from contextlib import suppress
from itertools import count
from multiprocessing import active_children
from pathlib import Path
from psutil import Error, Process
from impactetl.building import Plan, build

def main():
    raw, out, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    worked, steps = {}, count()
    def look(_):
        if next(steps) % 8 == 0:
            with suppress(Error):  # it has just ended
                worked.update({child.pid: sum(Process(child.pid).cpu_times()[:2]) for child in active_children()})
    extracted = build(raw, out, plan=Plan(workers=workers), progress=look).extracted
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    # what ``resource`` tells of this process is not less than what its parent held
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    peak = max(int(status["VmHWM"].split()[0]), others.ru_maxrss) * 1024
    told = {"driver": own.ru_utime + own.ru_stime, "workers": others.ru_utime + others.ru_stime,
            "most": max(worked.values(), default=0.0),
            "peak": peak, "extracted": extracted}
    print(json.dumps(told))

if __name__ == "__main__":
    main()
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor time of the driver, of all workers and of the one that worked most; memory in bytes."""

    driver: float
    workers: float
    most: float
    peak: int
    extracted: int

    @property
    def seconds(self) -> float:
        """All processor time."""
        return self.driver + self.workers


def built(raw: Path, out: Path, workers: int = 1) -> Took:
    """Build a folder in a program of its own."""
    program = out.parent / "build.py"
    program.write_text(_BUILD, encoding="utf-8")
    command = [sys.executable, str(program), str(raw), str(out), str(workers)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the program above
    return Took(**json.loads(ended.stdout.splitlines()[-1]))


def workers(texts: Sequence[str], must: float) -> Iterator[Row]:
    """Two workers against one on texts of some size: on the clock, which an idle machine tells, and by processor time.

    By processor time, which any machine tells: the driver's part and that of the worker that works most. So long it
    takes with a core for each; what the driver hears while the workers work counts as if they waited for it.
    """
    with tempfile.TemporaryDirectory() as name:
        raw = _folder(Path(name) / "raw", texts)
        found: dict[int, Took] = {}

        def one(count: int) -> None:
            found[count] = built(raw, Path(name) / f"out-{count}", count)

        clock = {count: wall_seconds(lambda count=count: one(count)) for count in (1, 2)}  # type: ignore[misc] # bound at once
    one_by_one, both = (1 / (took.driver + took.most) for took in (found[1], found[2]))
    size = sum(map(len, texts)) / 1e6
    what, speeds = f"two workers on {size:.0f} MB", {count: size / seconds for count, seconds in clock.items()}
    yield Row(f"{what}, by processor time", "MB/s", size * both, "one worker", size * one_by_one, must)
    yield Row(f"{what}, on the clock", "MB/s", speeds[2], "one worker", speeds[1], must)


def rebuild(files: int) -> Iterator[Row]:
    """A rebuild with one changed file, against one with nothing changed and 5 % of the first build."""
    with tempfile.TemporaryDirectory() as name:
        raw, out = _folder(Path(name) / "raw", [_SENTENCE.format(n + 2) for n in range(files)]), Path(name) / "out"
        first, same = built(raw, out), min((built(raw, out) for _ in range(2)), key=lambda took: took.seconds)
        (raw / "0.txt").write_text(_SENTENCE.format(files + 2), encoding="utf-8")
        changed = built(raw, out)
    if changed.extracted != 1:
        msg = f"{changed.extracted} files were extracted where one was changed"
        raise RuntimeError(msg)
    what = f"rebuild, 1 of {files:,} files changed"
    limit = same.seconds + 0.05 * first.seconds
    yield Row(what, "s", changed.seconds, "nothing changed + 5 % of the first build", limit, 1.0, more=False)


def memory(texts: Sequence[str], times: int) -> Iterator[Row]:
    """The peak of the largest process, against the limit, and against the peak on a part of the same texts."""
    with tempfile.TemporaryDirectory() as name:
        part = built(_folder(Path(name) / "part", texts[: max(len(texts) // times, 1)]), Path(name) / "part-out")
        whole = built(_folder(Path(name) / "raw", texts), Path(name) / "out")
    size = sum(map(len, texts)) / 1e6
    yield Row(f"memory on {size:.1f} MB", "MiB", whole.peak / _MIB, "limit", 600, 1.0, more=False)
    smaller = f"memory on 1/{times} of it"
    yield Row(f"memory on {size:.1f} MB", "MiB", whole.peak / _MIB, smaller, part.peak / _MIB, 1.5, more=False)


def _folder(raw: Path, texts: Sequence[str]) -> Path:
    raw.mkdir()
    for n, text in enumerate(texts):
        (raw / f"{n}.txt").write_text(text, encoding="utf-8")
    return raw


def start() -> Iterator[Row]:
    """The program started for nothing, and for one sentence, in processor time against the limits in seconds."""
    program = [sys.executable, "-m", "impactetl"]
    with tempfile.TemporaryDirectory() as name:
        text = Path(name) / "one.txt"
        text.write_text(_SENTENCE.format(120) + "\n", encoding="utf-8")
        for what, arguments, limit in (
            ("--help", ["--help"], 0.5),
            ("extract, one sentence", ["extract", str(text)], 1.0),
        ):
            seconds = min(child_seconds([*program, *arguments]) for _ in range(5))
            yield Row(f"impactetl {what}", "s", seconds, "limit", limit, 1.0, more=False)
