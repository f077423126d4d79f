"""The finders over the passages of one document, run when a stage asks for what stands in a passage."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

from impactetl.grammar.citations import citations
from impactetl.lexicon.load import words_of
from impactetl.mentions.date_finder import find_dates
from impactetl.mentions.numbers import find_numbers
from impactetl.mentions.places import find_places
from impactetl.model import Mentions, NumberMention, Passage, PassageKind, PlaceMention, Span
from impactetl.passages import pieces

# What opens a line above the columns of a table, before a gap; and so far above its last line may the first one stand.
_CORNER = re.compile(r"[\s|]*([^\W\d_]+(?: [^\W\d_]+)?)(?:\t|\s{2,}|\s*\|)")
_HEAD_CHARS = 400


@dataclass(frozen=True)
class Finder:
    """What stands in the passages of a text, found once each.

    ``hint`` is the country whose towns come first where several share a name.
    """

    text: str
    hint: frozenset[str] = frozenset()
    _known: dict[int, Mentions] = field(default_factory=dict)
    _heads: dict[Span, Mentions] = field(default_factory=dict)

    def mentions(self, passage: Passage) -> Mentions:
        """Give numbers, dates and places of a passage, in a table row of each cell by itself."""
        if passage.start not in self._known:
            self._known[passage.start] = self._without_citations(self._found(passage))
        return self._known[passage.start]

    def context(self, passage: Passage) -> Mentions:
        """Give what a passage hands to those behind it: dates and places, and numbers if they were found already."""
        if passage.start in self._known:
            return self._known[passage.start]
        dates = tuple(date for span, heads in _spans(passage) for date in find_dates(self.text, *span, heading=heads))
        return Mentions((), dates, self.places(passage))

    def places(self, passage: Passage) -> tuple[PlaceMention, ...]:
        """Give the places that a passage names."""
        if passage.start in self._known:
            return self._known[passage.start].places
        named = self._named(passage)
        return tuple(
            place
            for span, _ in _spans(passage)
            for place in find_places(self.text, *span, self.hint, label=named and span[0] == passage.start)
        )

    def _found(self, passage: Passage) -> Mentions:
        if not passage.cells and not passage.heads:
            return self._span((passage.start, passage.end))
        named = self._named(passage)
        parts = [
            self._span(span, heads=heads, label=named and span[0] == passage.start) for span, heads in _spans(passage)
        ]
        columns = [span for cell in passage.cells for span in (*cell.columns, *cell.wholes)]
        columns += [passage.caption] if passage.caption is not None else []
        for span in columns:
            if span not in self._heads:
                self._heads[span] = self._span(span, heads=True)
        return Mentions(
            tuple(number for part in parts for number in part.numbers),
            tuple(date for part in parts for date in part.dates),
            tuple(place for part in parts for place in part.places),
            {span: self._heads[span] for span in columns},
        )

    def _span(self, span: Span, *, heads: bool = False, label: bool = False) -> Mentions:
        dates = find_dates(self.text, *span, heading=heads)
        places = find_places(self.text, *span, self.hint, label=label)
        return Mentions(find_numbers(self.text, *span, dates), dates, places)

    def _named(self, passage: Passage) -> bool:
        """Whether the row of a table is labelled by a place: one of the lines above its columns opens with "Town"."""
        if not passage.cells or passage.lead is None or passage.kind is not PassageKind.ROW:
            return False
        start = max(self.text.rfind("\n\n", 0, passage.lead[0]), passage.lead[0] - _HEAD_CHARS, 0)
        corners = (_CORNER.match(line) for line in self.text[start : passage.lead[1]].splitlines())
        return any(corner is not None and corner[1].lower() in _place_kinds() for corner in corners)

    def _without_citations(self, found: Mentions) -> Mentions:
        """Refuse the numbers that cite sources."""
        if not found.numbers or not self._citations:
            return found
        return replace(found, numbers=tuple(map(self._cited, found.numbers)))

    def _cited(self, number: NumberMention) -> NumberMention:
        i = bisect_right(self._citations, (number.start, len(self.text))) - 1
        inside = i >= 0 and number.end <= self._citations[i][1] and number.refused is None
        return replace(number, refused="reference") if inside else number

    @cached_property
    def _citations(self) -> list[Span]:
        return citations(self.text)


def _place_kinds() -> frozenset[str]:
    return words_of("tables", "corner", "places")


def _spans(passage: Passage) -> list[tuple[Span, bool]]:
    cut = passage.cells or passage.heads
    return list(pieces(passage)) if cut else [((passage.start, passage.end), False)]
