"""Parts of a table, kept in Parquet files, as one table in its order."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from impactetl.store.arrow import conform
from impactetl.store.columns import TableSpec, columns
from impactetl.store.database import bounded
from impactetl.store.ddl import literal, quoted

# Rows that leave DuckDB at once: few where each holds a whole text.
BATCH_ROWS, BATCH_TEXTS = 8192, 32
RUN_BYTES = 32_000_000
"""So much is sorted at once. DuckDB, held to ``MEMORY``, sorts 100 MB of texts and gives up over 400 MB of them."""
# What a row takes in memory beside a whole text: as measured on rejections.
_ROW_BYTES = 1000
_KEPT = "kept_entries"

Parts = Mapping[Path, Sequence[int] | None]
"""Files, each with the entries (values of its column ``entry``) whose rows count, or None where all of them do."""


def merged(spec: TableSpec, parts: Parts, schema: pa.Schema, scratch: Path) -> Iterator[pa.RecordBatch]:
    """Give the rows of all parts that count, sorted as the table's spec says, nulls first.

    They are sorted run by run, so that memory does not grow with the table; the first column to sort by has no nulls.
    """
    if not parts:
        return
    names = ", ".join(quoted(column.name) for column in columns(spec.model))
    order = ", ".join(f"{quoted(name)} ASC NULLS FIRST" for name in spec.sort)
    with duckdb.connect() as connection:
        bounded(connection, scratch)
        rows = _selected(connection, parts)
        for first, last in _runs(connection, rows, spec):
            run = f"{quoted(spec.sort[0])} BETWEEN {literal(first)} AND {literal(last)}"
            query = f"SELECT {names} FROM ({rows}) WHERE {run} ORDER BY {order}"  # noqa: S608 - names of TABLES
            for batch in connection.sql(query).to_arrow_reader(BATCH_TEXTS if _has_texts(spec) else BATCH_ROWS):
                yield conform(spec, batch, schema)


def _runs(connection: duckdb.DuckDBPyConnection, rows: str, spec: TableSpec) -> list[tuple[str, str]]:
    """Give the first and last value, of the first column to sort by, of what is sorted at once."""
    key, weight = quoted(spec.sort[0]), f"{_ROW_BYTES} + strlen(text)" if _has_texts(spec) else f"{_ROW_BYTES}"
    query = f"SELECT {key}, CAST(sum({weight}) AS BIGINT) FROM ({rows}) GROUP BY 1 ORDER BY 1"  # noqa: S608 - as above
    runs: list[tuple[str, str]] = []
    size = 0
    for batch in connection.sql(query).to_arrow_reader(BATCH_ROWS):
        for value, weighs in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            size += weighs
            if runs and size <= RUN_BYTES:
                runs[-1] = (runs[-1][0], value)
            else:
                runs.append((value, value))
                size = weighs
    return runs


def _has_texts(spec: TableSpec) -> bool:
    return "text" in spec.model.model_fields


def _selected(connection: duckdb.DuckDBPyConnection, parts: Parts) -> str:
    """The query of the rows that count, in any order."""
    whole = [path for path, entries in parts.items() if entries is None]
    rest = {path: entries for path, entries in parts.items() if entries is not None}
    queries = [f"SELECT * EXCLUDE (entry) FROM {_files(whole)}"] if whole else []  # noqa: S608 - own files
    if rest:
        pairs = [(str(path), entry) for path, entries in rest.items() for entry in entries]
        table = pa.table(
            {"filename": [name for name, _ in pairs], "entry": pa.array([e for _, e in pairs], pa.int32())}
        )
        connection.register(_KEPT, table)
        source = _files([*rest], ", filename = true")
        queries.append(
            f"SELECT * EXCLUDE (entry, filename) FROM {source} SEMI JOIN {_KEPT} USING (filename, entry)"  # noqa: S608 - own files
        )
    return " UNION ALL BY NAME ".join(queries)


def _files(paths: Sequence[Path], options: str = "") -> str:
    return f"read_parquet([{', '.join(literal(str(path)) for path in paths)}]{options})"
