"""The views that answer an analyst's first questions, all of them on table ``claims``: a fact counts once.

Each keeps low, value and high (see ``schema.Claim``). A total's high is null as soon as one of its figures has none.
Where a claim that is added contradicts others, the total's low and high reach to theirs, while its value is that of the
one to prefer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from impactetl.store.ddl import comments, literal

_HOW = (
    "Only claims that are safe to sum: actual figures of one country and one year, none of more than 366 days, no part"
    " beside its whole, no event beside a total that may hold it, nothing cumulative, no stock, no rate. low and high"
    " reach to the figures of claims that contradict the one that counts."
)
_BOUND_COLUMNS = {
    "low": "Least number that the texts commit to.",
    "value": "Number stated; for a range or a vague plural its least number.",
    "high": "Greatest number that the texts commit to; null where one of them sets no upper bound.",
}
_BEHIND = {
    "claims": "Number of claims added.",
    "records": "Number of records behind them.",
    "publishers": "Number of distinct publishers, at least one, of the claim that fewest publish.",
}
_COUNTRY_YEAR = {
    "country_code": "ISO 3166-1 alpha-3.",
    "country": "Short English name.",
    "year": "Calendar year that the figures are for.",
}


@dataclass(frozen=True, slots=True)
class View:
    """One view: its query, its comment, and the comment of each column in the order of the query."""

    name: str
    query: str
    comment: str
    columns: dict[str, str]


SAFE = View(
    "safe_claims",
    """
WITH others AS (
    SELECT from_claim AS claim_id, min(low) AS low, max(high) AS high, count(high) = count(*) AS bounded
    FROM claim_links JOIN claims ON to_claim = claims.claim_id
    WHERE kind = 'conflicts_with'
    GROUP BY from_claim
)
SELECT claim_id, metric, unit, country_code, year, scope, organization, sex, age_group, abuse_type,
    least(claims.low, others.low) AS low, claims.value,
    CASE WHEN coalesce(others.bounded, true) AND claims.high IS NOT NULL THEN greatest(claims.high, others.high) END
        AS high, records, sources, publishers, best_record_id
FROM claims LEFT JOIN others USING (claim_id)
WHERE safe_to_sum
ORDER BY metric, unit, country_code, year, claim_id""",
    f"The claims that may be added to each other within one metric and unit. {_HOW}",
    {
        "claim_id": "The claim; key of table claims.",
        "metric": "What is counted; key of table metrics.",
        "unit": "What one of the value is; figures of two units do not add up.",
        "country_code": "ISO 3166-1 alpha-3.",
        "year": "Calendar year that the figure is for.",
        "scope": "period: a total over a stated period; event: a single occasion.",
        "organization": "Who did it, normalised.",
        "sex": "Sex of the people counted.",
        "age_group": "Age group of the people counted.",
        "abuse_type": "The field of the offence.",
        **_BOUND_COLUMNS,
        "records": "How many records state it.",
        "sources": "How many documents state it.",
        "publishers": "How many distinct publishers state it, at least one.",
        "best_record_id": "The record that states it best; key of table records.",
    },
)
_SUMS = """sum(low) AS low, sum(value) AS value, CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
    count(*) AS claims, CAST(sum(records) AS BIGINT) AS records, min(publishers) AS publishers"""

TOTALS = View(
    "totals_by_country_year",
    f"""
SELECT metric, unit, country_code, countries.name AS country, year, {_SUMS}
FROM safe_claims JOIN countries USING (country_code)
GROUP BY metric, unit, country_code, countries.name, year
ORDER BY metric, unit, country_code, year""",  # noqa: S608 - every part is a constant of this module
    f"Sums of claims by metric, unit, country and year; rows of one metric and unit may be added further. {_HOW}",
    {
        "metric": "What is counted; key of table metrics.",
        "unit": "What one of the value is; figures of two units do not add up.",
        **_COUNTRY_YEAR,
        **_BOUND_COLUMNS,
        **_BEHIND,
    },
)


def _of_persons(name: str, metric: str, counted: str) -> View:
    query = f"""
