"""Survivors and their relatives who were given care."""

from dataclasses import replace
from functools import partial

from impactetl.lexicon.load import words_of
from impactetl.metrics.aftercare import CUES
from impactetl.metrics.base import PEOPLE, PRISONERS, VICTIMS, Metric, Role, help_to, noun, state, verb

_COUNTED = VICTIMS | PEOPLE
_SURVIVORS = frozenset({"victim"})
_words = partial(words_of, "help")

# How help is got for somebody, and how it is given.
_FINDING = ("find", "secure", "arrange", "obtain", "get", "procure", "win")
_HELPING = ("help", "treat", "house", "host", "welcome", "admit", "protect", "represent")
_STANDING = ("stand", "walk", "journey", "come", "sit", "work")
_FILING = ("file", "bring", "lodge", "launch", "submit", "litigate", "win", "settle")
_SUITS = "lawsuit|lawsuits|suit|suits|complaint|complaints|claim|claims|petition|petitions"
_HANDING = ("give", "hand", "distribute", "deliver", "grant", "issue")

_CUES = (
    verb(
        "assist",
        "support",
        "serve",
        "shelter",
        "counsel",
        "accommodate",
        "repatriate",
        "reunite",
        "reintegrate",
        "rehabilitate",
        counts=_COUNTED,
    ),
    verb(*_HELPING, "resettle", "rehouse", "relocate", counts=VICTIMS),
    verb("enroll", "enrol", "attend", counts=frozenset({"victim"})),
    verb("help", counts=_COUNTED, topic="exploitation"),
    verb(
        *("help", "house", "represent", "refer", "enroll", "enrol", "protect", "admit"),
        counts=_COUNTED,
        topic="care",
    ),
    verb(*_FILING, then=f".. {_SUITS} .. behalf of", counts=_COUNTED, topic="exploitation"),
    verb("sue", "file", "bring", "lodge", then=".. behalf of", counts=_COUNTED, topic="exploitation"),
    verb("refer", counts=VICTIMS),
    verb("refer", then="to|for", counts=_COUNTED, topic="care"),
    verb("care", then="for", counts=_COUNTED),
    verb("place", then="in|with .. care|shelter|shelters|foster|home|homes|families", counts=_COUNTED),
    verb("transfer", "move", "take", "send", then="to .. shelter|shelters|aftercare", counts=VICTIMS),
    verb("restore", counts=VICTIMS),
    verb("restore", counts=_COUNTED, topic="exploitation"),
    verb("look", then="after", counts=_COUNTED),
    verb(
        "walk",
        "guide",
        "accompany",
        then="through|to .. testimony|trial|court|hearing|hearings|process",
        counts=_COUNTED,
    ),
    verb(*_STANDING, then="by|with|beside|alongside", counts=frozenset({"victim"})),
    verb("walk", "journey", "stand", "sit", then="with|beside|alongside", counts=_COUNTED, topic="healing"),
    state("have", then=".. lawyer|counsellor|counselor|caseworker|therapist", counts=VICTIMS),
    verb("take", then="in|into care", counts=_COUNTED, topic="care"),
    verb("take", then="in", counts=VICTIMS),
    verb("put", then="up", counts=VICTIMS, topic="care"),
    verb("take", "have", "keep", then="under our|their|its|one roof", counts=VICTIMS),
    verb("be", "stay", "keep", "remain", then="in touch|contact with", counts=VICTIMS, topic="care"),
    verb(
        *_FINDING,
        then=".. job|jobs|place|places|bed|beds|home|homes|work|housing|employment .. for",
        counts=_COUNTED,
    ),
    verb("find", then="work|employment|housing|refuge|lodging|lodgings for", counts=_COUNTED, topic="care"),
    verb(
        *_FINDING,
        then=".. papers|cards|passports|documents|permits|visas|pensions|benefits|compensation|accounts|titles for",
        counts=_COUNTED,
        topic="care",
    ),
    verb(
        *_HANDING,
        then=".. rations|food|clothes|clothing|blankets|kits|grants|loans|stipends|medicine|permits|visas to",
        counts=_COUNTED,
        topic="care",
    ),
    verb("place", then="in .. beds|housing|accommodation|jobs|employment|apprenticeships|schools", counts=VICTIMS),
    verb("place", then="back with", counts=VICTIMS),
    verb("take", then="home", counts=VICTIMS, topic="care"),
    verb("provide", "supply", then="with", counts=_COUNTED, topic="care"),
    verb("provide", then="for|to", counts=VICTIMS, topic="care"),
    verb("give", "offer", "distribute", "deliver", "award", then="to", counts=VICTIMS, topic="care"),
    verb("compensate", counts=frozenset({"victim"})),
    verb(
        "give",
        "offer",
        "grant",
        "provide",
        then=(
            ".. shelter|care|counselling|counseling|assistance|aid|advice|attention|protection|residence"
            "|refuge|help|support|therapy|home|roof|housing|accommodation|treatment|representation"
        ),
        counts=_COUNTED,
    ),
    verb("reach", then="by .. service|services|aid|help|programme|program", counts=_COUNTED),
    verb("fly", then="home|back", counts=_COUNTED, topic="care"),
    verb("reach", then="with .. counseling|counselling|services|aid|assistance|support|care", counts=_COUNTED),
    verb("return", counts=frozenset({"victim", "minor"})),
    verb("return", then="to .. family|families|parents|relatives", counts=VICTIMS),
    verb("bring", "welcome", then="to|into our .. home|homes|centre|center|house|campus|shelter", counts=VICTIMS),
    verb("benefit", counts=_COUNTED, topic="care"),
    state(
        "receive",
        "get",
        "obtain",
        "access",
        then=(
            ".. shelter|care|counselling|counseling|assistance|aid|support|services|treatment|protection|help"
            "|benefits|therapy|rehabilitation|visas|training|scholarships|grants|loans|stipends|lawyer|lessons"
            "|permits|representation|advice|accommodation|housing|compensation|documents|repatriation"
        ),
        counts=_COUNTED,
    ),
    state("benefit", then="from", counts=_COUNTED, topic="care"),
    verb("take", then="on", counts=frozenset({"victim"})),
    state("move", then="in|to|into .. shelter|shelters|home|homes|aftercare|house|flat|flats", counts=VICTIMS),
    state("move", then="in|to|into .. housing|apartment|apartments", counts=_COUNTED, topic="care"),
    state(
        "engage",
        "participate",
        then="in .. services|treatment|counselling|counseling|therapy|aftercare",
        counts=VICTIMS,
        topic="care",
    ),
    verb(
        "connect",
        "link",
        then="to|with .. services|care|resources|housing|shelter|shelters|mentors|counsellors|counselors|lawyers",
        counts=_COUNTED,
        topic="care",
    ),
    state(
        "come",
        "enter",
        "join",
        then=".. aftercare|shelter|care|programme|program|programmes|programs",
        counts=_COUNTED,
    ),
    state("walk", "come", "pass", then="through .. door|doors", counts=frozenset({"victim"})),
    state("walk", "come", "pass", then="through our door|doors", counts=VICTIMS, topic="care"),
    state(
        "go",
        "come",
        "pass",
        "move",
        then="through .. home|homes|house|houses|shelter|shelters|refuge|refuges|safehouse|safehouses",
        counts=VICTIMS,
    ),
    state(
        "go",
        "come",
        "pass",
        "move",
        then="through .. home|homes|house|houses|shelter|shelters|centre|centres|center|centers|programme|program",
        counts=_COUNTED,
        topic="care",
    ),
    state("stay", "live", "remain", "sleep", then="with us", counts=_COUNTED, topic="care"),
    state("be", then="still|currently|now with us", counts=_COUNTED, topic="care"),
    state("stay", "spend", then=".. night|nights", counts=_COUNTED, topic="care"),
    state("come", "go", "attend", "join", then=".. counselling|counseling|therapy", counts=_COUNTED),
    state("speak", "talk", then="to|with .. solicitor|lawyer|counsellor|counselor|psychologist", counts=VICTIMS),
    verb(
        "find",
        "get",
        "offer",
        "give",
        then=".. bed|beds|room|flat|job|apprenticeship",
        counts=_COUNTED,
        topic="care",
    ),
    verb("get", "win", then="their|the .. land|plots|houses|homes back for", counts=_COUNTED),
    state("be", then="back on|in their .. land|plots|plot|houses|homes", counts=_COUNTED),
    state(
        *("stay", "live", "remain", "sleep"),
        then="in|at|on .. hostel|hostels|refuge|refuges|safehouse|drop-in|drop-ins",
        counts=_COUNTED,
    ),
    state("find", then=".. shelter|refuge|sanctuary|haven", counts=VICTIMS),
    state("learn", then="to|how|trade|trades|skill|skills", counts=VICTIMS, topic="care"),
    state("graduate", then="from", counts=frozenset({"victim"})),
    state("attend", "complete", "finish", then=".. course|courses|class|classes|apprenticeship", counts=_SURVIVORS),
    state("complete", "finish", then=".. program|programme|therapy", counts=frozenset({"victim"})),
    state("complete", "finish", then=".. program|programme|therapy", counts=VICTIMS, topic="care"),
    state("go", "return", "come", "arrive", "get", then="home", counts=VICTIMS),
    state("be", "stay", "live", then="in|at our .. program|programme|house|home|homes", counts=VICTIMS),
    state("enter", "complete", "graduate", then=".. aftercare|shelter|care|rehabilitation", counts=_COUNTED),
    state("stay", "live", then="in|at .. safe house|houses|home|homes", counts=VICTIMS),
    state("be", "stay", "live", then="in|at .. aftercare|shelter|shelters|care", counts=_COUNTED),
    state("be", then="home", counts=_COUNTED, topic="care"),
    noun("return", counts=_COUNTED, topic="return"),
    noun("repatriation", "reintegration", "rehabilitation", "reunification", counts=_COUNTED),
    help_to(
        *sorted(_words("services")),
        links="to for of reached",
        counts=_COUNTED,
    ),
    help_to("management", links="to for", counts=VICTIMS, topic="care"),
    help_to(*sorted(_words("gifts")), counts=VICTIMS, topic="care"),
    help_to("referral", links="of", counts=VICTIMS),
    help_to("legal", then="aid|assistance|representation|counsel|help|support", links="to for", counts=PRISONERS),
    help_to("legal", then="counsel", links="to", counts=_COUNTED),
    help_to("door", links="to", counts=frozenset({"victim"})),
    help_to("aftercare", links="to for of reached"),
    help_to(*sorted(_words("given")), links="to for reached", counts=VICTIMS, topic="exploitation"),
    verb(*sorted(_words("tended")), counts=_SURVIVORS),
    verb(*sorted(_words("nursed")), counts=VICTIMS, topic="exploitation"),
    verb("tend", "minister", "attend", then="to", counts=VICTIMS, topic="exploitation"),
    verb("attend", then="to", counts=_SURVIVORS),
    verb("put", then="up", counts=VICTIMS, topic="exploitation"),
    verb("keep", "stay", "remain", then="in touch|contact with", counts=_SURVIVORS),
    verb("follow", then="up", counts=_SURVIVORS),
    verb("follow", "check", "catch", then="up|in with|on", counts=_SURVIVORS),
    verb("have", then="on|in our|its|their books|caseload|register|rolls|care", counts=VICTIMS),
    state("be", then="on our|its|their books|caseload", counts=VICTIMS),
    state("be", then="in our|its|their|foster care", counts=VICTIMS),
    verb("take", "accept", then="as clients|residents", counts=VICTIMS),
    verb("stand", "speak", then="up for", counts=_SURVIVORS),
    verb("act", "appear", then="for", counts=_SURVIVORS),
    verb("touch", "change", "transform", "rebuild", "improve", then="lives of", counts=VICTIMS, topic="exploitation"),
    state("call", then="our|the|this .. home", counts=VICTIMS, topic="exploitation"),
    state("be", "get", then="back in|at|on school|class|college|feet", counts=VICTIMS, topic="exploitation"),
    state("find", then=".. bed|home|place with us", counts=VICTIMS),
    verb(
        "find",
        "arrange",
        "secure",
        then=".. home|homes|families|jobs|work for",
        counts=VICTIMS,
        topic="exploitation",
    ),
    state("have", then=".. bed|home|roof .. us|shelter|shelters|hostel", counts=VICTIMS, topic="exploitation"),
    verb(
        "arrange",
        "organise",
        "organize",
        "facilitate",
        "fund",
        "coordinate",
        then="return of",
        counts=_COUNTED,
        topic="exploitation",
    ),
    verb("restore", "return", "recover", "win", then=".. land|lands|property|houses .. to|for", counts=_COUNTED),
    verb("win", "get", then="back .. land|lands|house|houses|property", counts=_COUNTED),
    state("win", "get", "regain", "recover", then=".. land|lands", counts=_COUNTED, topic="care"),
    state(
        *("get", "have", "see"),
        then="their .. fees|wages|passports|papers|documents|deposits|money refunded|repaid|returned|reimbursed|back",
        counts=_COUNTED,
        topic="plight",
    ),
    verb("defend", counts=VICTIMS, topic="counsel"),
)

# The same of people who are no victims by their name, in a text of those who look after survivors.
_OF_ANYBODY = dict.fromkeys(
    replace(cue, counts=_COUNTED, topic="aftercare")
    for cue in _CUES
    if cue.role in {Role.VERB, Role.STATE} and (cue.topic == "care" or not cue.counts >= _COUNTED)
)

METRIC = Metric(
    name="people_assisted",
    unit="person",
    units=("person",),
    definition=(
        "Survivors or relatives given care, shelter, counselling, legal aid, repatriation or compensation support; "
        "land given back, unless the text says safe, freed or rescued."
    ),
    typical="served by aftercare, provided shelter to, referred for care",
    cues=(
        *_CUES,
        *(one for one in _OF_ANYBODY if not any(more.holds(one) for more in {*_OF_ANYBODY, *CUES} - {one})),
        *CUES,
    ),
    yes=(
        "More than 4000 children and women were served by aftercare.",
        "The shelter cared for 64 girls.",
        "NGOs provided legal aid to 35 survivors.",
        "The government referred 12 victims to shelters.",
    ),
    no=(
        "The shelter has 64 beds.",
        "The programme supports 12 schools.",
        "The party supported 200 candidates.",
    ),
)
