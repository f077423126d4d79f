"""The date finder: what it finds, what it leaves alone, and the dates that frame a text."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impactetl.framing.date_frames import document_date, reporting_period
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateMention

_FIELDS = ("year", "month", "day", "last_year", "last_month", "last_day", "weekday", "shift", "shift_unit")


def _show(text: str, mention: DateMention) -> str:
    """Write a mention on one line: preposition|words|role|named numbers."""
    lead = text[mention.outer_start : mention.start].strip()
    values = "-".join(str(value) for name in _FIELDS if (value := getattr(mention, name)) is not None)
    flags = ("s" if mention.story else "") + ("f" if mention.fiscal else "")
    return f"{lead}|{text[mention.start : mention.end]}|{mention.role.value}|{values}|{flags}"


FOUND: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("in 2011", ("in|2011|in|2011|",)),
    ("2016-2017", ("|2016-2017|between|2016-2017|",)),
    ("2014/15", ("|2014/15|between|2014-2015|",)),
    ("2071/72 (2014-15)", ("|2014-15|between|2014-2015|",)),
    ("the 1990s", ("|1990s|between|1990-1999|",)),
    ("FY 2019", ("|FY 2019|in|2019|f",)),
    ("fiscal year 2019", ("|fiscal year 2019|in|2019|f",)),
    ("the 2018-19 reporting period", ("|2018-19 reporting period|between|2018-2019|f",)),
    ("October 2013", ("|October 2013|in|2013-10|",)),
    ("Oct. 2013", ("|Oct. 2013|in|2013-10|",)),
    ("January\u2013May 2015", ("|January\u2013May 2015|between|2015-1-2015-5|",)),
    ("January to June 2016", ("|January to June 2016|between|2016-1-2016-6|",)),
    ("April 1, 2016 to March 31, 2017", ("|April 1, 2016 to March 31, 2017|between|2016-4-1-2017-3-31|",)),
    (
        "1 October 2014 \u2013 30 September 2015",
        ("|1 October 2014 \u2013 30 September 2015|between|2014-10-1-2015-9-30|",),
    ),
    ("Jan\u2013Jul 2016", ("|Jan\u2013Jul 2016|between|2016-1-2016-7|",)),
    ("March 4, 2013 at 3:11 pm", ("|March 4, 2013|in|2013-3-4|",)),
    ("4 June 2015", ("|4 June 2015|in|2015-6-4|",)),
    ("2019-08-15", ("|2019-08-15|in|2019-8-15|",)),
    ("Dec 07, 2011", ("|Dec 07, 2011|in|2011-12-7|",)),
    ("Thursday, August 15, 2019", ("|Thursday, August 15, 2019|in|2019-8-15-3|",)),
    ("Thu, 22 Jul 2021 22:45:00 +0000", ("|Thu, 22 Jul 2021|in|2021-7-22-3|",)),
    ("December 112014", ("|December 112014|in|2014-12-11|",)),
    ("03/04/2017", ("|03/04/2017|in|2017|",)),
    ("In October, 12 men were freed.", ("In|October|in|10|",)),
    ("In May 15 people were rescued.", ("In|May|in|5|",)),
    ("On March 30 and on 4 June", ("On|March 30|in|3-30|", "on|4 June|in|6-4|")),
    (
        "on Monday, Monday morning, last Tuesday",
        ("on|Monday|in|0|", "|Monday morning|in|0|", "|last Tuesday|in|1--1-week|"),
    ),
    ("between January and October", ("between|January and October|between|1-10|",)),
    ("through September", ("through|September|until|9|",)),
    ("March 26-28", ("|March 26-28|between|3-26-3-28|",)),
    ("as of September 28", ("as of|September 28|until|9-28|",)),
    ("this November", ("|this November|in|11-0-year|",)),
    (
        "in mid-2013, in early 2017, mid 2019, in late March, by June 30",
        (
            "in mid-|2013|in|2013|",
            "in early|2017|in|2017|",
            "mid|2019|in|2019|",
            "in late|March|in|3|",
            "by|June 30|until|6-30|",
        ),
    ),
    ("January through September", ("|January through September|between|1-9|",)),
    ("the first quarter of 2019", ("|the first quarter of 2019|between|2019-1-2019-3|",)),
    ("in the third quarter 2017", ("in|the third quarter 2017|between|2017-7-2017-9|",)),
    ("first quarter 2016-17", ("|2016-17|between|2016-2017|",)),
    ("in the first half, 2019 people were freed", ("in|the first half|between|1-6|",)),
    ("in 2022-09", ("in|2022-09|in|2022-9|",)),
    ("in 2009-10 police arrested", ("in|2009-10|between|2009-2010|",)),
    ("2000-2100 people", ()),
    ("between 2022-03 and 2022-09", ("between|2022-03 and 2022-09|between|2022-3-2022-9|",)),
    ("case 2022-09-118", ()),
    ("Bulletin Q3/2017", ("|Q3/2017|between|2017-7-2017-9|",)),
    ("Q2 2020", ("|Q2 2020|between|2020-4-2020-6|",)),
    ("the first half of 2018", ("|the first half of 2018|between|2018-1-2018-6|",)),
    ("the first eight months of the year", ("|the first eight months of the year|between|1-8|",)),
    ("in the first seven months", ("in|the first seven months|between|1-7|",)),
    (
        "last month last year this year this month last week yesterday today",
        (
            "|last month|in|-1-month|",
            "|last year|in|-1-year|",
            "|this year|in|0-year|",
            "|this month|in|0-month|",
            "|last week|in|-1-week|",
            "|yesterday|in|-1-day|",
            "|today|in|0-day|",
        ),
    ),
    ("so far this year", ("so far|this year|until|0-year|",)),
    ("So far in 2014, IJM", ("So far in|2014|until|2014|",)),
    ("over the past 14 years", ("over|the past 14 years|between|-14-year|",)),
    ("the past year", ("|the past year|between|-1-year|",)),
    ("the previous year", ("|the previous year|in|-1-year|s",)),
    ("the year before, 5", ("|the year before|in|-1-year|s",)),
    ("a year earlier. a year ago", ("|a year earlier|in|-1-year|s", "|a year ago|in|-1-year|")),
    ("three months ago", ("|three months ago|in|-3-month|",)),
    ("two years later", ("|two years later|in|2-year|s",)),
    (
        "Three years later, the following year, the next day",
        ("|Three years later|in|3-year|s", "|the following year|in|1-year|s", "|the next day|in|1-day|s"),
    ),
    (
        "that year, the same year, that month, in those two years",
        (
            "|that year|in|0-year|s",
            "|the same year|in|0-year|s",
            "|that month|in|0-month|s",
            "in|those two years|in|0-period|s",
        ),
    ),
    ("the same period of 2017", ("|the same period of 2017|in|2017|",)),
    ("the same months of 2014", ("|the same months of 2014|in|2014|",)),
    ("during the same period in 2016", ("during|the same period in 2016|in|2016|",)),
    ("during the year", ("during|the year|in|0-year|f",)),
    ("at year's end", ("at|year's end|in|0-year|f",)),
    ("by year's end", ("by|year's end|until|0-year|f",)),
    ("during the reporting period", ("during|the reporting period|in|0-year|f",)),
    ("the reporting year", ("|the reporting year|in|0-year|f",)),
    ("the year under review", ("|the year under review|in|0-year|f",)),
    ("in recent years", ("in|recent years|in|year|",)),
    ("next year", ("|next year|in|1-year|",)),
    ("in the 12 months to June 2016", ("in|the 12 months to June 2016|between|2015-7-2016-6|",)),
    ("since 2008", ("since|2008|since|2008|",)),
    ("since its inception in 1997", ("since its inception in|1997|since|1997|",)),
    ("since December 2007", ("since|December 2007|since|2007-12|",)),
    ("in the year to March 2016", ("in|the year to March 2016|between|2015-4-2016-3|",)),
    ("first three months of 2019", ("|first three months of 2019|between|2019-1-2019-3|",)),
    ("summer 2015", ("summer|2015|in|2015|",)),
    ("Victories in 2011 include", ("in|2011|in|2011|",)),
    ("their 2014 survey", ("|2014|in|2014|",)),
    ("the 2013 Global Slavery Index", ("|2013|in|2013|",)),
    ("2016 MID-YEAR", ("|2016|in|2016|",)),
    ("Run4Freedom 2017:", ("|2017|in|2017|",)),
    (
        "2000 people were freed. In 2016 police arrested 34. more than 2000. $2000. 1,2011. 2011% 2011.5",
        ("In|2016|in|2016|",),
    ),
    ("from 2008 to 2012", ("from|2008 to 2012|between|2008-2012|",)),
    ("between 2010 and 2012", ("between|2010 and 2012|between|2010-2012|",)),
    ("2008-present", ("|2008-present|since|2008|",)),
    ("in 2010, 2011 and 2012", ("in|2010, 2011 and 2012|between|2010-2012|",)),
    ("in 2012 and 2013", ("in|2012 and 2013|between|2012-2013|",)),
    ("compared with 58 in 2017 (2016: 44)", ("in|2017|in|2017|", "|2016|in|2016|")),
    ("2017 Findings on", ("|2017|in|2017|",)),
    ("Serbia 2019: Women", ("|2019|in|2019|",)),
    ("On Tuesday, Black Friday", ("On|Tuesday|in|1|",)),
    ("early last month", ("early|last month|in|-1-month|",)),
    ("earlier this year", ("earlier|this year|in|0-year|",)),
    ("late last year", ("late|last year|in|-1-year|",)),
    ("the previous fiscal year", ("|the previous fiscal year|in|-1-year|f",)),
    ("October last year", ("|October last year|in|10--1-year|",)),
    ("In May this year", ("In|May this year|in|5-0-year|",)),
    ("Human Rights Watch 2015 report", ("|2015|in|2015|",)),
    (
        "for two years. In the last two years. In the last 12 months",
        ("In|the last two years|between|-2-year|", "In|the last 12 months|between|-12-month|"),
    ),
    ("between March 2014 and March 2015", ("between|March 2014 and March 2015|between|2014-3-2015-3|",)),
    ("from March 26 to April 2, 2014", ("from|March 26 to April 2, 2014|between|2014-3-26-2014-4-2|",)),
    ("by the end of 2013", ("by the end of|2013|until|2013|",)),
    ("on the 4th of June", ("on the|4th of June|in|6-4|",)),
    ("June 4th", ("|June 4th|in|6-4|",)),
    ("In 2000 they freed 2000 workers", ("In|2000|in|2000|",)),
    ("during the year ending June 2015", ("during|the year ending June 2015|between|2014-7-2015-6|",)),
    ("the fiscal year 2018-2019", ("|fiscal year 2018-2019|between|2018-2019|f",)),
    ("FY2017", ("|FY2017|in|2017|f",)),
    ("15 December 2017", ("|15 December 2017|in|2017-12-15|",)),
    ("In 2014 and 2015 we grew.", ("In|2014 and 2015|between|2014-2015|",)),
    ("Police freed 12 men in June 2012 and 14 in May 2013.", ("in|June 2012|in|2012-6|", "in|May 2013|in|2013-5|")),
    ("By 2016, 300 were safe.", ("By|2016|until|2016|",)),
    ("The 2010 floods took homes.", ("|2010|in|2010|",)),
    ("Convictions rose from 4 in 2008 to 16 this year.", ("in|2008|in|2008|", "|this year|in|0-year|")),
    ("The 2012 law; a 1998 act", ("|2012|in|2012|", "|1998|in|1998|")),
    ("In the summer of 2014 a raid took place.", ("In the summer of|2014|in|2014|",)),
    ("On Thursday, 5 May 2016, police met.", ("On|Thursday, 5 May 2016|in|2016-5-5-3|",)),
    ("Between 1 May and 30 June 2017 they met.", ("Between|1 May and 30 June 2017|between|2017-5-1-2017-6-30|",)),
    ("In Sept. 2012 and on Sept 3, 2012", ("In|Sept. 2012|in|2012-9|", "on|Sept 3, 2012|in|2012-9-3|")),
    ("In 2016 officials convicted six.", ("In|2016|in|2016|",)),
    ("Of 2015 nothing is known.", ("Of|2015|in|2015|",)),
    ("Early on Friday morning", ("on|Friday morning|in|4|",)),
    (
        "Since April 2010 and until 31 March 2011",
        ("Since|April 2010|since|2010-4|", "until|31 March 2011|until|2011-3-31|"),
    ),
    ("From 2011 onwards", ("From|2011 onwards|since|2011|",)),
    ("Later that year he fled.", ("|that year|in|0-year|s",)),
    ("The next year he won.", ("|The next year|in|1-year|s",)),
    ("Over the last decade", ("Over|the last decade|between|-10-year|",)),
    ("Through June 2018", ("Through|June 2018|until|2018-6|",)),
    ("In the second half of last year", ("In|the second half of last year|between|7-12--1-year|",)),
    ("During the first six months of this year", ("During|the first six months of this year|between|1-6-0-year|",)),
    ("Last summer and last October", ("|Last summer|between|6-8-year|", "|last October|in|10-month|")),
    ("In the summer of 2014 police", ("In the summer of|2014|in|2014|",)),
    ("Over the weekend", ("Over|the weekend|in|5|",)),
    ("In the summer camps of Kabul after its fall", ()),
    ("Several years later she spoke.", ("|Several years later|in|year|s",)),
    ("At the end of the year", ("At|the end of the year|in|0-year|f",)),
    ("As of December 31, 2019", ("As of|December 31, 2019|until|2019-12-31|",)),
    ("In the previous reporting period", ("In|the previous reporting period|in|-1-year|f",)),
    ("On 12/25/2016 and 25.12.2016", ("On|12/25/2016|in|2016-12-25|", "|25.12.2016|in|2016-12-25|")),
    ("2012/02/21", ("|2012/02/21|in|2012-2-21|",)),
    ("In the mid-1980s", ("In the mid-|1980s|between|1980-1989|",)),
    ("JANUARY 2017", ("|JANUARY 2017|in|2017-1|",)),
    ("in the same month", ("in|the same month|in|0-month|s",)),
    ("so far in 2019", ("so far in|2019|until|2019|",)),
    ("the last three months of 2014", ("|the last three months of 2014|between|2014-10-2014-12|",)),
)

NO_DATES = (
    "They may have left.",
    "He will march on.",
    "Police freed 2000 people.",
    "About 1600 children work there.",
    "They work in 1900 villages.",
    "More than 2010 cases exist.",
    "The fine was $2000.",
    "Call +1 202 555 2011.",
    "Room 2011 is closed.",
    "The score was 1,2011.",
    "It rose by 2011%.",
    "Open Monday to Friday.",
    "Every Monday they meet.",
    "May God bless you.",
    "a book by April Hedrick",
    "the Sunday Times",
    "The second man fled.",
    "He was 15.",
    "The March for Freedom was long.",
    "August Wilson wrote it.",
    "He sat in the sun.",
    "Sat and Sun",
    "They rescued 2000 workers.",
    "1950 girls were freed.",
    "2000 men were held.",
    "sentenced to two years in prison",
    "She was held for three months.",
    "a 12-year-old girl",
    "Section 2011 applies.",
    "Resolution 1995 was adopted.",
    "at 20:15",
    "2071/72",
    "version 2.2014",
    "ID 2015-44-1",
    "The Woman of the Year award",
    "Mar and Dec",
    "an average of 20 a day",
    "They freed 1999 Nepali girls.",
    "nearly 2000",
    "no date here",
    "day care",
    "for two weeks",
    "Act No 2015",
    "each October",
    "Q1: what is slavery?",
    "A total of 2015 victims came.",
    "approximately 1900 miners",
    "A$2015",
    "x2014",
    "2015th man",
    "only 2012 survivors",
    "some 1980 families",
)


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(_show(text, mention) for mention in find_dates(text, 0, len(text))) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_leaves_alone(text: str) -> None:
    assert find_dates(text, 0, len(text)) == ()


DAYS: tuple[tuple[str, date | None, int | None], ...] = (
    ("Human Rights Weekly\n\nIn Courts, Police on March 4, 2013 at 3:11 pm\n\nThe story", date(2013, 3, 4), None),
    ("15 December 2017\n\nA day of freedom", date(2017, 12, 15), None),
    ("Dec 07, 2011\nby April Writer", date(2011, 12, 7), None),
    ("menu\n" * 20 + "December 112014\nThe raid", date(2014, 12, 11), None),
    ("LOME, Togo, 4 June 2015 \u2013 Police have freed 10 children.", date(2015, 6, 4), None),
    ("posted by sam on April 2, 2018", date(2018, 4, 2), None),
    ("Friday 12 August 2016", date(2016, 8, 12), None),
    ("Filed from Ranong, Thailand | 2 December 2015", date(2015, 12, 2), None),
    ("Released January 11, 2018", date(2018, 1, 11), None),
    ("Thu, 22 Jul 2021 22:45:00 +0000", date(2021, 7, 22), None),
    ("DENVER (June 5, 2015) - The court heard the case.", date(2015, 6, 5), None),
    ("Benin\n2019\nProgress was made.", None, 2019),
    ("2017 Findings on Child Work", None, 2017),
    ("Serbia 2019: Women", None, 2019),
    ("Annual Report 2013", None, 2013),
    ("2013 Annual Report", None, 2013),
    ("Annual Review 2014/15", None, 2015),
    ("2016 Country Review\n2017\nText", None, 2017),
    ("Police arrested five men on April 2, 2018.", None, None),
    ("Police arrested five men on April 2, 2018", None, None),
    (
        "China (Includes Hong Kong, Macau, and Tibet) 2019: Torture and Other Cruel, Inhuman, or Degrading Acts",
        None,
        2019,
    ),
    ("What the many lawyers of the city had to say of the raids of 2019: five men were arrested there.", None, None),
    ("Victories in 2011", None, None),
    ("some officials talked of it, and an August 2, 2001\ncable says so.", None, None),
    ("by Jane Doe August 2, 2001\nText.", date(2001, 8, 2), None),
    ("menu\n" * 20 + "The court met on 3 May 2014 again.", None, None),
    ("menu\n" * 50 + "December 11, 2014", None, None),
    ("31 February 2015", None, None),
    ("", None, None),
)


@pytest.mark.parametrize(("text", "day", "year"), DAYS)
def test_dates_a_document(text: str, day: date | None, year: int | None) -> None:
    found, found_year, span = document_date(text)
    assert (found, found_year) == (day, year)
    assert (span is None) == (day is None and year is None)


REPORTING: tuple[tuple[str, str | None], ...] = (
    ("Reporting year: 1 October 2014 \u2013 30 September 2015", "1 October 2014 \u2013 30 September 2015"),
    ("This chapter covers the period 1 April 2014 to 31 March 2015.", "1 April 2014 to 31 March 2015"),
    ("Numbers reflect January\u2013June 2016", "January\u2013June 2016"),
    ("The following highlights from November 2014 are few.", "November 2014"),
    ("ANNUAL REPORT 2071/72 (2014-15)", "2014-15"),
    ("2013 Annual Report\nWe grew.", "2013"),
    ("KEY NUMBERS, CALENDAR YEAR 2017", "2017"),
    ("Annual Review 2014/15", "2014/15"),
    ("This report covers April 2018 to March 2019.", "April 2018 to March 2019"),
    ("2020 Annual Report\nThis report covers July 2018 to June 2019.", "July 2018 to June 2019"),
    ("In the period under review, July 2011\u2013June 2012, we grew.", "July 2011\u2013June 2012"),
    ("Police arrested 10 men in 2011.", None),
    ("According to the annual report of the ministry, 40 men were held in 2012.", None),
)


@pytest.mark.parametrize(("text", "words"), REPORTING)
def test_reporting_period(text: str, words: str | None) -> None:
    mention = reporting_period(text)
    assert (None if mention is None else text[mention.start : mention.end]) == words


_PIECES = st.lists(
    st.sampled_from(
        [
            *" .,-/()",
            "in",
            "May",
            "2014",
            "15",
            "the",
            "year",
            "to",
            "March 4",
            "last",
            "Monday",
            "FY",
            "since",
            "31",
            "Q2",
            "months",
            "two",
            "earlier",
            "\n",
            "\u2013",
            "99999",
            "so far",
            "$",
            "and",
        ]
    )
    | st.text(max_size=6),
    max_size=30,
)


@given(_PIECES, st.integers(-2, 40), st.integers(0, 200))
@settings(max_examples=300, deadline=None)
def test_any_text(pieces: list[str], start: int, end: int) -> None:
    text = " ".join(pieces)
    position = max(start, 0)
    for mention in find_dates(text, start, end):
        assert position <= mention.outer_start <= mention.start < mention.end <= min(end, len(text))
        position = mention.end
    document_date(text)
    reporting_period(text)


def test_time_is_linear() -> None:
    """Ten times the text may not take a hundred times as long."""
    piece = "since the start of the 2 to 2014 May in the last the year to "
    took = []
    for count in (200, 2000):
        text = piece * count
        begun = time.process_time()
        find_dates(text, 0, len(text))
        took.append(time.process_time() - begun)
    assert took[1] < 40 * took[0] + 0.5
