"""Damages, restitution and back wages for victims."""

from impactetl.metrics.base import Metric

METRIC = Metric(
    name="compensation",
    unit="money",
    units=("money",),
    definition="Damages, restitution or back wages for victims, ordered or paid.",
    typical="ordered to pay $10,000 in restitution",
    cues=(),
    yes=(
        "He was ordered to pay $10,000 in restitution.",
        "The court awarded the workers $55,000 in back wages.",
        "Compensation of NRs. 200,000 was ordered in that case.",
    ),
    no=(
        "They paid her $2 a day.",
        "The fund spent $55,000 on offices.",
        "The law fixes compensation at $500.",
    ),
)
