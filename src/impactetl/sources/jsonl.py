"""JSON lines: one object a line, one document each."""

import json
from dataclasses import dataclass

from impactetl.errors import reason
from impactetl.schema import ProblemKind
from impactetl.sources.lines import Line, lines
from impactetl.sources.raw import Items, Raw
from impactetl.sources.rows import Row, columns_in, document_of, no_text

MEDIA_TYPE = "application/x-ndjson"
_MARK = b"\xef\xbb\xbf"


def read(raw: Raw) -> Items:
    """Read the object of each line; a line that holds none is a problem, and the others are kept.

    Lines without a column with the text are one problem, however many they are: unless other lines have one, it is the
    table that is named wrongly.
    """
    textless = _Textless()
    for line in lines(raw.stream, raw.options.max_document):
        if line.content is None:
            message = f"line {line.number} has {line.length} bytes (limit document is {raw.options.max_document})"
            yield raw.problem(ProblemKind.LIMIT, f"{message}; raise the limit", offset=line.offset, kept=_KEPT)
        elif line.content.strip():
            yield from _document(raw, line, line.content, textless)
    if textless.first is not None:
        first, names = textless.first
        counted = (
            f"line {first.number}"
            if textless.count == 1
            else f"{textless.count} lines, the first of them {first.number}"
        )
        message = f"{counted}: {no_text(raw, names, elsewhere=textless.elsewhere)}"
        yield raw.problem(ProblemKind.UNREADABLE, message, offset=first.offset, kept=_KEPT)


@dataclass(slots=True)
class _Textless:
    """The lines without a column with the text: how many, and the first with the names of its columns.

    ``elsewhere`` says that other lines have one.
    """

    elsewhere: bool = False
    count: int = 0
    first: tuple[Line, Row] | None = None

    def add(self, line: Line, row: Row) -> None:
        self.count += 1
        self.first = self.first or (line, row)


_KEPT = "the other lines"


def _document(raw: Raw, line: Line, content: bytes, textless: _Textless) -> Items:
    try:
        row = json.loads(content.removeprefix(_MARK))
    except UnicodeDecodeError as error:
        message = f"line {line.number} is not UTF-8 (byte {error.start}); convert the file to UTF-8"
        yield raw.problem(ProblemKind.ENCODING, message, offset=line.offset + error.start, kept=_KEPT)
    except (ValueError, RecursionError) as error:
        message = f"line {line.number} is no JSON ({reason(error)}); correct it"
        yield raw.problem(ProblemKind.CORRUPT, message, offset=line.offset, kept=_KEPT)
    else:
        if not isinstance(row, dict):
            message = f"line {line.number} holds no JSON object; write one object a line"
            yield raw.problem(ProblemKind.CORRUPT, message, offset=line.offset, kept=_KEPT)
        elif "text" in columns_in(raw, row):
            textless.elsewhere = True
            yield from document_of(raw, row, line.number, MEDIA_TYPE)
        else:
            textless.add(line, row)
