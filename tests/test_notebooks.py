"""The notebooks run on the built dataset, each draws something, and git holds none of their outputs."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

import impactetl
from readme import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
RUNNER = Path(sys.executable).with_name("jupyter-execute")
# For one cell, on a machine that does other work; it ends a notebook that hangs and measures nothing.
SECONDS_A_CELL = 300


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a user has it after ``make data``."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    impactetl.build(folder / "data" / "raw", folder / "data" / "processed")
    return folder


def _outputs(notebook: Any) -> Iterator[Any]:  # noqa: ANN401 - notebooks have no public type
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


def test_there_is_a_notebook_for_each_task() -> None:
    names = [path.stem.partition("_")[2] for path in NOTEBOOKS]
    assert names == ["first_look", "sql", "claims", "your_documents", "trust_and_review"]


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_draws(project: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # its shell commands find the program beside the interpreter, as in an activated environment
    monkeypatch.setenv("PATH", str(RUNNER.parent), prepend=":")
    command = [str(RUNNER), "--inplace", f"--timeout={SECONDS_A_CELL}", path.name]
    done = subprocess.run(command, cwd=project / "notebooks", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    notebook: Any = nbformat.read(project / "notebooks" / path.name, as_version=4)  # type: ignore[no-untyped-call]  # no types
    outputs = list(_outputs(notebook))
    assert [output for output in outputs if output.output_type == "error"] == []
    drawn = [output for output in outputs if "image/svg+xml" in output.get("data", {})]
    assert drawn
    errors = [output.text for output in outputs if output.get("name") == "stderr"]
    assert errors == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_git_holds_no_outputs(path: Path) -> None:
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # no types
    nbformat.validate(notebook)
    assert list(_outputs(notebook)) == []
    assert [cell for cell in notebook.cells if cell.get("execution_count") is not None] == []
