"""Rows of a model as an Arrow table that carries its own documentation."""

from typing import Any

import pyarrow as pa

from impactetl.store.columns import Column, Rows, Stamp, TableSpec, columns, in_order

_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "texts": pa.list_(pa.string()),
    "enum": pa.dictionary(pa.int16(), pa.string()),
}


def arrow_schema(spec: TableSpec, stamp: Stamp) -> pa.Schema:
    """Return the Arrow schema of a table.

    Each field carries its description; the schema carries the table's name, comment and sort columns, and the stamp
    of the build.
    """
    about = {"table": spec.name, "description": spec.comment, "sorted_by": ", ".join(spec.sort)}
    return pa.schema([_field(column) for column in columns(spec.model)], metadata=about | stamp.metadata())


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _TYPES[column.kind], column.nullable, {"description": column.description})


def to_arrow(spec: TableSpec, rows: Rows, stamp: Stamp) -> pa.Table:
    """Return the rows as an Arrow table, sorted as the table's spec says."""
    ordered = in_order(spec, rows)
    arrays = [_array(column, [getattr(row, column.name) for row in ordered]) for column in columns(spec.model)]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(spec, stamp))


def _array(column: Column, values: list[Any]) -> pa.Array:
    if column.kind != "enum":
        return pa.array(values, _TYPES[column.kind])
    # every file lists the whole vocabulary in its own order, whatever values it happens to hold
    places = {word: place for place, word in enumerate(column.values)}
    codes = pa.array([None if value is None else places[value] for value in values], pa.int16())
    return pa.DictionaryArray.from_arrays(codes, pa.array(column.values, pa.string()))
