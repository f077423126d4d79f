"""How sure a record is: the share of records that bear the same signs and are right.

Each sign is a plain fact of the record and of the rows of its document, which any reader can look up. Their weights
stand in ``lexicon/confidence.toml``, fitted by ``tests/gold/confidence.py`` on annotated texts; nothing is learned at
run time.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import exp, log
from typing import Any

from impactetl.lexicon.load import load
from impactetl.model import Document, plain
from impactetl.schema import ImpactRecord, PeriodBasis, PlaceBasis, Scope

# No sentence is quite certain, and none that passed the checks is quite wrong.
_LEAST, _MOST = 0.05, 0.99
_PLACES = 2
# Records are counted to so many characters.
_PER_CHARS = 1000
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def with_confidence(records: Sequence[ImpactRecord], document: Document) -> list[ImpactRecord]:
    """Give the records of one document with their confidence."""
    borne = signs(records, document)
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


def signs(records: Sequence[ImpactRecord], document: Document) -> list[dict[str, float]]:
    """Give the signs that each record of a document bears, each sign with its amount.

    No sign asks what was refused: of a text that the sieve read in part fewer refusals are known.
    """
    if not records:
        return []
    company = _company(records, document)
    return [_own(record) | _among(record, company) | _written(record, document.text) for record in records]


# So many records to a thousand characters tell that a text is full of them, and more than that how short it is: of the
# audited records one in twenty stands in a denser text, and most of those texts are short.
_MOST_DENSE = 8.0


@plain
class _Company:
    """What a document gave: its records by year and by country, and where their numbers stand, in order.

    ``written`` counts how often its text names each year, and ``dense`` is how many records there are to a thousand
    characters. ``dated`` tells whether its day is known.
    """

    years: Counter[int | None]
    countries: Counter[str | None]
    starts: Sequence[int]
    written: Counter[str]
    length: int
    dense: float
    dated: bool


def _company(records: Sequence[ImpactRecord], document: Document) -> _Company:
    text = document.text
    return _Company(
        Counter(record.year for record in records),
        Counter(record.country_code for record in records),
        sorted({record.number_start for record in records}),
        Counter(_YEAR.findall(text)),
        len(text),
        _PER_CHARS * len(records) / len(text),
        document.published is not None,
    )


def _own(record: ImpactRecord) -> dict[str, float]:
    """The signs that stand in the row itself."""
    words = _WORD.findall(record.quote.lower())
    told = {
        "no_date": record.period_basis is PeriodBasis.NONE,
        "no_place": record.place_basis is PlaceBasis.NONE,
        "period": record.scope is Scope.PERIOD,
        "offence": record.abuse_type is not None,
        "body": record.organization is not None,
        "share": record.extractor == "share",
        "loose_metric": record.metric.value in _words("loose_metric"),
        "law": not _words("law").isdisjoint(words),
    }
    return _borne(told) | {"words": log(1 + len(words))}


def _among(record: ImpactRecord, company: _Company) -> dict[str, float]:
    """The signs that show beside the other rows of the document and what its text tells."""
    told = {
        "another_year": _is_rarer(record.year, company.years),
        "left_undated": record.year is None and len(company.years) > 1,
        "main_year": _is_main(record.year, company.written),
        "day_known": record.period_basis is PeriodBasis.INHERITED and company.dated,
        "countries": len(company.countries.keys() - {None}) > 1,
    }
    amounts = {"apart": _apart(record.number_start, company), "dense": min(company.dense, _MOST_DENSE)}
    return _borne(told) | {name: log(1 + amount) for name, amount in amounts.items()}


def _is_rarer(value: object, among: Counter[Any]) -> bool:
    """Whether more records of the document have another value than have this one; none is no value."""
    return value is not None and any(count > among[value] for other, count in among.items() if other is not None)


def _is_main(year: int | None, written: Counter[str]) -> bool:
    """Whether the text names this year more often than any other."""
    own = written[str(year)]
    return own > max((count for other, count in written.items() if other != str(year)), default=0)


def _apart(start: int, company: _Company) -> int:
    """How far off the nearest number of another record is, in characters; the length of the text where none is."""
    starts = company.starts
    at = bisect_left(starts, start)
    beside = (*starts[max(at - 1, 0) : at], *starts[at + 1 : at + 2])
    return min((abs(other - start) for other in beside), default=company.length)


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
