"""Brothels, bars, factories and kilns closed."""

from impactetl.metrics.base import Metric, noun, verb

_COUNTED = frozenset({"business"})

METRIC = Metric(
    name="businesses_closed",
    unit="business",
    units=("business",),
    definition="Brothels, bars, factories, kilns and other businesses closed by the authorities.",
    typical="a dozen bars and brothels were shut down",
    cues=(
        verb("close", "shutter", "seal", "shut", "padlock", counts=_COUNTED),
        verb("order", then=".. shut|closed", counts=_COUNTED),
        verb("dismantle", "raze", counts=_COUNTED),
        verb("put", then="out of business", counts=_COUNTED),
        verb("take", then="offline|down", counts=_COUNTED),
        verb("shut", "close", then="down", counts=_COUNTED),
        noun("closure", "shutdown", links="of", counts=_COUNTED),
    ),
    yes=(
        "A dozen bars and brothels were shut down.",
        "Police closed three peeling sheds this year.",
        "Two bars were sealed by order of a magistrate.",
    ),
    no=(
        "The inspectors visited 12 factories.",
        "Three schools were closed for the holidays.",
        "The company closed its books on three years.",
    ),
)
