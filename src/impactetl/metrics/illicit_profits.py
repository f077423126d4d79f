"""Proceeds of the crime."""

from impactetl.metrics.base import Metric

METRIC = Metric(
    name="illicit_profits",
    unit="money",
    units=("money",),
    definition="Proceeds of the crime, not of one offender's single deal.",
    typical="generates $150 billion a year",
    cues=(),
    yes=(
        "Human trafficking generates $150 billion in annual profits.",
        "Forced labour yields illegal profits of $150bn a year.",
        "The trade in people is worth $32 billion annually.",
    ),
    no=(
        "The charity raised $150,000.",
        "The factory made $2 million last year.",
        "He was fined $32,000.",
    ),
)
