"""The files of a build: Parquet, DuckDB, counts and manifest, the same bytes for the same build.

Only ``impact.duckdb`` may differ in its bytes from run to run, as DuckDB lays its blocks out freely; the manifest names
the hash of each of its tables in place of the file's own.
"""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from hashlib import file_digest
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from impactetl.publish.build import Build
from impactetl.publish.layout import COUNTS, DATABASE, MANIFEST, parquet_name
from impactetl.schema import MetricName
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import SPECS, TABLES
from impactetl.store.database import table_hashes, write_database

_COUNT_COLUMNS = ("metric", "year", "country_code", "records", "build_id")


def write_files(build: Build, folder: Path) -> None:
    """Write every file of a build into an empty folder, the manifest last."""
    tables = {spec.name: to_arrow(spec, build.tables[spec.name], build.stamp) for spec in TABLES}
    for name, table in tables.items():
        write_parquet(table, folder / parquet_name(name), SPECS[name].sort)
    write_database(folder / DATABASE, tables, build.metrics, build.stamp)
    counted = write_counts(build, folder / COUNTS)
    rows = {parquet_name(name): table.num_rows for name, table in tables.items()} | {COUNTS: counted}
    manifest = build.stamp.metadata() | {"files": _described(folder, rows)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def write_parquet(table: pa.Table, path: Path, sort: Sequence[str]) -> None:
    """Write a table with zstd; its schema's metadata, with column descriptions, goes into the file.

    ``sort`` names the columns that the rows are sorted by, nulls first; each row group says so to whoever reads it.
    """
    keys = [(name, "ascending") for name in sort]
    ordering = pq.SortingColumn.from_ordering(table.schema, keys, null_placement="at_start")
    pq.write_table(table, path, compression="zstd", store_schema=True, sorting_columns=ordering)


def write_counts(build: Build, path: Path) -> int:
    """Write how many records there are by metric, year and country, and return the number of lines.

    An empty field says that the records have no year or no one country. A metric that has no record at all has one
    line with the count 0, so that the file always has lines, and each line carries the ``build_id``.
    """
    counts = Counter((r.metric.value, r.year or "", r.country_code or "") for r in build.records)
    counted = {metric for metric, _, _ in counts}
    counts.update({(metric.value, "", ""): 0 for metric in MetricName if metric.value not in counted})
    lines = sorted(
        ((*key, records, build.build_id) for key, records in counts.items()), key=lambda line: [*map(str, line)]
    )
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows((_COUNT_COLUMNS, *lines))
    path.write_text(text.getvalue(), encoding="utf-8")
    return len(lines)


def _described(folder: Path, rows: dict[str, int]) -> dict[str, Any]:
    described: dict[str, Any] = {
        name: {"rows": count, "sha256": _sha256(folder / name)} for name, count in sorted(rows.items())
    }
    return described | {DATABASE: {"table_sha256": table_hashes(folder / DATABASE)}}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
