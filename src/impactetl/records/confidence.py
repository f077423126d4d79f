"""How sure a record is: the share of records that bear the same signs and are right.

Each sign is a plain fact of the record that any reader can look up in its row. Their weights stand in
``lexicon/confidence.toml``, fitted by ``tests/gold/confidence.py`` on annotated texts; nothing is learned at run time.
"""

import re
from collections.abc import Sequence
from functools import cache
from math import exp, log

from impactetl.lexicon.load import load
from impactetl.schema import ImpactRecord, PeriodBasis, PlaceBasis, Scope

# No sentence is quite certain, and none that passed the checks is quite wrong.
_LEAST, _MOST = 0.05, 0.99
_PLACES = 2
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def with_confidence(of_passage: Sequence[ImpactRecord]) -> list[ImpactRecord]:
    """Give the records of one passage with their confidence."""
    return [
        record.model_copy(update={"confidence": confidence(signs(record, len(of_passage)))}) for record in of_passage
    ]


def confidence(borne: dict[str, float]) -> float:
    """Give the confidence of a record that bears these signs, 0 to 1, to two places.

    >>> confidence({"no_date": 1.0, "no_place": 1.0}) < confidence({})
    True
    """
    table = load("confidence")
    logit = table["intercept"] + sum(table["weights"][name] * amount for name, amount in borne.items())
    return round(min(max(1 / (1 + exp(-logit)), _LEAST), _MOST), _PLACES)


def signs(record: ImpactRecord, company: int) -> dict[str, float]:
    """Give the signs that a record bears, each with its amount; ``company`` counts the records of its passage."""
    found = {
        "no_date": record.period_basis is PeriodBasis.NONE,
        "stated_date": record.period_basis is PeriodBasis.STATED,
        "year_told": _YEAR.search(record.quote) is not None,
        "no_place": record.place_basis is PlaceBasis.NONE,
        "inherited_place": record.place_basis is PlaceBasis.INHERITED,
        "period": record.scope is Scope.PERIOD,
        "agent": record.organization is not None,
        "offence": record.abuse_type is not None,
        "age": record.age_group is not None,
        "one": record.value == 1,
        "loose_metric": record.metric.value in _words("loose_metric"),
        "law": not _words("law").isdisjoint(_WORD.findall(record.quote.lower())),
    }
    return {name: 1.0 for name, borne in found.items() if borne} | {"company": log(max(company, 1))}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("confidence")["signs"][name])
