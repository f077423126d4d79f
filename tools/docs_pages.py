"""Gather the pages of the documentation site in ``build/docs``; ``make docs`` then builds the site of them.

Besides what lies in ``docs`` there are the commands, which are their help, the Python functions of
``impactetl.__all__``, the notebooks by their first cells, and what stands elsewhere in the repository (change log,
schemas), so that links to it lead somewhere.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import typer.main

import impactetl
from impactetl.cli import app

ROOT = Path(__file__).resolve().parent.parent
# Files of the repository that are pages of the site.
TAKEN_IN = {
    "CHANGELOG.md": "changes.md",
    "CONTRIBUTING.md": "contributing.md",
    "src/impactetl/lexicon/README.md": "word-lists.md",
}
# What the pages that are made here show: a link to it leads to the page.
MADE_OF = {
    "src/impactetl/cli/commands": "commands.md",
    "src/impactetl/__init__.py": "python.md",
    "notebooks": "notebooks.md",
}
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|mailto:|#)([^)\s]+)\)")
_WIDTH = 100


def gather(out: Path) -> None:
    """Write all pages into the folder ``out``, which is made anew."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(ROOT / "schemas", out / "schemas")
    for picture in (ROOT / "docs").glob("*.svg"):
        shutil.copy(picture, out)
    pages = {f"docs/{path.name}": path.name for path in sorted((ROOT / "docs").glob("*.md"))} | TAKEN_IN
    for origin, name in pages.items():
        text = (ROOT / origin).read_text(encoding="utf-8")
        (out / name).write_text(_relinked(text, (ROOT / origin).parent), encoding="utf-8")
    for name, page in zip(MADE_OF.values(), (commands_page, python_page, notebooks_page), strict=True):
        (out / name).write_text(page(), encoding="utf-8")


def _relinked(text: str, folder: Path) -> str:
    """Point links that lead out of a page's folder to where their target is on the site, or take them away."""
    return _LINK.sub(lambda found: _link(found, folder), text)


def _link(found: re.Match[str], folder: Path) -> str:
    words, (path, mark, anchor) = found[1], found[2].partition("#")
    target = (folder / path).resolve()
    if not target.exists() or not target.is_relative_to(ROOT):
        return found[0]  # a broken link: the generator names it
    origin = target.relative_to(ROOT).as_posix()
    pages = TAKEN_IN | MADE_OF
    name = pages.get(origin, origin.removeprefix("docs/"))
    on_site = origin in pages or (target.is_file() and origin.startswith(("docs/", "schemas/")))
    return f"[{words}]({name}{mark}{anchor})" if on_site else f"{words} (`{origin}` in the repository)"


def commands() -> Iterator[tuple[str, Any]]:
    """Give every command that does something, under its full name."""
    yield from _below("impactetl", typer.main.get_command(app))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - the parser's types are not public
    below = getattr(command, "commands", {})
    if not below:
        yield name, command
    for word, one in below.items():
        yield from _below(f"{name} {word}", one)


def commands_page() -> str:
    """Give the page of the commands: the help of each."""
    parts = ["# Commands", "Each prints the text below with `--help`."]
    for name, command in commands():
        context = command.make_context(
            name, [], resilient_parsing=True, max_content_width=_WIDTH, terminal_width=_WIDTH
        )
        parts.append(f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def python_page() -> str:
    """Give the page of the public functions and classes."""
    names = [name for name in sorted(impactetl.__all__) if name != "__version__"]
    parts = [
        "# Python",
        "All of these are names of the package: `import impactetl`, then `impactetl.extract`, and so on.",
    ]
    parts += [f"::: {getattr(impactetl, name).__module__}.{name}" for name in names]
    return "\n\n".join(parts) + "\n"


def notebooks_page() -> str:
    """Give the page that lists the notebooks, each by its first cell."""
    parts = ["# Notebooks", "They lie in the folder `notebooks` of the repository, and run on what `make data` builds."]
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # it has no types
        title, _, about = notebook.cells[0].source.partition("\n")
        parts.append(f"## {title.lstrip('# ')}\n\n`notebooks/{path.name}`\n\n{about.strip()}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    gather(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build" / "docs")
