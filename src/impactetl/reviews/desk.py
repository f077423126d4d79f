"""The rows of one document while verdicts are applied to them, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from impactetl.model import Document
from impactetl.records.identity import record_id
from impactetl.reviews.folder import place_of
from impactetl.reviews.restate import CERTAIN, restated
from impactetl.schema import Decision, ImpactRecord, Reason, Rejection, Review, Verdict

Key = tuple[int, int, str]
"""Where a record stands in its text: the span of its number, and its metric."""

_MADE = frozenset({"record_id", "review", "confidence"})
_UNITS_OF_REJECTIONS = frozenset({"year", "month", "week", "day"})


@dataclass(slots=True)
class Desk:
    """The rows of a document while verdicts are applied to them."""

    document: Document
    records: dict[Key, ImpactRecord]
    rejections: list[Rejection]
    renamed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, records: Sequence[ImpactRecord], rejections: Sequence[Rejection]) -> Self:
        """Lay out what the rules made."""
        return cls(document, {_key(record): record for record in records}, list(rejections))

    def apply(self, verdict: Verdict) -> None:
        """Apply one verdict, or raise EvidenceError and change nothing."""
        if verdict.verdict is Decision.REJECTED:
            self._reject(verdict)
        else:
            self._affirm(verdict)

    def rows(self) -> tuple[tuple[ImpactRecord, ...], tuple[Rejection, ...]]:
        """Give the rows in the order of the text; a part whose whole is gone is a part of nothing."""
        ids = {record.record_id for record in self.records.values()}
        rows = []
        for record in sorted(self.records.values(), key=_place):
            whole = self.renamed.get(record.part_of or "", record.part_of)
            kept = whole if whole in ids else None
            rows.append(record if kept == record.part_of else record.model_copy(update={"part_of": kept}))
        return tuple(rows), tuple(sorted(self.rejections, key=_place))

    def _reject(self, verdict: Verdict) -> None:
        start, end, metric = place_of(verdict)
        for key in [key for key in self.records if key[:2] == (start, end) and metric in {"", key[2]}]:
            self._refuse(self.records.pop(key))
        if not metric:
            self.rejections = [_seen(row) if _place(row) == (start, end) else row for row in self.rejections]

    def _affirm(self, verdict: Verdict) -> None:
        """Put the record of a verdict in the place of the one judged; where the rules have it by now, change that."""
        base = self.records.get(place_of(verdict))
        record = restated(self.document, verdict, base)
        standing = self.records.get(_key(record))
        if base is None and standing is not None:
            record = restated(self.document, verdict, standing)
        base = base or standing
        if base is not None:
            del self.records[_key(base)]
        if standing is not None and standing is not base:
            del self.records[_key(standing)]
        record = record.model_copy(update={"review": _review(record, base), "confidence": CERTAIN})
        record = self._named(record, base)
        self.records[_key(record)] = record
        if base is not None and _place(base) != _place(record):
            self._refuse(base)
        self.rejections = [
            row for row in self.rejections if not record.number_start <= row.number_start < record.number_end
        ]

    def _named(self, record: ImpactRecord, base: ImpactRecord | None) -> ImpactRecord:
        """Give a record the id that its metric and number text make, past the ids that others have."""
        same = ("metric", "number_text", "quote")
        if base is not None and all(getattr(base, name) == getattr(record, name) for name in same):
            return record
        taken = {other.record_id for other in self.records.values()}
        nth, made = 0, ""
        while not made or made in taken:
            made = record_id(record.source_id, record.quote, record.metric.value, record.number_text, nth)
            nth += 1
        if base is not None:
            self.renamed[base.record_id] = made
        return record.model_copy(update={"record_id": made})

    def _refuse(self, record: ImpactRecord) -> None:
        """Account for the number of a record that is gone, unless another record has it or it is refused already."""
        taken = any(
            other.number_start < record.number_end and record.number_start < other.number_end
            for other in self.records.values()
        )
        if taken or any(_place(row) == _place(record) for row in self.rejections):
            return
        names = [name for name in Rejection.model_fields if name in ImpactRecord.model_fields and name != "unit"]
        money_or_time = record.unit if record.unit.isupper() or record.unit in _UNITS_OF_REJECTIONS else None
        columns = {name: getattr(record, name) for name in names}
        self.rejections.append(
            Rejection(**columns, unit=money_or_time, reason=Reason.REVIEWER, cue=None, cue_metric=record.metric)
        )


def _key(record: ImpactRecord) -> Key:
    return record.number_start, record.number_end, record.metric.value


def _place(row: ImpactRecord | Rejection) -> tuple[int, int]:
    return row.number_start, row.number_end


def _seen(row: Rejection) -> Rejection:
    return row.model_copy(update={"reason": Reason.REVIEWER})


def _review(record: ImpactRecord, base: ImpactRecord | None) -> Review:
    """Say what the verdict made of the record: nothing new, another one, or one that was not there."""
    if base is None or base.review is Review.ADDED:
        return Review.ADDED
    changed = any(
        getattr(base, name) != getattr(record, name) for name in ImpactRecord.model_fields if name not in _MADE
    )
    return Review.CORRECTED if changed or base.review is Review.CORRECTED else Review.ACCEPTED
