"""The year and the period of a figure (contract, section 4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from impactetl.grammar.calendar_resolve import Reference, resolve
from impactetl.model import DateKind, DateMention, DateRole, Period
from impactetl.records.context import Context, is_decade
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
# Nouns of events: "the 2008 operation freed" dates what it freed.
_DATED = frozenset(
    {
        "operation",
        "raid",
        "rescue",
        "crackdown",
        "campaign",
        "sweep",
        "trial",
        "ruling",
        "verdict",
        "season",
        "fiscal",
        "calendar",
    }
)
_COMPARED = frozenset(
    {"up from", "down from", "compared", "against", "versus", "vs", "double", "triple", "than", "comparison"}
)
_ANAPHORS = frozenset(
    {"they", "he", "she", "his", "her", "their", "both", "all", "those", "these", "this", "that", "another", "it"}
)
_NAMED = frozenset(
    {
        "law",
        "act",
        "amendment",
        "convention",
        "constitution",
        "code",
        "protocol",
        "decree",
        "ordinance",
        "treaty",
        "bill",
        "plan",
    }
)
_VERBAL = frozenset({"verb", "be", "have"})


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
        mention = item.date
        if (
            mention is None
            or is_decade(mention)
            or _names_something(view, i, stock=figure.stock)
            or _other_side(view, figure.at, i)
            or _in_relative(view, figure, i)
        ):
            continue
        period = resolve(mention, _reference(view, mention, context))
        published = context.frame.document.published
        if period is None or (published is not None and period.first > published):
            continue
        cost = _distance(view, figure.at, i, figure.others)
        if best is None or cost < best[0]:
            best = (cost, mention, period)
    if best is None:
        return None
    _, mention, period = best
    since = mention.role is DateRole.SINCE or period.open_end
    if not since and _since_clause(view, mention):
        period, since = _up_to(period, context), True
    basis = "stated" if mention.kind is DateKind.ABSOLUTE else "relative"
    return When(period.year, period, basis, since)


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


def _other_side(view: View, at: int, date: int) -> bool:
    """Whether a comparison stands between: "512 people, against 391 the year before" dates only 391."""
    low, high = min(at, date), max(at, date)
    between = [item.lower for item in view.items[low + 1 : high]]
    between = [_comparing(a, b) for a, b in pairwise([*between, ""])]
    if (at > date and view.items[at - 1].lower == "to") or (
        at > date + 1 and [x.lower for x in view.items[at - 2 : at]] == ["to", "the"]
    ):
        return any(item.lower == "from" for item in view.items[:date])
    if _bracketed(view, date) and not _bracketed(view, at):
        return True
    before = [item.lower for item in view.items[max(date - 2, 0) : date]]
    if before[-1:] == ["than"] or before == ["as", "in"] or (before[-1:] == ["from"] and at < date):
        return True
    if at < date and any(word in _COMPARED for word in between):
        return True
    phrase = view.at(at)
    alone = phrase is None or phrase.head is None
    return alone and at > date and any(word in _COMPARED for word in between) and not _fronted(view, date)


def _comparing(word: str, follow: str) -> str:
    """A word as it compares: "up from" does; "older than" and "rather than" tell nothing of time."""
    if follow == "than" and word not in {"more", "fewer", "less", "higher", "lower"}:
        return ""
    return f"{word} from" if follow == "from" and word in {"up", "down"} else word


def _bracketed(view: View, i: int) -> bool:
    """Whether item ``i`` stands in brackets that hold a number of their own: "20 cases in 2015 (17 in 2014)"."""
    opened = next((k for k in range(i - 1, max(i - 8, -1), -1) if view.items[k].lower in {"(", ")"}), None)
    if opened is None or view.items[opened].lower != "(":
        return False
    return any(
        item.number is not None and item.date is None
        for item in view.items[opened : opened + 8][: max(i - opened + 1, 2)]
    )


def _closing_year(view: View, date: int) -> bool:
    """A year in brackets at the very end, as yearbooks write it: "... two traffickers (2016)"."""
    rest = [item.lower for item in view.items[date + 1 :]]
    return date > 0 and view.items[date - 1].lower == "(" and rest in ([")"], [")", "."])


def _counted_between(view: View, date: int, at: int) -> bool:
    """Whether another number stands between, which the date belongs to first."""
    return any(p.basis == "stated" and date < p.start < at and p.start != at for p in view.phrases)


def _fronted(view: View, date: int) -> bool:
    """Whether the date opens the sentence, or its clause behind a semicolon: it dates all that follows."""
    if date == 0:
        return True
    before = view.items[date - 1]
    return before.lower in {";", ":"} or (date == 1 and before.category in {"conj", "adv", "sign", "noun"})


def _distance(view: View, at: int, date: int, others: Sequence[int]) -> float:
    low, high = min(at, date), max(at, date)
    cost = float(high - low)
    for i in range(low + 1, high):
        cost += _BREAK_COST.get(view.items[i].lower, 0)
        cost += 4 * (i in others)
    if _fronted(view, date) and date < at:
        return cost * (_SHARED_COST if _counted_between(view, date, at) else _FRONTED_COST)
    if _closing_year(view, date):
        return _CLOSING_COST
    return cost + (_OTHER_VERB_COST if _has_verb(view, date) and at not in {date - 2, date - 3} else 0)


def _in_relative(view: View, figure: Figure, date: int) -> bool:
    """A date inside a relative clause before the figure's own verb: "a man who beat a porter in 2013 was convicted"."""
    end = max(figure.at, figure.cue or 0)
    closed = any(hit.group is not None and date < hit.at <= end and hit.group.voice == "passive" for hit in view.hits)
    closed = closed or (figure.cue is not None and figure.at < date < figure.cue)
    start = figure.at if figure.at < date else 0
    return closed and any(item.category == "rel" and item.lower != "that" for item in view.items[start:date])


def _has_verb(view: View, date: int) -> bool:
    """Whether a verb of its own takes the date: "three courts created in 2015"."""
    return date > 0 and view.items[date - 1].category == "verb" and date - 1 not in view.verbs


def _names_something(view: View, i: int, *, stock: bool) -> bool:
    """A year that belongs to a name: "the 2004 anti-trafficking law", "Act of 2021"; a stock is as old as its index."""
    items = view.items
    mention = items[i].date
    if mention is None or mention.kind is not DateKind.ABSOLUTE or mention.month is not None:
        return False
    bare = mention.outer_start in {-1, mention.start}
    ahead = [item.lower for item in items[i + 1 : i + 5]]
    if bare and i and (items[i - 1].category == "det" or items[i - 1].clitic == "'s"):
        dated = any(word in _DATED for word in ahead[:2])
        return not dated and (not stock or any(word in _NAMED for word in ahead))
    before = items[i - 1].lower if i else ""
    return before in _NAMED and not any(item.category in _VERBAL for item in items[max(i - 1, 0) : i])
