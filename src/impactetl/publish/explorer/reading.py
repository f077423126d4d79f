"""Rows of a database as plain values that JSON holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import duckdb

Row = dict[str, Any]

_SCHEMES = frozenset({"http", "https"})


def asked(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
) -> list[Row]:
    """Give the rows that answer a query, each by the names of its columns."""
    answer = connection.execute(query, parameters)
    names = [about[0] for about in answer.description or ()]
    return [dict(zip(names, map(plain, row), strict=True)) for row in answer.fetchall()]


def plain(value: object) -> object:
    """Give a value as JSON holds it: days as YYYY-MM-DD, a whole number without its ``.0``.

    >>> plain(date(2014, 1, 2)), plain(12.0), plain(0.5)
    ('2014-01-02', 12, 0.5)
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def web_address(address: str | None) -> str | None:
    """Give an address that leads to the web, None for any other: a source may name itself ``javascript:...``.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("http://[")
    ('https://example.org/a', None, None)
    """
    try:
        scheme = urlsplit(address or "").scheme
    except ValueError:
        return None
    return address if scheme in _SCHEMES else None
