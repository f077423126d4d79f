"""What a published dataset holds, and what opening it promises."""

import csv
import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from factories import RECORDS, build, hash16, record, rejection, source
from impactetl import dataset
from impactetl.errors import EvidenceError, MixtureError, StoreError, UsageError
from impactetl.publish import build_id_of, check_evidence, layout, publish
from impactetl.publish.layout import COUNTS, DATABASE, EXPLORER, HASHED, MANIFEST
from impactetl.schema import ImpactRecord, MetricName, Rejection
from impactetl.store.columns import TABLES, TableSpec
from impactetl.store.database import table_hashes

Row = TypeVar("Row", ImpactRecord, Rejection)
FILES = sorted([*(f"{spec.name}.parquet" for spec in TABLES), DATABASE, EXPLORER, MANIFEST, *HASHED])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published")
    publish(build(), out)
    return out


def visible(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def test_all_files_are_there(published: Path) -> None:
    assert visible(published) == FILES


def test_the_same_build_gives_the_same_bytes_whatever_the_order(published: Path, tmp_path: Path) -> None:
    made = build()
    turned: dict[str, Any] = {name: rows[::-1] for name, rows in made.tables.items()}
    publish(build(**turned), tmp_path)
    for name in FILES:
        if name != DATABASE:
            assert (tmp_path / name).read_bytes() == (published / name).read_bytes(), name
    assert table_hashes(tmp_path / DATABASE) == table_hashes(published / DATABASE)


def test_the_manifest_describes_every_file(published: Path) -> None:
    manifest = json.loads((published / MANIFEST).read_text())
    assert manifest["build_id"] == build().build_id
    assert sorted([*manifest["files"], MANIFEST]) == FILES
    for name, about in manifest["files"].items():
        if name == DATABASE:
            assert about == {"table_sha256": table_hashes(published / name)}
        else:
            assert about["sha256"] == sha256((published / name).read_bytes()).hexdigest()
    assert manifest["files"]["records.parquet"]["rows"] == len(RECORDS)


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_parquet_documents_itself(published: Path, spec: TableSpec) -> None:
    file = pq.ParquetFile(published / f"{spec.name}.parquet")
    metadata = {key.decode(): value.decode() for key, value in file.schema_arrow.metadata.items()}
    assert metadata["build_id"] == build().build_id
    assert metadata["schema_version"] == "1.0.0"
    assert metadata["sorted_by"] == ", ".join(spec.sort)
    assert all(field.metadata[b"description"] for field in file.schema_arrow)
    group = file.metadata.row_group(0)
    assert group.column(0).compression == "ZSTD"
    ordered = [(group.column(key.column_index).path_in_schema, key.nulls_first) for key in group.sorting_columns]
    assert ordered == [(name, True) for name in spec.sort]
    assert not any(key.descending for key in group.sorting_columns)
    file.close()


def test_rows_are_sorted_with_nulls_first(published: Path) -> None:
    with dataset.open(published) as opened:
        assert [*opened.problems["uri"]] == ["y.txt", "z.txt", "z.txt"]
        assert [*opened.problems["offset"].isna()] == [True, True, False]
        assert opened.records["number_start"].is_monotonic_increasing


def test_counts_by_metric_year_and_country(published: Path) -> None:
    with (published / COUNTS).open(newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert [row for row in rows if row[3] != "0"] == [
        ("convictions", "2014", "", "1"),
        ("people_rescued", "2014", "KHM", "6"),
        ("victims_estimated", "", "", "1"),
    ]
    without = {*MetricName} - {"convictions", "people_rescued", "victims_estimated"}
    assert [row for row in rows if row[3] == "0"] == [(name, "", "", "0") for name in sorted(without)]


def test_counts_are_a_file_that_git_can_keep_and_change_only_with_the_data(tmp_path: Path) -> None:
    publish(build("one"), tmp_path)
    kept = (tmp_path / COUNTS).read_bytes()
    publish(build("two"), tmp_path)
    assert (tmp_path / COUNTS).read_bytes() == kept
    assert not (tmp_path / COUNTS).is_symlink()
    assert (tmp_path / layout.BUILDS / layout.CURRENT / COUNTS).read_bytes() == kept
    (tmp_path / COUNTS).write_text("metric,year,country_code,records\nan old one\n")
    with dataset.open(tmp_path) as opened:
        assert opened.build_id == build("two").build_id
    publish(build("two"), tmp_path)
    assert (tmp_path / COUNTS).read_bytes() == kept


def test_counts_of_somebody_else_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / COUNTS).write_text("what,n\nmine,1\n")
    with pytest.raises(StoreError, match=r"counts\.csv: this is no file of a build"):
        publish(build(), tmp_path)
    assert (tmp_path / COUNTS).read_text() == "what,n\nmine,1\n"


def test_frames_have_proper_types(published: Path) -> None:
    with dataset.open(str(published)) as opened:
        assert opened.build_id == build().build_id
        records = opened.records
        assert records["year"].dtype == pd.Int64Dtype()
        assert records["year"].isna().sum() == 1
        assert records["period_start"].dtype.kind == "M"
        assert [*records["sex"].cat.categories] == ["female", "male", "mixed"]
        assert records["country_codes"].iloc[0] == ("KHM",)
        assert opened.records is records
        names = ("sources", "rejections", "metrics", "countries", "quality")
        assert [len(getattr(opened, name)) for name in names] == [2, 1, 18, 2, 2]


def test_an_empty_build_can_be_opened(tmp_path: Path) -> None:
    publish(build(records=(), rejections=(), problems=()), tmp_path)
    with dataset.open(tmp_path) as opened:
        assert opened.records.empty
        assert opened.sql("FROM latest_cumulative").empty


def test_sql_answers_with_numbers_to_calculate_with(published: Path) -> None:
    with dataset.open(published) as opened:
        answer = opened.sql(
            "SELECT metric, sum(year) AS years, count(*) AS n FROM records GROUP BY metric ORDER BY metric"
        )
        assert answer["years"].sum() == 7 * 2014
        assert answer["n"].dtype == pd.Int64Dtype()
        assert opened.sql("SET threads = 1").empty


@pytest.mark.parametrize("query", ["SELECT nothing FROM records", "DELETE FROM records", "no SQL"])
def test_a_query_that_cannot_be_answered_is_a_usage_error(published: Path, query: str) -> None:
    with dataset.open(published) as opened, pytest.raises(UsageError, match="cannot be answered"):
        opened.sql(query)


def test_a_stored_dataset_can_be_checked_again(published: Path) -> None:
    seen: list[str] = []

    def prove(row: ImpactRecord, text: str) -> None:
        seen.append(text[row.number_start : row.number_end])

    with dataset.open(published) as opened:
        opened.check(prove)
        assert tuple(opened.tables["records"]) == tuple(
            sorted(RECORDS, key=lambda row: (row.source_id, row.number_start))
        )
    assert sorted(seen) == sorted(row.number_text for row in RECORDS)


def test_no_dataset_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no dataset here.*`impactetl build` or `make data`"):
        dataset.open(tmp_path)
    with pytest.raises(StoreError, match=r"there is no such folder.*`impactetl build` or `make data`"):
        dataset.open(tmp_path / "typo")


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy without links, each file of which can be changed."""
    shutil.copytree(published, tmp_path / "copy", ignore=shutil.ignore_patterns(".builds"))
    return tmp_path / "copy"


@pytest.mark.parametrize("name", [name for name in FILES if name != EXPLORER])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(StoreError, match=name):
        dataset.open(copy)


@pytest.mark.parametrize("name", [name for name in FILES if name not in HASHED])
def test_a_broken_file_is_named(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"\xff\xfe broken")
    with pytest.raises(StoreError, match=name):
        dataset.open(copy)


@pytest.mark.parametrize("manifest", ["[]", "{}", '{"build_id": "x", "files": {}}', '{"build_id": "x", "files": []}'])
def test_a_manifest_that_is_none_is_named(copy: Path, manifest: str) -> None:
    (copy / MANIFEST).write_text(manifest)
    with pytest.raises(StoreError, match=MANIFEST):
        dataset.open(copy)


def test_the_tables_do_without_the_page(copy: Path) -> None:
    (copy / EXPLORER).unlink()
    with dataset.open(copy) as opened:
        assert opened.build_id == build().build_id


@pytest.mark.parametrize("name", [name for name in FILES if name != MANIFEST])
@pytest.mark.parametrize("linked", [True, False])
def test_a_mixture_is_refused_and_the_file_named(
    copy: Path,
    tmp_path: Path,
    published: Path,
    name: str,
    linked: bool,  # noqa: FBT001 - both ways of lying there
) -> None:
    publish(build("other", records=RECORDS[:1]), tmp_path / "other")
    out = copy
    if linked:
        out = tmp_path / "linked"
        shutil.copytree(published, out, symlinks=True)
        (out / name).unlink()
        if name == layout.COPIED:
            pytest.skip("a real file beside the links is no part of the dataset")
    (out / name).write_bytes((tmp_path / "other" / name).read_bytes())
    with pytest.raises(MixtureError, match=f": {name} "):
        dataset.open(out)


def test_a_foreign_manifest_makes_all_other_files_strangers(copy: Path, tmp_path: Path) -> None:
    publish(build("other"), tmp_path / "other")
    shutil.copy(tmp_path / "other" / MANIFEST, copy / MANIFEST)
    with pytest.raises(MixtureError, match=r"records\.parquet.*impact\.duckdb"):
        dataset.open(copy)


def test_files_without_a_stamp_are_strangers(copy: Path) -> None:
    table = pq.read_table(copy / "metrics.parquet")
    pq.write_table(table.replace_schema_metadata(None), copy / "metrics.parquet")
    (copy / DATABASE).unlink()
    duckdb.connect(copy / DATABASE).close()
    with pytest.raises(MixtureError, match=r"metrics\.parquet \(unknown\), impact\.duckdb \(unknown\)"):
        dataset.open(copy)


def test_a_build_replaced_while_it_is_opened_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(build(), tmp_path)
    real: Callable[[Path], Path] = layout.build_folder
    gone = iter([tmp_path / "removed"])
    monkeypatch.setattr(dataset, "build_folder", lambda out: next(gone, real(out)))
    shutil.copytree(tmp_path / ".builds", tmp_path / "kept", symlinks=True)
    with dataset.open(tmp_path) as opened:
        assert len(opened.records) == len(RECORDS)


def shifted(row: Row, by: int = 1) -> Row:
    names = ("quote_start", "quote_end", "number_start", "number_end")
    return row.model_copy(update={name: getattr(row, name) + by for name in names})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"records": (shifted(RECORDS[0]),)}, "the quote does not stand at 1 to"),
        ({"records": (record(source_id=hash16("nowhere")),)}, "is not in table sources"),
        ({"records": (record().model_copy(update={"number_text": "13"}),)}, "'13' does not stand at 9 to 11"),
        ({"records": (record(part_of=hash16("nowhere")),)}, "is no record of the same source"),
        ({"records": (record(nationality_codes=("VNM", "KHM")),)}, "nationality_codes VNM: not in table countries"),
        (
            {"records": (record(country_code=None, country_codes=("KHM", "XXX"), area="several"),)},
            "country_codes XXX: not in table countries",
        ),
        ({"rejections": (shifted(rejection()),)}, "rejection at 4 of source"),
        ({"sources": (source(text="x" * 400),)}, "9 rows do not prove themselves"),
    ],
)
def test_rows_that_do_not_stand_in_their_text_are_not_published(
    tmp_path: Path, changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(EvidenceError, match=fault):
        publish(build(**changes), tmp_path)
    assert visible(tmp_path) == []


def test_a_number_that_reads_otherwise_is_a_fault() -> None:
    def prove(row: ImpactRecord, _: str) -> None:
        if row.number_text == "100":
            msg = "100 reads as exactly 100"
            raise EvidenceError(msg)

    with pytest.raises(EvidenceError, match=rf"1 rows .*\nrecord {hash16('a.txt100')}: 100 reads as exactly 100"):
        check_evidence(build(), prove)


def test_a_long_list_of_faults_is_cut() -> None:
    with pytest.raises(EvidenceError, match=r"\.\.\. and 2 more"):
        check_evidence(build(records=tuple(shifted(RECORDS[0]) for _ in range(12))))


def test_the_build_id_is_of_inputs_code_and_options() -> None:
    ids = {
        build_id_of({"a": "1"}, "1", {}),
        build_id_of({"a": "2"}, "1", {}),
        build_id_of({"b": "1"}, "1", {}),
        build_id_of({"a": "1"}, "2", {}),
        build_id_of({"a": "1"}, "1", {"strict": True}),
    }
    assert len(ids) == 5
    assert build_id_of({"a": "1", "b": "2"}, "1", {"x": 1, "y": 2}) == build_id_of(
        {"b": "2", "a": "1"}, "1", {"y": 2, "x": 1}
    )
