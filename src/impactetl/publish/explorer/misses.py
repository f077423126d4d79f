"""Near misses: numbers that were refused although a metric's cue stands close by, for a reviewer to look at."""

import duckdb

from impactetl.publish.explorer.reading import Row, asked
from impactetl.schema import Reason

CUE_CHARS = 60
"""How near a cue must stand: ten words or so, the length of a clause."""

# What such a number is follows from its own form or place, or a reviewer has said it: a cue beside it changes nothing.
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
        Reason.REVIEWER,
    }
)


# Sources are in the order of their ids, which are hashes: of too many the first are an even sample of the documents.
_MISSES = """
WITH found AS (
    SELECT * FROM rejections
    WHERE reason = 'unsure' OR (cue IS NOT NULL AND list_contains($doubtful, CAST(reason AS VARCHAR)) AND contains(
        lower(substring(quote, greatest(number_start - quote_start - $near, 0) + 1,
            least(number_start - quote_start, $near) + number_end - number_start + $near)), lower(cue)))
    ORDER BY reason <> 'unsure', source_id, number_start, number_end LIMIT $limit
)
SELECT found.* EXCLUDE (cue_metric), cue_metric AS metric, 'none' AS review FROM found JOIN sources USING (source_id)
ORDER BY reason <> 'unsure', uri, number_start, number_end"""


def near_misses(connection: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Read the rejections of reason ``unsure``, and those of a doubtful reason that have a cue close by.

    Not more than ``limit``; those of reason ``unsure`` first, else in the order of the texts.
    """
    doubtful = [reason.value for reason in Reason if reason not in PLAIN_REASONS]
    return asked(connection, _MISSES, {"doubtful": doubtful, "near": CUE_CHARS, "limit": limit})
