"""Dates in a clause of their own: they tell of those counted, not of the figure."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import DateKind
from impactetl.records.base.view import View
from impactetl.records.dating.named_years import EVENTS
from impactetl.syntax.items import Item


def about_counted(view: View, at: int, cue: int | None, date: int) -> bool:
    """Whether the date stands in a clause about those counted: "the trial of two men who were arrested in 2016"."""
    if cue is None or cue > at or date < at:
        return False
    behind = view.items[at:date]
    clause = next((k for k in range(len(behind) - 1, 0, -1) if behind[k].lower in _ABOUT), 0)
    if any(item.lower in _CLAUSE_ENDS for item in behind[clause:]):
        return False
    return clause > 0 or any(
        item.category == "verb" and item.lower.endswith("ed") and at + k != cue and not _is_caused(behind, k)
        for k, item in enumerate(behind)
        if k and not _modifies(view, at + k)
    )


def _modifies(view: View, i: int) -> bool:
    """Whether a participle stands before the noun that it tells of: "two terraced houses", "the abandoned mine"."""
    items = view.items
    led = items[i - 1].number is not None or items[i - 1].category == "det"
    return led and i + 1 < len(items) and items[i + 1].category == "noun"


# "Helped them have their records sealed": so many items lie between at most.
_CAUSED_REACH = 5


def _is_caused(items: Sequence[Item], i: int) -> bool:
    """Whether a participle tells what people had done for them."""
    return any(item.category == "have" or item.lower in {"get", "got"} for item in items[max(i - _CAUSED_REACH, 0) : i])


_ABOUT = frozenset({"who", "whom", "whose", "which", "that", "where"})
_CLAUSE_ENDS = frozenset({",", ";", "and"})


def in_relative(view: View, at: int, cue: int | None, date: int) -> bool:
    """A date inside a relative clause before the figure's own verb: "a man who beat a porter in 2013 was convicted"."""
    end = max(at, cue or 0)
    closed = any(hit.group is not None and date < hit.at <= end and hit.group.voice == "passive" for hit in view.hits)
    closed = closed or (cue is not None and at < date < cue)
    if _behind_relative(view, date):
        return False
    if _in_participle(view, at, cue, date):
        return True
    start = max(at if at < date else 0, *(i for i in range(date) if view.items[i].lower in {",", ";"}), 0)
    if at > date and _in_aside(view, date, end):
        return True
    return closed and any(item.category == "rel" and item.lower != "that" for item in view.items[start:date])


def _behind_relative(view: View, date: int) -> bool:
    """Whether a date within a verb's group stands behind a clause: "the man who paid him nothing was today jailed"."""
    group = next((hit.group for hit in view.hits if hit.group is not None and hit.group.start < date < hit.at), None)
    if group is None:
        return False
    rel = max((i for i in range(group.start) if view.items[i].category == "rel"), default=None)
    return rel is not None and any(item.category == "verb" for item in view.items[rel + 1 : group.start])


def _in_participle(view: View, at: int, cue: int | None, date: int) -> bool:
    """A date of a participle right behind those counted: "two men arrested in 2006 were tried", "tried a man held in".

    Where their verb is that participle, the date is theirs.
    """
    phrase = view.at(at)
    if cue is None or phrase is None or date < at:
        return False
    if cue < at:
        return date == phrase.end + 1 and view.items[phrase.end].category == "verb"
    group = next((hit.group for hit in view.hits if hit.at == cue and hit.group is not None), None)
    if group is None or group.start <= date:
        return False
    return any(_opens_participle(view, i) for i in range(at + 1, date))


def _opens_participle(view: View, i: int) -> bool:
    """Whether item ``i`` is a verb without an auxiliary: "soldiers held in", not "soldiers were held in"."""
    before = view.items[i - 2 : i] if view.items[i - 1].category == "adv" else view.items[i - 1 : i]
    return view.items[i].category == "verb" and not any(item.category in _AUXILIARY for item in before)


_AUXILIARY = frozenset({"be", "have"})


def in_subject(view: View, at: int, date: int) -> bool:
    """A date of a participle within the subject of the verb before a figure: "men seized in 2014 got 16 years"."""
    if date > at or view.items[date + 1].category not in _AUXILIARY:
        return False
    if not any(hit.group is not None and hit.group.start == date + 1 and hit.at <= at for hit in view.hits):
        return False
    low = max((i + 1 for i in range(date) if view.items[i].lower in {",", ";"}), default=0)
    return any(_opens_participle(view, i) and view.items[i - 1].category == "noun" for i in range(max(low, 1), date))


