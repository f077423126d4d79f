"""People found guilty."""

from impactetl.metrics.base import OFFICIALS, PEOPLE, SUSPECTS, Metric, help_to, noun, state, verb

METRIC = Metric(
    name="convictions",
    unit="person",
    units=("person",),
    definition="People found guilty, or convictions, guilty verdicts and sentences won, whatever the offence.",
    typical="convicted, found guilty, pleaded guilty, the 150th conviction, sentences won",
    cues=(
        verb("convict"),
        verb("sentence", "jail", "imprison", "incarcerate"),
        verb("find", "judge", "adjudge", "hold", "declare", then="guilty"),
        verb("fine"),
        verb("condemn", then="to"),
        verb("put", "place", "throw", "see", then="behind|in bars|prison|jail"),
        state("admit", then=".. guilt|charges|charge|trafficking"),
        verb("send", then="to|behind prison|jail|bars"),
        verb("give", "hand", then="<term>"),
        verb("order", then="to serve"),
        state("plead", then="guilty"),
        state("go", then="to prison|jail"),
        state("be", "remain", "land", "end", then="behind bars"),
        state("receive", "get", then=".. sentence|sentences|terms|term"),
        state("receive", "get", then="<term>"),
        state("receive", "get", then="life"),
        state("spend", then="<term> in|behind prison|jail|bars"),
        noun("conviction", links="of against for"),
        noun("verdict", "sentence", links="against"),
        help_to("sentence", "term", "punishment", links="on upon to against", counts=SUSPECTS | OFFICIALS | PEOPLE),
        noun("sentencing", "jailing", links="of"),
        noun("plea", links="of from by"),
    ),
    yes=(
        "Five men were convicted of trafficking.",
        "The court found nine officers guilty.",
        "We celebrated the 150th conviction.",
        "A former teacher pleaded guilty on Monday.",
    ),
    no=(
        "He was convicted on 12 counts.",
        "If convicted, they face 20 years in prison.",
        "He was sentenced to 15 years.",
    ),
)
