"""Tables in Arrow and DuckDB: types, keys, checks, comments and views."""

from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
import pytest

from factories import METRICS, RECORDS, build, hash16, record, rejection, source
from impactetl.errors import StoreError
from impactetl.publish.layout import DATABASE
from impactetl.publish.parquet import write_parquet
from impactetl.schema import UNSAFE_REASONS, ImpactRecord, Table
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import SPECS, columns, in_order
from impactetl.store.database import open_database, stored_build_id, table_hashes, write_database
from impactetl.store.ddl import PIECE_CHARS
from impactetl.store.views import VIEWS
from stores import arrow_tables, asked, filled

Row = TypeVar("Row", bound=Table)


def written(folder: Path, **changes: tuple[Table, ...]) -> Path:
    made = build(**changes)
    folder.mkdir(exist_ok=True)
    write_database(folder / DATABASE, arrow_tables(made), made.metrics, made.stamp)
    return folder / DATABASE


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize(
    ("table", "column", "arrow", "sql"),
    [
        ("records", "value", pa.float64(), "DOUBLE"),
        ("records", "year", pa.int64(), "BIGINT"),
        ("records", "period_start", pa.date32(), "DATE"),
        ("records", "country_codes", pa.list_(pa.string()), "VARCHAR[]"),
        ("records", "sex", pa.dictionary(pa.int16(), pa.string()), "ENUM('female', 'male', 'mixed')"),
        ("records", "quote", pa.string(), "VARCHAR"),
        ("sources", "published", pa.date32(), "DATE"),
    ],
)
def test_each_kind_of_column_has_its_type(
    database: Path, table: str, column: str, arrow: pa.DataType, sql: str
) -> None:
    made = build()
    assert to_arrow(SPECS[table], made.tables[table], made.stamp).schema.field(column).type == arrow
    query = f"SELECT data_type FROM duckdb_columns() WHERE table_name = '{table}' AND column_name = '{column}'"  # noqa: S608 - own names
    assert asked(database, query) == [(sql,)]


def test_every_table_view_and_column_is_commented(database: Path) -> None:
    uncommented = """
        SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
        UNION ALL SELECT column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"""
    assert asked(database, uncommented) == []
    comment = "SELECT comment FROM duckdb_columns() WHERE table_name = 'records' AND column_name = 'quote'"
    assert asked(database, comment) == [("The sentence that states it, exactly as it stands in the text.",)]
    assert {name for (name,) in asked(database, "SELECT view_name FROM duckdb_views() WHERE NOT internal")} == {
        "sources",
        *(view.name for view in VIEWS),
    }


def test_the_comment_of_a_column_says_what_its_words_mean(database: Path) -> None:
    query = "SELECT comment FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'unsafe_reason'"
    ((comment,),) = asked(database, query)
    assert all(f"{word.value}: {meaning}" in comment for word, meaning in UNSAFE_REASONS.items())


@pytest.mark.parametrize("column", ["country_codes", "nationality_codes", "part_of"])
def test_what_no_key_reaches_says_who_checks_it(database: Path, column: str) -> None:
    query = f"SELECT comment FROM duckdb_columns() WHERE table_name = 'records' AND column_name = '{column}'"  # noqa: S608 - own names
    ((comment,),) = asked(database, query)
    assert "Dataset.check() checks that" in comment


def test_rows_arrive_as_they_are(database: Path) -> None:
    made = build()
    with open_database(database) as connection:
        for spec in [SPECS[name] for name in made.tables]:
            cursor = connection.execute(f"SELECT * FROM {spec.name}")  # noqa: S608 - own names
            names = [about[0] for about in cursor.description or ()]
            rows = [tuple(row) for row in cursor.fetchall()]
            assert names == [column.name for column in columns(spec.model)]
            expected = [row.model_dump() for row in in_order(spec, made.tables[spec.name])]
            assert rows == [tuple(list(v) if isinstance(v, tuple) else v for v in row.values()) for row in expected]


def test_the_build_table_carries_the_stamp(database: Path) -> None:
    made = build()
    assert asked(database, "FROM build") == [(made.build_id, "0.1.0", "1.0.0")]
    with open_database(database) as connection:
        assert stored_build_id(connection) == made.build_id


def falsified(row: Row, **changes: object) -> Row:
    """A row as no public constructor would make it."""
    return row.model_copy(update=changes)


def one_of(metric: str, **changes: object) -> ImpactRecord:
    return falsified(record(metric=metric), **changes)


