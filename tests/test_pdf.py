"""PDF files: text in reading order, pages, tables by the places of their words and rules, and what cannot be read."""

import gc
import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impactetl import sources
from impactetl.errors import UsageError
from impactetl.extraction import extract_document
from impactetl.model import Document
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord, Problem, ProblemKind
from impactetl.sources import pdf
from impactetl.sources.options import Options
from impactetl.sources.pdf import read
from impactetl.sources.raw import Raw
from impactetl.sources.stream import Stream
from pdf_files import LEFT, LINE, TOP, Grid, Pages, encrypted, lying, raw_pdf, ruled, unruled

PROSE = (
    "The government of Ghana continued its efforts to enforce laws on child labor in the year",
    "under review, and the table below tells what came of it in the courts of the country.",
)
YEARS = ["Overview of Enforcement", "2015", "2016"]
EFFORTS: Grid = [
    YEARS,
    ["Number of Investigations", "12 (4)", "Unknown"],
    ["Number of Criminal Prosecutions Initiated", "5(4)", "8 (5)"],
    ["Number of Convictions", "N/A", "1,043"],
]
EXPECTED = [
    ("investigations", 2015, 12),
    ("prosecutions", 2015, 5),
    ("prosecutions", 2016, 8),
    ("convictions", 2016, 1043),
]


def raw(content: bytes, options: Options | None = None) -> Raw:
    return Raw("a.pdf", Stream(io.BytesIO(content)), read, name="a.pdf", options=options or Options())


def test_the_reader_of_the_package_stays_a_function_when_it_has_read() -> None:
    page = Pages()
    page.put(LEFT, TOP, PROSE[0])
    assert items(page.done())
    assert pdf.read is read


def items(content: bytes, options: Options | None = None) -> list[Document | Problem]:
    return list(read(raw(content, options)))


def one(content: bytes) -> Document:
    (document,) = items(content)
    assert isinstance(document, Document)
    return document


def report(title: str = "Child Labor Report: Ghana") -> tuple[Pages, float]:
    page = Pages()
    page.put(LEFT, TOP, title, 20, "B")
    y = page.lines(TOP + 40, PROSE)
    page.put(LEFT, y, "Table 1. Law Enforcement Efforts", 10, "B")
    return page, y + 20


def records(document: Document) -> list[ImpactRecord]:
    found = list(extract_document(document).records)
    for record in found:
        prove(record, document.text)
    return found


def figures(document: Document) -> list[tuple[str, int | None, float | None]]:
    return [(record.metric.value, record.year, record.value) for record in records(document)]


def broken(grid: Grid) -> Grid:
    """The same table with a label on two lines."""
    return [[words.replace("Prosecutions ", "Prosecutions\n") for words in row] for row in grid]


def drawn(grid: Grid, how: str) -> bytes:
    page, y = report()
    match how:
        case "no rules":
            unruled(page, grid, y)
        case "narrow rows":
            unruled(page, grid, y, pitch=12)
        case "rules across":
            ruled(page, broken(grid), y, upright=False)
        case "a full grid":
            ruled(page, broken(grid), y)
    return page.done()


@pytest.mark.parametrize("how", ["no rules", "narrow rows", "rules across", "a full grid"])
def test_a_table_is_read_however_it_is_drawn(how: str) -> None:
    document = one(drawn(EFFORTS, how))
    assert figures(document) == EXPECTED
    assert {(r.country_code, r.page, r.table_column) for r in records(document)} == {
        ("GHA", 1, "2015"),
        ("GHA", 1, "2016"),
    }
    assert "Number of Criminal Prosecutions Initiated\t5 (4)\t8 (5)\n" in document.text
    assert document.title == "Child Labor Report: Ghana"


