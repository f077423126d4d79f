"""README.md shows what the program prints today."""

import re
from pathlib import Path

import pytest

from readme import README, ROOT, renewed

TEXT = README.read_text(encoding="utf-8")


def test_every_result_shown_is_what_the_program_gives(tmp_path: Path) -> None:
    assert renewed(TEXT, tmp_path) == TEXT, "if the new results are right, write them with: make readme"


def test_a_result_that_is_out_of_date_is_made_anew(tmp_path: Path) -> None:
    stale = '```console\n$ impactetl sql "SELECT 1 AS one"\ntwo\n```\n\n```pycon\n>>> 1 + 1\n3\n```\n'
    fresh = '```console\n$ impactetl sql "SELECT 1 AS one"\none\n  1\n```\n\n```pycon\n>>> 1 + 1\n2\n```\n'
    assert renewed(stale, tmp_path) == fresh


@pytest.mark.parametrize("kind", ["console", "pycon"])
def test_there_are_results_of_each_kind(kind: str) -> None:
    assert f"```{kind}\n" in TEXT


def test_the_audit_that_it_tells_of_is_that_of_the_page_on_quality() -> None:
    named = re.compile(r"mixed-\d+")
    quality = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert set(named.findall(TEXT)) == set(named.findall(quality))


def test_the_files_that_it_links_to_are_there() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_targets_that_it_names_are_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:^|`)make ([a-z]+)\b", TEXT, re.MULTILINE))
    assert {"data", "test"} <= targets
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
