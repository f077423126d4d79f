"""The extraction cases: each passes, or stands in known_failures.toml with its reason."""

from collections import Counter
from dataclasses import replace

import pytest

from case_rows import Case, faults, known_failures, load, span

CASES = load()
KNOWN = known_failures()


def marked(case: Case) -> object:
    known = [pytest.mark.xfail(reason=KNOWN[case.id], strict=True)] if case.id in KNOWN else []
    return pytest.param(case, id=case.id, marks=known)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_records_are_what_a_reader_makes_of_the_text(case: Case) -> None:
    found = faults(case)
    assert not found, "\n".join([case.text, *(f"{fault.cause}: {fault.detail}" for fault in found)])


def test_each_case_has_its_own_name() -> None:
    assert [name for name, count in Counter(case.id for case in CASES).items() if count > 1] == []


def test_each_expected_number_stands_in_its_text() -> None:
    for case in CASES:
        for row in case.expect:
            start, end = span(case.text, row)
            assert case.text[start:end] == row["number"]


def test_known_failures_name_cases_and_give_reasons() -> None:
    assert sorted(KNOWN.keys() - {case.id for case in CASES}) == []
    assert [name for name, reason in KNOWN.items() if not reason.strip()] == []


EXPECTED = {"metric": "arrests", "number": "nine", "value": 9, "qualifier": "exact", "unit": "person", "year": 2014}
ARRESTS = Case("judge", "judge-001", "In 2014 police in Kenya arrested nine smugglers.", (EXPECTED,))
WRONG = [
    ({"value": 8}, "number"),
    ({"qualifier": "at_least"}, "number"),
    ({"unit": "case"}, "number"),
    ({"year": 2013}, "year"),
    ({"year": "null"}, "year"),
    ({"country": "UGA"}, "country"),
    ({"metric": "convictions"}, "metric"),
    ({"number": "2014"}, "missed"),
    ({"part_of_number": "2014"}, "part_of"),
    ({"nationality": ["KEN"]}, "nationality"),
    ({"modality": "planned"}, "modality"),
]


def test_the_judge_passes_what_is_right() -> None:
    assert faults(ARRESTS) == []


@pytest.mark.parametrize(("change", "cause"), WRONG)
def test_the_judge_names_what_is_wrong(change: dict[str, object], cause: str) -> None:
    wrong = replace(ARRESTS, expect=(EXPECTED | change,))
    assert cause in [fault.cause for fault in faults(wrong)]


def test_the_judge_sees_a_record_that_is_not_expected() -> None:
    assert [fault.cause for fault in faults(replace(ARRESTS, expect=()))] == ["spurious"]


def test_the_judge_excuses_an_optional_record() -> None:
    excused = replace(ARRESTS, expect=(EXPECTED | {"optional": True, "year": 2013},))
    assert faults(excused) == []
