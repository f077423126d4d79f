"""Tables ``metrics`` and ``countries``: what the codes of the records mean."""

from typing import Annotated

from pydantic import Field

from impactetl.schema.base import Iso3, Table, Text
from impactetl.schema.enums import MetricName


class MetricRow(Table):
    """One metric and its definition."""

    metric: MetricName
    """Name of the metric."""
    unit: Text
    """Units that its records may have, joined by a bar; money stands for any ISO 4217 code."""
    definition: Text
    """What it counts and what it leaves out."""
    typical_wording: Text
    """Words that typically state it."""


class CountryRow(Table):
    """One country of ISO 3166-1, or Kosovo under the code that is in use for it."""

    country_code: Iso3
    """ISO 3166-1 alpha-3; XKX, which ISO leaves to its users, is Kosovo."""
    alpha2: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2; XK is Kosovo."""
    numeric: Annotated[str, Field(pattern=r"^[0-9]{3}$")] | None
    """ISO 3166-1 numeric, three digits; null for Kosovo, which has none."""
    name: Text
    """Short English name."""
    region: Text | None
    """UN M49 region; null where M49 gives none."""
    subregion: Text | None
    """UN M49 sub-region or intermediate region."""
