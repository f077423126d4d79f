"""The working form of a number expression while the grammar reads it."""

from dataclasses import dataclass

from impactetl.model import NumberKind


@dataclass(slots=True)
class Atom:
    """One number expression in a plain stretch; places are indices into that stretch.

    ``outer_start`` and ``outer_end`` grow as qualifier words are read. ``scale`` is the factor of a scale word at its
    end; ``core_start`` and ``core_end`` span the numeral without currency or unit of time. ``leans`` tells that it took
    its unit from a term before it.
    """

    start: int
    end: int
    kind: NumberKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    unit: str | None = None
    refused: str | None = None
    scale: float = 1.0
    core_start: int = -1
    core_end: int = -1
    outer_start: int = -1
    outer_end: int = -1
    leans: bool = False

    def __post_init__(self) -> None:
        """Let the wider spans start as the span itself."""
        if self.core_start < 0:
            self.core_start, self.core_end = self.start, self.end
        self.outer_start, self.outer_end = self.start, self.end

    def set_exact(self, value: float) -> None:
        """State one value, with both bounds on it."""
        self.value = self.low = self.high = value
        self.qualifier = "exact"


def exact(start: int, end: int, kind: NumberKind, value: float, refused: str | None = None) -> Atom:
    """Make an atom of one exact value."""
    return Atom(start, end, kind, value, value, value, refused=refused)


def refusal(start: int, end: int, kind: NumberKind, refused: str) -> Atom:
    """Make an atom whose form is no quantity at all."""
    return Atom(start, end, kind, refused=refused)
