"""The passages of a text, what stands in each, and the setting in which they are read."""

from collections.abc import Callable, Sequence
from dataclasses import field

from impactetl.model import Mentions, NumberKind, Passage, PassageKind, Span, plain
from impactetl.records.across.row import Row
from impactetl.records.base.setting import Setting, Whole

# So many lines of figures that are headings themselves stand below one.
_LINES = 12


@plain
class PassageRows:
    """What the stages that read passage after passage have in common.

    ``text`` is what the passages point into, ``whole`` the document that it is, or is a stretch of. ``mentions`` finds
    what stands in a passage; it is asked for those that are read.
    """

    text: str
    whole: Whole
    passages: Sequence[Passage]
    mentions: Callable[[Passage], Mentions]
    _rows: dict[int, Row] = field(default_factory=dict)

    @property
    def setting(self) -> Setting:
        """The setting of the text as a whole."""
        return Setting(self.whole, self.whole.topics)

    def row(self, i: int) -> Row:
        """Give a passage with what stands in it; each is kept with what was worked out of it."""
        if i not in self._rows:
            passage = self.passages[i]
            self._rows[i] = Row(self.text, passage, self.mentions(passage), self._heading(i))
        return self._rows[i]

    def _heading(self, i: int) -> Span | None:
        """The heading above a passage; of lines of figures that are headings themselves, the one above them all."""
        for k in range(i, max(i - _LINES, -1), -1):
            passage = self.passages[k]
            if passage.kind is not PassageKind.HEADING:
                return passage.headings[-1] if k == i and passage.headings else None
            if k < i and all(number.kind is NumberKind.DATE for number in self.mentions(passage).numbers):
                return passage.headings[-1]
        return None

    def words(self, i: int) -> str:
        """Give what a passage says."""
        return self.text[self.passages[i].start : self.passages[i].end]
