"""Terms imposed on the convicted."""

from impactetl.metrics.base import Metric

METRIC = Metric(
    name="sentence_length",
    unit="year",
    units=("year", "month", "week", "day"),
    definition=(
        "A term imposed on the convicted: prison, community service or probation. A life sentence has no number and "
        "gives no record; a term that a law allows or that somebody faces is none."
    ),
    typical="sentenced to 15 years, an 8 year prison sentence",
    cues=(),
    yes=(
        "He was sentenced to 15 years in prison.",
        "The court handed down an 8 year prison sentence.",
        "The criminals were given six months of community service.",
    ),
    no=(
        "Rape is punishable by up to 40 years in prison.",
        "He faces 20 years in prison.",
        "She had been in prison for two years without trial.",
    ),
)
