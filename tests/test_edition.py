"""The public edition: what it shows, what it leaves out, and that nothing can be guessed back from it."""

import csv
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner

import impactetl
from factories import build, hash16, record, rejection, source
from impactetl.cli import app
from impactetl.errors import StoreError, UsageError
from impactetl.masking import BLOCK
from impactetl.publish import publish
from impactetl.publish.edition import PUBLIC_TABLES, safe_cell
from impactetl.publish.layout import EDITION
from impactetl.schema import Claim, ClaimLink, ClaimRecord, ImpactRecord, Rejection, Source, Table
from impactetl.schema.public import PublicRecord, PublicRejection, PublicSource
from impactetl.schema.public_claim import PublicClaim, PublicClaimLink, PublicClaimRecord
from readme import ROOT

STORY = (
    "On 4 May 2016 Namusisi was rescued in Svay Pak. Police freed 28 girls in Phnom Penh. "
    "In 2017, Judge Sokha Chann convicted 3 men in Cebu City, said Grace Mwangi. "
    "Call 0712 345 678 or write to grace.mwangi@example.org about the 12 boys who were freed in Kenya. "
    "Nothing else was written on this long page, which goes on for a while without any figure at all, so that all the"
    " quotes are the smaller part of it, as they are in nearly every document that anybody reads in this field. There"
    " is more of it below, but none of it tells how many, or when, or where, or by whom it was brought about; it goes"
    " on and on, as pages do, and ends here."
)
LEFT_OUT = {
    # of ImpactRecord: nothing; of the others what would show texts
    PublicClaimRecord: {"publisher"},
    PublicSource: {"text", "layout", "digest"},
    PublicRejection: {
        *("number_text", "quote", "quote_start", "quote_end", "cue"),
        *("value", "value_min", "value_max", "qualifier", "unit"),
    },
}


def spanned(quote: str, number: str) -> dict[str, Any]:
    start = STORY.index(quote)
    at = STORY.index(number, start)
    return {
        "quote": quote,
        "quote_start": start,
        "quote_end": start + len(quote),
        "number_text": number,
        "number_start": at,
        "number_end": at + len(number),
    }


def dataset(folder: Path) -> Path:
    sentences = re.findall(r"[A-Z].*?\.(?= [A-Z])", STORY)
    base = {"record_id": hash16("implied"), "part_of": None, "metric": "people_rescued", "population": None}
    link = "https://a.org/page#:~:text=Namusisi"
    rows = (
        record(
            "12",
            1.0,
            **spanned(sentences[0], "Namusisi"),
            **base | {"part_of": hash16("28")},
            value_basis="implied",
            place="Svay Pak",
            link=link,
        ),
        record("12", 28.0, **spanned(sentences[1], "28"), **base | {"record_id": hash16("28")}, link=link),
        record(
            "12",
            3.0,
            **spanned(sentences[2], "3"),
            **base | {"record_id": hash16("3"), "metric": "convictions", "population": "3 men in Cebu City"},
            place="Cebu City",
            attributed_to="Grace Mwangi",
            organization="Chann & Sons",
            link="https://a.org/grace-mwangi/#:~:text=x",
        ),
        record("12", 12.0, **spanned(sentences[3], "12"), **base | {"record_id": hash16("boys"), "place": None}),
    )
    shown = source(
        "a.txt",
        STORY,
        title="Namusisi's Story",
        author="Hope Wanyama",
        publisher="Grace Mwangi's Blog",
        rights="ask x@y.org",
    )
    other = source("namusisi-story.txt", "Namusisi.", url="https://a.org/namusisi/")
    publish(
        build(
            sources=(shown, other, source("sokhas-story.txt", "Sokha.")),
            records=rows,
            rejections=(rejection("2014", **spanned(sentences[0], "2016")),),
        ),
        folder,
    )
    return folder


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    impactetl.publish_edition(folder / "public", dataset(folder / "data"))
    return folder / "public"


