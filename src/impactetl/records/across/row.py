"""A passage as this stage meets it: its words at once, its items once a figure may stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from impactetl.grammar.tokens import compounds_in, words_in
from impactetl.metrics.base import Role
from impactetl.metrics.groups import JUDGED
from impactetl.model import Mentions, NumberKind, Passage, PassageKind, PlaceKind, Span
from impactetl.records.base.cues import Hit, Told
from impactetl.records.base.link import SINGULAR, fits
from impactetl.records.base.told import is_estimate, is_multitude
from impactetl.records.doubting.passing import NEVER_IMPLIED
from impactetl.records.linking.labels.beside import counted_label, may_be_label, number_first, unmarked, year_behind
from impactetl.records.linking.labels.shapes import reshaped
from impactetl.records.linking.labels.tallies import paired, tallied
from impactetl.records.linking.ways import by_no_cue
from impactetl.syntax.items import Item, items_of, tagged, wholes
from impactetl.syntax.phrases import Phrase, countless_phrases, may_deny, single_people

_CUED = frozenset({NumberKind.MONEY, NumberKind.TERM, NumberKind.ORDINAL})
# A label may lead to its number in each of these.
_LINES = frozenset({PassageKind.ITEM, PassageKind.HEADING, PassageKind.SENTENCE})
_COUNTED = frozenset({NumberKind.CARDINAL, NumberKind.VAGUE}) | _CUED
# What the form of a number leaves open; a negated one denies its class.
_OPEN = frozenset({None, "negated"})


@dataclass(frozen=True)
class Row:
    """A passage with its mentions and the heading above it; what is costly is worked out when it is asked for."""

    text: str
    passage: Passage
    mentions: Mentions
    heading: Span | None = None

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words outside of numbers and dates, and those that hyphens join as well whole."""
        piece = self._between
        words = words_in(piece)
        if _holds_sign(piece):
            words += compounds_in(piece)
        return frozenset(words)

    @property
    def _between(self) -> str:
        """The text between the numbers and dates, a line for each stretch of it."""
        if not self.mentions.numbers and not self.mentions.dates:
            return self.text[self.passage.start : self.passage.end]
        at, pieces = self.passage.start, []
        for whole in wholes(self.mentions.numbers, self.mentions.dates):
            pieces.append(self.text[at : whole.start])
            at = whole.end
        pieces.append(self.text[at : self.passage.end])
        return "\n".join(pieces)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items; in "label: number" the number comes first, as it would in a sentence."""
        passage, mentions = self.passage, self.mentions
        demonyms = frozenset(p.start for p in mentions.places if p.kind is PlaceKind.DEMONYM)
        row = items_of(self.text, (passage.start, passage.end), mentions.numbers, mentions.dates, demonyms)
        if passage.heads and not passage.cells:
            row = year_behind(row)
        if passage.kind in _LINES or (passage.kind is PassageKind.ROW and not passage.cells):
            if not may_be_label(row):
                return row
            row = reshaped(row)
            return tallied(row) or paired(row) or number_first(row)
        if passage.kind is not PassageKind.BLOCK:
            return row
        row = unmarked(row)
        label_first = row and row[0].number is None and row[-1].number is not None
        return tagged((row[-1], *counted_label(row[:-1]))) if label_first else row

    def heads_columns(self) -> bool:
        """Tell whether this is a line of headings over columns of figures; one that heads all of them may say more."""
        passage = self.passage
        if not passage.heads or passage.cells or passage.heads == ((passage.start, passage.end),):
            return False
        return all(any(a <= number.start < b for a, b in passage.heads) for number in self.mentions.numbers)

    def counts_nothing(self) -> bool:
        """Tell whether neither a number nor one person nor a denial stands here, so that no cue can count anything."""
        return not (self.mentions.numbers or may_deny(self.vocabulary) or self._people)

    def may_count(self, topics: frozenset[str]) -> bool:
        """Tell whether a number may be a statistic though no cue says so: money, a term, a rank, or by its way."""
        told = any(n.kind in _CUED or is_multitude(n) or is_estimate(n) for n in self.mentions.numbers)
        return told or by_no_cue(self.vocabulary, topics)

    def counts(self) -> bool:
        """Tell whether a number stands here that its form leaves open."""
        return any(number.refused in _OPEN and number.kind in _COUNTED for number in self.mentions.numbers)

    def may_imply(self, cues: Sequence[Told]) -> bool:
        """Tell whether one of the cues may count without a number: one person, or nobody."""
        if may_deny(self.vocabulary) or (self._one_did and any(told.metric in JUDGED for told in cues)):
            return True
        return any(told.metric not in NEVER_IMPLIED and told.cue.counts & self._people for told in cues)

    @cached_property
    def _people(self) -> frozenset[str]:
        """The classes of those who may be counted one by one."""
        demonyms = any(place.kind is PlaceKind.DEMONYM for place in self.mentions.places)
        return single_people(self.vocabulary) | (_PEOPLE if demonyms else frozenset())

    def implies(self, hits: Sequence[Hit]) -> bool:
        """Tell whether one of the hits counts what stands here without a number."""
        if not hits:
            return False
        named = self._one_did and any(hit.metric in JUDGED and _of_one(hit) for hit in hits)
        return named or any(_may_link(hit, phrase) for phrase in countless_phrases(self.items) for hit in hits)

    @property
    def _one_did(self) -> bool:
        """Whether a verb in the singular stands here, whose subject may be a person whom no list knows."""
        return not self.vocabulary.isdisjoint(SINGULAR)


def _of_one(hit: Hit) -> bool:
    return hit.group is not None and hit.group.voice == "passive"


def _may_link(hit: Hit, phrase: Phrase) -> bool:
    if phrase.basis == "zero":
        return hit.cue.role is Role.NOUN or fits(hit, phrase)
    return hit.metric not in NEVER_IMPLIED and fits(hit, phrase)


_PEOPLE = frozenset({"people"})


def _holds_sign(piece: str) -> bool:
    """Whether a hyphen or an apostrophe stands in it."""
    return "-" in piece or "'" in piece or not piece.isascii()
