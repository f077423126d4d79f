"""The files of a build: Parquet, DuckDB, counts and manifest, the same bytes for the same build.

Only ``impact.duckdb`` may differ in its bytes from run to run, as DuckDB lays its blocks out freely; the manifest names
the hash of each of its tables in place of the file's own.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable
from hashlib import file_digest
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from impactetl.claims.run import derive
from impactetl.publish.build import Content
from impactetl.publish.describing.about import FileFacts
from impactetl.publish.describing.croissant import croissant
from impactetl.publish.describing.datapackage import COUNT_FIELDS, datapackage
from impactetl.publish.describing.dictionary import dictionary
from impactetl.publish.explorer import write_explorer
from impactetl.publish.layout import (
    COUNTS,
    CROISSANT,
    DATABASE,
    DATAPACKAGE,
    DICTIONARY,
    EXPLORER,
    MANIFEST,
    parquet_name,
)
from impactetl.publish.parquet import write_parquet
from impactetl.schema import MetricName
from impactetl.store.arrow import arrow_schema
from impactetl.store.columns import DERIVED, SPECS, TABLES, Stamp
from impactetl.store.database import table_hashes, write_database


def write_files(content: Content, folder: Path) -> None:
    """Write every file of a build into an empty folder, the manifest last."""
    paths = {spec.name: folder / parquet_name(spec.name) for spec in TABLES}
    rows = {path.name: _write_table(content, name, path) for name, path in paths.items() if name not in DERIVED}
    for name, table in derive(paths["records"], paths["sources"], content.stamp, content.vague_rules).items():
        rows[paths[name].name] = write_parquet(SPECS[name], table.to_batches(), table.schema, paths[name])
    write_database(folder / DATABASE, paths, content.metrics, content.stamp)
    write_explorer(folder / DATABASE, folder / EXPLORER, content.stamp)
    rows[COUNTS] = write_counts(paths["records"], folder / COUNTS)
    _write_descriptions(folder, [*paths.values(), folder / COUNTS], content.stamp)
    rules = {"vague_rules": content.vague_rules.described()}
    manifest = content.stamp.metadata() | rules | {"files": _described(folder, rows)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _write_descriptions(folder: Path, described: Iterable[Path], stamp: Stamp) -> None:
    facts = {path.name: FileFacts(path.stat().st_size, _sha256(path)) for path in described}
    (folder / DATAPACKAGE).write_text(_json(datapackage(stamp, facts)), encoding="utf-8")
    (folder / CROISSANT).write_text(_json(croissant(stamp, facts)), encoding="utf-8")
    (folder / DICTIONARY).write_text(dictionary(stamp), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _write_table(content: Content, name: str, path: Path) -> int:
    spec = SPECS[name]
    schema = arrow_schema(spec, content.stamp)
    return write_parquet(spec, content.batches(name, schema), schema, path)


def write_counts(records: Path, path: Path) -> int:
    """Write how many records there are by metric, year and country, and return the number of lines.

    An empty field says that the records have no year or no one country. A metric that has no record at all has one
    line with the count 0. The file carries no ``build_id``, so that it changes only where the data does.
    """
    counts: Counter[tuple[str, int | str, str]] = Counter()
    with pq.ParquetFile(records) as file:
        for batch in file.iter_batches(columns=["metric", "year", "country_code"]):
            columns = (column.to_pylist() for column in batch.columns)
            counts.update((metric, year or "", country or "") for metric, year, country in zip(*columns, strict=True))
    counted = {metric for metric, _, _ in counts}
    counts.update({(metric.value, "", ""): 0 for metric in MetricName if metric.value not in counted})
    lines = sorted(((*key, number) for key, number in counts.items()), key=lambda line: [*map(str, line)])
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows((tuple(COUNT_FIELDS), *lines))
    path.write_text(text.getvalue(), encoding="utf-8")
    return len(lines)


def _described(folder: Path, rows: dict[str, int]) -> dict[str, Any]:
    described: dict[str, Any] = {
        name: {"rows": count, "sha256": _sha256(folder / name)} for name, count in sorted(rows.items())
    }
    pages = {name: {"sha256": _sha256(folder / name)} for name in (EXPLORER, CROISSANT, DATAPACKAGE, DICTIONARY)}
    return described | pages | {DATABASE: {"table_sha256": table_hashes(folder / DATABASE)}}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
