"""What a court does: no date of the crime, of a life before it or of what became of the convicted dates it."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of

# What a court hands down. An arrest or a charge may follow the crime on the same day.
HANDED_DOWN = frozenset({"convictions", "acquittals", "sentence_length", "fine"})
# What a court may award, or somebody pay without one.
AWARDED = frozenset({"compensation"})


def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of a list of words and, before a "*", of their beginnings."""
    words = any_of(words_of("events", name)).replace(r"\*", r"\w*")
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


_TRIAL, _LAW, _CRIME, _AFTER = map(_pattern, ("trial", "work_of_law", "crime", "after_verdict"))


# "Sentenced to 20 years, without right to pardon": part of the sentence.
_NO_CLEMENCY = re.compile(
    r"\b(?:without|no)\s(?:(?:the|any)\s)?(?:(?:right|possibility|chance|hope|eligibility)\s(?:to|of|for)\s)?(?:a\s)?"
    r"(?:pardon|parole|clemency|commutation|reprieve)\b",
    re.IGNORECASE,
)


def tells_crime(words: str) -> bool:
    """Whether a sentence tells of a crime or of what its victims suffered, and of no court, trial or charge.

    >>> tells_crime("On 3 May 2015 the shop owner was shot dead."), tells_crime("The killer was tried in May 2016.")
    (True, False)
    """
    return _CRIME.search(words) is not None and _TRIAL.search(words) is None and _LAW.search(words) is None


def dates_verdict(words: str, *, news: bool, recent: bool) -> bool:
    """Whether the date of a sentence may date a verdict told behind it; ``news`` tells of one day after the other.

    There a life before the trial dates none, nor does, of the days before (``recent``), what happened to the convicted.

    >>> (
    ...     dates_verdict("He opened it in 2004.", news=True, recent=False),
    ...     dates_verdict("He opened it.", news=False, recent=False),
    ... )
    (False, True)
    >>> dates_verdict("On Monday the governor commuted his sentence.", news=True, recent=True)
    False
    """
    if not news:
        return not tells_crime(words)
    told = _TRIAL.search(words) is not None or _LAW.search(words) is not None
    return told and not (recent and _AFTER.search(_NO_CLEMENCY.sub("", words)) is not None)
