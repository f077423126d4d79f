"""The year and the period of a figure (contract, section 4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from impactetl.grammar.calendar_resolve import Reference, resolve
from impactetl.model import DateKind, DateMention, DateRole, Period
from impactetl.records.carry import is_decade
from impactetl.records.comparisons import fronted, other_side
from impactetl.records.context import Context
from impactetl.records.named_years import EVENTS, names_something, names_thing
from impactetl.records.view import View
from impactetl.syntax.nominal import PERSON

# What a word between a figure and a date adds to their distance, in items.
_BREAK_COST = {
    ";": 40,
    ":": 6,
    "and": 5,
    "but": 8,
    "while": 8,
    ",": 1,
    "compared": 9,
    "against": 9,
    "who": 2,
    "which": 3,
}
# A date that opens a sentence is nearer than it stands, less so past another number; a year in brackets at the end of
# an entry dates what no date of the same part dates; one with a verb of its own is farther.
_FRONTED_COST, _SHARED_COST, _CLOSING_COST, _OTHER_VERB_COST = 0.3, 0.5, 30.0, 20
# A clause about those counted dates what it tells, not the figure, unless no other date is there.
_SUBORDINATE_COST = 12
# Behind the offence ("guilty of driving a widow off her plot in 2013") a date tells of it, if another one is there.
_OFFENCE_COST = 20
_ANAPHORS = frozenset(
    {"they", "he", "she", "his", "her", "their", "both", "all", "those", "these", "this", "that", "another", "it"}
)


@dataclass(frozen=True, slots=True)
class When:
    """Year, period and where they were read (``period_basis`` of the contract)."""

    year: int | None = None
    period: Period | None = None
    basis: str = "none"
    since: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to be dated: its item, the item of its cue, and the items of the other figures of the passage.

    A ``stock`` figure tells how many there are: without a date of its own it is as old as the document.
    """

    at: int
    cue: int | None = None
    others: Sequence[int] = ()
    stock: bool = False


def when(view: View, figure: Figure, context: Context) -> When:
    """Date a figure: by the passage, else by what is in force."""
    found = _own(view, figure, context)
    if found is not None and not (figure.stock and found.basis == "relative"):
        return found
    if figure.stock and context.frame.document.published is not None:
        day = context.frame.document.published
        return When(day.year, Period(day, day, day.year), "publication")
    period = _inherited(view, context)
    return When(period.year, period, "inherited") if period is not None else When()


def _inherited(view: View, context: Context) -> Period | None:
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


def _own(view: View, figure: Figure, context: Context) -> When | None:
    """The date in the passage that dates this figure: the nearest one, clause breaks counted in."""
    best: tuple[float, DateMention, Period] | None = None
    for i, item in enumerate(view.items):
        if item.date is None or _dates_other(view, figure, i):
            continue
        if not figure.stock and names_thing(context.frame.document.text, item.date):
            continue
        period = resolve(item.date, _reference(view, item.date, context))
        if period is None or not _can_date(view, figure, i, period, context):
            continue
        cost = _cost(view, figure, i)
        if best is None or cost < best[0]:
            best = (cost, item.date, period)
    if best is None:
        return None
    _, mention, period = best
    since = mention.role is DateRole.SINCE or period.open_end
    if not since and _since_clause(view, mention):
        period, since = _up_to(period, context), True
    basis = "stated" if mention.kind is DateKind.ABSOLUTE else "relative"
    return When(period.year, period, basis, since)


def _dates_other(view: View, figure: Figure, i: int) -> bool:
    """Whether the date at item ``i`` dates something else than the figure, as its words tell."""
    mention = view.items[i].date
    return (
        mention is None
        or is_decade(mention)
        or names_something(view, i, stock=figure.stock)
        or other_side(view, figure.at, i)
        or _in_relative(view, figure, i)
    )


def _can_date(view: View, figure: Figure, i: int, period: Period, context: Context) -> bool:
    """Whether a period can be the figure's: past at publication, and no other year of a clause about those counted.

    Of two men on trial a report says that "they were arrested in 2016", and means a trial of its own year.
    """
    frame, published = context.frame, context.frame.document.published
    if published is not None and period.first > published:
        return False
    own = frame.reporting.year if frame.reporting is not None else published.year if published is not None else None
    return own in {None, period.year} or not (_subordinate(view, figure, i) or _in_offence(view, figure.at, i))


def _cost(view: View, figure: Figure, i: int) -> float:
    """How far the date at item ``i`` is from the figure, or from the verb behind it that tells it."""
    cost = _distance(view, figure.at, i, figure.others) + _SUBORDINATE_COST * _subordinate(view, figure, i)
    if figure.cue is not None and i > figure.cue > figure.at:
        return min(cost, _distance(view, figure.cue, i, figure.others))
    return cost


