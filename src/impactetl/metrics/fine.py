"""Fines and forfeitures imposed on the convicted."""

from impactetl.metrics.base import Metric

METRIC = Metric(
    name="fine",
    unit="money",
    units=("money",),
    definition="A fine or forfeiture imposed on the convicted; not an amount that a law fixes.",
    typical="fined $2,000",
    cues=(),
    yes=(
        "The court fined him $2,000.",
        "He was ordered to pay a 500,000 peso fine.",
        "She must forfeit $30,000.",
    ),
    no=(
        "The law provides for fines of up to $5,000.",
        "The victim owed the broker $2,000.",
        "The charity raised $2,000.",
    ),
)
