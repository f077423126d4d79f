"""What the repository promises about itself: its commands, its locks, its house numbers, and what no file may hold."""

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import impactetl

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "impactetl"
LOCKS = ("requirements/runtime.txt", "requirements/dev.txt")

MAX_FILE_LINES = 300
MAX_STATEMENTS = 25
MAX_COMPLEXITY = 8
MAX_ARGUMENTS = 5
MIN_COVERAGE = 95

# What ties a file to one machine or to one package index. The sources as received may say what they like.
FORBIDDEN_TEXT = (
    re.compile(r"(?:^|[\s\"'(=:])/(?:root|home|Users|opt|work|tmp)/[\w.-]+"),
    re.compile(r"--(?:(?:extra-|default-)?index(?:-url)?|find-links|trusted-host)\b"),
    re.compile(r"\b(?:pypi|pythonhosted)\.(?:org|python\.org)\b"),
)

# The layers that only wire and show may know what time it is; everything below gives the same for the same input.
UNBOUND = {"cli", "building", "pipeline", "engines", "__main__"}
CHANCE_AND_NETWORK = {
    "ftplib",
    "http",
    "random",
    "requests",
    "secrets",
    "smtplib",
    "socket",
    "ssl",
    "time",
    "urllib.request",
}
CLOCK_CALLS = {"now", "today", "utcnow", "uuid1", "uuid4"}


def _run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def _own_files() -> list[Path]:
    """List the files that git tracks or would track, less the sources as received."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    names = _run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    own = [ROOT / name for name in names if name and not (name.startswith("data/raw/") and not name.endswith(".toml"))]
    return [path for path in own if path.is_file()]


def _findings(text: str) -> list[str]:
    return [found.group().strip() for pattern in FORBIDDEN_TEXT for found in pattern.finditer(text)]


@pytest.mark.parametrize(
    "line",
    [
        "--find-" + "links ./wheels",
        "-" + "-default-index mirror",
        "-" + "-extra-index" + "-url mirror",
        "prefix = " + "/home" + "/ada/lib",
        "https://py" + "pi.org/simple",
    ],
)
def test_the_search_for_addresses_finds_one(line: str) -> None:
    assert _findings(line)


def test_no_file_names_a_machine_path_or_a_package_index() -> None:
    found = {
        str(path.relative_to(ROOT)): hits
        for path in _own_files()
        if (hits := _findings(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def _modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def test_no_source_file_is_longer_than_the_house_allows() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert {name: length for name, length in lengths.items() if length > MAX_FILE_LINES} == {}


def test_the_linter_enforces_the_house_numbers(project: dict[str, Any]) -> None:
    lint = project["tool"]["ruff"]["lint"]
    assert lint["mccabe"]["max-complexity"] <= MAX_COMPLEXITY
    assert lint["pylint"]["max-statements"] <= MAX_STATEMENTS
    assert lint["pylint"]["max-args"] <= MAX_ARGUMENTS
    switched_off = {"C901", "PLR0915", "PLR0913", "ANN", "DTZ"} & set(lint["ignore"])
    assert switched_off == set()


def test_types_warnings_and_coverage_stay_strict(project: dict[str, Any]) -> None:
    tool = project["tool"]
    assert tool["mypy"]["strict"] is True
    assert "error" in tool["pytest"]["ini_options"]["filterwarnings"]
    assert tool["coverage"]["run"]["branch"] is True
    assert tool["coverage"]["report"]["fail_under"] >= MIN_COVERAGE


def _imported(node: ast.AST) -> list[str]:
    """List the dotted names that a node imports; ``from a import b`` gives a and a.b, for b may be a module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _impure(code: str) -> list[str]:
    """List each import or call that makes a result depend on the clock, on chance or on a network."""
    found = []
    for node in ast.walk(ast.parse(code)):
        found += [name for name in _imported(node) if {name, name.partition(".")[0]} & CHANCE_AND_NETWORK]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK_CALLS:
            found.append(f"line {node.lineno}: {node.func.attr}()")
    return found