def _reference(view: View, mention: DateMention, context: Context) -> Reference:
    """Count "the previous year" from the other date of the sentence, or from what is in force."""
    reference = context.reference()
    if not mention.story or mention.kind is not DateKind.RELATIVE:
        return reference
    for item in view.items:
        other = item.date
        if other is not None and other is not mention and not other.story and other.role is DateRole.IN:
            period = resolve(other, reference)
            if period is not None:
                return replace(reference, story=period)
    return replace(reference, story=reference.story or context.frame.reporting)


def _since_clause(view: View, mention: DateMention) -> bool:
    """A date within a clause that "since" opens: "Since the law was signed in 2011, 160 children have been freed"."""
    for item in view.items:
        if item.date is mention:
            return False if item is view.items[0] else view.items[0].lower == "since"
        if item.lower in {",", ";"}:
            return False
    return False


def _up_to(period: Period, context: Context) -> Period:
    """The period from a start up to the document's own date."""
    frame = context.frame
    last = frame.document.published or (frame.reporting.last if frame.reporting is not None else period.last)
    return Period(period.first, max(last, period.first), max(last, period.first).year, open_end=True)


def _closing_year(view: View, date: int) -> bool:
    """A year in brackets at the very end, as yearbooks write it: "... two traffickers (2016)"."""
    rest = [item.lower for item in view.items[date + 1 :]]
    return date > 0 and view.items[date - 1].lower == "(" and rest in ([")"], [")", "."])


def _counted_between(view: View, date: int, at: int) -> bool:
    """Whether another number stands between, which the date belongs to first."""
    return any(p.basis == "stated" and date < p.start < at and p.start != at for p in view.phrases)


def _distance(view: View, at: int, date: int, others: Sequence[int]) -> float:
    low, high = min(at, date), max(at, date)
    cost = float(high - low)
    for i in range(low + 1, high):
        cost += _BREAK_COST.get(view.items[i].lower, 0)
        cost += 4 * (i in others)
    if fronted(view, date) and date < at:
        return cost * (_SHARED_COST if _counted_between(view, date, at) else _FRONTED_COST)
    if _closing_year(view, date):
        return _CLOSING_COST
    cost += _OFFENCE_COST * _in_offence(view, at, date)
    return cost + (_OTHER_VERB_COST if _has_verb(view, date) and at not in {date - 2, date - 3} else 0)


def _in_offence(view: View, at: int, date: int) -> bool:
    """Whether the date stands behind what somebody is accused of: "guilty of driving a widow off her plot in 2013"."""
    items = view.items
    for i in range(at, date - 1):
        if items[i].lower in {",", ";"}:
            return False
        if items[i].lower in {"of", "for", "with"} and items[i + 1].lower.endswith("ing"):
            return items[i + 1].category == "verb" and items[i + 2].category in {"det", "num", "noun"}
    return False


def _subordinate(view: View, figure: Figure, date: int) -> bool:
    """Whether the date stands in a clause about those counted: "the trial of two men who were arrested in 2016"."""
    if figure.cue is None or figure.cue > figure.at or date < figure.at:
        return False
    behind = view.items[figure.at : date]
    clause = next((k for k in range(len(behind) - 1, 0, -1) if behind[k].lower in _ABOUT), 0)
    if any(item.lower in _CLAUSE_ENDS for item in behind[clause:]):
        return False
    return clause > 0 or any(
        item.category == "verb" and item.lower.endswith("ed") and figure.at + k != figure.cue
        for k, item in enumerate(behind)
        if k
    )


_ABOUT = frozenset({"who", "whom", "whose", "which", "that", "where"})
_CLAUSE_ENDS = frozenset({",", ";", "and"})


def _in_relative(view: View, figure: Figure, date: int) -> bool:
    """A date inside a relative clause before the figure's own verb: "a man who beat a porter in 2013 was convicted"."""
    end = max(figure.at, figure.cue or 0)
    closed = any(hit.group is not None and date < hit.at <= end and hit.group.voice == "passive" for hit in view.hits)
    closed = closed or (figure.cue is not None and figure.at < date < figure.cue)
    start = figure.at if figure.at < date else 0
    if figure.at > date and _in_aside(view, date, end):
        return True
    return closed and any(item.category == "rel" and item.lower != "that" for item in view.items[start:date])


_STRETCHES = frozenset({"period", "year", "quarter", "months", "season"})


def _in_aside(view: View, date: int, end: int) -> bool:
    """A relative clause in commas before the verb: "the courts, which until 2015 had needed years, handed down"."""
    opened = next((i for i in range(date - 1, 0, -1) if view.items[i].lower in {",", ";"}), None)
    if opened is None or view.items[opened + 1].lower not in {"which", "who", "whose"}:
        return False
    before = view.items[opened - 1]  # "the reporting period, which ran from April 2013 to March 2014,"
    stretch = before.lower in _STRETCHES or before.lower in EVENTS or before.date is not None
    return not stretch and any(item.lower == "," for item in view.items[date:end])


def _has_verb(view: View, date: int) -> bool:
    """Whether a verb of its own takes the date: "three courts created in 2015"."""
    return date > 0 and view.items[date - 1].category == "verb" and date - 1 not in view.verbs
