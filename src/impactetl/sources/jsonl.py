"""JSON lines: one object a line, one document each."""

import json

from impactetl.errors import reason
from impactetl.schema import ProblemKind
from impactetl.sources.lines import Line, lines
from impactetl.sources.raw import Items, Raw
from impactetl.sources.rows import document_of

MEDIA_TYPE = "application/x-ndjson"
_MARK = b"\xef\xbb\xbf"


def read(raw: Raw) -> Items:
    """Read the object of each line; a line that holds none is a problem, and the others are kept."""
    for line in lines(raw.stream, raw.options.max_document):
        if line.content is None:
            message = f"line {line.number} has {line.length} bytes (limit document is {raw.options.max_document})"
            yield raw.problem(ProblemKind.LIMIT, f"{message}; raise the limit", offset=line.offset, kept=_KEPT)
        elif line.content.strip():
            yield from _document(raw, line, line.content)


_KEPT = "the other lines"


def _document(raw: Raw, line: Line, content: bytes) -> Items:
    try:
        row = json.loads(content.removeprefix(_MARK))
    except UnicodeDecodeError as error:
        message = f"line {line.number} is not UTF-8 (byte {error.start}); convert the file to UTF-8"
        yield raw.problem(ProblemKind.ENCODING, message, offset=line.offset + error.start, kept=_KEPT)
    except (ValueError, RecursionError) as error:
        message = f"line {line.number} is no JSON ({reason(error)}); correct it"
        yield raw.problem(ProblemKind.CORRUPT, message, offset=line.offset, kept=_KEPT)
    else:
        if isinstance(row, dict):
            yield from document_of(raw, row, line.number, MEDIA_TYPE)
        else:
            message = f"line {line.number} holds no JSON object; write one object a line"
            yield raw.problem(ProblemKind.CORRUPT, message, offset=line.offset, kept=_KEPT)
