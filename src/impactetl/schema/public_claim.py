"""The claims of the public edition: types of their own, as in ``public``."""

from datetime import date
from typing import Annotated

from pydantic import Field

from impactetl.schema.base import Hash, Iso3, Table, Text
from impactetl.schema.claim import LinkKind, LinkReason, MergeReason, UnsafeReason
from impactetl.schema.enums import AbuseType, AgeGroup, Area, MetricName, Qualifier, Scope, Sex


class PublicClaim(Table):
    """One fact, as it may be shared: the records that state it, as one typed tuple with low, value and high."""

    claim_id: Hash
    """Hash of the id that the claim's first record has in this edition."""
    metric: MetricName
    """What is counted; key of table metrics."""
    low: float
    """Least number that the best record commits to; a vague word counts by the build's rules for vague words."""
    value: float
    """Number stated; for a range or a vague plural its least number."""
    high: float | None
    """Greatest number that the best record commits to; null where the text sets no upper bound."""
    qualifier: Qualifier
    """How firmly the best record states the number."""
    unit: Annotated[str, Field(pattern=r"^(person|case|operation|business|country|year|month|week|day|[A-Z]{3})$")]
    """What one of the value is: person, case, ..., or an ISO 4217 currency code."""
    scope: Scope
    """What stretch of time the figure totals."""
    year: Annotated[int, Field(ge=1000, le=2999)] | None
    """Calendar year that the figure is for; for a cumulative one the year it is counted up to."""
    period_start: date | None
    """First day of the period, included, as exact as any of its records has it."""
    period_end: date | None
    """Last day of the period, included."""
    country_code: Iso3 | None
    """The one country where it happened, ISO 3166-1 alpha-3; null for none, several or the world."""
    country_codes: tuple[Iso3, ...]
    """Every country meant."""
    area: Area
    """How much of the world the figure covers."""
    place: Text | None
    """The locality as written; null where fewer than 11 people are counted there."""
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
    records: Annotated[int, Field(ge=1)]
    """How many records state it."""
    sources: Annotated[int, Field(ge=1)]
    """How many documents state it."""
    publishers: Annotated[int, Field(ge=1)]
    """How many distinct publishers state it, never less than one: documents of an unknown publisher add none to those
    known, and by themselves count as one. A near-duplicate text counts for the publisher who was first."""
    best_record_id: Hash
    """The record that states it best: most exactly, then with most details; key of table records."""
    merge_reasons: tuple[Text, ...]
    """Why records were merged, each reason once; empty for a claim of one record. claim_records has them one by one."""
    safe_to_sum: bool
    """Whether it may be added to the other safe claims of the same metric and unit."""
    unsafe_reason: UnsafeReason | None
    """Why it must not be added; null where it may."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """Confidence of the best record."""


class PublicClaimRecord(Table):
    """One record of the public edition as a member of its claim."""

    claim_id: Hash
    """The claim; key of table claims of this edition."""
    record_id: Hash
    """The record; key of table records of this edition."""
    source_id: Hash
    """The document; key of table sources of this edition."""
    reason: MergeReason
    """Why it was taken to state this fact."""


class PublicClaimLink(Table):
    """How one claim of the public edition bears on another."""

    from_claim: Hash
    """The claim that the link says something of; key of table claims of this edition."""
    to_claim: Hash
    """The claim that it points to; key of table claims of this edition."""
    kind: LinkKind
    """How the first bears on the second."""
    reason: LinkReason
    """What the link rests on."""
