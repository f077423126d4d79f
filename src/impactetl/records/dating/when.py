"""The year and the period of a figure (contract, section 4)."""

from dataclasses import replace

from impactetl.grammar.calendar_resolve import resolve
from impactetl.lexicon.load import words_of
from impactetl.model import DateKind, DateMention, DateRole, Period, plain
from impactetl.records.base.context import Context
from impactetl.records.base.view import View
from impactetl.records.dating.closing_year import closing_year, covered, heads_entry
from impactetl.records.dating.comparisons import fronted, undated_row, undated_side
from impactetl.records.dating.counted_since import counted_from, counts_from_founding, since_clause, up_to
from impactetl.records.dating.date_clauses import CLAUSE_JOINTS, about_counted, of_participle
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.in_force import counted_since_then, counted_to_date, inherited, part_of_told
from impactetl.records.dating.left_out import left_out
from impactetl.records.dating.offence_dates import is_of_offence
from impactetl.records.dating.references import is_beyond_report, reference_of

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
# A date at the head of an entry goes on before the year that closes it.
_HEADING_COST = _CLOSING_COST - 1
# A clause about those counted dates what it tells, not the figure, unless no other date is there.
_SUBORDINATE_COST = 12
# A date of something said is farther; what is said may have a date of its own.
_SAYING_COST = 50
# Behind the offence ("guilty of driving a widow off her plot in 2013") a date tells of it, if another one is there.
_OFFENCE_COST = 20


@plain
class When:
    """Year, period and where they were read (``period_basis`` of the contract); ``mention`` is the passage's date."""

    year: int | None = None
    period: Period | None = None
    basis: str = "none"
    since: bool = False
    mention: DateMention | None = None


def when(view: View, figure: Figure, context: Context) -> When:
    """Date a figure: by the passage, else by what is in force."""
    written = _written(view, figure, context)
    if written is not None and counted_since_then(view, figure.at):
        return written
    found = None if figure.current or undated_row(view, figure.at) else _own(view, figure, context)
    if figure.planned or found is not None:
        return found or When()
    part = part_of_told(view, context) if figure.stock else None
    if part is not None:
        return When(part.year, part, "inherited")
    as_of = (figure.stock or figure.current) and not _headed_before(written, context)
    if written is not None and (as_of or (not figure.stock and counted_to_date(view, figure.at))):
        return written
    aside = undated_side(view, figure.at) or figure.later is not None
    period = inherited(view, figure.at, figure.cue, context, tried=figure.tried) if not aside else None
    if period is None and figure.awarded and not aside:
        period = inherited(view, figure.at, figure.cue, context, tried=True)
    if period is None and not aside:
        return _total(context)
    return When(period.year, period, "inherited") if period is not None else When()


def _headed_before(written: When | None, context: Context) -> bool:
    """Whether a heading or a lead sets the time of a past year, in which the present is told: "2015 Police arrest"."""
    period = context.lead_period or context.section_period
    return written is not None and period is not None and period.year < (written.year or 0)


def _total(context: Context) -> When:
    """The time that totals count up to, where the document states one: "Figures are to 31 December 2019"."""
    period = context.frame.totals
    return When(period.year, period, "inherited", since=True) if period is not None else When()


def _written(view: View, figure: Figure, context: Context) -> When | None:
    """The time of writing, for what is told as of then; None where the document does not say when that was."""
    frame, day = context.frame, context.frame.document.published
    if figure.stock or figure.current:
        if day is not None:
            return When(day.year, Period(day, day, day.year), "publication")
        year = frame.document_year if frame.reporting is None else None
        return When(year, None, "publication") if year is not None else None
    last = frame.counted_to
    if last is None or undated_side(view, figure.at):
        return None
    return When(last.year, None, "publication" if day is not None else "inherited", since=True)


def _own(view: View, figure: Figure, context: Context) -> When | None:
    """The date in the passage that dates this figure: the nearest one, clause breaks counted in."""
    best: tuple[float, int, Period] | None = None
    for i, item in enumerate(view.items):
        if item.date is None or left_out(view, figure, i, context.frame.document.text) is not None:
            continue
        period = resolve(item.date, reference_of(view, item.date, context)) or counted_from(item.date, context)
        if period is None or not _can_date(view, figure, i, period, context):
            continue
        cost = _cost(view, figure, i, context)
        if best is None or cost < best[0]:
            best = (cost, i, period)
    return _told(view, figure, best[1:], context) if best is not None else None


