"""The files of a public edition: Parquet and CSV, schemas, a note on rights, and a manifest with the hash of each."""

import csv
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import file_digest, sha256
from io import StringIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa

from impactetl.errors import UsageError
from impactetl.publish.layout import EDITION, parquet_name
from impactetl.publish.parquet import write_parquet
from impactetl.publish.schemas import text_of
from impactetl.schema import CountryRow, MetricRow, QualityRow, Table
from impactetl.schema.public import PublicRecord, PublicRejection, PublicSource
from impactetl.schema.public_claim import PublicClaim, PublicClaimLink, PublicClaimRecord
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import SPECS, Rows, Stamp, TableSpec, in_order

NOTE = "README.md"
SCHEMAS = "schemas"
_ID_DIGITS = 16
# What a spreadsheet takes for the start of a formula, in ASCII and in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")

PUBLIC_TABLES: tuple[TableSpec, ...] = (
    SPECS["metrics"],
    SPECS["countries"],
    SPECS["quality"],
    TableSpec(
        "sources", PublicSource, "One row for each document, without its text.", ("uri", "source_id"), ("source_id",)
    ),
    TableSpec(
        "records",
        PublicRecord,
        "One row for each place in a text that states a statistic; names and small places are masked.",
        ("source_id", "number_start", "number_end", "metric", "record_id"),
        ("record_id",),
    ),
    TableSpec(
        "rejections",
        PublicRejection,
        "One row for each number expression that is no statistic: where it stands and why it was refused.",
        ("source_id", "number_start", "number_end"),
        ("source_id", "number_start", "number_end"),
    ),
    TableSpec("claims", PublicClaim, "One row for each fact; sum only those that are safe_to_sum.", ("claim_id",)),
    TableSpec(
        "claim_records",
        PublicClaimRecord,
        "One row for each actual record: the claim that it states, and why it was taken to state it.",
        ("claim_id", "record_id"),
    ),
    TableSpec(
        "claim_links",
        PublicClaimLink,
        "One row for each way in which one claim bears on another: part, total, later count, contradiction.",
        ("from_claim", "to_claim", "kind", "reason"),
    ),
)
_SCHEMAS: dict[str, type[Table]] = {
    "country": CountryRow,
    "metric": MetricRow,
    "public_claim": PublicClaim,
    "public_claim_link": PublicClaimLink,
    "public_claim_record": PublicClaimRecord,
    "public_record": PublicRecord,
    "public_rejection": PublicRejection,
    "public_source": PublicSource,
    "quality": QualityRow,
}


@dataclass(frozen=True, slots=True)
class Edition:
    """The rows of a public edition by table, and the version of the rules that made and masked them."""

    tables: Mapping[str, Rows]
    code_version: str

    @property
    def edition_id(self) -> str:
        """Hash of the rows as they are shown, 16 hex digits."""
        digest = sha256(self.code_version.encode())
        for spec in PUBLIC_TABLES:
            for row in in_order(spec, self.tables[spec.name]):
                digest.update(row.model_dump_json().encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:_ID_DIGITS]


def write_edition(edition: Edition, out: Path) -> str:
    """Write an edition into the folder ``out``, in place of an earlier one, and return its id.

    The files are written aside and take their place as a whole. Raises UsageError, and changes nothing, where ``out``
    holds something that is no edition.
    """
    if out.exists() and not (out.is_dir() and ((out / EDITION).exists() or not any(out.iterdir()))):
        msg = f"{out}: is there and is no public edition ({EDITION} is missing); name another folder"
        raise UsageError(msg)
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        fresh, old = aside / "new", aside / "old"
        fresh.mkdir()
        stamp = Stamp(edition.edition_id, edition.code_version)
        _write(edition, stamp, fresh)
        if out.exists():
            out.rename(old)
        fresh.rename(out)
    finally:
        shutil.rmtree(aside)
    return stamp.build_id


def _write(edition: Edition, stamp: Stamp, folder: Path) -> None:
    rows = {}
    for spec in PUBLIC_TABLES:
        table = to_arrow(spec, edition.tables[spec.name], stamp)
        rows[parquet_name(spec.name)] = write_parquet(
            spec, table.to_batches(), table.schema, folder / parquet_name(spec.name)
        )
        rows[f"{spec.name}.csv"] = write_csv(table, folder / f"{spec.name}.csv")
    (folder / SCHEMAS).mkdir()
    for name, model in _SCHEMAS.items():
        (folder / SCHEMAS / f"{name}.schema.json").write_text(text_of(model), encoding="utf-8")
    (folder / NOTE).write_text(note(edition, stamp), encoding="utf-8")
    _write_manifest(stamp, rows, folder)


def _write_manifest(stamp: Stamp, rows: Mapping[str, int], folder: Path) -> None:
    files = {
        path.relative_to(folder).as_posix(): _described(path, rows.get(path.name))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    about = {"edition_id": stamp.build_id, "code_version": stamp.code_version, "schema_version": stamp.schema_version}
    manifest = about | {"files": files}
    (folder / EDITION).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _described(path: Path, rows: int | None) -> dict[str, Any]:
    with path.open("rb") as file:
        about = {"bytes": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}
    return about if rows is None else about | {"rows": rows}


def write_csv(table: pa.Table, path: Path) -> int:
    """Write a table for spreadsheets and return the number of rows.

    UTF-8 with a byte order mark, which they need to tell the encoding; lists are joined by bars, null is empty. A text
    that they would take for a formula gets an apostrophe in front.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(table.column_names)
    for row in table.to_pylist():
        writer.writerow([_cell(value) for value in row.values()])
    path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return int(table.num_rows)


def _cell(value: Any) -> Any:  # noqa: ANN401 - any value that a column may hold
    if value is None or isinstance(value, (bool, date, Enum)):
        return "" if value is None else str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (int, float)):
        return value
    return safe_cell("|".join(value) if isinstance(value, list) else value)


def safe_cell(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell(" @SUM(A1)"), safe_cell("7-10 years")
    ("'=1+1", "' @SUM(A1)", '7-10 years')
    """
    bare = text.lstrip(" \u00a0\u200b\ufeff\"'")
    return f"'{text}" if text.startswith(_FORMULA) or bare.startswith(_FORMULA) else text


def note(edition: Edition, stamp: Stamp) -> str:
    """Give the note that goes with an edition: what it is, what was masked, who holds the rights, how to read it."""
    held = sorted({row.rights for row in edition.tables["sources"] if isinstance(row, PublicSource) and row.rights})
    rights = "\n".join(f"- {text}" for text in held) or "- not stated by the sources' sidecars"
    listed = "\n".join(f"- `{spec.name}` ({len(edition.tables[spec.name])}): {spec.comment}" for spec in PUBLIC_TABLES)
    template = (Path(__file__).parent / "edition_note.md").read_text(encoding="utf-8")
    return template.format(edition_id=stamp.build_id, code_version=stamp.code_version, tables=listed, rights=rights)
