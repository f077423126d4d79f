"""The documentation site: whole, without broken links, loading nothing; the tutorial does what it says."""

import inspect
import json
import re
import shlex
import subprocess
import sys
from contextlib import chdir
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import impactetl
from impactetl.cli import app
from impactetl.cli.app import COMMANDS
from pdf_files import LEFT, Pages
from readme import ROOT

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
REPORT = (
    "In 2019, our team and the police freed 84 people from three brick kilns in Tamil Nadu,",
    "among them 31 children. Courts convicted two kiln owners in March 2019 and sentenced",
    "each of them to ten years in prison.",
)
STORY = """<!DOCTYPE html>
<html lang="en"><head><title>The Story of Namusisi</title><meta charset="utf-8"></head>
<body><nav><a href="/">Home</a> <a href="/donate">Give</a></nav>
<main><article><h1>The Story of Namusisi</h1>
<p>For three years nobody in her village knew where she was, and her mother had given up asking at the police post.</p>
<p>In 2018, Namusisi was rescued from a kiln with 12 other women in Kampala, and all of them went home.</p>
<p>Today she runs a shop of her own, and her children go to the school at the end of the street.</p>
</article></main></body></html>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` does, from pages in a folder of its own."""
    folder = tmp_path_factory.mktemp("docs")
    gathered = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "docs_pages.py"), str(folder / "build" / "docs")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert gathered.returncode == 0, gathered.stderr
    config = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    (folder / "zensical.toml").write_text(config.replace('["src"]', json.dumps([str(ROOT / "src")])), encoding="utf-8")
    zensical = Path(sys.executable).with_name("zensical")
    built = subprocess.run(
        [str(zensical), "build", "--strict"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


@pytest.mark.slow
def test_every_page_is_built(site: Path) -> None:
    sources = {path.with_suffix(".html").name for path in (ROOT / "docs").glob("*.md")}
    made = {"commands.html", "python.html", "notebooks.html", "changes.html", "contributing.html", "word-lists.html"}
    assert sources | made <= set(pages(site))


def test_every_page_is_in_the_navigation() -> None:
    named = set(re.findall(r'"([\w-]+\.md)"', (ROOT / "zensical.toml").read_text(encoding="utf-8")))
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - named == set()


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name
)
def test_links_lead_to_files_of_the_repository(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.slow
def test_no_page_loads_anything_from_a_network(site: Path) -> None:
    loaded = re.compile(
        r"<(?:script|img|iframe|link(?! rel=\"?canonical))[^>]*(?:src|href)=\"?(?:https?:)?//[^\s>]+", re.IGNORECASE
    )
    assert {name: loaded.findall(text) for name, text in pages(site).items() if loaded.search(text)} == {}


def _internal(text: str) -> list[str]:
    """The links of a page that lead to files of the site."""
    return [link for link in re.findall(r"<a [^>]*href=\"?([^\"\s>#]+)", text) if not re.match(r"[a-z]+:", link)]


@pytest.mark.slow
def test_links_between_pages_lead_to_files(site: Path) -> None:
    links = [(name, link) for name, text in pages(site).items() for link in _internal(text) if name != "404.html"]
    assert links
    broken = [(name, link) for name, link in links if not (site / name).parent.joinpath(link).exists()]
    assert broken == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_every_command_is_documented(site: Path, name: str) -> None:
    text = pages(site)["commands.html"]
    assert f"Usage: impactetl {name}" in text
    assert re.search(rf"<h2[^>]*>impactetl {name}<", text)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(impactetl.__all__) - {"__version__"}))
def test_every_public_name_is_documented(site: Path, name: str) -> None:
    public = getattr(impactetl, name)
    assert inspect.getdoc(public)
    assert re.search(rf'id="?{re.escape(public.__module__)}\.{name}["\s>]', pages(site)["python.html"])


