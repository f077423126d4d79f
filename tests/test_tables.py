"""Rows of tables that a document tells: what counts, of what year, where, and what is no figure."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impactetl.extraction import Extraction, extract_document
from impactetl.finding import Finder
from impactetl.model import Cell, Document, PassageKind
from impactetl.passages import passages
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord, Rejection
from impactetl.schema.layout import cells_of, layout_of, pages_of
from tables import Grid, told

CAPTION = "Ghana\n\nTable 4. Law Enforcement Efforts\n\n"
YEARS = ("Overview of Law Enforcement", "2015", "2016")

# Name, rows, heading rows, and what is read: metric, year, value, row, column.
TABLES: list[tuple[str, Grid, int, list[tuple[str, int | None, float, str, str]]]] = [
    (
        "years over the columns",
        [YEARS, ("Number of Convictions", "5", "8"), ("Number of Investigations", "Unknown", "1,043")],
        1,
        [
            ("convictions", 2015, 5, "Number of Convictions", "2015"),
            ("convictions", 2016, 8, "Number of Convictions", "2016"),
            ("investigations", 2016, 1043, "Number of Investigations", "2016"),
        ],
    ),
    (
        "marks of footnotes",
        [("", "2015*", "2016\u2020"), ("Number of Prosecutions Initiated", "12 (4)", "14 [5]*")],
        1,
        [
            ("prosecutions", 2015, 12, "Number of Prosecutions Initiated", "2015*"),
            ("prosecutions", 2016, 14, "Number of Prosecutions Initiated", "2016\u2020"),
        ],
    ),
    (
        "fiscal and split years",
        [("", "FY 2016", "2016\u201317"), ("Arrests", "31", "40")],
        1,
        [("arrests", 2016, 31, "Arrests", "FY 2016"), ("arrests", 2017, 40, "Arrests", "2016\u201317")],
    ),
    (
        "metrics over the columns",
        [("Year", "Persons convicted", "Victims identified"), ("2018", "7", "41"), ("2019", "N/A", "0")],
        1,
        [
            ("convictions", 2018, 7, "2018", "Persons convicted"),
            ("victims_identified", 2018, 41, "2018", "Victims identified"),
            ("victims_identified", 2019, 0, "2019", "Victims identified"),
        ],
    ),
    (
        "a heading over two columns",
        [("", "Convictions", "Convictions"), ("", "2018", "2019"), ("Labor trafficking", "2", "3")],
        2,
        [
            ("convictions", 2018, 2, "Labor trafficking", "Convictions / 2018"),
            ("convictions", 2019, 3, "Labor trafficking", "Convictions / 2019"),
        ],
    ),
    (
        "a row that heads those below it",
        [YEARS, ("Criminal Law Enforcement",), ("Number of Convictions", "5", "8")],
        1,
        [
            ("convictions", 2015, 5, "Number of Convictions", "Criminal Law Enforcement / 2015"),
            ("convictions", 2016, 8, "Number of Convictions", "Criminal Law Enforcement / 2016"),
        ],
    ),
    (
        "words behind the number",
        [("", "2017"), ("Law enforcement", "9 arrests"), ("Courts", "3 (2) convictions")],
        1,
        [("arrests", 2017, 9, "Law enforcement", "2017"), ("convictions", 2017, 3, "Courts", "2017")],
    ),
    (
        "two labels together",
        [("", "Trained"), ("Police officers", "350")],
        1,
        [("people_trained", None, 350, "Police officers", "Trained")],
    ),
    ("shares", [("", "Share of convictions", "Convictions (%)"), ("2015", "5", "8")], 1, []),
    ("goals", [("", "2015 target"), ("Number of Convictions", "5")], 1, []),
    ("money and terms", [("", "2015", "2016"), ("Convictions", "$500", "5 years")], 1, []),
    ("no count at all", [YEARS, ("Number of Labor Inspectors", "51", "52")], 1, []),
]


def row(record: ImpactRecord) -> tuple[str, int | None, float | None, str | None, str | None]:
    return record.metric.value, record.year, record.value, record.table_row, record.table_column


def accounted(extraction: Extraction) -> None:
    """Each number of a document with cells is in a record or in one rejection, and each record proves itself."""
    document = extraction.document
    rows: list[ImpactRecord | Rejection] = [*extraction.records, *extraction.rejections]
    for one in rows:
        assert document.text[one.quote_start : one.quote_end] == one.quote
    for record in extraction.records:
        prove(record, document.text)
    for passage in passages(document.text, document.cells):
        for number in Finder(document.text).mentions(passage).numbers:
            inside = [one for one in rows if one.number_start < number.end and number.start < one.number_end]
            assert len({type(one) for one in inside}) == 1
            assert sum(isinstance(one, Rejection) for one in inside) <= 1


@pytest.mark.parametrize(("grid", "heads", "expected"), [pytest.param(*case, id=name) for name, *case in TABLES])
def test_a_table_is_read_by_its_headings(
    grid: Grid, heads: int, expected: list[tuple[str, int | None, float, str, str]]
) -> None:
    extraction = extract_document(told(grid, CAPTION, heads=heads))
    assert [row(record) for record in extraction.records] == expected
    assert {record.country_code for record in extraction.records} <= {"GHA"}
    accounted(extraction)


def test_the_quote_is_the_row() -> None:
    document = told([YEARS, ("Number of Convictions", "5 (4)", "8 (5)")], CAPTION)
    quotes = {record.quote for record in extract_document(document).records}
    assert quotes == {"Number of Convictions\t5 (4)\t8 (5)"}


def test_a_row_on_two_lines_is_one_quote() -> None:
    grid = [YEARS, ("Number of Criminal Prosecutions\nInitiated", "5", "8")]
    records = extract_document(told(grid, CAPTION)).records
    assert [record.table_row for record in records] == ["Number of Criminal Prosecutions Initiated"] * 2
    assert {record.quote for record in records} == {"Number of Criminal Prosecutions\nInitiated\t5\t8"}


def test_places_are_those_of_the_row_or_of_the_column() -> None:
    records = extract_document(told([("", "2015"), ("Convictions in Kenya", "5")], CAPTION)).records
    assert [record.country_code for record in records] == ["KEN"]
    records = extract_document(told([("", "Kenya", "Togo"), ("Convictions", "5", "6")], CAPTION)).records
    assert [record.country_code for record in records] == ["KEN", "TGO"]


def test_prose_in_a_cell_is_read_as_prose() -> None:
    prose = "Enforces the law. In 2016, the police of the port arrested nine traffickers there."
    document = told([("Agency", "Role"), ("Police", prose)], CAPTION)
    (record,) = extract_document(document).records
    assert (record.metric.value, record.value, record.year) == ("arrests", 9, 2016)
    assert record.quote == prose.partition(". ")[2]
    assert (record.table_row, record.table_column) == ("Police", "Role")


def test_a_row_that_the_line_shows_reads_as_one_that_the_document_tells() -> None:
    grid = [("Overview", "2015", "2016"), ("Number of Convictions", "5 (4)", "8 (5)")]
    document = told(grid, CAPTION)
    flat = replace(document, cells=())
    assert [row(r) for r in extract_document(flat).records] == [row(r) for r in extract_document(document).records]


def test_pages_and_links() -> None:
    document = replace(told([YEARS, ("Arrests", "5", "8")], CAPTION), url="https://example.org/a.pdf")
    start = document.text.index("Arrests")
    paged = replace(document, pages=(0, start))
    assert [(r.page, r.link) for r in extract_document(paged).records] == [(2, "https://example.org/a.pdf#page=2")] * 2
    fragments = [(r.page, r.link) for r in extract_document(document).records]
    assert fragments == [(None, "https://example.org/a.pdf#:~:text=Arrests,8")] * 2
    assert {r.link for r in extract_document(replace(paged, url=None)).records} == {None}


WORDS = st.sampled_from(
    [
        "Convictions",
        "Number of arrests",
        "2015",
        "FY 2016",
        "5",
        "8 (2)",
        "1,043",
        "N/A",
        "",
        "nine men freed",
        "%",
        "\n",
    ]
)
GRIDS = st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6)
steady = settings(deadline=None, derandomize=True, max_examples=150)


@steady
@given(GRIDS, st.integers(0, 2))
def test_no_number_of_a_table_is_lost(grid: list[list[str]], heads: int) -> None:
    accounted(extract_document(told(grid, CAPTION, "\nThe police freed nine men.", heads=heads)))


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: (min(ends), max(ends)))
CELLS = st.tuples(SPANS, SPANS, st.none() | SPANS, st.lists(SPANS, max_size=2)).map(
    lambda made: Cell(*made[0], made[1], made[2], tuple(made[3]))
)


@steady
@given(st.text("a5 .\n\t(2", max_size=60), st.lists(CELLS, max_size=4))
def test_cells_that_do_not_fit_their_text_lose_nothing(text: str, cells: list[Cell]) -> None:
    covered = sorted((p.start, p.end) for p in passages(text, cells))
    assert all(end <= start for (_, end), (start, _) in pairwise(covered))
    left = set(range(len(text))) - {i for start, end in covered for i in range(start, end)}
    assert not any(text[i].isalnum() for i in left)
    accounted(extract_document(Document("0" * 16, "a", text, cells=tuple(cells))))


@steady
@given(st.lists(CELLS, max_size=4), st.lists(st.integers(0, 99)))
def test_pages_and_cells_come_back_from_their_texts(cells: list[Cell], pages: list[int]) -> None:
    layout = layout_of(pages, cells)
    assert (pages_of(layout), cells_of(layout)) == (tuple(pages), tuple(cells))


def test_a_row_without_a_heading_is_still_a_row() -> None:
    (passage,) = passages("5\t8", [Cell(0, 1, (0, 3))])
    assert (passage.kind, passage.lead) == (PassageKind.ROW, None)


def test_the_row_of_a_total_is_of_no_country_that_stands_in_a_row_above() -> None:
    grid = [("Country", "People rescued"), ("Nepal", "702"), ("Uganda", "600"), ("Total", "1,302")]
    found = extract_document(told(grid, before="In 2022 we worked in many places.\n\n")).records
    assert [(record.value, record.country_code) for record in found] == [(702, "NPL"), (600, "UGA"), (1302, None)]


def test_the_total_of_rows_of_countries_is_of_them_all_in_a_report_of_one_of_them() -> None:
    grid = [("Country", "People rescued"), ("Kenya", "702"), ("Uganda", "600"), ("All countries", "1,302")]
    found = extract_document(told(grid, before="Report on Kenya, 2022\n\n")).records
    assert [record.country_codes for record in found] == [("KEN",), ("UGA",), ("KEN", "UGA")]


@pytest.mark.parametrize(
    ("rows", "months"),
    [
        (("Jan", "March", "Sept."), [(1, 1), (3, 3), (9, 9)]),
        (("Q1", "Second quarter", "H2"), [(1, 3), (4, 6), (7, 12)]),
        (("Jan-Mar", "April to June", "Jul/Aug/Sep"), [(1, 3), (4, 6), (7, 9)]),
        (("May Wanjiru", "March Ltd", "April Jones"), [(1, 12), (1, 12), (1, 12)]),
    ],
)
def test_months_and_quarters_are_of_the_year_above(rows: tuple[str, ...], months: list[tuple[int, int]]) -> None:
    grid = [("Time", "People rescued"), *((row, str(24 + i)) for i, row in enumerate(rows))]
    found = extract_document(told(grid, before="Work in Ghana in 2021\n\n")).records
    dates = [(r.period_start, r.period_end) for r in found]
    assert [(first.month, last.month) for first, last in dates if first and last] == months
    assert {(record.year, record.scope.value) for record in found} == {(2021, "period")}
