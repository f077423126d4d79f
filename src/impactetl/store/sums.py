"""Sums of claims: what may be asked, and why something else may not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import duckdb
import pyarrow as pa

from impactetl.errors import UnsafeSumError, UsageError
from impactetl.grammar.money import CODES
from impactetl.lexicon.load import load
from impactetl.schema import UNSAFE_REASONS, Claim, MetricName, UnsafeReason
from impactetl.store.columns import columns
from impactetl.store.ddl import MONEY, literal, quoted

BY = ("country", "year")
COLUMNS = (
    "country",
    "country_code",
    "year",
    "organization",
    "sex",
    "age_group",
    "abuse_type",
    "scope",
    "unit",
)
"""What sums may be split and chosen by: columns of which each claim has one value."""
# What does not add up by its scope alone, and where such figures are to be looked for.
_INSTEAD = {
    "cumulative": "each such figure holds the ones before it; take the newest: FROM latest_cumulative",
    "stock": "the same people are there at one time and the next; look at one year at a time: dataset.claims",
    "rate": "it is no count; look at the figures one by one: dataset.claims",
}
# The column of table ``countries`` that holds what a column may hold.
_OF_COUNTRIES = {"country": "name", "country_code": "country_code"}
# Of a value that is not there at most so many are proposed, and of so few possible ones all.
_NEAR, _FEW = 2, 6
_SAFE = """(SELECT safe_claims.*, countries.name AS country FROM safe_claims JOIN countries USING (country_code))"""
_ALL = """(SELECT claims.*, countries.name AS country FROM claims LEFT JOIN countries USING (country_code))"""


@dataclass(frozen=True, slots=True)
class Sum:
    """What is to be added: a metric, the columns to split it by, a unit, and the values that columns must have."""

    metric: str
    by: tuple[str, ...]
    unit: str | None
    where: Mapping[str, object]

    @property
    def condition(self) -> str:
        """The condition that a claim must meet, as SQL."""
        wanted = {"metric": self.metric, **({} if self.unit is None else {"unit": self.unit}), **self.where}
        return " AND ".join(_one_of(name, values) for name, values in wanted.items())


def names_of(by: str | Sequence[str]) -> tuple[str, ...]:
    """Take a text as one name, not as its letters."""
    return (by,) if isinstance(by, str) else tuple(by)


def totals_of(connection: duckdb.DuckDBPyConnection, asked: Sum) -> pa.Table:
    """Add up the safe claims; the rows are sorted by the columns that they are split by.

    Raises UsageError and UnsafeSumError as ``Dataset.totals`` says.
    """
    _refuse_unknown(asked)
    _refuse_unknown_values(connection, asked)
    _refuse_unknown_units(connection, asked)
    _refuse_unsafe(connection, asked)
    names = ", ".join(map(quoted, asked.by))
    # Without a column to split by, SQL gives a row of nulls for no claims at all
    grouped = f"GROUP BY {names} ORDER BY {names}" if asked.by else "HAVING count(*) > 0"
    query = f"""
SELECT {names + "," if names else ""} sum(low) AS low, sum(value) AS value,
    CASE WHEN count(high) = count(*) THEN sum(high) END AS high, count(*) AS claims,
    CAST(sum(records) AS BIGINT) AS records, min(publishers) AS publishers
FROM {_SAFE} AS claims WHERE {asked.condition} {grouped}"""  # noqa: S608 - names of COLUMNS and literals
    return connection.sql(query).to_arrow_table()


def left_out(connection: duckdb.DuckDBPyConnection, asked: Sum) -> dict[str, int]:
    """Count the claims that meet the condition and must not be added, by reason."""
    query = f"""
