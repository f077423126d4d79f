"""Tables whose headings tell years and metrics in many forms, with the figures that each cell states."""

from collections.abc import Sequence
from typing import NamedTuple

from table_files import COVERED, Grid

# Metric, value, year, country.
Fact = tuple[str, float, int | None, str | None]
NO_SPANS = frozenset({"table.md", "table.txt", "table.pdf"})
TWO_ROWS = frozenset({"table.md"})


class Form(NamedTuple):
    """A table, and what it states; ``without`` are the formats that cannot tell it."""

    name: str
    grid: Grid
    expected: Sequence[Fact]
    heads: int = 1
    caption: str = ""
    without: frozenset[str] = frozenset()


CON, ARR, RES, IDE = "convictions", "arrests", "people_rescued", "victims_identified"
DATA = (("Ghana", "19", "27"), ("Togo", "5", "8"))


def _facts(first: tuple[str, int | None], second: tuple[str, int | None]) -> list[Fact]:
    """What the figures of ``DATA`` are of: metric and year of the first column, and of the second."""
    rows = (("GHA", 19, 27), ("TGO", 5, 8))
    return [(metric, row[n], year, row[0]) for row in rows for n, (metric, year) in enumerate((first, second), 1)]  # type: ignore[misc]


def _form(name: str, first: str, second: str, told: tuple[tuple[str, int | None], tuple[str, int | None]]) -> Form:
    return Form(name, (("Country", first, second), *DATA), _facts(*told))


