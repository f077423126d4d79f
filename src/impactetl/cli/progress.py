"""How far a build has come: a line that changes on a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.live import Live
from rich.text import Text

from impactetl.building import Progress

# A build that takes less than this many seconds writes no line into a log; after that one every so often.
LOG_SECONDS = 10.0
_MB = 1_000_000


@contextmanager
def shown(*, quiet: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[Progress], object]]:
    """Give what shows progress on standard error; ``quiet`` shows nothing."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with Live(console=Console(stderr=True), transient=True, refresh_per_second=4) as live:
            started = clock()
            yield lambda at: live.update(Text(line(at, clock() - started)))
    else:
        yield _Log(clock)


class _Log:
    """Writes a plain line every ``LOG_SECONDS``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._started = self._last = clock()

    def __call__(self, at: Progress) -> None:
        """Take in how far the build is."""
        now = self._clock()
        if now - self._last >= LOG_SECONDS:
            self._last = now
            typer.echo(line(at, now - self._started), err=True)


def counted(count: int, what: str) -> str:
    """Give a number with what it counts.

    >>> counted(1, "problem"), counted(0, "problem")
    ('1 problem', '0 problems')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def line(at: Progress, seconds: float) -> str:
    """Write one line: documents, speed, records, problems, time left.

    >>> line(Progress(2, 8, 3, 1_000_000, 4_000_000, 20, 5, 1), 10.0)
    '20 documents, 0.10 MB/s, 5 records, 1 problem, 2 of 8 inputs (3 known), 30 s left'
    """
    speed = at.size / _MB / seconds if seconds else 0.0
    left = f"{(at.of_size - at.size) / _MB / speed:.0f} s left" if speed else "time left unknown"
    known = f" ({at.known} known)" if at.known else ""
    return (
        f"{counted(at.documents, 'document')}, {speed:.2f} MB/s, {counted(at.records, 'record')}, "
        f"{counted(at.problems, 'problem')}, "
        f"{at.inputs} of {at.of_inputs} inputs{known}, {left}"
    )
