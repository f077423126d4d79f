"""Hand-made builds as DuckDB stores."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from factories import build
from impactetl.claims.run import derive
from impactetl.publish import Build
from impactetl.schema import Table
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import SPECS
from impactetl.store.database import fill, open_database

Tables = dict[str, pa.Table]


def arrow_tables(made: Build) -> Tables:
    tables = {name: to_arrow(SPECS[name], rows, made.stamp) for name, rows in made.tables.items()}
    return tables | derive(tables["records"], tables["sources"], made.stamp, made.vague_rules)


def filled(*, claimed: bool = True, **changes: tuple[Table, ...]) -> duckdb.DuckDBPyConnection:
    """Fill a database; rows that break the contract go in without the claims that nobody can make of them."""
    made = build(**changes)
    tables = arrow_tables(made if claimed else replace(made, records=()))
    tables["records"] = to_arrow(SPECS["records"], made.records, made.stamp)
    connection = duckdb.connect()
    fill(connection, tables, made.metrics, made.stamp)
    return connection


def asked(store: Path | duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    with open_database(store) if isinstance(store, Path) else store as connection:
        return connection.execute(query).fetchall()
