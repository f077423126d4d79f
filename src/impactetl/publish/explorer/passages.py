"""The quotes of rows with what stands round them, each once, and the sources that they are from."""

from collections.abc import Sequence
from typing import Any

import duckdb

from impactetl.publish.explorer.reading import Row, asked, web_address
from impactetl.store.ddl import PIECE_CHARS, SOURCE_ROWS, SOURCE_TEXTS

CONTEXT_CHARS = 240
"""Characters of the text shown before and after a quote: two sentences or so."""

Columns = dict[str, list[Any]]

_KEY = ("source_id", "quote_start", "quote_end")
_IN_PASSAGE = frozenset({*_KEY, "quote"})
# Of each piece of a text only what is shown leaves the join.
_PASSAGES = f"""
WITH shown AS (
    SELECT source_id, first, last, greatest(first - $context, 0) AS since, last + $context AS until
    FROM (SELECT unnest($ids) AS source_id, unnest($starts) AS first, unnest($ends) AS last)
), around AS (
    SELECT source_id, first, last, since, until, string_agg(substring(
        text, greatest(since - start, 0) + 1, until - start - greatest(since - start, 0)
    ), '' ORDER BY start) AS text
    FROM shown JOIN {SOURCE_TEXTS} USING (source_id) WHERE start < until AND start + {PIECE_CHARS} > since
    GROUP BY ALL
)
SELECT source_id, first AS start, substring(text, 1, first - since) AS before,
    substring(text, first - since + 1, last - first) AS quote, substring(text, last - since + 1) AS after,
    until < chars AS goes_on
FROM around JOIN {SOURCE_ROWS} USING (source_id) ORDER BY source_id, first, last"""  # noqa: S608 - own names
_SOURCES = """SELECT source_id, uri, title, publisher, author, published, url, rights, media_type, sha256
FROM sources WHERE source_id IN (SELECT unnest(?)) ORDER BY source_id"""


class Passages:
    """The passages of rows: ``table`` has them as columns, ``sources`` what they are from."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        keys = sorted({_key(row) for row in rows})
        self._place = {key: place for place, key in enumerate(keys)}
        self.table: Columns = {name: [] for name in ("source", "start", "before", "quote", "after")}
        listed = asked(connection, _SOURCES, [sorted({source_id for source_id, _, _ in keys})])
        number = {source.pop("source_id"): place for place, source in enumerate(listed)}
        self.sources: list[Row] = [source | {"url": web_address(source["url"])} for source in listed]
        ids, starts, ends = ([key[at] for key in keys] for at in range(len(_KEY)))
        wanted = {"ids": ids, "starts": starts, "ends": ends, "context": CONTEXT_CHARS}
        for passage in asked(connection, _PASSAGES, wanted):
            self._add(passage | {"source": number[passage["source_id"]]})

    def _add(self, passage: Row) -> None:
        # Cut at a word, so that no half one is shown; a stretch without a blank stays as it is
        before, after = passage["before"], passage["after"]
        before = before.partition(" ")[2] or before if passage["start"] > CONTEXT_CHARS else before
        after = after.rpartition(" ")[0] or after if passage["goes_on"] else after
        for name, column in self.table.items():
            column.append({**passage, "before": before, "after": after}[name])

    def columns(self, rows: Sequence[Row]) -> Columns:
        """Turn rows into columns; the quote and where it stands become the number of the passage."""
        names = [name for name in (rows[0] if rows else {}) if name not in _IN_PASSAGE]
        passages = [self._place[_key(row)] for row in rows]
        return {"passage": passages} | {name: [row[name] for row in rows] for name in names}


def _key(row: Row) -> tuple[str, int, int]:
    source_id, start, end = (row[name] for name in _KEY)
    return source_id, start, end
