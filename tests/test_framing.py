"""What a page says of the period and the place of its figures: years, scopes and countries of what it counts."""

import pytest

from impactetl.extraction import extract_document
from impactetl.schema import ImpactRecord
from prose import document

BODY = "Police and our staff freed 31 girls from two brothels.\n\nThe courts convicted 14 traffickers.\n"
# Words before the figures, words behind them, and the year up to which they count.
COUNTED_UP = (
    ("Our impact\n\nAll figures on this page are to 31 December 2019 unless we say otherwise.\n\n", "", 2019),
    (
        "Our impact\n\nTotals run from our founding in 2004 to 31 December 2023, unless another date is given.\n\n",
        "",
        2023,
    ),
    ("Results\n\nFigures are correct as of 30 June 2018.\n\n", "", 2018),
    ("Results\n\nNumbers as of March 2017.\n\n", "", 2017),
    ("Results\n\n(Data up to the end of 2016.)\n\n", "", 2016),
    ("Results\n\nThese statistics were last updated in May 2015.\n\n", "", 2015),
    ("Where we stand\n\n", "\nAll numbers are cumulative through 30 September 2014.\n", 2014),
    ("What we have done\n\n", "\n* Figures accurate at December 2013.\n", 2013),
    ("What we have done\n\n", "\nThe figures above run to the end of March 2012.\n", 2012),
)
# Words before the figures, words behind them, and the year that they are for.
OF_A_PERIOD = (
    ("Casework digest 14\nCases that closed, or moved, between 1 October and 31 December 2016\n\n", "", 2016),
    ("Our year\n\nEverything on this page happened in 2018.\n\n", "", 2018),
    ("Results\n\nThe results below are for calendar 2017.\n\n", "", 2017),
    ("Results\n\n", "\nFigures are for the financial year 2015-16.\n", 2016),
    ("Results\n\n", "\nAll numbers on this page relate to the twelve months to June 2011.\n", 2011),
    ("What your gift did\n\nThis update tells you what happened between January and June 2014.\n\n", "", 2014),
    ("What your gift did\n\nHere is what you made possible in 2013.\n\n", "", 2013),
    ("Dear friends,\n\nHere is our report on the year 2012.\n\n", "", 2012),
    ("Dear supporter,\n\nAs 2016 draws to a close we want to tell you what was done.\n\n", "", 2016),
    ("Dear friends,\n\n2017 was our busiest year yet.\n\n", "", 2017),
    ("Looking back on 2015\n\n", "", 2015),
    ("2015 in review\n\n", "", 2015),
    ("2015: a year of firsts\n\n", "", 2015),
    ("Our year: 2018\n\n", "", 2018),
    ("2014 at a glance\n\n", "", 2014),
    ("The year 2013 in numbers\n\n", "", 2013),
    ("Highlights of 2012\n\n", "", 2012),
    ("Impact Snapshot | FY2019\n\n", "", 2019),
    ("Programme Results, July 2015 \u2013 June 2016\n\n", "", 2016),
    ("Report to supporters, April to September 2012\n\n", "", 2012),
    ("Quarterly Dispatch\nApril \u2013 June 2018\n\n", "", 2018),
    ("Field Report: First Half of 2017\n\n", "", 2017),
    ("Third quarter 2014\nCase update\n\n", "", 2014),
    ("Yearly summary (2011)\n\n", "", 2011),
    ("Statistical summary for 2018\n\n", "", 2018),
    ("Hotline statistics 2017\n\n", "", 2017),
    ("Annual Review 2014-15\n\n", "", 2015),
    ("Trustees' report for the year ended 31 March 2013\n\n", "", 2013),
    ("Report of the board\nYear ending 30 June 2014\n\n", "", 2014),
    ("Activities January-December 2010\n\n", "", 2010),
    ("Twelve months of work: May 2015 to April 2016\n\n", "", 2016),
    ("What we did in 2016\n\n", "", 2016),
    ("How 2019 went\n\n", "", 2019),
)
# Dates of something else, or of a time to come.
OF_NO_PERIOD = (
    "Our work\n\nThe law was passed in 2008.\n\n",
    "Our work\n\nFigures from the census of 2011 are used for planning.\n\n",
    "Our work\n\nIn 2014 the shelter burned down.\n\n",
    "Strategy 2020\n\n",
    "Vision 2030\n\n",
    "Goals for 2019\n\n",
    "Our work\n\nThe ministry's report covers 2012.\n\n",
    "Our work\n\nAs of 2010 the country had no law.\n\n",
    "Founded in 2003, Hope House works in two towns.\n\n",
    "Anna's story\n\nAnna left home in 2009.\n\n",
    "Plan of work for 2021\n\n",
)


def _records(text: str) -> list[ImpactRecord]:
    return list(extract_document(document(text)).records)


def _figures(text: str) -> list[ImpactRecord]:
    found = [record for record in _records(text) if record.number_text in {"31", "14"}]
    assert len(found) == 2
    return found


@pytest.mark.parametrize(("before", "behind", "year"), COUNTED_UP)
def test_totals_count_up_to_the_day_that_is_stated(before: str, behind: str, year: int) -> None:
    found = _figures(before + BODY + behind)
    assert [(record.year, record.scope.value) for record in found] == [(year, "cumulative")] * 2


@pytest.mark.parametrize(("before", "behind", "year"), OF_A_PERIOD)
def test_figures_are_for_the_period_that_is_stated(before: str, behind: str, year: int) -> None:
    assert [record.year for record in _figures(before + BODY + behind)] == [year, year]


@pytest.mark.parametrize("before", OF_NO_PERIOD)
def test_other_dates_are_of_no_period(before: str) -> None:
    assert [record.year for record in _figures(before + BODY)] == [None, None]


TIMELINE = """Our history

Casa Clara was opened by three nurses in Sucre, in the south of Bolivia.

2004
The house opens its doors. Nobody comes for a month.

2009
Police ask us along for the first time. Fourteen girls are freed from a hotel.

2014
The owner of a bar is convicted on the word of our residents.
"""


def test_years_of_a_timeline_head_what_stands_below_them() -> None:
    found = {record.metric.value: (record.year, record.country_code) for record in _records(TIMELINE)}
    assert found == {"people_rescued": (2009, "BOL"), "convictions": (2014, "BOL")}


def test_a_report_on_all_of_ones_work_is_of_no_country() -> None:
    text = "Annual Review 2016\n\nWe are five.\n\nOur teams freed 90 girls.\n\nA choir sang in Sucre, Bolivia.\n"
    assert [(record.year, record.country_code) for record in _records(text)] == [(2016, None)]


DATES_BESIDE = (
    ("More than 400 complaints were filed in Togo in 2018. Fewer than 30 men were charged.", 2018),
    ("Complaints of violence against women rose in Togo in 2018. Nine men were charged.", 2018),
    ("The court tried 12 men in 2018, against 9 in 2017. Two were acquitted.", 2018),
)


@pytest.mark.parametrize(("text", "year"), DATES_BESIDE)
def test_a_bound_is_no_other_side_of_a_comparison(text: str, year: int) -> None:
    assert _records(text)[-1].year == year


BEHIND_CLAUSES = (
    "A man who paid his cook nothing was today jailed for four years.",
    "The woman who ran the house was today convicted.",
    "Two brothers who hid 40 boys were today arrested.",
)


@pytest.mark.parametrize("text", BEHIND_CLAUSES)
def test_today_dates_the_verb_that_it_stands_in(text: str) -> None:
    found = _records(f"22 August 2014\n\n{text}\n")
    assert found
    assert {record.year for record in found} == {2014}
