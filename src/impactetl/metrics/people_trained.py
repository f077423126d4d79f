"""Officials and community members who were trained."""

from impactetl.metrics.base import ANYONE, Metric, help_to, state, verb

METRIC = Metric(
    name="people_trained",
    unit="person",
    units=("person",),
    definition="Officials, police or community members trained or sensitised.",
    typical="trained 350 police officers",
    cues=(
        verb("train", "sensitize", "sensitise", "retrain"),
        verb("educate", "instruct", "brief", counts=frozenset({"official", "people", "minor"}), topic="training"),
        state(
            "attend",
            "complete",
            "receive",
            "undergo",
            "join",
            then=".. training|trainings|workshop|workshops|seminar|seminars|course|courses|orientation",
        ),
        state(
            "participate",
            "take",
            "sit",
            "go",
            "come",
            then=".. training|trainings|workshop|workshops|seminar|seminars|orientation",
        ),
        state(
            "be", then="through .. training|trainings|workshop|workshops|seminar|seminars|course|courses|orientation"
        ),
        state(
            "do", "pass", "finish", "take", then=".. course|courses|training|workshop", counts=frozenset({"official"})
        ),
        verb("reach", counts=frozenset({"official"}), topic="training"),
        verb("equip", then="to|with", counts=frozenset({"official"})),
        state("sit", then="through .. course|courses|class|classes|lesson|lessons"),
        verb("teach", "coach", "mentor", counts=frozenset({"official"})),
        verb("give", then="training|orientation"),
        help_to("training", "orientation", "workshop", "seminar", "course", links="to for of", counts=ANYONE),
        help_to("trainings", links="to for of with", counts=ANYONE),
    ),
    yes=(
        "We trained more than 4,200 front-line professionals.",
        "Orientation was given to 310 police personnel.",
        "The institute provided training for 700 officials.",
    ),
    no=(
        "The institute held 12 training sessions.",
        "The runners trained for 12 weeks.",
        "A trained nurse looked after 30 patients.",
    ),
)
