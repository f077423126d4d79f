"""The tables of the public edition: types of their own, so that nothing unmasked can be taken for them.

No column of theirs holds a whole text, and none is derived from what is masked: the ids are hashes of the masked words.
"""

from datetime import date
from enum import StrEnum
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
from impactetl.schema.record import area_fits, bounds_fit
from impactetl.schema.rejection import Reason
from impactetl.schema.source import Sha256


class Proof(StrEnum):
    """What a row of the public edition can still show of itself."""

    REREAD = "reread"  # the number, read again in the masked quote, gives the row
    MASKED = "masked"  # what the number was read from is masked: the one counted is named


class PublicRecord(Table):
    """One place in one text that states one statistic, as it may be shared."""

    record_id: Hash
    """Hash of source_id, masked quote, metric, masked number text and the how-manieth such place it is."""
    source_id: Hash
    """The document; key of table sources of this edition."""
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
    """The locality as written; null where fewer than 11 people are counted there."""
    place_basis: PlaceBasis
    """Where the country was read; `city` is any place within it, a state too."""
    population: Text | None
    """Who is counted, as written and masked."""
    nationality_codes: tuple[Iso3, ...]
    """Where the people counted come from, ISO 3166-1 alpha-3; never the place."""
    sex: Sex | None
    """Sex of the people counted."""
    age_group: AgeGroup | None
    """Age group of the people counted."""
    abuse_type: AbuseType | None
    """The field of the offence."""
    organization: Text | None
    """Who did it, normalised and masked."""
    attributed_to: Text | None
    """Who is named as the source of the figure, masked."""
    quote: Text
    """The sentence that states it; personal names, addresses and small places are blocks of the same length."""
    quote_start: Offset
    """Where the quote starts: code points from the start of the text."""
    quote_end: Offset
    """Where the quote ends, exclusive."""
    number_text: Text
    """The number expression without its qualifier; for an implied 1 the noun phrase, masked."""
    number_start: Offset
    """Where the number expression starts: code points from the start of the text."""
    number_end: Offset
    """Where the number expression ends, exclusive."""
    page: Annotated[int, Field(ge=1)] | None
    """Page of a paged document, from 1."""
    table_row: Text | None
    """Label of the table row, masked."""
    table_column: Text | None
    """Label of the table column, masked."""
    link: Text | None
    """URL that opens the source, at the quote only where the quote shows nothing that is masked here."""
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
    masked_chars: Offset
    """How many code points of the quote are masked."""
    proof: Proof
    """Whether the number, read again in the masked quote, gives value, bounds, qualifier and unit."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Check spans, bounds and area as for ImpactRecord."""
        quote = (self.quote, self.quote_start, self.quote_end)
        fault = span_fault(quote, (self.number_text, self.number_start, self.number_end))
        if fault:
            raise ValueError(fault)
        bounds = (self.value, self.value_min, self.value_max)
        if not bounds_fit(self.qualifier, *bounds):
            msg = f"value, value_min, value_max {bounds} do not fit the qualifier {self.qualifier.value}"
            raise ValueError(msg)
        if not area_fits(self.area, self.country_code, self.country_codes):
            msg = f"the area {self.area.value} does not fit country_code {self.country_code}, {self.country_codes}"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _shows_nothing_elsewhere(self) -> Self:
        """Refuse a link that quotes what the row masks."""
        if self.masked_chars and self.link is not None and ":~:" in self.link:
            msg = f"the link {self.link} shows the sentence that is masked here"
            raise ValueError(msg)
        return self


class PublicSource(Table):
    """One document of the public edition, without its text."""

    source_id: Hash
    """Hash of the masked uri and, among equal ones, of its place."""
    uri: Text
    """Path or URL of the document, with words that may be names masked."""
    record: Text | None
    """The member of an archive or the row of a table, masked."""
    title: Text | None
    """Title of the document, masked."""
    publisher: Text | None
    """Who published it; given names masked."""
    author: Text | None
    """Who wrote it: a body, or blocks for a person."""
    published: date | None
    """Day of publication."""
    language: Text | None
    """Language of the text, ISO 639."""
    country: Iso3 | None
    """The one country that the whole document is about, ISO 3166-1 alpha-3, where its sidecar or the caller says so."""
    media_type: Text
    """Media type of the bytes."""
    sha256: Sha256 | None
    """SHA-256 of the bytes; null where the quotes hold so much of the text that names could be guessed back from it."""
    chars: Offset
    """Length of the text in code points."""
    url: Text | None
    """Where the source was published; of a page whose address may name a person, the site alone."""
    rights: Text | None
    """Who holds the rights, and what they allow."""


class PublicRejection(Table):
    """One number expression that is no statistic: where it stands and why it was refused, without its words."""

    source_id: Hash
    """The document; key of table sources of this edition."""
    number_start: Offset
    """Where the number expression starts: code points from the start of the text."""
    number_end: Offset
    """Where the number expression ends, exclusive."""
    reason: Reason
    """Why it is no record."""
    cue_metric: MetricName | None
    """Metric of the nearest cue."""
