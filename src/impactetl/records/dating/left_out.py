"""Why a date beside a figure dates something else: one small check a reason, tried in order."""

from collections.abc import Callable
from typing import NamedTuple

from impactetl.records.base.view import View
from impactetl.records.dating.background import of_background
from impactetl.records.dating.closing_year import closing_year, of_count_before
from impactetl.records.dating.comparisons import changes_from, other_side
from impactetl.records.dating.counted_since import since_clause
from impactetl.records.dating.date_clauses import (
    in_charge,
    in_earlier_count,
    in_next_clause,
    in_plan,
    in_relative,
    in_subject,
    ranked_in,
    with_next_count,
)
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.named_years import names_edition, names_something, names_thing
from impactetl.records.dating.offence_dates import of_crimes
from impactetl.records.dating.other_count import of_other_count, of_what_is_put_off
from impactetl.records.dating.times import is_decade, told_again

DateCheck = Callable[[View, Figure, int, str], bool]
"""Whether the date at an item of the view dates something else than the figure; the last is the document's text."""


class LeftOut(NamedTuple):
    """What a date tells that is no date of the figure, and the check that sees it."""

    reason: str
    holds: DateCheck


def left_out(view: View, figure: Figure, i: int, text: str) -> str | None:
    """Give what the date at item ``i`` tells instead of the time of the figure, or None."""
    return next((each.reason for each in LEFT_OUT if each.holds(view, figure, i, text)), None)


def _by_place(check: Callable[[View, int, int], bool]) -> DateCheck:
    """A check that looks at the number and the date."""
    return lambda view, figure, i, _: check(view, figure.at, i)


def _by_cue(check: Callable[[View, int, int | None, int], bool]) -> DateCheck:
    """A check that looks at the number, its cue and the date."""
    return lambda view, figure, i, _: check(view, figure.at, figure.cue, i)


def _decade(view: View, _figure: Figure, i: int, _text: str) -> bool:
    mention = view.items[i].date
    return mention is not None and is_decade(mention)


def _name(view: View, figure: Figure, i: int, text: str) -> bool:
    """A thing, an edition or a law is named by its year; how many there are may be told of an edition's year."""
    mention = view.items[i].date
    if mention is None or since_clause(view, figure.at, i):
        return False
    if names_something(view, i, text, stock=figure.stock):
        return True
    return not figure.stock and (names_thing(text, mention) or names_edition(text, mention))


def _crimes(view: View, _figure: Figure, i: int, text: str) -> bool:
    mention = view.items[i].date
    return mention is not None and of_crimes(text, view.items[0].start, mention)


def _background(view: View, figure: Figure, i: int, _text: str) -> bool:
    return not figure.stock and of_background(view, figure.at, figure.cue, i)


def _change(view: View, figure: Figure, i: int, text: str) -> bool:
    return figure.at < i and changes_from(view, i, text)


def _next_count(view: View, figure: Figure, i: int, _text: str) -> bool:
    return with_next_count(view, figure.at, i) and not closing_year(view, i)


def _other_count(view: View, figure: Figure, i: int, _text: str) -> bool:
    return of_other_count(view, figure.at, figure.cue, i) and not closing_year(view, i)


def _plan(view: View, figure: Figure, i: int, _text: str) -> bool:
    return not figure.planned and in_plan(view, figure.at, i)


def _before_later(_view: View, figure: Figure, i: int, _text: str) -> bool:
    """A sentence on what became of the convicted later has dates of its own for it."""
    return figure.later is not None and i not in figure.later


LEFT_OUT: tuple[LeftOut, ...] = (
    LeftOut("a decade", _decade),
    LeftOut("told again behind another date", lambda view, _figure, i, _text: told_again(view, i)),
    LeftOut("the name of a thing, an edition or a law", _name),
    LeftOut("what a change comes from", _change),
    LeftOut("when crimes were committed", _crimes),
    LeftOut("something told beside", _background),
    LeftOut("the other side of a comparison", _by_place(other_side)),
    LeftOut("a clause before the figure's own verb", _by_cue(in_relative)),
    LeftOut("an earlier count", _by_place(in_earlier_count)),
    LeftOut("the count before", _by_place(of_count_before)),
    LeftOut("the years that a rank is taken from", lambda view, _figure, i, _text: ranked_in(view, i)),
    LeftOut("what became of it", _by_cue(in_next_clause)),
    LeftOut("a participle within the subject", _by_place(in_subject)),
    LeftOut("what somebody was guilty of", _by_place(in_charge)),
    LeftOut("the next count", _next_count),
    LeftOut("another count", _other_count),
    LeftOut("a time to come", _plan),
    LeftOut("until when it is put off", lambda view, _figure, i, _text: of_what_is_put_off(view, i)),
    LeftOut("another time of the convicted", _before_later),
)
