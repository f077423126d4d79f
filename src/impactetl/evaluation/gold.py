"""Annotations as they are read from a file, and the records and rejections of the texts that they are about."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from impactetl.errors import UsageError, reason
from impactetl.extraction import Extraction
from impactetl.pipeline import extract_paths
from impactetl.schema import ImpactRecord
from impactetl.schema.enums import MetricName, Qualifier
from impactetl.schema.faults import faults
from impactetl.sources.sidecar import sidecar_of

Row = Mapping[str, Any]
"""A gold line, or a record in the plain values of JSON; its keys are columns of table ``records``."""

NUMBER = ("value", "value_min", "value_max", "qualifier", "unit")
_ACTUAL = "actual"


class _Gold(BaseModel, strict=True):
    """What every gold line must have; it may have further columns of table ``records``."""

    doc: str
    metric: MetricName
    number_start: Annotated[int, Field(ge=0)]
    number_end: Annotated[int, Field(ge=0)]
    value: float | None
    value_min: float | None
    value_max: float | None
    qualifier: Qualifier
    unit: str


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its text, and what was made of its numbers; ``records`` are the actual ones."""

    name: str
    text: str
    records: tuple[Row, ...] = ()
    rejections: tuple[Row, ...] = ()
    ungrounded: int = 0


def read_gold(path: Path) -> dict[str, list[Row]]:
    """Read a gold file, JSON lines, by document.

    Raises:
        UsageError: the file cannot be read, a line is no JSON object, or it lacks a column that every line must have.

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: cannot be read ({reason(error)}); name a file of gold lines, one JSON object a line"
        raise UsageError(msg) from error
    gold: dict[str, list[Row]] = defaultdict(list)
    for count, line in enumerate(lines, start=1):
        if line.strip():
            row = _line(path, count, line)
            gold[row["doc"]].append(row)
    return dict(gold)


def _line(path: Path, count: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        msg = f"{path}:{count}: is no JSON ({reason(error)}); correct the line"
        raise UsageError(msg) from error
    lacking = (
        [name for name in _Gold.model_fields if name not in row] if isinstance(row, dict) else [*_Gold.model_fields]
    )
    if lacking:
        msg = f"{path}:{count}: a gold line must be an object with {', '.join(lacking)}; add what is missing"
        raise UsageError(msg)
    try:
        _Gold.model_validate_json(line)
    except ValidationError as error:
        wrong = "; ".join(f"{name}: {words}" for name, words in faults(error, ImpactRecord))
        msg = f"{path}:{count}: is no gold line: {wrong}; correct it"
        raise UsageError(msg) from error
    return dict(row)


def read_texts(folder: Path) -> list[Text]:
    """Extract from every document of a folder, each under the name that the gold gives it.

    That is the last part of its uri, or the ``original_name`` of its sidecar.

    Raises:
        UsageError: the folder holds no source.
        SourceError: a document cannot be used.

    """
    texts = [_text(item, folder) for item in extract_paths([folder], strict=True) if isinstance(item, Extraction)]
    return sorted(texts, key=lambda text: text.name)


def _text(extraction: Extraction, folder: Path) -> Text:
    document = extraction.document
    sidecar = sidecar_of(folder / document.uri, folder)
    name = (sidecar.original_name if sidecar is not None else None) or PurePosixPath(document.uri).name
    rows = [record.model_dump(mode="json") for record in extraction.records]
    return Text(
        name,
        document.text,
        tuple(actual(rows)),
        tuple(rejection.model_dump(mode="json") for rejection in extraction.rejections),
        sum(not grounded(row, document.text) for row in rows),
    )


def actual(rows: Sequence[Row]) -> list[Row]:
    """Give the records that count, those of what has happened; ``part_of`` becomes the start of the whole's number."""
    starts = {row["record_id"]: row["number_start"] for row in rows if "record_id" in row}
    placed = [{**row, "part_of": starts.get(row.get("part_of"))} for row in rows]
    return [row for row in placed if row.get("modality", _ACTUAL) == _ACTUAL]


def grounded(row: Row, text: str) -> bool:
    """Tell whether the quote and the number of a record stand where it says, the number within the quote."""
    quote = text[row["quote_start"] : row["quote_end"]] == row["quote"]
    number = text[row["number_start"] : row["number_end"]] == row["number_text"]
    within = row["quote_start"] <= row["number_start"] and row["number_end"] <= row["quote_end"]
    return bool(quote and number and within)


def refuse_strangers(gold: Mapping[str, Sequence[Row]], texts: Sequence[Text]) -> None:
    """Refuse gold whose documents are not among the texts, or whose numbers do not stand in them.

    Raises:
        UsageError: it names the first documents or the first line at fault.

    """
    known = {text.name: text.text for text in texts}
    strangers = sorted(set(gold) - set(known))
    if strangers:
        msg = f"the gold names documents that are not among the texts: {', '.join(strangers[:3])}; name their folder"
        raise UsageError(msg)
    for row in (row for rows in gold.values() for row in rows):
        start, end = row["number_start"], row["number_end"]
        if "number_text" in row and known[row["doc"]][start:end] != row["number_text"]:
            msg = f"{row['doc']}: {row['number_text']!r} does not stand at {start} to {end}; correct the gold line"
            raise UsageError(msg)
