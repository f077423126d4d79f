"""Texts for the tests of what holds of every document: real ones, made ones, and awkward ones."""

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st

from impactetl import sources
from impactetl.model import Document

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
GOLD = Path(__file__).parent / "gold"

_NUMBER_TEXTS = """
    12 1,600 six forty-two dozens 36\u00a0million $2,000 \u20ac1.5m 2014 41% 3rd one two-thirds 7-10 15,000+ 0 no A
    5/6/2015
    +1-555-0100 1\xad200 \u0661\u0662 \xbd 3.2\u202flakh Rs.500 IV 9:30 COVID-19 1234567890123456789
"""
_NUMBERS = st.sampled_from(re.findall(r"[^ \n]+", _NUMBER_TEXTS))
_WORD_TEXTS = """
    police rescued freed girls men victims were convicted sentenced to years in prison of them arrested and fined
    charged trained officers cases raids from Cambodia Georgia Mr. U.S. last month about more than between up none
    who IJM not he the including per week will could homes fi\ufb01ne na\xefve \U0001f600 (
"""
_WORDS = st.sampled_from(_WORD_TEXTS.split())
_SIGNS = st.sampled_from(
    [
        ". ",
        ", ",
        "; ",
        ": ",
        "? ",
        "\u2026 ",
        ") ",
        "\u201d ",
        "\n",
        "\n\n",
        "\r\n",
        "\u00a0",
        "\t",
        " | ",
        "....",
        "\u2028",
    ]
)
_STARTS = st.sampled_from(
    [
        "\n\u2022 ",
        "\n- ",
        "\n\uf0b7\t",
        "\n1. ",
        "\n# ",
        "\nRESULTS\n\n",
        "\n\nLeave a Reply\n",
        "\nPage 3 of 12\n",
        "\x0c",
    ]
)
_FRAGMENTS = st.sampled_from(
    [
        "In 2014, police in Kenya arrested nine smugglers. ",
        "The court sentenced three men to 10, 12 and 15 years. ",
        "She, along with 27 other victims, was set free. ",
        "Rescued: 64\n",
        "\n\n350\nofficers trained\n\n",
        "Convictions\t12\t15\t9\n",
        "Cases taken in ........ 61\n",
        "No traffickers were convicted in 2016 (4). ",
        "A man was convicted last month; his wife, 43, was acquitted. ",
        "We need $38 to free one girl. ",
    ]
)
_PIECES = st.one_of(_NUMBERS.map(" {} ".format), _WORDS.map("{} ".format), _SIGNS, _STARTS, _FRAGMENTS)

PROSE = st.lists(_PIECES, max_size=40).map("".join)
"""Text with numbers, headings, lists, tables and odd signs in it, most of it nonsense."""

LONG = 20_000
REPEATED = (
    "1 ",
    "convicted ",
    "(",
    "1",
    "a",
    "1,",
    "$",
    "six ",
    "one of ",
    "2014 ",
    "1.",
    "\n",
    "\u00a0",
    "- ",
    "\n1\n",
)
"""Pieces that, repeated, are hard on patterns that go back over what they have read."""


def document(text: str, uri: str = "made.txt") -> Document:
    """Make a document of a text, as the command line does of a file."""
    return Document(sources.source_id(uri), uri, text, title=sources.title_of(text))


def seeds() -> Iterator[Document]:
    """Give the documents of data/raw with what their sidecars say."""
    yield from _read(RAW)


def real_documents() -> Iterator[Document]:
    """Give the documents of data/raw with what their sidecars say, then the annotated texts."""
    yield from _read(RAW)
    yield from _read(GOLD / "ngo" / "texts")


def _read(folder: Path) -> Iterator[Document]:
    for found in sources.find([folder]):
        assert isinstance(found, sources.Found)
        for read in sources.read_one(found):
            assert isinstance(read, Document), read
            yield read
