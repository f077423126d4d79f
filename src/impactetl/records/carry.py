"""What a passage carries on to those behind it: dates and places of headings, paragraphs, lead-ins and events."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.grammar.calendar_resolve import resolve, whole_year
from impactetl.grammar.titles import tells_plan
from impactetl.model import DateKind, DateMention, DateRole, Mentions, Passage, PassageKind, Period
from impactetl.records.context import EVENT_DAYS, Context, Place
from impactetl.records.named_years import names_thing
from impactetl.records.not_told import not_told
from impactetl.records.on_trial import tells_crime
from impactetl.records.scene import named_countries, set_in

# An event that no date recalls is over after so many paragraphs.
_STORY_PARAGRAPHS = 3
# A passage that names so many countries is about none of those before it.
_ROUND = 4
# A run-in heading ("2018 so far.") has fewer characters.
_RUN_IN_CHARS = 14
# A date that spans this many years more than one is a decade.
_DECADE = 9
# A heading that dates what stands under it ("Activities in May 2008") has no more words.
_DATED_HEADING_WORDS = 6
# A sub-heading stands under a title and a section.
_TITLE_AND_SECTION = 2


def reached(passages: Sequence[Passage], taking: Sequence[bool]) -> list[bool]:
    """Tell which passages leave something in force where those stand that are ``taking`` from the context.

    Behind other headings, in another paragraph, nothing of what stood before is in force but what headings name.
    """
    out = [passage.kind is PassageKind.HEADING for passage in passages]
    goes_on = False
    for i in range(len(passages) - 1, -1, -1):
        goes_on = goes_on or taking[i]
        out[i] = out[i] or goes_on
        here, before = passages[i], passages[max(i - 1, 0)]
        goes_on = goes_on and (here.headings == before.headings or here.paragraph == before.paragraph)
    return out


def enter(context: Context, passage: Passage, mentions: Mentions) -> Context:
    """Give the context in force at a passage: what an earlier paragraph set ends, what a heading set goes on."""
    same = passage.headings == context.headings
    now = context if same else _under(context, passage)
    if passage.paragraph != context.paragraph:
        now = _paragraph(now, passage, goes_on=same)
    if passage.kind in {PassageKind.ITEM, PassageKind.ROW, PassageKind.BLOCK}:
        now = _set(now, paragraph_period=None)
    if passage.lead is None and passage.kind is not PassageKind.ITEM:
        now = _set(now, lead_period=None, lead_place=None)
    if passage.kind is PassageKind.HEADING:
        now = _heading(context, now, mentions, passage)
    if _is_headline(passage, now):
        return _in_headline(now)
    return _set(now, section_period=now.section_period or now.opening_period) if _in_lead(passage, now) else now


def _paragraph(before: Context, passage: Passage, *, goes_on: bool) -> Context:
    """The context in a new paragraph; under the same heading the event of the last few paragraphs goes on."""
    event = _event(before)
    age = 0 if event is not None else before.story_age + 1
    story = event or (before.story_period if age <= _STORY_PARAGRAPHS else None)
    return replace(
        before,
        paragraph=passage.paragraph,
        paragraph_period=None,
        paragraph_place=None,
        story_place=(before.paragraph_place or before.story_place) if goes_on else None,
        story_period=story if goes_on else None,
        story_crime=before.paragraph_crime if event is not None else before.story_crime,
        story_age=age,
        event=event or before.event,
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


def _under(context: Context, passage: Passage) -> Context:
    """The context under other headings than those of the passage before."""
    return replace(
        context,
        headings=passage.headings,
        section_period=None,
        section_place=None,
        story_place=None,
        story_period=None,
        event=None,
        lead_period=None,
        lead_place=None,
    )


def _event(context: Context) -> Period | None:
    """The period of the paragraph, if it is told as exactly as an event; "today" is of its paragraph only."""
    period, published = context.paragraph_period, context.frame.document.published
    if period is None or (published is not None and period.first == published):
        return None
    return period if (period.last - period.first).days <= EVENT_DAYS else None


def _heading(before: Context, now: Context, mentions: Mentions, passage: Passage) -> Context:
    """Take the dates and places of a heading in; one without a place leaves those of the headings above it."""
    named = frozenset(mention.end for mention in mentions.dates if names_thing(now.frame.document.text, mention))
    period = next(
        (
            period
            for _, period in periods(
                mentions, replace(now, event=None), named | _publication(mentions, now) | _said(mentions, now)
            )
        ),
        None,
    )
    codes = named_countries(mentions, now.frame.document.text, (passage.start, passage.end))
    place = Place(codes) if len(codes) == 1 else None
    above = passage.headings[:-1]
    if place is None and len(above) >= _TITLE_AND_SECTION and before.headings[: len(above)] == above:
        place = before.section_place
    title = now.frame.document.text[passage.start : passage.end]
    if period is not None and (_tells_past(now, period, passage) or tells_plan(title)):
        period = None
    return replace(now, section_period=period or now.section_period, section_place=place)


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
    told = mentions.places and passage.kind is not PassageKind.ROW  # the row of a total is of no row above it
    codes = set_in(mentions, text, context.frame.home) if told else ()
    place = Place(codes) if len(codes) == 1 else None
    out = _elsewhere(context, codes) if len(codes) >= _ROUND else context
    out = _set(
        out,
        paragraph_period=period if times else context.paragraph_period,
        paragraph_crime=tells_crime(text[passage.start : passage.end]) if times else context.paragraph_crime,
        paragraph_place=place or out.paragraph_place,
    )
    sets = text[passage.end - 1 : passage.end] == ":" or (
        passage.kind is PassageKind.SENTENCE and _short(text, passage)
    )
    if sets:
        return _set(out, lead_period=period or context.lead_period, lead_place=place or context.lead_place)
    return out


def _elsewhere(context: Context, codes: tuple[str, ...]) -> Context:
    """The context behind a passage on a round of countries: a place that is none of them is left."""
    out = context
    if out.paragraph_place is not None and not set(out.paragraph_place.codes) & set(codes):
        out = replace(out, paragraph_place=None)
    if out.story_place is not None and not set(out.story_place.codes) & set(codes):
        out = replace(out, story_place=None)
    return out


def _told(context: Context, passage: Passage, mentions: Mentions, text: str) -> tuple[Period, ...]:
    """The period that a passage sets for what follows it; of several years that it names none is set."""
    aside = not_told(mentions, text, passage.start) | _publication(mentions, context) | _said(mentions, context)
    today = _today(mentions, context)
    if today is not None and passage.kind is PassageKind.SENTENCE:
        return (today,)
    told = list(periods(mentions, context, aside))
    several = len({period.year for _, period in told}) > 1 and all(_is_year(mention) for mention, _ in told)
    found = tuple(period for _, period in told)
    return found if several and not opens_with(told[0][0], passage) else found[:1]


def _said(mentions: Mentions, context: Context) -> frozenset[int]:
    """Ends of the dates by which the document says what its figures are for."""
    low, high = context.frame.said or (0, 0)
    return frozenset(mention.end for mention in mentions.dates if low <= mention.start < high)


def _is_year(mention: DateMention) -> bool:
    """Whether a date is a year and no more."""
    return mention.kind is DateKind.ABSOLUTE and mention.month is None


def opens_with(mention: DateMention, passage: Passage) -> bool:
    """Whether a passage begins with a date, which goes on behind it."""
    return passage.start in {mention.start, mention.outer_start}


def _today(mentions: Mentions, context: Context) -> Period | None:
    """The day of publication, where the words of a sentence name it as a day of the story: "today", "on Tuesday"."""
    published = context.frame.document.published
    if published is None:
        return None
    told = (resolve(m, context.reference()) for m in mentions.dates if m.kind is not DateKind.ABSOLUTE)
    return next((p for p in told if p is not None and p.first == published == p.last), None)


def _publication(mentions: Mentions, context: Context) -> frozenset[int]:
    """Ends of the dates that are the document's own, "today" with them: they date no event that is told later."""
    published = context.frame.document.published
    out: set[int] = set()
    for mention in mentions.dates:
        period = resolve(mention, context.reference()) if published is not None else None
        if period is not None and period.first == published == period.last:
            out.add(mention.end)
    return frozenset(out)


