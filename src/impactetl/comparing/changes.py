"""Rows and claims of two builds, set side by side.

Records are the same by ``record_id``. Claims are the same by their records: the new claim of an old one is the one that
holds most of its records, so that a claim which takes in an earlier document stays itself under a new ``claim_id``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from impactetl.comparing.causes import Causes
from impactetl.dataset import Dataset

# What a change of a column weighs: that of a number or of what a sum is split by more than that of a description.
_NUMBERS = frozenset({"metric", "value", "value_min", "value_max", "low", "high", "unit", "scope", "qualifier"})
_PLACES = frozenset({"year", "country_code", "safe_to_sum", "area", "modality", "part_of"})
_ASIDE = frozenset({"confidence", "extractor", "extractor_version", "link", "merge_reasons", "records", "sources"})
# Ids of claims and their best records follow the records: that they are others is told by the records.
_NOT_COMPARED = frozenset({"claim_id", "best_record_id", "source_id"})
SEVERITIES = (
    "a claim that counts in sums is gone, or its number is another",
    "a claim moves to another year or country, or begins or ceases to count in sums",
    "a record is gone, or its number is another",
    "a claim is new, or one that does not count in sums is gone or has another number",
    "a record is new, or other columns of a record or claim have changed",
    "confidence, rule or number of sources has changed, and nothing else",
)
"""What each severity means, from the worst, 0."""
_COUNTED, _MOVED, _RECORD, _CLAIM, _OTHER, _MINOR = range(len(SEVERITIES))

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was added, removed or changed.

    ``columns`` maps each column that changed to its old and new value; ``size`` is by how much a number changed, and
    orders changes of one severity; ``quote`` is the sentence of the record, or of the claim's best record.
    """

    severity: int
    table: str
    what: str
    id: str
    cause: str
    says: str
    quote: str
    size: float = 0.0
    columns: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes between two builds, the worst first, and the builds' ids."""

    old: str
    new: str
    changes: tuple[Change, ...]

    def counts(self) -> dict[tuple[str, str, str], int]:
        """Count the changes by table, kind of change and cause."""
        return dict(sorted(Counter((one.table, one.what, one.cause) for one in self.changes).items()))


def compare(old: Dataset, new: Dataset) -> Comparison:
    """Find what was added, removed and changed between two builds, each with its cause, the worst first."""
    causes = Causes(old, new)
    changes = [*_records(old, new, causes), *_claims(old, new, causes)]
    changes.sort(key=lambda one: (one.severity, -one.size, one.table, one.what, one.says, one.id))
    return Comparison(old.build_id, new.build_id, tuple(changes))


def _records(old: Dataset, new: Dataset, causes: Causes) -> Iterator[Change]:
    before, after = _plain(old.records, "record_id"), _plain(new.records, "record_id")
    for record_id, was, now in _pairs(before, after, {name: name for name in before.index}):
        row = now or was or {}
        what, columns = _what(was, now)
        severity = _MINOR if columns and columns.keys() <= _ASIDE else _OTHER
        if what == "removed" or columns.keys() & _NUMBERS:
            severity = _RECORD
        cause = causes.of_record(record_id, was, now)
        yield Change(severity, "records", what, record_id, cause, _says(row), row["quote"], _size(was, now), columns)


def _claims(old: Dataset, new: Dataset, causes: Causes) -> Iterator[Change]:
    before, after = _plain(old.claims, "claim_id"), _plain(new.claims, "claim_id")
    quotes = {**_quotes(old), **_quotes(new)}
    holders = _holders(old, new)
    for claim_id, was, now in _pairs(before, after, _successors(old, new)):
        row = now or was or {}
        what, columns = _what(was, now)
        cause = causes.of_claim(holders.get(claim_id, ()))
        quote = quotes.get(row["best_record_id"], "")
        severity = _weight(was, now, columns)
        yield Change(severity, "claims", what, claim_id, cause, _says(row), quote, _size(was, now), columns)


def _weight(was: Row | None, now: Row | None, columns: Mapping[str, Any]) -> int:
    counted = was is not None and bool(was["safe_to_sum"])
    if now is None or (columns.keys() & _NUMBERS):
        return _COUNTED if counted else _CLAIM
    if was is None:
        return _CLAIM
    if columns.keys() & _PLACES:
        return _MOVED
    return _MINOR if columns.keys() <= _ASIDE | {"publishers"} else _OTHER


def _pairs(
    before: pd.DataFrame, after: pd.DataFrame, successors: Mapping[str, str]
) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Yield id, old and new row of what was removed, added or changed; ``successors`` maps old ids to new ones."""
    kept = {one: other for one, other in successors.items() if other in after.index}
    for name in before.index.difference(list(kept)):
        yield str(name), _row(before, name), None
    for name in after.index.difference(list(kept.values())):
        yield str(name), None, _row(after, name)
    ids = sorted(kept)
    common = [name for name in before.columns if name in after.columns and name not in _NOT_COMPARED]
    one, other = before.loc[ids, common].to_numpy(), after.loc[[kept[name] for name in ids], common].to_numpy()
    differ = (one != other).any(axis=1) if ids else []
    for name, changed in zip(ids, differ, strict=True):
        if changed:
            yield kept[name], _row(before, name), _row(after, kept[name])


def _row(frame: pd.DataFrame, name: str) -> Row:
    return {str(column): value for column, value in frame.loc[name].items()}


def _what(was: Row | None, now: Row | None) -> tuple[str, dict[str, tuple[Any, Any]]]:
    if was is None or now is None:
        return "added" if was is None else "removed", {}
    names = [name for name in now if name in was and name not in _NOT_COMPARED]
    return "changed", {name: (was[name], now[name]) for name in names if was[name] != now[name]}


def _plain(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Give a frame by its key, with plain values, days without a time of day, and None for every kind of null."""
    days = {str(name): frame[name].dt.date for name in frame.select_dtypes("datetime")}
    objects = frame.assign(**days).astype(object)
    return objects.where(frame.notna(), None).set_index(key).sort_index()


def _successors(old: Dataset, new: Dataset) -> dict[str, str]:
    """Map each old claim to the new one with most of its records, and no new claim to two old ones."""
    joined = old.claim_records.merge(new.claim_records, on="record_id", suffixes=("_old", "_new"))
    shared = Counter(zip(joined["claim_id_old"], joined["claim_id_new"], strict=True))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for (one, other), _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0][0] != pair[0][1], pair[0])):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _holders(old: Dataset, new: Dataset) -> dict[str, tuple[str, ...]]:
    """Give the records of each claim, old and new."""
    both = pd.concat([old.claim_records, new.claim_records])
    successors = _successors(old, new)
    names = both["claim_id"].map(lambda name: successors.get(name, name))
    return {str(name): tuple(sorted(set(ids))) for name, ids in both.groupby(names)["record_id"]}


def _quotes(dataset: Dataset) -> dict[str, str]:
    records = dataset.records
    return dict(zip(records["record_id"], records["quote"], strict=True))


def _says(row: Row) -> str:
    number = row["value"] if row["value"] is not None else row.get("value_min")
    where = row["country_code"] or "|".join(row["country_codes"]) or row["area"]
    shown = "?" if number is None else f"{number:,.12g}"
    return f"{row['metric']} {shown} {row['unit']}, {where} {row['year'] or 'undated'}, {row['scope']}"


def _size(was: Row | None, now: Row | None) -> float:
    old, new = (float((row or {}).get("value") or 0.0) for row in (was, now))
    return abs(new - old)
