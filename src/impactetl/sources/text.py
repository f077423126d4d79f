"""Plain text and Markdown: the decoded bytes, with no character changed.

In UTF-8 a byte-order mark is a character like any other (U+FEFF, the first one of the text), so that whoever decodes
the file as UTF-8 finds the same offsets. In UTF-16 and UTF-32 the mark tells the order of the bytes: it is decoded
and gone. Line ends stay as they are.
"""

from impactetl.errors import SidecarError, UnreadableError
from impactetl.schema import ProblemKind
from impactetl.sources.encoding import decoded, first_nul, through_last
from impactetl.sources.pipes import pipe_cells
from impactetl.sources.raw import BYTE_ORDER_MARK, Items, Raw, document, title_of

MEDIA_TYPE = "text/plain"
# Where a text that breaks off is still whole: after a line, else after a sentence.
_ENDS = (b"\n", b". ")


def read(raw: Raw) -> Items:
    """Read one plain-text input; its title is what its sidecar says, else its heading."""
    content = raw.start
    if raw.stream.broken:
        content = through_last(content, _ENDS)
    try:
        found = decoded(content, raw.sidecar.encoding if raw.sidecar else raw.charset)
    except SidecarError as error:
        yield raw.problem(ProblemKind.SIDECAR, f"{raw.container}.toml: {error}")
    except UnreadableError as error:
        yield raw.problem(ProblemKind.UNREADABLE, str(error), offset=first_nul(content))
    else:
        raw.stream.faults += found.faults
        if found.text.strip().strip(BYTE_ORDER_MARK):
            cells = pipe_cells(found.text)
            yield document(raw, found.text, title=title_of(found.text), media_type=MEDIA_TYPE, cells=cells)
        elif not raw.stream.broken:
            yield raw.problem(ProblemKind.EMPTY, "empty, nothing to read; give it its text, or leave it out")
