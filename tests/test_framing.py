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
    ("Land for Widows\n\nThe project began in 2012. Results to mid-2017:\n\n", "", 2017),
    ("Land for Widows\n\nResults to the end of June 2017\n\n", "", 2017),
    ("Our results since 2004 (to December 2016)\n\n", "", 2016),
    ("Results so far (as at 1 May 2018)\n\n", "", 2018),
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
    ("Partnership with the Provincial Police\nMidterm report, January 2015 \u2013 June 2016\n\n", "", 2016),
    ("Midterm Report\nReporting period: 1 July 2015 to 31 December 2016\n\n", "", 2016),
    ("Land for Widows\n\nProject results at a glance (2012\u20132017)\n\n", "", 2017),
    ("Task Force Update\nThird Quarter, Fiscal Year 2018\n\n", "", 2018),
    ("Task Force Update \u2013 Q2 2019\n\n", "", 2019),
    ("Annual review of the year 2018/19\n\n", "", 2019),
    ("Annual Review\n1 April 2018 \u2013 31 March 2019\n\n", "", 2019),
    ("What your gift did\nJanuary\u2013December 2015\n\n", "", 2015),
    ("Dear friend,\n\nThe year 2014 is nearly over.\n\n", "", 2014),
    ("Thank you! Here's what we did together in 2016\n\n", "", 2016),
    ("Together in 2016\n\n", "", 2016),
    ("A look back at 2018\n\n", "", 2018),
    ("Year-end report 2013\n\n", "", 2013),
    ("Statistics for the year 2012\n\n", "", 2012),
    ("Helpline Annual Statistics, 2018\n\n", "", 2018),
    ("2018 helpline statistics\n\n", "", 2018),
    ("The year in figures: 2015\n\n", "", 2015),
    ("Facts & Figures 2015\n\n", "", 2015),
    ("The numbers (January to June 2019)\n\n", "", 2019),
    ("Progress report no. 4 (July\u2013December 2017)\n\n", "", 2017),
    ("Six-month report: April\u2013September 2014\n\n", "", 2014),
    ("Monthly update \u2013 August 2016\n\n", "", 2016),
    ("Update for June 2015\n\n", "", 2015),
    ("About our work\n\nThe following results were achieved between 2010 and 2014.\n\n", "", 2014),
    ("Impact Report | 2017\n\n", "", 2017),
    ("IMPACT 2016\n\n", "", 2016),
    ("Our 2016 in numbers\n\n", "", 2016),
    ("Ending slavery, 2014: what we achieved\n\n", "", 2014),
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
    "THE HARBOUR\nNewsletter of Harbour House, No. 31\nSpring 2017\n\nThis quarter was a busy one.\n\n",
    "2013 was hard. 2014 was harder.\n\n",
    "History: we opened in 1998.\n\n",
    "Forecast 2025\n\n",
    "The Lantern\nNewsletter of Hope House\nWinter 2016\n\n",
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


# Texts of 5 March 2019, and the years of their figures.
TOLD_FROM_THE_DAY = (
    ("In 2009 police freed 21 men. All four accused were acquitted last November.", (2009, 2018)),
    ("In 2011 nine men were charged. Two of them were convicted last March.", (2011, 2018)),
    ("Founded in 2009, the group has freed 300 people and has trained 40 judges.", (2019, 2019)),
    ("Set up in 2011, the unit has arrested 40 traffickers.", (2019,)),
    ("Founded in 2009, the group freed 300 people in 2016.", (2016,)),
    ("Since the pilot began, 46 officers have attended courses.", (2019,)),
    ("Since the home opened its doors, 900 girls have been sheltered.", (2019,)),
    ("But no kiln owner in this district has been convicted under the Act so far.", (2019,)),
)


@pytest.mark.parametrize(("text", "years"), TOLD_FROM_THE_DAY)
def test_what_is_told_from_the_day_of_writing(text: str, years: tuple[int, ...]) -> None:
    assert tuple(record.year for record in _records(f"5 March 2019\n\n{text}\n")) == years


def test_the_following_year_is_counted_from_an_event_told_paragraphs_before() -> None:
    text = "On 3 February 2014 police raided two flats.\n\nShe slept.\n\nShe learned.\n\nShe sang.\n\nShe wept.\n\n"
    text += "In the autumn of the following year the court in Madrid convicted seven men.\n"
    assert [record.year for record in _records(text)] == [2015]


def test_where_a_bus_was_bound_for_is_no_scene() -> None:
    text = (
        "Chisinau, Moldova\n\nPolice took eleven women off a bus bound for Odesa. Ten of them were sheltered by us.\n"
    )
    assert {record.country_code for record in _records(text)} == {"MDA"}


def test_dollars_are_those_of_the_country() -> None:
    text = "In Brisbane a court fined the owner $12,000. In Phnom Penh a court fined another owner $4,000.\n"
    assert [record.unit for record in _records(text) if record.metric == "fine"] == ["AUD", "USD"]


# A figure of another year beside that of a report: it dates itself and nothing else; of the first it is not read.
UNREAD = "We freed 143 women, where in 2011 it had been 110. Police arrested 12 men."
COMPARED = (
    "We freed 143 women (in 2011 it was 110). Police arrested 12 men.",
    "We freed 143 women (110 in 2011). Police arrested 12 men.",
    "We freed 143 women (2011: 110). Police arrested 12 men.",
    "Our teams freed 143 women (a year earlier, in 2011, 110). Police arrested 12 men.",
    UNREAD,
    "We freed 143 women, whereas in 2011 there were 110. Police arrested 12 men.",
    "We freed 143 women, against 110 in 2011. Police arrested 12 men.",
)


@pytest.mark.parametrize("text", COMPARED)
def test_a_figure_beside_another_dates_itself_alone(text: str) -> None:
    found = {r.number_text: r.year for r in _records(f"Our annual report 2012\n\nIt was a good year.\n\n{text}\n")}
    assert found == {"143": 2012, "12": 2012} | ({} if text == UNREAD else {"110": 2011})


def test_years_in_brackets_without_a_figure_date_what_stands_before_them() -> None:
    found = _records("Our work\n\nPolice freed 143 women (2011). Courts convicted 14 men (2012).\n")
    assert [record.year for record in found] == [2011, 2012]


@pytest.mark.parametrize(
    "told",
    [
        "Compare 2011: four convictions.",
        "2012 was the most violent year that the city has known. In 2011 four men were convicted.",
        "In 2011 four men were convicted.",
        "We opened a second house in 2011.",
        "In 2012 we freed 30 girls. In 2011 four men were convicted. Those we met in 2011 are well.",
    ],
)
def test_an_annual_report_is_for_its_own_year_where_the_year_before_is_hardly_told(told: str) -> None:
    text = f"Casa Alba, Honduras          Annual report 2012 - page 6\n\nWe helped 327 women.\n\n{told}\n"
    assert {r.number_text: r.year for r in _records(text)}["327"] == 2012


def test_an_annual_report_that_tells_of_the_year_before_is_for_that() -> None:
    told = "In 2011 four men were convicted. The house was opened in May 2011. By the end of 2011 it was full."
    text = f"Annual report 2012\n\nWe helped 327 women.\n\n{told}\n"
    assert {r.number_text: r.year for r in _records(text)}["327"] == 2011
