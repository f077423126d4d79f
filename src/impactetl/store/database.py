"""``impact.duckdb``: written in bulk from Arrow, read read-only."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from impactetl.errors import StoreError
from impactetl.schema import MetricRow
from impactetl.store.columns import TABLES, Stamp
from impactetl.store.ddl import SOURCE_ROWS, SOURCE_TEXTS, literal, statements
from impactetl.store.loading import Filling, load
from impactetl.store.views import view_statements

# A build stays below 600 MB: a third of that is for DuckDB, the rest for Python, Arrow and the text at hand.
MEMORY = "192MB"
SCRATCH = ".scratch"
"""Folder beside the files of a build for what DuckDB does not keep in memory; DuckDB removes it."""


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
        load(connection, spec.name, tables[spec.name])


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
    kept = (
        {"build": ("build",)} | {spec.name: (spec.name,) for spec in TABLES} | {"sources": (SOURCE_ROWS, SOURCE_TEXTS)}
    )
    with open_database(path) as connection:
        bounded(connection, path.parent / SCRATCH)
        return {name: " ".join(_table_hash(connection, table) for table in tables) for name, tables in kept.items()}


def _table_hash(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    parts = ", ".join(f"sum(CAST('0x' || substr(row_hash, {at}, 14) AS HUGEINT))" for at in (1, 15, 29, 43))
    query = f"""
SELECT sha256(concat_ws(' ', count(*), {parts}))
FROM (SELECT sha256(CAST(to_json({name}) AS VARCHAR)) AS row_hash FROM {name})"""  # noqa: S608 - names of TABLES
    ((found,),) = connection.execute(query).fetchall()
    return str(found)
