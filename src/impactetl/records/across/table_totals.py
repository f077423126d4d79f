"""The countries of a total: those that head the other rows of its table."""

from dataclasses import dataclass, replace

from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of
from impactetl.model import PassageKind, PlaceKind, PlaceRole, Span
from impactetl.records.base.context import Context, Place
from impactetl.records.draft import Reading

_NAMING = frozenset({PlaceRole.NAME, PlaceRole.AT})


@dataclass(slots=True)
class TableTotals:
    """The countries that head the rows of one table, read from its first row on."""

    text: str
    lead: Span | None = None
    codes: tuple[str, ...] = ()
    end: int = 0

    def enter(self, reading: Reading, context: Context) -> Context:
        """Give the context of a passage: in the row of a total, that of the countries whose rows it adds up."""
        passage = reading.passage
        if passage.kind is not PassageKind.ROW or not passage.cells or passage.cells[0].header is None:
            return context
        near = self.text.count("\n", self.end, passage.start) <= 1
        if passage.lead != self.lead or (passage.lead is None and not near):
            self.lead, self.codes = passage.lead, ()
        self.end = passage.end
        label = passage.cells[0].header
        inside = [p for p in reading.mentions.places if label[0] <= p.start and p.end <= label[1]]
        if not inside and _is_total(self.text[slice(*label)]) and len(self.codes) > 1 and not self._of_origins():
            return replace(context, paragraph_place=None, lead_place=Place(self.codes))
        named = [p.codes[0] for p in inside if p.kind is PlaceKind.COUNTRY and p.role in _NAMING and len(p.codes) == 1]
        self.codes = tuple(dict.fromkeys((*self.codes, *named)))
        return context

    def _of_origins(self) -> bool:
        """Whether the corner of the table says that its rows tell where people come from."""
        if self.lead is None:
            return False
        corner = self.text[self.text.rfind("\n", 0, self.lead[0]) + 1 : self.lead[0]]
        return not words_of("tables", "total", "origins").isdisjoint(words_in(corner))


def _is_total(label: str) -> bool:
    """Whether the label of a row says that it adds up others: "Grand total", "All countries"."""
    told = words_in(label)
    return bool(told) and told[0] in words_of("tables", "total", "openings")
