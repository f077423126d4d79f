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
_KEPT = "kept_entries"

Parts = Mapping[Path, Sequence[int] | None]
"""Files, each with the entries (values of its column ``entry``) whose rows count, or None where all of them do."""


def merged(spec: TableSpec, parts: Parts, schema: pa.Schema, scratch: Path) -> Iterator[pa.RecordBatch]:
    """Give the rows of all parts that count, sorted as the table's spec says, nulls first.

    What does not fit into ``MEMORY`` is sorted on disk, in folder ``scratch``.
    """
    if not parts:
        return
    names = ", ".join(quoted(column.name) for column in columns(spec.model))
    order = ", ".join(f"{quoted(name)} ASC NULLS FIRST" for name in spec.sort)
    with duckdb.connect() as connection:
        bounded(connection, scratch)
        query = f"SELECT {names} FROM ({_selected(connection, parts)}) ORDER BY {order}"  # noqa: S608 - names of TABLES
        texts = any(column.name == "text" for column in columns(spec.model))
        found = connection.sql(query).to_arrow_reader(BATCH_TEXTS if texts else BATCH_ROWS)
        for batch in found:
            yield conform(spec, batch, schema)


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
