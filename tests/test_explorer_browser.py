"""The explorer page in a real browser: it runs, it is fit for everybody, and no text of a source can run in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factories import RECORDS, build, rejection
from hostile import PAYLOADS
from impactetl import building
from impactetl.cli import app
from impactetl.publish import publish
from impactetl.publish.layout import EXPLORER
from impactetl.reviews.folder import add
from test_explorer import hostile_build
from verdicts import TEXT

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
    assert visit.page.locator("#by-country .bar").first.get_attribute("aria-label") == "Cambodia: 100 or more, 1 claim"
    assert visit.page.locator("#by-year .year").get_attribute("aria-label") == "2014: 100 or more, 1 claim"


def test_a_row_shows_its_number_in_its_quote_and_why(visit: Visit) -> None:
    visit.page.get_by_role("row", name="150").click()
    detail = visit.page.locator("#detail")
    assert detail.locator("blockquote mark").inner_text() == "150th"
    assert "The agency won its 150th conviction." in detail.locator("blockquote").inner_text()
    told = detail.inner_text()
    assert all(word in told for word in ("a.txt", "The girls' report", "2015-01-02", "rescued", "0.90", "The agency"))


def test_a_row_shows_its_claim_and_what_bears_on_it(visit: Visit) -> None:
    visit.page.get_by_role("row", name="12").click()
    told = visit.page.locator("#detail").inner_text()
    assert "1 record, 1 document, no known publisher" in told
    assert "no: a total of the same metric, country and time may hold it" in told
    assert "May be held by the total: People rescued: at least 100, Cambodia, 2014" in told
    visit.page.get_by_label("Figures of").select_option("convictions person cumulative")
    assert visit.page.locator("#by-country .bar").get_attribute("aria-label") == "not said: 150, 1 claim"


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


def test_confidence_is_chosen_by_bands_from_the_surest_down(browser: Browser, tmp_path: Path) -> None:
    sure = [0.95, 0.8, 0.75, 0.6, 0.2]
    records = [one.model_copy(update={"confidence": value}) for one, value in zip(RECORDS, sure, strict=False)]
    publish(build(records=(*records, *RECORDS[len(sure) :]), rejections=MISSES), tmp_path)
    visit = Visit(browser, tmp_path / EXPLORER)
    told = visit.page.locator("#filter-confidence option").all_inner_texts()
    assert [one.rpartition(" ")[0] for one in told[1:]] == ["0.9 or more", "0.75 to 0.9", "0.5 to 0.75", "below 0.5"]
    visit.page.locator("#filter-confidence").select_option(label="0.75 to 0.9 (2)")
    assert visit.rows == 2
    visit.page.context.close()


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
    visit.page.locator("#detail dl").get_by_role("button", name="People rescued: at least 100").click()
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


def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><title>Bad</title><img src='x.png'><input>", encoding="utf-8")
    found = [violation.partition(":")[0] for violation in Visit(browser, tmp_path / "bad.html").violations()]
    assert {"image-alt", "label", "html-has-lang"} <= set(found)


def test_nothing_is_wider_than_a_phone(browser: Browser, page: Path) -> None:
    visit = Visit(browser, page, PHONE)
    visit.page.locator("#grid .row[aria-rowindex='3']").click()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_beside_an_open_record_the_quotes_stay_in_sight(browser: Browser, page: Path) -> None:
    visit = Visit(browser, page, size=(1300, 900))
    visit.page.get_by_role("row", name="12").click()
    wide, room = (
        visit.page.evaluate(f"document.querySelector('#grid').{name}") for name in ("scrollWidth", "clientWidth")
    )
    assert wide <= room
    assert visit.page.locator(".body .cell.quote").first.is_visible()
    visit.page.context.close()


def test_a_cell_of_a_table_is_shown_with_the_label_of_its_row(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    head = "| Country | People rescued | People trained | Arrests |\n|---|---|---|---|\n"
    table = f"{head}| Ghana | 30 | 45 | 12 |\n| India | 1,007,020 | 1,198,000 | 3,100 |\n"
    (tmp_path / "raw" / "a.md").write_text(f"# Figures of 2019\n\n{table}", encoding="utf-8")
    building.build(tmp_path / "raw", tmp_path / "out")
    visit = Visit(browser, tmp_path / "out" / EXPLORER)
    assert all("Ghana" in told or "India" in told for told in visit.column(6))
    assert visit.column(6)[-1].startswith("India \u2026")
    visit.page.context.close()


def test_what_could_not_be_read_is_told_on_the_page(browser: Browser, project: Path) -> None:
    (project / "raw" / "broken.txt").write_bytes(b"\0")
    building.build(project / "raw", project / "out")
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.locator("#problems summary").click()
    assert visit.page.locator("#problems summary").inner_text() == "1 problem with the inputs"
    assert "unreadable: broken.txt" in visit.page.locator("#problems li").inner_text()
    visit.page.context.close()


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


# --- review, from the page to the next build ----------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one source, built."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(TEXT, encoding="utf-8")
    building.build(tmp_path / "raw", tmp_path / "out")
    return tmp_path


def exported(visit: Visit, path: Path) -> list[dict[str, Any]]:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Export verdicts").click()
    download.value.save_as(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def correct(visit: Visit, **fields: str) -> None:
    for label, value in fields.items():
        field = visit.page.locator(f"#correct-{label}")
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    visit.page.locator("#correct-form button[type=submit]").press("Enter")
    assert visit.page.locator("#correct-form").count() == 0


def review_by_keyboard(visit: Visit) -> None:
    """Accept the first record, correct the second, reject the third with a reason, spare one, add a near miss."""
    keyboard = visit.page.keyboard
    visit.page.get_by_label("Reviewer").fill("Ada")
    visit.page.locator("#grid").focus()
    for key in ("j", "a", "j", "c"):
        keyboard.press(key)
    assert visit.page.locator("#correct-metric").input_value() == "convictions"
    correct(visit, year="2015", country_codes="khm")
    for key in ("j", "r", "m"):
        keyboard.press(key)
    keyboard.type("met officials, arrested nobody")
    for key in ("Escape", "j", "r", "u"):
        keyboard.press(key)
    visit.page.get_by_role("button", name="Near misses").click()
    visit.page.get_by_role("row", name="40").click()
    keyboard.press("a")
    correct(visit, metric="people_trained")


def test_a_review_by_keyboard_is_exported_and_imported(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    review_by_keyboard(visit)
    lines = exported(visit, project / "verdicts.jsonl")
    assert [line["verdict"] for line in lines] == ["accepted", "corrected", "rejected", "added"]
    assert {line["reviewer"] for line in lines} == {"Ada"}
    assert lines[2]["reason"] == "met officials, arrested nobody"
    assert visit.complaints == []
    reviews = str(project / "reviews")
    told = CliRunner().invoke(app, ["review", "import", str(project / "verdicts.jsonl"), "--reviews", reviews])
    assert told.output.startswith("4 new verdicts")


def test_a_review_is_seen_after_the_next_build(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    review_by_keyboard(visit)
    exported(visit, project / "verdicts.jsonl")
    add(project / "reviews", project / "verdicts.jsonl")
    report = building.build(project / "raw", project / "out")
    assert (report.whole, report.counts.problems) == (True, 0)
    again = Visit(browser, project / "out" / EXPLORER)
    again.page.get_by_role("row", name="Convictions").click()
    assert "Cambodia\nYear\n2015" in again.page.locator("#detail").inner_text().replace("\n\n", "\n")
    assert sorted(again.column(5)) == ["accepted", "added", "corrected", "\u2013", "\u2013"]
    again.page.get_by_label("Review", exact=True).select_option("added")
    assert again.column(1) == ["People trained"]
    assert "Near misses (0)" in again.page.locator("#queue-misses").inner_text()


def test_a_correction_is_shown_before_the_next_build(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.get_by_role("row", name="Arrests").click()
    visit.page.keyboard.press("c")
    correct(visit, year="2011", country_codes="ben, gha", number_text="40")
    assert "Arrests" in visit.selected
    assert "Benin, Ghana" in visit.selected
    told = visit.page.locator("#detail").inner_text()
    assert "What it says, as you corrected it\nWhere\nBenin, Ghana\nYear\n2011" in told.replace("\n\n", "\n")
    assert "Arrests: \u201c40\u201d" in told
    visit.page.keyboard.press("u")
    assert "Benin" not in visit.selected


def test_a_form_takes_the_area_from_the_countries_unless_it_is_told(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.get_by_label("Reviewer").fill("Ada")
    visit.page.locator("#grid").focus()
    for key in ("j", "c"):
        visit.page.keyboard.press(key)
    area = visit.page.locator("#correct-area")
    assert area.locator("option:checked").inner_text() == "as the countries tell"
    for area_told, codes, expected in (("", "khm", "country"), ("", "", "unknown"), ("world", "", "world")):
        correct(visit, area=area_told, country_codes=codes)
        (line,) = exported(visit, project / "verdicts.jsonl")
        assert line["fields"]["area"] == expected
        visit.page.locator("#grid").focus()
        visit.page.keyboard.press("c")


def test_verdicts_wait_in_the_browser_until_they_are_exported(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.locator("#grid").focus()
    for key in ("ArrowDown", "a", "End", "r"):
        visit.page.keyboard.press(key)
    visit.page.reload()
    assert "1 accepted, 1 rejected" in visit.page.locator("#review-state").inner_text()
    visit.page.get_by_role("button", name="Export verdicts").click()
    assert "Tell who reviews" in visit.page.locator("#review-state").inner_text()
    visit.page.on("dialog", lambda dialog: dialog.accept())
    visit.page.get_by_role("button", name="Discard verdicts").click()
    assert visit.page.locator("#review-state").inner_text() == "No verdicts to export."
    visit.page.reload()
    assert visit.page.locator("#review-state").inner_text() == "No verdicts to export."


def test_single_keys_can_be_switched_off_and_are_not_taken_from_fields(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.locator("#text").fill("")
    visit.page.keyboard.type("jar")
    assert visit.page.locator("#text").input_value() == "jar"
    visit.page.get_by_role("button", name="Show all").click()
    visit.page.get_by_label("Single-key commands").uncheck()
    visit.page.locator("#grid").focus()
    visit.page.keyboard.press("j")
    assert visit.page.locator("#grid [aria-selected=true]").count() == 0
    visit.page.keyboard.press("ArrowDown")
    assert "120" in visit.selected


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("number_text", "121", "does not stand in the quote"),
        ("country_codes", "KHM, XXX", "XXX is no country code"),
        ("year", "12", "four digits"),
        ("period_end", "1999-01-01", "ends before it starts"),
    ],
)
def test_a_form_says_what_is_wrong_with_a_field(
    browser: Browser, project: Path, field: str, value: str, told: str
) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.locator("#grid").focus()
    visit.page.keyboard.press("j")
    visit.page.keyboard.press("c")
    visit.page.locator(f"#correct-{field}").fill(value)
    visit.page.locator("#correct-form button[type=submit]").click()
    assert told in visit.page.locator("#correct-form .wrong").inner_text()
    assert visit.page.locator(f"#correct-{field}").evaluate("node => node === document.activeElement")


def test_a_corrected_number_is_found_in_the_quote_nearest_to_where_it_was(browser: Browser, project: Path) -> None:
    visit = Visit(browser, project / "out" / EXPLORER)
    visit.page.get_by_label("Reviewer").fill("Ada")
    visit.page.get_by_role("row", name="Arrests").click()
    visit.page.keyboard.press("c")
    correct(visit, number_text="40", metric="people_trained")
    (line,) = exported(visit, project / "verdicts.jsonl")
    fields = line["fields"]
    assert TEXT[fields["number_start"] : fields["number_end"]] == fields["number_text"] == "40"
    assert "value" not in fields
    add(project / "reviews", project / "verdicts.jsonl")
    assert building.build(project / "raw", project / "out").whole