def _short(text: str, passage: Passage) -> bool:
    """A run-in heading such as "2016-2017." or "2018 so far." opens its paragraph."""
    return passage.end - passage.start < _RUN_IN_CHARS and any(c.isdigit() for c in text[passage.start : passage.end])


def periods(
    mentions: Mentions, context: Context, aside: frozenset[int] = frozenset()
) -> Iterator[tuple[DateMention, Period]]:
    """Give the dates that may set a time, those with a preposition first; "since" and "by" set none."""
    for mention in sorted(mentions.dates, key=_is_bare):
        compares = mention.story and (mention.shift or 0) < 0
        if mention.role in {DateRole.SINCE, DateRole.UNTIL} or is_decade(mention) or compares or mention.end in aside:
            continue
        period = resolve(mention, context.reference())
        if period is not None and _sane(period, context) and not (_is_bare(mention) and _is_edition(period, context)):
            yield mention, period


def _is_bare(mention: DateMention) -> bool:
    """Whether no preposition stands before a date."""
    return mention.outer_start in {-1, mention.start}


def _is_edition(period: Period, context: Context) -> bool:
    """Whether a year names the edition of a yearbook, which tells of another year."""
    return period.year == context.frame.edition and period.last == whole_year(period.year).last


def is_decade(mention: DateMention) -> bool:
    """Tell whether a date is a decade, which dates no event."""
    if mention.last_year is None or mention.year is None:
        return False
    return mention.year % (_DECADE + 1) == 0 and mention.last_year - mention.year == _DECADE


def _sane(period: Period, context: Context) -> bool:
    """A period that starts after the document was published dates nothing that it tells."""
    published = context.frame.document.published
    return published is None or period.first <= published
