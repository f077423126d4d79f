"""Table ``records``: one row for each place in a text that states a statistic."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from impactetl.schema.base import Hash, Iso3, Offset, Table, Text, span_fault
from impactetl.schema.enums import (
    AbuseType,
    AgeGroup,
    Area,
    MetricName,
    Modality,
    PeriodBasis,
    PlaceBasis,
    Qualifier,
    Review,
    Scope,
    Sex,
    ValueBasis,
)


class ImpactRecord(Table):
    """One place in one text that states one statistic."""

    record_id: Hash
    """Hash of source_id, quote, metric, number text and the how-manieth such place it is."""
    source_id: Hash
    """The document; key of table sources."""
    metric: MetricName
    """What is counted; key of table metrics."""
    value: float | None
    """The number stated, as a plain number; null for a range and for a vague plural."""
    value_min: float | None
    """Least number that the text commits to, included."""
    value_max: float | None
    """Greatest number that the text commits to, included."""
    qualifier: Qualifier
    """How firmly the number is stated."""
    value_basis: ValueBasis
    """Whether the value is stated, implied by a singular person, or derived."""
    unit: Annotated[str, Field(pattern=r"^(person|case|operation|business|country|year|month|week|day|[A-Z]{3})$")]
    """What one of the value is: person, case, ..., or an ISO 4217 currency code."""
    scope: Scope
    """What stretch of time the figure totals."""
    modality: Modality
    """Whether it has happened (actual), is promised (planned) or asked for (conditional)."""
    year: Annotated[int, Field(ge=1000, le=2999)] | None
    """Calendar year that the figure is for; for a cumulative one the year it is counted up to."""
    period_start: date | None
    """First day of the period, included."""
    period_end: date | None
    """Last day of the period, included."""
    period_basis: PeriodBasis
    """Where the period was read."""
    country_code: Iso3 | None
    """The one country where it happened, ISO 3166-1 alpha-3; null for none, several or the world."""
    country_codes: tuple[Iso3, ...]
    """Every country meant."""
    area: Area
    """How much of the world the figure covers."""
    place: Text | None
    """The locality as written."""
    place_basis: PlaceBasis
    """Where the country was read; `city` is any place within it, a state too."""
    population: Text | None
    """Who is counted, as written."""
    nationality_codes: tuple[Iso3, ...]
    """Where the people counted come from, ISO 3166-1 alpha-3; never the place."""
    sex: Sex | None
    """Sex of the people counted."""
    age_group: AgeGroup | None
    """Age group of the people counted."""
    abuse_type: AbuseType | None
    """The field of the offence."""
    organization: Text | None
    """Who did it, normalised."""
    attributed_to: Text | None
    """Who is named as the source of the figure."""
    quote: Text
    """The sentence that states it, exactly as it stands in the text."""
    quote_start: Offset
    """Where the quote starts: code points from the start of the text."""
    quote_end: Offset
    """Where the quote ends, exclusive."""
    number_text: Text
    """The number expression without its qualifier; for an implied 1 the noun phrase."""
    number_start: Offset
    """Where the number expression starts: code points from the start of the text."""
    number_end: Offset
    """Where the number expression ends, exclusive."""
    page: Annotated[int, Field(ge=1)] | None
    """Page of a paged document, from 1."""
    table_row: Text | None
    """Label of the table row."""
    table_column: Text | None
    """Label of the table column."""
    link: Text | None
    """URL that opens the source at the quote."""
    part_of: Hash | None
    """Record of the whole that this one is a stated part of."""
    review: Review
    """What a reviewer said of the record."""
    extractor: Text
    """Which rule made the record."""
    extractor_version: Text
    """Version of the rules."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """Share of records like this one that are right."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Check what one row alone can show: spans, and bounds against the qualifier (contract, section 1)."""
        quote = (self.quote, self.quote_start, self.quote_end)
        fault = span_fault(quote, (self.number_text, self.number_start, self.number_end))
        if fault:
            raise ValueError(fault)
        bounds = (self.value, self.value_min, self.value_max)
        if not bounds_fit(self.qualifier, *bounds):
            msg = f"value, value_min, value_max {bounds} do not fit the qualifier {self.qualifier.value}"
            raise ValueError(msg)
        if min((bound for bound in bounds if bound is not None), default=0) < 0:
            msg = f"value, value_min, value_max {bounds}: nothing counts less than 0"
            raise ValueError(msg)
        if self.value_basis is ValueBasis.IMPLIED and self.value != 1:
            msg = f"the value {self.value} cannot be implied: a singular person is 1"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _lies_somewhere(self) -> Self:
        """Check the area against the countries (contract, section 1)."""
        if self.country_code is not None and self.country_codes != (self.country_code,):
            msg = f"country_code {self.country_code} is not the one of country_codes {self.country_codes}"
            raise ValueError(msg)
        if not area_fits(self.area, self.country_code, self.country_codes):
            msg = f"the area {self.area.value} does not fit country_code {self.country_code}, {self.country_codes}"
            raise ValueError(msg)
        return self


def area_fits(area: Area, code: str | None, codes: tuple[str, ...]) -> bool:
    """Tell whether the countries are as many as the area says: one, several, or none for the world and the unknown.

    >>> area_fits(Area.SEVERAL, None, ("KHM", "BOL")), area_fits(Area.WORLD, None, ("KHM",))
    (True, False)
    """
    if area is Area.COUNTRY:
        return code is not None
    return code is None and (len(codes) > 1 if area is Area.SEVERAL else not codes)


def bounds_fit(qualifier: Qualifier, value: float | None, low: float | None, high: float | None) -> bool:
    """Tell whether value and bounds are of the shape that the qualifier demands (contract, section 1).

    >>> bounds_fit(Qualifier.AT_LEAST, 100, 100, None), bounds_fit(Qualifier.EXACT, 5, None, None)
    (True, False)
    """
    match qualifier:
        case Qualifier.EXACT:
            return value is not None and low == value == high
        case Qualifier.AT_LEAST:
            return value is not None and low == value and high is None
        case Qualifier.AT_MOST:
            return value is not None and high == value and low is None
        case Qualifier.RANGE:
            return value is None and low is not None and high is not None and low <= high
        case Qualifier.VAGUE:
            return value is None and low is not None and high is None
        case Qualifier.APPROXIMATE:
            return value is not None and low is None and high is None
