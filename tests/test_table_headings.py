"""Years and metrics in the headings of tables of every format: each figure is of its cell, and no heading counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heading_forms import FORMS, Form
from impactetl.extraction import extract_document
from impactetl.model import Document
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord
from table_files import FORMATS, Grid, read_as

Cell = tuple[str, float | None, int | None, str | None]


def stated(document: Document) -> list[ImpactRecord]:
    found = list(extract_document(document).records)
    for record in found:
        prove(record, document.text)
    return found


def facts(document: Document) -> list[Cell]:
    return sorted((r.metric.value, r.value, r.year, r.country_code) for r in stated(document))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("form", [pytest.param(form, id=form.name) for form in FORMS])
def test_headings_say_what_the_figures_below_them_are(form: Form, name: str) -> None:
    if name in form.without:
        pytest.skip("the format cannot tell this table")
    assert facts(read_as(name, form.grid, form.caption, form.heads)) == sorted(form.expected)


METRICS = {"Convictions": "convictions", "Arrests": "arrests", "Victims identified": "victims_identified"}
COUNTRIES = {"Ghana": "GHA", "Togo": "TGO", "Kenya": "KEN", "Peru": "PER", "Nepal": "NPL"}
SHAPES = ("{metric} {year}", "{year} {metric}", "{metric} ({year})", "{metric}, {year}", "{year}: {metric}")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Grid, list[Cell]]:
    """A table of metrics and years by countries, upright or turned, and what its cells state."""
    heads = draw(
        st.lists(
            st.tuples(st.sampled_from(list(METRICS)), st.integers(1990, 2029)), min_size=1, max_size=3, unique=True
        )
    )
    places = draw(st.lists(st.sampled_from(list(COUNTRIES)), min_size=1, max_size=3, unique=True))
    shape = draw(st.sampled_from(SHAPES))
    named = [shape.format(metric=metric, year=year) for metric, year in heads]
    value = st.integers(1, 1899).map(lambda number: f"{number:,}")
    values = [[draw(value) for _ in heads] for _ in places]
    cells: list[Cell] = [
        (METRICS[metric], float(number.replace(",", "")), year, COUNTRIES[place])
        for place, row in zip(places, values, strict=True)
        for (metric, year), number in zip(heads, row, strict=True)
    ]
    grid = [["Country", *named], *([place, *row] for place, row in zip(places, values, strict=True))]
    return (list(zip(*grid, strict=True)) if draw(st.booleans()) else grid), sorted(cells)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, derandomize=True, max_examples=25)
@given(made=tables())
def test_each_record_is_that_of_its_cell(made: tuple[Grid, list[Cell]], name: str) -> None:
    grid, cells = made
    assert facts(read_as(name, grid)) == cells


# Key figures beside their labels, with what they state: a year of a label is no count in any place.
KEY_FIGURES: list[tuple[str, list[tuple[str, float, int | None]]]] = [
    ("- Arrests 2022: 45\n- Convictions 2020: 12\n", [("arrests", 45, 2022), ("convictions", 12, 2020)]),
    (
        "- Rescued: 310 (2021: 280)\n- Arrests: 7\n",
        [("people_rescued", 310, 2022), ("people_rescued", 280, 2021), ("arrests", 7, 2022)],
    ),
    ("2022 arrests: 45\n2021 convictions: 12\n", [("arrests", 45, 2022), ("convictions", 12, 2021)]),
    ("- 2022 arrests - 45\n- 2021 arrests - 30\n", [("arrests", 45, 2022), ("arrests", 30, 2021)]),
    ("2022 arrests ..... 45\n2022 convictions ..... 12\n", [("arrests", 45, 2022), ("convictions", 12, 2022)]),
    ("45\n2022 arrests\n\n12\n2022 convictions\n", [("arrests", 45, 2022), ("convictions", 12, 2022)]),
    ("45\nArrests 2022\n\n12\nConvictions 2022\n", [("arrests", 45, 2022), ("convictions", 12, 2022)]),
    ("Arrests 2022 | 45\nConvictions 2022 | 12\n", [("arrests", 45, 2022), ("convictions", 12, 2022)]),
    ("2022 arrests\n\n2021 convictions\n", []),
    ("- 2,022 arrests\n- 2,021 people rescued\n", [("arrests", 2022, 2022), ("people_rescued", 2021, 2022)]),
    ("Police freed 2000 people.\n", [("people_rescued", 2000, 2022)]),
]


@pytest.mark.parametrize(("lines", "expected"), KEY_FIGURES)
def test_a_year_of_a_label_is_no_count(lines: str, expected: list[tuple[str, float, int | None]]) -> None:
    document = Document("0" * 16, "a", f"Key figures 2022\n\n{lines}", title="Key figures 2022")
    assert [(r.metric.value, r.value, r.year) for r in stated(document)] == expected


def test_the_cells_of_a_row_are_parted_alike_in_every_format() -> None:
    grid = [("Country", "Convictions 2020", "Convictions 2021"), ("Ghana", "", "27"), ("Togo", "5", "8")]
    quotes = {
        name: [r.quote for r in stated(read_as(name, grid))] for name in FORMATS if name.endswith(("html", "docx"))
    }
    assert set(map(tuple, quotes.values())) == {("Ghana\t27", "Togo\t5\t8", "Togo\t5\t8")}
