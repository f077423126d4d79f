"""The event that a date counts from by its name: "five years after the raid on the kiln"."""

import re
from collections.abc import Iterable

from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of
from impactetl.model import DateMention, Period, Span

# Forms of one word begin with so many letters ("rescue", "rescued"); a shorter word than this says little.
_STEM, _SHORTEST = 5, 4
# These words of such a date name no event.
_NO_NAMES = frozenset(word[:_STEM] for word in words_of("dates", "no_landmarks"))


def landmark(told: Iterable[tuple[Period, Span]], mention: DateMention, text: str) -> Period | None:
    """The time of the sentence before that shares most words with the name of the event, the first of several.

    ``told`` are the times that the sentences at these spans told.
    """
    named = _stems(text, mention.start, mention.end) - _NO_NAMES
    best, most = None, 0
    for period, (start, end) in told:
        shared = len(named & _stems(text, start, end))
        if end <= mention.start and shared > most:
            best, most = period, shared
    return best


_THAT = re.compile(r"\bafter\s+(?:that|this|which)\b", re.IGNORECASE)


def names_last(text: str, mention: DateMention) -> bool:
    """Whether a date counts from what was told last, whatever its name: "one year after that verdict"."""
    return _THAT.search(text, mention.start, mention.end) is not None


def _stems(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words_in(text[start:end]) if len(word) >= _SHORTEST)
