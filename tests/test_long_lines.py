"""Lines that no table or paragraph is made of: each is split into its passages, and into no others, in one way."""

import pytest

from impactetl.passages import passages
from impactetl.passages.layout import MAX_LINE

MANY = 50_000
# A figure with its note may be read in two ways: 2 ** 200 ways where both are tried for each of 200.
BROKEN_ROW = "Label " + "1 (2) " * 200 + "1 ("
# White space as long as a file, where patterns that start anew at each sign of it never end.
GAPS = ["a" + sign * MANY + "b" for sign in " \t\u00a0"]


@pytest.mark.parametrize("line", [BROKEN_ROW, *GAPS, *(f"({gap}" for gap in GAPS), *(f"{gap} | 1" for gap in GAPS)])
def test_a_long_line_is_covered_by_its_passages(line: str) -> None:
    found = passages(line)
    assert "".join(line[p.start : p.end] for p in found).split() == line.split()


@pytest.mark.parametrize(("times", "kind"), [(20, "row"), (MAX_LINE, "sentence")])
def test_a_line_of_figures_is_a_row_unless_nobody_could_read_it(times: int, kind: str) -> None:
    assert {passage.kind.value for passage in passages("Convictions" + "  12" * times)} == {kind}


@pytest.mark.parametrize("start", ["Leave a reply\n", "", "Results\n", "\u2022 "])
def test_no_passage_grows_with_its_document(start: str) -> None:
    text = start + "then police freed two girls and " * 2_000
    assert max(passage.end - passage.start for passage in passages(text)) <= MAX_LINE


def test_a_heading_takes_in_no_more_lines_than_a_reader_would() -> None:
    text = "Results\n\nReha-\n" + "bilitation of the girls\n" * 1_000
    assert max(passage.end - passage.start for passage in passages(text)) <= MAX_LINE
