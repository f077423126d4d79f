"""The event that a date counts from by its name: "five years after the raid on the kiln"."""

import re
from collections.abc import Iterable

from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of
from impactetl.model import DateMention, Period, Span

# Forms of one word begin with so many letters ("rescue", "rescued"); a shorter word than this says little.
_STEM, _SHORTEST = 5, 4
# What happened in so many days is an event.
_EVENT_DAYS = 31
# These words of such a date name no event.
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|e|s)\Z")
_NO_NAMES = frozenset(_ENDING.sub("", word)[:_STEM] for word in words_of("dates", "no_landmarks"))


def landmark(told: Iterable[tuple[Period, Span]], mention: DateMention, text: str) -> Period | None:
    """The time of the sentence before that shares most words with the name of the event, the first of several.

    ``told`` are the times that the sentences at these spans told; where one day or month alone was told, it is that.
    """
    named = _stems(text, mention.start, mention.end) - _NO_NAMES
    before = [(period, span) for period, span in told if span[1] <= mention.start]
    best, most = None, 0
    for period, (start, end) in before:
        shared = len(named & _stems(text, start, end))
        if shared > most:
            best, most = period, shared
    if best is not None or len({period for period, _ in before}) != 1:
        return best
    period = before[0][0]  # "On 5 March 2012 a ship sank. Ten days after the loss"; no law is of a day
    return period if (period.last - period.first).days <= _EVENT_DAYS else None


_THAT = re.compile(r"\bafter\s+(?:that|this|which)\b", re.IGNORECASE)


def names_last(text: str, mention: DateMention) -> bool:
    """Whether a date counts from what was told last, whatever its name: "one year after that verdict"."""
    return _THAT.search(text, mention.start, mention.end) is not None


def _stems(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(map(_stem, (word for word in words_in(text[start:end]) if len(word) >= _SHORTEST)))


def _stem(word: str) -> str:
    """The first letters of a word without the ending of a verb: "raid" and "raided" are one."""
    return _ENDING.sub("", word)[:_STEM]
