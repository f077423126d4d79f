"""What a passage carries on to those behind it: dates and places of headings, paragraphs, lead-ins and events."""

import re
from collections.abc import Sequence
from dataclasses import replace

from impactetl.grammar.bracketed import tells_brackets
from impactetl.grammar.calendar_resolve import whole_year
from impactetl.grammar.titles import is_imprint, tells_plan
from impactetl.model import DateKind, Mentions, Passage, PassageKind, Period
from impactetl.records.across.items_above import told_above, with_landmark
from impactetl.records.across.leads import counted_from_start, leads_on, stands_alone
from impactetl.records.across.places_carried import at_item, behind_places
from impactetl.records.base.context import EVENT_DAYS, Context, Place
from impactetl.records.dating.named_years import names_thing
from impactetl.records.dating.not_told import not_told
from impactetl.records.dating.offence_dates import offence_dates
from impactetl.records.dating.other_matters import leaves_event
from impactetl.records.dating.times import is_year, opens_with, periods, publication, said, today_told
from impactetl.records.dating.verdict_days import behind_dates, in_court
from impactetl.records.placing.scene import named_countries

# An event that no date recalls is over after so many paragraphs.
_STORY_PARAGRAPHS = 3
# A heading that dates what stands under it ("Activities in May 2008") has no more words.
_DATED_HEADING_WORDS = 6
# A sub-heading stands under a title and a section.
_TITLE_AND_SECTION = 2


def reached(passages: Sequence[Passage], taking: Sequence[bool], text: str = "") -> list[bool]:
    """Tell which passages leave something in force where those stand that are ``taking`` from the context.

    Behind other headings, in another paragraph, nothing of what stood before is in force but what headings name, unless
    the first words of ``text`` there count from it.
    """
    out = [passage.kind is PassageKind.HEADING for passage in passages]
    goes_on = recalls = False
    for i in range(len(passages) - 1, -1, -1):
        goes_on = goes_on or taking[i]
        out[i] = out[i] or goes_on
        here, before = passages[i], passages[max(i - 1, 0)]
        if here.kind is not PassageKind.HEADING:
            recalls = goes_on and _RECALLS.match(text, here.start) is not None
        goes_on = goes_on and (recalls or here.headings == before.headings or here.paragraph == before.paragraph)
    return out


# A sentence that recalls it begins within so many characters behind a heading.
_BELOW_CHARS = 60
# What counts from an event told above a heading: "Eight days later", "The next morning".
_RECALLS = re.compile(
    r"[\w-]{1,20}\s(?:days?|nights?|weeks?|months?|years?)\s(?:later|after|on)\b"
    r"|(?:in\s)?the\s(?:next|following|same)\s(?:day|morning|afternoon|evening|night|week|month|year)\b",
    re.IGNORECASE,
)


def enter(context: Context, passage: Passage, mentions: Mentions) -> Context:
    """Give the context in force at a passage: what an earlier paragraph set ends, what a heading set goes on."""
    same = passage.headings == context.headings
    now = at_item(context if same else _under(context, passage), passage)
    if passage.paragraph != context.paragraph:
        now = _paragraph(now, passage, goes_on=same)
    if passage.kind in _LAID_OUT and not _continues(passage, now.frame.document.text):
        now = _set(now, paragraph_period=told_above(now, passage, mentions))
    if passage.lead is None and passage.kind is not PassageKind.ITEM:
        now = _set(now, lead_period=None, lead_place=None)
    if passage.kind is PassageKind.HEADING:
        now = _heading(context, now, mentions, passage)
    if _is_headline(passage, now):
        return _in_headline(now)
    return _set(now, section_period=now.section_period or now.opening_period) if _in_lead(passage, now) else now


_LAID_OUT = frozenset({PassageKind.ITEM, PassageKind.ROW, PassageKind.BLOCK})
# The line of an item is looked back on so far, in characters.
_ITEM_CHARS = 400


def _continues(passage: Passage, text: str) -> bool:
    """Whether an item holds a sentence before this one, which it goes on with."""
    low = max(text.rfind("\n", 0, passage.start) + 1, passage.start - _ITEM_CHARS)
    return passage.kind is PassageKind.ITEM and any(map(str.isalpha, text[low : passage.start]))


