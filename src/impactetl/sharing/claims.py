"""The claims of a dataset as those of its public edition: they take over what was masked in their records."""

from collections.abc import Iterator, Mapping, Sequence

from impactetl.masking import BLOCK, Masker
from impactetl.schema import Claim, ClaimLink, ClaimRecord, ImpactRecord
from impactetl.schema.claim import MergeReason
from impactetl.schema.public import PublicRecord
from impactetl.schema.public_claim import PublicClaim, PublicClaimLink, PublicClaimRecord
from impactetl.sharing.ids import hashed
from impactetl.sharing.places import Localities

_LABELS = ("population", "organization", "attributed_to")

Pair = tuple[ImpactRecord, PublicRecord]


class ClaimEditor:
    """Makes the claim rows of one edition; ``pairs`` has each record with its public row, by the id of the dataset."""

    def __init__(self, localities: Localities, pairs: Mapping[str, Pair], members: Sequence[ClaimRecord]) -> None:
        self._localities, self._pairs, self._members = localities, pairs, members
        self._records: dict[str, list[Pair]] = {}
        self._ids: dict[str, str] = {}
        for member in members:
            pair = pairs[member.record_id]
            self._records.setdefault(member.claim_id, []).append(pair)
            if member.reason is MergeReason.FIRST:
                self._ids[member.claim_id] = hashed(["claim", pair[1].record_id])

    def claims(self, claims: Sequence[Claim]) -> Iterator[PublicClaim]:
        """Give the rows of the claims."""
        for claim in claims:
            changed: dict[str, object] = {name: self._label(claim, name) for name in _LABELS}
            small = claim.place is not None and self._localities.is_small(claim.place)
            changed |= {
                "claim_id": self._ids[claim.claim_id],
                "best_record_id": self._pairs[claim.best_record_id][1].record_id,
                "place": None if small else claim.place,
            }
            kept = {name: getattr(claim, name) for name in PublicClaim.model_fields if name not in changed}
            yield PublicClaim.model_validate(kept | changed)

    def records(self) -> Iterator[PublicClaimRecord]:
        """Give the rows of the claims' records."""
        for member in self._members:
            row = self._pairs[member.record_id][1]
            yield PublicClaimRecord(
                claim_id=self._ids[member.claim_id],
                record_id=row.record_id,
                source_id=row.source_id,
                reason=member.reason,
            )

    def links(self, links: Sequence[ClaimLink]) -> Iterator[PublicClaimLink]:
        """Give the rows of the links."""
        for link in links:
            ends = self._ids[link.from_claim], self._ids[link.to_claim]
            yield PublicClaimLink(from_claim=ends[0], to_claim=ends[1], kind=link.kind, reason=link.reason)

    def _label(self, claim: Claim, name: str) -> str | None:
        """Give a label as the records that it comes from have it, the most masked one; else mask it by itself."""
        label: str | None = getattr(claim, name)
        if label is None:
            return None
        there: list[str] = [
            getattr(row, name) for record, row in self._records[claim.claim_id] if getattr(record, name) == label
        ]
        return max([*there, Masker().masked(label)], key=lambda text: text.count(BLOCK))
