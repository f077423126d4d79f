"""The number finder alone: value and qualifier of marked expressions in running text, by ``impactetl ledger``."""

import re
import runpy

import pytest

from numbers_marked import FOLDER, marked, wrong

DERIVE = runpy.run_path(str(FOLDER / "derive.py"))
# Right of all that are marked: what is promised. It is 0.99 when this is written; years written as counts ("over 1906
# countries") are most of the rest.
FLOOR = 0.97


@pytest.mark.parametrize("name", ["derived.txt", "marked.txt"])
def test_value_and_qualifier_are_right(name: str) -> None:
    count, failed = wrong(name)
    assert 1 - len(failed) / count >= FLOOR, "\n".join(failed)


def test_there_are_a_thousand_expressions_of_every_qualifier() -> None:
    expected = [one.expected for name in ("derived.txt", "marked.txt") for one in marked(name)]
    assert len(expected) >= 1000
    for sign in ("=", "~", ">=", "<=", "vague", r"[\d.]+\.\."):
        assert sum(re.match(sign, reading) is not None for reading in expected) >= 50, sign


def test_the_marks_stand_at_their_words() -> None:
    for one in marked("marked.txt"):
        assert one.text[one.start : one.end]
        assert "[[" not in one.text
        assert "]]" not in one.text


def test_the_derived_lines_are_those_of_the_script() -> None:
    made = list(DERIVE["lines"]())
    assert made == (FOLDER / "derived.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (7, "seven"),
        (40, "forty"),
        (118, "one hundred and eighteen"),
        (2310, "two thousand three hundred and ten"),
        (63251, "sixty-three thousand two hundred and fifty-one"),
    ],
)
def test_numbers_are_written_in_words(number: int, expected: str) -> None:
    assert DERIVE["words"](number) == expected
