"""People arrested or detained."""

from impactetl.metrics.base import OFFICIALS, PEOPLE, SUSPECTS, Metric, done_by, noun, state, verb

_ANY_ADULT = SUSPECTS | OFFICIALS | PEOPLE | {"woman"}
# What is done to those who are kept inside before a verdict, how such custody is called, and custody against the law.
_INSIDE = "held|detained|jailed|imprisoned|incarcerated|confined"
_UNTRIED = "pretrial|pre-trial|administrative|preventive|preventative|provisional|precautionary|remand|incommunicado"
_UNLAWFUL = "arbitrary|unlawful|illegal|wrongful|prolonged|incommunicado|administrative"

METRIC = Metric(
    name="arrests",
    unit="person",
    units=("person",),
    definition=(
        "People arrested or detained by police or another authority, whatever the offence; not prisoners who serve a "
        "term."
    ),
    typical="arrested, apprehended, detained, taken into custody",
    cues=(
        verb("arrest", "apprehend", "detain", "rearrest", "nab"),
        verb("take", then="into custody"),
        verb("take", "hold", "place", "remand", "keep", then="in|into .. custody|detention"),
        verb("take", "hold", "place", "keep", then=f"under {_UNTRIED} custody|detention"),
        verb(
            "hold",
            then=(
                "for|over|on .. trafficking|smuggling|sale|selling|kidnapping|kidnap|abduction|rape|murder|killing"
                "|assault|abuse|molestation|fraud|extortion|robbery|theft|bribery|pimping|prostitution|gambling|charges|suspicion|questioning"
                "|raping|murdering|abducting|assaulting|molesting|stabbing|shooting|robbing|stealing|cheating"
                "|duping|defrauding|extorting|possessing|harassing|blackmailing|burglary|arson|defilement|homicide|manslaughter|espionage"
            ),
        ),
        verb("send", "commit", then="to .. custody|remand", counts=SUSPECTS | OFFICIALS | PEOPLE),
        verb(
            "book",
            then="into .. jail|custody|prison|detention|lockup|center|centre",
            counts=SUSPECTS | OFFICIALS | PEOPLE,
        ),
        verb("place", "put", then="under arrest"),
        verb("round", then="up"),
        verb("pick", then="up", counts=frozenset({"suspect", "official"})),
        verb("catch", "capture", counts=frozenset({"suspect"})),
        verb("catch", then="trying|attempting|red-handed|buying|selling|soliciting"),
        verb("remand", counts=SUSPECTS | OFFICIALS | PEOPLE),
        state("be", then="in custody"),
        state("be", "remain", then="in .. detention|custody"),
        state("be", then="under arrest"),
        state("be", "sit", "stand", "leave", "emerge", then="in handcuffs|cuffs|shackles"),
        state("be", "end", "land", "sit", then="in police cells|hands|custody"),
        state(
            "be",
            "sit",
            "wait",
            "languish",
            "stay",
            "remain",
            then="in cells|lock-up|lockup",
            counts=SUSPECTS | OFFICIALS | PEOPLE,
        ),
        verb("put", "place", "clap", then="in|into handcuffs|cuffs", counts=_ANY_ADULT),
        state("end", "wind", "land", then="up|in .. custody|handcuffs|cells"),
        verb("catch", then="in|during .. sting|raid|swoop|bust|operation|crackdown"),
        verb("take", "bring", then="in for questioning|interrogation|screening", counts=SUSPECTS | OFFICIALS | PEOPLE),
        verb("sweep", then="up in", counts=SUSPECTS | OFFICIALS | PEOPLE),
        verb("bust", counts=SUSPECTS),
        verb("take", "lead", then="away in handcuffs|cuffs"),
        verb("lead", "walk", "march", then="out|off .. handcuffs|cuffs|shackles"),
        state("be", "remain", then="under lock and key"),
        verb(
            "pick",
            then="up by .. police|immigration|officers|detectives|gendarmes|soldiers|troops|authorities|agents|rangers"
            "|inspectors|army|customs|militia",
        ),
        verb("put", "place", "throw", "send", then="behind|in|to|into bars|prison|jail|cells pending|awaiting|without"),
        state("remain", "stay", "sit", then="on|in remand"),
        state("be", "remain", then="held|kept on remand"),
        state("spend", then="night|nights|weekend in|behind .. custody|cells|cell|jail|bars|lock-up|lockup"),
        verb("have", then="in .. custody|handcuffs|cuffs"),
        verb("have", then="in|under .. detention|guard", counts=SUSPECTS | OFFICIALS | PEOPLE),
        verb("haul", "march", "frogmarch", "bundle", then="off|away", counts=SUSPECTS | OFFICIALS | PEOPLE),
        verb("take", "lead", "drag", "whisk", "escort", then="away", counts=SUSPECTS),
        verb(
            "take",
            "drive",
            "lead",
            "bundle",
            then="away|off|into .. police .. van|car|vehicle|truck|jeep",
            counts=SUSPECTS | OFFICIALS | PEOPLE,
        ),
        verb(
            "take", "drive", "lead", then="away|off by police|officers|detectives", counts=SUSPECTS | OFFICIALS | PEOPLE
        ),
        verb(
            "take",
            "lead",
            "drag",
            "bring",
            "escort",
            then="to police .. station|headquarters",
            counts=SUSPECTS,
        ),
        verb(
            "take",
            "lead",
            "march",
            "haul",
            "frogmarch",
            "bundle",
            "escort",
            "drag",
            then="to .. lock-up|cells|custody",
            counts=SUSPECTS | OFFICIALS | PEOPLE,
        ),
        verb("net", "bag", "collar", counts=SUSPECTS),
        state("remain", "stay", then="detained"),
        state("be", "remain", "stay", "sit", "languish", "linger", then="in jail|prison awaiting|pending"),
        state("be", "remain", "stay", "sit", "languish", "linger", then="in jail|prison , awaiting|pending"),
        state(
            "be",
            "remain",
            "stay",
            "sit",
            "languish",
            "linger",
            then="in jail|prison without trial|charge|charges",
        ),
        verb("hold", then="by .. police|authorities|officers|detectives|gendarmes|gendarmerie|troops"),
        verb(
            "hold",
            then="in|as|after|amid|during .. bust|swoop|crackdown|racket|sting|raid|raids|sweep",
            counts=SUSPECTS | OFFICIALS | PEOPLE,
        ),
        state("be", "remain", then="behind bars"),
        state("be", "remain", then=f"{_INSIDE} without trial|charge|charges|conviction|court"),
        state("be", "remain", then=f"{_INSIDE} awaiting|pending"),
        state("spend", then=f".. in {_UNTRIED} detention|custody|confinement"),
        state("suffer", "endure", "experience", "undergo", then=f".. {_UNLAWFUL} detention|arrest|arrests"),
        state("be", then=f"victims|subject of|to .. {_UNLAWFUL} detention|arrest|arrests"),
        verb("subject", then=f"to .. {_UNLAWFUL} detention|arrest|arrests"),
        verb(
            "hold",
            then="with .. drugs|heroin|cocaine|opium|ganja|cannabis|marijuana|weapons|explosives|jewellery",
            counts=_ANY_ADULT,
        ),
        verb("hold", then="at|in|inside .. prison|jail|barracks", counts=SUSPECTS | OFFICIALS | PEOPLE),
        state(
            "be",
            "remain",
            then=(
                "in|under police|pretrial|pre-trial|administrative|preventive|preventative|provisional|precautionary"
                "|military|immigration|incommunicado|arbitrary|remand|investigative custody|detention|prison|jail"
            ),
        ),
        state("be", "remain", then="under house arrest"),
        state("be", "remain", then="in|on pretrial|pre-trial|remand status"),
        verb("make", then="arrests involving"),
        verb("slap", "clap", then="handcuffs|cuffs on", counts=SUSPECTS | OFFICIALS | PEOPLE),
        state("surrender", then="to .. police|authorities", counts=SUSPECTS | OFFICIALS),
        state("turn", "give", then="themselves|himself|herself in|up", counts=SUSPECTS | OFFICIALS | PEOPLE),
        verb("take", "get", then="off .. streets", counts=SUSPECTS),
        verb("hold", counts=SUSPECTS),
        done_by("law", verb("take", "bring", "haul", "pull", "drag", "march", then="in", counts=_ANY_ADULT)),
        done_by("law", verb("pick", "scoop", "sweep", "snap", "gather", then="up", counts=_ANY_ADULT)),
        done_by("law", verb("lead", "march", "drag", "haul", "cart", then="off|away", counts=_ANY_ADULT)),
        done_by("law", verb("hold", counts=SUSPECTS | OFFICIALS | PEOPLE)),
        done_by("law", verb("book", "catch", "capture", counts=_ANY_ADULT)),
        done_by("law", verb("seize", "grab", "intercept", "snare", "trap", counts=SUSPECTS | OFFICIALS)),
        done_by("law", verb("hunt", "track", "chase", "run", then="down", counts=_ANY_ADULT)),
        noun("arrest", "apprehension", links="of"),
        noun("detention", "capture", links="of"),
    ),
    yes=(
        "Police arrested six men in the raid.",
        "There were 56 arrests, mostly of managers.",
        "Two suspects were taken into custody on Monday.",
    ),
    no=(
        "A warrant was out for six months.",
        "The suspects were arrested after 12 days.",
        "The prison held 600 convicts serving their terms.",
    ),
)
