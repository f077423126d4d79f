"""Amounts of money: text, each number as ``span|reading``, and the currency of a unit in a country."""

import pytest

from impactetl.errors import LexiconError
from impactetl.grammar.money import CODES, resolve_currency
from impactetl.lexicon.load import load
from number_rows import readings

AMOUNTS = [
    ("$150 billion", "$150 billion|=150000000000 dollar"),
    ("$150bn", "$150bn|=150000000000 dollar"),
    ("$2,000.50", "$2,000.50|=2000.5 dollar"),
    ("US$5 million", "US$5 million|=5000000 USD"),
    ("US $500", "US $500|=500 USD"),
    ("U.S. $500", "U.S. $500|=500 USD"),
    ("A$500", "A$500|=500 AUD"),
    ("C$500", "C$500|=500 CAD"),
    ("NZ$500", "NZ$500|=500 NZD"),
    ("HK$500", "HK$500|=500 HKD"),
    ("CAD 2.9 million ($2.1 million)", "CAD 2.9 million|=2900000 CAD $2.1 million|=2100000 dollar"),
    ("500,000 peso", "500,000 peso|=500000 peso"),
    ("a 500,000-peso fine", "500,000-peso|=500000 peso"),
    ("\u20b1500,000", "\u20b1500,000|=500000 PHP"),
    ("Shs 3.2 million", "Shs 3.2 million|=3200000 shilling"),
    ("500 Kenyan shillings", "500 Kenyan shillings|=500 KES"),
    ("KSh 500", "KSh 500|=500 KES"),
    ("NRs. 200,000", "NRs. 200,000|=200000 NPR"),
    ("Rs 50,000", "Rs 50,000|=50000 rupee"),
    ("Rs. 5 lakh", "Rs. 5 lakh|=500000 rupee"),
    ("Rs.50,000", "Rs.50,000|=50000 rupee"),
    ("10 lakh rupees", "10 lakh rupees|=1000000 rupee"),
    ("\u20b92 crore", "\u20b92 crore|=20000000 INR"),
    ("5,000 Indian rupees", "5,000 Indian rupees|=5000 INR"),
    ("\u00a338,000", "\u00a338,000|=38000 pound"),
    ("\u00a34.91m", "\u00a34.91m|=4910000 pound"),
    ("500 Egyptian pounds", "500 Egyptian pounds|=500 EGP"),
    ("500 pounds in damages", "500 pounds|=500 pound"),
    ("500 pounds of rice", "500|=500 !measure"),
    ("7.9 million baht", "7.9 million baht|=7900000 THB"),
    ("one million dinars", "one million dinars|=1000000 dinar"),
    ("\u20ac5 million", "\u20ac5 million|=5000000 EUR"),
    ("5\u20ac", "5\u20ac|=5 EUR"),
    ("1,500 euros", "1,500 euros|=1500 EUR"),
    ("500 USD", "500 USD|=500 USD"),
    ("UGX 500,000", "UGX 500,000|=500000 UGX"),
    ("50,000 CFA francs", "50,000 CFA francs|=50000 franc"),
    ("5 million U.S. dollars", "5 million U.S. dollars|=5000000 USD"),
    ("500 Brazilian reais", "500 Brazilian reais|=500 BRL"),
    ("F$50,000 ($24,400)", "F$50,000|=50000 FJD $24,400|=24400 dollar"),
    ("R$500", "R$500|=500 BRL"),
    ("50 cents", "50 cents|=0.5 dollar"),
    ("$500-$1,000", "$500-$1,000|500..1000 dollar"),
    ("$5 to $10 million", "$5 to $10 million|5000000..10000000 dollar"),
    ("between $5 and $10 million", "$5 and $10 million|5000000..10000000 dollar"),
    ("$1-2 million", "$1-2 million|1000000..2000000 dollar"),
    ("more than $5,000", "$5,000|>=5000 dollar"),
    ("about Rs 50,000", "Rs 50,000|~50000 rupee"),
    ("an estimated $150 billion a year", "$150 billion|~150000000000 dollar"),
    ("fined $2,000 (about 1,500 euros)", "$2,000|=2000 dollar 1,500 euros|~1500 EUR"),
    ("$10, $20 and $30", "$10|=10 dollar $20|=20 dollar $30|=30 dollar"),
    ("ALL 12 VICTIMS", "12|=12"),
    ("TOP 10 LIST", "10|=10"),
    ("20 won awards", "20|=20"),
    ("20,000 won", "20,000 won|=20000 won"),
    ("P5 group", "P5|!code"),
    ("he paid it all", ""),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amount(text: str, expected: str) -> None:
    assert " ".join(readings(text)) == expected


@pytest.mark.parametrize(
    ("unit", "country", "code"),
    [
        ("dollar", None, "USD"),
        ("dollar", "KHM", "USD"),
        ("CAD", "USA", "CAD"),
        ("peso", "PHL", "PHP"),
        ("peso", "MEX", "MXN"),
        ("peso", "DOM", "DOP"),
        ("peso", None, None),
        ("peso", "FRA", None),
        ("rupee", "NPL", "NPR"),
        ("rupee", "IND", "INR"),
        ("rupee", None, None),
        ("shilling", "UGA", "UGX"),
        ("shilling", "KEN", "KES"),
        ("pound", None, "GBP"),
        ("pound", "EGY", "EGP"),
        ("franc", "CHE", "CHF"),
        ("franc", "SEN", "XOF"),
        ("dinar", "JOR", "JOD"),
        ("riyal", "QAT", "QAR"),
        ("dirham", "MAR", "MAD"),
        ("crown", "CZE", "CZK"),
        ("real", None, "BRL"),
        ("rand", None, "ZAR"),
        ("florins of old", None, None),
    ],
)
def test_currency_of_a_country(unit: str, country: str | None, code: str | None) -> None:
    assert resolve_currency(unit, country) == code


def test_every_symbol_means_a_code_or_a_family() -> None:
    lists = load("currencies")
    assert {unit for unit in lists["symbol"].values() if unit not in CODES and unit not in lists["family"]} == set()


def test_every_code_is_three_capitals() -> None:
    assert [code for code in CODES if not (len(code) == 3 and code.isalpha() and code.isupper())] == []


def test_a_missing_list_is_named() -> None:
    with pytest.raises(LexiconError, match=r"lexicon/no_such_list\.toml"):
        load("no_such_list")