def in_charge(view: View, at: int, date: int) -> bool:
    """A date of what somebody was guilty of, in an aside: "in May jailed him, convicted of rape in 1992, for life"."""
    if date > at or view.word(date + 1) != ",":
        return False
    opened = (i for i in range(date - 1, max(date - _CHARGE_REACH, 0), -1) if view.word(i) == ",")
    told = next((i for i in opened if _CHARGED.intersection(view.behind(i + 1, 2))), None)
    return told is not None and any(item.date is not None for item in view.items[:told])


# An aside on a charge is so long at most.
_CHARGE_REACH = 24
_CHARGED = words_of("justice", "accused", "suspected")


def with_next_count(view: View, at: int, date: int) -> bool:
    """Whether a date stands behind the next count, and another one before it: "helped 58 in 2018 and 64 in 2019"."""
    items = view.items
    first = next((i for i in range(at + 1, date) if items[i].date is not None), date)
    return any(items[i].number is not None and items[i].date is None for i in range(first + 1, date))


def of_participle(view: View, at: int, cue: int | None, date: int) -> bool:
    """Whether a date stands right behind the participle that counts people: "five charged in 2006 with treason"."""
    return cue is not None and at < cue == date - 1 and _opens_participle(view, cue)


def _is_participle(view: View, i: int) -> bool:
    """Whether a clause opens with a participle: "the unit, set up in 2009, has freed 12"."""
    word = view.items[i].lower
    return word in words_of("dates", "participles") or (
        view.items[i].category == "verb" and word.endswith("ed") and i not in view.verbs
    )


_STRETCHES = words_of("dates", "stretches")


def _in_aside(view: View, date: int, end: int) -> bool:
    """A relative clause in commas before the verb: "the courts, which until 2015 had needed years, handed down"."""
    opened = next((i for i in range(date - 1, 0, -1) if view.items[i].lower in {",", ";"}), None)
    if opened is None or not (view.items[opened + 1].category == "rel" or _is_participle(view, opened + 1)):
        return False
    before = view.items[opened - 1]  # "the reporting period, which ran from April 2013 to March 2014,"
    stretch = before.lower in _STRETCHES or before.lower in EVENTS or before.date is not None
    return not stretch and any(item.lower == "," for item in view.items[date:end])


_BEFORE_THAT = frozenset({"after", "before", "although", "though", "while", "whereas", "when", "where", "because"})
# "had" follows the conjunction within this many items.
_HAD_REACH = 4


def in_earlier_count(view: View, at: int, date: int) -> bool:
    """Whether a clause tells of an earlier count of that date: "trained 45, after it had trained 30 in 2018"."""
    items = view.items
    for i in range(date - 1, -1, -1):
        if items[i].lower in {",", ";"}:
            return False
        if items[i].lower in _BEFORE_THAT:
            had = any(item.lower == "had" for item in items[i + 1 : i + 1 + _HAD_REACH])
            counts = any(item.number is not None for item in items[i + 1 : date])
            return had and counts and not i < at < date
    return False


CLAUSE_JOINTS = frozenset({"and", "but", "while", "although", "though"})


def in_next_clause(view: View, at: int, cue: int | None, date: int) -> bool:
    """Whether a time after the story dates what became of it: "arrested, but the charges fell two years later"."""
    mention = view.items[date].date
    if cue is None or mention is None or not mention.story or (mention.shift or 0) <= 0:
        return False
    for i in range(max(at, cue) + 1, date):
        if view.items[i].lower in CLAUSE_JOINTS and view.items[i - 1].lower == ",":
            return any(item.category in {"verb", "be", "have"} for item in view.items[i + 1 : date])
    return False


_PLANNED = words_of("dates", "planned")


def in_plan(view: View, at: int, date: int) -> bool:
    """Whether a date behind a comma is one of a time to come: "trained 104, with more to be trained in 2008"."""
    words = [item.lower for item in view.items[at + 1 : date]]
    comma = max((k for k, word in enumerate(words) if word in {",", ";"}), default=None)
    return comma is not None and not _PLANNED.isdisjoint(words[comma:])


_RANKS = words_of("dates", "ranks")
# A rank stands so near before the years that it is taken from.
_RANK_REACH = 4


def ranked_in(view: View, date: int) -> bool:
    """Whether a date bounds a comparison: "the highest number in the last six years"."""
    mention = view.items[date].date
    several = mention is not None and mention.kind is DateKind.RELATIVE and abs(mention.shift or 0) > 1
    before = [item.lower for item in view.items[max(date - 1 - _RANK_REACH, 0) : date]]
    return several and not _RANKS.isdisjoint(before)
