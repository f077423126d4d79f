"""The folder of verdicts: one file of JSON lines for each source, named after its hash, always in the same order."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from impactetl.errors import ReviewError, reason
from impactetl.locations import Location, matching
from impactetl.schema import Judgement, Verdict
from impactetl.schema.faults import faults as faults_of

SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class Imported:
    """How many verdicts an import brought, how many were there already, and what is wrong with the other lines."""

    new: int
    known: int
    faults: tuple[str, ...]


def line_of(verdict: Verdict) -> str:
    """Give a verdict as one line of JSON; what the reviewer left out stays left out."""
    return verdict.model_dump_json(exclude_unset=True) + "\n"


def digest_of(verdicts: Iterable[Verdict]) -> str:
    """Give a hash of verdicts, whatever their order; empty for none."""
    lines = sorted(map(line_of, verdicts))
    return sha256("".join(lines).encode()).hexdigest() if lines else ""


def read_folder(folder: Location) -> tuple[Verdict, ...]:
    """Read every verdict of a folder; none where there is no such folder.

    Raises:
        ReviewError: a line is no verdict; the message names file and line.

    """
    verdicts: list[Verdict] = []
    for path in matching(folder, f"*{SUFFIX}") if folder.is_dir() else ():
        found, faults = read_lines(path)
        if faults:
            msg = f"{faults[0]}; correct the line, or delete it"
            raise ReviewError(msg)
        verdicts += found
    return tuple(verdicts)


def read_lines(path: Location) -> tuple[list[Verdict], list[str]]:
    """Read a file of verdicts, and tell what is wrong with lines that are none.

    Raises:
        ReviewError: the file cannot be read.

    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: cannot be read ({reason(error)}); name a file of verdicts, one JSON object a line"
        raise ReviewError(msg) from error
    verdicts, faults = [], []
    for count, line in enumerate(lines, start=1):
        if line.strip():
            try:
                verdicts.append(Verdict.model_validate_json(line))
            except ValidationError as error:
                faults.append(f"{path}:{count}: is no verdict: {_told(error)}")
    return verdicts, faults


def _told(error: ValidationError) -> str:
    return "; ".join(f"{field or 'line'}: {words}" for field, words in faults_of(error, Verdict, Judgement))


def add(folder: Path, file: Path) -> Imported:
    """Bring the verdicts of a file into the folder; one that is there already is not written twice.

    Raises:
        ReviewError: the file, or one of the folder, cannot be read.

    """
    verdicts, faults = read_lines(file)
    new = 0
    for digest in sorted({verdict.source_sha256 for verdict in verdicts}):
        ours = [verdict for verdict in verdicts if verdict.source_sha256 == digest]
        new += _merge(folder / f"{digest}{SUFFIX}", ours)
    return Imported(new, len(verdicts) - new, tuple(faults))


def _merge(path: Path, verdicts: Sequence[Verdict]) -> int:
    """Write a file anew with these verdicts in it, and tell how many of them it had not."""
    known, faults = read_lines(path) if path.exists() else ([], [])
    if faults:
        msg = f"{faults[0]}; correct the line before verdicts are added to this file"
        raise ReviewError(msg)
    merged = {line_of(verdict): verdict for verdict in (*known, *verdicts)}
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text("".join(_in_order(merged)), encoding="utf-8", newline="\n")
    os.replace(half, path)  # noqa: PTH105 - one rename: the file is there as a whole at any time
    return len(merged) - len({line_of(verdict) for verdict in known})


def _in_order(lines: dict[str, Verdict]) -> Iterator[str]:
    """Give lines in the order of the text, then of time."""
    for line, _ in sorted(
        lines.items(), key=lambda pair: (*place_of(pair[1]), pair[1].time, pair[1].reviewer, pair[0])
    ):
        yield line


def place_of(verdict: Verdict) -> tuple[int, int, str]:
    """Give what a verdict is about within its source: the span of the number, and the metric ("" for no record)."""
    return verdict.number_start, verdict.number_end, verdict.metric or ""
