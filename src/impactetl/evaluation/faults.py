"""What is wrong with a pair: the kinds of error, and the columns that the gold says otherwise."""

import re
from collections.abc import Iterator, Sequence

from impactetl.evaluation.gold import NUMBER, Row
from impactetl.evaluation.match import Pair, overlap, same

FIELDS = (
    *NUMBER,
    "year",
    "country_code",
    "value_basis",
    "scope",
    "modality",
    "period_start",
    "period_end",
    "area",
    "place",
    "population",
    "nationality_codes",
    "sex",
    "age_group",
    "abuse_type",
    "organization",
    "attributed_to",
    "part_of",
)
"""The columns that a gold line may carry; in gold, ``part_of`` is the start of the whole's number, an offset."""

KINDS = (
    "missed",
    "spurious",
    "metric",
    "value",
    "qualifier",
    "unit",
    "year_missing",
    "year_false",
    "year_other",
    "country_missing",
    "country_false",
    "country_other",
)
"""The kinds of error, in the order of the levels that they spoil.

``metric`` is a number found under another metric than the gold's; ``value`` is a wrong value or bound under the right
qualifier. A year or country is ``missing`` (null, and the gold has one), ``false`` (the gold has none) or ``other``.
"""

_BODIES = frozenset({"organization", "attributed_to"})
_ARTICLE = re.compile(r"^(?:the|an?) ")
_EXCUSED = {"year": "year_optional", "country_code": "country_optional"}


def agrees(gold: Row, record: Row, name: str) -> bool:
    """Tell whether a record says of a column what the gold says.

    Names count in any case, those of bodies with or without an article, lists in any order.

    >>> agrees({"place": "Siem  Reap"}, {"place": "siem reap"}, "place")
    True
    >>> agrees({"attributed_to": "the State Police"}, {"attributed_to": "State Police"}, "attributed_to")
    True
    """
    said, found = _folded(gold.get(name)), _folded(record.get(name))
    if name in _BODIES:
        said, found = (_ARTICLE.sub("", x) if isinstance(x, str) else x for x in (said, found))
    return same(said, found)


def _folded(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    if isinstance(value, (list, tuple)):
        return sorted(map(str, value)) or None
    return value


def filled(row: Row, name: str) -> bool:
    """Tell whether a row says anything of a column: it is not null and no empty list."""
    return row.get(name) not in (None, [], ())


def annotated(gold: Row, name: str) -> bool:
    """Tell whether a gold line carries a column and demands it."""
    return name in gold and not gold.get(_EXCUSED.get(name, ""))


def kinds_of(pair: Pair, others: Sequence[Pair]) -> list[str]:
    """Give the kinds of error of a pair; ``others`` are the pairs of its document. None where it is whole or optional.

    A missed line whose number is in a spurious record is one error, ``metric``, told of the line.
    """
    if pair.optional:
        return []
    if pair.record is None:
        return ["metric" if mistaken_for(pair, others) else "missed"]
    if pair.gold is None:
        return [] if any(mistaken_for(other, [pair]) for other in others) else ["spurious"]
    return list(_differences(pair.gold, pair.record))


def mistaken_for(pair: Pair, others: Sequence[Pair]) -> Row | None:
    """Give the spurious record that has the number of a missed line under another metric; None where there is none."""
    line = pair.gold
    if line is None or pair.record is not None or pair.optional:
        return None
    spurious = (other.record for other in others if other.gold is None and other.record is not None)
    return next((record for record in spurious if overlap(line, record)), None)


def _differences(gold: Row, record: Row) -> Iterator[str]:
    if not agrees(gold, record, "unit"):
        yield "unit"
    if not agrees(gold, record, "qualifier"):
        yield "qualifier"
    elif not all(agrees(gold, record, name) for name in ("value", "value_min", "value_max")):
        yield "value"
    for name, kind in (("year", "year"), ("country_code", "country")):
        if annotated(gold, name) and not agrees(gold, record, name):
            yield f"{kind}_{_how(gold, record, name)}"


def _how(gold: Row, record: Row, name: str) -> str:
    if not filled(record, name):
        return "missing"
    return "other" if filled(gold, name) else "false"
