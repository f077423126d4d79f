"""The passages of a text, what stands in each, and the setting in which they are read."""

from collections.abc import Callable, Sequence

from impactetl.model import Mentions, Passage, plain
from impactetl.records.across.row import Row
from impactetl.records.base.setting import Setting, Whole


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

    @property
    def setting(self) -> Setting:
        """The setting of the text as a whole."""
        return Setting(self.whole, self.whole.topics)

    def row(self, i: int) -> Row:
        """Give a passage with what stands in it."""
        return Row(self.text, self.passages[i], self.mentions(self.passages[i]))

    def words(self, i: int) -> str:
        """Give what a passage says."""
        return self.text[self.passages[i].start : self.passages[i].end]
