"""The claims that the shown records belong to, as columns, and how they bear on each other."""

from collections.abc import Sequence
from typing import Any

import duckdb

from impactetl.publish.explorer.reading import Row, asked

# Of a claim that nobody is known to publish the page counts no publisher; the table has one, as its least.
# What is drawn of a claim that may be added reaches to the figures that contradict it, as in the views.
_CLAIMS = """
SELECT claims.claim_id, claims.metric, claims.unit, claims.scope, claims.year, claims.country_code, claims.area,
    CASE WHEN safe_to_sum THEN safe_claims.low ELSE claims.low END AS low, claims.value,
    CASE WHEN safe_to_sum THEN safe_claims.high ELSE claims.high END AS high,
    safe_to_sum, unsafe_reason, claims.records AS stated, claims.sources,
    CASE WHEN claim_id IN (SELECT claim_id FROM claim_records WHERE publisher IS NOT NULL) THEN claims.publishers ELSE 0
        END AS publishers, claims.best_record_id
FROM claims LEFT JOIN safe_claims USING (claim_id)
WHERE claim_id IN (SELECT unnest(?)) ORDER BY claim_id"""
_MEMBERS = "SELECT record_id, claim_id, reason FROM claim_records WHERE record_id IN (SELECT unnest(?))"
_LINKS = """
SELECT from_claim, to_claim, kind, reason FROM claim_links
WHERE from_claim IN (SELECT unnest(?)) AND to_claim IN (SELECT unnest(?)) ORDER BY ALL"""

Columns = dict[str, list[Any]]


class Claims:
    """The claims of the records shown: ``table`` has them as columns, ``links`` says how they bear on each other.

    A link is the places of two claims, its kind and its reason.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, records: Sequence[Row]) -> None:
        ids = [row["record_id"] for row in records]
        shown = {record_id: place for place, record_id in enumerate(ids)}
        self._member = {row["record_id"]: row for row in asked(connection, _MEMBERS, [ids])}
        claim_ids = sorted({row["claim_id"] for row in self._member.values()})
        self._place = {claim_id: place for place, claim_id in enumerate(claim_ids)}
        rows = [row | {"best": shown.get(row.pop("best_record_id"))} for row in asked(connection, _CLAIMS, [claim_ids])]
        self.table: Columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else {})}
        self.links = [
            [self._place[row["from_claim"]], self._place[row["to_claim"]], row["kind"], row["reason"]]
            for row in asked(connection, _LINKS, [claim_ids, claim_ids])
        ]

    def of(self, record_id: str) -> Row:
        """Give what a record has to say of its claim; a planned figure belongs to none."""
        member = self._member.get(record_id)
        if member is None:
            return {"claim": None, "merged": None}
        return {"claim": self._place[member["claim_id"]], "merged": member["reason"]}
