"""The published contract: one Pydantic model a table, strict, frozen, nothing extra.

Column names and descriptions here are those of DuckDB, Parquet, JSON lines and the JSON Schemas alike.
"""

from impactetl.schema.base import SCHEMA_VERSION, Table
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
from impactetl.schema.record import ImpactRecord, bounds_fit
from impactetl.schema.reference import CountryRow, MetricRow
from impactetl.schema.rejection import REASONS, Reason, Rejection
from impactetl.schema.source import Problem, ProblemKind, Sidecar, Source

__all__ = [
    "REASONS",
    "SCHEMA_VERSION",
    "AbuseType",
    "AgeGroup",
    "Area",
    "CountryRow",
    "ImpactRecord",
    "MetricName",
    "MetricRow",
    "Modality",
    "PeriodBasis",
    "PlaceBasis",
    "Problem",
    "ProblemKind",
    "Qualifier",
    "Reason",
    "Rejection",
    "Review",
    "Scope",
    "Sex",
    "Sidecar",
    "Source",
    "Table",
    "ValueBasis",
    "bounds_fit",
]
