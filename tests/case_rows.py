"""Extraction cases: a text, and the records that a careful reader makes of it by the record contract.

A case file of ``tests/cases`` holds ``[[case]]`` tables with ``id``, ``text``, ``expect`` and, where the text alone
does not say it, ``published``, ``country``, ``title`` and ``layout``, the cells of a table. An expected record names
its ``metric``, its ``number`` (the ``nth`` place where that stands in the text) and the columns that are checked; a
column that it leaves out is free, except that the bounds follow from the qualifier and the modality is actual. "null"
stands for no value.
"""

import re
import tomllib
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from impactetl import sources
from impactetl.model import Document
from impactetl.pipeline import Extraction, completed, extract_document
from impactetl.schema import ImpactRecord
from impactetl.schema.layout import cells_of

FOLDER = Path(__file__).parent / "cases"
KNOWN = FOLDER / "known_failures.toml"

_NUMBER = ("value", "low", "high", "qualifier", "unit")
# Keys of an expected record that are no column, or that are looked at by other means.
_NO_COLUMN = {"metric", "number", "nth", "optional", "part_of_number"}
_COLUMN = {"low": "value_min", "high": "value_max", "country": "country_code", "nationality": "nationality_codes"}


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what is expected of it."""

    family: str
    id: str
    text: str
    expect: tuple[Mapping[str, Any], ...]
    title: str | None = None
    published: str | None = None
    country: str | None = None
    layout: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a case fails; ``cause`` is missed, spurious, metric, number, or the name of a column."""

    cause: str
    detail: str


