"""Footnotes and endnotes of Word documents: behind the body, each behind its number."""

import io
import zipfile
from typing import Any

import pytest

from impactetl import sources
from impactetl.schema import ProblemKind
from test_docx import NAME_SPACE, items, one, paragraph, records, told

STATED = "In 2014 police in Ghana freed nine men"
PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def mark(kind: str, known: str, more: str = "") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{known}" {more}/></w:r>'


def note(kind: str, known: str, *paragraphs: str) -> str:
    words = "".join(paragraph(words, f"<w:r><w:{kind}Ref/></w:r>") for words in paragraphs)
    return f'<w:{kind} w:id="{known}">{words}</w:{kind}>'


def packed(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAME_SPACE}><w:body>{body}</w:body></w:document>")
        for kind, notes in parts.items():
            archive.writestr(PARTS[kind], f"<w:{kind}s {NAME_SPACE}>{notes}</w:{kind}s>")
    return file.getvalue()


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_notes_stand_behind_the_body_in_the_order_of_their_marks() -> None:
    own = mark("footnote", "3", "w:customMarkFollows='1'")
    body = (
        f"<w:p>{run(STATED)}{mark('endnote', '7')}{run(' and')}{mark('footnote', '2')}{run(' six women.')}</w:p>"
        f"<w:p>{run('As told')}{own}{run('*.')}"
        f"<w:del>{mark('footnote', '4')}</w:del></w:p>"
    )
    footnotes = (
        note("footnote", "0", "separator")
        + note("footnote", "3", "By the court.")
        + note("footnote", "2", "A court in Kenya convicted 14 traffickers in 2016.", "It sits in Nairobi.")
        + note("footnote", "4", "Deleted.")
    )
    document = one(packed(body, footnote=footnotes, endnote=note("endnote", "7", "Annual Report 2014, p. 12.")))
    assert document.text == (
        f"{STATED}\u00b9 and\u00b2 six women.\n\nAs told*.\n\nNotes\n\n\u00b9 Annual Report 2014, p. 12.\n\n"
        "\u00b2 A court in Kenya convicted 14 traffickers in 2016. It sits in Nairobi.\n\n\u00b3 By the court.\n\n"
    )
    found = [(r.metric.value, r.value, r.year, r.country_code) for r in records(document)]
    assert found == [
        ("people_rescued", 9, 2014, "GHA"),
        ("people_rescued", 6, 2014, "GHA"),
        ("convictions", 14, 2016, "KEN"),
    ]


def test_a_note_to_a_cell_of_a_table_and_a_table_in_a_note() -> None:
    words = f"<w:p>{run('Arrests')}{mark('footnote', '1')}</w:p>"
    grid = f"<w:tbl><w:tr><w:tc>{words}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('of')}</w:tc><w:tc>{paragraph('men')}</w:tc></w:tr></w:tbl>"
    document = one(packed(grid, footnote=f'<w:footnote w:id="1">{inner}</w:footnote>'))
    assert "Arrests\u00b9" in document.text
    assert document.text.endswith("Notes\n\n\u00b9 of men\n\n")


@pytest.mark.parametrize(
    ("notes", "options", "kind"),
    [
        ({}, {}, ProblemKind.UNREADABLE),
        ({"footnote": "<w:footnote w:id='1'><broken"}, {}, ProblemKind.CORRUPT),
        ({"footnote": note("footnote", "1", *["word"] * 50)}, {"max_tags": 40}, ProblemKind.LIMIT),
        ({"footnote": note("footnote", "1", "a" * 3000)}, {"max_document": 2000}, ProblemKind.LIMIT),
    ],
)
def test_notes_that_cannot_be_read_leave_the_body(
    notes: dict[str, str], options: dict[str, Any], kind: ProblemKind
) -> None:
    content = packed(f"<w:p>{run(STATED + '.')}{mark('footnote', '1')}</w:p>", **notes)
    found, kept, text = told(content, sources.Options(**options))
    assert (found, kept) == (kind, "the text before")
    assert text is not None
    assert text.startswith(f"{STATED}.\u00b9")


def test_a_document_without_marks_has_no_notes() -> None:
    document = one(packed(paragraph(STATED), footnote=note("footnote", "1", "Nobody refers to it.")))
    assert document.text == f"{STATED}\n\n"
    assert items(packed("", footnote=note("footnote", "1", "word")))[0].kind is ProblemKind.EMPTY  # type: ignore[union-attr] # one problem
