"""Defendants acquitted."""

from impactetl.metrics.base import ANYONE, CASES, OFFICIALS, PEOPLE, SUSPECTS, Metric, noun, state, verb

_TRIED = SUSPECTS | OFFICIALS | PEOPLE

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
        state("walk", "go", then="free", counts=OFFICIALS, topic="trial"),
        state("walk", "go", then="free for|over|through .. lack|want|insufficient", counts=_TRIED),
        verb("find", "adjudge", "declare", "rule", then="not-guilty"),
        verb("find", "declare", then="innocent"),
        state("walk", "go", then="free .. court|courtroom|dock|trial"),
        verb("let", "set", then="off|free for|over .. lack|want|insufficient .. evidence|proof|witnesses"),
        verb("clear", "release", "free", "discharge", then="for|over .. lack|want|insufficient .. evidence|proof"),
        noun("acquittal", "exoneration", links="of"),
        verb("let", then="off", counts=_TRIED, topic="trial"),
        state("get", then="off", counts=_TRIED, topic="trial"),
        verb("give", "grant", "extend", then=".. benefit of .. doubt", counts=_TRIED),
        state("get", "receive", then=".. benefit of .. doubt", counts=_TRIED),
        verb("let", then="go|off by|because|as|after|since .. court|evidence|witnesses|hostile|proof", counts=_TRIED),
        state("walk", "leave", "come", then=".. court|courtroom|dock .. free|acquitted", counts=_TRIED),
        state("leave", then=".. court|courtroom as free|innocent", counts=_TRIED),
        verb("declare", "pronounce", "rule", "adjudge", "judge", "hold", then="not guilty"),
        verb("quash", "overturn", "reverse", "annul", then="conviction|convictions of", counts=_TRIED),
        state("result", "end", then="in|with .. acquittal|acquittals", counts=ANYONE | CASES, unit="person"),
        state("win", "secure", then=".. acquittal", counts=_TRIED),
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