@pytest.mark.parametrize(
    "bad",
    [
        {"value": 13.0},
        {"value_min": 11.0},
        {"value_max": None},
        {"qualifier": "at_least"},
        {"qualifier": "at_most"},
        {"qualifier": "range"},
        {"qualifier": "vague"},
        {"qualifier": "approximate"},
        {"value": float("inf"), "value_min": float("inf"), "value_max": float("inf")},
        {"unit": "case"},
        {"unit": "USD"},
        {"metric": "fine"},
        {"quote_end": 1},
        {"quote": ""},
        {"number_start": 10},
        {"number_end": 13},
        {"number_text": "13"},
        {"country_codes": ["KHM", "BOL"]},
        {"country_codes": []},
        {"country_codes": ["khm"], "country_code": None},
        {"area": "several"},
        {"area": "world"},
        {"area": "unknown", "country_code": None},
        {"area": "country", "country_code": None, "country_codes": []},
        {"area": "several", "country_code": None},
        {"value_basis": "implied"},
        {"value": -1.0, "value_min": -1.0, "value_max": -1.0},
        {"value": None, "value_min": -1.0, "value_max": 3.0, "qualifier": "range"},
        {"year": 2013},
        {"year": 2015},
        {"country_code": "XXX", "country_codes": ["XXX"]},
        {"nationality_codes": ["VNM", "Laos"]},
        {"confidence": 1.1},
        {"confidence": -0.1},
        {"year": 999},
        {"period_end": date(2013, 1, 1)},
        {"page": 0},
        {"place": ""},
        {"record_id": "xyz"},
        {"record_id": hash16("a.txt100")},
        {"part_of": hash16("a.txt12")},
        {"source_id": hash16("nowhere")},
    ],
    ids=str,
)
def test_a_record_that_breaks_the_contract_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="table records: a row breaks the contract"):
        filled(claimed=False, records=(falsified(record(), **bad), *RECORDS[1:2]))


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("rejections", (falsified(rejection(), source_id=hash16("nowhere")),)),
        ("rejections", (rejection(), rejection())),
        ("rejections", (falsified(rejection(), number_text="2015"),)),
        ("sources", (source(), source())),
        ("sources", (source(), falsified(source("b.txt"), chars=1))),
    ],
)
def test_other_rows_that_break_the_contract_are_refused(table: str, rows: tuple[Table, ...]) -> None:
    with pytest.raises(StoreError, match=f"table {table}: a row breaks the contract"):
        filled(claimed=False, **{table: rows})


@pytest.mark.parametrize(
    ("metric", "unit", "fits"),
    [
        ("prosecutions", "case", True),
        ("prosecutions", "year", False),
        ("fine", "KHR", True),
        ("fine", "person", False),
        ("sentence_length", "week", True),
        ("sentence_length", "weekly", False),
    ],
)
def test_the_unit_is_one_of_its_metric(metric: str, unit: str, fits: bool) -> None:  # noqa: FBT001 - a row of examples
    rows = (one_of(metric, unit=unit),)
    if fits:
        assert asked(filled(records=rows), "SELECT unit FROM records") == [(unit,)]
    else:
        with pytest.raises(StoreError, match="table records"):
            filled(claimed=False, records=rows)


def test_a_metric_without_a_row_has_no_records() -> None:
    with pytest.raises(StoreError, match="table records"):
        filled(metrics=METRICS[1:])


def test_an_empty_build_is_a_database_too() -> None:
    nothing: Any = dict.fromkeys(
        ("sources", "records", "rejections", "problems", "metrics", "countries", "quality"), ()
    )
    with filled(**nothing) as connection:
        for view in VIEWS:
            assert connection.execute(f"FROM {view.name}").fetchall() == []


def test_hashes_tell_rows_apart_and_not_their_order(tmp_path: Path, database: Path) -> None:
    same = table_hashes(written(tmp_path / "again", records=RECORDS[::-1]))
    other = table_hashes(written(tmp_path / "other", records=RECORDS[:-1]))
    hashes = table_hashes(database)
    assert same == hashes
    assert {name for name in hashes if hashes[name] != other[name]} == {"records", "claims", "claim_records"}


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("no database")
    with pytest.raises(StoreError, match=DATABASE):
        open_database(tmp_path / DATABASE)


def test_a_database_of_somebody_else_has_no_build_id() -> None:
    with duckdb.connect() as connection:
        assert stored_build_id(connection) is None
        connection.execute("CREATE TABLE build (build_id VARCHAR)")
        assert stored_build_id(connection) is None


def test_texts_of_any_length_come_back_whole(tmp_path: Path) -> None:
    texts = ["", "a", "é" * (PIECE_CHARS - 1), "ab" * PIECE_CHARS, "\U0001f600 " * PIECE_CHARS + "end"]
    made = tuple(source(f"{n}.txt", text) for n, text in enumerate(texts))
    path = written(tmp_path, sources=made, records=(), rejections=())
    assert asked(path, "SELECT text FROM sources ORDER BY uri") == [(text,) for text in texts]
    assert asked(path, "SELECT max(length(text)) FROM source_texts") == [(PIECE_CHARS,)]


def test_books_go_in_and_are_hashed_within_the_limit_of_memory(tmp_path: Path) -> None:
    """DuckDB holds 2,048 rows at a time: of whole texts in one column, half of these need more than it may hold."""
    spec, stamp = SPECS["sources"], build().stamp
    book = "Police freed 12. " * 300_000
    made = (to_arrow(spec, [source(f"{n}.txt", f"{n} {book}")], stamp) for n in range(12))
    first = next(made)
    rows = chain(first.to_batches(), *(table.to_batches() for table in made))
    assert write_parquet(spec, rows, first.schema, tmp_path / "sources.parquet") == 12
    tables = arrow_tables(build(sources=(), records=(), rejections=()))
    write_database(tmp_path / DATABASE, tables | {"sources": tmp_path / "sources.parquet"}, METRICS, stamp)
    assert asked(tmp_path / DATABASE, "SELECT count(*), sum(chars) > 6e7 FROM sources") == [(12, True)]
    assert set(table_hashes(tmp_path / DATABASE)) == {"build", *SPECS}
