"""Command ``explain``, and the test cases that it prints."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import case_rows
from impactetl import pipeline
from impactetl.cli import app
from impactetl.cli.cases import case_of, toml_text
from impactetl.cli.commands.explain import EXAMPLES
from impactetl.cli.explaining import rows_of
from impactetl.cli.group import visible
from impactetl.cli.rows import amount
from impactetl.model import Document
from impactetl.schema import Qualifier
from tiny import TEXT, tiny_extractor

RAW = Path(__file__).parents[1] / "data" / "raw"


def _run(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == status, result.output
    return result


def test_a_place_is_explained_as_record_or_rejection(raw: Path) -> None:
    start = TEXT.index("12")
    place = f"{raw / 'a.txt'}:{start}"
    printed = _run("explain", place, "--country", "GHA", "--published", "2016-05-01").stdout
    assert "In 2016 police freed 12 girls." in printed
    assert "country    GHA" in printed
    assert f"> {start}-{start + 2}  '12'  reads 12  record: people_rescued" in printed
    assert "'2016'  reads 2016  rejected: year" in printed
    assert "made by tiny" in printed
    refused = _run("explain", f"{raw / 'a.txt'}:{TEXT.index('2016')}").stdout
    assert "no record    year: a calendar year" in refused
    assert "freed (of people_rescued)" in refused
    assert "dates        2016" in refused
    assert "not known" in refused


def test_a_place_beside_a_number_means_the_nearest_of_its_sentence(raw: Path) -> None:
    start, beside = TEXT.index("9 to 11"), TEXT.index("women")
    told = _run("explain", f"{raw / 'a.txt'}:{beside}")
    assert "'9 to 11'  reads 9-11  record" in told.stdout.partition("\n> ")[2].splitlines()[0]
    assert "places       none" in told.stdout
    assert told.stderr == f"note: no number stands at {beside}; shown is the nearest, at {start}-{start + 7}\n"
    assert _run("explain", f"{raw / 'a.txt'}:{start + 6}").stderr == ""


def test_a_cue_that_stands_twice_is_told_once(raw: Path) -> None:
    (raw / "c.txt").write_text("In 2016 police freed 12 girls and freed 9 women.", encoding="utf-8")
    assert "\ncues         freed (people_rescued)\n" in _run("explain", f"{raw / 'c.txt'}:21").stdout


def test_a_record_is_explained_from_the_dataset(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "b.txt").write_text("7 May 2019\n\nSeven came: 7 girls.", encoding="utf-8")
    _run("build")
    record_id = tiny_extractor(Document("0" * 16, "b.txt", "Seven came: 7 girls.")).records[0].record_id
    printed = _run("explain", record_id).stdout
    assert "document     b.txt" in printed
    assert "published2019-05-07" in printed.replace(" ", "")
    assert "is not there" not in printed
    unknown = _run("explain", "0" * 16, status=2).stderr
    assert "not in" in unknown
    assert "SELECT record_id, metric, number_text FROM records" in unknown
    monkeypatch.setattr(pipeline, "extract_document", lambda document: pipeline.Extraction(document, (), ()))
    assert "do not make it any more" in _run("explain", record_id, status=2).stderr


def test_a_record_is_read_again_with_what_its_sidecar_says(raw: Path) -> None:
    digest = sha256((raw / "a.txt").read_bytes()).hexdigest()
    sidecar = f'sha256 = "{digest}"\nrights = "free"\ncountry = "GHA"\npublished = 2016-05-01\ntitle = "Raids in Accra"'
    (raw / "a.txt.toml").write_text(sidecar, encoding="utf-8")
    _run("build")
    record_id = tiny_extractor(Document("0" * 16, "a.txt", TEXT)).records[0].record_id
    printed = _run("explain", record_id).stdout
    assert "country    GHA" in printed
    assert "country_code      GHA" in printed
    assert "period_start      2016-05-01" in printed


@pytest.mark.parametrize(
    ("place", "status", "words"),
    [
        ("nonsense", 2, "neither a record_id"),
        ("data/raw/a.txt", 2, "are printed by: impactetl ledger data/raw/a.txt"),
        ("data/raw/a.txt:5000", 2, "name an offset below that"),
        ("0" * 16, 1, "there is no such folder; name the folder of a built dataset"),
        ("data/raw/lost.txt:2", 2, "no such file or folder"),
        ("data/raw/b.txt:2", 1, "binary"),
    ],
)
def test_a_place_that_cannot_be_explained_says_why(raw: Path, place: str, status: int, words: str) -> None:
    (raw / "b.txt").write_bytes(b"\x00")
    assert words in _run("explain", place, status=status).stderr


def test_a_record_that_is_not_in_the_dataset_is_told_with_the_query_that_lists_its_records(raw: Path) -> None:
    assert raw.exists()
    _run("build", "--out", "other")
    told = _run("explain", "0" * 16, "--data", "other", status=2).stderr
    assert 'impactetl sql "SELECT record_id, metric, number_text FROM records" --data other' in told


def test_the_first_document_of_a_table_is_said_to_be_the_first(raw: Path) -> None:
    (raw / "b.csv").write_text("text\nThere were 12 girls.\nThere were 13 girls.\n", encoding="utf-8")
    place = raw / "b.csv"
    assert (
        f"first document of {place}; name another one as {place}#NAME:OFFSET" in _run("explain", f"{place}:12").stderr
    )
    assert _run("explain", f"{place}#2:12").stderr == ""


def test_a_case_is_valid_toml_of_the_shortest_text_that_reads_alike(raw: Path) -> None:
    place = f"{raw / 'a.txt'}:{TEXT.index('30')}"
    (case,) = tomllib.loads(_run("explain", place, "--case", "--country", "GHA", "--published", "2016-05-01").stdout)[
        "case"
    ]
    common = {"metric": "people_rescued", "unit": "person", "year": 2016, "country": "GHA"}
    assert case == {
        "text": "About 30 men came; 9 to 11 women, too.",
        "title": "Raids in Accra",
        "published": "2016-05-01",
        "country": "GHA",
        "expect": [
            {**common, "number": "30", "value": 30.0, "qualifier": "approximate"},
            {**common, "number": "9 to 11", "value_min": 9.0, "value_max": 11.0, "qualifier": "range"},
        ],
    }


def test_a_case_of_a_refused_number_expects_nothing(raw: Path) -> None:
    (raw / "b.txt").write_text("It was 1999.", encoding="utf-8")
    (case,) = tomllib.loads(_run("explain", f"{raw / 'b.txt'}:8", "--case").stdout)["case"]
    assert case == {"text": "It was 1999.", "expect": []}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("Accra", "First part.\nIn Accra, 12 girls."),
        ("Ghana", "Ghana.\n\nFirst part.\nIn Accra, 12 girls."),
        ("Later", "Ghana.\n\nFirst part.\nIn Accra, 12 girls.\n\nLater text."),
    ],
)
def test_a_case_takes_as_much_text_as_its_reading_needs(
    raw: Path, monkeypatch: pytest.MonkeyPatch, condition: str, expected: str
) -> None:
    def reads(document: Document) -> pipeline.Extraction:
        alike = condition in document.text and "First" in document.text
        return tiny_extractor(document) if alike else pipeline.Extraction(document, (), ())

    monkeypatch.setattr(pipeline, "extract_document", reads)
    (raw / "b.txt").write_text("Ghana.\n\nFirst part.\nIn Accra, 12 girls.\n\nLater text.", encoding="utf-8")
    (case,) = tomllib.loads(_run("explain", f"{raw / 'b.txt'}:32", "--case").stdout)["case"]
    assert case["text"] == expected
    assert len(case["expect"]) == 1


def test_a_case_takes_the_nearest_heading_or_lead_in_that_its_reading_needs(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(document: Document) -> pipeline.Extraction:
        return tiny_extractor(document) if "2011" in document.text else pipeline.Extraction(document, (), ())

    monkeypatch.setattr(pipeline, "extract_document", reads)
    text = "Our work\n\nWe work.\n\nVictories in 2011 include:\n\n- Many came.\n\n- 12 girls came.\n\n- More."
    (raw / "b.txt").write_text(text, encoding="utf-8")
    (case,) = tomllib.loads(_run("explain", f"{raw / 'b.txt'}:{text.index('12')}", "--case").stdout)["case"]
    assert case["text"] == text[text.index("Victories") : text.index("\n\n- More")]


def test_any_text_is_a_toml_string() -> None:
    text = "".join(map(chr, range(0x300))) + '"\\\u2028\U0001f600'
    assert tomllib.loads(f"text = {toml_text(text)}") == {"text": text}
    assert visible(toml_text(text)) == toml_text(text)


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.name)
def test_the_case_of_each_number_of_the_sources_passes(path: Path, tmp_path: Path) -> None:
    (extraction,) = (one for one in pipeline.extract_paths([path]) if isinstance(one, pipeline.Extraction))
    sentences = sorted({(row.quote_start, row.quote_end) for row in rows_of(extraction)})
    assert sentences
    lines = [line for start, end in sentences for line in case_of(extraction, start, end)]
    (tmp_path / "explain.toml").write_text("\n".join(lines), encoding="utf-8")
    cases = case_rows.load(folder=tmp_path)
    assert len(cases) == len(sentences)
    assert {case.text: faults for case in cases if (faults := case_rows.checked(case))} == {}


def test_a_case_tells_which_place_is_meant_and_the_title(raw: Path) -> None:
    text = "Room 112 held 12 girls, and 12 girls came."
    (raw / "b.txt").write_text(text, encoding="utf-8")
    place = f"{raw / 'b.txt'}:{text.index('12 girls')}"
    (case,) = tomllib.loads(_run("explain", place, "--case", "--title", "Raids").stdout)["case"]
    assert case["title"] == "Raids"
    assert [row.get("nth", 1) for row in case["expect"] if row["number"] == "12"] == [1, 2]


def test_a_sentence_without_a_number_is_shown(raw: Path) -> None:
    text = "Our work\n\nMany girls were rescued in Ghana in May.\n"
    (raw / "b.txt").write_text(text, encoding="utf-8")
    for offset in (text.index("girls"), len(text) - 1):
        printed = _run("explain", f"{raw / 'b.txt'}:{offset}").stdout
        assert printed.splitlines()[-1] == "no number expression in this passage"
        assert "under: Our work" in printed
        assert "rescued (people_rescued)" in printed
        assert "Ghana (GHA)" in printed
    assert "expect = []" in _run("explain", f"{raw / 'b.txt'}:{offset}", "--case").stdout


def test_a_date_that_is_not_the_numbers_is_shown_with_what_it_tells(raw: Path) -> None:
    text = "In 2016 police in Ghana freed 12 girls, compared with 30 girls in 2015.\n"
    (raw / "b.txt").write_text(text, encoding="utf-8")
    printed = _run("explain", f"{raw / 'b.txt'}:{text.index('12')}").stdout
    assert "'12 girls'  not of '2015': the other side of a comparison" in printed.partition("\ndates left out\n")[2]
    assert "dates left out" not in _run("explain", f"{raw / 'a.txt'}:{TEXT.index('12')}").stdout


def test_the_places_that_help_and_messages_name_are_there() -> None:
    for number, place in re.findall(r"explain (?:([0-9a-f]{16})|data/raw/(\S+))", EXAMPLES):
        if number:
            records = (one.records for one in pipeline.extract_paths([RAW]) if isinstance(one, pipeline.Extraction))
            assert number in {record.record_id for found in records for record in found}
        else:
            assert "record: illicit_profits" in _run("explain", RAW / place).stdout
    assert "data/raw/ijm-newsroom.txt:163" in _run("explain", "nonsense", status=2).stderr


def test_an_input_that_gives_no_text_is_told(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_input", lambda *_, **__: iter(()))
    assert "gave no text" in _run("explain", f"{raw / 'a.txt'}:2", status=1).stderr


@pytest.mark.parametrize(
    ("qualifier", "bounds", "shown"),
    [
        (Qualifier.AT_LEAST, (100.0, 100.0, None), ">=100"),
        (Qualifier.AT_MOST, (9.5, None, 9.5), "<=9.5"),
        (Qualifier.VAGUE, (None, 24.0, None), ">=24"),
        (None, (None, None, None), ""),
    ],
)
def test_a_number_is_shown_as_firmly_as_it_is_stated(
    qualifier: Qualifier | None, bounds: tuple[float | None, float | None, float | None], shown: str
) -> None:
    (row, *_) = tiny_extractor(Document("0" * 16, "a", "1999.")).rejections
    columns = dict(zip(("value", "value_min", "value_max"), bounds, strict=True))
    assert amount(row.model_copy(update={**columns, "qualifier": qualifier})) == shown


def test_a_year_and_a_country_from_elsewhere_are_shown_where_they_were_told(tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("What we did in Kenya in 2016\n\nPolice freed 12 girls from a brothel.\n", encoding="utf-8")
    printed = _run("explain", f"{text}:{text.read_text(encoding='utf-8').index('12')}").stdout
    told = printed.partition("\ninherited\n")[2].splitlines()[:2]
    assert told == [
        "  2016  named last before it: What we did in Kenya in 2016 (characters 0 to 28)",
        "  KEN  named last before it: What we did in Kenya in 2016 (characters 0 to 28)",
    ]


def test_what_heads_a_cell_of_a_table_is_shown(tmp_path: Path) -> None:
    table = tmp_path / "table.txt"
    table.write_text("Results\n\n                 2021    2022\nGirls rescued      40      52\n", encoding="utf-8")
    printed = _run("explain", f"{table}:{table.read_text(encoding='utf-8').index('40')}").stdout
    assert "  cell 40: 2021 / Girls rescued" in printed.splitlines()
