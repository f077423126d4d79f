"""Queries of those who read a dataset: asked of DuckDB, answered as a frame, touching no file but the dataset's."""

import re
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from impactetl.errors import StoreError, UsageError
from impactetl.store.ddl import literal
from impactetl.store.frames import to_pandas
from impactetl.store.views import view_statements

# What a query may hold and still ask nothing.
_BLANK = " \t\r\n;"
_NO_TABLE = re.compile(r"Table with name (\S{1,100}) does not exist")
_NO_COLUMN = re.compile(r"Referenced column \"(\w{1,100})\" not found")
_HOLDERS = "SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal AND column_name = lower(?) ORDER BY 1"
_TABLES = """
SELECT table_name FROM duckdb_tables() WHERE NOT internal
UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1"""


def ask(connection: duckdb.DuckDBPyConnection, query: str, where: str = "the dataset") -> pd.DataFrame:
    """Ask a query and return the answer; UsageError where it is empty or cannot be answered.

    ``where`` is what messages call that which is asked.
    """
    if not query.strip(_BLANK):
        msg = "the query is empty; write one such as: FROM rescues_by_country_year"
        raise UsageError(msg)
    try:
        _refuse_several(connection, query)
        answer = connection.sql(query)
        # a statement such as SET answers nothing
        return pd.DataFrame() if answer is None else to_pandas(answer.to_arrow_table())
    except duckdb.CatalogException as error:
        raise _unknown_table(connection, error, where) from error
    except duckdb.Error as error:
        msg = f"the query cannot be answered: {error}{_where_it_is(connection, error)}"
        raise UsageError(msg) from error


def _where_it_is(connection: duckdb.DuckDBPyConnection, error: duckdb.Error) -> str:
    """Name the tables that have a column, where a table is asked for one that it lacks; nothing of other errors."""
    asked = _NO_COLUMN.search(str(error))
    if asked is None:
        return ""
    found = [name for (name,) in connection.execute(_HOLDERS, [asked[1]]).fetchall()]
    return f"\ncolumn {asked[1]!r} is in {', '.join(found)}; join by source_id, record_id or claim_id" if found else ""


def _unknown_table(connection: duckdb.DuckDBPyConnection, error: duckdb.Error, where: str) -> UsageError:
    """Name the tables that are there, where one is asked for that is not; DuckDB proposes those of its own."""
    asked = _NO_TABLE.search(str(error))
    if asked is None:
        return UsageError(f"the query cannot be answered: {error}")
    names = ", ".join(name for (name,) in connection.execute(_TABLES).fetchall())
    return UsageError(f"{where} has no table {asked[1]!r}; it has {names}")


def _refuse_several(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Refuse more than one answer: DuckDB gives the last alone."""
    count = len(connection.extract_statements(query))
    if count > 1:
        msg = f"the query holds {count} statements, of which one alone would be answered; ask them one by one"
        raise UsageError(msg)


def over_parquet(files: Mapping[str, Path]) -> duckdb.DuckDBPyConnection:
    """Open Parquet files, by the table that each holds, with the views that answer an analyst's first questions.

    Raises StoreError where one cannot be read. No other file can be read through the connection.
    """
    connection = duckdb.connect()
    try:
        for name, path in files.items():
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet({literal(str(path))})")
        for statement in view_statements():
            connection.execute(statement)
        allowed = ", ".join(literal(str(path)) for path in files.values())
        connection.execute(f"SET allowed_paths = [{allowed}]")
        connection.execute("SET enable_external_access = false")
    except duckdb.Error as error:
        connection.close()
        reason = str(error).partition("\n")[0]
        msg = f"a Parquet file cannot be read ({reason}); get the folder again, whole"
        raise StoreError(msg) from error
    return connection
