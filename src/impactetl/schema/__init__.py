"""The published contract: one Pydantic model a table, strict, frozen, nothing extra.

Column names and descriptions here are those of DuckDB, Parquet, JSON lines and the JSON Schemas alike.
"""

from impactetl.schema.base import SCHEMA_VERSION, Table
from impactetl.schema.claim import (
    LINK_KINDS,
    LINK_REASONS,
    MERGE_REASONS,
    UNSAFE_REASONS,
    Claim,
    ClaimLink,
    ClaimRecord,
    LinkKind,
    LinkReason,
    MergeReason,
    UnsafeReason,
)
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
from impactetl.schema.meanings import MEANINGS
from impactetl.schema.quality import Basis, QualityRow
from impactetl.schema.record import ImpactRecord, bounds_fit
from impactetl.schema.reference import CountryRow, MetricRow
from impactetl.schema.rejection import REASONS, Reason, Rejection
from impactetl.schema.source import FAILURES, Problem, ProblemKind, Sidecar, Source
from impactetl.schema.verdict import Decision, Judgement, Verdict

__all__ = [
    "FAILURES",
    "LINK_KINDS",
    "LINK_REASONS",
    "MEANINGS",
    "MERGE_REASONS",
    "REASONS",
    "SCHEMA_VERSION",
    "UNSAFE_REASONS",
    "AbuseType",
    "AgeGroup",
    "Area",
    "Basis",
    "Claim",
    "ClaimLink",
    "ClaimRecord",
    "CountryRow",
    "Decision",
    "ImpactRecord",
    "Judgement",
    "LinkKind",
    "LinkReason",
    "MergeReason",
    "MetricName",
    "MetricRow",
    "Modality",
    "PeriodBasis",
    "PlaceBasis",
    "Problem",
    "ProblemKind",
    "Qualifier",
    "QualityRow",
    "Reason",
    "Rejection",
    "Review",
    "Scope",
    "Sex",
    "Sidecar",
    "Source",
    "Table",
    "UnsafeReason",
    "ValueBasis",
    "Verdict",
    "bounds_fit",
]
