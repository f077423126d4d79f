"""How sure a record is: the share of records that bear the same signs and are right.

Each sign is a plain fact of the record that any reader can look up in its row. Their weights stand in
``lexicon/confidence.toml``, fitted by ``tests/gold/confidence.py`` on annotated texts; nothing is learned at run time.
"""

import re
from collections.abc import Sequence
from functools import cache
from math import exp, log

from impactetl.lexicon.load import load
from impactetl.schema import ImpactRecord, PeriodBasis, PlaceBasis, Qualifier, Scope, ValueBasis

# No sentence is quite certain, and none that passed the checks is quite wrong.
_LEAST, _MOST = 0.05, 0.99
_PLACES = 2
_WORD = re.compile(r"[a-z]+")
# A sentence of more characters than this holds more than one statement, one of fewer nothing else.
_LONG, _SHORT = 250, 90


def with_confidence(of_passage: Sequence[ImpactRecord]) -> list[ImpactRecord]:
    """Give the records of one passage with their confidence."""
    return [
        record.model_copy(update={"confidence": confidence(signs(record, len(of_passage)))}) for record in of_passage
    ]


def confidence(borne: dict[str, float]) -> float:
    """Give the confidence of a record that bears these signs, 0 to 1, to two places.

    >>> confidence({"no_date": 1.0, "event": 1.0}) < confidence({})
    True
    """
    table = load("confidence")
    logit = table["intercept"] + sum(table["weights"][name] * amount for name, amount in borne.items())
    return round(min(max(1 / (1 + exp(-logit)), _LEAST), _MOST), _PLACES)


def signs(record: ImpactRecord, company: int) -> dict[str, float]:
    """Give the signs that a record bears, each with its amount; ``company`` counts the records of its passage."""
    chars = len(record.quote)
    found = {
        "no_date": record.period_basis is PeriodBasis.NONE,
        "no_place": record.place_basis is PlaceBasis.NONE,
        "inherited_place": record.place_basis is PlaceBasis.INHERITED,
        "event": record.scope is Scope.EVENT,
        "agent": record.organization is not None,
        "people": record.population not in {None, "people"},
        "implied": record.value_basis is ValueBasis.IMPLIED,
        "approximate": record.qualifier is Qualifier.APPROXIMATE,
        "passive": record.extractor == "passive",
        "help": record.extractor == "help",
        "loose_metric": record.metric.value in _words("loose_metric"),
        "law": not _words("law").isdisjoint(_WORD.findall(record.quote.lower())),
        "long": chars > _LONG,
        "short": chars < _SHORT,
    }
    return {name: 1.0 for name, borne in found.items() if borne} | {"company": log(max(company, 1))}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("confidence")["signs"][name])
