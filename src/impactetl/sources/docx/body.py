"""The body of a Word document, tag by tag, as paragraphs and tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from impactetl.errors import LimitError
from impactetl.sources.grid import RAISED_DIGITS, Slot, Writer

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What stands within these is not shown, or is shown a second time.
_HIDDEN = frozenset({"Fallback", "moveFrom", "del", "instrText", "delText"})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_BULLET = "\u2022 "
# Word's own styles of list items ("ListBullet2"): their numbering stands in the style, not in the paragraph.
_LISTS = ("ListBullet", "ListNumber")
_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_MARKED = frozenset({"numPr", "pStyle", "tblHeader", "gridSpan", "vMerge", "vertAlign"})


@dataclass(slots=True)
class _Cell:
    """A cell in the making."""

    first: int
    width: int = 1
    above: bool = False
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph in the making."""

    words: list[str] = field(default_factory=list)
    listed: bool = False
    style: str = ""

    def text(self) -> str:
        """Its words on one line."""
        return " ".join("".join(self.words).split())


class Body:
    """Writes the body as its tags come; a table within a table becomes words of the cell that it stands in.

    ``left`` counts the tags that may still come. ``marks`` are the notes that are referred to, by kind and id, with
    their numbers in the order of the text.
    """

    def __init__(self, most_tags: int) -> None:
        self.writer = Writer()
        self.title: str | None = None
        self.left = most_tags
        self.marks: dict[tuple[str, str], int] = {}
        self._hidden = 0
        self._tables = 0
        self._rows: list[list[Slot]] = []
        self._row: list[_Cell] = []
        self._head = False
        self._paragraphs: list[_Paragraph] = []
        self._raised = False
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag.

        Raises:
            LimitError: there are too many.

        """
        self.left -= 1
        if self.left < 0:
            msg = "more tags than a document has (limit tags); raise the limit to read all of it"
            raise LimitError(msg)
        name = name_of(tag)
        if self._hidden or name in _HIDDEN:
            self._hidden += 1
        elif name in _REFERENCES:
            self._refer(_REFERENCES[name], attributes)
        elif name in _MARKED:
            self._mark(name, said(attributes, "val"))
        else:
            self._open(name)

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the mark of a note: a raised number, counted through the document, unless it has a mark of its own."""
        mark = self.marks.setdefault((kind, said(attributes, "id")), len(self.marks) + 1)
        if said(attributes, "customMarkFollows") in {"", "0", "false", "off"}:
            self._say(str(mark).translate(RAISED_DIGITS))

    def _open(self, name: str) -> None:
        match name:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "tbl":
                self._tables += 1
            case "tr" if self._tables == 1:
                self._row, self._head = [], False
            case "tc" if self._tables == 1:
                before = self._row[-1] if self._row else None
                self._row.append(_Cell(0 if before is None else before.first + before.width))
            case "r":
                self._raised = False
            case "t":
                self._in_text = True
            case _ if name in _SIGNS:
                self._say(_SIGNS[name])

    def _mark(self, name: str, value: str) -> None:
        """Take a property of the paragraph, run, cell or row that is open."""
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        cell = self._row[-1] if self._row and self._tables == 1 else None
        match name:
            case "numPr" if paragraph is not None:
                paragraph.listed = True
            case "pStyle" if paragraph is not None:
                paragraph.style = value
            case "vertAlign":
                self._raised = value == "superscript"
            case "tblHeader":
                self._head = value not in {"0", "false", "off"}
            case "gridSpan" if cell is not None:
                cell.width = max(int(value), 1) if value.isdigit() else 1
            case "vMerge" if cell is not None:
                cell.above = value != "restart"

    def end(self, tag: str) -> None:
        """Take an end tag."""
        name = name_of(tag)
        if self._hidden:
            self._hidden -= 1
            return
        match name:
            case "t":
                self._in_text = False
            case "p" if self._paragraphs:
                self._put(self._paragraphs.pop())
            case "tr" if self._tables == 1:
                self._end_row()
            case "tbl":
                self._tables -= 1
                if not self._tables:
                    self._end_table()

    def data(self, words: str) -> None:
        """Take text."""
        if self._in_text and not self._hidden:
            self._say(words.translate(RAISED_DIGITS) if self._raised else words)

    def _say(self, words: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].words.append(words)

    def _put(self, paragraph: _Paragraph) -> None:
        """Put a paragraph where it belongs: into its cell, or into the text."""
        text = paragraph.text()
        if self._paragraphs:  # in a text box within another paragraph: behind what that one says
            self._paragraphs[-1].words.append(f" {text} ")
        elif self._tables:
            if self._row:
                self._row[-1].words.append(text)
        else:
            if paragraph.style == "Title" and self.title is None and text:
                self.title = text
            listed = paragraph.listed or paragraph.style.startswith(_LISTS)
            self.writer.paragraph(_BULLET + text if listed and text else text)

    def _end_row(self) -> None:
        self._rows.append(
            [Slot(" ".join(cell.words), cell.first, cell.width, self._head, cell.above) for cell in self._row]
        )
        self._row = []

    def _end_table(self) -> None:
        self.writer.table(self._rows)
        self._rows = []

    def close(self) -> None:
        """End what is still open where a document breaks off."""
        while self._paragraphs:
            self._put(self._paragraphs.pop())
        if self._row:
            self._end_row()
        if self._rows:
            self._end_table()

    def text(self) -> str:
        """Give the text, with what is still open; empty where it holds no words."""
        self.close()
        text = self.writer.text()
        return text if text.strip() else ""


def name_of(tag: str) -> str:
    """The name of a tag without its name space."""
    return tag.rpartition("}")[2]


def said(attributes: Mapping[str, str], name: str) -> str:
    """What an attribute says, in either name space of Word; nothing where it is missing."""
    return attributes.get(f"{_WORD}{name}") or attributes.get(f"{_STRICT}{name}") or ""
