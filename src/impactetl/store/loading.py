"""Rows go into the tables of ``impact.duckdb``: so many in a transaction, whole texts cut into pieces."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from impactetl.errors import StoreError
from impactetl.store.columns import SPECS, columns
from impactetl.store.ddl import PIECE_CHARS, SOURCE_ROWS, SOURCE_TEXTS, TEXTLESS, literal, quoted

Filling: TypeAlias = "Path | pa.Table"
"""What a table is filled from: an Arrow table, or a Parquet file, which is read part by part."""

_ROWS = "rows_of_arrow"
# Rows in a transaction: DuckDB holds what is not committed in memory, with its keys, and gives up over 3,000,000 rows.
_ROWS_AT_ONCE = 250_000
# Characters of whole texts in a transaction.
_CHARS_AT_ONCE = 8_000_000
_PIECE = {"source_id": pa.string(), "start": pa.int64(), "text": pa.string()}


def load(connection: duckdb.DuckDBPyConnection, name: str, rows: Filling) -> None:
    """Fill a published table of an empty database.

    Raises StoreError where a row breaks a key or a check of its table.
    """
    try:
        if name == "sources":
            _load_sources(connection, rows)
        elif isinstance(rows, Path):
            for part in _parts(rows):
                connection.execute(_insert(name, _names(name), part))
        else:
            _insert_arrow(connection, name, _names(name), rows)
    except (duckdb.ConstraintException, ValueError) as error:
        msg = f"table {name}: a row breaks the contract, and nothing was published: {error}"
        raise StoreError(msg) from error


def _names(name: str) -> list[str]:
    return [column.name for column in columns(SPECS[name].model)]


def _insert(name: str, names: list[str], rows: str) -> str:
    listed = ", ".join(map(quoted, names))
    return f"INSERT INTO {name} ({listed}) SELECT {listed} FROM {rows}"  # noqa: S608 - names of TABLES


def _insert_arrow(connection: duckdb.DuckDBPyConnection, name: str, names: list[str], rows: pa.Table) -> None:
    connection.register(_ROWS, rows)
    connection.execute(_insert(name, names, _ROWS))
    connection.unregister(_ROWS)


def _parts(path: Path) -> Iterator[str]:
    """Cut a file into stretches of rows."""
    count = pq.read_metadata(path).num_rows
    for first in range(0, count, _ROWS_AT_ONCE):
        place = f"file_row_number BETWEEN {first} AND {first + _ROWS_AT_ONCE - 1}"
        yield f"read_parquet({literal(str(path))}, file_row_number = true) WHERE {place}"


def _load_sources(connection: duckdb.DuckDBPyConnection, rows: Filling) -> None:
    names = [column.name for column in TEXTLESS]
    chars = 0
    connection.begin()
    for group in groups(rows):
        if chars >= _CHARS_AT_ONCE:
            connection.commit()
            connection.begin()
            chars = 0
        _insert_arrow(connection, SOURCE_ROWS, names, group)
        _insert_arrow(connection, SOURCE_TEXTS, [*_PIECE], pieces(group))
        chars += sum(group.column("chars").to_pylist())
    connection.commit()


def groups(rows: Filling) -> Iterator[pa.Table]:
    """Give the rows as they lie in the row groups of a file, or all at once."""
    if not isinstance(rows, Path):
        yield rows
        return
    with pq.ParquetFile(rows) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, use_threads=False)


def pieces(rows: pa.Table) -> pa.Table:
    """Cut the texts of rows of ``sources`` into pieces: source_id, start in code points, text.

    Raises ValueError where a row tells another length than its text has.
    """
    found: list[tuple[str, int, str]] = []
    told = (rows.column(name).to_pylist() for name in ("source_id", "chars", "text"))
    for source_id, chars, text in zip(*told, strict=True):
        if chars != len(text):
            msg = f"{source_id} tells {chars} characters and has {len(text)}"
            raise ValueError(msg)
        found.extend((source_id, start, text[start : start + PIECE_CHARS]) for start in range(0, chars, PIECE_CHARS))
    held = zip(*found, strict=True) if found else ((), (), ())
    return pa.table([pa.array(values, kind) for values, kind in zip(held, _PIECE.values(), strict=True)], [*_PIECE])