def frame(edition: Path, table: str) -> pd.DataFrame:
    return pd.read_parquet(edition / f"{table}.parquet")


def test_no_name_address_or_small_place_is_in_any_file(edition: Path) -> None:
    hidden = "Namusisi|Sokha|Chann|Mwangi|Wanyama|Svay|Cebu|0712|345 678|x@y"
    for path in edition.rglob("*"):
        if path.is_file():
            content = (
                path.read_bytes() if path.suffix != ".parquet" else pq.read_table(path).to_pandas().to_csv().encode()
            )
            assert re.findall(hidden, content.decode(), re.IGNORECASE) == [], path.name


def test_countries_months_and_large_places_stay(edition: Path) -> None:
    quotes = " ".join(frame(edition, "records")["quote"])
    assert all(word in quotes for word in ("May 2016", "Phnom Penh", "Kenya", "Police", "Judge"))


def test_offsets_hold_and_numbers_are_read_again(edition: Path) -> None:
    for row in frame(edition, "records").to_dict("records"):
        assert len(row["quote"]) == row["quote_end"] - row["quote_start"]
        start = row["number_start"] - row["quote_start"]
        assert row["quote"][start : start + len(row["number_text"])] == row["number_text"]
        original = STORY[row["quote_start"] : row["quote_end"]]
        assert all(new in {old, BLOCK} for new, old in zip(row["quote"], original, strict=True))
        assert row["masked_chars"] == row["quote"].count(BLOCK)
        assert row["proof"] == ("masked" if set(row["number_text"]) == {BLOCK} else "reread")
    assert set(frame(edition, "records")["proof"]) == {"masked", "reread"}


def test_a_small_place_is_told_by_its_country(edition: Path) -> None:
    places = frame(edition, "records").set_index("value")["place"]
    assert places[28.0] == "Phnom Penh"
    assert places[[1.0, 3.0]].isna().all()
    assert set(frame(edition, "records")["country_code"]) == {"KHM"}


def test_a_link_shows_no_sentence_that_is_masked(edition: Path) -> None:
    links = frame(edition, "records").set_index("value")["link"]
    assert links[1.0] == "https://a.org/page"
    assert links[3.0] == "https://a.org/"
    assert links[28.0] == "https://a.org/"  # its own quote is not masked, but the address holds a name


def test_sources_of_equal_masked_names_keep_apart(edition: Path) -> None:
    sources = frame(edition, "sources")
    assert sorted(sources["uri"]) == ["a.txt", f"{BLOCK * 6}-story.txt", f"{BLOCK * 8}-story.txt"]
    assert sources["source_id"].is_unique
    assert sources.set_index("uri")["sha256"].notna()["a.txt"]
    row = sources.set_index("uri").loc["a.txt"]
    assert row["author"] == f"{BLOCK * 12}"
    assert row["publisher"] == f"{BLOCK * 12}'s Blog"


def test_the_hash_of_a_text_that_is_mostly_quoted_is_left_out(tmp_path: Path) -> None:
    text = "Namusisi freed 12 girls."
    row = record("12", 12.0, **spans_of(text, "12"))
    publish(build(sources=(source("a.txt", text),), records=(row,), rejections=()), tmp_path / "data")
    impactetl.publish_edition(tmp_path / "public", tmp_path / "data")
    assert frame(tmp_path / "public", "sources")["sha256"].isna().all()


def spans_of(text: str, number: str) -> dict[str, Any]:
    at = text.index(number)
    return {
        "quote": text,
        "quote_start": 0,
        "quote_end": len(text),
        "number_text": number,
        "number_start": at,
        "number_end": at + len(number),
    }


