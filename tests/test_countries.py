"""The country table against ISO 3166-1, and its refusal of contradictions."""

from typing import Any

import pycountry
import pytest

from impactetl.errors import LexiconError
from impactetl.lexicon.places import Country, claims, code_of, countries, country_name, read_countries
from impactetl.publish.reference import country_rows

KOSOVO = "XKX"


def row(name: str, **more: object) -> dict[str, Any]:
    return {"alpha2": "XX", "numeric": "000", "name": name, "region": "R", "subregion": "S", **more}


def test_the_codes_are_those_of_iso_3166_1() -> None:
    ours = {(c.code, c.alpha2, c.numeric) for c in countries() if c.code != KOSOVO}
    assert ours == {(c.alpha_3, c.alpha_2, c.numeric) for c in pycountry.countries}
    assert len(countries()) == 250


def test_the_country_table_has_every_country_and_kosovo_without_a_number() -> None:
    rows = {row.country_code: row for row in country_rows()}
    assert set(rows) == {country.code for country in countries()}
    assert [code for code, row in rows.items() if row.numeric is None] == [KOSOVO]
    assert (rows[KOSOVO].alpha2, rows[KOSOVO].name, rows[KOSOVO].region) == ("XK", "Kosovo", "Europe")


def test_every_country_has_its_un_m49_region() -> None:
    assert {c.region for c in countries()} == {"Africa", "Americas", "Asia", "Europe", "Oceania", "Antarctica"}
    assert {c.code: c.subregion for c in countries()}["KHM"] == "South-eastern Asia"


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_each_name_leads_back_to_its_code(country: Country) -> None:
    assert {code_of(name) for name in (country.code, *country.names)} == {country.code}
    assert country_name(country.code) == country.name


def test_an_alias_that_two_countries_claim_is_refused_naming_both() -> None:
    table = read_countries({"AAA": row("Aland", aliases=["Both"]), "BBB": row("Beland", aliases=["BOTH"])})
    with pytest.raises(LexiconError, match="'both' is claimed by AAA and BBB"):
        claims(table)


def test_a_demonym_that_is_anothers_name_is_refused() -> None:
    table = read_countries({"AAA": row("Aland", demonyms=["Beland"]), "BBB": row("Beland")})
    with pytest.raises(LexiconError, match="BBB and AAA"):
        claims(table)


@pytest.mark.parametrize(
    "table", [{"aa": row("Aland")}, {"AAA": {"name": "Aland"}}, {"AAA": row("Aland", capital="B")}]
)
def test_a_row_that_does_not_fit_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(LexiconError, match=r"countries\.toml"):
        read_countries(table)
