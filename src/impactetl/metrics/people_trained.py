"""Officials and community members who were trained."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import ANYONE, Metric, help_to, state, verb

_TAUGHT = frozenset({"official", "people", "minor"})
_TRAINEES = frozenset({"official", "people"})
# Where somebody is taught, besides a course, which may be a meal's, a river's or an event's.
_COURSES = (
    "training|trainings|workshop|workshops|seminar|seminars|orientation|refresher|refreshers|webinar|webinars"
    "|masterclass|masterclasses|bootcamp|induction|inductions"
)

_SKILLS = "|".join(sorted(words_of("lessons", "skills")))

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
            then=f".. {_COURSES}|course|courses",
            counts=ANYONE - {"victim"},
        ),
        state(
            "participate",
            "take",
            "sit",
            "go",
            "come",
            then=f".. {_COURSES}",
        ),
        state("be", then=f"through .. {_COURSES}|course|courses|classroom|classrooms|academy"),
        state(
            *("do", "pass", "finish", "take"),
            then=".. course|courses|training|workshop|module|modules|input|e-learning",
            counts=frozenset({"official"}),
        ),
        state("take", then="part in .. course|courses|class|classes", counts=frozenset({"official"})),
        verb("reach", counts=frozenset({"official"}), topic="training"),
        verb("reach", "draw", "attract", "gather", "assemble", counts=_TAUGHT, topic="lessons"),
        verb("bring", then="together", counts=_TAUGHT, topic="lessons"),
        state(
            "learn",
            "know",
            then=(
                ".. spot|recognise|recognize|identify|detect|report|signs|indicators|prevent|protect|rights"
                "|trafficking|exploitation|grooming"
            ),
            counts=_TAUGHT,
            topic="exploitation",
        ),
        state(
            "hear",
            "attend",
            then=".. presentation|presentations|talk|talks|lecture|lectures|webinar|webinars|session|sessions",
            counts=_TAUGHT,
            topic="exploitation",
        ),
        verb("equip", counts=frozenset({"official"})),
        state("learn", counts=frozenset({"official"}), topic="exploitation"),
        state("know", then="what to look", counts=_TAUGHT, topic="exploitation"),
        state("attend", "complete", "join", then=".. awareness|academy|module|modules|e-learning", counts=_TAUGHT),
        state("go", "come", "pass", then="through .. academy", counts=frozenset({"official"})),
        verb(
            "host",
            "welcome",
            "convene",
            then="at|for .. conference|workshop|training|seminar|course",
            counts=frozenset({"official"}),
        ),
        verb("teach", then="how|about", counts=_TAUGHT, topic="exploitation"),
        verb("teach", then=f"to {_SKILLS}", counts=_TAUGHT, topic="exploitation"),
        verb("speak", "talk", "present", then="to|with", counts=_TAUGHT, topic="classes"),
        state("become", then=".. trainers", counts=_TAUGHT),
        state("be", then="able|equipped|ready|prepared .. spot|recognise|recognize|identify", counts=_TAUGHT),
        help_to("skill", "capacity", "awareness", links="of among", counts=frozenset({"official"})),
        state("sit", then=f"through .. {_COURSES}|course|courses|class|classes|lesson|lessons"),
        state("finish", "pass", then=f".. {_COURSES}|course|courses", counts=_TAUGHT, topic="exploitation"),
        state("be", then=f"present|participants at|in .. {_COURSES}|course|courses"),
        state("graduate", counts=frozenset({"official"}), topic="training"),
        state(
            "earn",
            "receive",
            "get",
            "obtain",
            then=".. certificates|certificate|diplomas|certification",
            counts=frozenset({"official"}),
            topic="training",
        ),
        verb("school", then="in .. act|law|laws|rights|signs|trafficking|what", counts=_TRAINEES, topic="exploitation"),
        verb("certify", "graduate", counts=frozenset({"official"}), topic="training"),
        verb("certify", counts=frozenset({"official"}), topic="exploitation"),
        verb("attend", "complete", then="by", counts=frozenset({"official"}), topic="lessons"),
        verb("teach", then="to", counts=_TRAINEES, topic="exploitation"),
        verb(
            *("put", "take", "guide", "lead"),
            then=f"through .. {_COURSES}|course|courses|class|classes|lessons",
            counts=_TRAINEES,
        ),
        verb(
            "give",
            "deliver",
            "present",
            then=".. lectures|lecture|talk|talks|lessons|classes|presentations|workshops|seminars|sessions to",
            counts=_TRAINEES,
            topic="training",
        ),
        verb(
            "hold",
            "run",
            "organise",
            "organize",
            "conduct",
            "lead",
            then=f".. {_COURSES}|session|sessions|lectures|talks|classes|course|courses for",
            counts=_TRAINEES,
            topic="training",
        ),
        verb(
            "speak", "talk", then="about|on|of .. trafficking|exploitation|slavery|rights|grooming to", counts=_TAUGHT
        ),
        verb(
            "equip",
            then="with|to .. skills|tools|knowledge|spot|identify|recognise|recognize|detect",
            counts=_TRAINEES,
        ),
        help_to(
            "session", "lecture", "refresher", links="to for with", counts=frozenset({"official"}), topic="training"
        ),
        verb("teach", "coach", "mentor", "school", "tutor", "drill", counts=frozenset({"official"})),
        verb("make", then="aware of|about", counts=_TAUGHT, topic="exploitation"),
        verb("give", then="training|orientation"),
        help_to(
            "training",
            "orientation",
            "workshop",
            "seminar",
            "course",
            links="to for of reached attended",
            counts=ANYONE,
        ),
        verb("upskill", "coach", "graduate", "professionalize", "professionalise", counts=frozenset({"official"})),
        state("receive", "get", then=".. instruction|coaching|certification", counts=frozenset({"official"})),
        help_to("trainings", links="to for of with reached attended", counts=ANYONE),
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
