"""What holds of the number finder on any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactetl.grammar.quantity import read_numbers
from impactetl.mentions.numbers import find_numbers
from impactetl.schema import Qualifier, bounds_fit

WORDS = st.sampled_from(
    [
        *(
            "one",
            "two",
            "a",
            "dozen",
            "hundred",
            "thousand",
            "million",
            "and",
            "half",
            "third",
            "first",
            "of",
            "to",
            "-",
            ",",
        ),
        *(
            "between",
            "from",
            "more than",
            "about",
            "over",
            "or more",
            "+",
            "$",
            "Rs.",
            "pesos",
            "years",
            "months",
            "old",
        ),
        *(
            "1,906",
            "2014",
            "12",
            "3.5",
            "June",
            "%",
            "(4)",
            "[3]",
            "\u00a0",
            "\u00ad",
            "\ufb01ve",
            "\u00bd",
            "aged",
            "page",
        ),
        *("in", "men", "to life", "rose", "at least", "estimates that", "km", ".", "\n", "COVID-19", "www.a.org/1"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join))


@given(TEXTS)
def test_spans_are_inside_in_order_and_apart(text: str) -> None:
    start, end = min(2, len(text)), len(text)
    last = start
    for mention in find_numbers(text, start, end):
        assert last <= mention.start < mention.end <= end
        assert start <= mention.outer_start <= mention.start
        assert mention.end <= mention.outer_end <= end
        last = mention.end


@given(TEXTS)
def test_bounds_fit_the_qualifier(text: str) -> None:
    for mention in find_numbers(text, 0, len(text)):
        if mention.value is not None or mention.low is not None or mention.refused is None:
            assert bounds_fit(Qualifier(mention.qualifier), mention.value, mention.low, mention.high)


@given(TEXTS, st.text(max_size=9), st.text(max_size=9))
def test_only_the_stretch_counts(text: str, before: str, after: str) -> None:
    alone = read_numbers(text, 0, len(text))
    shift = len(before)
    within = read_numbers(before + text + after, shift, shift + len(text))
    assert [(m.start - shift, m.end - shift, m.value, m.qualifier, m.refused) for m in within] == [
        (m.start, m.end, m.value, m.qualifier, m.refused) for m in alone
    ]


@given(st.integers(0, 10**9))
def test_grouped_digits_give_their_value(number: int) -> None:
    text = f"They freed {number:,} men."
    (found,) = find_numbers(text, 0, len(text))
    assert found.value == number


@given(TEXTS)
def test_every_plain_digit_is_in_a_number(text: str) -> None:
    spans = [(m.outer_start, m.outer_end) for m in find_numbers(text, 0, len(text))]
    for digit in re.finditer("[0-9]", text):
        assert any(start <= digit.start() < end for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    [
        *("1,", "one ", "1 ", "hundred ", "one-", "five and ", "ten to ", "$1", "(1", "1.", "12 or ", "1", "1-", "1:"),
        *(
            "june 1 ",
            "estimated that ",
            "1 year and ",
            "a.",
            "@",
            "half a ",
            "2014-",
            "\u00ad1",
            "rose from 1 ",
            "1@a.",
        ),
    ],
)
def test_no_pattern_runs_away(unit: str) -> None:
    """Twenty thousand repeats of a hostile unit end; each pattern looks at a bounded window."""
    text = unit * 20_000
    found = find_numbers(text, 0, len(text))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
