"""impactetl: prose about human-rights work becomes an auditable dataset of impact statistics.

bytes -> Document -> Passage -> Mentions -> ImpactRecord | Rejection -> DuckDB -> Parquet
"""

__version__ = "0.1.0"
