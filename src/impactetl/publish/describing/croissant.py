"""``croissant.json``: the tables as Croissant 1.0 metadata, which data portals and machine-learning tools read."""

from collections.abc import Mapping
from typing import Any

from impactetl.publish.describing.about import CREATOR, DESCRIPTION, LICENSE, NAME, RIGHTS, TITLE, FileFacts
from impactetl.publish.layout import parquet_name
from impactetl.store.columns import TABLES, Column, Stamp, TableSpec, columns

# The terms of the specification (mlcommons.org/croissant/1.0), as it asks every file to repeat them.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "text": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "flag": "sc:Boolean",
    "date": "sc:Date",
    "enum": "sc:Text",
    "texts": "sc:Text",
}


def croissant(stamp: Stamp, files: Mapping[str, FileFacts]) -> dict[str, Any]:
    """Give the metadata of a build's Parquet files; ``files`` are by name."""
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": NAME,
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "identifier": stamp.build_id,
        "version": stamp.schema_version,
        "license": LICENSE,
        "usageInfo": RIGHTS,
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "citeAs": f"{CREATOR}. {TITLE}, build {stamp.build_id}.",
        "distribution": [_file(spec, files) for spec in TABLES],
        "recordSet": [_table(spec) for spec in TABLES],
    }


def _file(spec: TableSpec, files: Mapping[str, FileFacts]) -> dict[str, Any]:
    name = parquet_name(spec.name)
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": f"{files[name].size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": files[name].sha256,
    }


def _table(spec: TableSpec) -> dict[str, Any]:
    table: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": spec.name,
        "name": spec.name,
        "description": spec.comment,
        "field": [_field(spec, column) for column in columns(spec.model)],
    }
    if spec.key:
        table["key"] = [{"@id": f"{spec.name}/{name}"} for name in spec.key]
    return table


def _field(spec: TableSpec, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{spec.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.kind],
        "source": {"fileObject": {"@id": parquet_name(spec.name)}, "extract": {"column": column.name}},
    }
    return field | ({"repeated": True} if column.kind == "texts" else {})
