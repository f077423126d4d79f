"""DOCX: paragraphs, lists and tables of a Word document, in their order.

The text is that of the body, and behind it the footnotes and endnotes that it refers to: no running heads, no deleted
text. A document type declaration, which no Word document has and XML bombs need, is refused, and no more is unpacked
than the limits let through.
"""

import zipfile
import zlib
from xml.etree.ElementTree import ParseError, XMLParser

from impactetl.errors import LimitError, UnreadableError
from impactetl.schema import ProblemKind
from impactetl.sources.docx import notes
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
    found: dict[str, dict[str, str]] = {}
    fault = _fill(body, found, raw)
    notes.put(body, found)
    text = body.text()
    if fault is not None:
        yield raw.problem(*fault, kept="the text before" if text else "nothing")
    elif not text:
        yield raw.problem(ProblemKind.EMPTY, "no text; take it out")
    if text:
        title = body.title or title_of(text)
        yield document(raw, text, title=title, media_type=MEDIA_TYPE, cells=tuple(body.writer.cells))


def _fill(body: Body, found: dict[str, dict[str, str]], raw: Raw) -> _Fault | None:
    """Read the body of a document and its notes, and tell what ended them before their end."""
    part = _BODY
    try:
        with seekable(raw.stream) as file, zipfile.ZipFile(file) as archive:
            left = _parse(archive, part, body, raw.options.max_document)
            for kind in sorted({kind for kind, _ in body.marks}):
                part, noted = notes.PARTS[kind], notes.Notes(kind, body.left)
                found[kind] = noted.words
                left = _parse(archive, part, noted, left)
                body.left = noted.left
    except LimitError as error:
        return ProblemKind.LIMIT, str(error)
    except UnreadableError as error:
        return ProblemKind.UNSAFE, str(error)
    except KeyError:
        return ProblemKind.UNREADABLE, _missing(part)
    except _DAMAGED as error:
        return ProblemKind.CORRUPT, f"damaged ({error}); get the file again"
    except RuntimeError:  # what zipfile says of a locked entry
        return ProblemKind.ENCRYPTED, "locked with a password; save a copy without one"
    return None


def _missing(part: str) -> str:
    if part == _BODY:
        return f"no Word document: it holds no {_BODY}; take it out"
    return f"its notes are missing: it holds no {part}; save it anew with a word processor"


def _parse(archive: zipfile.ZipFile, name: str, target: Body | notes.Notes, left: int) -> int:
    """Hand a part of a document to its parser, piece by piece; give how many of the bytes are ``left`` of the limit."""
    parser = XMLParser(target=_Target(target))  # noqa: S314 - a document type is refused, and the bytes are counted
    try:
        with archive.open(name) as file:
            while part := file.read(_CHUNK):
                left -= len(part)
                if left < 0:
                    msg = "longer than limit document lets through; raise the limit to read all of it"
                    raise LimitError(msg)
                parser.feed(part)
        parser.close()
    finally:
        target.close()
    return left


class _Target:
    """What the parser tells, for a part."""

    def __init__(self, part: Body | notes.Notes) -> None:
        self.start, self.end, self.data = part.start, part.end, part.data

    def doctype(self, name: str, *_: object) -> None:
        """Refuse a document type, which may define entities that grow without end."""
        msg = f"declares a document type ({name[:40]!r}), as XML bombs do; save it anew with a word processor"
        raise UnreadableError(msg)

    def close(self) -> None:
        """Nothing is built."""