BOTH = ((CON, 2020), (CON, 2021))
FORMS: list[Form] = [
    _form("metric year", "Convictions 2020", "Convictions 2021", BOTH),
    _form("year metric", "2020 convictions", "2021 convictions", BOTH),
    _form("capitals", "CONVICTIONS 2020", "CONVICTIONS 2021", BOTH),
    _form("year metric in capitals", "2020 Convictions", "2021 Convictions", BOTH),
    _form("in brackets", "Convictions (2020)", "Convictions (2021)", BOTH),
    _form("with in", "Convictions in 2020", "Convictions in 2021", BOTH),
    _form("with a comma", "Convictions, 2020", "Convictions, 2021", BOTH),
    _form("with a colon", "2020: convictions", "2021: convictions", BOTH),
    _form("with a dash", "2020 - convictions", "2021 - convictions", BOTH),
    _form("with a long dash", "Convictions \u2013 2020", "Convictions \u2013 2021", BOTH),
    _form("number of", "No. of convictions 2020", "No. of convictions 2021", BOTH),
    _form("number of, year first", "2020 number of convictions", "2021 number of convictions", BOTH),
    _form("total", "Total convictions 2020", "Total convictions 2021", BOTH),
    _form("fiscal year", "Convictions FY 2020", "Convictions FY 2021", BOTH),
    _form("fiscal year first", "FY 2020 convictions", "FY2021 convictions", BOTH),
    _form("split year", "Convictions 2019/20", "Convictions 2020/21", BOTH),
    _form("split year first", "2019/20 convictions", "2020/21 convictions", BOTH),
    _form("split by a dash", "Convictions 2019-20", "Convictions 2020-21", BOTH),
    _form("a note mark", "Convictions 2020*", "Convictions 2021\u2020", BOTH),
    _form("a note in brackets", "Convictions 2020 (a)", "Convictions 2021 [1]", BOTH),
    _form("a unit", "Convictions 2020 (persons)", "Convictions 2021 (persons)", BOTH),
    _form("year before a note mark", "2020* convictions", "2021* convictions", BOTH),
    _form("two metrics of a year", "Convictions 2020", "Arrests 2020", ((CON, 2020), (ARR, 2020))),
    _form("two metrics, year first", "2020 convictions", "2020 arrests", ((CON, 2020), (ARR, 2020))),
    _form("arrests", "Arrests 2020", "Arrests 2021", ((ARR, 2020), (ARR, 2021))),
    _form("people rescued", "People rescued 2020", "People rescued 2021", ((RES, 2020), (RES, 2021))),
    _form("people rescued, year first", "2020 people rescued", "2021 people rescued", ((RES, 2020), (RES, 2021))),
    _form("victims", "Victims identified 2020", "2021 victims identified", ((IDE, 2020), (IDE, 2021))),
    _form("persons convicted", "Persons convicted 2020", "2021 persons convicted", BOTH),
    _form("an old year", "Convictions 1999", "Convictions 2001", ((CON, 1999), (CON, 2001))),
    _form("no year", "Convictions", "Arrests", ((CON, None), (ARR, None))),
    Form(
        "three columns",
        (("Country", "Convictions 2019", "Convictions 2020", "Convictions 2021"), ("Ghana", "4", "19", "27")),
        [(CON, 4, 2019, "GHA"), (CON, 19, 2020, "GHA"), (CON, 27, 2021, "GHA")],
    ),
    Form(
        "one column",
        (("Country", "Convictions 2020"), ("Ghana", "19"), ("Togo", "5")),
        [(CON, 19, 2020, "GHA"), (CON, 5, 2020, "TGO")],
    ),
    Form(
        "one column, year first",
        (("Country", "2020 convictions"), ("Ghana", "19"), ("Togo", "5")),
        [(CON, 19, 2020, "GHA"), (CON, 5, 2020, "TGO")],
    ),
    Form(
        "years as rows",
        (("Year", "Convictions", "Arrests"), ("2020", "19", "27"), ("2021", "5", "8")),
        [(CON, 19, 2020, None), (ARR, 27, 2020, None), (CON, 5, 2021, None), (ARR, 8, 2021, None)],
    ),
    Form(
        "metrics and years as rows",
        (("", "Ghana", "Togo"), ("Convictions 2020", "19", "5"), ("Convictions 2021", "27", "8")),
        _facts(*BOTH),
    ),
    Form(
        "years and metrics as rows",
        (("", "Ghana", "Togo"), ("2020 convictions", "19", "5"), ("2021 convictions", "27", "8")),
        _facts(*BOTH),
    ),
    Form(
        "years as rows, countries as columns, the metric over all",
        (("Convictions", COVERED, COVERED), ("Year", "Ghana", "Togo"), ("2020", "19", "5"), ("2021", "27", "8")),
        _facts(*BOTH),
        heads=2,
        without=NO_SPANS,
    ),
    Form(
        "two rows of headings",
        (("Country", "Convictions", COVERED), ("", "2020", "2021"), *DATA),
        _facts(*BOTH),
        heads=2,
        without=NO_SPANS,
    ),
    Form(
        "two rows of headings, years above",
        (("Country", "2020", COVERED), ("", "Convictions", "Arrests"), *DATA),
        _facts((CON, 2020), (ARR, 2020)),
        heads=2,
        without=NO_SPANS,
    ),
    Form(
        "both years over two columns",
        (("", "Convictions, 2020 and 2021", COVERED), ("Country", "2020", "2021"), *DATA),
        _facts(*BOTH),
        heads=2,
        without=NO_SPANS,
    ),
    Form("a caption above", (("Country", "2020", "2021"), *DATA), _facts(*BOTH), caption="Convictions by country"),
    Form(
        "a numbered caption above",
        (("Country", "2020", "2021"), *DATA),
        _facts(*BOTH),
        caption="Table 1: Convictions by country",
    ),
    Form(
        "a caption with years",
        (("Country", "2020", "2021"), *DATA),
        _facts(*BOTH),
        caption="Convictions by country, 2020-2021",
    ),
    Form(
        "a caption with the year",
        (("Country", "Convictions", "Arrests"), *DATA),
        _facts((CON, 2020), (ARR, 2020)),
        caption="Law enforcement in 2020",
    ),
    Form(
        "a caption of another thing", (("Country", "Population", "Judges"), *DATA), [], caption="Convictions by country"
    ),
    Form(
        "nothing known",
        (("Country", "Convictions 2020", "Convictions 2021"), ("Ghana", "N/A", "-"), ("Togo", "5", "Unknown")),
        [(CON, 5, 2020, "TGO")],
        without=frozenset({"table.txt"}),
    ),
    Form(
        "an empty cell",
        (("Country", "Convictions 2020", "Convictions 2021"), ("Ghana", "", "27"), ("Togo", "5", "8")),
        [(CON, 27, 2021, "GHA"), (CON, 5, 2020, "TGO"), (CON, 8, 2021, "TGO")],
        without=frozenset({"table.txt"}),
    ),
    Form(
        "a total of rows",
        (("Country", "Convictions 2020", "Convictions 2021"), *DATA, ("Total", "24", "35")),
        [*_facts(*BOTH), (CON, 24, 2020, None), (CON, 35, 2021, None)],
    ),
    Form(
        "a total of columns",
        (("Country", "Convictions 2020", "Convictions 2021", "Total"), ("Ghana", "19", "27", "46")),
        [(CON, 19, 2020, "GHA"), (CON, 27, 2021, "GHA")],
    ),
    Form(
        "figures that look like years",
        (("Country", "Arrests 2020", "Arrests 2021"), ("Ghana", "1,987", "2,034")),
        [(ARR, 1987, 2020, "GHA"), (ARR, 2034, 2021, "GHA")],
    ),
    Form("years as figures", (("Country", "Law on trafficking", "Last conviction"), ("Ghana", "2005", "2019")), []),
    Form("shares", (("Country", "Convictions 2020 (%)", "Conviction rate 2021"), *DATA), []),
    Form(
        "a quarter",
        (("Country", "Convictions Q1 2020", "Convictions Q2 2020"), *DATA),
        _facts((CON, 2020), (CON, 2020)),
    ),
    Form(
        "months",
        (("Country", "Convictions Jan-Jun 2020", "Convictions Jul-Dec 2020"), *DATA),
        _facts((CON, 2020), (CON, 2020)),
    ),
]
