"""JSON lines, CSV and Parquet: a document a row, and what happens to a row that is none."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactetl.errors import UsageError
from impactetl.model import Document
from impactetl.publish.reference import quality_rows
from impactetl.schema import ProblemKind
from impactetl.sources import Options, columns_of, limits_of
from inputs import FREED, JAILED, by_uri, kinds, read

ROW = {"id": "n-1", "text": FREED, "title": "News", "published": "2016-05-04", "url": "https://example.org/n"}


def _jsonl(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def _csv(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter="\t" if path.suffix == ".tsv" else ",")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _parquet(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), path)
    return path


def _written(folder: Path, suffix: str) -> Path:
    path = folder / f"news{suffix}"
    if suffix == ".jsonl":
        return _jsonl(path, ROW)
    return _parquet(path, [ROW]) if suffix == ".parquet" else _csv(path, [ROW])


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv", ".parquet"])
def test_a_row_becomes_a_document_with_what_its_columns_say(tmp_path: Path, suffix: str) -> None:
    (document,), problems = read(_written(tmp_path, suffix))
    assert problems == []
    assert (document.uri, document.record, document.container) == (f"news{suffix}#n-1", "n-1", f"news{suffix}")
    assert (document.text, document.title, document.url) == (FREED, "News", "https://example.org/n")
    assert document.published == date(2016, 5, 4)


def test_columns_are_found_by_their_common_names_or_mapped_by_the_caller(tmp_path: Path) -> None:
    path = _jsonl(tmp_path / "a.jsonl", {"Doc_ID": 7, "Body": FREED, "summary": JAILED, "Permalink": "https://e.org/"})
    (document,), _ = read(path)
    assert (document.record, document.text, document.url) == ("7", FREED, "https://e.org/")
    (document,), _ = read(path, columns={"text": "summary", "url": "nowhere"})
    assert (document.text, document.url) == (JAILED, None)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_without_a_column_with_the_text_the_columns_are_listed(tmp_path: Path, suffix: str) -> None:
    path = _written(tmp_path, suffix)
    documents, (problem,) = read(path, columns={"text": "prose"})
    assert documents == []
    assert problem.kind is ProblemKind.UNREADABLE
    assert "'prose'" in problem.message
    assert "title" in problem.message
    assert "--column text=" in problem.message


def test_lines_without_a_column_with_the_text_are_one_problem(tmp_path: Path) -> None:
    path = _jsonl(tmp_path / "a.jsonl", ROW, *[{"lang": "en", "prose": FREED}] * 300)
    documents, (problem,) = read(path)
    assert len(documents) == 1
    assert problem.message.startswith(
        "a.jsonl: 300 lines, the first of them 2: no text, which other lines have; add it"
    )
    assert "(columns: lang, prose)" in problem.message
    assert (problem.offset, problem.kept) == (len(json.dumps(ROW)) + 1, "the other lines")
    _, (problem,) = read(_jsonl(tmp_path / "b.jsonl", *[{"lang": "en", "prose": FREED}] * 300))
    assert problem.message.startswith("b.jsonl: 300 lines, the first of them 1: there is no column with the text; name")


def test_rows_without_an_id_are_numbered_and_no_two_have_one_name(tmp_path: Path) -> None:
    rows = [{"text": FREED}, {"id": "x", "text": FREED}, {"id": "x", "text": JAILED}, {"id": "1", "text": JAILED}]
    documents, problems = read(_jsonl(tmp_path / "a.jsonl", *rows))
    assert [document.record for document in documents] == ["1", "x", "x~2", "1~2"]
    assert len({document.source_id for document in documents}) == 4
    assert problems == []


def test_a_line_added_on_top_changes_no_id(tmp_path: Path) -> None:
    before, _ = read(_jsonl(tmp_path / "a.jsonl", ROW))
    after, _ = read(_jsonl(tmp_path / "a.jsonl", {"id": "new", "text": JAILED}, ROW))
    assert after[1].source_id == before[0].source_id


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("{'text': 1}", ProblemKind.CORRUPT, "line 2 is no JSON"),
        ('{"text": "cut', ProblemKind.CORRUPT, "line 2 is no JSON"),
        ('{"text": "a\tb"}', ProblemKind.CORRUPT, "(Invalid control character at character "),
        ("[" * 100_000, ProblemKind.CORRUPT, "line 2 is no JSON"),
        ('["text"]', ProblemKind.CORRUPT, "line 2 holds no JSON object"),
        ("9" * 5000, ProblemKind.CORRUPT, "line 2 is no JSON"),
        ('{"text": ""}', ProblemKind.EMPTY, "row 2: column 'text' holds no text"),
        ('{"text": null}', ProblemKind.EMPTY, "row 2: column 'text' holds no text"),
        ('{"text": ["a"]}', ProblemKind.EMPTY, "row 2: column 'text' holds no text"),
        ('{"body": "' + "x" * 3000 + '"}', ProblemKind.LIMIT, "line 2 has 3013 bytes"),
    ],
)
def test_a_bad_line_is_told_and_the_lines_round_it_are_kept(
    tmp_path: Path, line: str, kind: ProblemKind, what: str
) -> None:
    limit = 2000 if kind is ProblemKind.LIMIT else 1 << 20
    path = _jsonl(tmp_path / "a.jsonl", ROW, line, {"id": "n-2", "text": JAILED})
    documents, (problem,) = read(path, max_document=limit)
    assert [document.text for document in documents] == [FREED, JAILED]
    assert problem.kind is kind
    assert what in problem.message


def test_a_line_in_another_encoding_is_told_with_its_place(tmp_path: Path) -> None:
    path = _jsonl(tmp_path / "a.jsonl", ROW)
    size = path.stat().st_size
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b'{"text": "caf\xe9"}\n' + json.dumps(ROW).encode())
    documents, (problem,) = read(path)
    assert len(documents) == 2
    assert (problem.kind, problem.offset) == (ProblemKind.ENCODING, size + 3 + 13)


@pytest.mark.parametrize(
    ("published", "day", "told"),
    [
        ("2016-05-04T23:10:00Z", date(2016, 5, 4), False),
        ("2016", None, False),
        ("2016-05", None, False),
        (None, None, False),
        ("", None, False),
        ("last week", None, True),
        (20160504, date(2016, 5, 4), False),
        ("2016-13-01", None, True),
    ],
)
def test_a_day_that_is_none_is_told_and_the_row_kept(
    tmp_path: Path, published: object, day: date | None, *, told: bool
) -> None:
    (document,), problems = read(_jsonl(tmp_path / "a.jsonl", ROW | {"published": published}))
    assert document.published == day
    assert kinds(problems) == ([ProblemKind.FIELD] if told else [])


def test_parquet_days_and_times_are_days(tmp_path: Path) -> None:
    rows = [ROW | {"published": datetime(2016, 5, 4, 10)}]  # noqa: DTZ001 - a Parquet file may hold such a time
    (document,), _ = read(_parquet(tmp_path / "a.parquet", rows))
    assert document.published == date(2016, 5, 4)


def test_csv_rows_that_do_not_fit_are_left_out_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f'id,text,note\r\n1,"{FREED}",a\r\n2,"never closed,b\r\n3,"{JAILED}\nOn two lines.",c\r\n4,too,many,fields\r\n'
        f'5,few\r\n\r\n6,"said ""{FREED}""",d\r\n7,"open to the end,e\r\n8,"{JAILED}",f',
        encoding="utf-8",
    )
    documents, problems = read(path)
    assert by_uri(documents) == {
        "a.csv#1": FREED,
        "a.csv#3": f"{JAILED}\nOn two lines.",
        "a.csv#6": f'said "{FREED}"',
        "a.csv#8": JAILED,
    }
    assert kinds(problems) == [ProblemKind.CORRUPT] * 4
    assert [problem.message.split()[2] for problem in problems] == ["3", "6", "7", "10"]