SELECT CAST(unsafe_reason AS VARCHAR), count(*) FROM {_ALL} AS claims
WHERE {asked.condition} AND NOT safe_to_sum GROUP BY ALL ORDER BY 1"""  # noqa: S608 - as above
    return dict(connection.sql(query).fetchall())


def _refuse_unknown(asked: Sum) -> None:
    metrics = [name.value for name in MetricName]
    if asked.metric not in metrics:
        msg = f"there is no metric {asked.metric!r}; the metrics are {', '.join(metrics)}"
        raise UsageError(msg)
    strange = [name for name in (*asked.by, *asked.where) if name not in COLUMNS]
    if strange:
        msg = (
            f"{', '.join(strange)}: claims cannot be added by this; a claim has several records, documents and"
            f" publishers, but one of each of {', '.join(COLUMNS)}"
        )
        raise UsageError(msg)


def _refuse_unknown_values(connection: duckdb.DuckDBPyConnection, asked: Sum) -> None:
    """Refuse a value of ``where`` that its column cannot have: it would give no rows, as if there were no figures."""
    for name, values in asked.where.items():
        known = _known_values(connection, name)
        strange = [str(value) for value in _listed(values) if known and str(value) not in known]
        if strange:
            near = get_close_matches(strange[0], known, _NEAR) or (known if len(known) <= _FEW else ())
            hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else f"; values are such as {known[0]!r}"
            msg = f"where: column {name} never holds {strange[0]!r}{hint}"
            raise UsageError(msg)


def _refuse_unknown_units(connection: duckdb.DuckDBPyConnection, asked: Sum) -> None:
    """Refuse a unit that the metric cannot have; one that it can have, and the dataset has not, gives no rows."""
    query = f"SELECT unit FROM metrics WHERE metric = {literal(asked.metric)}"  # noqa: S608 - a metric's name
    known = [unit for (units,) in connection.sql(query).fetchall() for unit in str(units).split("|")]
    possible = CODES if MONEY in known else frozenset(known)
    wanted = (*_listed(() if asked.unit is None else asked.unit), *_listed(asked.where.get("unit", ())))
    strange = [unit for unit in wanted if unit not in possible]
    if strange:
        own = "an ISO 4217 code of a currency, such as 'USD'" if MONEY in known else " or ".join(map(repr, known))
        msg = f"{asked.metric} has no unit {strange[0]!r}; its unit is {own}"
        raise UsageError(msg)


def _known_values(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """Give all values that a column may hold, by its vocabulary or table ``countries``; none where it is free."""
    closed = {column.name: column.values for column in columns(Claim) if column.kind == "enum"}
    if name in _OF_COUNTRIES:
        query = f"SELECT {_OF_COUNTRIES[name]} FROM countries ORDER BY 1"  # noqa: S608 - a name of this module
        return [str(value) for (value,) in connection.sql(query).fetchall()]
    return list(closed.get(name, ()))


def _refuse_unsafe(connection: duckdb.DuckDBPyConnection, asked: Sum) -> None:
    scopes = [scope for scope in _listed(asked.where.get("scope", ())) if scope in _INSTEAD]
    if scopes:
        msg = f"figures of scope {scopes[0]} do not add up: {_INSTEAD[str(scopes[0])]}"
        raise UnsafeSumError(msg)
    excluded = left_out(connection, asked)
    query = f"SELECT DISTINCT unit FROM {_SAFE} AS claims WHERE {asked.condition} ORDER BY 1"  # noqa: S608 - as above
    units = [str(unit) for (unit,) in connection.sql(query).fetchall()]
    if not units and (excluded or asked.metric in load("claims")["not_additive"]):
        # Of such a metric a sum makes no sense, whether the dataset has figures of it or not
        why = "; ".join(f"{count} {name} ({UNSAFE_REASONS[UnsafeReason(name)]})" for name, count in excluded.items())
        why = why or UNSAFE_REASONS[UnsafeReason.METRIC]
        msg = (
            f"no claim of {asked.metric} may be added here: {why}. Look at them one by one: dataset.claims, or"
            f" FROM claims WHERE metric = '{asked.metric}'"
        )
        raise UnsafeSumError(msg)
    if len(units) > 1 and "unit" not in asked.by:
        msg = (
            f"{asked.metric} has figures in {', '.join(units)}, which do not add up; choose one with unit={units[0]!r},"
            ' or add "unit" to by'
        )
        raise UnsafeSumError(msg)


def _one_of(name: str, values: object) -> str:
    listed = ", ".join(literal(str(value)) for value in _listed(values))
    return f"CAST({quoted(name)} AS VARCHAR) IN ({listed or 'NULL'})"


def _listed(values: object) -> Iterable[object]:
    return (values,) if isinstance(values, str) or not isinstance(values, Iterable) else values
