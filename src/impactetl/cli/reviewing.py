"""The work of the commands ``review``."""

import json
from dataclasses import asdict, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import typer

from impactetl import dataset
from impactetl.cli import render
from impactetl.cli.cases import toml_text
from impactetl.cli.group import FAILED, complain, visible
from impactetl.cli.progress import counted
from impactetl.errors import UsageError
from impactetl.reviews import folder
from impactetl.reviews.agreement import Agreement, agreements
from impactetl.reviews.gold import Annotated, annotated
from impactetl.schema import Verdict

# What the rules read of a document beside its text, and what a sidecar must have.
_SIDECAR = ("title", "publisher", "author", "published", "url", "language", "country", "rights")
_NO_RIGHTS = "not known"


def take_in(file: Path, reviews: Path) -> None:
    """Bring the verdicts of a file into the folder, and tell how many are new."""
    if not file.exists():
        msg = f"{file}: there is no such file; name a file of verdicts, as the explorer page exports it"
        raise UsageError(msg)
    brought = folder.add(reviews, file)
    for fault in brought.faults:
        complain(f"error: {fault}; correct the line and import the file again")
    new, known = counted(brought.new, "new verdict"), brought.known
    applied = "; the next build with these reviews applies them" if brought.new else ""
    typer.echo(visible(f"{new} taken into {reviews}, {known} known before{applied}"))
    if not (brought.new or known or brought.faults):
        complain(f"note: {file} holds no verdict")
    if brought.faults:
        raise typer.Exit(FAILED)


def _verdicts(reviews: Path) -> tuple[Verdict, ...]:
    """Give the verdicts of a folder, and say where there are none."""
    found = folder.read_folder(reviews)
    if not found:
        none = "holds no verdicts" if reviews.is_dir() else "there is no such folder"
        complain(f"note: {reviews}: {none}; bring some in with: impactetl review import FILE")
    return found


def give_out(output: Path | None, reviews: Path) -> None:
    """Write all verdicts."""
    lines = "".join(folder.line_of(verdict) for verdict in _verdicts(reviews))
    with render.opened(output) as stream:
        stream.write(lines.encode("utf-8"))


def give_gold(output: Path | None, texts: Path | None, data: Path) -> None:
    """Write the gold lines of the documents that are wholly reviewed, and name those that are not."""
    with dataset.open(data) as opened:
        found = list(annotated(opened))
    for document in found:
        if document.waiting:
            uri = document.source["uri"]
            complain(f"left out: {uri}: {document.waiting} of its records and near misses are not reviewed")
    whole = [document for document in found if not document.waiting]
    if not whole:
        msg = f"no document of {data} is wholly reviewed; review one on its explorer.html, import, build, and try again"
        raise UsageError(msg)
    lines = [json.dumps(line, ensure_ascii=False) + "\n" for document in whole for line in document.lines]
    with render.opened(output) as stream:
        stream.write("".join(lines).encode("utf-8"))
    if texts is not None:
        texts.mkdir(parents=True, exist_ok=True)
        for document in whole:
            _write_text(document, texts)


def _write_text(document: Annotated, folder_of_texts: Path) -> None:
    """Write a text with a sidecar of what is known of it, so that it is read as it was in the dataset."""
    content = document.source["text"].encode("utf-8")
    (folder_of_texts / document.name).write_bytes(content)
    known: dict[str, Any] = {name: document.source[name] for name in _SIDECAR} | {"sha256": sha256(content).hexdigest()}
    known["rights"] = known["rights"] or _NO_RIGHTS
    lines = [f"{name} = {_toml(name, value)}\n" for name, value in known.items() if value is not None]
    (folder_of_texts / f"{document.name}.toml").write_text("".join(lines), encoding="utf-8")


def _toml(name: str, value: str) -> str:
    return value if name == "published" else toml_text(value)


def agreement(form: str, reviews: Path) -> None:
    """Write how far every two reviewers agree, field by field."""
    found = list(agreements(_verdicts(reviews)))
    if not found:
        msg = f"no two reviewers of {reviews} judged the same place; import the verdicts of two, and try again"
        raise UsageError(msg)
    render.write(form, [field.name for field in fields(Agreement)], map(asdict, found))