def test_ids_are_made_of_masked_words_alone(tmp_path: Path) -> None:
    made = []
    for name in ("Namusisi", "Babirye!"[:7] + "e"):
        text = f"Police met {name} and freed 12 girls."
        folder = tmp_path / name
        row = record("12", 12.0, record_id=hash16(name), place=None, **spans_of(text, "12"))
        publish(build(name, sources=(source("a.txt", text),), records=(row,), rejections=()), folder / "data")
        impactetl.publish_edition(folder / "public", folder / "data")
        made.append({path.name: path.read_bytes() for path in sorted((folder / "public").rglob("*")) if path.is_file()})
    assert made[0] == made[1]


def test_the_parts_of_a_whole_point_to_it(edition: Path) -> None:
    records = frame(edition, "records").set_index("value")
    assert records["part_of"][1.0] == records["record_id"][28.0]
    assert not {hash16("28"), hash16("implied")} & set(records["record_id"])


@pytest.mark.parametrize(
    ("public", "inner"),
    [
        (PublicRecord, ImpactRecord),
        (PublicSource, Source),
        (PublicRejection, Rejection),
        (PublicClaim, Claim),
        (PublicClaimRecord, ClaimRecord),
        (PublicClaimLink, ClaimLink),
    ],
)
def test_every_column_is_shared_or_left_out_on_purpose(public: type[Table], inner: type[Table]) -> None:
    assert set(inner.model_fields) - set(public.model_fields) == LEFT_OUT.get(public, set())


def test_claims_point_to_the_records_of_the_edition(edition: Path) -> None:
    claims, members = frame(edition, "claims"), frame(edition, "claim_records")
    records = set(frame(edition, "records")["record_id"])
    assert len(claims) == len(members) == 4
    assert set(members["record_id"]) == set(claims["best_record_id"]) == records
    assert set(members["claim_id"]) == set(claims["claim_id"])
    assert set(members["source_id"]) <= set(frame(edition, "sources")["source_id"])
    assert claims.set_index("value").loc[[1.0, 3.0], "place"].isna().all()
    links = frame(edition, "claim_links")
    assert set(links["kind"]) == {"part_of"}
    assert {*links["from_claim"], *links["to_claim"]} <= set(claims["claim_id"])


def test_a_row_that_links_to_what_it_masks_cannot_be_made(edition: Path) -> None:
    row = pq.read_table(edition / "records.parquet").to_pylist()[0]
    good = PublicRecord.model_validate(row, strict=False)
    assert good.masked_chars
    for changes, fault in [
        ({"link": "https://a.org/#:~:text=x"}, "shows the sentence"),
        ({"quote_end": 3}, "offsets say"),
        ({"value": 7.0}, "do not fit the qualifier"),
        ({"area": "world"}, "does not fit country_code"),
    ]:
        with pytest.raises(ValidationError, match=fault):
            PublicRecord.model_validate(row | changes, strict=False)


def test_the_manifest_names_every_file_with_its_hash(edition: Path) -> None:
    manifest = json.loads((edition / EDITION).read_text())
    files = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()} - {EDITION}
    assert set(manifest["files"]) == files
    for name, about in manifest["files"].items():
        assert about["sha256"] == sha256((edition / name).read_bytes()).hexdigest()
    assert manifest["files"]["records.csv"]["rows"] == manifest["files"]["records.parquet"]["rows"] == 4
    assert manifest["edition_id"] in (edition / "README.md").read_text()


def test_parquet_says_what_its_columns_are(edition: Path) -> None:
    for spec in PUBLIC_TABLES:
        schema = pq.read_schema(edition / f"{spec.name}.parquet")
        assert all(field.metadata[b"description"] for field in schema)


def test_the_same_dataset_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    impactetl.publish_edition(tmp_path / "public", dataset(tmp_path / "data"))
    for path in edition.rglob("*"):
        if path.is_file():
            assert (tmp_path / "public" / path.relative_to(edition)).read_bytes() == path.read_bytes()


