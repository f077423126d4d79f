"""The statements that make the tables of ``impact.duckdb``: types, keys, checks and comments."""

from collections.abc import Iterable, Iterator, Sequence

from impactetl.schema import MEANINGS, MetricRow
from impactetl.store.columns import SPECS, TABLES, Column, TableSpec, columns

SOURCE_ROWS, SOURCE_TEXTS = "source_rows", "source_texts"
"""What view ``sources`` is made of: all its columns but the text, and the texts in pieces of ``PIECE_CHARS``.

DuckDB writes, reads and filters 2,048 rows of a table at a time and holds all of them, however few are asked for: a few
hundred books in one column would end a build. Of pieces that is 8 MB of English.
"""
PIECE_CHARS = 4000
# DuckDB keeps a string from 4,096 bytes on in blocks of its own, uncompressed.
TEXTLESS = tuple(column for column in columns(SPECS["sources"].model) if column.name != "text")
_PIECES = {
    "source_id": "The document; key of table source_rows.",
    "start": "Where the piece begins in the text, in code points.",
    "text": f"The piece: {PIECE_CHARS} code points, or the rest of the text.",
}

MONEY = "money"
"""Stands in ``metrics.unit`` for any ISO 4217 code."""

BUILD_COLUMNS: dict[str, str] = {
    "build_id": "Hash of inputs, code version and options; every file of the build carries it.",
    "code_version": "Version of impactetl that made the build.",
    "schema_version": "Version of the published contract.",
}

FOREIGN_KEYS: dict[str, dict[str, str]] = {
    "records": {"source_id": "sources", "metric": "metrics", "country_code": "countries"},
    "rejections": {"source_id": "sources", "cue_metric": "metrics"},
    "claims": {"metric": "metrics", "country_code": "countries", "best_record_id": "records"},
    "claim_records": {"claim_id": "claims", "record_id": "records", "source_id": "sources"},
    "claim_links": {"from_claim": "claims", "to_claim": "claims"},
}
REFERENCED = {
    "source_id": "source_id",
    "metric": "metric",
    "cue_metric": "metric",
    "country_code": "country_code",
    "record_id": "record_id",
    "best_record_id": "record_id",
    "claim_id": "claim_id",
    "from_claim": "claim_id",
    "to_claim": "claim_id",
}

_SPANS = (
    "quote_end - quote_start = length(quote)",
    "quote_start <= number_start AND number_end <= quote_end",
    "number_end - number_start = length(number_text)",
    "substring(quote, number_start - quote_start + 1, number_end - number_start) = number_text",
)
_LEAST = "least(value, value_min, value_max) >= 0"
_AREA = """CASE area
    WHEN 'country' THEN country_code IS NOT NULL
    WHEN 'several' THEN country_code IS NULL AND len(country_codes) > 1
    ELSE country_code IS NULL AND len(country_codes) = 0
END"""
_BOUNDS = """CASE qualifier
    WHEN 'exact' THEN value IS NOT NULL AND [value_min, value_max] = [value, value]
    WHEN 'at_least' THEN value IS NOT NULL AND value_min IS NOT DISTINCT FROM value AND value_max IS NULL
    WHEN 'at_most' THEN value IS NOT NULL AND value_max IS NOT DISTINCT FROM value AND value_min IS NULL
    WHEN 'range' THEN value IS NULL AND value_min IS NOT NULL AND value_max IS NOT NULL AND value_min <= value_max
    WHEN 'vague' THEN value IS NULL AND value_min IS NOT NULL AND value_max IS NULL
    WHEN 'approximate' THEN value IS NOT NULL AND value_min IS NULL AND value_max IS NULL
END"""
CHECKS: dict[str, tuple[str, ...]] = {
    "records": (
        *_SPANS,
        _BOUNDS,
        _LEAST,
        "value_basis <> 'implied' OR (value IS NOT NULL AND value = 1)",
        "period_start <= period_end",
        "year BETWEEN year(period_start) AND year(period_end)",
        _AREA,
        "country_code IS NULL OR country_codes = [country_code]",
        "part_of <> record_id",
    ),
    "rejections": _SPANS,
    "claims": (
        "0 <= low AND low <= value AND value <= high",
        "publishers <= sources AND sources <= records",
        "safe_to_sum = (unsafe_reason IS NULL)",
        "NOT safe_to_sum OR (scope IN ('event', 'period') AND country_code IS NOT NULL AND year IS NOT NULL)",
        "period_start <= period_end",
        _AREA,
    ),
    "claim_links": ("from_claim <> to_claim",),
}
"""What the contract promises of a row as a whole; what a column alone promises comes from its model."""

CHECKED_LATER: dict[str, dict[str, str]] = {
    "records": {
        "country_codes": "each is a key of table countries",
        "nationality_codes": "each is a key of table countries",
        "part_of": "it is a record of the same source",
    },
}
"""What this database cannot enforce, as no key reaches into a list or a table that is being loaded; the comments say
who checks it."""


def statements(metrics: Sequence[MetricRow]) -> Iterator[str]:
    """Yield the statements that make every type and table, with keys, checks and comments.

    ``metrics`` says which units each metric may have.
    """
    yield from _enums()
    yield from _build_table()
    for spec in TABLES:
        extra = (unit_check(metrics),) if spec.name in {"records", "claims"} and metrics else ()
        if spec.name == "sources":
            yield from _sources(spec)
            continue
        yield create_table(spec, spec.name, columns(spec.model), extra)
        yield from comments("TABLE", spec.name, spec.comment, described(spec))


