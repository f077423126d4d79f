"""Cases or suspects that an authority investigated."""

from impactetl.metrics.base import ANYONE, BUSINESSES, CASES, Metric, done_by, noun, state, verb

_COUNTED = ANYONE | CASES | frozenset({"report", "complaint", "crime"})

# What becomes an investigation.
_LED = CASES | frozenset({"report", "complaint", "people"})
_DEATHS = frozenset({"casualty"})

# What reaches an authority, which may take it up or not.
_FILED = frozenset({"report", "complaint"})

METRIC = Metric(
    name="investigations",
    unit="case",
    units=("case",),
    definition="Cases or suspects investigated, complaints or reports that an authority took up.",
    typical="investigated 42 cases",
    cues=(
        verb("investigate", "probe", counts=_COUNTED | BUSINESSES | _DEATHS),
        verb("look", then="into", counts=_COUNTED),
        verb("look", then="into the cases of", counts=_COUNTED),
        state("be", "remain", "come", then="under investigation", counts=_COUNTED | BUSINESSES),
        state(
            "be",
            "remain",
            "come",
            then=(
                "under criminal|police|judicial|official|disciplinary|internal|formal|active|ongoing|federal"
                "|preliminary|departmental|parliamentary investigation|inquiry|enquiry|probe"
            ),
            counts=_COUNTED | BUSINESSES,
        ),
        state(
            "be",
            "become",
            then=(
                "subject|subjects|target|targets|object of .. investigation|investigations|inquiry|inquiries"
                "|probe|probes"
            ),
            counts=_COUNTED | BUSINESSES,
        ),
        state("be", "come", then="under .. scrutiny|inquiry", counts=CASES),
        noun(
            "investigation",
            "probe",
            "inquiry",
            "enquiry",
            links="of into against on",
            counts=_COUNTED | BUSINESSES | _DEATHS,
        ),
        state(
            "become", "turn", "develop", "grow", then=".. investigation|investigations|inquiries|probes", counts=_LED
        ),
        state("result", "lead", then="in|to .. investigation|investigations|inquiries|probes", counts=_LED),
        verb(
            "accept",
            "take",
            "refer",
            then="for|on .. investigation|inquiry|enquiry|inquiries",
            counts=_COUNTED - ANYONE,
        ),
        verb("take", then="up", counts=_COUNTED - ANYONE),
        verb("take", then="cognisance|cognizance|note of", counts=_COUNTED - ANYONE),
        verb("inquire", "enquire", then="into", counts=_COUNTED | _DEATHS),
        verb("investigate", "probe", then=".. cases|deaths|disappearances|killings|allegations of", counts=_COUNTED),
        verb("open", "launch", "register", counts=CASES),
        done_by("state", verb("pursue", "admit", "examine", "review", counts=_FILED)),
        done_by("state", verb("act", then="on|upon", counts=_FILED)),
        done_by("state", verb("follow", then="up", counts=_FILED)),
        done_by("state", verb("follow", then="up on", counts=_FILED)),
        done_by("state", verb("take", then="on", counts=_FILED)),
        done_by("state", verb("deal", then="with", counts=_FILED)),
    ),
    yes=(
        "Police investigated 64 reports of forced labour.",
        "The agency opened 118 investigations.",
        "The ombudsman launched investigations into 12 complaints.",
    ),
    no=(
        "The hotline received 5,000 reports.",
        "An internal investigation was opened.",
        "The investigation took 14 months.",
    ),
)
