"""Each record of the five sources proves itself, and no longer does once any one thing in it is falsified."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import impactetl
from impactetl import pipeline
from impactetl.errors import EvidenceError, StoreError
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.publish import check_evidence
from impactetl.schema import ImpactRecord, Qualifier
from tiny import tiny_extractor

RAW = Path(__file__).parents[1] / "data" / "raw"

Columns = dict[str, Any]
_BOUNDS = ("value", "value_min", "value_max")
_SPANS = ("quote_start", "quote_end", "number_start", "number_end")


def _each_number_one_more(row: Columns) -> Columns:
    return {name: row[name] + 1 for name in _BOUNDS if row[name] is not None}


def _one_digit(row: Columns) -> Columns:
    """Change the last digit of every bound that is there, so that they still agree with each other."""
    return {name: row[name] + (1 if row[name] % 10 < 9 else -9) for name in _BOUNDS if row[name] is not None}


def _ten_times(row: Columns) -> Columns:
    return {name: row[name] * 10 + (row[name] == 0) for name in _BOUNDS if row[name] is not None}


def _one_bound(row: Columns) -> Columns:
    return {"value_max": (row["value_max"] or row["value_min"] or row["value"]) + 1}


def _qualifier(row: Columns) -> Columns:
    """Say "at least" of what is exact, and "exactly" of all else, with the bounds that go with it."""
    if row["qualifier"] is Qualifier.EXACT:
        return {"qualifier": Qualifier.AT_LEAST, "value_max": None}
    number = next(row[name] for name in _BOUNDS if row[name] is not None)
    return {"qualifier": Qualifier.EXACT, **dict.fromkeys(_BOUNDS, number)}


def _unit(row: Columns) -> Columns:
    others = {"year": "month", "month": "year", "week": "day", "day": "week", "person": "case", "case": "person"}
    return {"unit": others.get(row["unit"], "EUR" if row["unit"] != "EUR" else "USD")}


def _one_offset(row: Columns) -> Columns:
    return {"number_start": row["number_start"] + 1, "number_end": row["number_end"] + 1}


def _all_offsets(row: Columns) -> Columns:
    return {name: row[name] + 1 for name in _SPANS}


def _one_letter(row: Columns) -> Columns:
    return {"quote": row["quote"][:-1] + ("x" if row["quote"][-1] != "x" else "y")}


FALSE: dict[str, Callable[[Columns], Columns]] = {
    "each number one more": _each_number_one_more,
    "one digit": _one_digit,
    "ten times": _ten_times,
    "one bound": _one_bound,
    "qualifier": _qualifier,
    "unit": _unit,
    "one offset": _one_offset,
    "all offsets": _all_offsets,
    "one letter of the quote": _one_letter,
}


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [item for item in pipeline.extract_paths([RAW]) if isinstance(item, Extraction)]


def _rows(extractions: list[Extraction]) -> Iterator[tuple[str, Columns]]:
    for item in extractions:
        for record in item.records:
            yield item.document.text, record.model_dump()


@dataclass(frozen=True, slots=True)
class _Rows:
    """What ``check_evidence`` looks at."""

    tables: dict[str, tuple[Any, ...]]


def _tables(extraction: Extraction, record: ImpactRecord) -> _Rows:
    whole = tuple(other for other in extraction.records if other.record_id != record.record_id)
    source = pipeline.source_row(extraction.document)
    return _Rows({"sources": (source,), "records": (record, *whole), "rejections": ()})


def test_each_record_can_be_made_again_from_its_columns(extractions: list[Extraction]) -> None:
    rows = list(_rows(extractions))
    assert len(rows) > 30
    for text, columns in rows:
        assert impactetl.make_record(text, **columns).model_dump() == columns


@pytest.mark.parametrize("falsify", FALSE.values(), ids=list(FALSE))
def test_no_record_can_be_made_with_one_thing_false(
    extractions: list[Extraction], falsify: Callable[[Columns], Columns]
) -> None:
    for text, columns in _rows(extractions):
        with pytest.raises(EvidenceError):
            impactetl.make_record(text, **columns | falsify(columns))
            pytest.fail(f"{columns['number_text']!r} of {columns['quote']!r} was made with {falsify(columns)}")


@pytest.mark.parametrize("falsify", FALSE.values(), ids=list(FALSE))
def test_no_stored_row_passes_with_one_thing_false(
    extractions: list[Extraction], falsify: Callable[[Columns], Columns]
) -> None:
    for extraction in extractions:
        for record in extraction.records:
            false = record.model_copy(update=falsify(record.model_dump()))
            with pytest.raises(EvidenceError, match=record.record_id):
                check_evidence(_tables(extraction, false), pipeline.prove)


def test_a_build_with_a_false_number_is_not_published(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thirteen(document: Document) -> Extraction:
        found = tiny_extractor(document)
        false = found.records[0].model_copy(update=dict.fromkeys(_BOUNDS, 13.0))
        return Extraction(document, (false, *found.records[1:]), found.rejections)

    monkeypatch.setattr(pipeline, "extract_document", thirteen)
    with pytest.raises(EvidenceError, match="13"):
        impactetl.build(raw, tmp_path / "out")
    with pytest.raises(StoreError, match="no dataset"):
        impactetl.open(tmp_path / "out")


def test_an_opened_dataset_reads_its_numbers_again(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impactetl.build(raw, tmp_path / "out")
    with impactetl.open(tmp_path / "out") as dataset:
        dataset.check()
        rows = dataset.tables
        false = rows["records"][0].model_copy(update=dict.fromkeys(_BOUNDS, 13.0) | {"qualifier": Qualifier.EXACT})
        monkeypatch.setattr(
            type(dataset), "tables", property(lambda _: {**rows, "records": (false, *rows["records"][1:])})
        )
        with pytest.raises(EvidenceError, match="1 rows do not prove themselves"):
            dataset.check()
        dataset.check(prove=None)
