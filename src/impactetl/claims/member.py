"""What claims need to know of a record, and of the document that it stands in."""

from dataclasses import dataclass
from datetime import date

TOTALS = frozenset({"period", "cumulative", "stock", "rate"})
"""Scopes of which there is one true figure for a metric, place, time, organisation and group of people."""


@dataclass(frozen=True, slots=True)
class Member:
    """One actual record: its columns by the names of the contract, ``start`` and ``end`` being its period.

    ``quote_key`` is a hash of the quote's letters and digits and ``quote_chars`` their number. ``is_further`` tells
    that the words beside the number add it to others ("another ten", "ten more"). ``publisher`` is whom the document
    counts for and ``cluster`` names the near-duplicate documents that it is one of. Lists of codes are joined by bars,
    null is None.
    """

    record_id: str
    source_id: str
    metric: str
    unit: str
    scope: str
    qualifier: str
    value: float | None
    value_min: float | None
    value_max: float | None
    value_basis: str
    year: int | None
    start: date | None
    end: date | None
    period_basis: str
    country_codes: str
    area: str
    place: str | None
    population: str | None
    nationality_codes: str
    sex: str | None
    age_group: str | None
    abuse_type: str | None
    organization: str | None
    attributed_to: str | None
    quote_key: str
    quote_chars: int
    quote_start: int
    number_start: int
    is_further: bool
    part_of: str | None
    confidence: float
    published: date | None
    publisher: str | None = None
    cluster: str = ""

    @property
    def point(self) -> tuple[float, float]:
        """The number stated, however firmly: value twice, or the two ends of a range."""
        if self.value is not None:
            return self.value, self.value
        low = self.value_min or 0.0
        return low, low if self.value_max is None else self.value_max

    @property
    def kind(self) -> str:
        """The scope; "no convictions" is a total of its period, whatever its sentence was read as."""
        return "period" if self.scope == "event" and self.point == (0, 0) else self.scope

    @property
    def where(self) -> str:
        """The countries, or what the area says where there are none."""
        return self.country_codes or self.area

    @property
    def age(self) -> tuple[date, str, int]:
        """What members are sorted by: the earliest published first; without a day of publication last."""
        return self.published or date.max, self.source_id, self.number_start
