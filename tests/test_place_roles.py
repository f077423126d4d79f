"""What the words around a place name make of it: text, and the role of each mention in order."""

import pytest

from impactetl.mentions.places import find_places
from impactetl.model import PlaceKind
from impactetl.records.base.reach import Reach
from impactetl.syntax.items import items_of

ROLES = [
    ("police in Cebu", "at"),
    ("near the northern coast of Libya", "at"),
    ("in the outskirts of the city of Lagos", "at"),
    ("in Spain, Morocco and Mali", "at at at"),
    ("close to Manila", "at"),
    ("Bolivia convicted nine", "name"),
    ("the police of northern Uganda", "name"),
    ("arrested by Malaysia", "name"),
    ("women from rural Malaysia, Thailand and the Philippines", "from from from"),
    ("citizens of Guinea and Mali", "from from"),
    ("a UK citizen", "from"),
    ("a Thai national", "from"),
    ("they fled Libya", "from"),
    ("a man born in Wales", "from"),
    ("Bosnian Serb forces", "name from"),
    ("countries such as Ghana", "name"),
    ("from countries such as Ghana and Togo", "from from"),
    ("sent to Taiwan via Laos", "to to"),
    ("bound for Kuwait", "to"),
    ("spying against Israel", "to"),
    ("they reached Italy", "to"),
    ("the border with Brazil", "with"),
    ("the Honduran border", "with"),
    ("between Nepal and India", "with with"),
    ("funded by Norway", "with"),
    ("across from Mexico", "with"),
    ("a charity based in New York", "seat"),
    ("London-based Amnesty", "seat"),
    ("the Kenyan embassy", "office"),
    ("the President of Liberia", "office"),
    ("Chicago residents", "name"),
    ("Syria refugees", "from"),
]

NAMES = [
    ("Congo, Republic of the", [("COG", PlaceKind.COUNTRY, "Republic of the Congo")]),
    ("Congo (Democratic Republic of the)", [("COD", PlaceKind.COUNTRY, "Democratic Republic of the Congo")]),
    ("in Sumner County", [("USA", PlaceKind.REGION, "Sumner County")]),
    ("Turkana County, Kenya", [("KEN", PlaceKind.REGION, "Turkana County"), ("KEN", PlaceKind.COUNTRY, "Kenya")]),
    ("in Rakhine State", [("MMR", PlaceKind.REGION, "Rakhine State")]),
    ("the Boke Region", [("GIN", PlaceKind.REGION, "Boke Region")]),
    ("Townsend & Stockton LLP", []),
    ("Attorney General Monaco", []),
    ("the FBI and the Metropolitan Police", [("USA", PlaceKind.AUTHORITY, "FBI")]),
]


def roles(text: str) -> str:
    return " ".join(place.role for place in find_places(text, 0, len(text)))


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: str) -> None:
    assert roles(text) == expected


def test_roles_do_not_depend_on_where_the_stretch_stands() -> None:
    text = "Nobody. Women from Nepal and India."
    assert [place.role for place in find_places(text, 8, len(text))] == ["from", "from"]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, PlaceKind, str]]) -> None:
    found = [("".join(place.codes), place.kind, place.name) for place in find_places(text, 0, len(text))]
    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


def test_the_document_says_whose_county_it_is() -> None:
    text = "police in Zimba County"
    assert [place.codes for place in find_places(text, 0, len(text), frozenset({"LBR"}))] == [("LBR",)]


def test_reach_counts_what_stands_between() -> None:
    text = "five men; and one in Cebu"
    reach = Reach(items_of(text, (0, len(text)), (), ()))
    assert reach.cost(0, text.index("men")) == 0
    assert reach.cost(0, text.index("and")) > reach.cost(text.index("one"), text.index("Cebu"))
    assert reach.before(text.index("Cebu"), 2) == ["one", "in"]
    assert reach.behind(text.index("one"), 2) == ["one", "in"]


def test_reach_takes_the_items_of_a_cell_in_the_order_of_the_text() -> None:
    items = items_of("one two three", (0, 13), (), ())
    assert [item.lower for item in Reach(items[::-1]).ordered] == ["one", "two", "three"]
