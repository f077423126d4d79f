"""The rows of a build as they lie in the packs, ready to be published, and what they count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from impactetl import publish
from impactetl.claims.vague import VagueRules
from impactetl.locations import Location
from impactetl.model import Ledger
from impactetl.packs.cache import Place, table_parts
from impactetl.planning import code_version
from impactetl.publish.layout import parquet_name
from impactetl.publish.reference import country_rows, metric_rows, quality_rows
from impactetl.schema import MetricRow, Problem
from impactetl.store.arrow import arrow_schema, to_arrow
from impactetl.store.columns import SPECS, Rows, Stamp
from impactetl.store.merge import merged

# A report names so many sources and problems; the tables name all.
LISTED = 1000


@dataclass(frozen=True, slots=True)
class SourceCount:
    """What one source gave; ``chars`` is the length of its text in code points."""

    uri: str
    chars: int
    records: int
    rejections: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What all sources gave; ``chars`` are code points, ``failures`` are problems that cost data."""

    documents: int = 0
    chars: int = 0
    records: int = 0
    rejections: int = 0
    problems: int = 0
    failures: int = 0


class Packed:
    """The rows of a build, as they lie in the packs."""

    def __init__(self, cache: Path, places: Sequence[Place], ledger: Ledger, rules: VagueRules) -> None:
        self.places = places
        self.vague_rules = rules
        self.metrics: tuple[MetricRow, ...] = metric_rows()
        self._cache = cache
        read = {place.entry.uri: place.entry.digest for place in places}
        self.stamp = Stamp(
            publish.build_id_of(read, code_version(), {"ledger": ledger} | rules.options()), code_version()
        )
        self.counts = Counts(*(sum(getattr(place.entry, name) for place in places) for name in Counts.__slots__))

    def batches(self, name: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        """Give the rows of a table in its order, as batches of ``schema``."""
        reference: dict[str, Rows] = {"metrics": self.metrics, "countries": country_rows(), "quality": quality_rows()}
        if name in reference:
            yield from to_arrow(SPECS[name], reference[name], self.stamp).to_batches()
        else:
            parts = table_parts(self._cache, name, self.places)
            yield from merged(SPECS[name], parts, schema, self._cache / "scratch")

    def problems(self) -> tuple[Problem, ...]:
        """Give the first problems in the order of their table."""
        found: list[Problem] = []
        for batch in self.batches("problems", arrow_schema(SPECS["problems"], self.stamp)):
            found += [Problem.model_validate(row, strict=False) for row in batch.to_pylist()]
            if len(found) >= LISTED:
                break
        return tuple(found[:LISTED])

    def sources(self, out: Location) -> tuple[SourceCount, ...]:
        """Count the rows of each source in the published files."""
        counts: dict[str, dict[str, int]] = {}
        for name in ("records", "rejections"):
            column = _columns(out / parquet_name(name), ["source_id"]).column(0)
            counts[name] = {pair["values"]: pair["counts"] for pair in column.value_counts().to_pylist()}
        rows = _columns(out / parquet_name("sources"), ["uri", "chars", "source_id"]).to_pylist()
        return tuple(
            SourceCount(row["uri"], row["chars"], *(counts[name].get(row["source_id"], 0) for name in counts))
            for row in rows
        )


def _columns(path: Location, names: list[str]) -> pa.Table:
    # Arrow's threads may let go of a Python file after the answer is there, which aborts an interpreter that ends then.
    with path.open("rb") as file, pq.ParquetFile(file) as table:
        return table.read(columns=names, use_threads=False)
