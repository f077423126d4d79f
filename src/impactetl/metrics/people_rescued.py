"""People brought out of slavery, captivity or violence."""

from impactetl.metrics.base import PEOPLE, VICTIMS, Metric, help_to, noun, state, verb

_COUNTED = VICTIMS | PEOPLE

METRIC = Metric(
    name="people_rescued",
    unit="person",
    units=("person",),
    definition=(
        "People brought out of slavery, trafficking, captivity, unlawful detention or violence. Not people saved from "
        "accidents, floods, fires or the sea, nor prisoners let go at the end of a term or in an amnesty."
    ),
    typical="rescued, freed, set free, released, liberated, brought to safety, made safe, removed from",
    cues=(
        verb("rescue", "liberate", "emancipate", counts=_COUNTED | frozenset({"official"})),
        verb("free", counts=_COUNTED),
        verb("set", then="free", counts=_COUNTED),
        verb("bring", "take", "get", "move", "return", "lead", then="to safety", counts=_COUNTED),
        verb("bring", "take", "get", "lead", then="out of|from", counts=_COUNTED, topic="exploitation"),
        verb("bring", "lead", "get", "carry", "help", then="out of", counts=VICTIMS),
        verb("take", then="off", counts=_COUNTED, topic="exploitation"),
        verb("take", "carry", "lead", "get", then="away from", counts=_COUNTED, topic="exploitation"),
        state("leave", then=".. kiln|kilns|brothel|brothels|slavery|bondage|servitude|traffickers", counts=_COUNTED),
        state("leave", then=".. looms|quarry|quarries|mines|mill|mills|factory", counts=VICTIMS, topic="exploitation"),
        verb("take", then="out", counts=_COUNTED, topic="exploitation"),
        verb("bring", "get", then="out|back", counts=_COUNTED, topic="exploitation"),
        verb("bring", then="ashore", counts=_COUNTED, topic="exploitation"),
        verb("bring", then="home", counts=VICTIMS),
        verb("make", then="safe", counts=_COUNTED),
        verb(
            "remove",
            "extract",
            "save",
            "extricate",
            "pull",
            "recover",
            "withdraw",
            counts=_COUNTED,
            topic="exploitation",
        ),
        verb("pluck", "snatch", "spirit", "whisk", then="from|away", counts=_COUNTED, topic="exploitation"),
        verb("release", "retrieve", counts=_COUNTED, topic="captivity"),
        verb("intercept", counts=VICTIMS, topic="exploitation"),
        state("come", "walk", then="out of", counts=_COUNTED, topic="exploitation"),
        state("come", then="off", counts=VICTIMS, topic="exploitation"),
        verb("set", then="at liberty", counts=_COUNTED),
        verb("let", then="go|free|out", counts=_COUNTED, topic="captivity"),
        verb("hand", "give", then="back", counts=VICTIMS, topic="captivity"),
        verb("demobilize", "demobilise", counts=VICTIMS),
        state("receive", "get", "obtain", then=".. release certificates", counts=_COUNTED, topic="exploitation"),
        state("come", then="out", counts=_COUNTED, topic="exploitation"),
        state("win", "gain", "regain", "get", "find", then=".. freedom|liberty", counts=_COUNTED, topic="captivity"),
        verb(
            "help", "enable", then="escape|flee|leave|to escape|to flee|to leave", counts=_COUNTED, topic="exploitation"
        ),
        verb("relieve", counts=_COUNTED, topic="exploitation"),
        state("walk", "emerge", then="out of|to .. bondage|slavery|captivity|freedom|servitude", counts=_COUNTED),
        state("walk", then="free", counts=_COUNTED, topic="captivity"),
        state("be", then="home|finally|now safe|free", counts=VICTIMS),
        state("be", then="safe|free", counts=VICTIMS, topic="captivity"),
        state("be", then="safe|free now|again|today|tonight", counts=VICTIMS, topic="exploitation"),
        help_to("freedom", links="to for of", counts=_COUNTED),
        verb("remove", "withdraw", then="from", counts=VICTIMS),
        noun("rescue", "liberation", "freeing", counts=_COUNTED),
        noun("recovery", "removal", "extraction", "withdrawal", counts=VICTIMS),
        noun("release", counts=_COUNTED, topic="captivity"),
    ),
    yes=(
        "Police rescued 37 children from a brothel.",
        "Twelve girls were set free last week.",
        "More than 500 slaves, most of them women, were released.",
        "The raid led to the rescue of 44 boys from the factory.",
    ),
    no=(
        "Firefighters rescued 12 people from the flood.",
        "The president released 300 prisoners in an amnesty.",
        "The group released 12 reports on slavery.",
        "They rescued the girls after six months.",
    ),
)
