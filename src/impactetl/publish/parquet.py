"""Parquet files written row by row of Arrow batches, cut into row groups that depend on the rows alone."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from impactetl.store.columns import TableSpec

# A row group ends after so many rows, or so many bytes of whole texts: this much waits in memory to be written.
GROUP_ROWS, GROUP_BYTES = 65_536, 8_000_000


def write_parquet(spec: TableSpec, batches: Iterable[pa.RecordBatch], schema: pa.Schema, path: Path) -> int:
    """Write batches with zstd and return the number of rows; the schema's metadata goes into the file.

    The rows come sorted as ``spec`` says, nulls first; each row group says so to whoever reads it.
    """
    keys = [(name, "ascending") for name in spec.sort]
    ordering = pq.SortingColumn.from_ordering(schema, keys, null_placement="at_start")
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd", store_schema=True, sorting_columns=ordering) as writer:
        for group in grouped(batches, schema):
            writer.write_table(group, row_group_size=GROUP_ROWS)
            count += group.num_rows
        if not count:
            writer.write_table(schema.empty_table())
    return count


def grouped(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Cut a stream of batches into row groups, at the same rows however the batches are cut."""
    waiting: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in batches:
        at = 0
        for place, weight in enumerate(_weights(batch)):
            rows, size = rows + 1, size + weight
            if rows >= GROUP_ROWS or size >= GROUP_BYTES:
                yield pa.Table.from_batches([*waiting, batch.slice(at, place + 1 - at)], schema)
                waiting, at, rows, size = [], place + 1, 0, 0
        if at < batch.num_rows:
            waiting.append(batch.slice(at))
    if waiting:
        yield pa.Table.from_batches(waiting, schema)


def _weights(batch: pa.RecordBatch) -> list[int]:
    """Bytes of the whole text of each row; 0 where the table holds none."""
    if "text" not in batch.schema.names:
        return [0] * batch.num_rows
    weights: list[int] = pc.binary_length(batch.column("text")).to_pylist()
    return weights
