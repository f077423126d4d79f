"""The columns of each published table, read once from its Pydantic model.

The JSON Schema of a model is the one description of it that names types, formats, bounds and vocabularies alike, so it
is what columns are read from. ``KINDS`` is the only place that maps a kind of column to its Arrow and DuckDB types.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from re import sub
from typing import Any

from impactetl.schema import (
    SCHEMA_VERSION,
    Claim,
    ClaimLink,
    ClaimRecord,
    CountryRow,
    ImpactRecord,
    MetricRow,
    Problem,
    QualityRow,
    Rejection,
    Source,
    Table,
)

Rows = Sequence[Table]

KINDS: dict[str, tuple[str, str]] = {
    # kind: name of the Arrow type, DuckDB type ("" for an ENUM, which is named after its vocabulary)
    "text": ("string", "VARCHAR"),
    "integer": ("int64", "BIGINT"),
    "number": ("float64", "DOUBLE"),
    "flag": ("bool", "BOOLEAN"),
    "date": ("date32", "DATE"),
    "texts": ("list<string>", "VARCHAR[]"),
    "enum": ("dictionary<int16, string>", ""),
}
_JSON_KINDS = {
    ("string", None): "text",
    ("integer", None): "integer",
    ("number", None): "number",
    ("boolean", None): "flag",
    ("string", "date"): "date",
    ("array", None): "texts",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind (a key of ``KINDS``), whether it may be null, and what its values must satisfy.

    ``vocabulary`` names the closed vocabulary of an enum column and ``values`` lists it; ``pattern`` holds for the
    text, or for each text of a list; ``least`` and ``greatest`` bound a number, both included.
    """

    name: str
    kind: str
    nullable: bool
    description: str
    vocabulary: str = ""
    values: tuple[str, ...] = ()
    pattern: str | None = None
    filled: bool = False
    least: float | None = None
    greatest: float | None = None

    @property
    def sql_type(self) -> str:
        """The DuckDB type."""
        return KINDS[self.kind][1] or self.vocabulary


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One published table: its model, the columns it is sorted by and those that identify a row."""

    name: str
    model: type[Table]
    comment: str
    sort: tuple[str, ...]
    key: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every file of one build carries."""

    build_id: str
    code_version: str
    schema_version: str = SCHEMA_VERSION

    def metadata(self) -> dict[str, str]:
        """Return the stamp as names and values."""
        return {
            "build_id": self.build_id,
            "code_version": self.code_version,
            "schema_version": self.schema_version,
        }


TABLES: tuple[TableSpec, ...] = (
    # in the order of loading: a table stands after those that its foreign keys point to
    TableSpec(
        "metrics",
        MetricRow,
        "One row for each metric: its units, its definition and its typical wording.",
        ("metric",),
        ("metric",),
    ),
    TableSpec(
        "countries",
        CountryRow,
        "One row for each country of ISO 3166-1 and for Kosovo, with its UN M49 region.",
        ("country_code",),
        ("country_code",),
        ("alpha2", "numeric"),
    ),
    TableSpec(
        "quality",
        QualityRow,
        "One row for each field, metric and set of texts: how right the rules were there. It has no key.",
        ("basis", "texts", "metric", "field"),
    ),
    TableSpec(
        "sources",
        Source,
        "One row for each document, with the very text that all offsets point into.",
        ("uri",),
        ("source_id",),
        ("uri",),
    ),
    TableSpec(
        "records",
        ImpactRecord,
        "One row for each place in a text that states a statistic; a fact stated three times gives three rows.",
        ("source_id", "number_start", "number_end", "metric", "record_id"),
        ("record_id",),
    ),
    TableSpec(
        "rejections",
        Rejection,
        "One row for each number expression that is no statistic, with the reason.",
        ("source_id", "number_start", "number_end"),
        ("source_id", "number_start", "number_end"),
    ),
    TableSpec(
        "problems",
        Problem,
        "One row for each input that could not be used whole, or that contradicts itself. It has no key.",
        ("uri", "record", "offset", "kind", "message", "kept"),
    ),
    TableSpec(
        "claims",
        Claim,
        "One row for each fact: all actual records that state it, counted once. Sum only claims that are safe_to_sum.",
        ("claim_id",),
        ("claim_id",),
    ),
    TableSpec(
        "claim_records",
        ClaimRecord,
        "One row for each actual record: the claim that it states, and why it was taken to state it.",
        ("claim_id", "record_id"),
        ("record_id",),
    ),
    TableSpec(
        "claim_links",
        ClaimLink,
        "One row for each way in which one claim bears on another: part, total, later count, contradiction.",
        ("from_claim", "to_claim", "kind", "reason"),
        ("from_claim", "to_claim", "kind", "reason"),
    ),
)
DERIVED = ("claims", "claim_records", "claim_links")
"""The tables that are made of others when a build is written."""
SPECS: dict[str, TableSpec] = {spec.name: spec for spec in TABLES}


@cache
def columns(model: type[Table]) -> tuple[Column, ...]:
    """Return the columns of a model in their order.

    >>> [(c.name, c.kind, c.sql_type) for c in columns(MetricRow)][:2]
    [('metric', 'enum', 'metric_name'), ('unit', 'text', 'VARCHAR')]
    """
    schema = model.model_json_schema()
    vocabularies: dict[str, Any] = schema.get("$defs", {})
    return tuple(_column(name, about, vocabularies) for name, about in schema["properties"].items())


def _column(name: str, about: dict[str, Any], vocabularies: dict[str, Any]) -> Column:
    options = [option for option in about.get("anyOf", [about]) if option.get("type") != "null"]
    (kind,) = options  # a column of two types has no place in a table
    nullable = "anyOf" in about
    if "$ref" in kind:
        vocabulary = kind["$ref"].rpartition("/")[2]
        target = vocabularies[vocabulary]
        # Pydantic leaves a description out where the vocabulary has the very same one
        description = about.get("description", target["description"])
        return Column(name, "enum", nullable, description, _snake(vocabulary), tuple(target["enum"]))
    return Column(
        name,
        _JSON_KINDS[kind["type"], kind.get("format")],
        nullable,
        about["description"],
        pattern=kind.get("items", kind).get("pattern"),
        filled=kind.get("minLength", 0) > 0,
        least=kind.get("minimum"),
        greatest=kind.get("maximum"),
    )


def in_order(spec: TableSpec, rows: Rows) -> list[Table]:
    """Return the rows sorted by the table's sort columns, nulls first."""
    return sorted(rows, key=lambda row: tuple(_sortable(getattr(row, name)) for name in spec.sort))


def _sortable(value: Any) -> tuple[bool, Any]:  # noqa: ANN401 - any value that a column may hold
    return (False, 0) if value is None else (True, value)


def _snake(name: str) -> str:
    return sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
