"""Gold lines and records, paired: the same document and metric, and numbers that overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

from impactetl.evaluation.gold import NUMBER, Row

LEVELS = ("found", "number", "record")
"""What may be right of a pair: metric and place; value, bounds, qualifier and unit, too; year and country, too."""

FOUND, NUMBER_RIGHT, WHOLE = range(3)
UNPAIRED = -1
# The number of a record may be this many characters longer than the gold's: a number that swallows a clause is none.
_LONGER = 12
# Numbers are equal up to the rounding of floating point.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold line and the record for it; a missed line has no record, and a spurious record no line."""

    gold: Row | None
    record: Row | None
    level: int = UNPAIRED

    @property
    def optional(self) -> bool:
        """Whether the gold line costs nothing when it is missed and earns nothing when it is found."""
        return self.gold is not None and bool(self.gold.get("optional"))

    @property
    def metric(self) -> str:
        """The metric of either."""
        row = self.gold if self.gold is not None else self.record
        assert row is not None  # noqa: S101 -- a pair has one of the two
        return str(row["metric"])


def same(a: object, b: object) -> bool:
    """Tell whether two values are equal, numbers up to the rounding of floating point.

    >>> same(0.1 + 0.2, 0.3), same(None, 0), same("person", "case")
    (True, False, False)
    """
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return isclose(a, b, rel_tol=_ROUNDING, abs_tol=_ROUNDING)
    return a == b


def level_of(gold: Row, record: Row) -> int:
    """Give the highest level that is right of a pair: FOUND, NUMBER_RIGHT or WHOLE."""
    if not all(same(gold.get(name), record.get(name)) for name in NUMBER):
        return FOUND
    year = gold.get("year_optional") or gold.get("year") == record.get("year")
    country = gold.get("country_optional") or gold.get("country_code") == record.get("country_code")
    return WHOLE if year and country else NUMBER_RIGHT


def pairs(gold: Sequence[Row], records: Sequence[Row]) -> list[Pair]:
    """Pair the gold lines and the actual records of one document, the best level first, each used once.

    Lines without a record and records without a line come last.
    """
    ranked = sorted(
        (-level_of(line, record), bool(line.get("optional")), i, j)
        for i, line in enumerate(gold)
        for j, record in enumerate(records)
        if _meet(line, record)
    )
    of_gold: dict[int, int] = {}
    of_record: dict[int, int] = {}
    made = []
    for level, _, i, j in ranked:
        if i not in of_gold and j not in of_record:
            of_gold[i], of_record[j] = j, i
            made.append(Pair(gold[i], records[j], -level))
    made += [Pair(line, None) for i, line in enumerate(gold) if i not in of_gold]
    return made + [Pair(None, record) for j, record in enumerate(records) if j not in of_record]


def _meet(gold: Row, record: Row) -> bool:
    longer = (record["number_end"] - record["number_start"]) - (gold["number_end"] - gold["number_start"])
    return gold["metric"] == record["metric"] and overlap(gold, record) and longer <= _LONGER


def overlap(a: Row, b: Row) -> bool:
    """Tell whether the numbers of two rows of one document share a character."""
    return bool(a["number_start"] < b["number_end"] and b["number_start"] < a["number_end"])
