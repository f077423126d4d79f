"""What a court does: the date of the crime, or of what happened to the victims, dates none of it."""

import re

# What a court hands down. An arrest or a charge may follow the crime on the same day.
HANDED_DOWN = frozenset({"convictions", "acquittals", "sentence_length"})
_TRIAL = re.compile(
    r"\b(?:courts?|judges?|jury|juries|jurors?|trials?|tried|convict\w*|sentenc\w*|guilty|plead\w*|pled|pleas?|verdicts?|acquit\w*"
    r"|appeals?|jail\w*|imprison\w*|prisons?|prosecut\w*|indict\w*|charg\w*|arraign\w*|hearings?|magistrates?|tribunals?"
    r"|rul(?:ed|ings?)|lawsuits?|settle\w*|attorneys?|justice|cases?|fined|fines?|damages|awards?|awarded|clemency|commut\w*"
    r"|pardon\w*|announced|announcement|arrest\w*|detain\w*|raid\w*|rescu\w*|freed)\b",
    re.IGNORECASE,
)


_CRIME = re.compile(
    r"\b(?:assassinat\w*|attack\w*|beaten|bomb\w*|burn(?:ed|t)|collapsed|crash\w*|deaths?|died|disappear\w*|drown\w*|escape|escaped"
    r"|fire|gunned|hostage|kidnap\w*|kill\w*|massacre\w*|murder\w*|riot\w*|robb\w*|shot|shooting|slain|stabb\w*|strangl\w*)\b",
    re.IGNORECASE,
)


def tells_crime(words: str) -> bool:
    """Whether a sentence tells of a crime or of what its victims suffered, and of no court, trial or charge.

    >>> tells_crime("On 3 May 2015 the shop owner was shot dead."), tells_crime("The killer was tried in May 2016.")
    (True, False)
    """
    return _CRIME.search(words) is not None and _TRIAL.search(words) is None
