"""What the page shows, read from a finished database: every list in the order of the texts."""

from typing import Any

import duckdb

from impactetl.publish.explorer.misses import near_misses
from impactetl.publish.explorer.passages import Passages
from impactetl.publish.explorer.reading import Row, asked, web_address
from impactetl.schema import REASONS, ImpactRecord
from impactetl.store.columns import Stamp, columns

MAX_RECORDS = 20_000
"""Records that a page holds; of more it holds an even sample. So many still open at once and scroll without a pause."""
MAX_MISSES = 5_000
"""Near misses that a page holds, those of reason ``unsure`` first: more than a reviewer looks at in days."""

# As in the views: records that agree in all of this state one fact. Planned figures and parts of a whole count nowhere.
_FACT = """CASE WHEN modality = 'actual' AND part_of IS NULL THEN dense_rank() OVER (ORDER BY metric, unit,
    country_code, country_codes, area, year, scope, qualifier, value, value_min, value_max, period_start, period_end,
    place, organization, sex, age_group) END"""
# Ids are hashes: those with the least ones are an even sample, and always the same.
_RECORDS = f"""
WITH chosen AS (SELECT * FROM records ORDER BY record_id LIMIT ?)
SELECT chosen.*, {_FACT} AS fact FROM chosen JOIN sources USING (source_id)
ORDER BY sources.uri, number_start, number_end, metric, record_id"""  # noqa: S608 - a constant of this module
_TOTALS = """SELECT (SELECT count(*) FROM records) AS records, (SELECT count(*) FROM sources) AS sources,
    (SELECT count(*) FROM rejections) AS rejections"""


def payload(connection: duckdb.DuckDBPyConnection, stamp: Stamp) -> dict[str, Any]:
    """Read what the page shows; equal rows give an equal payload."""
    records = _records(connection)
    misses = near_misses(connection, MAX_MISSES)
    passages = Passages(connection, [*records, *misses])
    (totals,) = asked(connection, _TOTALS)
    return {
        "build": stamp.metadata(),
        "totals": totals | {"misses": len(misses)},
        "records": passages.columns(records),
        "misses": passages.columns(misses),
        "passages": passages.table,
        "sources": passages.sources,
        "claims": [],
        "conflicts": {},
        "metrics": _mapping(connection, "SELECT metric, definition FROM metrics ORDER BY metric"),
        "countries": _mapping(connection, "SELECT country_code, name FROM countries ORDER BY country_code"),
        "reasons": {reason.value: told for reason, told in REASONS.items()},
        "vocabularies": {column.name: column.values for column in columns(ImpactRecord) if column.kind == "enum"},
    }


def _records(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    rows = asked(connection, _RECORDS, [MAX_RECORDS])
    places = {row["record_id"]: place for place, row in enumerate(rows)}
    return [
        row | {"link": web_address(row["link"]), "part_of": places.get(row["part_of"]), "claim": None} for row in rows
    ]


def _mapping(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, str]:
    """Give two columns as a mapping."""
    return dict(tuple(row.values()) for row in asked(connection, query))