OTHERS: list[tuple[str, Grid, list[tuple[str, int | None, float]]]] = [
    (
        "headings on two lines",
        [["", "Fiscal Year", "Fiscal Year"], ["Efforts", "2016", "2017"], ["Arrests", "45", "51"], ["Staff", "3", "4"]],
        [("arrests", 2016, 45), ("arrests", 2017, 51)],
    ),
    (
        "split years",
        [["", "2014-15", "FY 2016"], ["Child Trafficking Victims Identified", "120", "98"], ["Posts", "1", "2"]],
        [("victims_identified", 2015, 120), ("victims_identified", 2016, 98)],
    ),
    (
        "years at the left",
        [["Year", "Arrests", "Convictions"], ["2018", "31", "7"], ["2019", "28", "Unknown"]],
        [("arrests", 2018, 31), ("convictions", 2018, 7), ("arrests", 2019, 28)],
    ),
    (
        "headings of rows",
        [YEARS, ["Labor Law Enforcement", "", ""], ["Number of Investigations", "12", "9"],
         ["Criminal Law Enforcement", "", ""], ["Number of Convictions", "2", "0"]],
        [("investigations", 2015, 12), ("investigations", 2016, 9), ("convictions", 2015, 2), ("convictions", 2016, 0)],
    ),
    ("nothing known", [YEARS, ["Number of Convictions", "Unknown", "N/A"], ["Arrests", "-", "None"]], []),
]  # fmt: skip


@pytest.mark.parametrize("how", ["no rules", "rules across", "a full grid"])
@pytest.mark.parametrize(("grid", "expected"), [pytest.param(*case, id=name) for name, *case in OTHERS])
def test_tables_of_other_wording(grid: Grid, expected: list[tuple[str, int | None, float]], how: str) -> None:
    assert figures(one(drawn(grid, how))) == expected


@pytest.mark.parametrize("values", ["above", "middle", "below"])
def test_a_label_on_two_lines_without_rules_is_one(values: str) -> None:
    page, y = report()
    down = {"above": 0, "middle": 6, "below": 12}[values]
    table = (
        (("Overview",), ("2015", "2016")),
        (("Number of Criminal", "Prosecutions"), ("5", "8")),
        (("Number of Children", "Rescued"), ("131", "42")),
        (("Convictions",), ("7", "9")),
    )
    for words, numbers in table:
        for number, line in enumerate(words):
            page.put(LEFT, y + 12 * number, line)
        for x, value in zip((380, 470), numbers, strict=True):
            page.put(x, y + (down if len(words) > 1 else 0), value)
        y += 32
    document = one(page.done())
    labels = {record.table_row: record.value for record in records(document) if record.year == 2015}
    assert labels == {"Number of Criminal Prosecutions": 5, "Number of Children Rescued": 131, "Convictions": 7}


def test_a_table_that_a_page_cuts_keeps_its_headings() -> None:
    page, y = report()
    ruled(page, EFFORTS[:2], y)
    page.add_page()
    ruled(page, EFFORTS[2:], TOP)
    document = one(page.done())
    assert figures(document) == EXPECTED
    assert [record.page for record in records(document)] == [1, 2, 2, 2]
    assert len(document.pages) == 2


def test_one_table_below_another_keeps_its_own_headings() -> None:
    page, y = report()
    y = ruled(page, [["Labor", "2015", "2016"], ["Number of Investigations", "3", "4"]], y, upright=False)
    page.put(LEFT, y, "Table 2. What the courts of the country did, as far as it is known to the ministry", 10, "B")
    ruled(page, [["Courts", "2017", "2018"], ["Number of Convictions", "5", "6"]], y + 18, upright=False)
    assert figures(one(page.done())) == [
        ("investigations", 2015, 3),
        ("investigations", 2016, 4),
        ("convictions", 2017, 5),
        ("convictions", 2018, 6),
    ]


