"""``impact.duckdb``: written in bulk from Arrow, read read-only."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from impactetl.errors import StoreError
from impactetl.schema import MetricRow
from impactetl.store.columns import TABLES, Stamp
from impactetl.store.ddl import quoted, statements
from impactetl.store.views import view_statements

_ROWS = "rows_of_arrow"


def write_database(path: Path, tables: Mapping[str, pa.Table], metrics: tuple[MetricRow, ...], stamp: Stamp) -> None:
    """Make a new DuckDB file of the Arrow tables, named as in ``TABLES``.

    Raises StoreError where a row breaks a key or a check of its table; the file is then of no use.
    """
    with duckdb.connect(path) as connection:
        fill(connection, tables, metrics, stamp)


def fill(
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, pa.Table],
    metrics: tuple[MetricRow, ...],
    stamp: Stamp,
) -> None:
    """Make and load every table and view in an empty database (see ``write_database``)."""
    connection.begin()  # one transaction: else each of the many statements is flushed to disk by itself
    for statement in (*statements(metrics), *view_statements()):
        connection.execute(statement)
    about = stamp.metadata()
    marks = ", ".join("?" * len(about))
    connection.execute(f"INSERT INTO build ({', '.join(about)}) VALUES ({marks})", list(about.values()))  # noqa: S608 - names of Stamp
    for spec in TABLES:
        _load(connection, spec.name, tables[spec.name])
    connection.commit()


def _load(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    names = ", ".join(quoted(column) for column in table.column_names)
    connection.register(_ROWS, table)
    try:
        connection.execute(f"INSERT INTO {name} ({names}) SELECT {names} FROM {_ROWS}")  # noqa: S608 - names of TABLES
    except duckdb.ConstraintException as error:
        msg = f"table {name}: a row breaks the contract, and nothing was published: {error}"
        raise StoreError(msg) from error
    connection.unregister(_ROWS)


def open_database(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a built file read-only.

    Raises StoreError where it cannot be read, or where somebody has it open for writing. No setting is passed:
    DuckDB refuses a second connection of one process that differs in a setting from the first.
    """
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        msg = f"{path}: cannot be opened; close what writes to it, or run `make data` to build it again: {error}"
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
    """Return a hash of the rows of each table, equal for equal rows whatever their order on disk."""
    with open_database(path) as connection:
        return {name: _table_hash(connection, name) for name in ("build", *(spec.name for spec in TABLES))}


def _table_hash(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    query = f"""
SELECT sha256(coalesce(string_agg(row_hash, '' ORDER BY row_hash), ''))
FROM (SELECT sha256(CAST(to_json({name}) AS VARCHAR)) AS row_hash FROM {name})"""  # noqa: S608 - names of TABLES
    ((found,),) = connection.execute(query).fetchall()
    return str(found)
