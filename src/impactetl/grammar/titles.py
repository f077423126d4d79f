"""What the words of a title make of its date."""

from impactetl.grammar.tokens import words_of
from impactetl.lexicon.load import words_of as listed


def tells_plan(title: str) -> bool:
    """Tell a title of a time to come.

    >>> tells_plan("Strategy 2020"), tells_plan("Results 2020")
    (True, False)
    """
    return not listed("framing", "plans").isdisjoint(words_of(title))