def test_a_label_over_several_rows_heads_each_of_them() -> None:
    page, y = report()
    for number, words in enumerate(
        ["Nine men were freed from kilns in Accra in 2014.", "Two men were jailed there in 2015 for it."]
    ):
        page.put(220, y + 20 * number, words)
        page.line(210, y + 20 * number + 6, 520, y + 20 * number + 6)
    page.put(LEFT, y, "Courts")
    page.line(LEFT, y + 26, 520, y + 26)
    page.line(LEFT, y - 14, 210, y - 14)
    page.line(210, y - 14, 520, y - 14)
    page.line(LEFT, y + 26, 210, y + 26)
    document = one(page.done())
    assert {(record.metric.value, record.table_row) for record in records(document)} >= {("people_rescued", "Courts")}


def test_prose_in_two_columns_is_read_column_by_column() -> None:
    page = Pages()
    for x, words in (
        (LEFT, ("The police of the port freed", "nine men from a kiln in 2014.")),
        (320, ("A court jailed two owners of", "the kiln in the same year.")),
    ):
        page.lines(TOP, words, x=x)
    text = one(page.done()).text
    assert text.index("freed nine men from a kiln") < text.index("jailed two owners of the kiln")


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    page = Pages()
    broken_words = (
        "There were many prose-",
        "cutions, an anti-",
        "trafficking law, and anti-trafficking police of the",
        "policy-",
        "makers; the policy of the makers of prosecutions was the same for all policy and makers.",
    )
    page.lines(TOP, broken_words)
    text = one(page.done()).text
    assert "many prosecutions, an anti-trafficking law" in text
    assert "policy-makers" in text


def test_a_paragraph_goes_on_over_pages_and_running_heads_are_told_once() -> None:
    page = Pages()
    for number in range(3):
        if number:
            page.add_page()
        page.put(LEFT, 30, f"Yearbook of the courts {number + 1}", 8)
        page.put(300, 770, str(number + 7), 8)
        page.lines(
            TOP + 120, ("the owners of the kiln were taken to court by the", "police, who in the year of 2014 freed")
        )
    document = one(page.done())
    assert document.text.count("Yearbook") == 1
    assert "freed the owners of the kiln" in document.text
    second, third = document.pages[1:]
    assert document.text[second:].startswith(" the owners")
    assert document.text[third:].count("owners") == 1


def test_raised_notes_are_no_part_of_a_number() -> None:
    page = Pages()
    page.put(LEFT, TOP, "In 2014 police in Ghana freed 45")
    page.put(LEFT + page.get_string_width("In 2014 police in Ghana freed 45"), TOP - 4, "12", 6)
    page.put(LEFT + 160, TOP, "girls.")
    document = one(page.done())
    assert "freed 45\u00b9\u00b2 girls." in document.text
    assert [record.value for record in records(document)] == [45]


def test_citations_are_no_figures_and_end_their_sentence() -> None:
    page = Pages()
    page.put(LEFT, TOP, "Many men were victims of human trafficking.(1-4, 23) Police freed nine men in 2014.(5)")
    page.put(LEFT, TOP + 12, "Some were sold, as a result of human trafficking. (2, 3) Two were convicted in 2015.(7)")
    assert figures(one(page.done())) == [("people_rescued", 2014, 9), ("convictions", 2015, 2)]


@pytest.mark.parametrize("how", ["no rules", "a full grid"])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_is_stored_lying_is_read_as_it_is_shown(quarters: int, how: str) -> None:
    upright = drawn(EFFORTS, how)
    stored = lying(upright, quarters)
    (page,) = pdfium.PdfDocument(stored)
    assert page.get_rotation() == 90 * quarters
    assert (one(stored).text, one(stored).cells) == (one(upright).text, one(upright).cells)


def test_signs_that_are_two_for_pdfium_do_not_shift_the_others() -> None:
    # The font says that its A is a letter outside the first plane, which takes two places, and its B the letters "ffi".
    told = (
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "2 beginbfchar <41> <D835DC00> <42> <006600660069> endbfchar endcmap"
    )
    words = "BT /F1 10 Tf 56 700 Td (A In 2014, police in Ghana freed 45 girls from a traBcker.) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(told)} >>\nstream\n{told}\nendstream",
    ]
    document = one(raw_pdf(objects))
    assert document.text == "\U0001d400 In 2014, police in Ghana freed 45 girls from a trafficker.\n\n"
    assert figures(document) == [("people_rescued", 2014, 45)]