def _paragraph(before: Context, passage: Passage, *, goes_on: bool) -> Context:
    """The context in a new paragraph; under the same heading the event of the last few paragraphs goes on."""
    event = _event(before)
    age = 0 if event is not None else before.story_age + 1
    story = event or (before.story_period if age <= _STORY_PARAGRAPHS else None)
    return replace(
        before,
        paragraph=passage.paragraph,
        paragraph_period=None,
        named_year=None,
        counted=None,
        paragraph_crime=False,
        paragraph_place=None,
        story_place=(before.paragraph_place or before.story_place) if goes_on else None,
        story_period=story if goes_on else None,
        story_crime=before.paragraph_crime if event is not None else before.story_crime,
        story_age=age,
        event=event or before.event,
        clock=before.paragraph_period or before.clock,
    )


def _is_headline(passage: Passage, context: Context) -> bool:
    """Whether a title stands before the first sentence of the text; a list or a table there is none."""
    return passage.start < context.opening_end and passage.kind in {PassageKind.HEADING, PassageKind.SENTENCE}


def _in_lead(passage: Passage, context: Context) -> bool:
    """Whether a first sentence of the text leaves it to the next one to date its event."""
    return context.opening_end <= passage.start < context.lead_end


def _in_headline(now: Context) -> Context:
    """The titles of a text, up to its first sentence, are about its first paragraph."""
    return replace(
        now,
        paragraph_period=None,
        section_period=now.section_period or now.opening_period,
        section_place=now.section_place or now.opening_place,
    )


def _behind_headline(context: Context) -> Context:
    """What a headline took from its first paragraph holds for the headline alone."""
    out = context
    if context.opening_period is not None and context.section_period == context.opening_period:
        out = replace(out, section_period=None)
    if context.opening_place is not None and context.section_place == context.opening_place:
        out = replace(out, section_place=None)
    return out


def _set(context: Context, **fields: object) -> Context:
    """Set fields, on a new context only where one of them changes: most passages change nothing."""
    changes = any(getattr(context, name) != value for name, value in fields.items())
    return replace(context, **fields) if changes else context  # type: ignore[arg-type]  # fields are Context's own


def _recalls_event(passage: Passage, text: str) -> bool:
    """Whether a passage under another heading, or what follows that heading, counts from the event above it."""
    if passage.kind is not PassageKind.HEADING:
        return _RECALLS.match(text, passage.start) is not None
    return _RECALLS.match(text[passage.end : passage.end + _BELOW_CHARS].lstrip()) is not None


def _under(context: Context, passage: Passage) -> Context:
    """The context under other headings than those of the passage before; the event is kept where it is recalled."""
    recalled = _recalls_event(passage, context.frame.document.text)
    event = _event(context) or context.event
    clock = context.paragraph_period or context.clock
    return replace(
        context,
        headings=passage.headings,
        section_period=None,
        section_place=None,
        story_place=None,
        story_period=None,
        court_period=None,
        paragraph_period=context.paragraph_period if passage.paragraph == context.paragraph else None,
        event=event if recalled else None,
        clock=clock if recalled else None,
        landmarks=(),
        counts_up=False,
        lead_period=None,
        lead_place=None,
    )


def _event(context: Context) -> Period | None:
    """The period of the paragraph, if it is told as exactly as an event."""
    period = context.paragraph_period
    return period if period is not None and (period.last - period.first).days <= EVENT_DAYS else None


# A line over the salutation, with a day between at most, is the address of who writes.
_SALUTATION = re.compile(r"\s*(?:[^\n]{0,60}\b(?:19|20)\d\d[^\n]{0,20}\n\s*)?Dear\b(?! [a-z]+(?:ly|er)\b)")


def _heads_letter(context: Context, passage: Passage) -> bool:
    """Whether a heading is the head of a letter: "Grand Rapids, Michigan" over "Dear Mr. Feldman," tells who writes."""
    return _SALUTATION.match(context.frame.document.text, passage.end) is not None


def _heading(before: Context, now: Context, mentions: Mentions, passage: Passage) -> Context:
    """Take the dates and places of a heading in; one without a place leaves those of the headings above it."""
    text = now.frame.document.text
    named = frozenset(m.end for m in mentions.dates if names_thing(text, m) or tells_brackets(text, m.start))
    period = next(
        (
            period
            for _, period in periods(
                mentions, replace(now, event=None), named | publication(mentions, now) | said(mentions, now)
            )
        ),
        None,
    )
    reporting = now.frame.reporting
    if period is not None and reporting is not None and _covers(period, reporting):
        period = reporting  # "2016-17" over a report on that year
    codes = named_countries(mentions, text, (passage.start, passage.end))
    place = Place(codes) if len(codes) == 1 else None
    if place is not None and now.frame.about not in codes and _heads_letter(now, passage):
        place = None
    above = passage.headings[:-1]
    if place is None and len(above) >= _TITLE_AND_SECTION and before.headings[: len(above)] == above:
        place = before.section_place
    title = text[passage.start : passage.end]
    if period is not None and (_tells_past(now, period, passage) or tells_plan(title) or is_imprint(title)):
        period = None
    if period is not None and _SINCE_TITLE.match(title) is not None:
        period = _counted_up(period, now)
    told = None if period is not None else now.paragraph_period  # "2014" below lines of 2012
    return replace(now, section_period=period or now.section_period, section_place=place, paragraph_period=told)


