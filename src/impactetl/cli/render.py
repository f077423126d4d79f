"""Rows as a table for people, or as JSON lines and CSV for programs."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import IO, Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from impactetl.cli.group import shown, visible
from impactetl.cli.rows import Row
from impactetl.errors import UsageError
from impactetl.locations import Location, sent

# Wide enough for a ledger: what goes into a pipe is not cut to a terminal's width.
PIPE_WIDTH = 240
LEAST_WIDTH = 16
"""A column that is folded to less shows its words in pieces."""
PROSE_WIDTH = 48
"""A sentence that is folded to less is a tower of single words."""
_PROSE = 100
"""Cells from this length on are sentences."""
_GAP = 2
_NUMERIC = (int, float)


def table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Draw a table, or of too many columns one row under another; every character of a cell shows."""
    listed = [[row[column] for column in columns] for row in rows]
    terminal = sys.stdout.isatty()
    console = Console(file=io.StringIO(), force_terminal=terminal, width=None if terminal else PIPE_WIDTH)
    draw = _beside if _fits(columns, listed, console.width) else _below
    drawn = draw(columns, listed) if listed else Text("  ".join(map(visible, columns)), style="bold")
    with console.capture() as capture:
        console.print(drawn)
    yield "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _fits(columns: Sequence[str], listed: Sequence[Sequence[Any]], width: int) -> bool:
    """Tell whether each column has room for as many characters as its cells need at least, or for all of fewer."""
    widths = [max(cell_len(shown(cell(value))) for value in cells) for cells in zip(columns, *listed, strict=True)]
    least = [PROSE_WIDTH if wide >= _PROSE else min(wide, LEAST_WIDTH) for wide in widths]
    return sum(least) + _GAP * (len(least) - 1) <= width


def _beside(columns: Sequence[str], listed: Sequence[Sequence[Any]]) -> Table:
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for place, column in enumerate(columns):
        right = any(isinstance(cells[place], _NUMERIC) for cells in listed)
        drawn.add_column(Text(visible(column)), justify="right" if right else "left", overflow="fold")
    for cells in listed:
        drawn.add_row(*(Text(shown(cell(value))) for value in cells))
    return drawn


def _below(columns: Sequence[str], listed: Sequence[Sequence[Any]]) -> Table:
    """Draw each row as lines of a column's name and its value, with a blank line between the rows."""
    drawn = Table(box=None, show_header=False, pad_edge=False)
    drawn.add_column(style="bold", no_wrap=True)
    drawn.add_column(overflow="fold")
    for number, cells in enumerate(listed):
        if number:
            drawn.add_row()
        for column, value in zip(columns, cells, strict=True):
            drawn.add_row(Text(visible(column)), Text(shown(cell(value))))
    return drawn


def json_lines(_columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write each row as one JSON object on a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


def comma_separated(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write CSV with a header line; a list is joined by bars, null is empty."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for cells in ([*columns], *([cell(row[column]) for column in columns] for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


WRITERS = {"table": table, "jsonl": json_lines, "csv": comma_separated}


def cell(value: Any) -> str:  # noqa: ANN401 - any value that a column may hold
    """Give one value as text.

    >>> cell(None), cell(["KHM", "PHL"]), cell(0.5), cell(True)
    ('', 'KHM|PHL', '0.5', 'true')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "|".join(map(cell, value))
    return "" if value is None else str(value)


def write(form: str, columns: Sequence[str], rows: Iterable[Row], output: Location | None = None) -> None:
    """Write rows in a form of ``WRITERS`` to a file, or to standard output, as they come."""
    with opened(output) as stream:
        for piece in WRITERS[form](columns, rows):
            stream.write(piece.encode("utf-8", "backslashreplace"))
            if output is None:
                stream.flush()


@contextmanager
def opened(output: Location | None) -> Iterator[IO[bytes]]:
    """Open the output; a file is there in full, or as it was before.

    Raises:
        UsageError: the file's folder is missing, or the output is a folder.

    """
    if output is None:
        yield sys.stdout.buffer
        return
    if not isinstance(output, Path):
        with TemporaryDirectory() as folder:
            file = Path(folder) / output.name
            with file.open("wb") as stream:
                yield stream
            sent([file], output.parent)
        return
    if not output.parent.is_dir() or output.is_dir():
        msg = f"{output}: cannot be written; name a file in a folder that is there"
        raise UsageError(msg)
    if output.exists() and not output.is_file():  # a device or a pipe is written to, not replaced
        with output.open("wb") as stream:
            yield stream
        return
    with NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as stream:
        aside = Path(stream.name)
        try:
            yield stream
        except BaseException:
            aside.unlink()
            raise
    aside.chmod(0o666 & ~_umask())
    aside.replace(output)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