def kinds(found: Sequence[Document | Problem]) -> list[ProblemKind | None]:
    return [item.kind if isinstance(item, Problem) else None for item in found]


def test_what_cannot_be_read_is_told() -> None:
    picture = Pages()
    picture.image(_png(), x=20, y=20, w=400)
    assert kinds(items(encrypted("Nine men were freed."))) == [ProblemKind.ENCRYPTED]
    (scanned,) = items(picture.done())
    assert isinstance(scanned, Problem)
    assert (scanned.kind, "(scanned)" in scanned.message) == (ProblemKind.EMPTY, True)
    (empty,) = items(Pages().done())
    assert isinstance(empty, Problem)
    assert (empty.kind, "(scanned)" in empty.message) == (ProblemKind.EMPTY, False)
    for content in (b"", b"%PDF-1.4\nrubbish", b"not at all"):
        assert kinds(items(content)) == [ProblemKind.CORRUPT]


def _png() -> io.BytesIO:
    from PIL import Image  # noqa: PLC0415 - comes with fpdf2

    made = io.BytesIO()
    Image.new("L", (8, 8)).save(made, "PNG")
    made.seek(0)
    return made


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = "BT /F 12 Tf 50 700 Td (In 2014 police in Ghana freed nine men.) Tj ET"


def content(words: str) -> str:
    return f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"


def page_of(number: int, more: str = "") -> str:
    fonts = f"/Resources << /Font << /F 5 0 R >> {more} >>"
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number} 0 R {fonts} >>"


LOOPS = {
    "a tree of pages that holds itself": [
        CATALOG, "<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>", page_of(4), content(WORDS), FONT,
    ],
    "a form that draws itself": [
        CATALOG, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page_of(4, "/XObject << /X 6 0 R >>"),
        content(WORDS + " /X Do"), FONT,
        ("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\n"
         "stream\n/X Do\nendstream"),
    ],
    "more pages than there are": [
        CATALOG, "<< /Type /Pages /Count 900 /Kids [3 0 R] >>", page_of(4), content(WORDS), FONT,
    ],
    "a page that is no page": [
        CATALOG, "<< /Type /Pages /Count 2 /Kids [3 0 R 7 0 R] >>", page_of(4), content(WORDS), FONT, "[]", "(no page)",
    ],
}  # fmt: skip


@pytest.mark.parametrize("objects", LOOPS.values(), ids=LOOPS)
def test_loops_end_and_the_good_page_is_kept(objects: list[str]) -> None:
    found = items(raw_pdf(objects), Options(max_pages=50))
    *problems, document = found
    assert isinstance(document, Document)
    assert figures(document)[:1] == [("people_rescued", 2014, 9)]
    assert all(isinstance(item, Problem) and item.kept != "nothing" for item in problems)


def test_a_page_whose_text_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactetl.sources.pdf.page.load_text", lambda _: None)
    problem, empty = items(drawn(EFFORTS, "no rules"))
    assert isinstance(problem, Problem)
    assert (problem.kind, "page 1 cannot be read (Failed to load text page.)" in problem.message) == (
        ProblemKind.CORRUPT,
        True,
    )
    assert kinds([empty]) == [ProblemKind.EMPTY]


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_makes_no_circles_and_leaves_the_collection_as_it_was(*, enabled: bool) -> None:
    content = drawn(EFFORTS, "a full grid")
    one(content)
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        gc.collect()
        one(content)
        assert gc.isenabled() is enabled
        # pypdfium2's own handle on the document is one; the words and rules of the page are hundreds.
        assert gc.collect() < 20
    finally:
        (gc.enable if was else gc.disable)()