def test_csv_is_read_alike_by_python_pandas_and_duckdb(edition: Path) -> None:
    with (edition / "records.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["record_id"] for row in rows] == list(frame(edition, "records")["record_id"])
    assert list(pd.read_csv(edition / "records.csv").columns) == list(PublicRecord.model_fields)
    query = "SELECT count(*) FROM read_csv(?)"
    assert duckdb.execute(query, [str(edition / "records.csv")]).fetchone() == (4,)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", '"=1', "%0A=1", "|cmd"]
)
def test_no_cell_starts_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@given(st.text(max_size=20))
def test_a_safe_cell_keeps_its_text(text: str) -> None:
    assert safe_cell(text) in {text, f"'{text}"}
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@"))


def test_an_edition_is_replaced_and_anything_else_is_left_alone(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    (tmp_path / "public").mkdir()
    first = impactetl.publish_edition(tmp_path / "public", data)
    (tmp_path / "public" / "stale.csv").write_text("old")
    assert impactetl.publish_edition(tmp_path / "public", data) == first
    assert not (tmp_path / "public" / "stale.csv").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("mine")
    with pytest.raises(UsageError, match="is no public edition"):
        impactetl.publish_edition(tmp_path / "mine", data)
    assert (tmp_path / "mine" / "diary.txt").read_text() == "mine"
    with pytest.raises(UsageError, match="holds the dataset itself"):
        impactetl.publish_edition(data, data)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "mine", "public"]


def test_the_command_says_what_was_masked_and_where_it_is(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    result = CliRunner().invoke(app, ["publish", str(tmp_path / "public"), "--data", str(data)])
    assert result.exit_code == 0
    assert "sources: 3; records: 4; quotes that are masked in part: 3" in result.output
    assert "told by their country instead of their place: 2" in result.output
    missing = CliRunner().invoke(app, ["publish", str(tmp_path / "x"), "--data", str(tmp_path / "nothing")])
    assert missing.exit_code == 1
    assert not (tmp_path / "x").exists()


def test_an_edition_is_asked_in_sql_with_the_views_and_reads_no_other_file(edition: Path, tmp_path: Path) -> None:
    def told(query: str, folder: Path = edition) -> str:
        return CliRunner().invoke(app, ["sql", query, "--data", str(folder), "--format", "csv"]).output

    assert told("SELECT count(*) AS n FROM records") == f"n\n{len(frame(edition, 'records'))}\n"
    safe = frame(edition, "claims").query("safe_to_sum")
    assert told("SELECT sum(claims) AS n FROM totals_by_country_year") == f"n\n{len(safe)}\n"
    assert "cannot be answered" in told(f"FROM read_text('{edition / 'README.md'}')")
    with pytest.raises(StoreError, match="this is a public edition"):
        impactetl.open(edition)
    (tmp_path / EDITION).write_text("{}")
    assert "a Parquet file cannot be read" in told("FROM records", tmp_path)


def test_no_personal_name_of_the_seeds_is_in_their_edition(tmp_path: Path) -> None:
    impactetl.build(ROOT / "data" / "raw", tmp_path / "data")
    impactetl.publish_edition(tmp_path / "public", tmp_path / "data")
    names = "Mien|Jakelin|Namusisi|Haugen|Cooke|Hedrick|Rebekah|Saroeun|Vanessa|Mimi?s?|Hellen|David|Luke|Bablu|Kooman"
    for table in ("records", "sources", "rejections"):
        content = (tmp_path / "public" / f"{table}.csv").read_text(encoding="utf-8-sig")
        assert re.findall(rf"\b(?:{names})\b", content, re.IGNORECASE) == []
    records = frame(tmp_path / "public", "records")
    assert len(records) == 41
    assert set(records["proof"]) == {"reread"}
    quotes = " ".join(" ".join(records["quote"]).split())
    kept = ("IJM", "UNICEF", "US State Department", "Bolivia", "Philippines", "Cambodian National Police")
    assert [word for word in kept if word not in quotes] == []
