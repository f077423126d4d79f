"""The days of news on which a court sat: what they date, and what happened to people that a court judged before."""

from dataclasses import replace

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.model import Period
from impactetl.records.base.anaphora import goes_on
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.dating.on_trial import dates_verdict
from impactetl.syntax.items import Item


def behind_dates(context: Context, period: Period | None, words: str) -> Context:
    """Give the context behind a sentence with dates: what they date, and whether a court has a part in it."""
    frame = context.frame
    recent = period is not None and frame.is_day_of_news(period)
    tried = context.court_period is not None and frame.is_recent(context.court_period)
    verdict = dates_verdict(words, news=frame.tells_news and (recent or tried), recent=recent)
    court = period if verdict and period is not None else context.court_period
    return replace(context, paragraph_period=period, paragraph_crime=not verdict, court_period=court)


def in_court(context: Context, words: str) -> Context:
    """Give the context behind a sentence without a date: what a court does on a day of the news dates its verdicts."""
    period = context.paragraph_period
    if period is None or not context.paragraph_crime or not context.frame.is_day_of_news(period):
        return context
    if not dates_verdict(words, news=context.frame.tells_news, recent=True):
        return context
    return replace(context, paragraph_crime=False, court_period=period)


def of_verdict(
    view: View, told: Period | None, story: Period | None, context: Context
) -> tuple[Period | None, Period | None]:
    """Give what paragraph and story say of the day of a verdict: none of a crime, and no news for those in prison."""
    court = court_in_force(view, context)
    told = court if context.paragraph_crime else told
    story = court if context.story_crime else story
    if told is None and story is None and _is_of_tried(view):  # "today" is of its own paragraph, but for who was tried
        told = court
    if context.frame.tells_news and story is not None and any(_is_of_other_year(item, story) for item in view.items):
        story = None
    if not _is_served(view, context) and not _of_others_before(view, context):
        return told, story
    return _unless_recent(told, context), _unless_recent(story, context)


def _is_of_tried(view: View) -> bool:
    """Whether a sentence comes back to somebody who was tried: "He got ten years", "The court also fined him"."""
    opening = [item.lower for item in view.items[: 2 * _OPENING]]
    return goes_on(view) or not _HIM.isdisjoint(opening)


_HIM = frozenset({"him", "her", "them"})


def _unless_recent(period: Period | None, context: Context) -> Period | None:
    return None if period is not None and context.frame.is_recent(period) else period


def _is_of_other_year(item: Item, period: Period) -> bool:
    """Whether an item is the date of another year than a period: "the September 2015 deaths"."""
    return item.date is not None and item.date.year not in {None, period.year}


def court_in_force(view: View, context: Context) -> Period | None:
    """The day of the court's work that the news told, where a sentence comes back to it: "The judge gave him ten"."""
    period = context.court_period
    if period is None or not context.frame.is_recent(period):
        return None
    opening = [item.lower for item in view.reach.ordered[:_OPENING]]
    back = goes_on(view) or opening[:1] == ["the"] or not _BENCH.isdisjoint(opening[1:2]) or _is_named(view)
    return period if back and _OTHERS.isdisjoint(opening) else None


def _is_named(view: View) -> bool:
    """Whether a sentence opens with the name of somebody: "Holt, 61, was jailed", "Anna Holt was jailed"."""
    first, second = view.items[0], view.items[1] if len(view.items) > 1 else None
    name = first.capital and first.category == "noun" and first.noun is None and first.number is None
    return name and second is not None and (second.capital or second.lower == "," or second.category in {"be", "verb"})


_BENCH = words_of("justice", "court", "words") | {"panel"}
_OTHERS = frozenset({"another", "other", "others", "separate", "similar"})
# Words that tell whether a sentence comes back to what was told stand among so many first ones.
_OPENING = 5


def _of_others_before(view: View, context: Context) -> bool:
    """Whether a sentence tells what has become of others by now: "Three other coaches have been convicted"."""
    opening = [item.lower for item in view.items[: _OPENING + 1]]
    perfect = not {"have", "has"}.isdisjoint(opening)
    return context.frame.tells_news and perfect and not _OTHERS.isdisjoint(opening) and opening[:1] != ["the"]


_SERVED = forms_of("serve")


def _is_served(view: View, context: Context) -> bool:
    """Whether people have been in prison for a while: what they were sentenced to is no news."""
    return context.frame.tells_news and any(
        item.lower in _SERVED and view.items[i - 1].lower not in {"already", "time", "be", "justice"}
        for i, item in enumerate(view.items)
    )