def _told(view: View, figure: Figure, at: tuple[int, Period], context: Context) -> When:
    """What the nearest date says of the figure: its period, or from when on it was counted."""
    i, period = at
    mention = view.items[i].date
    if closing_year(view, i):
        period = covered(view, period, context.frame.document.text)
    if mention is not None and _when(view, i, figure.at):
        mention = replace(mention, role=DateRole.IN)
        period = resolve(mention, reference_of(view, mention, context)) or period
    since = period.open_end or (mention is not None and mention.role is DateRole.SINCE)
    if not since and counts_from_founding(view, figure.at, i):
        return _from_founding(period, context)
    if not since and since_clause(view, figure.at, i):
        period, since = up_to(period, context), True
    if figure.stock and mention is not None and mention.role is DateRole.UNTIL:
        period = replace(period, first=period.last)
    basis = "stated" if mention is not None and mention.kind is DateKind.ABSOLUTE else "relative"
    return When(period.year, period, basis, since, mention)


def _from_founding(period: Period, context: Context) -> When:
    last = context.frame.counted_to
    if last is None or last < period.first:
        return When(since=True)
    return When(last.year, Period(period.first, last, last.year, open_end=True), "stated", since=True)


def _when(view: View, date: int, at: int) -> bool:
    """Whether a figure is told of the date itself: "the highest number since 2015, when 30 were detained"."""
    behind = view.behind(date + 1, 2)
    if at < date or not (behind[:1] == ["when"] or behind == [",", "when"]):
        return False
    return not any(item.lower in {",", ";"} for item in view.items[date + 3 : at])


def _can_date(view: View, figure: Figure, i: int, period: Period, context: Context) -> bool:
    """Whether a period can be the figure's: past at publication, and no other year of a clause about those counted.

    Of two men on trial a report says that "they were arrested in 2016", and means a trial of its own year.
    """
    frame, published = context.frame, context.frame.document.published
    if published is not None and period.first > published and not figure.planned:
        return False
    if is_beyond_report(view, i, period, context):
        return False
    own = frame.reporting.year if frame.reporting is not None else published.year if published is not None else None
    if own in {None, period.year} or closing_year(view, i):
        return True
    return not (is_of_offence(view, figure, i, context) or about_counted(view, figure.at, figure.cue, i))


def _cost(view: View, figure: Figure, i: int, context: Context) -> float:
    """How far the date at item ``i`` is from the figure, or from the verb behind it that tells it."""
    if of_participle(view, figure.at, figure.cue, i) or _of_share(view, figure.at, i):
        return 0
    aside = about_counted(view, figure.at, figure.cue, i) and not closing_year(view, i)
    offence = is_of_offence(view, figure, i, context)
    cost = _distance(view, figure, figure.at, i, offence=offence) + _SUBORDINATE_COST * aside
    if figure.cue is not None and i > figure.cue > figure.at:
        return min(cost, _distance(view, figure, figure.cue, i, offence=offence))
    return cost


def _of_share(view: View, at: int, date: int) -> bool:
    """Whether a date stands behind a share of those told before: "512 women since 2012, 88 of them in 2018"."""
    phrase = view.at(at)
    return phrase is not None and phrase.pronoun and phrase.end == date


def _of_saying(view: View, date: int, at: int) -> bool:
    """Whether a date in front tells when something was said: "In May the minister stated that 26 had been freed"."""
    return any(
        view.items[i].lower == "that" and view.items[i - 1].category == "verb" and view.items[i - 1].lower in _SAYING
        for i in range(date + 2, at)
    )


_SAYING = words_of("dates", "saying")


def _counted_between(view: View, date: int, at: int) -> bool:
    """Whether another number stands between, which the date belongs to first."""
    return any(p.basis == "stated" and date < p.start < at and p.start != at for p in view.phrases)


def _distance(view: View, figure: Figure, at: int, date: int, *, offence: bool) -> float:
    """How far a date is from the figure or its cue at item ``at``; breaks between add to it, and so does an offence."""
    low, high = min(at, date), max(at, date)
    cost = float(high - low)
    for i in range(low + 1, high):
        cost += _BREAK_COST.get(view.items[i].lower, 0)
        cost += 4 * (i in figure.others)
    if fronted(view, date) and date < at:
        cost += _SAYING_COST * _of_saying(view, date, at)
        cost *= _SHARED_COST if _counted_between(view, date, at) else _FRONTED_COST
        return min(cost, _HEADING_COST) if heads_entry(view, date) else cost
    if closing_year(view, date):
        return _CLOSING_COST
    cost += _OFFENCE_COST * offence
    return cost + (_OTHER_VERB_COST if _has_verb(view, date) and at not in {date - 2, date - 3} else 0)


def _has_verb(view: View, date: int) -> bool:
    """Whether a verb of its own takes the date: "three courts created in 2015", not "cases rose in 2015, but"."""
    follow = view.behind(date + 1, 2)
    clause = follow[:1] == [","] and (follow[-1] in CLAUSE_JOINTS or follow[-1].endswith("ing"))
    joined = date > 1 and view.items[date - 2].lower == "and"  # "had been sentenced and executed in 2005"
    return (
        date > 0
        and not clause
        and not joined
        and view.items[date - 1].category == "verb"
        and date - 1 not in view.verbs
    )
