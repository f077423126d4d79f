"""How sure a record is: the share of records that bear the same signs and are right.

Each sign is a plain fact of the record and of the rows of its document, which any reader can look up. Their weights
stand in ``lexicon/confidence.toml``, fitted by ``tests/gold/confidence.py`` on annotated texts; nothing is learned at
run time.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp, log
from typing import Any

from impactetl.lexicon.load import load
from impactetl.model import plain
from impactetl.schema import ImpactRecord, PeriodBasis, PlaceBasis, Reason, Rejection, Scope, ValueBasis

# No sentence is quite certain, and none that passed the checks is quite wrong.
_LEAST, _MOST = 0.05, 0.99
_PLACES = 2
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def with_confidence(records: Sequence[ImpactRecord], rejections: Iterable[Rejection], text: str) -> list[ImpactRecord]:
    """Give the records of one document with their confidence."""
    borne = signs(records, rejections, text)
    return [
        record.model_copy(update={"confidence": confidence(each)}) for record, each in zip(records, borne, strict=True)
    ]


def confidence(borne: dict[str, float]) -> float:
    """Give the confidence of a record that bears these signs, 0 to 1, to two places.

    >>> confidence({"no_date": 1.0, "no_place": 1.0}) < confidence({})
    True
    """
    table = load("confidence")
    logit = table["intercept"] + sum(table["weights"][name] * amount for name, amount in borne.items())
    return round(min(max(1 / (1 + exp(-logit)), _LEAST), _MOST), _PLACES)


def signs(records: Sequence[ImpactRecord], rejections: Iterable[Rejection], text: str) -> list[dict[str, float]]:
    """Give the signs that each record of a document bears, each sign with its amount; ``text`` is the document's."""
    if not records:
        return []
    company = _company(records, rejections, text)
    return [_own(record) | _among(record, company) | _written(record, text) for record in records]


@plain
class _Company:
    """What a document gave: how many records, how many of each year and country.

    ``written`` counts the years that its text names. ``refused`` are the starts of the passages in which a number
    counts something that is no statistic.
    """

    records: int
    written: int
    years: Counter[int | None]
    countries: Counter[str | None]
    refused: frozenset[int]


def _company(records: Sequence[ImpactRecord], rejections: Iterable[Rejection], text: str) -> _Company:
    return _Company(
        len(records),
        len(set(_YEAR.findall(text))),
        Counter(record.year for record in records),
        Counter(record.country_code for record in records),
        frozenset(refused.quote_start for refused in rejections if refused.reason is Reason.OTHER_COUNT),
    )


def _own(record: ImpactRecord) -> dict[str, float]:
    """The signs that stand in the row itself."""
    return _borne(
        {
            "no_date": record.period_basis is PeriodBasis.NONE,
            "stated_date": record.period_basis is PeriodBasis.STATED,
            "no_place": record.place_basis is PlaceBasis.NONE,
            "inherited_place": record.place_basis is PlaceBasis.INHERITED,
            "period": record.scope is Scope.PERIOD,
            "offence": record.abuse_type is not None,
            "one": record.value == 1,
            "implied": record.value_basis is ValueBasis.IMPLIED,
            "table": record.table_row is not None,
            "loose_metric": record.metric.value in _words("loose_metric"),
            "firm_metric": record.metric.value in _words("firm_metric"),
            "law": not _words("law").isdisjoint(_WORD.findall(record.quote.lower())),
            "year_told": _YEAR.search(record.quote) is not None,
        }
    )


def _among(record: ImpactRecord, company: _Company) -> dict[str, float]:
    """The signs that show beside the other rows of the document."""
    odd = {
        "another_year": _rarer(record.year, company.years),
        "another_country": _rarer(record.country_code, company.countries),
        "refused_beside": record.quote_start in company.refused,
    }
    return _borne(odd) | {"records": log(company.records), "years": log(1 + company.written)}


def _rarer(value: object, among: Counter[Any]) -> bool:
    """Whether more records of the document have another value than have this one; none is no value."""
    return value is not None and any(count > among[value] for other, count in among.items() if other is not None)


def _written(record: ImpactRecord, text: str) -> dict[str, float]:
    """How far before the number its year stands written last, as a logarithm; the whole way where it does not."""
    if record.year is None:
        return {}
    at = max(text.rfind(str(record.year), 0, record.number_start), 0)
    return {"year_back": log(1 + record.number_start - at)}


def _borne(found: dict[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, borne in found.items() if borne}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("confidence")["signs"][name])
