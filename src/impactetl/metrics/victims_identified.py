"""Victims whom an authority or organisation identified."""

from impactetl.metrics.base import PEOPLE, VICTIMS, Metric, noun, state, verb

METRIC = Metric(
    name="victims_identified",
    unit="person",
    units=("person",),
    definition="Victims whom an authority or organisation identified, detected or registered.",
    typical="identified 212 victims, screened and identified",
    cues=(
        verb("identify", "detect", counts=VICTIMS),
        verb(
            "identify",
            "register",
            "recognize",
            "recognise",
            "certify",
            "classify",
            "confirm",
            then="as|to .. victim|victims|trafficked|survivors|trafficking",
            counts=VICTIMS | PEOPLE,
            topic="victims",
        ),
        verb("identify", counts=PEOPLE, topic="victims"),
        verb("register", "recognize", "recognise", "certify", "confirm", "discover", counts=VICTIMS, topic="victims"),
        state("enter", then=".. mechanism|nrm", counts=VICTIMS | PEOPLE),
        verb("refer", then="into|to .. mechanism|nrm", counts=VICTIMS | PEOPLE),
        verb(
            "find", "discover", "encounter", "locate", "uncover", "spot", counts=frozenset({"victim"}), topic="victims"
        ),
        verb("turn", then="up", counts=frozenset({"victim"}), topic="victims"),
        verb("come", then="across|upon", counts=frozenset({"victim"}), topic="victims"),
        verb("single", "pick", "sort", then="out", counts=frozenset({"victim"}), topic="victims"),
        state(
            "prove",
            "turn",
            then="out|to .. be|have .. victim|victims|trafficked|enslaved|exploited",
            counts=VICTIMS | PEOPLE,
            topic="victims",
        ),
        state("prove", then="to be .. victim|victims|trafficked|enslaved", counts=VICTIMS | PEOPLE, topic="victims"),
        verb("screen", then="in as .. victim|victims", counts=VICTIMS | PEOPLE),
        verb("record", "log", "count", "document", "list", counts=frozenset({"victim"}), topic="trafficked"),
        state("come", then="to .. attention|notice", counts=frozenset({"victim"}), topic="victims"),
        verb("report", then="to .. police|authorities", counts=frozenset({"victim"}), topic="victims"),
        state("come", then="forward", counts=frozenset({"victim"}), topic="victims"),
        state("come", then="to light", counts=frozenset({"victim"}), topic="victims"),
        verb("bring", then="to light", counts=frozenset({"victim"}), topic="victims"),
        verb(
            "record",
            "document",
            "report",
            "count",
            then="victims|survivors",
            counts=frozenset({"victim"}),
            topic="victims",
        ),
        verb("involve", counts=frozenset({"victim"})),
        verb("grant", "give", "award", then=".. victim status", counts=VICTIMS | PEOPLE, topic="victims"),
        noun("identification", "detection", "registration", counts=VICTIMS | PEOPLE, topic="victims"),
    ),
    yes=(
        "The government identified 212 victims of trafficking.",
        "Thirteen victims were identified at the bus terminal.",
        "The authorities reported the identification of 40 child victims.",
    ),
    no=(
        "Police identified 12 suspects.",
        "The study identified three causes.",
        "Officers identified the body of a man.",
    ),
)
