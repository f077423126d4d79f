"""The Python door."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import impactetl
from impactetl import pipeline
from impactetl.errors import EvidenceError, SourceError, StoreError, UsageError
from impactetl.model import Document
from impactetl.pipeline import Extraction
from tiny import TEXT, tiny_extractor

THIRTEEN = dict.fromkeys(("value", "value_min", "value_max"), 13.0)


def test_extract_takes_a_text_and_what_is_known_of_it(raw: Path) -> None:
    assert raw.is_dir()
    (record,) = impactetl.extract("Then 12 girls came.", published="2016-05-01", uri="notes/a", country="GHA")
    assert (record.value, record.year, record.country_code) == (12, 2016, "GHA")
    assert record.source_id == impactetl.extract("12 girls", uri="notes/a")[0].source_id
    (other,) = impactetl.extract("12 girls", published=date(2017, 1, 2))
    assert other.period_start == date(2017, 1, 2)
    (later,) = impactetl.extract("12 girls", published=datetime(2018, 1, 2, 3, tzinfo=UTC))
    assert later.period_start == date(2018, 1, 2)
    assert impactetl.extract("") == []


def test_extract_refuses_what_is_no_day_and_no_code() -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        impactetl.extract("", published="2016-13-01")
    with pytest.raises(UsageError, match="ISO 3166-1"):
        impactetl.extract("", country="gha")
    with pytest.raises(UsageError, match="text must be str"):
        impactetl.extract(None)  # type: ignore[arg-type] # what is refused


def test_a_record_is_made_only_where_its_text_proves_it(raw: Path) -> None:
    assert raw.is_dir()
    text = "In 2016 police freed 12 girls."
    columns = impactetl.extract(text)[0].model_dump()
    assert impactetl.make_record(text, **columns).value == 12
    with pytest.raises(EvidenceError, match="no record can be made"):
        impactetl.make_record(text, **columns | {"value": 13.0})
    with pytest.raises(EvidenceError, match="read"):
        impactetl.make_record(text, **columns | {"value": 13.0, "value_min": 13.0, "value_max": 13.0})
    with pytest.raises(EvidenceError, match="does not stand"):
        impactetl.make_record(" " + text, **columns)


def test_build_and_open_go_together(raw: Path, tmp_path: Path) -> None:
    report = impactetl.build(raw, tmp_path / "out")
    with impactetl.open(tmp_path / "out") as dataset:
        assert dataset.build_id == report.build_id
        assert len(dataset.records) == report.records == 3
        assert list(dataset.sources["text"]) == [TEXT]
        assert len(dataset.metrics) == 18
        assert {"KHM", "GHA", "USA"} <= set(dataset.countries["country_code"])


def test_a_strict_build_raises(raw: Path, tmp_path: Path) -> None:
    (raw / "b.txt").write_bytes(b"\x00")
    with pytest.raises(SourceError, match=r"b\.txt"):
        impactetl.build(raw, tmp_path / "out", strict=True)


def test_a_build_with_a_false_number_is_not_published(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thirteen(document: Document) -> Extraction:
        found = tiny_extractor(document)
        return replace(found, records=(found.records[0].model_copy(update=THIRTEEN), *found.records[1:]))

    monkeypatch.setattr(pipeline, "extract_document", thirteen)
    with pytest.raises(EvidenceError, match="13"):
        impactetl.build(raw, tmp_path / "out")
    with pytest.raises(StoreError, match="no such folder"):
        impactetl.open(tmp_path / "out")


def test_an_opened_dataset_reads_its_numbers_again(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impactetl.build(raw, tmp_path / "out")
    with impactetl.open(tmp_path / "out") as dataset:
        dataset.check()
        stored = dataset.tables
        records = (stored["records"][0].model_copy(update=THIRTEEN), *stored["records"][1:])
        monkeypatch.setattr(type(dataset), "tables", property(lambda _: {**stored, "records": records}))
        with pytest.raises(EvidenceError, match="1 rows do not prove themselves"):
            dataset.check()
        dataset.check(prove=None)


def test_the_door_lists_its_names_and_has_no_other() -> None:
    assert set(impactetl.__all__) <= set(dir(impactetl))
    assert {"EvidenceError", "MixtureError", "SourceError", "StoreError", "UsageError"} <= set(impactetl.__all__)
    assert all(getattr(impactetl, name) is not None for name in impactetl.__all__)
    with pytest.raises(AttributeError, match=r"it has .*extract"):
        impactetl.__getattr__("extrct")
