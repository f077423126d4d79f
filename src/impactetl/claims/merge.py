"""Records of one metric, unit, scope and number become facts: first within a document, then across documents.

What is asked of two facts grows as their number shrinks, for small numbers recur by chance: the tables below say how
many agreements (``agree.agreements``) each size of number needs.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby

from impactetl.claims.agree import agreements, contradict
from impactetl.claims.fact import Fact
from impactetl.claims.member import TOTALS, Member
from impactetl.claims.names import folded
from impactetl.schema import MergeReason

ECHO_NEEDS: tuple[tuple[float, int], ...] = ((10, 0), (4, 1), (0, 3))
"""From which number on how many agreements make two events of one document one: 10 needs none, 1 to 3 need three."""
EVENT_NEEDS: tuple[tuple[float, int], ...] = ((10, 1), (4, 2), (0, 3))
"""The same for events of two documents."""
TELLING = 10
"""A number from which on it is no chance that an undated total of a document, or a milestone, comes again."""
LONG_QUOTE = 60
"""Letters and digits of a sentence (some twelve words) that two documents do not write by chance."""
REPEATED_QUOTE = 40
"""The same for a sentence that stands twice in one document, such as a teaser."""

Aliases = Mapping[str, str]


def facts_of(members: Iterable[Member], aliases: Aliases) -> list[Fact]:
    """Make the facts of records of one metric, unit, scope and number; ``aliases`` maps acronyms to names in full."""
    ordered = sorted(members, key=lambda member: member.age)
    local = [
        fact for _, of_one in groupby(ordered, key=lambda member: member.source_id) for fact in _within(of_one, aliases)
    ]
    return _across(local) if len(local) > 1 else local


def _within(members: Iterable[Member], aliases: Aliases) -> list[Fact]:
    """Join the records of one document; where two facts would do, neither is taken."""
    facts: list[Fact] = []
    for member in members:
        organization = folded(member.organization) if member.organization else None
        fact = Fact(member, aliases.get(organization or "", organization))
        found = [(other, reason) for other in facts if (reason := _echo(other, fact)) is not None]
        chosen = _only(found, fact)
        if chosen is None:
            facts.append(fact)
        else:
            chosen[0].absorb(fact, chosen[1])
    return facts


def _echo(fact: Fact, new: Fact) -> MergeReason | None:
    if fact.quotes & new.quotes or contradict(fact, new) or _elsewhere(fact, new):
        return None
    member = new.first
    if member.quote_chars >= REPEATED_QUOTE and any(m.quote_key == member.quote_key for m, _ in fact.members):
        return MergeReason.REPEATED_SENTENCE
    if fact.where != new.where and not agreements(fact, new):
        return None  # a number alone must not bring a country to a statement that has none
    if fact.scope in TOTALS:
        unknown = fact.days is None or new.days is None
        enough = member.point[0] >= TELLING if unknown else fact.days == new.days
    else:
        enough = agreements(fact, new) >= needed(member.point[0], ECHO_NEEDS)
    return MergeReason.ECHO if enough else None


def _elsewhere(fact: Fact, new: Fact) -> bool:
    return fact.where != new.where and "unknown" not in {fact.where, new.where}


def _across(local: list[Fact]) -> list[Fact]:
    """Join facts of different documents, the earliest first; a fact takes in no more than one of each document."""
    facts: list[Fact] = []
    known: dict[Hashable, list[Fact]] = defaultdict(list)
    for new in sorted(local, key=lambda fact: fact.first.age):
        keys = list(dict.fromkeys(_keys(new)))
        near = {id(fact): fact for key in keys for fact in known[key]}
        found = [(fact, reason) for fact in near.values() if (reason := _same_fact(fact, new)) is not None]
        chosen = _only(found, new)
        if chosen is None:
            facts.append(new)
        else:
            chosen[0].absorb(new, chosen[1])
        taken = new if chosen is None else chosen[0]
        for key in keys:
            if taken not in known[key]:
                known[key].append(taken)
    return facts


def _keys(fact: Fact) -> Iterator[Hashable]:
    """Yield what two facts must share one of to be looked at together, so that the work stays linear."""
    for member, _ in fact.members:
        if member.cluster:
            yield "cluster", member.cluster, fact.where
        if member.quote_chars >= LONG_QUOTE:
            yield "quote", member.quote_key
    if fact.scope in TOTALS:
        yield "total", fact.where, fact.days
        if fact.scope == "cumulative":
            yield "milestone", fact.where, _counted_by(fact)
        return
    small = fact.point[0] < EVENT_NEEDS[0][0]
    for pin in (fact.place, fact.organization, *fact.nouns, fact.days if fact.start else None):
        # A small number needs two agreements at least, so that two keys of the cheaper kind narrow it down as well
        if pin is not None:
            yield ("event", fact.where, fact.days if small else fact.year, pin)


def _same_fact(fact: Fact, new: Fact) -> MergeReason | None:
    if fact.sources & new.sources or fact.where != new.where or contradict(fact, new):
        return None
    if _reprinted(fact, new):
        return MergeReason.REPRINT
    if fact.scope == "cumulative" and _same_milestone(fact, new):
        return MergeReason.SAME_MILESTONE
    if fact.scope in TOTALS:
        return MergeReason.SAME_TOTAL if _same_total(fact, new) else None
    located = bool(fact.country_codes) and fact.year is not None and new.year is not None
    enough = agreements(fact, new) >= needed(new.point[0], EVENT_NEEDS)
    return MergeReason.SAME_EVENT if located and enough else None


def _reprinted(fact: Fact, new: Fact) -> bool:
    clusters = {member.cluster for member, _ in new.members if member.cluster}
    quotes = {member.quote_key for member, _ in new.members if member.quote_chars >= LONG_QUOTE}
    return any(member.cluster in clusters or member.quote_key in quotes for member, _ in fact.members)


def _same_milestone(fact: Fact, new: Fact) -> bool:
    """Tell whether two cumulative figures of one number are one; a year that one lacks does not matter."""
    return new.point[0] >= TELLING and fact.where != "unknown" and _counted_by(fact) == _counted_by(new) is not None


def _same_total(fact: Fact, new: Fact) -> bool:
    """Tell whether two totals of one number are one: same days, and a place or an organisation that both name."""
    placed = fact.where != "unknown" or (fact.organization is not None and fact.organization == new.organization)
    counted = fact.scope != "cumulative" or _counted_by(fact) == _counted_by(new)
    if not (placed and counted) or fact.days is None or fact.days != new.days:
        return False
    return new.point[0] >= TELLING or fact.nouns == new.nouns


def _counted_by(fact: Fact) -> str | None:
    """Give who counts: the organisation, or the publisher where a text says "we"."""
    return fact.organization or next((member.publisher for member, _ in fact.members if member.publisher), None)


def _only(found: list[tuple[Fact, MergeReason]], new: Fact) -> tuple[Fact, MergeReason] | None:
    """Give the one that agrees best, or None where two do equally well, as nobody can tell which is meant."""
    if len(found) <= 1:
        return found[0] if found else None
    ranked = sorted(found, key=lambda pair: _closeness(pair[0], new), reverse=True)
    return None if _closeness(ranked[0][0], new) == _closeness(ranked[1][0], new) else ranked[0]


def _closeness(fact: Fact, new: Fact) -> tuple[bool, int, int]:
    quotes = {member.quote_key for member, _ in new.members}
    same_quote = any(member.quote_key in quotes for member, _ in fact.members)
    names = ("year", "start", "end", "where", "sex", "age_group")
    return same_quote, agreements(fact, new), sum(getattr(fact, name) == getattr(new, name) for name in names)


def needed(number: float, table: tuple[tuple[float, int], ...]) -> int:
    """Give how many agreements a number of this size needs.

    >>> [needed(number, ECHO_NEEDS) for number in (150, 8, 1)]
    [0, 1, 3]
    """
    return next(count for least, count in table if number >= least)
