"""The period in force where a sentence names none: that of its list, its event, its section or its document."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from impactetl.grammar.calendar_resolve import resolve
from impactetl.lexicon.load import words_of
from impactetl.model import DateKind, DateMention, Period
from impactetl.records.base.anaphora import goes_on
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.dating.background import verdict_aside
from impactetl.records.dating.comparisons import fronted
from impactetl.records.dating.older_matter import is_of_older
from impactetl.records.dating.other_matters import leaves_event
from impactetl.records.dating.references import is_beyond_report
from impactetl.records.dating.verdict_days import of_verdict

# A participle stands this near behind "have" or "are", in items.
_VERB_REACH = 3


def inherited(view: View, at: int, cue: int | None, context: Context, *, tried: bool = False) -> Period | None:
    """The period in force. A report on a period means that period, unless the sentence goes on with a dated event.

    What a court hands down (``tried``) goes on with no date of a crime.
    """
    told, story, text = context.paragraph_period, context.story_period, context.frame.document.text
    reporting = context.frame.reporting
    if reporting is not None and (not goes_on(view) or view.items[0].lower == "it"):
        told = told if told is not None and _looks_back(told, reporting) else None
    if tried:
        told, story = of_verdict(view, told, story, context)
    if is_present(view, at, at if cue is None else cue):
        told, story = _recent(told, context), _recent(story, context)
    earlier = _is_earlier(view, at, at if cue is None else cue) or verdict_aside(view, at, cue)
    if earlier or _is_of_untold(view, at, context):
        return None
    if (told or story) and _counts_from_elsewhere(view, context):
        told = story = None
    if (told or story) and leaves_event(text[view.items[0].start : view.items[-1].end]):
        told = story = None
    if _is_title(view) or _had_been(view, at, at if cue is None else cue):
        story = None
    period = context.lead_period or told or context.section_period or context.frame.reporting or story
    return None if period is not None and is_of_older(view, at, period) else period


def _looks_back(told: Period, reporting: Period) -> bool:
    """Whether the issue of a month tells of a year: "In 2022 we were busy. We freed 148 people" in June 2023."""
    issue = (reporting.last - reporting.first).days <= _ISSUE_DAYS
    return issue and (told.last - told.first).days >= _YEAR_DAYS and told.first < reporting.first


# An issue is of so many days at most, a year of so many at least.
_ISSUE_DAYS, _YEAR_DAYS = 92, 364


def is_present(view: View, at: int, cue: int) -> bool:
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


def _is_of_untold(view: View, at: int, context: Context) -> bool:
    """Whether a figure is of a year that nothing tells: "Last year" in a text that has no date."""
    return any(
        item.date is not None and (fronted(view, i) or _dates(view, at, i)) and _is_untold(view, i, item.date, context)
        for i, item in enumerate(view.items)
    )


_JOINTS = frozenset({",", ";", "and", "but", "while"})


def _dates(view: View, at: int, date: int) -> bool:
    """Whether a date stands behind a figure in the same clause: "took up 14,000 reports in all Peru last year"."""
    between = view.items[at + 1 : date]
    return at < date and all(item.lower not in _JOINTS and item.date is None for item in between)


def _counts_from_elsewhere(view: View, context: Context) -> bool:
    """Whether a sentence opens with a time after what its text has not dated: "Five years after the war"."""
    dates = (item.date for i, item in enumerate(view.items) if item.date is not None and fronted(view, i))
    return any(date.landmark and resolve(date, context.reference_for(date)) is None for date in dates)


def _is_untold(view: View, i: int, date: DateMention, context: Context) -> bool:
    """Whether nothing tells the year of a date that is counted from another."""
    earlier = date.landmark or (date.story and (date.shift or 0) <= 0)
    if date.kind is not DateKind.RELATIVE or date.shift_unit != "year" or date.fiscal or earlier:
        return False
    period = resolve(date, context.reference())
    return period is None or is_beyond_report(view, i, period, context)


_EARLIER = words_of("custody", "formerly")
# Such an adverb stands this near before the verb of a figure or behind it, in items.
_EARLIER_REACH = 3


def _is_earlier(view: View, at: int, cue: int) -> bool:
    """Whether an adverb tells that a figure is of a time before the one in force: "both were previously convicted"."""
    opening = view.behind(0, 1)
    near = [
        item.lower for item in view.items[max(cue - _EARLIER_REACH, 0) : cue + (_EARLIER_REACH if cue != at else 0)]
    ]
    return not _EARLIER.isdisjoint(opening + near) or _in_earlier_years(view, cue)


# "Had" stands so near before the verb of a figure, in items.
_HAD_REACH = 3


def _had_been(view: View, at: int, cue: int) -> bool:
    """Whether the verb of a figure tells what came before the event of another paragraph: "19 had been freed"."""
    return any(item.lower == "had" for item in view.items[max(cue - _HAD_REACH, 0) : max(at, cue)])


_FORMER_YEARS = words_of("dates", "former_years")


def _in_earlier_years(view: View, cue: int) -> bool:
    """Whether the words behind a verb tell of no year in particular: "the men arrested in previous years were held"."""
    words = view.behind(cue + 1, 3)
    return words[:1] in (["in"], ["during"]) and words[2:] == ["years"] and words[1] in _FORMER_YEARS


# Of a title nearly all words have a capital: those of a list of other stories are of no story before them.
_TITLE_SHARE, _TITLE_WORDS = 0.6, 6


def _is_title(view: View) -> bool:
    """Whether a passage is written as a title: "Woman Charged With Pimping After Tip Leads Task Force to Motel"."""
    words = [item for item in view.items if item.lower.isalpha()]
    return len(words) >= _TITLE_WORDS and sum(item.capital for item in words) > _TITLE_SHARE * len(words)


def _recent(period: Period | None, context: Context) -> Period | None:
    """The period, if news of today may be about it: what has happened is no part of an event of years ago."""
    old = period is not None and context.frame.document.published is not None and not context.frame.is_recent(period)
    return None if old else period


# How far before or behind a figure the words stand that count it up to the day of writing, in items.
_TO_DATE_REACH = 16
_SINCE_THEN = frozenset({("since", "then"), ("ever", "since")})
_TO_DATE = _SINCE_THEN | frozenset(
    {
        ("to", "date"),
        ("so", "far"),
        ("thus", "far"),
        ("until", "now"),
        ("since", "its"),
        ("since", "our"),
        ("since", "it"),
        ("since", "we"),
        ("since", "inception"),
        ("have", "already"),
        ("has", "already"),
        ("have", "now"),
        ("has", "now"),
        ("are", "now"),
        ("is", "now"),
    }
)


def counted_since_then(view: View, at: int) -> bool:
    """Whether "since then" counts a figure from the event before it: "276 were seized in 2014; 107 are free since".

    A date behind it is the figure's own: "Since then 412 were sheltered, 71 of them last year".
    """
    return not _SINCE_THEN.isdisjoint(_near(view, at)) and not _dated_since_then(view, at)


def _dated_since_then(view: View, at: int) -> bool:
    """Whether a date behind "since then" is that of a figure: no other number stands between the two."""
    since = next((i for i in range(at) if tuple(view.behind(i, 2)) in _SINCE_THEN), None)
    if since is None:
        return False
    dates = (i for i, item in enumerate(view.items) if i > since and item.date is not None)
    counted = [i for i, item in enumerate(view.items) if item.number is not None and item.date is None and i != at]
    return any(not any(min(i, at) < k < max(i, at) for k in counted) for i in dates)


def counted_to_date(view: View, at: int) -> bool:
    """Whether words count a figure up to the day of writing: "to date", "so far", "have already opened 540"."""
    told = {pair for pair in _near(view, at) if pair != ("so", "far") or not ranked_so_far(view)}
    counted = not _TO_DATE.isdisjoint(told) or _since_began(view, at) or _in_all_years(view)
    return counted or spans_course(view, at)


def ranked_so_far(view: View) -> bool:
    """Whether "so far" bounds a rank, not a count: "12 victims, the largest group so far"."""
    at = next((i for i in range(len(view.items) - 1) if view.behind(i, 2) == ["so", "far"]), 0)
    ahead = list(takewhile(lambda item: item.lower not in {",", ";"}, reversed(view.items[:at])))
    return any(item.lower in _RANKS for item in ahead) and not any(item.number is not None for item in ahead)


_RANKS = words_of("dates", "ranks")


def part_of_told(view: View, context: Context) -> Period | None:
    """The time of those told before, of whom a figure is a part: "24.9 million in 2016. Of those, 4.8 million"."""
    opening = [item.lower for item in view.items[:_SHARE_REACH]]
    share = any(a == "of" and b in {"those", "these", "them"} for a, b in pairwise(opening))
    return context.paragraph_period if share else None


# "Of those" stands among so many first items.
_SHARE_REACH = 5


def _in_all_years(view: View) -> bool:
    """Whether a sentence opens with all the years of somebody's work: "In her eleven years she has seen"."""
    led = view.behind(0, 1) in (["in"], ["over"], ["across"])
    years = led and any(item.number is not None and item.number.unit == "year" for item in view.items[1:4])
    return years and any(item.lower in {"has", "have"} or item.clitic in {"'ve", "'s"} for item in view.items)


