"""The quotes of rows with what stands round them, each once, and the sources that they are from."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from impactetl.publish.explorer.reading import Row, asked, web_address

CONTEXT_CHARS = 240
"""Characters of the text shown before and after a quote: two sentences or so."""

Columns = dict[str, list[Any]]

_CHARS_AT_ONCE = 4_000_000  # of texts in memory
_KEY = ("source_id", "quote_start", "quote_end")
_IN_PASSAGE = frozenset({*_KEY, "quote"})
_LENGTHS = "SELECT source_id, chars FROM sources WHERE source_id IN (SELECT unnest(?)) ORDER BY source_id"
_SOURCES = """SELECT source_id, uri, title, publisher, author, published, url, rights, media_type, sha256, text
FROM sources WHERE source_id IN (SELECT unnest(?)) ORDER BY source_id"""


class Passages:
    """The passages of rows: ``table`` has them as columns, ``sources`` what they are from."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        keys = sorted({_key(row) for row in rows})
        self._place = {key: place for place, key in enumerate(keys)}
        self.table: Columns = {name: [] for name in ("source", "start", "before", "quote", "after")}
        self.sources: list[Row] = []
        spans: dict[str, list[tuple[int, int]]] = {}
        for source_id, start, end in keys:
            spans.setdefault(source_id, []).append((start, end))
        for source in _sources(connection, list(spans)):
            text, source_id = source.pop("text"), source.pop("source_id")
            for start, end in spans[source_id]:
                self._add(text, start, end)
            self.sources.append(source | {"url": web_address(source["url"])})

    def _add(self, text: str, start: int, end: int) -> None:
        before = text[max(start - CONTEXT_CHARS, 0) : start]
        after = text[end : end + CONTEXT_CHARS]
        # Cut at a word, so that no half one is shown; a stretch without a blank stays as it is
        before = before.partition(" ")[2] or before if start > CONTEXT_CHARS else before
        after = after.rpartition(" ")[0] or after if end + CONTEXT_CHARS < len(text) else after
        passage = (len(self.sources), start, before, text[start:end], after)
        for column, value in zip(self.table.values(), passage, strict=True):
            column.append(value)

    def columns(self, rows: Sequence[Row]) -> Columns:
        """Turn rows into columns; the quote and where it stands become the number of the passage."""
        names = [name for name in (rows[0] if rows else {}) if name not in _IN_PASSAGE]
        passages = [self._place[_key(row)] for row in rows]
        return {"passage": passages} | {name: [row[name] for row in rows] for name in names}


def _key(row: Row) -> tuple[str, int, int]:
    source_id, start, end = (row[name] for name in _KEY)
    return source_id, start, end


def _sources(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> Iterator[Row]:
    """Give sources in the order of their ids, with their texts, a handful at a time."""
    group: list[str] = []
    chars = 0
    for row in asked(connection, _LENGTHS, [ids]):
        if group and chars + row["chars"] > _CHARS_AT_ONCE:
            yield from asked(connection, _SOURCES, [group])
            group, chars = [], 0
        group.append(row["source_id"])
        chars += row["chars"]
    if group:
        yield from asked(connection, _SOURCES, [group])
