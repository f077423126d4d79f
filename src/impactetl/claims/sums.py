"""Sums that a document tells behind their parts: "8 girls and 2 women were freed. Of the ten, four are orphans."."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from impactetl.claims.agree import fields_differ, people_apart
from impactetl.claims.fact import Fact
from impactetl.claims.links import Web
from impactetl.claims.member import Member
from impactetl.schema import LinkKind, LinkReason, UnsafeReason

NEAR = 500
"""Characters between a part and its sum at most: some four sentences, so that both are of one story."""
LEAST = 4
"""A smaller number is too often the sum of two others by chance; ``merge.ECHO_NEEDS`` draws the same line."""
_FEWEST_PARTS = 2


class _Told(NamedTuple):
    at: int
    fact: Fact


def told_sums(web: Web) -> None:
    """Take out the parts of a number that adds up what its document has told just before; the number counts.

    The sum goes on with what was told: its sentence has no date of its own, and it counts nobody "more" or "else".
    """
    told: dict[str, list[_Told]] = defaultdict(list)
    for fact in web.facts:
        if web.is_safe(fact) and fact.best.qualifier == "exact":
            for member, _ in fact.members:
                told[member.source_id].append(_Told(member.number_start, fact))
    for listed in told.values():
        listed.sort(key=lambda one: one.at)
    sums = (fact for listed in told.values() for _, fact in listed if fact.point[0] >= LEAST)
    for fact in {id(fact): fact for fact in sums}.values():
        for part in _parts(web, fact, told):
            web.exclude(part, UnsafeReason.PART)
            web.link(part, fact, LinkKind.PART_OF, LinkReason.SUM)


def _parts(web: Web, fact: Fact, told: dict[str, list[_Told]]) -> list[Fact]:
    """Give the parts of the first record of a fact that adds up what stands before it."""
    if not web.is_safe(fact):
        return []
    for member, _ in fact.members:
        if member.period_basis == "inherited" and not member.is_further:
            found = _adding_up(fact, _before(member, told[member.source_id]), web)
            if found:
                return found
    return []


def _before(member: Member, listed: list[_Told]) -> list[Fact]:
    """Give the facts that a document tells a little before a record, the nearest first."""
    first, last = (bisect_left(listed, at, key=lambda one: one.at) for at in _reach(member))
    return [fact for _, fact in reversed(listed[first:last])]


def _reach(member: Member) -> tuple[int, int]:
    return member.number_start - NEAR, member.number_start


def _adding_up(whole: Fact, before: Iterable[Fact], web: Web) -> list[Fact]:
    """Give the nearest facts that add up to a number, each counting others than the rest; none where they do not."""
    parts: list[Fact] = []
    left = whole.point[0]
    for fact in before:
        if not web.is_safe(fact) or not _may_be_part(fact, whole):
            continue
        left -= fact.point[0]
        if left < 0 or not all(_apart(fact, part) for part in parts):
            return []
        parts.append(fact)
        if not left:
            break
    return parts if not left and len(parts) >= _FEWEST_PARTS else []


def _may_be_part(fact: Fact, whole: Fact) -> bool:
    """Tell whether nothing but the number speaks against a part; the days of a sum are those of its last part."""
    return (
        0 < fact.point[0] < whole.point[0]
        and (fact.where, fact.year) == (whole.where, whole.year)
        and whole.place in {None, fact.place}
        and (None in {whole.organization, fact.organization} or whole.organization == fact.organization)
        and not fact.quotes & whole.quotes
        and not people_apart(fact, whole)
        and not fields_differ(fact, whole)
    )


def _apart(one: Fact, other: Fact) -> bool:
    elsewhere = one.place is not None and other.place is not None and one.place != other.place
    return elsewhere or people_apart(one, other)
