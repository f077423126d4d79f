"""What is found on a page of a PDF, in points from the lower left corner of the page as it is shown."""

from dataclasses import dataclass

# Left, top, right, foot: the order in which pdfium tells them.
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Word:
    """A word with its box: left, foot, right, top."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Line:
    """A stretch of words on one line, as pdfium found it in the content; its box is that of its words.

    ``start`` is its place in the text of the page; ``weight`` that of its font, 0 where it is not told.
    """

    text: str
    start: int
    x0: float
    y0: float
    x1: float
    y1: float
    weight: int

    @property
    def height(self) -> float:
        """The height, which grows with the size of the font."""
        return self.y1 - self.y0


@dataclass(slots=True)
class Rule:
    """A drawn line: across from ``low`` to ``high`` at height ``at``, or upright from ``low`` to ``high`` at ``at``."""

    upright: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page that is stored lying or upside down is shown; ``width`` and ``height`` are as shown."""

    quarters: int
    width: float
    height: float

    def box(self, box: Box) -> Box:
        """Turn a box."""
        left, top, right, foot = box
        match self.quarters:
            case 1:
                return foot, self.height - left, top, self.height - right
            case 2:
                return self.width - right, self.height - foot, self.width - left, self.height - top
            case 3:
                return self.width - top, right, self.width - foot, left
        return box

    def rule(self, rule: Rule) -> Rule:
        """Turn a rule."""
        if not self.quarters:
            return rule
        across = (rule.low, rule.at, rule.high, rule.at)
        left, top, right, foot = self.box((rule.at, rule.high, rule.at, rule.low) if rule.upright else across)
        return Rule(upright=True, at=left, low=foot, high=top) if left == right else Rule(False, foot, left, right)  # noqa: FBT003 -- the fields are in order
