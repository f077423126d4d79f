"""Links open the page at the quote: the form of a text fragment, and what a real browser makes of it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browsing import Browser, launched, needs_browser
from impactetl.model import Document
from impactetl.records.address import link_of
from impactetl.records.fragment import fragment

LONG = (
    "Over the whole of the year 2016 the police of the northern districts, with the help of volunteers, rescued no "
    "fewer than 120 children from fishing boats on the lake."
)
GIRLS = "In 2016, 12 girls, 5 boys & a man were freed - at last."
TEXT = f"Ghana\n\n{GIRLS}\n\n{LONG}\n\nIn 2016, 14 were jailed.\n\nArrests\t\t31\t\t40\n"


def _of(words: str, text: str = TEXT, nth: int = 0) -> str:
    start = [found.start() for found in re.finditer(re.escape(words), text)][nth]
    return fragment(text, start, start + len(words))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("In 2016, 14 were jailed.", "In%202016%2C%2014%20were%20jailed."),
        (
            GIRLS,
            "In%202016%2C%2012%20girls%2C%205%20boys%20%26%20a%20man%20were%20freed%20%2D%20at%20last.",
        ),
        (LONG, "Over%20the%20whole%20of,boats%20on%20the%20lake."),
        ("Arrests\t\t31\t\t40", "Arrests,40"),
        ("Ghana\n\nIn 2016, 12 girls", "Ghana,In%202016%2C%2012%20girls"),
        ("\n\n", ""),
    ],
)
def test_the_form_of_a_fragment(words: str, told: str) -> None:
    assert _of(words) == (f"#:~:text={told}" if told else "")


def test_a_quote_that_stands_twice_gets_the_words_before_it() -> None:
    text = "In Kenya, said the minister:\n12 were freed.\nIn Togo, said the judge:\n12 were freed.\n"
    assert _of("12 were freed.", text) == "#:~:text=12%20were%20freed."
    assert _of("12 were freed.", text, 1) == "#:~:text=In%20Togo%2C%20said%20the%20judge%3A-,12%20were%20freed."


def test_only_addresses_of_the_web_are_opened() -> None:
    document = Document("0" * 16, "a", "Six were freed.", url="file:///etc/passwd")
    assert link_of(document, None, (0, 15)) is None


@given(st.text(st.sampled_from("ab1 ,-&\n\t.é"), min_size=1, max_size=80), st.data())
def test_any_stretch_gives_a_fragment_of_its_own_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    told = fragment(text, start, end)
    assert told == "" or re.fullmatch(r"#:~:text=(?:[\w.%~]+-,)?[\w.%~]+(?:,[\w.%~]+)?", told)
    words = [unquote(part).split() for part in told.removeprefix("#:~:text=").split(",") if part and part[-1] != "-"]
    assert all(word in text.split() or word in text[start:end].split() for part in words for word in part)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as opened:
        yield opened


@needs_browser
def test_a_browser_opens_the_page_at_the_quote(browser: Browser) -> None:
    filler = "<p>" + "Nothing of note is told in this long paragraph. " * 40 + "</p>"
    quotes = [LONG, GIRLS, "Said the judge: 14 were jailed.", "Said the mayor:", "14 were jailed."]
    page = filler.join(f"<p>{quote.replace('&', '&amp;').replace('12', '<b>12</b>')}</p>" for quote in quotes)
    page = page.replace(f"{filler}<p>14", "<p>14")  # behind the mayor's words, as the text has it
    context = browser.new_context(viewport={"width": 800, "height": 600})
    body = f"<!DOCTYPE html><body>{filler}{page}{filler * 3}</body>"
    context.route("**/*", lambda route: route.fulfill(status=200, content_type="text/html", body=body))
    document = Document("0" * 16, "a", "\n\n".join(quotes), url="https://example.org/page")
    reached = []
    for quote in quotes[:3] + quotes[4:]:
        start = document.text.rindex(quote)
        tab = context.new_page()
        tab.goto(link_of(document, None, (start, start + len(quote))) or "")
        tab.wait_for_function("window.scrollY > 0")
        box = tab.locator("p", has_text=quote[:14]).last.bounding_box()
        assert box is not None
        assert -box["height"] < box["y"] < 600
        reached.append(tab.evaluate("window.scrollY"))
        tab.close()
    context.close()
    assert all(upper < lower for upper, lower in pairwise(reached))
