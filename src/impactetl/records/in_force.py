"""The period in force where a sentence names none: that of its list, its event, its section or its document."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from impactetl.model import Period
from impactetl.records.anaphora import goes_on
from impactetl.records.context import Context
from impactetl.records.view import View

# A participle stands this near behind "have" or "are", in items.
_VERB_REACH = 3
# What has happened in an event that the news tell began this long ago at most.
_NEWS = timedelta(days=92)


def inherited(view: View, at: int, cue: int | None, context: Context) -> Period | None:
    """The period in force. A report on a period means that period, unless the sentence goes on with a dated event."""
    told, story = context.paragraph_period, context.story_period
    if context.frame.reporting is not None and (not goes_on(view) or view.items[0].lower == "it"):
        told = None
    if cue is not None and _is_present(view, at, cue):
        told, story = _recent(told, context), _recent(story, context)
    return context.lead_period or told or context.section_period or context.frame.reporting or story


def _is_present(view: View, at: int, cue: int) -> bool:
    """Whether the verb of a figure tells of now: "we have obtained 100 convictions", "they are charging four"."""
    items = view.items
    low, high = min(at, cue), max(at, cue)
    begin = next((i + 1 for i in range(low - 1, -1, -1) if items[i].lower == ";" or items[i].category == "rel"), 0)
    if begin and items[begin - 1].lower != ";":  # behind a clause in commas the sentence goes on
        begin = next((i + 1 for i in range(low - 1, begin, -1) if items[i].lower == ","), begin)
    for i in range(begin, high):
        word, follow = items[i].lower, items[i + 1 : i + 1 + _VERB_REACH]
        if (word in {"have", "has"} or items[i].clitic == "'ve") and any(x.category in {"verb", "be"} for x in follow):
            return True
        if word in {"is", "are", "am"} and any(x.lower.endswith("ing") and x.category == "verb" for x in follow):
            return True
    return False


def _recent(period: Period | None, context: Context) -> Period | None:
    """The period, if news of today may be about it: what has happened is no part of an event of years ago."""
    published = context.frame.document.published
    old = period is not None and published is not None and period.last < published - _NEWS
    return None if old else period


# How far before or behind a figure the words stand that count it up to the day of writing, in items.
_TO_DATE_REACH = 12
_SINCE_THEN = frozenset({("since", "then"), ("ever", "since")})
_TO_DATE = _SINCE_THEN | frozenset(
    {
        ("to", "date"),
        ("so", "far"),
        ("thus", "far"),
        ("until", "now"),
        ("have", "already"),
        ("has", "already"),
        ("have", "now"),
        ("has", "now"),
        ("are", "now"),
        ("is", "now"),
    }
)


def counted_since_then(view: View, at: int) -> bool:
    """Whether "since then" counts a figure from the event before it: "276 were seized in 2014; 107 are free since"."""
    return not _SINCE_THEN.isdisjoint(_near(view, at))


def counted_to_date(view: View, at: int) -> bool:
    """Whether words count a figure up to the day of writing: "to date", "so far", "have already opened 540"."""
    return not _TO_DATE.isdisjoint(_near(view, at))


def _near(view: View, at: int) -> Iterator[tuple[str, str]]:
    """The pairs of words near a figure, within its part of the sentence."""
    items = view.items
    low = max((i + 1 for i in range(at) if items[i].lower == ";"), default=0)
    high = next((i for i in range(at, len(items)) if items[i].lower == ";"), len(items))
    near = [item.lower for item in items[max(low, at - _TO_DATE_REACH) : min(high, at + _TO_DATE_REACH)]]
    return pairwise(near)
