"""Word documents: paragraphs, lists and tables in their order, and files that are damaged or hostile."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impactetl import sources
from impactetl.extraction import extract_document
from impactetl.model import Document
from impactetl.records.proof import prove
from impactetl.schema import ImpactRecord, Problem, ProblemKind
from impactetl.sources.docx import read
from impactetl.sources.options import Options
from impactetl.sources.raw import Raw
from impactetl.sources.stream import Stream

NAME_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "In 2014 police in Ghana freed nine men."


def items(content: bytes, options: Options | None = None) -> list[Document | Problem]:
    raw = Raw("a.docx", Stream(io.BytesIO(content)), read, name="a.docx", options=options or Options())
    return list(read(raw))


def one(content: bytes) -> Document:
    (document,) = items(content)
    assert isinstance(document, Document)
    return document


def told(content: bytes, options: Options | None = None) -> tuple[ProblemKind, str, str | None]:
    """The kind of the one problem, what was kept, and the text."""
    problem, *documents = items(content, options)
    assert isinstance(problem, Problem)
    texts = [document.text for document in documents if isinstance(document, Document)]
    return problem.kind, problem.kept, texts[0] if texts else None


def records(document: Document) -> list[ImpactRecord]:
    found = list(extract_document(document).records)
    for record in found:
        prove(record, document.text)
    return found


def saved(made: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def packed(body: str, *, name: str = "word/document.xml", head: str = "") -> bytes:
    """A file whose body is written tag by tag."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            name, f'<?xml version="1.0"?>{head}<w:document {NAME_SPACE}><w:body>{body}</w:body></w:document>'
        )
    return file.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are written as they are."""
    written = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{written}</w:tbl>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


@pytest.mark.parametrize("suffix", ["", ".docx"])
def test_a_word_document_without_a_suffix_is_known_by_its_first_bytes(suffix: str, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(SENTENCE)
    (tmp_path / f"report{suffix}").write_bytes(saved(made))
    (document,) = sources.read([tmp_path / f"report{suffix}"])
    assert isinstance(document, Document)
    assert document.text.strip() == SENTENCE


def test_a_report_is_read_with_its_title_lists_and_tables() -> None:
    made = docx.Document()
    made.add_heading("Child Labor in Ghana", level=0)
    made.add_heading("Enforcement", level=1)
    made.add_paragraph(SENTENCE)
    made.add_paragraph("Two owners were convicted in 2015.", style="List Bullet")
    grid = made.add_table(rows=0, cols=3)
    for row in (("Overview", "2015", "2016"), ("Number of Convictions", "5 (4)", "Unknown"), ("Arrests", "7", "1,043")):
        for made_cell, words in zip(grid.add_row().cells, row, strict=True):
            made_cell.text = words
    made.add_paragraph("The end.")
    document = one(saved(made))
    assert document.title == "Child Labor in Ghana"
    assert document.text.startswith(f"Child Labor in Ghana\n\nEnforcement\n\n{SENTENCE}\n\n")
    assert "\n\n\u2022 Two owners were convicted in 2015.\n\n" in document.text
    assert "Number of Convictions\t5 (4)\tUnknown\nArrests\t7\t1,043\n\nThe end.\n\n" in document.text
    found = [(r.metric.value, r.year, r.value, r.table_row, r.table_column) for r in records(document)]
    assert found == [
        ("people_rescued", 2014, 9, None, None),
        ("convictions", 2015, 2, None, None),
        ("convictions", 2015, 5, "Number of Convictions", "2015"),
        ("arrests", 2015, 7, "Arrests", "2015"),
        ("arrests", 2016, 1043, "Arrests", "2016"),
    ]


def test_merged_cells_head_all_that_they_span() -> None:
    rows = [
        [cell(""), cell("Convictions", '<w:gridSpan w:val="2"/>')],
        [cell("Region"), cell("2018"), cell("2019")],
        [cell("Ashanti", '<w:vMerge w:val="restart"/>'), cell("2"), cell("3")],
        [cell("", "<w:vMerge/>"), cell("4"), cell("5")],
    ]
    found = [(r.value, r.year, r.table_row, r.table_column) for r in records(one(packed(table(rows))))]
    assert found == [
        (2, 2018, "Ashanti", "Convictions / 2018"),
        (3, 2019, "Ashanti", "Convictions / 2019"),
        (4, 2018, "Ashanti", "Convictions / 2018"),
        (5, 2019, "Ashanti", "Convictions / 2019"),
    ]


def test_rows_marked_as_headings_are_headings() -> None:
    marked = "<w:trPr><w:tblHeader/></w:trPr>"
    body = f"<w:tbl><w:tr>{marked}{cell('')}{cell('2015')}</w:tr><w:tr>{cell('Arrests')}{cell('3')}</w:tr></w:tbl>"
    assert [r.table_column for r in records(one(packed(body)))] == ["2015"]


def test_what_is_not_shown_is_not_read() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('In 2014 police in Gha')}{run.format('na freed ')}"
        "<w:del><w:r><w:delText>ten</w:delText></w:r></w:del><w:ins><w:r><w:t>nine</w:t></w:r></w:ins>"
        "<w:r><w:tab/><w:t>men</w:t><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:r>"
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>12</w:t></w:r>"
        "<w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    document = one(packed(body))
    assert document.text == "In 2014 police in Ghana freed nine men\u00b9\u00b2.\n\n"
    assert [record.value for record in records(document)] == [9]


def test_a_table_within_a_table_is_words_of_its_cell() -> None:
    inner = f"<w:tc><w:tcPr/>{paragraph('Nine men.')}{table([[cell('were'), cell('freed')]])}<w:p/></w:tc>"
    document = one(packed(table([[cell("Police"), inner], [cell("Courts"), cell("none")]])))
    assert "Police\tNine men. were freed\nCourts\tnone\n" in document.text


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_hostile_and_damaged_files_are_told() -> None:
    good = packed(paragraph(SENTENCE) * 400)
    kept = "the text before"
    assert told(packed(paragraph("&b;"), head=BOMB)) == (ProblemKind.UNSAFE, "nothing", None)
    assert told(packed("", name="word/other.xml"))[0] is ProblemKind.UNREADABLE
    assert told(packed(""))[0] is ProblemKind.EMPTY
    assert told(b"\xd0\xcf\x11\xe0" + bytes(600))[0] is ProblemKind.ENCRYPTED
    assert told(good[:-40])[0] is ProblemKind.CORRUPT
    assert told(b"no archive")[0] is ProblemKind.CORRUPT
    kind, what, text = told(packed(paragraph(SENTENCE) * 3 + "<w:p><broken"))
    assert (kind, what, text) == (ProblemKind.CORRUPT, kept, f"{SENTENCE}\n\n" * 3)
    kind, what, text = told(packed(paragraph("a" * 1_000_000) * 90))  # some 90 kB that become 90 MB
    assert (kind, what) == (ProblemKind.LIMIT, kept)
    kind, what, text = told(good, Options(max_tags=30))
    assert (kind, what) == (ProblemKind.LIMIT, kept)
    assert text is not None
    assert text.startswith(SENTENCE)


def test_tags_within_each_other_without_end_are_no_error() -> None:
    deep = 40_000
    (document,) = items(packed(f"{'<w:sdt>' * deep}{paragraph(SENTENCE)}{'</w:sdt>' * deep}"))
    assert isinstance(document, Document)
    assert document.text == f"{SENTENCE}\n\n"


def test_a_locked_entry_is_told() -> None:
    content = bytearray(packed(paragraph(SENTENCE)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    assert told(bytes(content))[0] is ProblemKind.ENCRYPTED


def test_a_file_is_read_by_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(packed(paragraph(SENTENCE)))
    (document,) = sources.read([tmp_path])
    assert isinstance(document, Document)
    assert document.media_type.endswith("wordprocessingml.document")


PIECES = st.recursive(
    st.sampled_from([paragraph("Nine men were freed."), paragraph("5"), "<w:br/>", "<w:p>", "</w:p>", ""]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        inner.map(lambda body: f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        inner.map(lambda body: f"<w:tr><w:tc>{body}</w:tc></w:tr>"),
    ),
    max_leaves=8,
)


@settings(deadline=None, derandomize=True, max_examples=80)
@given(PIECES)
def test_tags_in_any_order_are_no_error_and_every_offset_holds(body: str) -> None:
    for item in items(packed(body)):
        if isinstance(item, Document):
            for found in item.cells:
                assert found.row[0] <= found.start < found.end <= found.row[1] <= len(item.text)
            records(item)
