"""When a page without a day of publication was issued, and what follows for the dates that it tells."""

import pytest

from impactetl.extraction import extract_document
from impactetl.schema import ImpactRecord
from prose import document

# A total counts up to the time of writing; a month without a year is of the year of writing.
BODY = "Since 2005 our shelter has housed 380 girls.\n\nIn June we trained 46 teachers.\n"
# Words before the figures, words behind them, and the year of writing.
ISSUED = (
    ("COURT WATCH \u2014 Bulletin 3/2017\nPublished by Kalinga Legal Aid\n\n", "", 2017),
    ("The Lamp, no. 14/2016\n\n", "", 2016),
    ("The Lamp\nIssue 2 of 2015\n\n", "", 2015),
    ("Newsletter No. 7 (2013)\n\n", "", 2013),
    ("Newsletter 2018/2\n\n", "", 2018),
    ("Vol. 12, No. 3, 2014\nHope House News\n\n", "", 2014),
    ("Five questions for Maya\n\nInterview for the members' magazine, issue 4/2020.\n\n", "", 2020),
    ("Questions and answers\n(last reviewed: 30 August 2019)\n\n", "", 2019),
    ("Questions and answers\nLast checked 3 September 2016\n\n", "", 2016),
    ("Fact sheet (October 2012)\n\n", "", 2012),
    ("I ask about the shoes\n\nThe nurse told her story to our team in Oruro in November 2019.\n\n", "", 2019),
    ("A nurse's day\n\nThis conversation took place in September 2011.\n\n", "", 2011),
    ("A nurse's day\n\nInterview: Pia Strand, December 2018\n\n", "", 2018),
    ("The road from kiln nine\n\n", "\nTimeline put together for the exhibition, July 2021.\n", 2021),
    ("Dear friends,\n\n", "\nWith thanks,\nAsha Rao\nDirector, Pune, December 2015\n", 2015),
    ("Dear friends,\n\n", "\nYours, Asha\nChennai, 14 December 2016\n", 2016),
    ("Some figures\n\n", "\nText: M. Okoye, November 2013\n", 2013),
    ("Some figures\n\n", "\nCompiled by the monitoring unit, August 2017.\n", 2017),
    ("MINUTES\nHeld in London, Monday 5 June 2023, 5.30 pm\n\n", "", 2023),
)


def _records(text: str) -> list[ImpactRecord]:
    return list(extract_document(document(text)).records)


@pytest.mark.parametrize(("before", "behind", "year"), ISSUED)
def test_a_page_is_of_the_year_of_its_issue(before: str, behind: str, year: int) -> None:
    assert {r.number_text: r.year for r in _records(before + BODY + behind)} == {"380": year, "46": year}


# Numbers and dates that are of no issue.
NOT_ISSUED = (
    "Ref. 14/2016\n\nThe case of Anita\n\n",
    "Decision no. 14/2016\n\nThe case of Anita\n\n",
    "Room 3/2017 of the court\n\n",
    "Our work\n\nWe ask for a law.\n\n",
)


@pytest.mark.parametrize("before", NOT_ISSUED)
def test_a_number_of_a_file_dates_nothing(before: str) -> None:
    assert {r.year for r in _records(before + BODY)} == {None}


# A total is counted up to the latest year that a page without a date tells as past.
COUNTED = (
    ("Since 2005 our shelter has housed 380 girls. In 2014 we moved to a larger house.", 2014),
    ("To date our shelter has housed 380 girls. The house was bought in 2009 and painted in 2011.", 2011),
    ("Founded in 2005, the shelter has housed 380 girls. In 2014 it moved.", 2014),
    ("Since 2005 our shelter has housed 380 girls. We plan to open another by 2030.", None),
    ("Since 2005 our shelter has housed 380 girls.", None),
)


@pytest.mark.parametrize(("text", "year"), COUNTED)
def test_a_total_is_counted_up_to_the_latest_year_told(text: str, year: int | None) -> None:
    assert [r.year for r in _records(f"Our house\n\n{text}\n") if r.number_text == "380"] == [year]


ROUND = """Year in review 2017
Wayfarer Justice, Minneapolis

THAILAND. In two ports we met fishermen. Our staff identified 118 men as victims of forced labor.

MYANMAR. Across the river committees warned families. Police rescued 21 teenagers.

GUATEMALA. Our programme is called Stay and Grow. We trained 190 teachers.

ALL TOGETHER
Survivors served: 812
"""
MINUTES = """Report of the director

(a) Zambia. Police freed 97 girls.
(b) Nepal. The cases are slow. Police arrested 12 agents.
(c) Gambia. We trained 75 prosecutors.
Across all programmes 3,390 survivors were sheltered.
"""


def test_countries_that_head_lines_place_what_stands_behind_them() -> None:
    found = {r.number_text: (r.year, r.country_code) for r in _records(ROUND)}
    assert found == {"118": (2017, "THA"), "21": (2017, "MMR"), "190": (2017, "GTM"), "812": (2017, None)}
    placed = {r.number_text: r.country_code for r in _records(MINUTES)}
    assert placed == {"97": "ZMB", "12": "NPL", "75": "GMB", "3,390": None}


TIMELINE = """The road from kiln nine
Green Thread, Lahore, Pakistan

2006
A family takes an advance from a landlord and cannot pay it back for years.

August 2009
A judge hears the petition and sets 42 labourers free on the same day.

7 March 2018
A party of the police arrests two men at the kiln. In November a court convicts four others.
"""


def test_dates_on_lines_of_their_own_are_those_of_what_stands_below() -> None:
    found = {r.number_text: (r.year, r.country_code) for r in _records(TIMELINE)}
    assert found == {"42": (2009, "PAK"), "two": (2018, "PAK"), "four": (2018, "PAK")}


# The years of a project close its title; a plan and a season are none.
SPANS = (
    ("Safe Return: evaluation of the project, 2014\u20132017\n\nPrepared by Holm\nOslo, March 2018\n\n", 2017),
    ("Safe Return (2014\u20132017)\n\n", 2017),
    ("Balance of the year 2016: the courts\n\n", 2016),
    ("Strategic plan 2020\u20132024\n\n", None),
)


@pytest.mark.parametrize(("before", "year"), SPANS)
def test_a_title_closes_with_the_years_of_its_figures(before: str, year: int | None) -> None:
    assert {r.year for r in _records(f"{before}Our partners freed 48 girls.\n")} == {year}