def _covers(period: Period, reporting: Period) -> bool:
    return period.year == reporting.year and period.first <= reporting.first and reporting.last <= period.last


# A heading over totals: "Since we started (June 2011)", "To date, from 2011".
_SINCE_TITLE = re.compile(r"\W*(?:ever |all )?(?:since|to date|so far|cumulative|all[- ]time)\b", re.IGNORECASE)


def _counted_up(start: Period, context: Context) -> Period | None:
    """The time from a start up to the last day that a document counts to."""
    last = context.frame.counted_to
    return Period(start.first, last, last.year, open_end=True) if last is not None and last > start.first else None


def _tells_past(now: Context, period: Period, passage: Passage) -> bool:
    """Whether a heading of a report is a sentence about an earlier event, which dates nothing under it."""
    reporting = now.frame.reporting
    words = now.frame.document.text[passage.start : passage.end].count(" ") + 1
    return reporting is not None and period.year < reporting.first.year and words > _DATED_HEADING_WORDS


def leave(context: Context, passage: Passage, mentions: Mentions, text: str) -> Context:
    """Give the context behind a passage: its own dates and places hold for what follows in the paragraph."""
    if _is_headline(passage, context):
        return _behind_headline(context)
    if passage.kind is PassageKind.HEADING:
        return context
    if _in_lead(passage, context) and context.section_period == context.opening_period:
        context = _set(context, section_period=None)
    times = _told(context, passage, mentions, text) if mentions.dates else ()
    period = times[0] if len(times) == 1 else None
    words = text[passage.start : passage.end]
    in_force = context.paragraph_period or context.story_period or context.court_period
    if in_force is not None and leaves_event(words):
        context = _set(context, paragraph_period=None, paragraph_crime=True, story_period=None, court_period=None)
    context = with_landmark(context, period, passage) if period is not None else context
    out, place = behind_places(context, passage, mentions, text)
    out = behind_dates(out, period, words) if times else in_court(out, words)
    counted = counted_from_start(mentions, context) if mentions.dates else None
    out = _set(out, named_year=_named_year(mentions) or context.named_year, counted=counted or context.counted)
    out = _set(out, counts_up=counted is not None or context.counts_up)
    sets = leads_on(passage, mentions, text)
    period = period or (counted_from_start(mentions, context) if sets else None)
    if sets and period is not None and (period.last - period.first).days >= EVENT_DAYS and stands_alone(passage, text):
        out = _set(out, section_period=period)
    if sets:
        return _set(out, lead_period=period or context.lead_period, lead_place=place or context.lead_place)
    return out


def _named_year(mentions: Mentions) -> Period | None:
    """The last year that a passage names, whatever it tells of it: "recorded in 2018. In that year"."""
    years = [m.last_year or m.year for m in mentions.dates if m.kind is DateKind.ABSOLUTE]
    return whole_year(years[-1]) if years and years[-1] is not None else None


def _told(context: Context, passage: Passage, mentions: Mentions, text: str) -> tuple[Period, ...]:
    """The period that a passage sets for what follows it; of several years that it names none is set."""
    aside = (
        not_told(mentions, text, (passage.start, passage.end))
        | publication(mentions, context)
        | said(mentions, context)
    )
    aside |= offence_dates(mentions, context, text, passage.start)
    today = today_told(mentions, context)
    if today is not None and passage.kind is PassageKind.SENTENCE:
        return (today,)
    told = list(periods(mentions, context, aside))
    opened = [pair for pair in told if _OPENS_PART.search(text, passage.start, max(pair[0].outer_start, 0)) is not None]
    told = opened[-1:] if opened and opened[-1][1].first > told[0][1].first else told  # a story goes on in time
    several = len({period.year for _, period in told}) > 1 and all(is_year(mention) for mention, _ in told)
    found = tuple(period for _, period in told)
    return found if several and not opens_with(told[0][0], passage) else found[:1]


# A date behind this opens a part of its sentence: "in May two were tried; and in June a third".
_OPENS_PART = re.compile(r";\s(?:and\s|but\s|then\s)?\Z")
