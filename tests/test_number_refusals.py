"""Numbers that their form or their neighbours rule out: text, and each number as ``span|reading``."""

import pytest

from impactetl.mentions.numbers import find_numbers
from impactetl.model import DateKind, DateMention, NumberKind
from impactetl.schema import Reason
from number_rows import readings

DATES = [
    ("in 2011", "2011|=2011 !year"),
    ("(2013)", "2013|=2013 !year"),
    ("in 1850", "1850|=1850 !year"),
    ("freed 1600 victims", "1600|=1600"),
    ("freed 2000 girls", "2000|=2000"),
    ("more than 2000 came", "2000|>=2000"),
    ("4 June 2015", "4 June 2015|!date"),
    ("June 4, 2015", "4, 2015|!date"),
    ("on June 4", "4|!date"),
    ("on June 4-6", "4-6|!date"),
    ("on 4 June", "4|!date"),
    ("4th of July", "4th|!date"),
    ("December 112014", "112014|!date"),
    ("in December 2014", "2014|!date"),
    ("2016-2017", "2016-2017|!year"),
    ("2016\u20132017", "2016\u20132017|!year"),
    ("2014/15", "2014/15|!year"),
    ("the 1990s", "1990s|!year"),
    ("the 80s", "80s|!year"),
    ("03/04/2017", "03/04/2017|!date"),
    ("2015-06-04", "2015-06-04|!date"),
    ("mid-2014", "2014|=2014 !year"),
    ("FY2015", "2015|=2015 !year"),
    ("In March 12 people were held", "12|=12"),
    ("you may 12 times", "12|=12 !other_count"),
    ("6:30 am", "6:30 am|!time"),
    ("at 6 p.m.", "6 p.m.|!time"),
    ("at 18:30", "18:30|!time"),
    ("open 24/7", "24/7|!time"),
    ("seven o'clock", "seven o'clock|!time"),
    ("the first half of the year", "first|=1 !date half|!fraction"),
    ("the 21st century", "21st|=21 !date"),
]

AGES = [
    ("aged 12", "12|=12 !age"),
    ("a 12-year-old girl", "12-year|=12 year !age"),
    ("a 12 year old girl", "12 year|=12 year !age"),
    ("under 16 years of age", "16 years|<=16 year !age"),
    ("ages 10 and three", "10|=10 !age three|=3 !age"),
    ("aged 12, 14 and 16", "12|=12 !age 14|=14 !age 16|=16 !age"),
    ("15- and 16-year-olds", "15|=15 year !age 16-year|=16 year !age"),
    ("18- to 24-year-olds", "18- to 24-year|18..24 year !age"),
    ("a girl of 16", "16|=16 !age"),
    ("younger than age 18", "18|=18 !age"),
    ("under the age of 18", "18|=18 !age"),
    ("between the ages of 12 and 17", "12 and 17|12..17 !age"),
    ("aged between 5 and 10", "5 and 10|5..10 !age"),
    ("Maria, 16, was freed", "16|=16 !age"),
    ("children under 5", "5|<=5 !age"),
    ("minors under 18.", "18|<=18 !age"),
    ("she was 14 when he came", "14|=14 !age"),
    ("when she was 14", "14|=14 !age"),
    ("children of two parents", "two|=2"),
    ("the age for marriage is 18 years", "18 years|=18 year !age"),
    ("the age of consent is 16", "16|=16 !age"),
    ("married by age 15 and 28 percent", "15|=15 !age 28 percent|=28 !percentage"),
    ("in her 20s", "20s|!age"),
    ("Sary (16)", "16|=16"),
    ("under 18 girls were freed", "18|<=18"),
    ("handed over 18 to police", "18|=18"),
]

SHARES = [
    ("41%", "41%|=41 !percentage"),
    ("52.9 percent", "52.9 percent|=52.9 !percentage"),
    ("ten per cent", "ten per cent|=10 !percentage"),
    ("10-15 percent", "10-15 percent|10..15 !percentage"),
    ("10 and 15 percent", "10|=10 !percentage 15 percent|=15 !percentage"),
    ("one in five", "one in five|!fraction"),
    ("one in 150", "one in 150|!fraction"),
    ("three out of four", "three out of four|!fraction"),
    ("nine out of ten", "nine out of ten|!fraction"),
    ("two thirds", "two thirds|!fraction"),
    ("two-thirds", "two-thirds|!fraction"),
    ("one-third of them", "one-third|!fraction"),
    ("a third of them", "a third|!fraction"),
    ("half of them", "half|!fraction"),
    ("arrested five in two raids", "five|=5 two|=2"),
    ("convicted 12 in 2018", "12|=12 2018|=2018 !year"),
    ("12 out of 15 defendants", "12|=12 15|=15"),
    ("15 per 100,000 people", "15|=15 !ratio 100,000|=100000 !ratio"),
    ("an average of 12 men", "12|=12 !ratio"),
]

MEASURES = [
    ("5 km", "5|=5 !distance"),
    ("a 3-mile walk", "3|=3 !distance"),
    ("the 100m race", "100m|=100000000 !distance"),
    ("ten kilos of rice", "ten|=10 !measure"),
    ("two acres", "two|=2 !measure"),
    ("40 degrees", "40|=40 !measure"),
    ("five times", "five|=5 !other_count"),
]

