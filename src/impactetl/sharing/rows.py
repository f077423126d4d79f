"""The rows of a dataset as rows of the public edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from impactetl.errors import EvidenceError
from impactetl.masking import BLOCK, Masker, Span, covered
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord, Rejection, Source, ValueBasis
from impactetl.schema.public import Proof, PublicRecord, PublicRejection, PublicSource
from impactetl.sharing.ids import Ids
from impactetl.sharing.links import public_link
from impactetl.sharing.places import Localities

# The hash of a document's bytes stays where at most this share of its text is quoted and this many characters are not:
# without the rest of the text nobody can try names until the hash fits.
MOST_QUOTED, LEAST_UNSEEN = 0.5, 200
_LABELS = ("organization", "attributed_to", "population", "table_row", "table_column")


@dataclass
class Editor:
    """Makes the rows of one edition; sources come before their records, in the order of their table."""

    localities: Localities
    ids: Ids = field(default_factory=Ids)
    source_ids: dict[str, str] = field(default_factory=dict)
    record_ids: dict[str, str] = field(default_factory=dict)

    def source(self, masker: Masker, source: Source, records: Sequence[ImpactRecord]) -> PublicSource:
        """Give the row of a document; ``masker`` knows its text."""
        uri = masker.address(source.uri)
        self.source_ids[source.source_id] = self.ids.of("source", uri)
        quoted = sum(end - start for start, end in {(r.quote_start, r.quote_end) for r in records})
        return PublicSource(
            source_id=self.source_ids[source.source_id],
            uri=uri,
            record=None if source.record is None else masker.address(source.record),
            title=self._free(masker, source.title),
            publisher=None if source.publisher is None else masker.body(source.publisher),
            author=None if source.author is None else masker.author(source.author),
            sha256=source.sha256 if _unseen(source, quoted) else None,
            url=public_link(source.url, shows=True, masked=masker.address),
            rights=None if source.rights is None else masker.body(source.rights),
            **{name: getattr(source, name) for name in ("published", "language", "country", "media_type", "chars")},
        )

    def _free(self, masker: Masker, text: str | None) -> str | None:
        return None if text is None else covered(text, [*masker.spans(text), *self.localities.spans(text)])

    def records(self, masker: Masker, records: Sequence[ImpactRecord]) -> Iterator[PublicRecord]:
        """Give the rows of a document's records, in the order of the text."""
        made = [(record, self._record(masker, record)) for record in records]
        self.record_ids |= {record.record_id: row.record_id for record, row in made}
        for record, row in made:
            whole = None if record.part_of is None else self.record_ids[record.part_of]
            yield row.model_copy(update={"part_of": whole})

    def rejection(self, rejection: Rejection) -> PublicRejection:
        """Give the row of a refused number."""
        kept = {name: getattr(rejection, name) for name in PublicRejection.model_fields if name != "source_id"}
        return PublicRejection(source_id=self.source_ids[rejection.source_id], **kept)

    def _record(self, masker: Masker, record: ImpactRecord) -> PublicRecord:
        quote = covered(record.quote, self._quote_spans(masker, record))
        start = record.number_start - record.quote_start
        number = quote[start : start + len(record.number_text)]
        source_id = self.source_ids[record.source_id]
        shows = quote != record.quote or record.value_basis is ValueBasis.IMPLIED
        changed: dict[str, object] = {
            "record_id": self.ids.of("record", source_id, quote, record.metric.value, number),
            "source_id": source_id,
            "place": None if record.place is None or self.localities.is_small(record.place) else record.place,
            "quote": quote,
            "number_text": number,
            "link": public_link(record.link, shows=shows, masked=masker.address),
            "part_of": None,
            "masked_chars": quote.count(BLOCK) - record.quote.count(BLOCK),
            "proof": _proof(record, quote, number),
        }
        changed |= {name: self._label(masker, record, quote, getattr(record, name)) for name in _LABELS}
        kept = {name: getattr(record, name) for name in PublicRecord.model_fields if name not in changed}
        return PublicRecord.model_validate(kept | changed)

    def _quote_spans(self, masker: Masker, record: ImpactRecord) -> list[Span]:
        """What must be masked in a quote; the words of a number stay, unless the one counted is a person."""
        spans = [*masker.spans(record.quote), *self.localities.spans(record.quote)]
        if record.value_basis is ValueBasis.IMPLIED:
            return spans
        start, end = record.number_start - record.quote_start, record.number_end - record.quote_start
        pieces = [(low, min(high, start)) for low, high in spans] + [(max(low, end), high) for low, high in spans]
        return [(low, high) for low, high in pieces if low < high]

    def _label(self, masker: Masker, record: ImpactRecord, quote: str, label: str | None) -> str | None:
        """Mask a label; one that stands in the quote is masked as it is there, where its neighbours are known."""
        if label is None:
            return None
        at = record.quote.find(label)
        own = self._free(masker, label) or label
        there = quote[at : at + len(label)] if at >= 0 else label
        return "".join(BLOCK if BLOCK in pair else pair[0] for pair in zip(own, there, strict=True))


def _unseen(source: Source, quoted: int) -> bool:
    """Whether enough of a text stays unseen that its hash gives nothing away."""
    return quoted <= MOST_QUOTED * source.chars and source.chars - quoted >= LEAST_UNSEEN


def _proof(record: ImpactRecord, quote: str, number: str) -> Proof:
    """Read the number again in the masked quote."""
    at = record.quote_start
    moved = {name: getattr(record, name) - at for name in ("quote_start", "quote_end", "number_start", "number_end")}
    try:
        prove(record.model_copy(update={**moved, "quote": quote, "number_text": number}), quote)
    except EvidenceError:
        return Proof.MASKED
    return Proof.REREAD
