"""What a date of a sentence is counted from: another date beside it, the story, the day of writing."""

from collections.abc import Iterator
from dataclasses import replace

from impactetl.grammar.calendar_resolve import Reference, resolve
from impactetl.model import DateKind, DateMention, DateRole, Period
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.dating.comparisons import fronted, in_brackets
from impactetl.records.dating.named_years import names_something, names_thing


def reference_of(view: View, mention: DateMention, context: Context) -> Reference:
    """Count "the previous year" from the other date of the sentence, or from what is in force."""
    reference = context.reference_for(mention)
    if mention.kind is DateKind.PARTIAL:
        return _of_month(view, mention, context, reference)
    if mention.landmark or not mention.story or mention.kind is not DateKind.RELATIVE:
        return reference
    beside = _beside(view, mention, context, reference)
    if beside is not None:
        return replace(reference, story=beside)
    if mention.shift == 0 and mention.shift_unit == "period" and context.counted is not None:
        return replace(reference, story=context.counted)
    if (mention.shift or 0) > 0:  # "five years on" counts from no report
        return reference
    told = {"day": context.paragraph_period, "year": context.named_year}  # "the same day", "that year"
    counted = told.get(mention.shift_unit or "") if mention.shift == 0 else None
    return replace(reference, story=counted or reference.story or context.frame.reporting or reference.event)


def _of_month(view: View, mention: DateMention, context: Context, reference: Reference) -> Reference:
    """Count "the following April" from the event that was told; "in April" may lie before what had happened by then."""
    if _is_as_of(mention, context):
        return replace(reference, story=None)
    if mention.story:
        beside = _beside(view, mention, context, reference)
        return replace(reference, story=beside or context.paragraph_period or context.named_year or reference.story)
    return replace(reference, earlier=any(item.lower == "had" for item in view.items))


def _beside(view: View, mention: DateMention, context: Context, reference: Reference) -> Period | None:
    """The date of the sentence that another one is counted from: the nearest before it, else the first behind it."""
    for other in _others(view, mention, context):
        period = resolve(other, reference)
        if period is not None:
            return period
    return None


def _others(view: View, mention: DateMention, context: Context) -> Iterator[DateMention]:
    text = context.frame.document.text
    dates = [(i, item.date) for i, item in enumerate(view.items) if item.date is not None and item.date is not mention]
    before = [pair for pair in dates if pair[1].start < mention.start]
    behind = [pair for pair in dates if pair[1].start > mention.start and mention.shift != 0]
    for i, other in (*reversed(before), *behind):
        compares = other.story or ((other.shift or 0) < 0 and other.end > mention.start)
        named = names_thing(text, other) or names_something(view, i, text, stock=False)
        if not compares and not named and in_brackets(view, i) is None and other.role is DateRole.IN:
            yield other


def _is_as_of(mention: DateMention, context: Context) -> bool:
    """Whether a date tells how things stood when its document was written: "as of 1 December"."""
    written = context.frame.document.published is not None and mention.role is DateRole.UNTIL
    return written and context.frame.document.text[mention.outer_start : mention.start].lower().startswith("as ")


def is_beyond_report(view: View, i: int, period: Period, context: Context) -> bool:
    """Whether a sentence opens with a time told from another that lies behind all that a report covers."""
    frame, mention = context.frame, view.items[i].date
    told = frame.document.published is None and mention is not None and mention.kind is DateKind.RELATIVE
    return told and frame.reporting is not None and fronted(view, i) and period.first > frame.reporting.last
