"""How many people suffer it."""

from impactetl.metrics.base import PEOPLE, VICTIMS, Metric, noun, state, verb

_COUNTED = VICTIMS | PEOPLE

METRIC = Metric(
    name="victims_estimated",
    unit="person",
    units=("person",),
    definition="How many people suffer it: prevalence or a yearly flow, not help given.",
    typical="nearly 36 million people are held in slavery",
    cues=(
        verb("enslave", "traffic", counts=_COUNTED, topic="estimate"),
        verb("traffic", then="into|across|through|out|abroad|to|from", counts=_COUNTED),
        verb("exploit", counts=_COUNTED, topic="estimate"),
        verb("hold", "trap", "keep", then="in .. slavery|servitude|bondage", counts=_COUNTED),
        verb(
            "hold",
            "trap",
            "keep",
            "engage",
            then="in forced|bonded|debt|child|hazardous",
            counts=_COUNTED,
            topic="estimate",
        ),
        verb(
            "take",
            "send",
            "smuggle",
            "transport",
            "lure",
            then="to|into .. brothels|prostitution|slavery|servitude|bondage",
            counts=_COUNTED,
            topic="estimate",
        ),
        verb(
            "force",
            "coerce",
            then="into .. labor|labour|prostitution|marriage|marriages|slavery|sex|work|begging|servitude|exploitation",
            counts=_COUNTED,
            topic="estimate",
        ),
        verb(
            "force",
            "coerce",
            then="to work|labor|labour|toil|beg|marry|fight|serve|sell|perform|prostitute",
            counts=_COUNTED,
            topic="estimate",
        ),
        verb("sell", counts=_COUNTED, topic="estimate"),
        verb("put", then="to work", counts=_COUNTED, topic="estimate"),
        verb("trap", "ensnare", "victimize", "victimise", "entrap", "swallow", counts=_COUNTED, topic="bondage"),
        verb("estimate", counts=_COUNTED),
        verb("involve", then="in", counts=_COUNTED, topic="estimate"),
        verb("subject", then="to", counts=_COUNTED, topic="estimate"),
        state("be", "live", "work", "remain", "toil", then="in .. slavery|servitude|bondage"),
        state("be", "live", "work", "remain", "toil", then="in forced|bonded|child|debt", counts=_COUNTED),
        state(
            "be", "live", "work", "toil", then="in|under conditions of .. forced|bonded|debt|slavery|servitude|bondage"
        ),
        state(
            "be",
            "remain",
            then="subject|subjected to .. forced|bonded|child|slavery|servitude|bondage|trafficking|exploitation",
            counts=_COUNTED,
        ),
        state("live", "work", then="as slaves|serfs|restaveks|servants", counts=_COUNTED),
        state("be", then="slaves|enslaved", counts=_COUNTED),
        state("fall", then="victim|victims|prey to", counts=_COUNTED, topic="estimate"),
        state("suffer", "toil", "languish", "labour", "labor", then="under|in .. bonded|bondage|slavery|servitude"),
        state("toil", "slave", then="in .. as .. slaves", counts=_COUNTED, topic="estimate"),
        state("be", then="victims of", counts=_COUNTED, topic="estimate"),
        verb("abuse", "groom", "victimize", "victimise", counts=VICTIMS, topic="prevalence"),
        state("live", "face", "suffer", then=".. threat|violence|abuse", counts=_COUNTED, topic="estimate"),
        state("work", "beg", "labour", "labor", "toil", counts=frozenset({"minor"}), topic="estimate"),
        state("be", then="engaged in", counts=frozenset({"minor"})),
        noun("slave", links="", counts=_COUNTED, topic="estimate"),
    ),
    yes=(
        "Nearly 36 million people are held in modern-day slavery.",
        "The index estimated 475,300 slaves in Thailand.",
        "Some 600,000 people are trafficked across borders annually.",
    ),
    no=(
        "Police rescued 40 slaves.",
        "The town has 36,000 people.",
        "An estimated 500 guests came.",
    ),
)
