"""The records and documents of a dataset as claims read them: sorted by DuckDB, one batch after the other."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow.compute as pc

from impactetl.store.database import SCRATCH, bounded
from impactetl.store.ddl import literal
from impactetl.store.loading import Filling, groups

BATCH = 2048
"""Rows fetched at once."""

# In the order of the fields of ``claims.member.Member``. Only what has happened is a fact.
_RECORDS = r"""
SELECT record_id, records.source_id, CAST(metric AS VARCHAR), unit, CAST(scope AS VARCHAR), CAST(qualifier AS VARCHAR),
    value, value_min, value_max, CAST(value_basis AS VARCHAR), year, period_start, period_end,
    CAST(period_basis AS VARCHAR), array_to_string(list_sort(country_codes), '|'), CAST(area AS VARCHAR), place,
    population, array_to_string(list_sort(nationality_codes), '|'), CAST(sex AS VARCHAR), CAST(age_group AS VARCHAR),
    CAST(abuse_type AS VARCHAR), organization, attributed_to, md5(said), length(said), quote_start, number_start,
    regexp_matches(ahead, '\b(another|other|further|additional|extra)\W+(\w+\W+)?$', 'i')
        OR regexp_matches(behind, '^\W+(\w+\W+)?(more|others?|further|additional)\b', 'i'),
    part_of, confidence, published
FROM (
    SELECT *, regexp_replace(lower(quote), '[^\p{L}\p{N}]+', '', 'g') AS said,
        left(quote, number_start - quote_start) AS ahead, substring(quote, number_end - quote_start + 1) AS behind
    FROM records
) AS records
JOIN sources USING (source_id)
WHERE CAST(modality AS VARCHAR) = 'actual'
ORDER BY CAST(metric AS VARCHAR), unit, coalesce(value, value_min), coalesce(value, value_max, value_min),
    CAST(scope AS VARCHAR), source_id, number_start, record_id"""
# Only a document that shares a number with another one can share a claim with it.
_SHARED = """
WITH numbers AS (
    SELECT DISTINCT metric, unit, value, value_min, value_max, source_id FROM records
    WHERE CAST(modality AS VARCHAR) = 'actual'
)
SELECT DISTINCT source_id FROM numbers
QUALIFY count(*) OVER (PARTITION BY metric, unit, coalesce(value, value_min), coalesce(value, value_max)) > 1"""
_DOCUMENTS = "SELECT source_id, uri, url, publisher, published FROM sources ORDER BY source_id"
_NAMES = """
SELECT DISTINCT organization FROM records WHERE organization IS NOT NULL
UNION SELECT publisher FROM sources WHERE publisher IS NOT NULL ORDER BY 1"""

Document = tuple[str, str, str | None, str | None, date | None]


class Claiming(AbstractContextManager["Claiming"]):
    """Tables ``records`` and ``sources``, open for the questions that claims ask of them."""

    def __init__(self, records: Filling, sources: Filling) -> None:
        self._connection = duckdb.connect()
        self._sources = sources
        for name, rows in {"records": records, "sources": sources}.items():
            if isinstance(rows, Path):
                self._connection.execute(f"CREATE VIEW {name} AS FROM read_parquet({literal(str(rows))})")
                bounded(self._connection, rows.parent / SCRATCH)
            else:
                self._connection.register(name, rows)

    def records(self) -> Iterator[tuple[Any, ...]]:
        """Yield the actual records, by metric, unit, number and scope."""
        return self._rows(_RECORDS)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield source_id and text of the documents that share a number of one metric with another one, unsorted."""
        shared = self._connection.sql(_SHARED).to_arrow_table().column("source_id")
        for group in groups(self._sources):
            rows = group.select(["source_id", "text"]).filter(pc.is_in(group.column("source_id"), shared))
            yield from zip(*(column.to_pylist() for column in rows.columns), strict=True)

    def documents(self) -> Iterator[Document]:
        """Yield source_id, uri, url, publisher and day of publication of each document."""
        return self._rows(_DOCUMENTS)

    def names(self) -> list[str]:
        """Give the names of all organisations and publishers."""
        return [name for (name,) in self._rows(_NAMES)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        # One question after the other: a second one on this connection would end the first
        for batch in self._connection.sql(query).to_arrow_reader(BATCH):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
