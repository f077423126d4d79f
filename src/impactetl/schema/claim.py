"""Tables ``claims``, ``claim_records`` and ``claim_links``: one fact, all its records, and how facts hang together."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from impactetl.schema.base import Hash, Iso3, Table, Text
from impactetl.schema.enums import AbuseType, AgeGroup, Area, MetricName, Qualifier, Scope, Sex


class MergeReason(StrEnum):
    """Why a record was taken to state the same fact as its claim; what each means stands in ``MERGE_REASONS``."""

    FIRST = "first"
    REPEATED_SENTENCE = "repeated_sentence"
    ECHO = "echo"
    REPRINT = "reprint"
    SAME_TOTAL = "same_total"
    SAME_EVENT = "same_event"
    SAME_MILESTONE = "same_milestone"
    ROUNDED = "rounded"


MERGE_REASONS: dict[MergeReason, str] = {
    MergeReason.FIRST: "the record that the claim starts with: the earliest published one",
    MergeReason.REPEATED_SENTENCE: "the very same sentence stands twice in one document",
    MergeReason.ECHO: "the same document comes back to the same number, and nothing contradicts the first time",
    MergeReason.REPRINT: "the same number in a near-duplicate document, or in the very same long sentence of another",
    MergeReason.SAME_TOTAL: "the same number for the same period, place, organisation and people in another document",
    MergeReason.SAME_EVENT: "the same number on the same occasion, which day, place or organisation pins down",
    MergeReason.SAME_MILESTONE: "the same cumulative number of the same organisation in the same place",
    MergeReason.ROUNDED: "a rounded or a bounded number that fits the exact total of the same metric, period, place,"
    " organisation and people",
}
"""What each reason means."""


class UnsafeReason(StrEnum):
    """Why a claim must not be added to others; what each means stands in ``UNSAFE_REASONS``."""

    METRIC = "metric"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    RATE = "rate"
    NO_YEAR = "no_year"
    NO_ONE_YEAR = "no_one_year"
    NO_ONE_COUNTRY = "no_one_country"
    PART = "part"
    COVERED = "covered"
    CONFLICT = "conflict"


UNSAFE_REASONS: dict[UnsafeReason, str] = {
    UnsafeReason.METRIC: "figures of this metric do not add up: terms, estimates, proceeds, countries",
    UnsafeReason.CUMULATIVE: "a count since a start holds what the years before it counted",
    UnsafeReason.STOCK: "how many there are at a time says nothing of how many came and went",
    UnsafeReason.RATE: "a yearly rate is no count",
    UnsafeReason.NO_YEAR: "without a year it cannot be told what total it lies in",
    UnsafeReason.NO_ONE_YEAR: "a total of more than 366 days belongs to no one year, and may hold others",
    UnsafeReason.NO_ONE_COUNTRY: "a figure of several countries, the world or an unknown place may hold others",
    UnsafeReason.PART: "it is a stated part of another claim",
    UnsafeReason.COVERED: "a total of the same metric, country and time may hold it",
    UnsafeReason.CONFLICT: "it contradicts another claim, which has more publishers, is more exact or is newer",
}
"""What each reason means."""


class LinkKind(StrEnum):
    """How one claim bears on another; what each means stands in ``LINK_KINDS``."""

    PART_OF = "part_of"
    COVERED_BY = "covered_by"
    SUPERSEDES = "supersedes"
    CONFLICTS_WITH = "conflicts_with"


LINK_KINDS: dict[LinkKind, str] = {
    LinkKind.PART_OF: "the first counts some of those whom the second counts, as a text says",
    LinkKind.COVERED_BY: "the second is a total whose time, place and people take the first in; they must not be added",
    LinkKind.SUPERSEDES: "the first is a later cumulative count of the same thing",
    LinkKind.CONFLICTS_WITH: "the two give different figures for the same thing; the first is the one to prefer",
}
"""What each kind means."""


class LinkReason(StrEnum):
    """What a link rests on; what each means stands in ``LINK_REASONS``."""

    STATED = "stated"
    ONE_OF = "one_of"
    SUM = "sum"
    SAME_PERIOD = "same_period"
    WITHIN_PERIOD = "within_period"
    OVERLAPPING_PERIOD = "overlapping_period"
    LATER_COUNT = "later_count"
    CUMULATIVE_FALLS = "cumulative_falls"
    SAME_DAY_AND_PLACE = "same_day_and_place"


LINK_REASONS: dict[LinkReason, str] = {
    LinkReason.STATED: "a sentence names the part beside its whole (records.part_of)",
    LinkReason.ONE_OF: "a document tells of one person after the number that the person is one of",
    LinkReason.SUM: "a document adds the part up with others that it has told just before",
    LinkReason.SAME_PERIOD: "both are totals over the same days",
    LinkReason.WITHIN_PERIOD: "the days of the first lie in those of the second",
    LinkReason.OVERLAPPING_PERIOD: "some days of the first lie in those of the second",
    LinkReason.LATER_COUNT: "the first counts up to a later day",
    LinkReason.CUMULATIVE_FALLS: "the later cumulative count is lower than the earlier one, which cannot be",
    LinkReason.SAME_DAY_AND_PLACE: "both tell of the same people on the same day in the same locality",
}
"""What each reason means."""


class Claim(Table):
    """One fact: all the actual records that state it, as one typed tuple with low, value and high."""

    claim_id: Hash
    """Hash of the record_id of the claim's first record: the earliest published one."""
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
    """The locality as written."""
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


class ClaimRecord(Table):
    """One record as a member of its claim."""

    claim_id: Hash
    """The claim; key of table claims."""
    record_id: Hash
    """The record; key of table records. Each actual record is in one claim."""
    source_id: Hash
    """The document; key of table sources."""
    publisher: Text | None
    """Whom the record counts for: the publisher, else the host of the URL; null where neither is known."""
    reason: MergeReason
    """Why it was taken to state this fact."""


class ClaimLink(Table):
    """How one claim bears on another."""

    from_claim: Hash
    """The claim that the link says something of; key of table claims."""
    to_claim: Hash
    """The claim that it points to; key of table claims."""
    kind: LinkKind
    """How the first bears on the second."""
    reason: LinkReason
    """What the link rests on."""
