"""The notes of a Word document: which ones its body refers to, and their words, from a part of their own."""

from collections.abc import Mapping

from impactetl.sources.docx.body import Body, name_of, said
from impactetl.sources.grid import RAISED_DIGITS

# Part of the file, by the tag of a note in it. Its heading in the text keeps what goes before from being its context.
PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
HEADING = "Notes"


class Notes:
    """Gathers the words of one part's notes as its tags come; a note is words on one line."""

    def __init__(self, kind: str, most_tags: int) -> None:
        self.words: dict[str, str] = {}
        self.left = most_tags
        self._kind = kind
        self._open: tuple[str, Body] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag.

        Raises:
            LimitError: there are too many.

        """
        if self._open is not None:
            self._open[1].start(tag, attributes)
        elif name_of(tag) == self._kind:
            self._open = said(attributes, "id"), Body(self.left)

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if self._open is None:
            return
        if name_of(tag) == self._kind:
            self.close()
        else:
            self._open[1].end(tag)

    def data(self, words: str) -> None:
        """Take text."""
        if self._open is not None:
            self._open[1].data(words)

    def close(self) -> None:
        """End the note that is open, where a part breaks off within it, too."""
        if self._open is not None:
            known, body = self._open
            self.words[known] = " ".join(body.text().split())
            self.left = body.left
            self._open = None


def put(body: Body, found: Mapping[str, Mapping[str, str]]) -> None:
    """Write the notes behind the body, in the order of their marks, each behind its own; ``found`` has them by kind."""
    noted = [(mark, found.get(kind, {}).get(known, "")) for (kind, known), mark in body.marks.items()]
    lines = [f"{str(mark).translate(RAISED_DIGITS)} {words}" for mark, words in noted if words]
    if lines:
        body.close()
        for line in (HEADING, *lines):
            body.writer.paragraph(line)
