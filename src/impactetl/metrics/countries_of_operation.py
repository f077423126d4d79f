"""Countries where the organisation works."""

from impactetl.metrics.base import Metric

METRIC = Metric(
    name="countries_of_operation",
    unit="country",
    units=("country",),
    definition="Countries where the organisation works.",
    typical="we work in 12 countries",
    cues=(),
    yes=(
        "We work in 12 countries around the world.",
        "The organisation has offices in seven countries.",
        "17 field offices. 10 countries. 1 mission.",
    ),
    no=(
        "Victims came from 12 countries.",
        "The survey covered 48 countries.",
        "Laws differ in seven countries.",
    ),
)
