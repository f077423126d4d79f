"""How fluent the explorer page is with many records, beside a page with few, in one run.

    python benchmarks/explorer.py [RECORDS]

Writes synthetic sources (the same ones every time), builds them, opens each page in Chromium from disk, and prints what
a reader waits for: the time until the first rows are drawn, and until the next picture after a key, a sort, a filter
and a word; and the longest picture while the whole list is scrolled through. It needs Chromium and the development
tools.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from impactetl.building import build

FEW, MANY = 200, 20_000
PER_SOURCE = 10
REPEATS = 5
COUNTRIES = ("Ghana", "India", "Cambodia", "Bolivia", "Kenya", "Peru", "Nepal", "Uganda", "Chile", "Thailand")
SENTENCES = (
    "In {year}, police in {country} rescued {n} children from fishing boats near the northern lakes.",
    "In {year}, courts in {country} convicted {n} men of trafficking after a trial of several months.",
    "In {year}, officers in {country} arrested {n} suspects who had kept workers in a kiln against their will.",
    "In {year}, the ministry of {country} identified {n} victims, most of whom went home to their families.",
    "In {year}, {n} survivors in {country} received shelter and counselling from partner organisations.",
)
# Runs a step in the page and gives the milliseconds until the picture after it is drawn.
TIMED = """(step) => new Promise((done) => {
  const start = performance.now();
  new Function(step)();  // the page's own policy would refuse it, and is switched off for the measurement
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
# Scrolls the list from top to bottom and gives the longest time between two pictures.
SCROLLED = """(steps) => new Promise((done) => {
  const grid = document.getElementById("grid");
  let last = performance.now(), longest = 0, at = 0;
  const step = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    at += 1;
    grid.scrollTop = (grid.scrollHeight * at) / steps;
    if (at < steps) requestAnimationFrame(step); else done(longest);
  };
  requestAnimationFrame(step);
})"""
STEPS = {
    "next record": "document.getElementById('grid').focus(); const e = new KeyboardEvent('keydown', "
    "{key: 'j', bubbles: true}); document.getElementById('grid').dispatchEvent(e)",
    "sort by figure": "document.querySelectorAll('.head button')[1].click()",
    "filter by metric": "document.querySelector('#by-metric .bar').click()",
    "search a word": "const t = document.getElementById('text'); t.value = t.value ? '' : 'kiln'; "
    "t.dispatchEvent(new Event('input', {bubbles: true}))",
}


def sources(folder: Path, records: int) -> None:
    """Write so many statements, ten a source."""
    for number in range(records // PER_SOURCE):
        lines = []
        for at in range(PER_SOURCE):
            nth = number * PER_SOURCE + at
            sentence = SENTENCES[nth % len(SENTENCES)]
            about = {"year": 2001 + nth % 23, "country": COUNTRIES[nth % 7 + nth % 4], "n": 3 + nth % 991}
            lines.append(sentence.format(**about))
        (folder / f"report-{number:05}.txt").write_text(" ".join(lines) + "\n", encoding="utf-8")


def measured(page: Page, path: Path) -> dict[str, float]:
    """Open a page and give milliseconds by what a reader waits for, the median of several goes."""
    opened = []
    for _ in range(REPEATS):
        page.goto("about:blank")
        page.goto(path.as_uri())
        page.wait_for_selector("#grid .row[aria-rowindex='2']")
        opened.append(float(page.evaluate("performance.now()")))
    found = {"open": _median(opened)}
    for name, step in STEPS.items():
        found[name] = _median([float(page.evaluate(TIMED, step)) for _ in range(REPEATS)])
    page.reload()
    page.wait_for_selector("#grid .row[aria-rowindex='2']")
    found["longest picture while scrolling"] = float(page.evaluate(SCROLLED, 300))
    return found


def _median(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def made(records: int, folder: Path) -> Path:
    """Build a dataset of so many records and give its page."""
    raw = folder / f"raw-{records}"
    raw.mkdir()
    sources(raw, records)
    report = build(raw, folder / f"out-{records}")
    path = folder / f"out-{records}" / "explorer.html"
    print(f"{report.records} records: page of {path.stat().st_size / 1e6:.1f} MB")
    return path


def main(many: int) -> None:
    """Measure a page of few and one of many records, and print both with their ratio."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paths = [made(records, Path(folder)) for records in (FEW, many)]
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        few, more = (measured(browser.new_page(bypass_csp=True), path) for path in paths)
        print(f"{'milliseconds':34}{FEW:>10}{many:>10}{'ratio':>8}")
        for name, time in few.items():
            print(f"{name:34}{time:>10.0f}{more[name]:>10.0f}{more[name] / time:>8.1f}")
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
