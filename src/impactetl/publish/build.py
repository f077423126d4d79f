"""What one run made, ready to be published."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from impactetl.claims.vague import VagueRules, vague_rules
from impactetl.schema import (
    SCHEMA_VERSION,
    CountryRow,
    ImpactRecord,
    MetricRow,
    Problem,
    QualityRow,
    Rejection,
    Source,
)
from impactetl.store.columns import SPECS, Rows, Stamp

if TYPE_CHECKING:
    import pyarrow as pa


class Content(Protocol):
    """What a build publishes, whether it lies in memory or on disk."""

    @property
    def stamp(self) -> Stamp:
        """What every file of the build carries."""

    @property
    def metrics(self) -> tuple[MetricRow, ...]:
        """Table ``metrics``, which says which units a record may have."""

    @property
    def vague_rules(self) -> VagueRules:
        """What vague words count for in claims."""

    def batches(self, name: str, schema: "pa.Schema") -> Iterator["pa.RecordBatch"]:
        """Give the rows of a table that was read, in its order, as batches of ``schema``."""


@dataclass(frozen=True, slots=True)
class Build:
    """The rows of every table, and the ``build_id`` (see ``build_id_of``) that every file will carry.

    The tables of claims are made of records and sources when the build is written.
    """

    sources: tuple[Source, ...]
    records: tuple[ImpactRecord, ...]
    rejections: tuple[Rejection, ...]
    problems: tuple[Problem, ...]
    metrics: tuple[MetricRow, ...]
    countries: tuple[CountryRow, ...]
    quality: tuple[QualityRow, ...]
    build_id: str
    code_version: str
    vague_rules: VagueRules = field(default_factory=vague_rules)

    @property
    def tables(self) -> dict[str, Rows]:
        """The rows that were read, by the name of their table."""
        return {
            "sources": self.sources,
            "records": self.records,
            "rejections": self.rejections,
            "problems": self.problems,
            "metrics": self.metrics,
            "countries": self.countries,
            "quality": self.quality,
        }

    @property
    def stamp(self) -> Stamp:
        """What every file of the build carries."""
        return Stamp(self.build_id, self.code_version)

    def batches(self, name: str, schema: "pa.Schema") -> Iterator["pa.RecordBatch"]:
        """Give the rows of a table in its order, as batches of ``schema``."""
        from impactetl.store.arrow import to_arrow  # noqa: PLC0415 - loads Arrow, which --help does without

        yield from to_arrow(SPECS[name], self.tables[name], self.stamp).cast(schema).to_batches()


def build_id_of(inputs: Mapping[str, str], code_version: str, options: Mapping[str, object]) -> str:
    """Return the build_id: 16 hex digits, the same for the same inputs, code and options, in whatever order.

    ``inputs`` maps a name of each input to a SHA-256: of what was used of it (its bytes, its text and what its sidecar
    says) or, where it was refused, of its name and the reason. Other bytes that are refused for the very same reason
    thus give the same build. ``options`` holds what JSON can hold.

    >>> build_id_of({"a.txt": "00", "b.txt": "11"}, "1.0", {}) == build_id_of({"b.txt": "11", "a.txt": "00"}, "1.0", {})
    True
    """
    facts = {
        "inputs": dict(inputs),
        "code_version": code_version,
        "options": dict(options),
        "schema_version": SCHEMA_VERSION,
    }
    return sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