@pytest.mark.parametrize(
    "code",
    ["import random", "from urllib.request import urlopen", "from urllib import request", "x = date.today()"],
)
def test_the_search_for_impure_code_finds_it(code: str) -> None:
    assert _impure(code)


def test_the_search_for_impure_code_lets_pure_code_be() -> None:
    assert _impure("from urllib.parse import urlsplit\nfrom datetime import date\nd = date(2016, 1, 1)") == []


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_stage_reads_the_clock_chance_or_a_network(path: Path) -> None:
    top = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if top in UNBOUND:
        pytest.skip(f"{top} is no stage")
    assert _impure(path.read_text(encoding="utf-8")) == []


def _locked(name: str) -> dict[str, set[str]]:
    """Read a lock: the versions of each distribution (more than one where they differ by Python version)."""
    pins = re.findall(r"^([\w.-]+)==([\w.+!]+)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    locked: dict[str, set[str]] = {}
    for distribution, version in pins:
        locked.setdefault(canonicalize_name(distribution), set()).add(version)
    return locked


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_has_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"), flags=re.IGNORECASE)
    pins = [entry for entry in entries if "==" in entry.partition("\n")[0]]
    assert len(pins) >= len(_locked(name)) > 0
    assert [entry.partition(" ")[0] for entry in pins if "--hash=sha256:" not in entry] == []


def test_the_development_lock_holds_the_runtime_lock() -> None:
    runtime, dev = (_locked(name) for name in LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime


def _unmet(wanted: list[str], locked: dict[str, set[str]]) -> list[str]:
    """List the requirements that no locked version meets."""
    parsed = [Requirement(text) for text in wanted]
    return [
        str(requirement)
        for requirement in parsed
        if not any(requirement.specifier.contains(v) for v in locked.get(canonicalize_name(requirement.name), ()))
    ]


def test_the_locks_meet_the_declared_dependencies(project: dict[str, Any]) -> None:
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    assert _unmet(runtime, _locked(LOCKS[0])) == []
    assert _unmet([*runtime, *project["project"]["optional-dependencies"]["dev"]], _locked(LOCKS[1])) == []


def test_build_in_repeats_the_build_requirements(project: dict[str, Any]) -> None:
    lines = (ROOT / "requirements" / "build.in").read_text(encoding="utf-8").splitlines()
    assert set(project["build-system"]["requires"]) <= set(lines)


def _targets(makefile: str) -> set[str]:
    phony = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    assert phony is not None
    return set(phony.group(1).split())


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="needs GNU make")


@needs_make
def test_make_alone_prints_every_target_with_its_line(makefile: str) -> None:
    printed = dict(re.findall(r"^  ([a-z]+)  +(\S.*)$", _run("make", "--no-print-directory"), flags=re.MULTILINE))
    assert set(printed) == _targets(makefile)
    assert {"data", "test", "check", "schemas", "fix", "clean"} <= set(printed)


def test_every_target_is_named_in_the_contributors_guide(makefile: str) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {target for target in _targets(makefile) if f"`make {target}`" not in guide} == {"help"}


@needs_make
@pytest.mark.parametrize(
    "tool",
    ["ruff check", "ruff format --check", "mypy", "lint-imports", "schemas --check", "pytest", "--cov"],
)
def test_make_check_runs_the_tool(tool: str) -> None:
    assert tool in _run("make", "--no-print-directory", "--dry-run", "check")


def test_the_continuous_check_calls_the_same_targets_in_order() -> None:
    script = ROOT / ".ci" / "run"
    called = re.findall(r"^step make (\w+)", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert called == ["install", "check", "data"]
    assert script.stat().st_mode & 0o111


def test_the_change_log_tells_of_data_and_code_for_this_version(project: dict[str, Any]) -> None:
    version = project["project"]["version"]
    newest = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert newest.startswith(f"{version} ")
    assert re.findall(r"^### (.*)$", newest, flags=re.MULTILINE) == ["Data", "Code"]
    assert version == impactetl.__version__


def test_sources_are_kept_byte_for_byte_by_git() -> None:
    assert "data/raw/** -text" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


def test_the_licence_is_the_full_text() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