def _sources(spec: TableSpec) -> Iterator[str]:
    about = described(spec)
    yield create_table(spec, SOURCE_ROWS, TEXTLESS)
    yield from comments(
        "TABLE", SOURCE_ROWS, "View sources without the texts.", {c.name: about[c.name] for c in TEXTLESS}
    )
    yield f"CREATE TABLE {SOURCE_TEXTS} (source_id VARCHAR NOT NULL, start BIGINT NOT NULL, text VARCHAR NOT NULL)"
    yield from comments("TABLE", SOURCE_TEXTS, "The texts of view sources, cut into pieces.", _PIECES)
    names = ", ".join("coalesce(whole.text, '') AS text" if name == "text" else quoted(name) for name in about)
    yield f"""CREATE VIEW {spec.name} AS SELECT {names} FROM {SOURCE_ROWS} LEFT JOIN (
    SELECT source_id, string_agg(text, '' ORDER BY start) AS text FROM {SOURCE_TEXTS} GROUP BY source_id
) AS whole USING (source_id)"""  # noqa: S608 - own names
    yield from comments("VIEW", spec.name, spec.comment, about)


def described(spec: TableSpec) -> dict[str, str]:
    """Return what each column of a table holds, by its name."""
    return {column.name: _about(spec, column) for column in columns(spec.model)}


def _about(spec: TableSpec, column: Column) -> str:
    promise = CHECKED_LATER.get(spec.name, {}).get(column.name)
    checked = f" Dataset.check() checks that {promise}." if promise else ""
    meanings = MEANINGS.get(column.vocabulary, {})
    words = "; ".join(f"{word}: {meaning}" for word, meaning in meanings.items())
    return f"{column.description}{checked}{f' The words: {words}.' if words else ''}"


def _build_table() -> Iterator[str]:
    yield "CREATE TABLE build (" + ", ".join(f"{name} VARCHAR NOT NULL" for name in BUILD_COLUMNS) + ")"
    yield from comments("TABLE", "build", "One row: what made this dataset.", BUILD_COLUMNS)


def _enums() -> Iterator[str]:
    found = {c.vocabulary: c.values for spec in TABLES for c in columns(spec.model) if c.kind == "enum"}
    for name, values in sorted(found.items()):
        yield f"CREATE TYPE {name} AS ENUM ({_listed(values)})"


def create_table(spec: TableSpec, name: str, held: Iterable[Column], extra_checks: Iterable[str] = ()) -> str:
    """Return the CREATE TABLE statement that keeps the columns ``held`` of a published table under a name."""
    lines = [_definition(column) for column in held]
    if spec.key:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, spec.key))})")
    lines.extend(f"UNIQUE ({quoted(column)})" for column in spec.unique)
    for key, other in FOREIGN_KEYS.get(spec.name, {}).items():
        stored = SOURCE_ROWS if other == "sources" else other
        lines.append(f"FOREIGN KEY ({quoted(key)}) REFERENCES {stored} ({REFERENCED[key]})")
    lines.extend(f"CHECK ({check})" for check in (*CHECKS.get(spec.name, ()), *extra_checks))
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + "\n)"


def _definition(column: Column) -> str:
    checks = "".join(f" CHECK ({check})" for check in column_checks(column))
    return f"{quoted(column.name)} {column.sql_type}{'' if column.nullable else ' NOT NULL'}{checks}"


def column_checks(column: Column) -> Iterator[str]:
    """Yield what the model demands of one column; a null passes every check, as SQL has it."""
    name = quoted(column.name)
    if column.pattern:
        # Lambdas may not stand in a CHECK, so the texts of a list are joined to be matched
        pattern = column.pattern.strip("^$")
        listed = column.kind == "texts"
        matched, whole = (
            (f"array_to_string({name}, ',')", f"(({pattern})(,({pattern}))*)?") if listed else (name, pattern)
        )
        yield f"regexp_full_match({matched}, {literal(whole)})"
    if column.filled:
        yield f"{name} <> ''"
    if column.least is not None:
        yield f"{name} >= {column.least}"
    if column.greatest is not None:
        yield f"{name} <= {column.greatest}"
    if column.kind == "number":
        yield f"isfinite({name})"


def unit_check(metrics: Sequence[MetricRow]) -> str:
    """Return the check that a record's unit is one of its metric's units."""
    cases = "\n".join(
        f"    WHEN {literal(row.metric)} THEN regexp_full_match(unit, {literal(unit_pattern(row.unit))})"
        for row in sorted(metrics, key=lambda row: row.metric)
    )
    return f"CASE metric\n{cases}\n    ELSE false\nEND"


def unit_pattern(units: str) -> str:
    """Return the pattern of the units that a bar-joined list allows.

    >>> unit_pattern("person|case"), unit_pattern("money")
    ('person|case', '[A-Z]{3}')
    """
    return "|".join("[A-Z]{3}" if unit.strip() == MONEY else unit.strip() for unit in units.split("|"))


def comments(what: str, name: str, comment: str, of_columns: dict[str, str]) -> Iterator[str]:
    """Yield the COMMENT statements of a table or view and of its columns."""
    yield f"COMMENT ON {what} {name} IS {literal(comment)}"
    for column, description in of_columns.items():
        yield f"COMMENT ON COLUMN {name}.{quoted(column)} IS {literal(description)}"


def quoted(name: str) -> str:
    """Return a column name as SQL wants it, safe where it is also a keyword."""
    return f'"{name}"'


def literal(text: str) -> str:
    """Return a text as a SQL literal.

    >>> literal("the victim's home")
    "'the victim''s home'"
    """
    return "'" + text.replace("'", "''") + "'"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(literal(value) for value in values)