def spans_course(view: View, at: int) -> bool:
    """Whether a figure counts all of what goes on: "over the course of this war, the militia has detained 4,300"."""
    led = next((i for i in range(at) if view.behind(i, 4)[2:] == ["course", "of"]), None)
    if led is None or view.word(led) not in {"over", "in"}:
        return False
    items = view.items
    perfect = any(item.category == "have" and item.lower != "had" for item in items[led:at])
    return perfect and not _UNDERTAKINGS.isdisjoint(view.behind(led + 4, _COURSE_REACH))


# "Over the course of", and what goes on, in items.
_UNDERTAKINGS, _COURSE_REACH = words_of("dates", "undertakings"), 5
_BEGAN = words_of("framing", "start")
# What began stands so near behind "since", in items: "since the pilot began", "since the home opened its doors".
_BEGAN_REACH = 6


def _since_began(view: View, at: int) -> bool:
    """Whether a clause before a figure tells from what start it is counted, and no date in it."""
    for i in range(at):
        clause = view.items[i + 1 : i + 1 + _BEGAN_REACH] if view.items[i].lower == "since" else []
        words = [item.lower for item in takewhile(lambda item: item.lower not in {",", ";"}, clause)]
        if not _BEGAN.isdisjoint(words) and not any(item.date is not None for item in clause):
            return True
    return False


def _near(view: View, at: int) -> Iterator[tuple[str, str]]:
    """The pairs of words near a figure, within its part of the sentence."""
    items = view.items
    low = max((i + 1 for i in range(at) if items[i].lower == ";"), default=0)
    high = next((i for i in range(at, len(items)) if items[i].lower == ";"), len(items))
    near = [item.lower for item in items[max(low, at - _TO_DATE_REACH) : min(high, at + _TO_DATE_REACH)]]
    return pairwise(near)
