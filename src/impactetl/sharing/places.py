"""The small-place rule: a locality where few people are counted is told by its country alone."""

from collections.abc import Iterable

from impactetl.lexicon.places import fold
from impactetl.masking import Span, towns
from impactetl.mentions.places import find_places
from impactetl.model import PlaceKind
from impactetl.schema import ImpactRecord, MetricName, Modality

LEAST_PEOPLE = 11
"""Fewer counted people than this give a locality away. Cells of 1 to 10 persons are what statistical offices suppress,
as the US Centers for Medicare & Medicaid Services do in their policy on cell sizes."""

# A prevalence is an estimate over a country, not people who were met in a place.
_NOT_COUNTED = frozenset((MetricName.VICTIMS_ESTIMATED,))


class Localities:
    """The localities of a dataset and how many people are counted in each.

    A locality's count is the greatest that one record gives: adding the records up would count one fact twice.
    """

    def __init__(self, records: Iterable[ImpactRecord]) -> None:
        self._people: dict[str, float] = {}
        for record in records:
            if record.place is not None:
                key = fold(record.place)
                self._people[key] = max(self._people.get(key, 0), _people(record))

    def is_small(self, place: str) -> bool:
        """Tell whether too few people are counted in a locality to name it; one with no record counts none."""
        return self._people.get(fold(place), 0) < LEAST_PEOPLE

    def spans(self, text: str) -> list[Span]:
        """Give the spans of the small localities that a text names, as offsets: every town, and what records name."""
        found = [
            (m.start, m.end) for m in find_places(text, 0, len(text)) if self._hidden(m.kind, text[m.start : m.end])
        ]
        return found + [(start, end) for start, end in towns(text) if self.is_small(text[start:end])]

    def _hidden(self, kind: PlaceKind, name: str) -> bool:
        if kind is PlaceKind.CITY:
            return self.is_small(name)
        return kind is PlaceKind.REGION and fold(name) in self._people and self.is_small(name)


def _people(record: ImpactRecord) -> float:
    counted = record.unit == "person" and record.modality is Modality.ACTUAL and record.metric not in _NOT_COUNTED
    return next((n for n in (record.value, record.value_min, record.value_max) if n is not None), 0) if counted else 0
