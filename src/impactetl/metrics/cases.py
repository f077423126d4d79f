"""Legal cases of the work in hand."""

from impactetl.metrics.base import CASES, PEOPLE, Metric, noun, verb

METRIC = Metric(
    name="cases",
    unit="case",
    units=("case",),
    definition="Legal cases of the work in hand when no other metric fits.",
    typical="in half a dozen sex trafficking cases",
    cues=(
        verb(
            "handle",
            "carry",
            "take",
            "adjudicate",
            "settle",
            "resolve",
            "litigate",
            "mediate",
            "process",
            "pursue",
            "file",
            "hear",
            "receive",
            "manage",
            "accept",
            "conclude",
            "close",
            "support",
            "complete",
            "have",
            "decide",
            "finalize",
            "finalise",
            counts=CASES,
        ),
        verb("work", "take", then="on", counts=CASES),
        verb("build", "assemble", counts=CASES),
        noun("caseload", "docket", links="of to at", counts=CASES | PEOPLE),
        verb("fight", "win", "argue", "defend", "prepare", counts=CASES),
    ),
    yes=(
        "The legal unit handled 44 cases.",
        "Eight criminals were convicted in half a dozen sex trafficking cases.",
        "The court adjudicated 18 cases of discrimination.",
    ),
    no=(
        "The country had 44 cases of measles.",
        "Police investigated 18 cases.",
        "In most cases, victims wait two years.",
    ),
)
