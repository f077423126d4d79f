"""``impact.duckdb``: written in bulk from Arrow, read read-only."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from impactetl.errors import StoreError
from impactetl.schema import MetricRow
from impactetl.store.columns import SPECS, TABLES, Stamp, columns
from impactetl.store.ddl import literal, quoted, statements
from impactetl.store.views import view_statements

# A build stays below 600 MB: a third of that is for DuckDB, the rest for Python, Arrow and the text at hand.
MEMORY = "192MB"
_ROWS = "rows_of_arrow"
# Rows in a transaction: DuckDB holds what is not committed in memory, with its keys, and gives up over 3,000,000 rows.
_ROWS_AT_ONCE = 250_000
SCRATCH = ".scratch"
"""Folder beside the files of a build for what DuckDB does not keep in memory; DuckDB removes it."""


Filling: TypeAlias = "Path | pa.Table"
"""What a table is filled from: an Arrow table, or a Parquet file, which is read piece by piece."""


def write_database(path: Path, tables: Mapping[str, Filling], metrics: tuple[MetricRow, ...], stamp: Stamp) -> None:
    """Make a new DuckDB file of Arrow tables or Parquet files, named as in ``TABLES``.

    Raises StoreError where a row breaks a key or a check of its table; the file is then of no use.
    """
    with duckdb.connect(path) as connection:
        bounded(connection, path.parent / SCRATCH)
        fill(connection, tables, metrics, stamp)


def bounded(connection: duckdb.DuckDBPyConnection, scratch: Path, memory: str = MEMORY) -> None:
    """Let a connection hold no more than ``memory`` and put the rest of its work on disk, in folder ``scratch``."""
    connection.execute(f"SET memory_limit = '{memory}'")
    connection.execute("SET temp_directory = " + literal(str(scratch)))
    connection.execute("SET threads = 2")  # each thread holds blocks of its own


def fill(
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, Filling],
    metrics: tuple[MetricRow, ...],
    stamp: Stamp,
) -> None:
    """Make and load every table and view in an empty database (see ``write_database``)."""
    connection.begin()  # else each of the many statements is flushed to disk by itself
    for statement in (*statements(metrics), *view_statements()):
        connection.execute(statement)
    about = stamp.metadata()
    marks = ", ".join("?" * len(about))
    connection.execute(f"INSERT INTO build ({', '.join(about)}) VALUES ({marks})", list(about.values()))  # noqa: S608 - names of Stamp
    connection.commit()
    for spec in TABLES:
        _load(connection, spec.name, tables[spec.name])


def _load(connection: duckdb.DuckDBPyConnection, name: str, rows: Filling) -> None:
    names = ", ".join(quoted(column.name) for column in columns(SPECS[name].model))
    if not isinstance(rows, Path):
        connection.register(_ROWS, rows)
    try:
        for piece in [_ROWS] if not isinstance(rows, Path) else _pieces(rows):
            connection.execute(f"INSERT INTO {name} ({names}) SELECT {names} FROM {piece}")  # noqa: S608 - names of TABLES
    except duckdb.ConstraintException as error:
        msg = f"table {name}: a row breaks the contract, and nothing was published: {error}"
        raise StoreError(msg) from error
    if not isinstance(rows, Path):
        connection.unregister(_ROWS)


def _pieces(path: Path) -> Iterator[str]:
    """Cut a file into stretches of rows."""
    count = pq.read_metadata(path).num_rows
    for first in range(0, count, _ROWS_AT_ONCE):
        place = f"file_row_number BETWEEN {first} AND {first + _ROWS_AT_ONCE - 1}"
        yield f"read_parquet({literal(str(path))}, file_row_number = true) WHERE {place}"


def open_database(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a built file read-only.

    Raises StoreError where it cannot be read, or where somebody has it open for writing. No setting is passed:
    DuckDB refuses a second connection of one process that differs in a setting from the first.
    """
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        todo = "close what writes to it, or run `impactetl build` or `make data` to build it again"
        msg = f"{path}: cannot be opened; {todo}: {error}"
        raise StoreError(msg) from error


def stored_build_id(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Return the build_id that the file carries, or None where it is no file of ours."""
    try:
        # Fetching all ends the result; DuckDB runs nothing else on a connection with an unfinished one
        rows = connection.execute("SELECT build_id FROM build").fetchall()
    except duckdb.CatalogException:
        return None
    return str(rows[0][0]) if rows else None


def table_hashes(path: Path) -> dict[str, str]:
    """Return a hash of the rows of each table, equal for equal rows whatever their order on disk.

    The hashes of the rows are added up in four parts, so that no order has to be found among millions of them.
    """
    with open_database(path) as connection:
        # One thread and no limit: a row that is hashed is in memory whole, with the others of its block of 2,048
        connection.execute("SET threads = 1")
        return {name: _table_hash(connection, name) for name in ("build", *(spec.name for spec in TABLES))}


def _table_hash(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    parts = ", ".join(f"sum(CAST('0x' || substr(row_hash, {at}, 14) AS HUGEINT))" for at in (1, 15, 29, 43))
    query = f"""
SELECT sha256(concat_ws(' ', count(*), {parts}))
FROM (SELECT sha256(CAST(to_json({name}) AS VARCHAR)) AS row_hash FROM {name})"""  # noqa: S608 - names of TABLES
    ((found,),) = connection.execute(query).fetchall()
    return str(found)
