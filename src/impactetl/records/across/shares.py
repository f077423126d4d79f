"""A share told in a sentence of its own, behind its whole: "We freed 180 people. Sixty of them were children."."""

from impactetl.schema import ImpactRecord, PeriodBasis, PlaceBasis, Qualifier

# A period and a country that the share's own sentence tells are its own.
_TOLD_TIMES = frozenset({PeriodBasis.STATED, PeriodBasis.RELATIVE})
_TOLD_PLACES = frozenset({PlaceBasis.STATED, PlaceBasis.CITY, PlaceBasis.AUTHORITY})


def as_share(record: ImpactRecord, whole: ImpactRecord) -> ImpactRecord:
    """Give a record as a part of its whole, with the time and the country of that where its own sentence tells none.

    What is more than the whole, or of another unit, is no part of it, and stays as it is.
    """
    if _is_more(record, whole) or (record.metric, record.unit) != (whole.metric, whole.unit):
        return record
    return record.model_copy(update={"part_of": whole.record_id, **_time(record, whole), **_country(record, whole)})


def _is_more(record: ImpactRecord, whole: ImpactRecord) -> bool:
    """Whether a count is more than another; what is told as a least may be any number more."""
    least = record.value if record.value_min is None else record.value_min
    most = whole.value if whole.qualifier is Qualifier.APPROXIMATE else whole.value_max
    return least is not None and most is not None and least > most


def _time(record: ImpactRecord, whole: ImpactRecord) -> dict[str, object]:
    """The columns of time that a share takes over."""
    if record.period_basis in _TOLD_TIMES:
        return {}
    basis = PeriodBasis.INHERITED if whole.period_basis in _TOLD_TIMES else whole.period_basis
    taken = {name: getattr(whole, name) for name in ("scope", "year", "period_start", "period_end")}
    return {**taken, "period_basis": basis}


def _country(record: ImpactRecord, whole: ImpactRecord) -> dict[str, object]:
    """The columns of place that a share takes over; a locality is told of the whole alone."""
    if record.place_basis in _TOLD_PLACES:
        return {}
    basis = PlaceBasis.INHERITED if whole.place_basis in _TOLD_PLACES else whole.place_basis
    return {**{name: getattr(whole, name) for name in ("country_code", "country_codes", "area")}, "place_basis": basis}
