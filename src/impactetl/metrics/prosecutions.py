"""Defendants charged or brought to trial, or cases prosecuted."""

from impactetl.metrics.base import ANYONE, CASES, OFFICIALS, SUSPECTS, Metric, help_to, noun, state, verb

METRIC = Metric(
    name="prosecutions",
    unit="person",
    units=("person", "case"),
    definition=(
        "Defendants charged, indicted or brought to trial, or cases prosecuted, whatever the offence. A bare number of "
        "prosecutions counts persons; cases, trials and proceedings have unit case."
    ),
    typical="charged, indicted, prosecuted, facing trial, stood trial",
    cues=(
        verb("prosecute", "indict", counts=ANYONE | CASES),
        verb("charge", "arraign"),
        verb("try", counts=SUSPECTS | OFFICIALS | CASES),
        verb("serve", then="with .. indictment|indictments|charges"),
        verb("bring", "haul", "take", "put", then="before .. court|courts|judge|judges|magistrate|magistrates"),
        state("appear", then="in|before .. court|judge|magistrate"),
        state("be", then="tried for|on|in|under|by|before"),
        verb(
            "bring",
            "commit",
            "send",
            "put",
            "refer",
            "hold",
            "take",
            then="to|on trial|prosecution",
            counts=ANYONE | CASES,
        ),
        verb("bring", "take", "send", then="to court", counts=ANYONE | CASES),
        verb("refer", then="for|to prosecution|prosecutors|court|trial", counts=ANYONE | CASES),
        state("stand", "face", "await", then="trial|prosecution"),
        state(
            "result",
            "end",
            "lead",
            then="in|with|to .. prosecution|prosecutions|indictment|indictments|charges",
            counts=ANYONE | CASES | frozenset({"complaint", "report"}),
        ),
        state("go", then="on|to trial", counts=ANYONE | CASES),
        state("go", "come", "get", "make", then="to|before court|courts|judge|judges|trial", counts=ANYONE | CASES),
        state("reach", then="court|courts|trial", counts=CASES),
        state("be", "stand", "sit", then="in|into the dock"),
        state("be", then="on|facing|awaiting trial", counts=ANYONE),
        state("face", then="charges|trial|prosecution"),
        state("face", then=".. charges"),
        help_to("charge", "indictment", links="against", counts=ANYONE),
        noun("prosecution", links="of against", counts=ANYONE | CASES),
        noun("indictment", links="of against", counts=ANYONE),
        noun("trial", "proceeding", links="", counts=SUSPECTS, unit="case"),
        help_to("trial", links="of against for", counts=ANYONE),
        help_to("proceeding", links="against", counts=SUSPECTS | OFFICIALS),
        verb("bring", counts=CASES),
    ),
    yes=(
        "Police charged three suspects.",
        "In 2014, 155 defendants were prosecuted for trafficking.",
        "We have got eleven trials pending.",
        "Six men stood trial in May.",
    ),
    no=(
        "He was indicted on four counts.",
        "The hotel charged 300 guests twice.",
        "The law was tried for two years.",
    ),
)
