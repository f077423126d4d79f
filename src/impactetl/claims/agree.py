"""Whether two facts can be one: what contradicts, what agrees, and how far numbers fit."""

from datetime import date, timedelta

from impactetl.claims.fact import Fact
from impactetl.claims.member import Member
from impactetl.claims.names import demographic

_ONE_TO_A_SIDE = frozenset({"at_least", "at_most"})
# `trafficking` says nothing of the kind, so it contradicts neither of the two kinds.
_TRAFFICKING = "trafficking"
_KINDS_OF_IT = frozenset({"sex_trafficking", "labor_trafficking"})
_DAY = timedelta(days=0)
_MONTH = timedelta(days=30)
ROUNDING = 0.1
"""A rounded number is at most this share off the exact one: "nearly 2,000" may be 1,850, not 1,500."""


def contradict(one: Fact, other: Fact) -> bool:
    """Tell whether two facts of one number and scope say different things of place, time, people or organisation."""
    return (
        _differ(one.place, other.place)
        or _differ(one.organization, other.organization)
        or _differ(one.attributed_to, other.attributed_to)
        or people_differ(one, other)
        or not periods_agree(one, other)
        or {one.best.qualifier, other.best.qualifier} == _ONE_TO_A_SIDE
    )


def people_differ(one: Fact, other: Fact) -> bool:
    """Tell whether two facts count different groups of people."""
    return (
        _differ(one.sex, other.sex)
        or _differ(one.age_group, other.age_group)
        or _differ(one.nationality_codes or None, other.nationality_codes or None)
        or bool(one.nouns and other.nouns and not one.nouns & other.nouns)
    )


def people_apart(one: Fact, other: Fact) -> bool:
    """Tell whether two groups have nobody in common: boys may be among children, and girls among women and girls.

    Groups that one sentence counts beside each other are apart.
    """
    if not people_differ(one, other) or one.quotes & other.quotes:
        return people_differ(one, other)
    nations, others = set(one.nationality_codes.split("|")), set(other.nationality_codes.split("|"))
    nouns, its = one.nouns - demographic(), other.nouns - demographic()
    return (
        _exclusive(one.sex, other.sex)
        or _exclusive(one.age_group, other.age_group)
        or bool(one.nationality_codes and other.nationality_codes and not nations & others)
        or bool(nouns and its and not nouns & its)
    )


def fields_differ(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are of different kinds of abuse; ``trafficking`` may be of either kind."""
    pair = {one.abuse_type, other.abuse_type}
    return None not in pair and len(pair) > 1 and not (_TRAFFICKING in pair and pair & _KINDS_OF_IT)


def periods_agree(one: Fact, other: Fact) -> bool:
    """Tell whether one period lies within the other; what has none agrees with any."""
    if one.days is None or other.days is None:
        return True
    return within(one.days, other.days) or within(other.days, one.days)


def within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    """Tell whether all days of one period are days of the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Tell whether two periods share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def agreements(one: Fact, other: Fact) -> int:
    """Count what speaks for two facts being one occasion: a day (2) or month, place, who, whom, whence."""
    same_day = is_short(one, _DAY) and one.days == other.days
    same_month = is_short(one, _MONTH) and one.days == other.days
    return sum(
        (
            same_day,
            same_month,
            _same(one.place, other.place),
            _same(one.organization, other.organization),
            bool(one.nouns & other.nouns),
            _same(one.attributed_to, other.attributed_to),
            _same(one.nationality_codes or None, other.nationality_codes or None),
        )
    )


def is_short(fact: Fact, most: timedelta = _DAY) -> bool:
    """Tell whether a fact's period is known and no longer than this; a day is 0 days long here."""
    return fact.start is not None and fact.end is not None and fact.end - fact.start <= most


def fits(exact: Member, other: Member) -> bool:
    """Tell whether a rounded or bounded number may stand for an exact one.

    "More than 1,600" stands for 1,612 and not for 5,000, which it does not contradict either.
    """
    low, high = other.point
    value = exact.point[0]
    if exact.qualifier != "exact" or other.qualifier == "exact":
        return False
    if other.qualifier == "range":
        return low <= value <= high
    near = abs(low - value) <= ROUNDING * value
    return near and not is_outside(value, other)


def is_outside(value: float, other: Member) -> bool:
    """Tell whether the bounds of a number shut a value out."""
    below = other.value_min is not None and value < other.value_min
    return below or (other.value_max is not None and value > other.value_max)


def exclude(one: Member, other: Member) -> bool:
    """Tell whether two numbers cannot both be right of one thing; approximate ones leave room for rounding."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return low > other_high or other_low > high


def _bounds(member: Member) -> tuple[float, float]:
    low, high = member.point
    if member.qualifier == "approximate":
        return low * (1 - ROUNDING), high * (1 + ROUNDING)
    least = 0.0 if member.value_min is None else member.value_min
    return least, float("inf") if member.value_max is None else member.value_max


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _exclusive(one: str | None, other: str | None) -> bool:
    return _differ(one, other) and "mixed" not in {one, other}


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and one == other
