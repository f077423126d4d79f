"""Rows of a model as an Arrow table that carries its own documentation."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from impactetl.store.columns import Column, Rows, Stamp, TableSpec, columns, in_order

_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
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
    return pa.Table.from_arrays(_arrays(spec, in_order(spec, rows)), schema=arrow_schema(spec, stamp))


def plain_schema(spec: TableSpec) -> pa.Schema:
    """Return the Arrow schema of a table without any metadata, as parts of a dataset are kept."""
    return pa.schema([pa.field(column.name, _TYPES[column.kind], column.nullable) for column in columns(spec.model)])


def to_batch(spec: TableSpec, rows: Rows) -> pa.RecordBatch:
    """Return the rows as one Arrow batch, in the order given."""
    return pa.RecordBatch.from_arrays(_arrays(spec, rows), schema=plain_schema(spec))


def conform(spec: TableSpec, batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Return a batch that DuckDB gave in the Arrow types of its table: its words become codes of the vocabulary."""
    arrays = [
        _coded(column, batch.column(column.name))
        if column.kind == "enum"
        else batch.column(column.name).cast(_TYPES[column.kind])
        for column in columns(spec.model)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _arrays(spec: TableSpec, rows: Rows) -> list[pa.Array]:
    return [_array(column, [getattr(row, column.name) for row in rows]) for column in columns(spec.model)]


def _array(column: Column, values: list[Any]) -> pa.Array:
    if column.kind != "enum":
        return pa.array(values, _TYPES[column.kind])
    # every file lists the whole vocabulary in its own order, whatever values it happens to hold
    places = {word: place for place, word in enumerate(column.values)}
    codes = pa.array([None if value is None else places[value] for value in values], pa.int16())
    return pa.DictionaryArray.from_arrays(codes, pa.array(column.values, pa.string()))


def _coded(column: Column, words: pa.Array) -> pa.Array:
    vocabulary = pa.array(column.values, pa.string())
    codes = pc.index_in(words.cast(pa.string()), value_set=vocabulary).cast(pa.int16())
    return pa.DictionaryArray.from_arrays(codes, vocabulary)
