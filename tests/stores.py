"""Hand-made builds as DuckDB stores."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from factories import build
from impactetl.publish import Build
from impactetl.schema import Table
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import TABLES
from impactetl.store.database import fill, open_database

Tables = dict[str, pa.Table]


def arrow_tables(made: Build) -> Tables:
    return {spec.name: to_arrow(spec, made.tables[spec.name], made.stamp) for spec in TABLES}


def filled(**changes: tuple[Table, ...]) -> duckdb.DuckDBPyConnection:
    made = build(**changes)
    connection = duckdb.connect()
    fill(connection, arrow_tables(made), made.metrics, made.stamp)
    return connection


def asked(store: Path | duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    with open_database(store) if isinstance(store, Path) else store as connection:
        return connection.execute(query).fetchall()
