"""DOCX: paragraphs, lists and tables of a Word document, in their order.

The text is that of the body: no running heads, no footnotes, no deleted text. A document type declaration, which no
Word document has and XML bombs need, is refused, and no more is unpacked than the limits let through.
"""

import zipfile
import zlib
from xml.etree.ElementTree import ParseError, XMLParser

from impactetl.errors import LimitError, UnreadableError
from impactetl.schema import ProblemKind
from impactetl.sources.docx.body import Body
from impactetl.sources.raw import Items, Raw, document, title_of
from impactetl.sources.seekable import seekable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"
_CHUNK = 1 << 16
# A Word file with a password, and one of the format before, are compound files.
_COMPOUND = b"\xd0\xcf\x11\xe0"
_DAMAGED = (ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)

_Fault = tuple[ProblemKind, str]


def read(raw: Raw) -> Items:
    """Read a Word document; where it breaks off or hits a limit, what stands before is kept."""
    if raw.stream.peek(len(_COMPOUND)).startswith(_COMPOUND):
        message = "locked with a password, or in the format before .docx; save it as .docx without a password"
        yield raw.problem(ProblemKind.ENCRYPTED, message)
        return
    body = Body(raw.options.max_tags)
    fault = _fill(body, raw)
    text = body.text()
    if fault is not None:
        yield raw.problem(*fault, kept="the text before" if text else "nothing")
    elif not text:
        yield raw.problem(ProblemKind.EMPTY, "no text; take it out")
    if text:
        title = body.title or title_of(text)
        yield document(raw, text, title=title, media_type=MEDIA_TYPE, cells=tuple(body.writer.cells))


def _fill(body: Body, raw: Raw) -> _Fault | None:
    """Read the body of a document, and tell what ended it before its end."""
    try:
        with seekable(raw.stream) as file, zipfile.ZipFile(file) as archive:
            _parse(archive, body, raw.options.max_document)
    except LimitError as error:
        return ProblemKind.LIMIT, str(error)
    except UnreadableError as error:
        return ProblemKind.UNSAFE, str(error)
    except KeyError:
        return ProblemKind.UNREADABLE, f"no Word document: it holds no {_BODY}; take it out"
    except _DAMAGED as error:
        return ProblemKind.CORRUPT, f"damaged ({error}); get the file again"
    except RuntimeError:  # what zipfile says of a locked entry
        return ProblemKind.ENCRYPTED, "locked with a password; save a copy without one"
    return None


def _parse(archive: zipfile.ZipFile, body: Body, most: int) -> None:
    """Hand the body of a document to its parser, piece by piece."""
    parser = XMLParser(target=_Target(body))  # noqa: S314 - a document type is refused, and the bytes are counted
    with archive.open(_BODY) as file:
        left = most
        while part := file.read(_CHUNK):
            left -= len(part)
            if left < 0:
                msg = f"longer than {most} bytes (limit document); raise the limit to read all of it"
                raise LimitError(msg)
            parser.feed(part)
    parser.close()


class _Target:
    """What the parser tells, for the body."""

    def __init__(self, body: Body) -> None:
        self.start, self.end, self.data = body.start, body.end, body.data

    def doctype(self, name: str, *_: object) -> None:
        """Refuse a document type, which may define entities that grow without end."""
        msg = f"declares a document type ({name[:40]!r}), as XML bombs do; save it anew with a word processor"
        raise UnreadableError(msg)

    def close(self) -> None:
        """Nothing is built."""