def load(families: Sequence[str] = (), folder: Path = FOLDER) -> list[Case]:
    """Read the cases of all files, or of the files named."""
    paths = sorted(path for path in folder.glob("*.toml") if path != KNOWN)
    chosen = [path for path in paths if not families or path.stem in families]
    return [case for path in chosen for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    with path.open("rb") as file:
        content = tomllib.load(file)
    for count, row in enumerate(content["case"], start=1):
        yield Case(path.stem, **{"id": f"{path.stem}-{count:03}", **row, "expect": tuple(map(_short, row["expect"]))})


def _short(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take the bounds by either name: ``impactetl explain --case`` writes them as columns."""
    names = {"value_min": "low", "value_max": "high"}
    return {names.get(key, key): value for key, value in row.items()}


def known_failures() -> dict[str, str]:
    """Give the reason of each case that is known to fail."""
    return tomllib.loads(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else {}


def run(case: Case) -> Extraction:
    """Extract from the text of a case as ``impactetl.extract`` does; here its refusals are wanted too."""
    title, cells = sources.title_of(case.text), cells_of(case.layout)
    document = Document(sources.source_id(case.id), case.id, case.text, title=title, cells=cells)
    about = sources.About(case.title, case.published, case.country)
    return extract_document(completed(document, about)[0])


def checked(case: Case) -> list[Fault]:
    """Give the faults of a case; a crash is one."""
    try:
        return faults(case)
    except Exception as error:  # noqa: BLE001 - the other cases are still to be looked at
        last = traceback.extract_tb(error.__traceback__)[-1]
        return [Fault("crash", f"{error!r} at {Path(last.filename).name}:{last.lineno}")]


def faults(case: Case) -> list[Fault]:
    """Give every way in which the records of a case are not what is expected; none where it passes."""
    extraction = run(case)
    pairs = matched(case, extraction.records)
    extra = spurious(case, extraction.records)
    found: list[Fault] = []
    for row, record in pairs:
        if row.get("optional"):
            continue
        if record is None:
            found.append(_missed(case, row, extraction, extra))
        else:
            found += wrong(row, record, extraction.records, case)
    return found + [Fault("spurious", shown(record)) for record in extra]


def span(text: str, row: Mapping[str, Any]) -> tuple[int, int]:
    """Give where the number of an expected record stands: as a word of its own if it does, else anywhere."""
    number, nth = str(row["number"]), int(row.get("nth", 1))
    whole = [m.span() for m in re.finditer(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)", text)]
    places = whole if len(whole) >= nth else [m.span() for m in re.finditer(re.escape(number), text)]
    if len(places) < nth:
        msg = f"number {number!r} (nth = {nth}) does not stand in the text"
        raise ValueError(msg)
    return places[nth - 1]


def matched(case: Case, records: Sequence[ImpactRecord]) -> list[tuple[Mapping[str, Any], ImpactRecord | None]]:
    """Pair expected and extracted records of one metric with overlapping numbers, those that agree best first."""
    ranked: list[tuple[int, bool, int, int]] = []
    for i, row in enumerate(case.expect):
        for j, record in enumerate(records):
            if row["metric"] == record.metric.value and _overlap(case.text, row, record):
                faults_of = len(wrong(row, record, records, case))
                ranked.append((faults_of, bool(row.get("optional")), i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(ranked):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(row, records[pairs[i]] if i in pairs else None) for i, row in enumerate(case.expect)]


def spurious(case: Case, records: Sequence[ImpactRecord]) -> list[ImpactRecord]:
    """Give the records of what has happened that nothing expected stands for."""
    taken = {id(record) for _, record in matched(case, records) if record is not None}
    return [r for r in records if id(r) not in taken and r.modality.value == "actual"]


def _overlap(text: str, row: Mapping[str, Any], record: ImpactRecord) -> bool:
    start, end = span(text, row)
    return record.number_start < end and start < record.number_end


def _missed(case: Case, row: Mapping[str, Any], extraction: Extraction, spurious: list[ImpactRecord]) -> Fault:
    """Say what became of a number that gave no such record; another metric for it is one fault, not two."""
    start, end = span(case.text, row)
    for record in spurious:
        if _overlap(case.text, row, record):
            spurious.remove(record)
            return Fault("metric", f"expected {wanted(row)}, got {shown(record)}")
    reasons = [r.reason.value for r in extraction.rejections if r.number_start < end and start < r.number_end]
    return Fault("missed", f"{wanted(row)}; refused as {', '.join(reasons) or 'nothing: not found'}")


def wrong(row: Mapping[str, Any], record: ImpactRecord, records: Sequence[ImpactRecord], case: Case) -> list[Fault]:
    """Compare the columns that the expected record names."""
    expected = _full(row)
    found = []
    for key, value in expected.items():
        got = _plain(getattr(record, _COLUMN.get(key, key)))
        if not _same(value, got):
            cause = "number" if key in _NUMBER else key
            found.append(Fault(cause, f"{row['metric']} {row['number']!r} {key}: expected {value!r}, got {got!r}"))
    whole = row.get("part_of_number")
    if whole is not None and not _is_part(record, {"number": whole}, records, case):
        found.append(Fault("part_of", f"{row['metric']} {row['number']!r}: expected to be a part of {whole!r}"))
    return found


def _is_part(record: ImpactRecord, whole: Mapping[str, Any], records: Sequence[ImpactRecord], case: Case) -> bool:
    of = [other for other in records if other.record_id == record.part_of]
    return any(_overlap(case.text, whole, other) for other in of)


def _full(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns to check, with the bounds that the qualifier demands where the case leaves them out."""
    value, qualifier = row.get("value"), row["qualifier"]
    bounds = {"value": value, "low": None, "high": None, "modality": "actual"}
    if qualifier in {"exact", "at_least"}:
        bounds["low"] = value
    if qualifier in {"exact", "at_most"}:
        bounds["high"] = value
    named = {key: None if item == "null" else item for key, item in row.items() if key not in _NO_COLUMN}
    return bounds | named


def _plain(value: object) -> object:
    return getattr(value, "value", value)


def _same(expected: object, got: object) -> bool:
    if isinstance(expected, list) and isinstance(got, tuple):
        return sorted(expected) == sorted(got)
    if isinstance(expected, str) and isinstance(got, str):
        return expected.casefold() == got.casefold()
    return expected == got


def wanted(row: Mapping[str, Any]) -> str:
    """Show an expected record on one line."""
    rest = {key: value for key, value in row.items() if key not in {"metric", "number"}}
    return f"{row['metric']} {row['number']!r} {rest}"


def shown(record: ImpactRecord) -> str:
    """Show an extracted record on one line."""
    bounds = (record.value, record.value_min, record.value_max)
    return (
        f"{record.metric.value} {record.number_text!r} {bounds} {record.qualifier.value} {record.unit}"
        f" {record.year} {record.country_code} [{record.extractor}]"
    )
