"""Readings -> ImpactRecord and Rejection: the one place where rows are made."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from impactetl.errors import EvidenceError
from impactetl.grammar.money import resolve_currency
from impactetl.metrics.registry import metric as metric_of
from impactetl.model import Document, NumberKind, NumberMention
from impactetl.records.across.same_people import SamePeople
from impactetl.records.across.shares import as_share
from impactetl.records.address import link_of, page_of
from impactetl.records.base.context import Context
from impactetl.records.base.link import Link
from impactetl.records.base.told import MILESTONE
from impactetl.records.base.units import unit_of
from impactetl.records.columns.groups import number_columns, people_columns, place_columns, time_columns
from impactetl.records.dating.figure import figure_of
from impactetl.records.dating.headed import headed
from impactetl.records.dating.to_come import is_to_come
from impactetl.records.dating.when import when
from impactetl.records.draft import Reading
from impactetl.records.identity import record_id
from impactetl.records.inheriting.bare_terms import RULE as BARE_TERM
from impactetl.records.inheriting.whole_of_share import dated_as
from impactetl.records.placing.where import Where, where
from impactetl.records.proof import PAIR, prove
from impactetl.records.refuse import reason_of
from impactetl.schema import ImpactRecord, MetricName, Qualifier, Reason, Rejection, Review, Scope

EXTRACTOR_VERSION = "1"
# A record is rated when all of its passage are made: how many they are is a sign, too.
UNRATED = 0.0


@dataclass
class Maker:
    """Makes the rows of one document; it counts repeated places, so that each record has an id of its own."""

    document: Document
    seen: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    milestones: set[tuple[str, float]] = field(default_factory=set)
    told: dict[int, tuple[Link, ImpactRecord]] = field(default_factory=dict)
    people: SamePeople = field(default_factory=SamePeople)

    def records(self, reading: Reading, context: Context) -> Iterator[ImpactRecord]:
        """Make the records of one passage, in order; a part comes with the id of its whole, wherever that stands."""
        made: list[tuple[Link, ImpactRecord]] = []
        others = [link.phrase.start for link in reading.links]
        for link in reading.links:
            record = self._record(reading, link, context, others)
            if record is None:
                reading.refused.setdefault(link.phrase.start, "unsure")
            else:
                made.append((link, self.people.told(self._echo(record), link, reading.passage)))
        ids = {(link.phrase.start, link.metric): record.record_id for link, record in made}
        for link, record in made:
            whole = ids.get((link.whole.start, link.metric)) if link.whole is not None else None
            part = self._share(link, record) if whole is None else record.model_copy(update={"part_of": whole})
            self.told[id(link)] = link, part
            yield part

    def _share(self, link: Link, record: ImpactRecord) -> ImpactRecord:
        """Tie a share to the count of an earlier passage that it is of; links are known by identity, not by words."""
        _, whole = self.told.get(id(link.share_of), (None, None))
        return record if whole is None else as_share(record, whole)

    def _echo(self, record: ImpactRecord) -> ImpactRecord:
        """A milestone told again is the same count since a start ("150 convictions is an amazing milestone")."""
        if record.value is None or record.value < MILESTONE:
            return record
        key = (record.metric.value, record.value)
        if record.scope is Scope.CUMULATIVE:
            self.milestones.add(key)
        elif key in self.milestones and record.scope is Scope.EVENT:
            return record.model_copy(update={"scope": Scope.CUMULATIVE})
        return record

    def _record(self, reading: Reading, link: Link, context: Context, others: Sequence[int]) -> ImpactRecord | None:
        text, view = self.document.text, reading.view
        number = _number(reading, link, text)
        cue = link.hit.at if link.hit is not None else None
        place = where(view, link.phrase, reading.mentions.places, context, cue if link.hit and link.hit.group else None)
        unit = _unit(link, number, place, reading, text)
        if unit is None or not _finite(number):
            return None
        figure = figure_of(view, dated_as(view, link, reading.links), others)
        date = headed(reading, figure, when(view, figure, context), context)
        if link.modality == "actual" and is_to_come(reading, link, date, context.frame):
            link = replace(link, modality="planned")
        quote = text[reading.passage.start : reading.passage.end]
        number_text = text[number.start : number.end]
        page = page_of(self.document, number.start)
        record = ImpactRecord(
            record_id=self._id(quote, link.metric, number_text),
            **number_columns(link, number, unit, number_text),
            **time_columns(reading, link, date, context, figure),
            **place_columns(place),
            **people_columns(reading, link, context, text),
            source_id=self.document.source_id,
            quote=quote,
            quote_start=reading.passage.start,
            quote_end=reading.passage.end,
            page=page,
            table_row=reading.row,
            table_column=reading.column,
            link=link_of(self.document, page, (reading.passage.start, reading.passage.end)),
            part_of=None,
            review=Review.NONE,
            extractor=link.rule,
            extractor_version=EXTRACTOR_VERSION,
            confidence=UNRATED,
        )
        try:
            prove(record, text)
        except EvidenceError:
            return None
        return record

    def _id(self, quote: str, metric: str, number_text: str) -> str:
        key = (quote, metric, number_text)
        nth = self.seen[key]
        self.seen[key] += 1
        return record_id(self.document.source_id, *key, nth)

    def rejections(self, reading: Reading) -> Iterator[Rejection]:
        """Refuse every number expression of a passage that no record has."""
        if not reading.mentions.numbers:
            return
        text = self.document.text
        linked = {link.phrase.start for link in reading.links if link.phrase.start not in reading.refused}
        items = reading.view.items
        taken = [(items[i].start, items[i].end) for i in linked]
        implied = [
            link.phrase for link in reading.links if link.phrase.basis == "implied" and link.phrase.start in linked
        ]
        taken += [(items[p.start].start, items[max(p.end - 1, p.start)].end) for p in implied]
        index = {item.number.start: i for i, item in enumerate(items) if item.number is not None}
        quote = text[reading.passage.start : reading.passage.end]
        for number in reading.mentions.numbers:
            if any(a <= number.start < b for a, b in taken):
                continue
            reason, cue, metric = reason_of(reading, index.get(number.start), number)
            finite = _finite(number)
            yield Rejection(
                source_id=self.document.source_id,
                number_text=text[number.start : number.end],
                number_start=number.start,
                number_end=number.end,
                quote=quote,
                quote_start=reading.passage.start,
                quote_end=reading.passage.end,
                value=number.value if finite else None,
                value_min=number.low if finite else None,
                value_max=number.high if finite else None,
                qualifier=Qualifier(number.qualifier) if number.qualifier else None,
                unit=number.unit,
                reason=Reason(reason),
                cue=cue,
                cue_metric=MetricName(metric) if metric else None,
            )


def _finite(number: NumberMention) -> bool:
    """Whether an expression reads as a number at all: hundreds of digits in a row do not."""
    told = [x for x in (number.value, number.low, number.high) if x is not None]
    return bool(told) and all(isfinite(x) for x in told)


def _number(reading: Reading, link: Link, text: str) -> NumberMention:
    """The number of a link: stated, implied by one person, or a zero."""
    items = reading.view.items
    item = items[link.phrase.start]
    if link.phrase.basis == "zero":
        return NumberMention(item.start, item.end, NumberKind.CARDINAL, 0.0, 0.0, 0.0, "exact")
    if link.phrase.basis == "implied":
        whole = link.phrase.of and item.lower == "both"  # "both of the cases": the number is "both"
        end = item.end if whole else items[max(link.phrase.end - 1, link.phrase.start)].end
        pair = bool(PAIR & set(text[item.start : end].lower().split()))
        one = 2.0 if pair else 1.0
        return NumberMention(item.start, end, NumberKind.CARDINAL, one, one, one, "exact")
    assert item.number is not None  # noqa: S101 -- a stated phrase starts at its number
    if link.negated:
        return NumberMention(item.number.start, item.number.end, NumberKind.CARDINAL, 0.0, 0.0, 0.0, "exact")
    return item.number


def _unit(link: Link, number: NumberMention, place: Where, reading: Reading, text: str) -> str | None:
    if number.kind is NumberKind.MONEY:
        return resolve_currency(number.unit or "", place.country)
    if number.kind is NumberKind.TERM:
        return number.unit if link.metric == "sentence_length" else None
    if metric_of(link.metric).unit in {"money", "year"} and link.rule != BARE_TERM:
        return None
    quote = text[reading.passage.start : reading.passage.end]
    span = (number.start - reading.passage.start, number.end - reading.passage.start)
    return unit_of(metric_of(link.metric), quote, span)
