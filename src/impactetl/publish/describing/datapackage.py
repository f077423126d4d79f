"""``datapackage.json``: the tables as a Frictionless data package (specification 1)."""

from collections.abc import Mapping
from typing import Any

from impactetl.publish.describing.about import DESCRIPTION, LICENSE, NAME, PARQUET, RIGHTS, TITLE, FileFacts
from impactetl.publish.layout import COUNTS, parquet_name
from impactetl.store.columns import TABLES, Column, Stamp, TableSpec, columns
from impactetl.store.ddl import FOREIGN_KEYS, REFERENCED

_TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "flag": "boolean",
    "date": "date",
    "enum": "string",
    # A list is no type of the specification's tables, and readers of Parquet hand it over in forms of their own
    "texts": "any",
}
COUNT_FIELDS = {
    "metric": ("string", "What is counted; key of table metrics."),
    "year": ("integer", "Calendar year; empty where the records have none."),
    "country_code": ("string", "ISO 3166-1 alpha-3; empty where there is no one country."),
    "records": ("integer", "Number of records."),
}


def datapackage(stamp: Stamp, files: Mapping[str, FileFacts]) -> dict[str, Any]:
    """Give the descriptor of a build's tables; ``files`` are by name."""
    return {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "id": stamp.build_id,
        "version": stamp.schema_version,
        **stamp.metadata(),
        "licenses": [{"name": "Apache-2.0", "path": LICENSE, "title": RIGHTS}],
        "resources": [*(_table(spec, files) for spec in TABLES), _counts(files)],
    }


def _table(spec: TableSpec, files: Mapping[str, FileFacts]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns(spec.model)]}
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    keys = FOREIGN_KEYS.get(spec.name, {})
    if keys:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": [REFERENCED[name]]}}
            for name, other in keys.items()
        ]
    about = {"description": spec.comment, "schema": schema}
    return _resource(spec.name, parquet_name(spec.name), files) | {"format": "parquet", "mediatype": PARQUET} | about


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.kind == "enum":
        constraints["enum"] = list(column.values)
    if column.kind == "text" and column.pattern:
        constraints["pattern"] = column.pattern
    # Where there are nulls, the validator is handed NaN for them, which lies in no bounds: the JSON Schemas have them
    bounds = {} if column.nullable else {"minimum": column.least, "maximum": column.greatest}
    constraints |= {name: bound for name, bound in bounds.items() if bound is not None}
    kind = _TYPES[column.kind]
    # pandas, through which the validator reads Parquet, makes numbers with a fraction of whole ones beside a null
    whole = {"type": "number"} if kind == "integer" and column.nullable else {"type": kind}
    return {"name": column.name, **whole, "description": column.description, "constraints": constraints}


def _counts(files: Mapping[str, FileFacts]) -> dict[str, Any]:
    fields = [{"name": name, "type": kind, "description": about} for name, (kind, about) in COUNT_FIELDS.items()]
    return _resource("counts", COUNTS, files) | {
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": "Number of records by metric, year and country.",
        "schema": {"fields": fields},
    }


def _resource(name: str, path: str, files: Mapping[str, FileFacts]) -> dict[str, Any]:
    facts = files[path]
    if path == COUNTS:
        known: dict[str, Any] = {"bytes": facts.size, "hash": f"sha256:{facts.sha256}"}
    else:
        # The validator has no bytes to count where Parquet is read for it, and would find these properties wrong
        known = {"sha256": facts.sha256, "size": facts.size}
    profile = "tabular-data-resource" if path == COUNTS else "data-resource"
    return {"profile": profile, "name": name, "path": path, **known}