def test_a_csv_quote_that_is_never_closed_costs_its_line_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n0,"open\n' + "".join(f"{i},{FREED.replace(',', '')}\n" for i in range(1, 50)), "utf-8")
    documents, (problem,) = read(path)
    assert len(documents) == 49
    assert problem.offset == len("id,text\n")
    assert len(read(path, max_document=500)[0]) == 49


def test_csv_lines_of_two_encodings_are_both_read_and_a_huge_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    two = "id;text\n1;naïve\n".encode() + b"2;caf\xe9\n3;na\xc3\xafve caf\xe9\n"
    path.write_bytes(two + b"4;" + b"x" * 900 + b"\n5;\xff\x00\x01\x02\n")
    documents, problems = read(path, max_document=500)
    assert [document.text for document in documents] == ["naïve", "café", "naïve café"]
    assert sorted(kinds(problems)) == [ProblemKind.ENCODING, ProblemKind.LIMIT, ProblemKind.UNREADABLE]


def test_an_empty_table_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    assert read(tmp_path) == ([], [])


def test_a_damaged_parquet_file_is_told(tmp_path: Path) -> None:
    path = _parquet(tmp_path / "a.parquet", [ROW | {"id": str(i), "text": FREED * 50 + str(i)} for i in range(2000)])
    content = path.read_bytes()
    (tmp_path / "cut.parquet").write_bytes(content[: len(content) // 2])
    documents, (problem,) = read(tmp_path / "cut.parquet")
    assert (documents, problem.kind, problem.kept) == ([], ProblemKind.CORRUPT, "nothing")


def test_a_long_row_of_a_parquet_file_is_told(tmp_path: Path) -> None:
    rows = [ROW | {"text": FREED * 100}, ROW | {"id": "n-2"}]
    (document,), (problem,) = read(_parquet(tmp_path / "a.parquet", rows), max_document=1000)
    assert (document.record, problem.record, problem.kind) == ("n-2", "n-1", ProblemKind.LIMIT)


def test_of_columns_named_for_one_field_the_first_that_a_table_has_counts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'summary,text\n"{FREED}",other\n')
    _jsonl(tmp_path / "b.jsonl", {"body": FREED, "summary": "other"}, {"text": FREED})
    documents, (problem,) = read(tmp_path, columns=columns_of(["text=body", "text=summary"]))
    assert [(one.container, one.text) for one in documents] == [("a.csv", FREED), ("b.jsonl", FREED)]
    assert "line 2: there is no column 'body' or 'summary'; name this table's, too" in problem.message


def test_a_limit_of_the_callers_holds_for_no_other_table(tmp_path: Path) -> None:
    path = _written(tmp_path, ".csv")
    assert {problem.kind for problem in read(path, max_document=10)[1]} == {ProblemKind.LIMIT}
    assert quality_rows()
    assert len(read(path)[0]) == 1


def test_a_field_may_be_as_long_as_a_row(tmp_path: Path) -> None:
    text = FREED + "x" * 200_000  # more than module csv lets through by itself
    path = tmp_path / "a.csv"
    path.write_text(f'text\n"{text}"\n', encoding="utf-8")
    (document,), problems = read(path)
    assert (document.text, problems) == (text, [])


def test_mappings_and_limits_are_read_strictly() -> None:
    assert columns_of(["text=a=b"]) == {"text": "a=b"}
    for wrong in ("text", "text="):
        with pytest.raises(UsageError, match="FIELD=COLUMN"):
            columns_of([wrong])
    with pytest.raises(UsageError, match="prose is not read from a column"):
        Options(columns={"prose": "a"})
    for wrong in ("document", "size=3", "document=3X", "document=-1", "document=²"):
        with pytest.raises(UsageError, match="NAME=NUMBER"):
            limits_of([wrong])
    with pytest.raises(UsageError, match="max_depth: 0"):
        Options(max_depth=0)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=8))
def test_any_texts_come_back_from_json_lines(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = _jsonl(tmp_path_factory.mktemp("rows") / "a.jsonl", *({"text": text} for text in texts))
    documents, problems = read(path)
    assert [document.text for document in documents] == [text for text in texts if text.strip()]
    assert all(isinstance(document, Document) for document in documents)
    assert kinds(problems) == [ProblemKind.EMPTY] * (len(texts) - len(documents))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_without_a_suffix_is_known_by_its_names(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "news"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([list(ROW), list(ROW.values())])
    (document,), problems = read(path)
    assert (document.record, document.text, problems) == ("n-1", FREED, [])


@pytest.mark.parametrize(
    "words",
    [
        f"id,text\n{FREED}, he said",  # no row fits the names
        f"Country,2020\n{FREED}\n",  # no text among the names
        "text\n",
        f"Of boats, nets, text\n{FREED}, he said, again\n",
    ],
)
def test_a_text_without_a_suffix_stays_a_text(tmp_path: Path, words: str) -> None:
    (tmp_path / "news").write_text(words, encoding="utf-8")
    documents, _ = read(tmp_path / "news")
    assert [document.record for document in documents] == [None]
