"""Raids and rescue operations."""

from impactetl.metrics.base import Metric, noun, verb

METRIC = Metric(
    name="operations",
    unit="operation",
    units=("operation",),
    definition="Raids, rescue operations and stings.",
    typical="led two operations, 14 raids",
    cues=(
        noun("raid", "sting", links=""),
        noun("swoop", "bust", links="", topic="exploitation"),
        noun("operation", "crackdown", links="", topic="exploitation"),
        verb(
            "conduct",
            "lead",
            "carry",
            "launch",
            "mount",
            "stage",
            "execute",
            "undertake",
            "support",
            "join",
            counts=frozenset({"operation"}),
        ),
        noun("rescue", then="mission|missions|operation|operations", links=""),
    ),
    yes=(
        "IJM led two operations to rescue girls.",
        "Police carried out 14 raids on brothels.",
        "It was the second rescue operation of the year.",
    ),
    no=(
        "Surgeons performed 14 operations.",
        "The hotline began operations in 2012.",
        "Air raids killed 14 people.",
    ),
)
