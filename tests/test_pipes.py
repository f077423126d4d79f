"""Tables of Markdown: cells parted by pipes, in a text that stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactetl.sources.pipes import pipe_cells

HEAD = "| Country | Freed |\n|---|---:|\n"


def told(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Each cell as its words, those of the cell that heads its row, and those above its column."""
    return [
        (
            text[cell.start : cell.end],
            None if cell.header is None else text[slice(*cell.header)],
            [text[slice(*span)] for span in cell.columns],
        )
        for cell in pipe_cells(text)
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (HEAD + "| Ghana | 61 |\n", [("61", "Ghana", ["Freed"])]),
        ("Country | Freed\n:--|:-:\nGhana | 61\n\nTogo | 12\n", [("61", "Ghana", ["Freed"])]),
        (HEAD.replace("\n", "\r\n") + "| Togo | 1,204 |\r\n\r\n| Mali | 3 |", [("1,204", "Togo", ["Freed"])]),
        (HEAD + "| Togo | |\n| Mali | 9 |", [("9", "Mali", ["Freed"])]),
        (HEAD + "| | 70 |", [("70", None, ["Freed"])]),
        (HEAD + "| A \\| B | 70 |", [("70", "A \\| B", ["Freed"])]),
        (HEAD + "| Ghana | 61 | spare |", [("61", "Ghana", ["Freed"])]),
        (HEAD + "They freed 12.\n| Ghana | 61 |", []),
        ("| Country | Freed |\n| Ghana | 61 |", []),
        ("| Country | Freed |\n|---|\n| Ghana | 61 |", []),
        ("a | b\nno line of dashes - 5 | 6", []),
        ("|\n-|-\n||\n|", []),
    ],
)
def test_a_table_has_headings_dashes_and_rows(text: str, cells: list[tuple[str, str | None, list[str]]]) -> None:
    assert told(text) == cells


@given(st.text(st.sampled_from("| -:\\a1\n\r\t"), max_size=80))
def test_cells_stand_in_their_rows_in_order(text: str) -> None:
    cells = pipe_cells(HEAD + text)
    assert [cell.start for cell in cells] == sorted({cell.start for cell in cells})
    for cell in cells:
        assert cell.row[0] <= cell.start < cell.end <= cell.row[1] <= len(HEAD + text)
        assert (HEAD + text)[cell.start : cell.end].strip() == (HEAD + text)[cell.start : cell.end]