LABELS = [
    ("page 6", "6|=6 !reference"),
    ("pages 6 and 7", "6|=6 !reference 7|=7 !reference"),
    ("section 2.a.", "2.a.|!reference"),
    ("Table 3.1", "3.1|=3.1 !reference"),
    ("Articles 4, 5 and 6", "4|=4 !reference 5|=5 !reference 6|=6 !reference"),
    ("Exodus 3", "3|=3 !reference"),
    ("Proverbs 23:10-11", "23:10-11|!reference"),
    ("No. 3", "3|=3 !reference"),
    ("58[3]", "58|=58 3|!reference"),
    ("32 (4)", "32|=32 4|=4 !reference"),
    ("thirty-two (32) men", "thirty-two|=32 32|=32 !repeated"),
    ("of the victims.3 The court", "3|!reference"),
    ("1. Rescue", "1|!reference"),
    ("text\n2) Relief", "2|!reference"),
    ("COVID-19", "COVID-19|!code"),
    ("H.R. 1652", "1652|=1652 !code"),
    ("a Tier 2 country", "2|=2 !code"),
    ("a 5K run", "5K|!code"),
    ("A4 paper", "A4|!code"),
    ("zero tolerance", "zero|=0 !code"),
    ("the 4:1 ratio", "4:1|!ratio"),
    ("1-888-373-7888", "1-888-373-7888|!contact"),
    ("(703) 465-5495", "703) 465-5495|!contact"),
    ("+44 20 7946 0958", "44 20 7946 0958|!contact"),
    ("P.O. Box 58147", "58147|!contact"),
    ("Text FREEDOM to 555888 |", "555888|!contact"),
    ('SMS "free" to 70070 to give', "70070|!contact"),
    ("text STOP to 4483.", "4483|!contact"),
    ("Arlington, VA 22207", "22207|!contact"),
    ("see www.example.org/100.", "www.example.org/100|!contact"),
    ("http://example.org/2014/05", "http://example.org/2014/05|!contact"),
    ("order 12 men", "12|=12"),
]

ONES = [
    ("one of the cases", "one|=1"),
    ("every one of the 32", "one|=1 32|=32"),
    ("the one who left", "one|=1 !pronoun"),
    ("only one client", "one|=1"),
    ("the one woman on board", "one|=1"),
    ("the only one", "one|=1 !pronoun"),
    ("this one", "one|=1 !pronoun"),
    ("one can see", "one|=1 !pronoun"),
    ("one of the largest", "one|=1 !pronoun"),
    ("a one-time gift", "one|=1 !other_count"),
    ("not one official", "one|=1 !negated"),
    ("not a single trafficker", "a single|=1 !negated"),
    ("a single mother", ""),
]


@pytest.mark.parametrize(("text", "expected"), [*DATES, *AGES, *SHARES, *MEASURES, *LABELS, *ONES])
def test_refusal(text: str, expected: str) -> None:
    assert " ".join(readings(text)) == expected


def test_every_reason_is_in_the_closed_list() -> None:
    texts = [text for text, _ in (*DATES, *AGES, *SHARES, *MEASURES, *LABELS, *ONES)]
    reasons = {m.refused for text in texts for m in find_numbers(text, 0, len(text)) if m.refused}
    assert reasons <= {str(reason) for reason in Reason}
    assert len(reasons) > 10


def test_the_numbers_of_a_date_are_one_mention() -> None:
    text = "On 4 June 2015 about 30 were freed."
    date = DateMention(3, 14, DateKind.ABSOLUTE, year=2015, month=6, day=4)
    found = find_numbers(text, 0, len(text), [date])
    assert [(text[m.start : m.end], m.kind, m.refused) for m in found] == [
        ("4 June 2015", NumberKind.DATE, "date"),
        ("30", NumberKind.CARDINAL, None),
    ]


@pytest.mark.parametrize(
    ("text", "words", "reason", "value"),
    [
        ("over the last two years 30 fled", "last two years", "date", None),
        ("in 2014 some 30 fled", "2014", "year", 2014.0),
        ("from 2014 to 2016 some fled", "2014 to 2016", "year", None),
        ("in October 2013 some fled", "October 2013", "year", 2013.0),
    ],
)
def test_a_date_found_before_is_no_count(text: str, words: str, reason: str, value: float | None) -> None:
    start = text.index(words)
    date = DateMention(start, start + len(words), DateKind.ABSOLUTE)
    dated = [m for m in find_numbers(text, 0, len(text), [date]) if m.kind is NumberKind.DATE]
    assert [(m.refused, m.value, m.qualifier) for m in dated] == [(reason, value, "exact")]


def test_every_digit_of_another_script_is_accounted_for() -> None:
    text = "\u00bd of the 80 girls, \u0663\u0664 victims and \uff11\uff12 men \u2460"
    found = find_numbers(text, 0, len(text))
    assert [(text[m.start : m.end], m.refused) for m in found if m.refused] == [
        ("\u00bd", "fraction"),
        ("\u0663\u0664", "unsure"),
        ("\uff11\uff12", "unsure"),
        ("\u2460", "reference"),
    ]
