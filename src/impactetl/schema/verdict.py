"""A reviewer's verdict on one place of one text: a line of ``data/reviews`` and of what the explorer page exports."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from impactetl.schema.base import Iso3, Offset, Table, Text, span_fault
from impactetl.schema.enums import (
    AbuseType,
    AgeGroup,
    Area,
    MetricName,
    Modality,
    PeriodBasis,
    PlaceBasis,
    Qualifier,
    Scope,
    Sex,
    ValueBasis,
)
from impactetl.schema.source import Sha256, listed

_Country = Annotated[Iso3, AfterValidator(listed)]


class Judgement(Table):
    """What a record says, as a reviewer has it: columns of table ``records``; one that is left out is as the rules say.

    Value, bounds, qualifier and unit may be left out: they are read again from the words of the number.
    """

    metric: MetricName | None = None
    """What is counted."""
    number_text: Text | None = None
    """The number expression, where it is another one."""
    number_start: Offset | None = None
    """Where that starts."""
    number_end: Offset | None = None
    """Where that ends, exclusive."""
    value: float | None = None
    """The number stated."""
    value_min: float | None = None
    """Least number that the text commits to."""
    value_max: float | None = None
    """Greatest number that the text commits to."""
    qualifier: Qualifier | None = None
    """How firmly the number is stated."""
    value_basis: ValueBasis | None = None
    """Whether the value is stated, implied or derived."""
    unit: Text | None = None
    """What one of the value is."""
    scope: Scope | None = None
    """What stretch of time the figure totals."""
    modality: Modality | None = None
    """Whether it has happened."""
    year: Annotated[int, Field(ge=1000, le=2999)] | None = None
    """Calendar year that the figure is for."""
    period_start: date | None = None
    """First day of the period."""
    period_end: date | None = None
    """Last day of the period."""
    period_basis: PeriodBasis | None = None
    """Where the period was read."""
    country_code: _Country | None = None
    """The one country where it happened."""
    country_codes: tuple[_Country, ...] | None = None
    """Every country meant."""
    area: Area | None = None
    """How much of the world the figure covers."""
    place: Text | None = None
    """The locality as written."""
    place_basis: PlaceBasis | None = None
    """Where the country was read."""
    population: Text | None = None
    """Who is counted, as written."""
    nationality_codes: tuple[_Country, ...] | None = None
    """Where the people counted come from."""
    sex: Sex | None = None
    """Sex of the people counted."""
    age_group: AgeGroup | None = None
    """Age group of the people counted."""
    abuse_type: AbuseType | None = None
    """The field of the offence."""
    organization: Text | None = None
    """Who did it."""
    attributed_to: Text | None = None
    """Who is named as the source of the figure."""

    @property
    def told(self) -> dict[str, object]:
        """The columns that the reviewer told, null ones included."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}


class Decision(StrEnum):
    """What a reviewer decided."""

    ACCEPTED = "accepted"  # the record is right as it is told in ``fields``
    REJECTED = "rejected"  # there is no such record; without a metric: no record at all
    CORRECTED = "corrected"  # the record is right as it is told in ``fields``, and was not before
    ADDED = "added"  # there is a record where the rules made none
    COMMENTED = "commented"  # a remark that changes nothing


class Verdict(Table):
    """What one reviewer decided of one number of one text."""

    verdict: Decision
    """What was decided."""
    source_sha256: Sha256
    """SHA-256 of the document's bytes; with the span it says what the verdict is about."""
    uri: Text
    """The document, as it was called then."""
    quote: Text
    """The sentence, exactly as it stood in the text: another text there makes the verdict stale."""
    quote_start: Offset
    """Where the quote starts: code points from the start of the text."""
    quote_end: Offset
    """Where the quote ends, exclusive."""
    number_text: Text
    """The number expression."""
    number_start: Offset
    """Where the number expression starts."""
    number_end: Offset
    """Where the number expression ends, exclusive."""
    metric: MetricName | None
    """Metric of the record that was judged; null for a number that was no record."""
    fields: Judgement | None = None
    """What the record says; null where it is rejected or only commented on."""
    reviewer: Text
    """Who decided."""
    time: AwareDatetime
    """When."""
    reason: Text | None = None
    """Why, in the reviewer's words."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Check the spans, and that a record to be made has a metric."""
        quote = (self.quote, self.quote_start, self.quote_end)
        fault = span_fault(quote, (self.number_text, self.number_start, self.number_end))
        if fault:
            raise ValueError(fault)
        if self.verdict in {Decision.ACCEPTED, Decision.CORRECTED, Decision.ADDED} and self.metric_told is None:
            msg = f"a record that is {self.verdict.value} needs a metric: name it in metric or in fields"
            raise ValueError(msg)
        return self

    @property
    def metric_told(self) -> MetricName | None:
        """The metric that the record has by this verdict."""
        return (self.fields.metric if self.fields else None) or self.metric
