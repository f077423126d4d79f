"""Near misses: numbers that were refused although a metric's cue stands close by, for a reviewer to look at."""

import duckdb

from impactetl.publish.explorer.reading import Row, asked
from impactetl.schema import Reason

CUE_CHARS = 60
"""How near a cue must stand: ten words or so, the length of a clause."""

# What such a number is follows from its own form or place: a cue beside it changes nothing.
PLAIN_REASONS = frozenset(
    {
        Reason.YEAR,
        Reason.DATE,
        Reason.TIME,
        Reason.AGE,
        Reason.DISTANCE,
        Reason.MEASURE,
        Reason.PERCENTAGE,
        Reason.CONTACT,
        Reason.REFERENCE,
        Reason.CODE,
        Reason.NOT_ENGLISH,
        Reason.PAGE_FURNITURE,
    }
)


def near_misses(connection: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Read the rejections of reason ``unsure``, and those of a doubtful reason that have a cue close by.

    Not more than ``limit``, those of reason ``unsure`` first; in the order of the texts.
    """
    doubtful = [reason.value for reason in Reason if reason not in PLAIN_REASONS]
    query = """
SELECT rejections.*, uri FROM rejections JOIN sources USING (source_id)
WHERE reason = 'unsure' OR (cue IS NOT NULL AND list_contains(?, CAST(reason AS VARCHAR)))
ORDER BY uri, number_start, number_end"""
    rows = [row for row in asked(connection, query, [doubtful]) if row["reason"] == Reason.UNSURE or cue_is_near(row)]
    kept = sorted(rows, key=lambda row: row["reason"] != Reason.UNSURE)[:limit]
    shown = sorted(kept, key=lambda row: (row.pop("uri"), row["number_start"], row["number_end"]))
    return [_miss(row) for row in shown]


def _miss(row: Row) -> Row:
    return row | {"metric": row.pop("cue_metric"), "review": "none"}


def cue_is_near(row: Row) -> bool:
    """Tell whether the cue stands within ``CUE_CHARS`` characters of the number in its quote."""
    first = row["number_start"] - row["quote_start"]
    last = row["number_end"] - row["quote_start"]
    near = row["quote"][max(first - CUE_CHARS, 0) : last + CUE_CHARS]
    return row["cue"].lower() in near.lower()