@pytest.mark.parametrize(
    "name", sorted(name for name in set(impactetl.__all__) if inspect.isfunction(getattr(impactetl, name)))
)
def test_a_public_function_describes_each_of_its_arguments(name: str) -> None:
    function = getattr(impactetl, name)
    told = inspect.getdoc(function) or ""
    missing = [word for word in inspect.signature(function).parameters if not re.search(rf"\b{word}\b", told)]
    assert missing in ([], ["path"]), told  # open says of its one argument what it is: the folder


def _commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", TUTORIAL, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line]


def _report() -> bytes:
    """The annual report, as a PDF file with a heading and a paragraph."""
    page = Pages()
    page.put(LEFT, 60, "Annual Report 2019", size=18, style="B")
    page.lines(100, REPORT)
    return page.done()


def _project(folder: Path) -> None:
    """Lay the files out as the tutorial says, with its own sidecar."""
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "annual-report.pdf").write_bytes(_report())
    (raw / "story.html").write_text(STORY, encoding="utf-8")
    (sidecar,) = re.findall(r"^```toml\n(.*?)^```$", TUTORIAL, re.DOTALL | re.MULTILINE)
    digest = sha256((raw / "annual-report.pdf").read_bytes()).hexdigest()
    (raw / "annual-report.pdf.toml").write_text(sidecar.replace("SHA256", digest), encoding="utf-8")


def _verdict(folder: Path) -> None:
    """Write what the explorer page exports where a reviewer rejects a record."""
    with impactetl.open(folder / "data" / "processed") as dataset:
        row: dict[Any, Any] = dataset.records.query("number_text == '31'").iloc[0].to_dict()
        source = dataset.sources.set_index("source_id").loc[row["source_id"]]
    spans = ("quote_start", "quote_end", "number_start", "number_end")
    line = {
        "verdict": "rejected",
        "source_sha256": source["sha256"],
        "uri": source["uri"],
        **{name: row[name] for name in ("quote", "number_text", "metric")},
        **{name: int(row[name]) for name in spans},
        "fields": None,
        "reviewer": "reader",
        "time": "2026-01-01T12:00:00Z",
        "reason": None,
    }
    (folder / "verdicts.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


def test_the_tutorial_leads_from_a_folder_to_a_reviewed_published_dataset(tmp_path: Path) -> None:
    _project(tmp_path)
    printed = {}
    with chdir(tmp_path):
        for command in _commands():
            if "review import" in command:
                _verdict(tmp_path)
            result = CliRunner().invoke(app, shlex.split(command.removeprefix("impactetl ")))
            assert result.exit_code == 0, f"{command}\n{result.output}"
            printed[command] = result.output
    assert len(printed) == len(set(_commands()))
    assert "> 59-61  '84'" in printed["impactetl explain data/raw/annual-report.pdf:59"]
    with impactetl.open(tmp_path / "data" / "processed") as dataset:
        assert "reviewer" in set(dataset.rejections["reason"])
        assert set(dataset.sources["publisher"].dropna()) == {"Example Mission"}
    shown = (tmp_path / "data" / "public" / "records.csv").read_text(encoding="utf-8-sig")
    assert "Namusisi" not in shown
    assert "12 other women" in shown


def test_planning_past_one_machine_takes_its_speed_from_what_was_measured() -> None:
    measured = re.search(
        r"^\| WET \.gz, to records \| ([\d.]+) MB/s",
        (ROOT / "docs" / "performance.md").read_text("utf-8"),
        re.MULTILINE,
    )
    planned = re.search(
        r"/ ([\d.]+) MB/s / 3,600 = about ([\d,]+) core-hours", (ROOT / "docs" / "scale.md").read_text("utf-8")
    )
    assert measured is not None
    assert planned is not None
    assert planned[1] == measured[1]
    hours = int(planned[2].replace(",", ""))
    assert abs(9e6 / float(planned[1]) / 3600 - hours) <= 50  # told in hundreds


def test_the_tutorial_names_only_files_of_the_project_that_it_makes() -> None:
    assert all(command.startswith("impactetl ") for command in _commands())
    assert {command.split()[1] for command in _commands()} >= {"build", "ledger", "explain", "review", "publish", "sql"}
