"""A fact while it is being put together: its records, and all that they say of it."""

from datetime import date, timedelta

from impactetl.claims.member import Member
from impactetl.claims.names import folded, nouns
from impactetl.schema import MergeReason

# The most exact way of stating a number is the best; among equals the one with most details.
_EXACTNESS = ("exact", "range", "at_least", "at_most", "approximate", "vague")
_DETAILS = ("year", "country_codes", "place", "population", "sex", "age_group", "organization", "attributed_to")

LONGEST_YEAR = timedelta(days=366)
"""A total of more days, its first and last included, belongs to no one year, be it a calendar or a fiscal one."""


class Fact:
    """Records that state one fact, each with the reason why it is one of them, and what any of them tells of it.

    ``start`` and ``end`` are the shortest period that a record gives. Names are folded: ``organization``,
    ``attributed_to``, ``place``; ``nouns`` are the telling words of the population. ``best`` is the record that states
    it best: most exactly, then with most details.
    """

    __slots__ = (
        "abuse_type",
        "age_group",
        "area",
        "attributed_to",
        "best",
        "country_codes",
        "end",
        "members",
        "nationality_codes",
        "nouns",
        "organization",
        "place",
        "quotes",
        "scope",
        "sex",
        "sources",
        "start",
        "where",
        "year",
    )

    def __init__(self, member: Member, organization: str | None) -> None:
        self.best = member
        self.members: list[tuple[Member, MergeReason]] = [(member, MergeReason.FIRST)]
        self.sources: set[str] = {member.source_id}
        self.quotes: set[tuple[str, int]] = {(member.source_id, member.quote_start)}
        self.scope = member.kind
        self.year = member.year
        self.start: date | None = member.start
        self.end: date | None = member.end
        self.where = member.where
        self.area = member.area
        self.country_codes = member.country_codes
        self.place = folded(member.place) if member.place else None
        self.nouns = nouns(member.population) if member.population else frozenset()
        self.nationality_codes = member.nationality_codes
        self.sex = member.sex
        self.age_group = member.age_group
        self.abuse_type = member.abuse_type
        self.organization = organization
        self.attributed_to = folded(member.attributed_to) if member.attributed_to else None

    @property
    def first(self) -> Member:
        """The record that it starts with."""
        return self.members[0][0]

    @property
    def point(self) -> tuple[float, float]:
        """The number that the best record states."""
        return self.best.point

    @property
    def days(self) -> tuple[date, date] | None:
        """The period, or the whole of the year where only that is known."""
        if self.start is not None and self.end is not None:
            return self.start, self.end
        return None if self.year is None else (date(self.year, 1, 1), date(self.year, 12, 31))

    @property
    def is_of_years(self) -> bool:
        """Whether it is a total over more than a year; an event stands in its year, however vaguely it is dated."""
        return self.scope == "period" and self.days is not None and self.days[1] - self.days[0] >= LONGEST_YEAR

    def absorb(self, other: "Fact", reason: MergeReason) -> None:
        """Take in the records of another fact, which turned out to be this one."""
        (first, _), *rest = other.members
        self.members += [(first, reason), *rest]
        self.best = min(self.best, other.best, key=_worth)
        self.sources |= other.sources
        self.quotes |= other.quotes
        if self._is_longer_than(other):
            self.year, self.start, self.end = other.year, other.start, other.end
        if not self.country_codes and (other.country_codes or self.area == "unknown"):
            self.country_codes, self.area, self.where = other.country_codes, other.area, other.where
        for name in ("place", "nouns", "nationality_codes", "sex", "age_group", "organization", "attributed_to"):
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))

    def _is_longer_than(self, other: "Fact") -> bool:
        if self.days is None or other.days is None:
            return other.days is not None
        return self.days[1] - self.days[0] > other.days[1] - other.days[0]


def _worth(member: Member) -> tuple[int, int, float, tuple[date, str, int]]:
    known = sum(1 for name in _DETAILS if getattr(member, name))
    return _EXACTNESS.index(member.qualifier), -known, -member.confidence, member.age
