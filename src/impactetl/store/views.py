"""The views that answer an analyst's first questions.

Each keeps low, value and high. A figure's **low** is the least number that its text commits to: ``value_min``, else
``value``, and 0 for "at most". Its **value** is the number stated, or ``value_min`` for a range and a vague plural.
Its **high** is ``value_max``, or ``value`` for an approximate figure, and null where the text sets no upper bound
("more than 100"). A total's high is null as soon as one of its figures has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from impactetl.store.ddl import comments, literal

_LOW = "CASE qualifier WHEN 'at_most' THEN 0 ELSE coalesce(value_min, value) END"
_VALUE = "coalesce(value, value_min)"
_HIGH = "CASE qualifier WHEN 'approximate' THEN value ELSE value_max END"
# A planned figure never happened, an amount or a case is no person, and a part is counted in its whole already.
_COUNTED = "modality = 'actual' AND unit = 'person' AND part_of IS NULL"

_HOW = (
    "low is value_min, else value, and 0 for at_most; value is value, else value_min; high is value_max, or value for"
    " an approximate figure, and null where the text sets no upper bound. Only actual figures of persons, and no record"
    " that is part_of another."
)
_BOUND_COLUMNS = {
    "low": "Least number that the texts commit to.",
    "value": "Number stated; for a range or a vague plural its least number.",
    "high": "Greatest number that the texts commit to; null where one of them sets no upper bound.",
}


@dataclass(frozen=True, slots=True)
class View:
    """One view: its query, its comment, and the comment of each column in the order of the query."""

    name: str
    query: str
    comment: str
    columns: dict[str, str]


def _by_country_year(name: str, metric: str, counted: str) -> View:
    query = f"""
WITH facts AS (
    SELECT country_code, year, scope, {_LOW} AS low, {_VALUE} AS value, {_HIGH} AS high,
        count(*) AS records, list(DISTINCT source_id) AS source_ids
    FROM records
    WHERE metric = {literal(metric)} AND {_COUNTED} AND scope IN ('event', 'period')
        AND country_code IS NOT NULL AND year IS NOT NULL
    GROUP BY country_code, year, scope, qualifier, value, value_min, value_max, period_start, period_end, place,
        organization, sex, age_group
)
SELECT country_code, countries.name AS country, year, scope, sum(low) AS low, sum(facts.value) AS value,
    CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
    count(*) AS facts, CAST(sum(records) AS BIGINT) AS records,
    len(list_distinct(flatten(list(source_ids)))) AS sources
FROM facts JOIN countries USING (country_code)
GROUP BY country_code, countries.name, year, scope
ORDER BY country_code, year, scope"""  # noqa: S608 - every part is a constant of this module
    comment = (
        f"{counted} by country and year, one row for each scope: the totals over a period and the single events stand"
        " in rows of their own and must not be added, as a total holds its events. Records that agree in number,"
        " period, place, organisation, sex and age group are one fact and count once. Cumulative figures, stocks and"
        " rates are left out, and so are figures with no one country or no year. low, value and high are sums over the"
        f" facts: {_HOW}"
    )
    return View(
        name,
        query,
        comment,
        {
            "country_code": "ISO 3166-1 alpha-3.",
            "country": "Short English name.",
            "year": "Calendar year that the figures are for.",
            "scope": "period: totals over stated periods; event: single occasions.",
            **_BOUND_COLUMNS,
            "facts": "Number of distinct facts added.",
            "records": "Number of records behind them.",
            "sources": "Number of documents behind them.",
        },
    )


_LATEST = View(
    "latest_cumulative",
    f"""
SELECT metric, organization, area, country_codes, sex, age_group, records.year, period_start, period_end,
    {_LOW} AS low, {_VALUE} AS value, {_HIGH} AS high, qualifier, record_id, source_id, quote
FROM records JOIN sources USING (source_id)
WHERE {_COUNTED} AND scope = 'cumulative'
QUALIFY row_number() OVER (
    PARTITION BY metric, organization, area, country_codes, sex, age_group
    ORDER BY records.year DESC NULLS LAST, period_end DESC NULLS LAST, published DESC NULLS LAST,
        {_VALUE} DESC, record_id
) = 1
ORDER BY metric, organization, area, country_codes, sex, age_group""",  # noqa: S608 - as above
    "The newest cumulative figure of each metric, organisation, area and group of people: the one that counts up to the"
    f" latest year, then day, then comes from the latest document, then is the greatest. One record a row: {_HOW}",
    {
        "metric": "What is counted; key of table metrics.",
        "organization": "Who did it, normalised.",
        "area": "How much of the world the figure covers.",
        "country_codes": "Every country meant.",
        "sex": "Sex of the people counted.",
        "age_group": "Age group of the people counted.",
        "year": "Calendar year that it is counted up to.",
        "period_start": "First day of the period, included.",
        "period_end": "Last day of the period, included.",
        **_BOUND_COLUMNS,
        "qualifier": "How firmly the number is stated.",
        "record_id": "The record; key of table records.",
        "source_id": "The document; key of table sources.",
        "quote": "The sentence that states it.",
    },
)

VIEWS: tuple[View, ...] = (
    _by_country_year("rescues_by_country_year", "people_rescued", "People rescued"),
    _by_country_year("convictions_by_country_year", "convictions", "People convicted"),
    _LATEST,
)


def view_statements() -> Iterator[str]:
    """Yield the statements that make every view, with its comments."""
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS {view.query}"
        yield from comments("VIEW", view.name, view.comment, view.columns)
