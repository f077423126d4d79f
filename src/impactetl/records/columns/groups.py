"""The columns of a record, group by group."""

from datetime import date
from typing import TypedDict

from impactetl.metrics.groups import ACCUSED, HELPED
from impactetl.model import NumberMention, Period
from impactetl.records.base.context import Context
from impactetl.records.base.link import Link
from impactetl.records.columns.abuse import abuse_type
from impactetl.records.columns.agent import organization
from impactetl.records.columns.attribution import attributed_to
from impactetl.records.columns.origins import nationalities
from impactetl.records.columns.traits import People, people
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.scope import scope
from impactetl.records.dating.when import When
from impactetl.records.draft import Reading
from impactetl.records.placing.where import Where
from impactetl.schema import (
    AbuseType,
    AgeGroup,
    Area,
    MetricName,
    Modality,
    PeriodBasis,
    PlaceBasis,
    Qualifier,
    Scope,
    Sex,
    ValueBasis,
)
from impactetl.syntax.phrases import Phrase


class NumberColumns(TypedDict):
    """What is counted, and how many."""

    metric: MetricName
    value: float | None
    value_min: float | None
    value_max: float | None
    qualifier: Qualifier
    value_basis: ValueBasis
    unit: str
    modality: Modality
    number_text: str
    number_start: int
    number_end: int


class TimeColumns(TypedDict):
    """When, and over what stretch of time."""

    scope: Scope
    year: int | None
    period_start: date | None
    period_end: date | None
    period_basis: PeriodBasis


class PlaceColumns(TypedDict):
    """Where."""

    country_code: str | None
    country_codes: tuple[str, ...]
    area: Area
    place: str | None
    place_basis: PlaceBasis


class PeopleColumns(TypedDict):
    """Who is counted, who did it, who says so."""

    population: str | None
    nationality_codes: tuple[str, ...]
    sex: Sex | None
    age_group: AgeGroup | None
    abuse_type: AbuseType | None
    organization: str | None
    attributed_to: str | None


def number_columns(link: Link, number: NumberMention, unit: str, number_text: str) -> NumberColumns:
    """Give the number, with what the link adds to it ("along with 27 others" is 28)."""
    more = float(link.extra)
    implied = link.phrase.basis == "implied" and number.value == 1
    return NumberColumns(
        metric=MetricName(link.metric),
        value=_plus(number.value, more),
        value_min=_plus(number.low, more),
        value_max=_plus(number.high, more),
        qualifier=Qualifier(number.qualifier),
        value_basis=ValueBasis.DERIVED if link.extra else ValueBasis.IMPLIED if implied else ValueBasis.STATED,
        unit=unit,
        modality=Modality(link.modality),
        number_text=number_text,
        number_start=number.start,
        number_end=number.end,
    )


def _plus(value: float | None, more: float) -> float | None:
    return None if value is None else value + more


def time_columns(reading: Reading, link: Link, when: When, context: Context, figure: Figure) -> TimeColumns:
    """Give year, period and scope."""
    period = when.period or _NONE
    return TimeColumns(
        scope=Scope(scope(reading, link, when, context, figure)),
        year=when.year,
        period_start=period.first if when.period else None,
        period_end=period.last if when.period else None,
        period_basis=PeriodBasis(when.basis),
    )


_NONE = Period(date.min, date.min, 0)


def place_columns(where: Where) -> PlaceColumns:
    """Give country, area and locality."""
    return PlaceColumns(
        country_code=where.country,
        country_codes=where.codes,
        area=Area(where.area),
        place=where.place,
        place_basis=PlaceBasis(where.basis),
    )


def _pure(trait: str | None) -> str | None:
    """A trait of a whole that each part of it has."""
    return None if trait == "mixed" else trait


# Metrics that count no people.
_NOBODY = frozenset({"sentence_length", "fine", "compensation", "illicit_profits", "countries_of_operation"})
# Who is counted on either side of a case: those freed and helped, and those accused.
_SIDES = (HELPED, ACCUSED)


def _same_people(reading: Reading, link: Link) -> Phrase | None:
    """The people counted before a bare number of the same side: "1,012 children were taken in, and 790 sent home"."""
    phrase = link.phrase
    if phrase.head is not None or phrase.noun is not None or phrase.basis != "stated":
        return None
    if phrase.pronoun:  # "two of them"
        return next((p for p in reading.view.people_before(phrase.start) if p.counted), None)
    side = next((metrics for metrics in _SIDES if link.metric in metrics), frozenset[str]())
    before = [k.phrase for k in reading.links if k.phrase.start < phrase.start and k.metric in side]
    return before[-1] if before and before[-1].head is not None else None


def people_columns(reading: Reading, link: Link, context: Context, text: str) -> PeopleColumns:
    """Give who is counted, who did it, and who is named as the source."""
    view, passage = reading.view, reading.passage
    traits = people(view, link.phrase, text) if link.metric not in _NOBODY else People()
    whole = link.whole or link.like or _same_people(reading, link)
    shared = people(view, whole, text) if whole is not None else traits
    abuse = abuse_type(view, link, context, passage)
    item = view.items[link.phrase.start]
    number = (item.number.start if item.number is not None else item.start) - passage.start
    return PeopleColumns(
        population=traits.population,
        nationality_codes=()
        if link.metric in _NOBODY
        else nationalities(view, link, link.phrase, reading.mentions.places),
        sex=Sex(sex) if (sex := traits.sex or _pure(shared.sex)) else None,
        age_group=AgeGroup(age) if (age := traits.age_group or _pure(shared.age_group)) else None,
        abuse_type=AbuseType(abuse) if abuse else None,
        organization=organization(reading, link, reading.setting.whole.acronyms, text),
        attributed_to=attributed_to(
            text[passage.start : passage.end], number, estimate=link.metric == "victims_estimated"
        ),
    )
