"""The period in force where a sentence names none: that of its list, its event, its section or its document."""

from itertools import pairwise

from impactetl.model import Period
from impactetl.records.context import Context
from impactetl.records.view import View
from impactetl.syntax.nominal import PERSON

_ANAPHORS = frozenset(
    {"they", "he", "she", "his", "her", "their", "both", "all", "those", "these", "this", "that", "another", "it"}
)


def inherited(view: View, context: Context) -> Period | None:
    """The period in force. A report on a period means that period, unless the sentence goes on with a dated event."""
    told = context.paragraph_period
    if context.frame.reporting is not None and not goes_on(view):
        told = None
    return context.lead_period or told or context.section_period or context.frame.reporting or context.story_period


def goes_on(view: View) -> bool:
    """Whether a sentence goes on with the event before it: it opens with a pronoun or with "the men", "of these"."""
    opening = [item.lower for item in view.items[:3]]
    if not opening:
        return False
    first = view.items[0]
    phrase = view.at(0)
    anaphor = opening[0] in _ANAPHORS or (opening[0] in {"of", "among"} and opening[1:2] != ["the"])
    definite = opening[0] == "the" and phrase is not None and phrase.noun in PERSON and phrase.end - phrase.start <= 3  # noqa: PLR2004 -- "the young men"
    return anaphor or definite or first.clitic in {"'ve", "'re", "'d"}


# How far before or behind a figure the words stand that count it up to the day of writing, in items.
_TO_DATE_REACH = 12
_TO_DATE = frozenset(
    {
        ("to", "date"),
        ("so", "far"),
        ("thus", "far"),
        ("since", "then"),
        ("ever", "since"),
        ("until", "now"),
        ("have", "already"),
        ("has", "already"),
        ("have", "now"),
        ("has", "now"),
        ("are", "now"),
        ("is", "now"),
    }
)


def counted_to_date(view: View, at: int) -> bool:
    """Whether words count a figure up to the day of writing: "to date", "so far", "have already opened 540"."""
    items = view.items
    low = max((i + 1 for i in range(at) if items[i].lower == ";"), default=0)
    high = next((i for i in range(at, len(items)) if items[i].lower == ";"), len(items))
    near = [item.lower for item in items[max(low, at - _TO_DATE_REACH) : min(high, at + _TO_DATE_REACH)]]
    return not _TO_DATE.isdisjoint(pairwise(near))
