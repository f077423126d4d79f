"""Totals of the same thing: rounded numbers join the exact one, later counts supersede, the rest contradict."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from itertools import islice, pairwise

from impactetl.claims.agree import ROUNDING, contradict, exclude, fields_differ, fits, is_short
from impactetl.claims.fact import Fact
from impactetl.claims.links import Web
from impactetl.claims.names import authorities
from impactetl.schema import LinkKind, LinkReason, MergeReason, UnsafeReason

Key = Callable[[Fact], Hashable | None]


def rounded_joined(facts: Iterable[Fact]) -> list[Fact]:
    """Join rounded and bounded numbers with the exact total of the same thing, where there is exactly one."""
    gone: set[int] = set()
    listed = sorted(facts, key=lambda fact: fact.first.age)
    for same in _grouped(listed, quantity):
        exact = sorted((fact for fact in same if fact.best.qualifier == "exact"), key=_value)
        for fact in same:
            # A second one that fits is enough to know that it cannot be told which is meant
            found = list(islice((other for other in _near(fact, exact) if _rounds(fact, other)), 2))
            if len(found) == 1:
                _join(found[0], fact)
                gone.add(id(fact))
    return [fact for fact in listed if id(fact) not in gone]


def _near(fact: Fact, exact: list[Fact]) -> list[Fact]:
    """Give the exact totals that a rounded or bounded number may stand for, by their values alone; they are sorted."""
    if fact.best.qualifier == "exact":
        return []
    low, high = fact.point
    first = bisect_left(exact, low * (1 - 2 * ROUNDING), key=_value)
    return exact[first : bisect_right(exact, high * (1 + 2 * ROUNDING), key=_value)]


def _value(fact: Fact) -> float:
    return fact.point[0]


def _rounds(fact: Fact, exact: Fact) -> bool:
    return fits(exact.best, fact.best) and not contradict(exact, fact) and not fields_differ(exact, fact)


def _join(exact: Fact, rounded: Fact) -> None:
    exact.absorb(rounded, MergeReason.ROUNDED)
    # The earliest record leads, and the one that led before has joined it
    exact.members.sort(key=lambda pair: pair[0].age)
    (first, reason), *rest = exact.members
    if reason is not MergeReason.FIRST:
        rest = [(m, MergeReason.ROUNDED if why is MergeReason.FIRST else why) for m, why in rest]
        exact.members = [(first, MergeReason.FIRST), *rest]


def contradictions(web: Web) -> None:
    """Link facts that give different figures for the same thing; only the one to prefer may be added to others.

    Two figures of one document are no contradiction: its text tells them apart by more than the columns do.
    """
    for same in _grouped(web.facts, quantity):
        reason = LinkReason.SAME_DAY_AND_PLACE if same[0].scope == "event" else LinkReason.SAME_PERIOD
        first, *others = sorted(same, key=preference)
        for other in others:
            if fields_differ(first, other) or first.sources & other.sources:
                continue
            if exclude(first.best, other.best):
                web.link(first, other, LinkKind.CONFLICTS_WITH, reason)
                web.exclude(other, UnsafeReason.CONFLICT)


def successions(web: Web) -> None:
    """Link each cumulative count to the one before it of the same thing; a count that falls is a contradiction."""
    for same in _grouped(web.facts, _series):
        ordered = sorted(same, key=lambda fact: (_counted_up_to(fact), preference(fact)))
        for earlier, later in pairwise(ordered):
            if _counted_up_to(earlier) == _counted_up_to(later) or fields_differ(earlier, later):
                continue
            if falls(earlier, later):
                web.link(later, earlier, LinkKind.CONFLICTS_WITH, LinkReason.CUMULATIVE_FALLS)
            else:
                web.link(later, earlier, LinkKind.SUPERSEDES, LinkReason.LATER_COUNT)


def falls(earlier: Fact, later: Fact) -> bool:
    """Tell whether a later cumulative count is below an earlier one of the same thing."""
    return exclude(earlier.best, later.best) and later.point[1] < earlier.point[0]


def preference(fact: Fact) -> tuple[int, bool, int, float, str]:
    """Sort key of contradicting facts: most publishers first, then the exact, the newest, the most confident."""
    publishers = {member.publisher for member, _ in fact.members}
    newest = max((member.published or date.min) for member, _ in fact.members)
    exact = fact.best.qualifier == "exact"
    return -len(publishers), not exact, -newest.toordinal(), -fact.best.confidence, fact.first.record_id


def quantity(fact: Fact) -> Hashable | None:
    """Name the one quantity that a fact gives a figure of, or None where its columns do not pin one down.

    For a total: place, days, organisation and people. For an event: one day in one locality.
    """
    people = (fact.sex, fact.age_group, fact.nationality_codes, fact.nouns)
    if fact.scope == "event":
        pinned = fact.place is not None and is_short(fact) and fact.first.value_basis != "implied"
        return ("event", fact.where, fact.days, fact.place, *people) if pinned else None
    who = _who(fact)
    if fact.days is None or (not fact.country_codes and who is None):
        return None
    days: object = _counted_up_to(fact) if fact.scope == "cumulative" else fact.days
    return (fact.scope, fact.where, days, fact.place, who, fact.attributed_to, *people)


def _series(fact: Fact) -> Hashable | None:
    counted_by = _who(fact) or next((member.publisher for member, _ in fact.members if member.publisher), None)
    if fact.scope != "cumulative" or counted_by is None or fact.days is None:
        return None
    return (fact.where, fact.place, counted_by, fact.attributed_to, fact.sex, fact.age_group, fact.nouns)


def _who(fact: Fact) -> str | None:
    """Give the organisation that counts; a country's total is its authorities' where a text does not name them."""
    return None if fact.organization in authorities() and fact.country_codes else fact.organization


def _counted_up_to(fact: Fact) -> date:
    return fact.days[1] if fact.days else date.min


def _grouped(facts: Iterable[Fact], key: Key) -> list[list[Fact]]:
    """Give the facts of each quantity of which there are several figures."""
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        name = key(fact)
        if name is not None:
            groups[name].append(fact)
    return [same for same in groups.values() if len(same) > 1]
