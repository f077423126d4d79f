"""Marked number expressions in running text, and how many of them the ledger reads right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from impactetl import sources
from impactetl.cli.rows import Row, ledger_rows
from impactetl.extraction import extract_document
from impactetl.model import Document

FOLDER = Path(__file__).parent / "numbers"
_MARK = re.compile(r"\[\[(.+?)\|(.+?)\]\]")
_SIGNS = {"exact": "=", "approximate": "~", "at_least": ">=", "at_most": "<="}


@dataclass(frozen=True, slots=True)
class Marked:
    """One expression in its text, and how it reads: ``=12``, ``>=50``, ``~7``, ``7..10``, ``vague 24``, ``=6 year``."""

    text: str
    start: int
    end: int
    expected: str


def marked(name: str) -> Iterator[Marked]:
    """Give the marked expressions of a file, each line a text."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans, at = "", [], 0
        for found in _MARK.finditer(line):
            text += line[at : found.start()]
            spans.append((len(text), len(text) + len(found[1]), found[2]))
            text, at = text + found[1], found.end()
        text += line[at:]
        yield from (Marked(text, *span) for span in spans)


def reading(row: Row) -> str:
    """Give how a row of the ledger reads."""
    qualifier = row["qualifier"]
    if qualifier == "range":
        words = f"{row['value_min']}..{row['value_max']}"
    elif qualifier == "vague":
        words = f"vague {row['value_min']}"
    elif row["value"] is None:
        return "none"
    else:
        words = f"{_SIGNS[qualifier]}{row['value']}"
    return words + (f" {row['unit']}" if row["unit"] in {"year", "month", "week", "day"} else "")


def read(of: Marked, ledgers: dict[str, list[Row]]) -> str | None:
    """Give how the ledger reads an expression; None where it has none there. ``ledgers`` keeps what was read."""
    if of.text not in ledgers:
        document = Document(sources.source_id("made.txt"), "made.txt", of.text)
        ledgers[of.text] = list(ledger_rows(extract_document(document)))
    here = [row for row in ledgers[of.text] if row["number_start"] < of.end and of.start < row["number_end"]]
    told = [reading(row) for row in here]
    return of.expected if of.expected in told else next(iter(told), None)


def wrong(name: str) -> tuple[int, list[str]]:
    """Give how many expressions a file has, and a line for each that is read wrong."""
    ledgers: dict[str, list[Row]] = {}
    count, failed = 0, []
    for one in marked(name):
        count += 1
        got = read(one, ledgers)
        if got != one.expected:
            near = one.text[max(one.start - 40, 0) : one.end + 30]
            failed.append(f"{one.text[one.start : one.end]!r} reads {got}, not {one.expected}: ...{near}...")
    return count, failed
