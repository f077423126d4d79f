"""A real browser for tests of pages: the Chromium that the system has, with no network."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian: apt-get install chromium)")

DESKTOP, PHONE = (1280, 900), (390, 844)
# A page under test waits for nothing but the browser itself; a loaded machine may take its time.
PATIENCE = 60_000

__all__ = ["DESKTOP", "PHONE", "Browser", "Visit", "launched", "needs_browser"]


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


class Visit:
    """A page opened from disk, with what it asked a network for and what it complained of."""

    def __init__(self, browser: Browser, path: Path, size: tuple[int, int] = DESKTOP, *, dark: bool = False) -> None:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    @property
    def selected(self) -> str:
        """The words of the selected row."""
        return self.page.locator("#grid .row[aria-selected=true]").inner_text()

    @property
    def rows(self) -> int:
        """How many rows the list has, those out of sight included; its heading is one more."""
        return int(self.page.locator("#grid").get_attribute("aria-rowcount") or 0) - 1

    def column(self, nth: int) -> list[str]:
        """The words of a column of the rows in sight, from 1."""
        cells = self.page.locator(f"#grid .body .row > :nth-child({nth})")
        return cells.all_inner_texts()

    def violations(self) -> list[str]:
        """What axe finds wrong for people who use a screen reader or a keyboard, or who see little."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]
