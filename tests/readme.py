"""The results that README.md shows, made anew; ``make readme`` writes them into it.

A block of kind ``console`` holds commands after ``$ `` with what they print, one of kind ``pycon`` holds Python after
``>>> ``. All of them run one after the other in a folder with ``data/raw`` and the dataset that is built from it.
"""

import doctest
import os
import re
import shlex
import shutil
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from typer.testing import CliRunner

import impactetl
from impactetl.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROMPT = "$ impactetl "


def renewed(text: str, folder: Path) -> str:
    """Give the text with the result of each command and example as it is now; ``folder`` is empty at first."""
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    names: dict[str, Any] = {}

    def block(found: re.Match[str]) -> str:
        body = _session(found[2]) if found[1] == "console" else _examples(found[2], names)
        return f"```{found[1]}\n{body}```"

    with chdir(folder):
        impactetl.build()
        return _BLOCK.sub(block, text)


def _session(block: str) -> str:
    """Run the commands of a block; its other lines are what they printed, and are replaced."""
    printed = []
    for line in block.splitlines():
        if line.startswith(_PROMPT):
            result = CliRunner().invoke(app, shlex.split(line.removeprefix(_PROMPT)))
            printed.append(f"{line}\n{result.output}")
    return "\n".join(printed)


def _examples(block: str, names: dict[str, Any]) -> str:
    """Run the examples of a block, each as an interactive session does."""
    shown = []
    for example in doctest.DocTestParser().get_examples(block):
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(example.source, str(README), "single"), names)  # noqa: S102 - our own README
        first, *more = example.source.splitlines()
        shown.append("\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in more), printed.getvalue()]))
    return "".join(shown)


def main() -> None:
    """Write the results anew into README.md."""
    with TemporaryDirectory() as folder:
        README.write_text(renewed(README.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("COLUMNS", None)
    main()