SELECT country_code, country, year, low, value, high, claims, records, publishers
FROM totals_by_country_year WHERE metric = {literal(metric)} AND unit = 'person'"""  # noqa: S608 - as above
    return View(name, query, f"{counted} by country and year. {_HOW}", {**_COUNTRY_YEAR, **_BOUND_COLUMNS, **_BEHIND})


_LATEST = View(
    "latest_cumulative",
    """
SELECT metric, unit, organization, area, country_codes, sex, age_group, claims.year, claims.period_start,
    claims.period_end, claims.low, claims.value, claims.high, claims.qualifier, records, publishers, claim_id,
    best_record_id AS record_id, source_id, quote
FROM claims JOIN (SELECT record_id, source_id, quote FROM records) AS best ON best_record_id = best.record_id
    JOIN (SELECT source_id, published FROM sources) AS document USING (source_id)
WHERE scope = 'cumulative'
QUALIFY row_number() OVER (
    PARTITION BY metric, unit, organization, area, country_codes, sex, age_group
    ORDER BY claims.year DESC NULLS LAST, claims.period_end DESC NULLS LAST, published DESC NULLS LAST,
        claims.value DESC, claim_id
) = 1
ORDER BY metric, unit, organization, area, country_codes, sex, age_group, claim_id""",
    "The newest cumulative figure of each metric, organisation, area and group of people: the one that counts up to the"
    " latest year, then day, then comes from the latest document, then is the greatest. One claim a row; cumulative"
    " figures must not be added to anything.",
    {
        "metric": "What is counted; key of table metrics.",
        "unit": "What one of the value is.",
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
        "records": "How many records state it.",
        "publishers": "How many distinct publishers state it, at least one.",
        "claim_id": "The claim; key of table claims.",
        "record_id": "The record that states it best; key of table records.",
        "source_id": "The document of that record; key of table sources.",
        "quote": "The sentence that states it.",
    },
)
_CONFLICTS = View(
    "conflicts",
    """
SELECT one.metric, one.unit, one.country_code, one.year, one.organization, reason,
    one.value AS preferred_value, other.value AS other_value, one.publishers AS preferred_publishers,
    other.publishers AS other_publishers, from_claim AS preferred_claim, to_claim AS other_claim,
    one.best_record_id AS preferred_record, other.best_record_id AS other_record
FROM claim_links JOIN claims AS one ON from_claim = one.claim_id JOIN claims AS other ON to_claim = other.claim_id
WHERE kind = 'conflicts_with'
ORDER BY one.metric, one.unit, one.country_code, one.year, from_claim, to_claim""",
    "Two figures for the same thing, one row for each pair: different totals of one period, different counts of one"
    " occasion, and cumulative counts that fall. Only the preferred one counts in sums.",
    {
        "metric": "What is counted; key of table metrics.",
        "unit": "What one of the value is.",
        "country_code": "ISO 3166-1 alpha-3.",
        "year": "Calendar year that the preferred figure is for.",
        "organization": "Who did it, normalised.",
        "reason": "What the contradiction rests on.",
        "preferred_value": "Value of the claim to prefer: more publishers, more exact, newer.",
        "other_value": "Value of the other claim.",
        "preferred_publishers": "How many distinct publishers state the preferred one.",
        "other_publishers": "How many distinct publishers state the other one.",
        "preferred_claim": "The claim to prefer; key of table claims.",
        "other_claim": "The other claim; key of table claims.",
        "preferred_record": "The record that states the preferred one best; key of table records.",
        "other_record": "The record that states the other one best; key of table records.",
    },
)

VIEWS: tuple[View, ...] = (
    SAFE,
    TOTALS,
    _of_persons("rescues_by_country_year", "people_rescued", "People rescued"),
    _of_persons("convictions_by_country_year", "convictions", "People convicted"),
    _LATEST,
    _CONFLICTS,
)


def view_statements() -> Iterator[str]:
    """Yield the statements that make every view, with its comments."""
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS {view.query}"
        yield from comments("VIEW", view.name, view.comment, view.columns)