def test_pages_behind_the_limit_are_told() -> None:
    page = Pages()
    for _ in range(3):
        page.put(LEFT, TOP, "In 2014 police in Ghana freed nine men.")
        page.add_page()
    problem, document = items(page.done(), Options(max_pages=2))
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.kept) == (ProblemKind.LIMIT, "the first 2 pages")
    assert isinstance(document, Document)
    assert len(document.pages) == 2


def test_a_page_of_too_many_shapes_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactetl.sources.pdf.drawn.MAX_OBJECTS", 3)
    problem, document = items(drawn(EFFORTS, "a full grid"))
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.LIMIT
    assert isinstance(document, Document)


def test_a_file_is_read_by_its_suffix_or_its_first_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b"):
        (tmp_path / name).write_bytes(drawn(EFFORTS, "no rules"))
    found = list(sources.read([tmp_path]))
    assert [item.media_type for item in found if isinstance(item, Document)] == ["application/pdf"] * 2


def test_the_limit_of_pages_is_an_option() -> None:
    with pytest.raises(UsageError, match="max_pages"):
        Options(max_pages=0)


WORD = st.sampled_from(
    ["Arrests", "2015", "5 (4)", "1,043", "N/A", "freed nine men", "Number of", "of", "-", "(7)", "a-"]
)
PLACED = st.lists(
    st.tuples(st.integers(0, 8).map(lambda i: 40 + 60 * i), st.integers(0, 12).map(lambda i: 60 + i * LINE), WORD),
    min_size=1,
    max_size=25,
    unique_by=lambda placed: placed[:2],
)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(PLACED, st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_words_and_rules_anywhere_lose_no_word_and_every_offset_holds(
    placed: list[tuple[int, float, str]], rules: list[tuple[bool, int, int]]
) -> None:
    page = Pages()
    for x, y, words in placed:
        page.put(x, y, words)
    for upright, at, start in rules:
        x, y = 38 + 60 * at, 50 + LINE * start
        page.line(x, y, x if upright else x + 120, y + 60 if upright else y)
    document = one(page.done())
    letters = sorted(char for _, _, words in placed for char in words if char.isalnum())
    assert sorted(char for char in document.text if char.isalnum()) == letters
    for cell in document.cells:
        assert cell.row[0] <= cell.start < cell.end <= cell.row[1] <= len(document.text)
        assert "\n" not in document.text[slice(*cell.row)]
        assert all(document.text[a:b].strip() for a, b in (*cell.columns, cell.header or (cell.start, cell.end)))
    records(document)


LABELS = {"Number of Investigations", "Number of Prosecutions Initiated", "Number of Convictions"}
REPORTS = Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not (REPORTS / "gold/reports.jsonl").exists(), reason="needs the reports beside the repository")
def test_yearly_reports_are_read_as_annotated() -> None:
    import json  # noqa: PLC0415 - for this test alone

    gold: dict[str, set[tuple[str, int, float]]] = {}
    for line in (REPORTS / "gold/reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold.setdefault(row["doc"], set()).add((row["metric"], row["year"], float(row["value"])))
    found: dict[str, set[object]] = {}
    told: dict[str, set[object]] = {}
    codes: dict[str, set[str | None]] = {}
    for name in gold:
        (document,) = sources.read([REPORTS / "corpus/reports" / name])
        assert isinstance(document, Document)
        for record in records(document):
            figure = (record.metric.value, record.year, record.value)
            found.setdefault(name, set()).add(figure)
            if record.table_row in {
                "Number of Investigations",
                "Number of Prosecutions Initiated",
                "Number of Convictions",
            }:
                told.setdefault(name, set()).add(figure)
                codes.setdefault(name, set()).add(record.country_code)
    hits = sum(len(gold[name] & found.get(name, set())) for name in gold)
    right = sum(len(gold[name] & told.get(name, set())) for name in gold)
    assert hits >= 0.95 * sum(map(len, gold.values()))
    assert right >= 0.97 * sum(map(len, told.values()))
    assert all(len(known) == 1 and None not in known for known in codes.values())
