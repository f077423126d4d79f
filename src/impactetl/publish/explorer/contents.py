"""What the page shows, read from a finished database: every list in the order of the texts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

import duckdb

from impactetl.publish.explorer.claims import Claims
from impactetl.publish.explorer.misses import near_misses
from impactetl.publish.explorer.passages import Passages
from impactetl.publish.explorer.reading import Row, asked, web_address
from impactetl.schema import LINK_REASONS, MERGE_REASONS, REASONS, UNSAFE_REASONS, ImpactRecord
from impactetl.store.columns import Stamp, columns

MAX_RECORDS = 20_000
"""Records that a page holds; of more it holds an even sample. So many still open at once and scroll without a pause."""
MAX_MISSES = 5_000
"""Near misses that a page holds, those of reason ``unsure`` first: more than a reviewer looks at in days."""

MAX_PROBLEMS = 200
"""Problems that a page tells; table ``problems`` has them all."""

# Ids are hashes: those with the least ones are an even sample, and always the same.
_RECORDS = """
WITH chosen AS (SELECT record_id FROM records ORDER BY record_id LIMIT ?)
SELECT records.* FROM records SEMI JOIN chosen USING (record_id) JOIN sources USING (source_id)
ORDER BY sources.uri, number_start, number_end, metric, record_id"""
# A document in another language is kept, and was not read.
_TOTALS = """SELECT (SELECT count(*) FROM records) AS records,
    (SELECT count(*) FROM sources) - (SELECT count(*) FROM problems WHERE kind = 'language') AS sources,
    (SELECT count(*) FROM rejections) AS rejections, (SELECT count(*) FROM problems) AS problems"""
_PROBLEMS = "SELECT kind, message, kept FROM problems ORDER BY ALL LIMIT ?"

_Word = TypeVar("_Word", bound=StrEnum)


def payload(connection: duckdb.DuckDBPyConnection, stamp: Stamp) -> dict[str, Any]:
    """Read what the page shows; equal rows give an equal payload."""
    records = _records(connection)
    claims = Claims(connection, records)
    for row in records:
        row.update(claims.of(row["record_id"]))
    misses = near_misses(connection, MAX_MISSES)
    passages = Passages(connection, [*records, *misses])
    (totals,) = asked(connection, _TOTALS)
    return {
        "build": stamp.metadata(),
        "totals": totals | {"misses": len(misses)},
        "problems": asked(connection, _PROBLEMS, [MAX_PROBLEMS]),
        "records": passages.columns(records),
        "misses": passages.columns(misses),
        "passages": passages.table,
        "sources": passages.sources,
        "claims": claims.table,
        "links": claims.links,
        "metrics": _mapping(connection, "SELECT metric, definition FROM metrics ORDER BY metric"),
        "countries": _mapping(connection, "SELECT country_code, name FROM countries ORDER BY country_code"),
        "reasons": _words(REASONS),
        "merge_reasons": _words(MERGE_REASONS),
        "unsafe_reasons": _words(UNSAFE_REASONS),
        "link_reasons": _words(LINK_REASONS),
        "vocabularies": {column.name: column.values for column in columns(ImpactRecord) if column.kind == "enum"},
    }


def _records(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    rows = asked(connection, _RECORDS, [MAX_RECORDS])
    places = {row["record_id"]: place for place, row in enumerate(rows)}
    for row in rows:
        row.update(link=web_address(row["link"]), part_of=places.get(row["part_of"]))
    return rows


def _words(told: Mapping[_Word, str]) -> dict[str, str]:
    """Give what the words of a vocabulary mean, by the word."""
    return {word.value: meaning for word, meaning in told.items()}


def _mapping(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, str]:
    """Give two columns as a mapping."""
    return dict(tuple(row.values()) for row in asked(connection, query))
