"""The explorer page in a real browser: it runs, it is fit for everybody, and no text of a source can run in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import RECORDS, build, rejection
from hostile import PAYLOADS
from impactetl.publish import publish
from impactetl.publish.layout import EXPLORER
from test_explorer import hostile_build

pytest.importorskip("playwright.sync_api", reason="needs Playwright, a development tool")
from browsing import DESKTOP, PHONE, Browser, Visit, launched, needs_browser

pytestmark = needs_browser

MISSES = (
    rejection("5", reason="unsure", cue="rescued", cue_metric="people_rescued"),
    rejection("2014"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("explored")
    publish(build(records=RECORDS, rejections=MISSES), out)
    return out / EXPLORER


@pytest.fixture
def visit(browser: Browser, page: Path) -> Iterator[Visit]:
    visit = Visit(browser, page)
    yield visit
    assert visit.complaints == []
    assert visit.requests[1:] == []  # the page itself, and nothing more
    visit.page.context.close()


def test_the_page_opens_from_disk_with_charts_filters_and_rows(visit: Visit) -> None:
    assert visit.page.locator("#summary").inner_text().startswith("8 records from 2 documents")
    assert visit.rows == len(RECORDS)
    assert visit.page.locator("#by-country .bar").first.get_attribute("aria-label") == "Cambodia: 47 to 90, 4 facts"
    assert visit.page.locator("#by-year .year").get_attribute("aria-label") == "2014: 47 to 90, 4 facts"


def test_a_row_shows_its_number_in_its_quote_and_why(visit: Visit) -> None:
    visit.page.get_by_role("row", name="150").click()
    detail = visit.page.locator("#detail")
    assert detail.locator("blockquote mark").inner_text() == "150th"
    assert "The agency won its 150th conviction." in detail.locator("blockquote").inner_text()
    told = detail.inner_text()
    assert all(word in told for word in ("a.txt", "The girls' report", "2015-01-02", "rescued", "0.90", "The agency"))


def test_filters_charts_and_words_choose_rows(visit: Visit) -> None:
    visit.page.get_by_label("Metric", exact=True).select_option("convictions")
    assert visit.rows == 1
    visit.page.get_by_role("button", name="Show all").click()
    visit.page.locator("#by-metric .bar").first.click()
    assert visit.rows == 6
    assert visit.page.get_by_label("Metric", exact=True).input_value() == "people_rescued"
    visit.page.get_by_label("Words").fill("minors police")
    assert visit.rows == 2
    visit.page.get_by_label("Words").fill("nowhere at all")
    assert visit.page.locator("#grid .empty").is_visible()


def test_headings_sort_both_ways_with_what_is_missing_last(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Figure").click()
    assert visit.column(2)[:3] == ["5 to 8", "6", "12"]
    visit.page.get_by_role("button", name="Year").click()
    assert visit.column(3)[-1] == "\u2013"
    visit.page.get_by_role("button", name="Year").click()
    assert visit.column(3)[-1] == "\u2013"
    assert visit.page.locator("[aria-sort=descending]").inner_text() == "Year"


def test_a_part_leads_to_its_whole_past_the_filters(visit: Visit) -> None:
    visit.page.get_by_label("Words").fill("minors")
    visit.page.get_by_label("Qualifier").select_option("exact")
    visit.page.locator("#grid .row[aria-rowindex='2']").click()
    visit.page.locator("#detail").get_by_role("button", name="People rescued: at least 100").click()
    assert "at least 100" in visit.selected
    assert visit.rows == len(RECORDS)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_violation(browser: Browser, page: Path, size: tuple[int, int], dark: bool) -> None:  # noqa: FBT001 - both
    visit = Visit(browser, page, size, dark=dark)
    assert visit.violations() == []
    visit.page.locator("#grid .row[aria-rowindex='3']").click()
    visit.page.get_by_role("button", name="Correct").click()
    assert visit.violations() == []
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Near misses").click()
    visit.page.locator("#grid .row[aria-rowindex='2']").click()
    assert visit.violations() == []
    assert visit.complaints == []


def test_nothing_is_wider_than_a_phone(browser: Browser, page: Path) -> None:
    visit = Visit(browser, page, PHONE)
    visit.page.locator("#grid .row[aria-rowindex='3']").click()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_no_text_of_a_source_can_run(browser: Browser, tmp_path: Path) -> None:
    publish(hostile_build(), tmp_path)
    visit = Visit(browser, tmp_path / EXPLORER)
    page = visit.page
    page.locator("#grid").focus()
    for _ in PAYLOADS:
        page.keyboard.press("ArrowDown")
        assert page.locator("#detail a:not([href^='https://'])").count() == 0
        assert page.locator("#detail :is(img, iframe, svg, style, script, meta, base)").count() == 0
        page.keyboard.press("c")
        page.keyboard.press("Escape")
    assert page.evaluate("globalThis.hacked") is None
    assert visit.requests == [(tmp_path / EXPLORER).as_uri()]
    assert visit.complaints == []


def test_script_that_got_in_would_not_run(browser: Browser, page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    alien = "<script>globalThis.hacked=1</script><img src=x onerror='globalThis.hacked=1'></body>"
    (tmp_path / "broken.html").write_text(text.replace("</body>", alien), encoding="utf-8")
    visit = Visit(browser, tmp_path / "broken.html")
    assert visit.page.evaluate("globalThis.hacked") is None
    assert len(visit.complaints) >= 2
