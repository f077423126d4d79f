"""CSV and TSV: a line of column names, then one document a row."""

import csv
import re
from collections import deque
from collections.abc import Iterator

from impactetl.errors import UnreadableError
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.encoding import decoded
from impactetl.sources.lines import Line, lines
from impactetl.sources.raw import BYTE_ORDER_MARK, Items, Raw
from impactetl.sources.rows import columns_in, document_of, no_text

MEDIA_TYPE = "text/csv"
_SAMPLE = 1 << 14
_DELIMITERS = (",", ";", "\t", "|")
_NAME = re.compile(r"[^\W\d][\w .-]{0,40}")
_KEPT = "the other rows"
# Module csv keeps its limit as a C long, which is of 32 bits on Windows.
_LONGEST_FIELD = (1 << 31) - 1
_NOT_CLOSED = "a quote is not closed"


def read(raw: Raw) -> Items:
    """Read each row; one that does not fit the line of names is a problem, and the others are kept."""
    table = _Table(raw)
    names: list[str] = []
    number = 0
    for row in table.rows():
        yield from table.problems()
        if not names:
            names = [name.removeprefix(BYTE_ORDER_MARK) for name in row]
            if "text" not in columns_in(raw, names):
                yield raw.problem(ProblemKind.UNREADABLE, no_text(raw, names))
                return
            table.width = len(names)
        elif row:
            number += 1
            yield from document_of(raw, dict(zip(names, row, strict=True)), number, MEDIA_TYPE)
    yield from table.problems()


def is_delimited(raw: Raw) -> bool:
    """Tell by its first rows that an input without a suffix is a table: names, one of them of the text, then rows."""
    sample = raw.stream.peek(_SAMPLE)
    told = sample.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK)
    if told.count("\n") == 0:
        return False
    try:
        names, *rows = csv.reader(told.splitlines(keepends=True), delimiter=_delimiter(sample))
    except csv.Error:
        return False
    rows = [row for row in rows if row]
    whole = rows if len(sample) < _SAMPLE else rows[:-1]  # the last one may go on behind the sample
    named = len(names) > 1 and all(map(_NAME.fullmatch, names)) and "text" in columns_in(raw, names)
    return named and bool(rows) and all(len(row) == len(names) for row in whole)


class _Table:
    """The rows of a table, and what is wrong between them.

    A row may go over several lines where a field stands in quotes. A quote that is never closed would swallow the rows
    behind it: where such a row does not fit, only its first line is left out, and reading goes on with its second.
    """

    def __init__(self, raw: Raw) -> None:
        self.width: int | None = None
        self._raw = raw
        self._delimiter = _delimiter(raw.stream.peek(_SAMPLE))
        self._source = lines(raw.stream, raw.options.max_document)
        self._again: deque[tuple[Line, str]] = deque()
        self._row: list[tuple[Line, str]] = []  # the lines of the row that is being read
        self._problems: list[Problem] = []
        self._odd_encoding = False

    def problems(self) -> Iterator[Problem]:
        """Give what was found wrong since the last time."""
        while self._problems:
            yield self._problems.pop(0)

    def rows(self) -> Iterator[list[str]]:
        """Give the fields of each row that fits."""
        _allow_fields(self._raw.options.max_document)
        while True:
            self._row = []
            try:
                row = next(csv.reader(self._lines(), delimiter=self._delimiter, strict=True))
            except StopIteration:
                return
            except (csv.Error, _RowTooLongError) as error:
                self._leave_out(_NOT_CLOSED if str(error) == "unexpected end of data" else str(error))
                continue
            if self.width in (None, len(row)) or not row:
                yield row
            else:
                self._leave_out(f"{len(row)} fields where the line of names has {self.width}")

    def _lines(self) -> Iterator[str]:
        """Give line after line to the row, those first that go back to a row of their own."""
        size = 0
        while self._again or self._fetch():
            line, text = self._again.popleft()
            self._row.append((line, text))
            size += len(text)
            if size > self._raw.options.max_document:
                raise _RowTooLongError
            yield text

    def _fetch(self) -> bool:
        """Take the next line that is a text."""
        for line in self._source:
            if line.content is None:
                limit = self._raw.options.max_document
                self._tell(ProblemKind.LIMIT, line, f"has {line.length} bytes (limit document is {limit})")
                continue
            try:
                found = decoded(line.content)
            except UnreadableError as error:
                self._tell(ProblemKind.UNREADABLE, line, f"is {error}")
                continue
            if found.faults and not self._odd_encoding:
                self._odd_encoding = True
                self._raw.stream.faults += found.faults[:1]
            self._again.append((line, found.text))
            return True
        return False

    def _leave_out(self, why: str) -> None:
        """Leave the first line of the row out, and give the others back."""
        (line, _), *others = self._row
        self._again.extendleft(reversed(others))
        self._tell(ProblemKind.CORRUPT, line, f"starts no row that fits ({why}); correct it")

    def _tell(self, kind: ProblemKind, line: Line, what: str) -> None:
        self._problems.append(self._raw.problem(kind, f"line {line.number} {what}", offset=line.offset, kept=_KEPT))


def _allow_fields(size: int) -> None:
    """Let fields be as long as a row may be, which ``_Table`` sees to.

    The limit of module csv holds for the whole process, and so for tables that are none of the caller's: it is never
    lowered.
    """
    csv.field_size_limit(max(csv.field_size_limit(), min(size, _LONGEST_FIELD)))


class _RowTooLongError(Exception):
    """A row goes on and on: its quote is not closed."""

    def __str__(self) -> str:
        return _NOT_CLOSED


def _delimiter(sample: bytes) -> str:
    """Tell what separates the names in the first line."""
    names = sample.partition(b"\n")[0].decode("utf-8", "replace")
    return max(_DELIMITERS, key=names.count)
