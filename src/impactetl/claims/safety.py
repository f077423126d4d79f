"""Which facts may be added to each other: no part to its whole, no event to its total, nothing cumulative, no stock."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from impactetl.claims.agree import fields_differ, fits, overlap, people_apart, people_differ, within
from impactetl.claims.fact import Fact
from impactetl.claims.links import Web
from impactetl.claims.names import authorities
from impactetl.lexicon.load import load
from impactetl.schema import LinkKind, LinkReason, UnsafeReason

_SCOPES = {
    "cumulative": UnsafeReason.CUMULATIVE,
    "stock": UnsafeReason.STOCK,
    "rate": UnsafeReason.RATE,
}


def bare_reasons(web: Web) -> None:
    """Take out what must not be added whatever else there is."""
    not_additive = web.metric in load("claims")["not_additive"]
    for fact in web.facts:
        if not_additive:
            web.exclude(fact, UnsafeReason.METRIC)
        elif fact.scope in _SCOPES:
            web.exclude(fact, _SCOPES[fact.scope])
        elif fact.year is None:
            web.exclude(fact, UnsafeReason.NO_YEAR)
        elif fact.is_of_years:
            web.exclude(fact, UnsafeReason.NO_ONE_YEAR)
        elif fact.area != "country":
            web.exclude(fact, UnsafeReason.NO_ONE_COUNTRY)


def parts(web: Web) -> None:
    """Link the parts that texts state to their wholes, and one person to the number that the person is one of."""
    holder = {member.record_id: fact for fact in web.facts for member, _ in fact.members}
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in web.facts:
        if fact.scope == "event" and fact.point[0] > 1:
            for source in fact.sources:
                told[source].append(fact)
    shares = _shares(web, holder)
    for fact in web.facts:
        for member, _ in fact.members:
            whole = holder.get(member.part_of or "")
            if whole is not None and whole is not fact:
                web.link(fact, whole, LinkKind.PART_OF, LinkReason.STATED)
            if member.part_of is not None and whole is not fact and id(fact) not in shares:
                web.exclude(fact, UnsafeReason.PART)  # also where its whole is of another unit
        _link_person(web, fact, _one_of(fact, told))


def _link_person(web: Web, fact: Fact, whole: Fact | None) -> None:
    if whole is not None and whole is not fact:
        web.exclude(fact, UnsafeReason.PART)
        web.link(fact, whole, LinkKind.PART_OF, LinkReason.ONE_OF)


def _shares(web: Web, holder: Mapping[str, Fact]) -> set[int]:
    """Find the parts by which a whole is told by country or by year: "60 freed, 40 in Ghana and 20 in Togo".

    The whole is of no one country or of no one year and does not count, so that they do; not where two parts of it
    have one country and year, as the one may lie in the other.
    """
    of: dict[tuple[int, str, int | None], set[int]] = defaultdict(set)
    for fact in web.facts:
        for member, _ in fact.members:
            if member.part_of is not None:
                whole = holder.get(member.part_of)
                known = whole is not None and whole is not fact and _is_wider(whole, fact)
                year = fact.year if whole is not None and whole.is_of_years else None
                of[id(whole) if known else 0, fact.country_codes, year].add(id(fact))
    unsure = set[int]().union(*(facts for (whole, *_), facts in of.items() if not whole or len(facts) > 1))
    return set[int]().union(*of.values()) - unsure


def _is_wider(whole: Fact, part: Fact) -> bool:
    """Tell whether a whole is of several countries or years, and its part of one country and year."""
    of_one = part.area == "country" and not part.is_of_years
    return of_one and (whole.area != "country" or whole.is_of_years)


def _one_of(fact: Fact, told: dict[str, list[Fact]]) -> Fact | None:
    """Find the number that a single person of a document is one of: told before in it, in the same place and time.

    The person's own sentence must not be dated: it goes on with what was told, and is no other occasion.
    """
    person = fact.first
    if fact.scope != "event" or fact.point != (1, 1) or len(fact.sources) > 1 or person.period_basis != "inherited":
        return None
    days = fact.days
    wholes = [
        whole
        for whole in told[person.source_id]
        if days is not None
        and whole.where == fact.where
        and fact.country_codes
        and whole.days is not None
        and within(days, whole.days)
        and not whole.quotes & fact.quotes
        and _told_before(whole, fact)
        and not people_differ(whole, fact)
        and not fields_differ(whole, fact)
    ]
    return wholes[-1] if len(wholes) == 1 else None


def _told_before(whole: Fact, fact: Fact) -> bool:
    source = fact.first.source_id
    return any(m.number_start < fact.first.number_start for m, _ in whole.members if m.source_id == source)


def coverings(web: Web) -> None:
    """Take out what lies in a total that counts: of totals that overlap, the longest and most general one does."""
    counted: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    open_to = [fact for fact in web.facts if web.is_safe(fact)]
    for fact in sorted(open_to, key=_generality):
        total = next((one for key in _years(fact) for one in counted[key] if _may_hold(one, fact)), None)
        if total is not None:
            web.exclude(fact, UnsafeReason.COVERED)
            web.link(fact, total, LinkKind.COVERED_BY, _how(fact, total))
        elif fact.scope == "period":
            _take_out_slices(web, fact, counted)
            for key in _years(fact):
                counted[key].append(fact)


def _take_out_slices(web: Web, fact: Fact, counted: dict[tuple[str, int], list[Fact]]) -> None:
    """Take smaller totals out that share people with a greater one: "100 women and girls", "40 children"."""
    slices = {id(one): one for key in _years(fact) for one in counted[key] if _may_hold(fact, one)}
    for one in slices.values():
        web.exclude(one, UnsafeReason.COVERED)
        web.link(one, fact, LinkKind.COVERED_BY, _how(one, fact))
        for key in _years(one):
            counted[key].remove(one)


def _generality(fact: Fact) -> tuple[bool, timedelta, int, float, date, str]:
    """Sort key: totals before events, the longest first, then the most general, the greatest, the earliest."""
    first, last = _days(fact)
    known = (fact.sex, fact.age_group, fact.nationality_codes, fact.place, fact.organization, fact.nouns)
    specific = sum(1 for detail in known if detail)
    return fact.scope == "event", first - last, specific, -fact.point[1], first, fact.first.record_id


def _years(fact: Fact) -> list[tuple[str, int]]:
    first, last = _days(fact)
    return [(fact.country_codes, year) for year in range(first.year, last.year + 1)]


def _days(fact: Fact) -> tuple[date, date]:
    return fact.days or (date.max, date.max)


def _may_hold(total: Fact, fact: Fact) -> bool:
    """Tell whether a total may hold a fact: they share days, and neither place, people nor who acted differs."""
    if fact.best.value_min is not None and fact.best.value_min > (total.best.value_max or float("inf")):
        return False  # what is more than the whole is no part of it
    if _is_rounded(total, fact):
        return False  # "about 400" is no whole that holds the 412 which it may stand for
    elsewhere = total.place is not None and fact.place is not None and total.place != fact.place
    return (
        overlap(_days(total), _days(fact))
        and not _is_somebody_elses(total, fact)
        and not elsewhere
        and not people_apart(total, fact)
        and not fields_differ(total, fact)
    )


def _is_rounded(total: Fact, fact: Fact) -> bool:
    """Tell whether a total is a rounded number that may stand for an exact one of the same days, place and people."""
    names = ("days", "place", "sex", "age_group", "nationality_codes")
    alike = all(getattr(total, name) == getattr(fact, name) for name in names) and not people_differ(total, fact)
    return alike and total.best.qualifier == "approximate" and fact.scope == "period" and fits(fact.best, total.best)


def _is_somebody_elses(total: Fact, fact: Fact) -> bool:
    """Tell whether a fact is not the work that a total counts, by who acted."""
    counter, actor = total.organization, fact.organization
    if counter is None or actor is None or counter == actor or counter in authorities():
        return False
    # What an organisation itself tells of police or government is mostly work that it had a part in, and counts
    told_by_counter = any(member.publisher == counter for member, _ in fact.members)
    return not (actor in authorities() and told_by_counter)


def _how(fact: Fact, total: Fact) -> LinkReason:
    if fact.days == total.days and fact.scope == "period":
        return LinkReason.SAME_PERIOD
    inside = within(_days(fact), _days(total))
    return LinkReason.WITHIN_PERIOD if inside else LinkReason.OVERLAPPING_PERIOD
