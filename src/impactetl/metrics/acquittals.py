"""Defendants acquitted."""

from impactetl.metrics.base import OFFICIALS, SUSPECTS, Metric, noun, state, verb

METRIC = Metric(
    name="acquittals",
    unit="person",
    units=("person",),
    definition="Defendants acquitted, whatever the offence.",
    typical="acquitted, cleared",
    cues=(
        verb("acquit", "exonerate", "absolve", "vindicate"),
        noun("verdict", links="for to against on upon"),
        verb(
            "clear",
            then="of .. charge|charges|wrongdoing|involvement|blame|guilt|crime|crimes|murder|rape|trafficking|count"
            "|counts|offence|offences|offense|offenses|corruption|fraud|theft|abuse|responsibility",
        ),
        verb("clear", counts=frozenset({"suspect", "official"})),
        verb("clear", counts=frozenset({"people", "woman"}), topic="trial"),
        state("be", then="not guilty", counts=SUSPECTS | OFFICIALS),
        verb("find", then="not guilty"),
        state("walk", "go", then="free", counts=frozenset({"suspect"})),
        verb("find", "adjudge", "declare", "rule", then="not-guilty"),
        verb("find", "declare", then="innocent"),
        state("walk", "go", then="free .. court|courtroom|dock|trial"),
        verb("let", "set", then="off|free for|over .. lack|want|insufficient .. evidence|proof|witnesses"),
        verb("clear", "release", "free", "discharge", then="for|over .. lack|want|insufficient .. evidence|proof"),
        noun("acquittal", "exoneration", links="of"),
    ),
    yes=(
        "The court acquitted three officers.",
        "Nine defendants were cleared of all charges.",
        "The year saw 12 acquittals.",
    ),
    no=(
        "They cleared 12 acres of forest.",
        "He was acquitted of two counts.",
        "The charges against them were dropped.",
    ),
)
